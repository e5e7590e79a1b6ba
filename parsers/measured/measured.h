/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured.h: reads measured spectra of any known format, as the file has them, and converts
 * them explicitly to absorbance on increasing wavenumbers. */
#ifndef ELASTIR_MEASURED_H
#define ELASTIR_MEASURED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"

/* What the abscissa is. */
typedef enum {
  ELASTIR_X_UNKNOWN,     /* the file does not say: to be given as an option */
  ELASTIR_X_WAVENUMBER,  /* cm-1 */
  ELASTIR_X_MICROMETRE,
  ELASTIR_X_NANOMETRE,
  ELASTIR_X_TERAHERTZ,
  ELASTIR_X_OTHER        /* time, m/z, Hz, ppm, Raman shift, …: not infrared */
} elastir_x_kind;

/* What the ordinate is. */
typedef enum {
  ELASTIR_Y_UNKNOWN, /* the file does not say */
  ELASTIR_Y_ABSORBANCE,
  ELASTIR_Y_TRANSMITTANCE,         /* fraction */
  ELASTIR_Y_TRANSMITTANCE_PERCENT,
  ELASTIR_Y_REFLECTANCE,           /* fraction */
  ELASTIR_Y_REFLECTANCE_PERCENT,
  ELASTIR_Y_KUBELKA_MUNK,
  ELASTIR_Y_LOG_1_R,               /* log10(1/R) */
  ELASTIR_Y_ABSORPTION_COEFFICIENT, /* proportional to absorbance, with its own unit */
  ELASTIR_Y_NANOFTIR_ABSORPTION,   /* Im eta_n = (A/A_ref) sin(phi - phi_ref) */
  ELASTIR_Y_NANOFTIR_REAL,         /* Re eta_n */
  ELASTIR_Y_NANOFTIR_AMPLITUDE,    /* |eta_n|, or O<n>A of a file without its reference */
  ELASTIR_Y_NANOFTIR_PHASE,        /* radians */
  ELASTIR_Y_SINGLE_BEAM,
  ELASTIR_Y_EMISSION,
  ELASTIR_Y_ARBITRARY,             /* the file says 'arbitrary', 'intensity' or the like */
  ELASTIR_Y_OTHER                  /* anything that is no infrared quantity */
} elastir_y_kind;

/* What is wanted of a neaspec harmonic n, eta_n = O<n> of the sample / O<n> of the reference. */
typedef enum {
  ELASTIR_NEASPEC_IMAGINARY, /* Im eta_n: nano-FTIR absorption */
  ELASTIR_NEASPEC_REAL,
  ELASTIR_NEASPEC_AMPLITUDE,
  ELASTIR_NEASPEC_PHASE
} elastir_neaspec_quantity;

/* {0} is the default of every field. */
typedef struct {
  /* Which spectrum of a file that holds several, counted from 1: infrared block of a JCAMP-DX
   * or AnIML file, spectrum of a CML file, subfile of an SPC file, pixel of a neaspec file.
   * 0: the only one; if there are several, the first curve, with warning 'several-blocks'
   * that lists them. */
  size_t block;
  /* The same by its title, upper and lower case alike; NULL: by the number. */
  const char *block_name;
  /* Also read what is no infrared spectrum (mass spectra, chromatograms, …), and count those
   * blocks too. Interferograms stay refused. */
  bool any_technique;
  /* Also read spectra whose abscissa is none of infrared (minutes, m/z, Hz, …) as long as the
   * file declares no other technique; warning 'x-not-infrared'. For showing what a file holds:
   * elastir_measured_to_absorbance refuses them. */
  bool any_axis;
  /* Also read Raman spectra, whose shifts then count as wavenumbers and whose ordinate as arbitrary. */
  bool raman;
  /* A column of a text file or a series of an AnIML file, by its name or its number counted
   * from 1 (NULL: the only one that can be meant). For neaspec a channel such as "O2A". */
  const char *x_column;
  const char *y_column;
  /* Overrides what the file says or leaves open: "cm-1", "um", "nm", "THz"; "absorbance",
   * "transmittance", "%T", "reflectance", "kubelka-munk", "log(1/R)", …
   * NULL: as the file says. */
  const char *x_unit;
  const char *y_unit;
  /* neaspec only. */
  const char *reference;   /* the file of the reference measurement; NULL: none */
  size_t reference_block;  /* its pixel, counted from 1; 0: the same number, or the only one */
  int harmonic;            /* 1 … 9; 0: 2 */
  elastir_neaspec_quantity quantity;
  bool average_pixels;     /* the mean of the complex values of all pixels */
  double phase_from_cm1;   /* a straight line is fitted to the phase of eta_n from … to and */
  double phase_to_cm1;     /* subtracted everywhere; unless from < to, one fitted to all of it */
  bool keep_phase;         /* leave the phase as it is */
  double reference_floor;  /* no value where A_ref < floor * max A_ref; 0: 0.05; < 0: no floor */
  elastir_checksum checksum; /* source.sha256 */
} elastir_measured_options;

/* Whether the depth of attenuated total reflection, proportional to 1/wavenumber, was divided
 * out of the ordinates. */
typedef enum {
  ELASTIR_ATR_NOT_CORRECTED, /* the file says nothing of it */
  ELASTIR_ATR_CORRECTED,
  ELASTIR_ATR_CORRECTION_UNCLEAR /* OPUS's 'ATR spectrum' */
} elastir_atr_correction;

