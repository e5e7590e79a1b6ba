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
  int atomic_number; /* conventional number modulo 100; 0: a ghost */
  char symbol[4];    /* "Zn" */
  bool ghost;        /* "0 XX": basis functions without a nucleus */
  bool pseudopotential; /* its conventional number is above 200 */
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
  size_t ghost_count;            /* of the atoms read */
  bool natural_masses;           /* masses are means over isotopes; unknown ones stay so */
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

/* What a mode at the Gamma point moves that no force holds. */
typedef enum {
  ELASTIR_MOTION_NONE,        /* a vibration, or it cannot be told */
  ELASTIR_MOTION_TRANSLATION, /* nine tenths of the motion or more */
  ELASTIR_MOTION_ROTATION,
  ELASTIR_MOTION_MIXED        /* both, or one that it is not known which, or more than half of
                               * one with a vibration */
} elastir_free_motion;

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
  elastir_free_motion free_motion; /* of the sets of 'the' table */
} elastir_mode_set;

typedef struct {
  elastir_table_kind kind;
  long line;
  int k_index[3];       /* in units of 1/shrinking factor; 0 0 0 at Gamma */
  bool has_intensity_column;
  bool complete;        /* the modes add up to 3N, each has a wavenumber, and the table ended
                         * normally */
  elastir_mode_set *sets;
  size_t set_count, set_capacity;
} elastir_frequency_table;

/* Overlaps of longitudinal (rows) and transverse (columns) modes of one irreducible
 * representation. */
typedef struct {
  long line;
  char irrep[16];
  size_t rows, columns;
  double *longitudinal_cm1; /* rows */
  double *transverse_cm1;   /* columns */
  double *overlap;          /* [row][column] */
} elastir_overlap;

/* Harmonic thermodynamics at one temperature and pressure, of the cell, as printed. */
typedef struct {
  long line;
  double temperature_k, pressure_mpa;
  double thermal_energy_hartree; /* ET, without the zero-point energy */
  double pv_hartree, ts_hartree;
  double gibbs_hartree;          /* EL + E0 + ET + PV - TS */
  double entropy_j_mol_k, heat_capacity_j_mol_k;
} elastir_thermodynamics;

/* The mean-square displacement of an atom at a temperature, as printed. */
typedef struct {
  long line;
  double temperature_k;  /* NAN: not printed */
  int active_modes;      /* of that temperature; -1: not printed */
  int atom;              /* its number in the cell, from 1 */
  double bohr2[9];       /* 3x3, Cartesian; NAN: damaged */
} elastir_displacement_tensor;

typedef struct {
  elastir_displacement_tensor *tensors; /* in the order of the file: atoms at each temperature */
  size_t count, capacity;
} elastir_displacements;

typedef enum { ELASTIR_STRETCH, ELASTIR_BEND, ELASTIR_OTHER_MOTION, ELASTIR_ROTATION }
    elastir_motion_kind;

/* VIBRATIONAL ANALYSIS: how two bonded atoms move against each other in a mode, as printed. */
typedef struct {
  long line;
  int mode;               /* its number, from 1 */
  double wavenumber_cm1;
  elastir_motion_kind kind;
  int atoms[3];           /* A, B, and C of the plane A, B, C; numbers in the cell; C -1: none */
  double along, in_plane; /* shares, 0 to 1: along A-B, and in that plane; in_plane NAN without C */
  double energy_kj_mol;   /* "potential energy contribution"; NAN: overflow */
} elastir_motion;

typedef struct {
  elastir_motion *items;
  size_t count, capacity;
} elastir_motions;

/* QHA: the cell, a supercell where one was made, at a pressure and a temperature, as printed. */
typedef struct {
  long line;
  double pressure_gpa, temperature_k;
  double volume_angstrom3, thermal_expansion_per_k, bulk_modulus_gpa;
  double internal_energy_hartree, enthalpy_hartree, helmholtz_energy_hartree;
  double lattice_angstrom[3], linear_expansion_per_k[3]; /* a, b, c of the conventional cell */
} elastir_quasi_harmonic_point;

typedef struct {
  elastir_quasi_harmonic_point *points;
  size_t count, capacity;
} elastir_quasi_harmonic;

/* Normal mode displacements, read on request: normalised to classical amplitudes, bohr (those
 * printed with sum m x^2 = 1 u are converted; translations are as printed). */
