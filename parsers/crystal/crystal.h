/* SPDX-License-Identifier: GPL-3.0-or-later */
/* crystal.h: what a CRYSTAL output says, as plain structs; numbers as printed, nothing computed.
 *
 * Conventions: a number that is absent, or that Fortran printed as stars, is NAN. Strings are
 * owned and NULL when absent unless they are char arrays (then ""). Lines count from 1.
 * Cartesian frame: the one CRYSTAL prints under DIRECT LATTICE VECTORS CARTESIAN COMPONENTS.
 * Voigt order: xx yy zz yz xz xy, engineering shear strain. 6x6 arrays are row-major and full. */
#ifndef ELASTIR_CRYSTAL_H
#define ELASTIR_CRYSTAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"

typedef enum { ELASTIR_UNKNOWN = -1, ELASTIR_NO = 0, ELASTIR_YES = 1 } elastir_answer;

/* ---- geometry ---- */

typedef struct {
  int atomic_number; /* conventional number modulo 100; 0: ghost or unknown */
  char symbol[4];    /* "Zn" */
  bool asymmetric;   /* 'T': in the asymmetric unit */
  double coordinates[3]; /* as printed: fractional along periodic directions, else angstrom */
  double mass_amu;       /* from the frequency section's isotopic masses; NAN if not printed */
} elastir_atom;

typedef struct {
  long line;            /* of the cell line; 0: no geometry was found */
  int dimensionality;   /* 3, 2, 1, 0; -1 unknown */
  double a_angstrom, b_angstrom, c_angstrom; /* primitive cell; NAN along non-periodic ones */
  double alpha_deg, beta_deg, gamma_deg;
  double volume_angstrom3;      /* 3D only, else NAN */
  double density_g_cm3;         /* as printed (three digits); 3D only, else NAN */
  bool has_vectors;
  double vectors_angstrom[3][3]; /* rows a, b, c in the Cartesian frame */
  bool has_conventional;         /* the crystallographic cell was printed too */
  double conventional[6];        /* a b c alpha beta gamma, angstrom and degrees */
  double conventional_volume_angstrom3;
  double transformation[3][3];   /* rows: crystallographic vectors in primitive ones */
  bool has_transformation;
  char *space_group;             /* as printed, e.g. "I -4 3 M" */
  size_t atom_count;             /* in the unit cell, as announced */
  size_t asymmetric_count;
  elastir_atom *atoms;           /* atoms_read of them; fewer than atom_count if damaged */
  size_t atoms_read;
} elastir_geometry;

/* ---- frequencies ---- */

typedef enum {
  ELASTIR_TABLE_GAMMA,       /* modes at the Gamma point */
  ELASTIR_TABLE_DISPERSION,  /* at another k point */
  ELASTIR_TABLE_LONGITUDINAL /* LO modes with their shifts */
} elastir_table_kind;

typedef enum {
  ELASTIR_INTENSITY_NONE,
  ELASTIR_INTENSITY_BERRY_PHASE,
  ELASTIR_INTENSITY_CPHF,
  ELASTIR_INTENSITY_WANNIER
} elastir_intensity_method;

/* One row: a set of `degeneracy` modes first..last. */
typedef struct {
  long line;
  int first, last;
  double eigenvalue_hartree2; /* EIGV as printed, atomic units */
  double wavenumber_cm1;      /* negative: imaginary */
  double frequency_thz;
  char irrep[16];             /* "F2", "A1g"; a number at a general k point */
  elastir_answer ir_active, raman_active;
  double intensity_km_mol;    /* already summed over the set; NAN: not printed */
  double shift_cm1;           /* longitudinal tables only, else NAN */
} elastir_mode_set;

typedef struct {
  elastir_table_kind kind;
  long line;
  int k_index[3];       /* in units of 1/shrinking factor; 0 0 0 at Gamma */
  bool has_intensity_column;
  bool complete;        /* the modes add up to 3N and the table ended normally */
  elastir_mode_set *sets;
  size_t set_count, set_capacity;
} elastir_frequency_table;

