/* SPDX-License-Identifier: GPL-3.0-or-later */
/* internal.h: what the block parsers of the CRYSTAL reader share.
 *
 * reader.c makes one pass over the lines. A line that begins with a landmark calls that
 * landmark's function; this may start a block, whose function is then given line after line
 * until it is done, meets a line that is not its own, or the next landmark comes. Chatter of
 * MPI ranks, timings and CRYSTAL's messages never reach a block. */
#ifndef ELASTIR_CRYSTAL_INTERNAL_H
#define ELASTIR_CRYSTAL_INTERNAL_H

#include "base/number.h"
#include "crystal/crystal.h"

typedef struct crystal_reader crystal_reader;

/* true: the line was used and the block goes on. false: the block has ended with this line or
 * before it. line NULL: another landmark or the end of the file cuts the block short. */
typedef bool block_function(crystal_reader *reader, const elastir_line *line);

/* text: the line from its first character that is not blank. */
typedef void landmark_function(crystal_reader *reader, const elastir_line *line,
                               const char *text);

typedef struct {
  const char *prefix;
  landmark_function *found;
  bool content; /* behind a TERMINATION line it can only be of another run */
  bool (*fits)(const char *text); /* what else the line must hold; NULL: nothing */
} crystal_landmark;

/* The first characters of the lines that skim.c must not pass over. */
enum { CRYSTAL_SKIM_BITS = 12 };
typedef struct {
  bool keys[1 << CRYSTAL_SKIM_BITS]; /* by a hash of the first four */
  bool first[256];                   /* by the first one, where a landmark is shorter */
} crystal_skim;

/* What precedes a frequency table and belongs to it. */
typedef struct {
  double *born;
  size_t born_rows, born_capacity; /* rows of three */
  double (*oscillators)[9];
  size_t oscillator_count, oscillator_capacity;
  bool has_sum;
  double sum[9];
  long sum_line;
} crystal_charges;

typedef struct {
  elastir_frequency_table table;
  bool has_eigenvalue, has_flags, has_raman;
  bool damaged, nonzero_intensity, stars_said;
  int strays; /* lines in a row that are no rows */
  int next;   /* the mode number that the next row must begin with; 0: any */
} crystal_table_state;

typedef struct {
  double *target;     /* 36 numbers, size x size row-major once size is known */
  const char *what;   /* "stiffness", "compliance", "fit": for messages and codes */
  int size, row, blanks;
  size_t inner, width, decimals; /* the layout of row 1, which the others must have */
  bool damaged;
} crystal_matrix_state;

struct crystal_reader {
  const elastir_crystal_options *options;
  elastir_crystal_output *output;
  elastir_diagnostics *diagnostics;
  const char *name;
  long lines; /* read so far */

  unsigned char first[256], count[256]; /* of the landmarks with this first character */
  crystal_skim skim;

  elastir_crystal_run *run; /* the current one, or NULL */
  elastir_crystal_run surplus; /* a run that will not be kept */
  bool title_next;
  char timing[128]; /* the last TTTT line of the run */
  long first_unconverged;
  bool scf_ended;       /* and its total energy has not been printed yet */
  double total_energy;  /* the last one printed */
  long unseen_line;     /* where a total energy is, of an SCF that was not seen to end; 0: none */
  long first_unoptimised; /* line of the first optimisation that failed; 0: none */
  size_t unoptimised;

  block_function *block;
  long block_line;

  /* geometry */
  elastir_geometry fresh; /* being read; the run's last one stays until this is complete */
  bool fresh_open;
  size_t atom_capacity;
  bool atom_radius;       /* the table of atoms has the column R(ANGS) */
  int dimensionality;     /* as announced; -1 unknown */
  char space_group[40];
  int group_dimensionality; /* of what: 3 a crystal, 2 a layer, 1 a rod */
  int row;                /* the next row of a small block */
  double values[9];
  size_t mass_count;