typedef struct {
  size_t mode_count, atom_count;
  double *wavenumber_cm1;   /* mode_count, as printed in the FREQ(CM**-1) heads */
  double *displacement;     /* [mode][atom][xyz] */
  size_t wavenumber_capacity, displacement_capacity; /* modes that there is room for */
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
  double born_half_digit;          /* of their last digit; 0: they have five digits each */
  double *born_tensors;            /* [atom][field][displacement], e; NULL if not printed */
  size_t born_tensor_count;        /* atoms of the geometry, ghosts included */
  double (*oscillator_strengths)[9]; /* [mode][3x3], pure numbers; zero for the modes that
                                      * CRYSTAL leaves out (inactive ones and translations);
                                      * NULL if not printed */
  size_t oscillator_count;
  bool oscillators_old;            /* as CRYSTAL09 and older ones print them */
  bool has_electronic_dielectric;
  double electronic_dielectric[9];   /* 3x3 */
  bool has_vibrational_dielectric;
  double vibrational_dielectric[9];  /* sum of the vibrational contributions, 3x3 */
  elastir_raman_set *raman;
  size_t raman_count, raman_capacity;
  bool raman_bare; /* the output says that neither laser nor temperature is in them */
  elastir_normal_modes normal_modes; /* mode_count 0 unless asked for */
  long normal_modes_line;            /* where they are, read or not; 0: nowhere */
  long old_modes_line;               /* where they are in the layout of CRYSTAL03, which is not
                                      * read; 0: nowhere */
  long longitudinal_table;           /* index of the LO modes that follow 'the' table; -1 none */
  elastir_overlap *overlaps;         /* of those */
  size_t overlap_count, overlap_capacity;
  double electronic_energy_hartree, zero_point_energy_hartree; /* EL, E0; NAN: not printed */
  elastir_thermodynamics *thermodynamics;
  size_t thermodynamics_count, thermodynamics_capacity;
  elastir_displacements displacements; /* count 0 if none */
  elastir_motions motions;             /* the same */
  long supercell_points;  /* k points of a supercell calculation: the modes of one k point are
                           * those of atom_count / supercell_points atoms; 1 otherwise */
  bool gamma_only;        /* CRYSTAL says that this supercell permits one k point only */
  size_t fragment_atoms;  /* of a fragment that vibrates while the other atoms are held; 0: all
                           * atoms vibrate */
  size_t gamma_table_count;
  size_t imaginary_count; /* modes of 'the' table below zero that are no free motions; not all
                           * where it is incomplete */
  bool free_motions_unclear; /* which modes are free motions cannot be told for certain */
  size_t soft_k_points;   /* other k points with modes below -10 cm-1 */
  double softest_cm1;     /* the lowest of these; NAN: none */
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
  const char *table;         /* of other programs, the name of the table that was read; NULL */
  double half_unit_gpa[36];  /* of bare tensors and other programs: half of the last digit of each */
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

typedef enum {
  ELASTIR_MESSAGE_ERROR,
  ELASTIR_MESSAGE_WARNING, /* about the result */
  ELASTIR_MESSAGE_HINT,    /* CRYSTAL says WARNING; about speed, or an option that is active */
  ELASTIR_MESSAGE_NOTE     /* CRYSTAL says INFORMATION */
} elastir_message_class;

typedef struct {
  long line;
  elastir_severity severity; /* ELASTIR_INFO for hints and notes */
  elastir_message_class kind;
  char *text;                /* without the stars: "GENE_GRID: JUST GAMMA POINT FOUND" */
  size_t repeats;            /* further ones that differ in their numbers at most */
} elastir_run_message;

/* The level of theory, each as printed; "" or NAN or 0: not printed. */
typedef struct {
  long line;                /* of the first of these */
  char hamiltonian[24];     /* "Kohn-Sham" or "Hartree-Fock" */
  char exchange[48], correlation[48]; /* "PERDEW-BURKE-ERNZERHOF" */
  double fock_exchange_percent;
  double exchange_weight, correlation_weight; /* of their non-local parts */
  bool range_separated;
  char functional[64];      /* "PBE0" where exchange, correlation and Fock exchange are those of a
                             * functional of that name; "(…)[…]" otherwise */
  char dispersion[24];      /* "D3(BJ)", "D3", "D2" */
  bool gcp;                 /* geometrical counterpoise correction */
  char composite[24];       /* "PBEh-3c" */
  char spin[40];            /* "restricted closed shell" */
  int shrink[3], gilat;
  int tolerances[5];        /* TOLINTEG: T1 to T5, as positive exponents of 1/10 */
  bool has_tolerances;
  int radial_points, angular_points; /* the largest numbers of the integration grid */
  double smearing_hartree;  /* width of the Fermi surface */
  bool pseudopotentials;
  char *basis;              /* "Mg: 8s 6sp 1sp; O: 8s 5sp 1sp": contracted functions */
} elastir_method;

typedef enum {
  ELASTIR_OPTIMISE_UNKNOWN,
  ELASTIR_OPTIMISE_ATOMS,
  ELASTIR_OPTIMISE_CELL,
  ELASTIR_OPTIMISE_BOTH
} elastir_optimisation_kind;

typedef struct {
  long line;                /* of its last point or end; 0: there was none */
  elastir_optimisation_kind kind;
  elastir_answer converged; /* UNKNOWN: no end was printed */
  int points;
} elastir_optimisation;

enum {
  ELASTIR_CRYSTAL_MESSAGES = 64, /* kinds of messages kept of one run */
  ELASTIR_CRYSTAL_RUNS = 64      /* runs read of one file; further ones are counted */
};

/* Where a run's numbers come from; all but the first hold a stiffness and a cell at most. */
typedef enum {
  ELASTIR_FROM_CRYSTAL,
  ELASTIR_FROM_TEXT, /* a bare tensor; its name is the title */
  ELASTIR_FROM_VASP,
  ELASTIR_FROM_THERMO_PW,
  ELASTIR_FROM_MATERIALS_PROJECT
} elastir_origin;

/* One CRYSTAL run: a file may hold several, one behind the other. */
typedef struct {
  elastir_origin origin;
  long line;                 /* where it begins */
  char version[16];          /* "17"; "" unknown */
  char release[32];          /* "1.0.2"; "" unknown */
  char build[80];            /* "STFC/Archer2 build", "develop"; "" none */
  char started[40];          /* ISO 8601, local time of the machine; "" not printed */
  char finished[40];         /* "" : not terminated */
  double elapsed_s;          /* of the last TELAPSE; NAN */
  elastir_answer scf_converged; /* ELASTIR_NO if any SCF did not; UNKNOWN if none was seen */
  double energy_hartree;     /* of the last converged SCF; NAN */
  double total_energy_hartree; /* the same with the corrections for dispersion and basis set where
                                * there are any, or of the last point of an optimisation; NAN */
  double enthalpy_hartree;   /* of the last point of an optimisation under pressure; NAN */
  elastir_method method;
  elastir_optimisation optimisation;
  double band_gap_ev;        /* of the last SCF cycle that prints one; NAN */
  elastir_answer band_gap_direct;
  bool conducting;           /* the last state was 'possibly conducting' */
  double external_pressure_gpa; /* that the cell was optimised under; NAN: none printed */
  bool has_stress;
  double stress_gpa[9];      /* of the last cell that is not strained, 3x3 */
  char *title;
  elastir_run_message *messages; /* bounded: the first of each kind and a count */
  size_t message_count, message_capacity;
  size_t messages_dropped;   /* of further kinds, beyond ELASTIR_CRYSTAL_MESSAGES */
  size_t scf_count, scf_unconverged;
  elastir_geometry geometry; /* the last one of the run */
  bool frequencies_asked, elastic_asked; /* the section was entered */
  elastir_vibrations vibrations; /* line 0 if none */
  elastir_quasi_harmonic quasi_harmonic; /* count 0 if none */
  elastir_elastic_data elastic;  /* line 0 and size 0 if none */
} elastir_crystal_run;

typedef struct {
  char *path;
  elastir_source source;
  elastir_crystal_run *runs;
  size_t run_count, run_capacity;
  size_t runs_dropped; /* beyond ELASTIR_CRYSTAL_RUNS */
} elastir_crystal_output;

/* Opens what a path stands for, where that is not a file; context as in the options. NULL:
 * reported. */
typedef elastir_stream *(*elastir_opener)(void *context, const char *path,
                                          elastir_checksum checksum,
                                          elastir_diagnostics *diagnostics);

typedef struct {
  bool normal_modes; /* keep the eigenvectors, and report what is wrong with them */
  size_t modes_up_to_atoms; /* otherwise, keep those of cells of this many atoms at most, if nothing
                             * is wrong with them */
  elastir_checksum checksum;
  elastir_stream_watch watch; /* told of the bytes read, by any thread; NULL: nobody is */
  void *watch_context;
  elastir_opener open;         /* NULL: elastir_stream_open */
  void *open_context;
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

/* What archive, compressed or converted file begins like that, and what to do; NULL: none that is
 * known. */
const char *elastir_crystal_packed(const char *head, size_t length);

/* A run of which nothing is known. */
void elastir_crystal_run_clear(elastir_crystal_run *run, long line);

/* Accepts a zeroed struct. */
void elastir_crystal_free(elastir_crystal_output *output);

#endif