/* Normal mode displacements, read on request: normalised to classical amplitudes, bohr (those
 * printed with sum m x^2 = 1 u are converted; translations are as printed). */
typedef struct {
  size_t mode_count, atom_count;
  double *wavenumber_cm1;   /* mode_count, as printed in the FREQ(CM**-1) heads */
  double *displacement;     /* [mode][atom][xyz] */
  bool complete;
} elastir_normal_modes;

typedef struct {
  int first, last;
  double wavenumber_cm1;
  char irrep[16];
  double total, parallel, perpendicular;       /* polycrystalline, arbitrary units */
  double xx, xy, xz, yy, yz, zz;               /* single crystal; NAN if not printed */
} elastir_raman_set;

typedef struct {
  long line;                       /* of the first block of this section; 0: none */
  elastir_geometry geometry;       /* the one in force */
  elastir_frequency_table *tables; /* all of them, in the order of the file */
  size_t table_count, table_capacity;
  long gamma_table;                /* index of 'the' table: Gamma, with intensities where any
                                    * has them; of several volumes that of the lowest energy;
                                    * -1 none */
  elastir_intensity_method intensity_method; /* as announced, computed or not */
  bool intensities_available;      /* they were computed, not just a column of 0.00 */
  double *born_vectors;            /* [mode 1..3N][xyz], e m_e^(-1/2); NULL if not printed */
  size_t born_count;
  double (*oscillator_strengths)[9]; /* [mode][3x3], pure numbers; zero for the modes that
                                      * CRYSTAL leaves out (inactive ones and translations);
                                      * NULL if not printed */
  size_t oscillator_count;
  bool has_electronic_dielectric;
  double electronic_dielectric[9];   /* 3x3 */
  bool has_vibrational_dielectric;
  double vibrational_dielectric[9];  /* sum of the vibrational contributions, 3x3 */
  elastir_raman_set *raman;
  size_t raman_count, raman_capacity;
  elastir_normal_modes normal_modes; /* mode_count 0 unless asked for */
  long supercell_points;  /* k points of a supercell calculation: the modes of one k point are
                           * those of atom_count / supercell_points atoms; 1 otherwise */
  size_t fragment_atoms;  /* of a fragment that vibrates while the other atoms are held; 0: all
                           * atoms vibrate */
  size_t gamma_table_count;
  size_t imaginary_count; /* modes of 'the' table below zero that are no free motions: all but
                           * those above -10 cm-1 of the three nearest to zero (four of a rod,
                           * six of a molecule, none of a fragment) */
} elastir_vibrations;

/* ---- elastic constants ---- */

typedef struct {
  double direction[3];
  double vp_km_s, vs1_km_s, vs2_km_s; /* NAN: 'NEGATIVE EIGENVALUE', or not printed */
  bool negative;                      /* CRYSTAL says so */
} elastir_printed_velocity;

typedef struct {
  char *condition;          /* "C11 - C12 > 0" */
  elastir_answer satisfied;
} elastir_born_criterion;

typedef struct {
  long line;
  int points, order;
  double stiffness[36]; /* like elastir_elastic_data.stiffness */
  bool complete;
} elastir_other_fit;

typedef struct {
  int row, column; /* 1..6 */
  double value_gpa;
} elastir_raw_constant; /* 'c41 = ... GPa', before symmetrisation */

typedef struct {
  long line;                 /* of the stiffness block; 0: only the start of the section */
  elastir_geometry geometry; /* the one in force: before the strains are applied */
  int size;                  /* 6 in 3D, 3 in 2D, 1 in 1D; 0: no tensor */
  char crystal_class[24];    /* as printed, lower case: "cubic" */
  bool hartree;              /* the unit is hartree per cell, else GPa */
  double stiffness[36];      /* size x size, row-major */
  bool stiffness_complete;
  bool has_compliance;
  double compliance_per_tpa[36];
  double pressure_gpa;       /* NAN: none printed */
  double density_g_cm3;      /* of DENSITY OF THE CRYSTAL, four digits; 3D only, else NAN */
  double strain_step;        /* NAN unknown */
  int points, order;         /* of the fit that the result is from; 0 unknown */
  double averages[8];        /* K_V G_V K_R G_R K_H G_H E_H v_H; GPa; NAN each if absent */
  bool has_averages;
  int poisson_digits;        /* behind the point of v_H: two in some builds; 0 unknown */
  elastir_printed_velocity velocities[16];
  size_t velocity_count;
  elastir_born_criterion *criteria;
  size_t criterion_count, criterion_capacity;
  elastir_other_fit *fits;   /* not the result: they show how far the fit can be trusted */
  size_t fit_count, fit_capacity;
  elastir_raw_constant *raw;
  size_t raw_count, raw_capacity;
} elastir_elastic_data;