  /* vibrations */
  bool intensities_confirmed; /* CRYSTAL says that they are evaluated */
  elastir_intensity_method method;
  int k_index[3];
  bool k_given;
  crystal_table_state table;
  crystal_charges charges;
  int gamma_score;
  double central_energy;  /* hartree, of the undisplaced cell of the next tables; NAN unknown */
  double gamma_energy;    /* that of 'the' table */
  double smallest_volume, largest_volume; /* of the cells that have a Gamma table */
  bool masses_changed; /* other isotopes than those of the first table */
  int oscillator_mode, component;
  double frequencies[6]; /* of the columns of a group of normal modes */
  int columns;
  double *group;         /* [row][6] of that group */
  size_t group_rows, group_capacity;
  bool modes_damaged, modes_wanted;
  bool raman_unwanted; /* the last Gamma table is not 'the' table */

  /* elastic constants */
  enum { ELASTIC_OUTSIDE, ELASTIC_STRAINS, ELASTIC_RESULT, ELASTIC_FITS } section;
  long section_line;
  bool strained; /* a STRAIN MATRIX has gone by: geometries are no longer the crystal's */
  crystal_matrix_state matrix;
  enum { MATRIX_STIFFNESS, MATRIX_COMPLIANCE, MATRIX_FIT } matrix_finish;
  int fit_points, fit_order;
  double stress_gpa; /* pressure from the stress of the cell before the first strain; NAN */
  unsigned negative_directions; /* bit n: direction n + 1 */
};

/* Adds a diagnostic of this file. */
#define crystal_report(reader, severity, code, line, ...)                                      \
  elastir_diagnose((reader)->diagnostics, severity, code, (reader)->name, line, __VA_ARGS__)

/* ---- reader.c, landmarks.c ---- */
void crystal_start_block(crystal_reader *reader, block_function *function, long line);
void crystal_end_block(crystal_reader *reader);
void crystal_index_landmarks(crystal_reader *reader);
const crystal_landmark *crystal_find_landmark(const crystal_reader *reader, const char *text);

void crystal_remember_timing(crystal_reader *reader, const elastir_line *line);

/* ---- skim.c ---- */
void crystal_skim_want(crystal_skim *skim, const char *prefix);
void crystal_skim_lines(crystal_reader *reader, elastir_stream *stream);

/* ---- fields.c ---- */
bool crystal_blank(const elastir_line *line);
/* The number in columns begin..begin+width-1, counted from 0; what lies behind the line's end
 * is blank. Stars and NaN are reported and give NAN. */
number_status crystal_field(crystal_reader *reader, const elastir_line *line, size_t begin,
                            size_t width, double *value);
/* The last `count` fields of `width` characters that end at the last one of the line. false:
 * the line is shorter or a field is no number (missing ones, printed as stars, are). */
bool crystal_last_fields(crystal_reader *reader, const elastir_line *line, size_t count,
                         size_t width, double *values);
/* Exactly `count` numbers from column `begin` to the end of the line. */
bool crystal_all_numbers(crystal_reader *reader, const elastir_line *line, size_t begin,
                         size_t count, double *values);
/* The first number behind the first `mark` of text. */
bool crystal_number_behind(const char *text, const char *mark, double *value);
/* The whole number at the start of text, blanks before it allowed; its end goes to *end. */
bool crystal_leading_integer(const char *text, int *value, const char **end);
/* Copies at most size - 1 characters, without the blanks at both ends. */
void crystal_copy_word(char *target, size_t size, const char *text, size_t length);
void crystal_copy_lower(char *target, size_t size, const char *text, size_t length);

/* ---- run.c, messages.c ---- */
landmark_function crystal_found_banner, crystal_found_start, crystal_found_end,
    crystal_found_scf, crystal_found_total_energy, crystal_found_warning,
    crystal_found_exclamation, crystal_found_error, crystal_found_information,
    crystal_found_failed_optimisation;