/* How it was measured, as far as the file says so; NULL or "": it does not. */
typedef struct {
  char *name;            /* of the instrument */
  char *accessory;
  char *atr_crystal;
  char *apodisation;
  char *date;            /* as the file writes it */
  double resolution_cm1; /* 0: not said */
  long scans;            /* 0: not said */
  bool atr;              /* accessory, crystal or kind of spectrum say 'ATR' */
  elastir_atr_correction atr_correction;
} elastir_instrument;

/* Of a near field; {0}: it is none. */
typedef struct {
  int harmonic;
  bool normalised; /* by a reference: eta_n */
} elastir_near_field;

typedef struct {
  char *path;            /* as given; "-" is standard input */
  elastir_source source; /* bytes and, if asked for, SHA-256 of the file as stored */
  const char *format;    /* static: "jcamp-dx", "shimadzu-text",
                            "galactic-spc", "galactic-spc-old", "animl",
                            "cml", "omnic-csv", "opus-dpt", "neaspec", "opus", "omnic",
                            "perkin-elmer-sp", "agilent-asp", "gsf", "wide-table", "long-table",
                            "text" */
  char *title;           /* UTF-8, "" if none */
  char *x_unit;          /* UTF-8, as the file has it, "" if it has none */
  char *y_unit;
  elastir_x_kind x_kind; /* as used for conversion: stated, given as an option, or assumed */
  elastir_y_kind y_kind;
  bool y_guessed;          /* y_kind is a fraction that nothing but the values says */
  bool sticks;           /* a list of peaks, not a curve */
  size_t points;
  double *x; /* [points], in the file's own order and unit */
  double *y; /* [points], likewise, factors of the file applied; NAN: missing */
  size_t missing;        /* how many y are NAN */
  char **assumptions;    /* [assumption_count] what was assumed or done beyond the file's words;
                            each is also a diagnostic */
  size_t assumption_count;
  elastir_instrument instrument;
  elastir_near_field near_field;
  size_t block;          /* which one this is, counted from 1 */
  size_t block_count;    /* how many there are to choose from */
} elastir_measured;

/* One spectrum, by content. path "-" is standard input; gzip is accepted.
 * options NULL: defaults. false: nothing could be read; an error says why. Checks that fail
 * (X-check, NPOINTS, FIRSTY, …) are warnings with file:line. Free *measured in any case. */
bool elastir_measured_read(const char *path, const elastir_measured_options *options,
                           elastir_measured *measured, elastir_diagnostics *diagnostics);

/* The same from a stream that is open at its start, and is closed here; NULL: it could not be
 * opened. path: what measured->path becomes, and the name in messages. */
bool elastir_measured_read_stream(elastir_stream *stream, const char *path,
                                  const elastir_measured_options *options,
                                  elastir_measured *measured, elastir_diagnostics *diagnostics);
void elastir_measured_free(elastir_measured *measured);

/* Reports what was assumed of a spectrum, with its path, and keeps it with the others. */
void elastir_measured_assume(elastir_measured *measured, elastir_severity severity,
                             const char *code, elastir_diagnostics *diagnostics,
                             const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A spectrum ready for comparison. */
typedef struct {
  size_t points;
  double *wavenumber_cm1; /* [points], strictly increasing, positive */
  double *absorbance;     /* [points]; NAN: no value (missing, or T <= 0) */
  size_t missing;         /* NANs among them, all reasons together */
  size_t not_positive;    /* of those, T or R <= 0 (a saturated band) */
  size_t merged;          /* points with the abscissa of another, replaced by their mean */
  size_t dropped;         /* points at wavenumbers or wavelengths <= 0 */
  size_t far_off;         /* points left out since their abscissae lie far from all others */
  char **notes;           /* [note_count] the conversions and assumptions made, in order */
  size_t note_count;
} elastir_absorbance;

/* Conversion, explicit and recorded:
 *   x: cm-1 as is; micrometres 1e4/x; nanometres 1e7/x; THz 33.35641 x; sorted increasing;
 *   y: absorbance, Kubelka-Munk, log10(1/R), absorption coefficient, Im eta and 'arbitrary' as
 *      they are; T -> -log10 T; %T -> 2 - log10 %T; R likewise (apparent absorbance);
 *      unknown is taken as absorbance, which is noted (the reader warned if it may be T).
 * Error (false) for sticks, an x that is not or may not be cm-1, micrometres, nanometres or THz, a
 * single beam, emission, raw or non-absorptive nano-FTIR quantities, fewer than 2 values. */
bool elastir_measured_to_absorbance(const elastir_measured *measured,
                                    elastir_absorbance *absorbance,
                                    elastir_diagnostics *diagnostics);
void elastir_absorbance_free(elastir_absorbance *absorbance);

/* The same for what is compared with a near field that was computed: takes the phase of eta_n, too. A
 * raw phase stays refused, since that of the source is in it; so do amplitude and real part, whose bands
 * are dispersions. */
bool elastir_measured_to_near_field(const elastir_measured *measured,
                                    elastir_absorbance *absorbance,
                                    elastir_diagnostics *diagnostics);

/* Names for results and messages: "cm-1", "um", "nm", "THz", "unknown", "other"; "absorbance",
 * "transmittance", "transmittance_percent", "reflectance", "reflectance_percent",
 * "kubelka_munk", "log_1_r", "absorption_coefficient", "nanoftir_absorption", "nanoftir_real",
 * "nanoftir_amplitude", "nanoftir_phase", "single_beam", "emission", "arbitrary", "other",
 * "unknown". */
/* Whether a text names a unit that options.x_unit or options.y_unit may hold. */
bool elastir_x_unit_known(const char *unit);
bool elastir_y_unit_known(const char *unit);

const char *elastir_x_kind_name(elastir_x_kind kind);
const char *elastir_y_kind_name(elastir_y_kind kind);

#endif