/* ---- a run, a file ---- */

typedef struct {
  long line;
  elastir_severity severity; /* of CRYSTAL's words: INFORMATION, WARNING, ERROR */
  char *text;                /* without the stars: "GENE_GRID: JUST GAMMA POINT FOUND" */
  size_t repeats;            /* further ones that differ in their numbers at most */
} elastir_run_message;

enum {
  ELASTIR_CRYSTAL_MESSAGES = 64, /* kinds of messages kept of one run */
  ELASTIR_CRYSTAL_RUNS = 64      /* runs read of one file; further ones are counted */
};

/* One CRYSTAL run: a file may hold several, one behind the other. */
typedef struct {
  long line;                 /* where it begins */
  char version[16];          /* "17"; "" unknown */
  char release[32];          /* "1.0.2"; "" unknown */
  char build[80];            /* "STFC/Archer2 build", "develop"; "" none */
  char started[40];          /* ISO 8601, local time of the machine; "" not printed */
  char finished[40];         /* "" : not terminated */
  double elapsed_s;          /* of the last TELAPSE; NAN */
  elastir_answer scf_converged; /* ELASTIR_NO if any SCF did not; UNKNOWN if none was seen */
  double energy_hartree;     /* of the last converged SCF; NAN */
  char *title;
  elastir_run_message *messages; /* bounded: the first of each kind and a count */
  size_t message_count, message_capacity;
  size_t messages_dropped;   /* of further kinds, beyond ELASTIR_CRYSTAL_MESSAGES */
  size_t scf_count, scf_unconverged;
  elastir_geometry geometry; /* the last one of the run */
  bool frequencies_asked, elastic_asked; /* the section was entered */
  elastir_vibrations vibrations; /* line 0 if none */
  elastir_elastic_data elastic;  /* line 0 and size 0 if none */
} elastir_crystal_run;

typedef struct {
  char *path;
  elastir_source source;
  elastir_crystal_run *runs;
  size_t run_count, run_capacity;
  size_t runs_dropped; /* beyond ELASTIR_CRYSTAL_RUNS */
} elastir_crystal_output;

typedef struct {
  bool normal_modes; /* keep the eigenvectors */
  elastir_checksum checksum;
  elastir_stream_watch watch; /* told of the bytes read, by any thread; NULL: nobody is */
  void *watch_context;
} elastir_crystal_options;

/* Reads one CRYSTAL output, gzipped or not, "-" for standard input, in one pass.
 * What is damaged, missing or contradictory goes to diagnostics with its line, and the good
 * parts are kept. Memory is bounded by the result, not by the file.
 * true: something of a CRYSTAL run was recognised. *output is to be freed in any case. */
bool elastir_crystal_read(const char *path, const elastir_crystal_options *options,
                          elastir_crystal_output *output, elastir_diagnostics *diagnostics);

/* The same from a stream that is open at its start, and is closed here. */
bool elastir_crystal_read_stream(elastir_stream *stream, const elastir_crystal_options *options,
                                 elastir_crystal_output *output,
                                 elastir_diagnostics *diagnostics);

/* Does this start of a file look like a CRYSTAL output? Job scripts may print a lot before
 * the banner: give it some 64 kB. Needs no NUL at the end. */
bool elastir_crystal_recognise(const char *head, size_t length);

/* Accepts a zeroed struct. */
void elastir_crystal_free(elastir_crystal_output *output);

#endif