void crystal_begin_run(crystal_reader *reader, long line);
void crystal_finish_run(crystal_reader *reader);
bool crystal_run_recognised(const elastir_crystal_run *run);
void crystal_free_run(elastir_crystal_run *run);

/* ---- geometry.c, cell.c, masses.c ---- */
landmark_function crystal_found_cell, crystal_found_atoms, crystal_found_conventional,
    crystal_found_transformation, crystal_found_vectors, crystal_found_group,
    crystal_found_dimensionality, crystal_found_masses;
bool crystal_copy_geometry(elastir_geometry *target, const elastir_geometry *source);
void crystal_free_geometry(elastir_geometry *geometry);
/* The symbol of an atomic number in CRYSTAL's capitals, "" if there is none. */
const char *crystal_symbol(int atomic_number);

/* ---- vibrations ---- */
landmark_function crystal_found_frequency_section, crystal_found_table, crystal_found_k_point,
    crystal_found_intensity_method, crystal_found_supercell, crystal_found_fragment,
    crystal_found_central_point, crystal_found_born,
    crystal_found_oscillators, crystal_found_sum_tensor, crystal_found_polarizability,
    crystal_found_high_frequency, crystal_found_normal_modes, crystal_found_raman_powder,
    crystal_found_raman_crystal;
/* The electronic dielectric tensor, as given with DIELTENS, follows. */
void crystal_start_dielectric_input(crystal_reader *reader, long line);
/* Puts a finished table among the run's and decides whether it is 'the' table. */
void crystal_keep_table(crystal_reader *reader, bool ended);
void crystal_finish_vibrations(crystal_reader *reader);
/* 3N of the cell or fragment whose modes are printed; 0 unknown. */
size_t crystal_expected_modes(const crystal_reader *reader);
/* Makes the geometry in force that of the vibrations. */
void crystal_take_geometry(crystal_reader *reader, elastir_geometry *target);
void crystal_drop_charges(crystal_reader *reader);
void crystal_adopt_charges(crystal_reader *reader);
void crystal_drop_group(crystal_reader *reader);
void crystal_free_vibrations(elastir_vibrations *vibrations);

/* ---- elastic constants ---- */
landmark_function crystal_found_elastic_section, crystal_found_step, crystal_found_points,
    crystal_found_strain, crystal_found_stress, crystal_found_density,
    crystal_found_raw_constant, crystal_found_result_start,
    crystal_found_result_end, crystal_found_fit_points, crystal_found_fit_step,
    crystal_found_fit_order, crystal_found_pressure, crystal_found_stiffness,
    crystal_found_compliance, crystal_found_averages, crystal_found_criteria,
    crystal_found_velocities, crystal_found_other_fits, crystal_found_fit_head,
    crystal_found_fit_matrix;
void crystal_start_matrix(crystal_reader *reader, double *target, const char *what, long line);
/* Enters what the matrix block has read; called when it ends. */
void crystal_finish_matrix(crystal_reader *reader);
void crystal_finish_elastic(crystal_reader *reader);
void crystal_free_elastic(elastir_elastic_data *elastic);

/* ---- checks.c, elastic_checks.c ---- */
/* Reports a frequency table, of that line, without isotopic masses before it. */
void crystal_check_masses(crystal_reader *reader, long line);

/* Compares the norms of the normal modes with those of classical amplitudes, or makes these of
 * vectors of another norm. */
void crystal_check_mode_norms(crystal_reader *reader);
void crystal_check_mode_set(crystal_reader *reader, const elastir_mode_set *set);
void crystal_check_charges(crystal_reader *reader);
void crystal_check_lattice(crystal_reader *reader, elastir_geometry *geometry, long line);
void crystal_check_conventional(crystal_reader *reader, long line);
void crystal_check_stiffness(crystal_reader *reader);
/* Reports constants of a cell under a pressure that they are not corrected for. */
void crystal_check_stress(crystal_reader *reader);

#endif
