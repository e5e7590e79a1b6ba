/* SPDX-License-Identifier: GPL-3.0-or-later */
/* internal.h: what the block parsers of the CRYSTAL reader share.
 *
 * Data flow one way. reader.c makes one pass over the lines. A line that begins with a landmark
 * (landmarks.c) calls that landmark's function, which enters what the line says, and gives back
 * the function of the block that begins there, if one does. That function is then given line
 * after line until it is done, meets a line that is not its own, or the next landmark comes.
 * Chatter of MPI ranks, timings and CRYSTAL's messages never reach a block.
 *
 * What a file has to remember between its lines is in a state of its own below, which is zero
 * at the start of a run; no other file writes it unless a comment says so. */
#ifndef ELASTIR_CRYSTAL_INTERNAL_H
#define ELASTIR_CRYSTAL_INTERNAL_H

#include "base/number.h"
#include "crystal/crystal.h"

typedef struct crystal_reader crystal_reader;

/* true: the line was used and the block goes on. false: the block has ended with this line or
 * before it. line NULL: another landmark or the end of the file cuts the block short. */
typedef bool block_function(crystal_reader *reader, const elastir_line *line);

/* text: the line from its first character that is not blank. Gives the block that begins
 * behind the line, or NULL. */
typedef block_function *landmark_function(crystal_reader *reader, const elastir_line *line,
                                          const char *text);

typedef enum {
  MARK_ANYWHERE,
  MARK_CONTENT, /* behind a TERMINATION line it can only be of another run */
  MARK_MESSAGE, /* ends no block, and begins one only where none is */
  MARK_BANNER,  /* may begin a run */
  MARK_START    /* may begin a run */
} crystal_landmark_kind;

typedef struct {
  const char *prefix;
  landmark_function *found;
  crystal_landmark_kind kind;
  bool (*fits)(const char *text); /* what else the line must hold; NULL: nothing */
} crystal_landmark;

/* The first characters of the lines that skim.c must not pass over. */
enum { CRYSTAL_SKIM_BITS = 12 };
typedef struct {
  uint8_t begins[1 << CRYSTAL_SKIM_BITS]; /* how, by a hash of the first four: see skim.c */
  bool keys[1 << CRYSTAL_SKIM_BITS];      /* by a hash of the first eight */
  uint8_t first[256];                     /* by the first one, where it is shorter than four */
} crystal_skim;

/* ---- what the files remember ---- */

/* run.c */
typedef struct {
  char timing[128]; /* the last TTTT line */
  long first_unconverged;
  bool scf_ended;       /* and its total energy has not been printed yet */
  bool scf_failed;      /* the last one did not converge */
  long properties_line; /* where a run says that it is one of `properties`; 0: nowhere */
  bool scf_of_point;    /* the SCF of this point of an optimisation was seen to end */
  bool enthalpies;      /* an optimisation under pressure gives these for energies */
  bool enthalpy_next;   /* the next total energy is one */
  double scf_energy;    /* the last one printed behind an SCF */
  long unseen_line;     /* where a total energy is, of an SCF that was not seen to end; 0: none */
  long first_unoptimised; /* line of the first optimisation that failed; 0: none */
  size_t unoptimised;
} crystal_progress_state;

/* band_gap.c */
typedef struct {
  bool known;
  double hartree;
  double k_point; /* its number */
} crystal_band_edge;

typedef struct {
  char text[64];   /* the last line of a gap */
  bool conducting;
  int spin, parts; /* 0 alpha, 1 beta; how many of the cycle's have begun; 0: spins are not told */
  int lines;       /* of this part */
  crystal_band_edge top[2], bottom[2]; /* of the bands of each spin, in the last cycle */
  double printed_ev[2];                /* its gap; 0: none was printed */
} crystal_band_gap_state;

/* messages.c */
typedef struct {
  long line;    /* of the last warning */
  size_t index; /* its place among the run's messages */
} crystal_messages_state;

/* method.c and basis.c */
typedef struct {
  char element[4];   /* of the atom that was read last; "": it is written */
  char shell[4];     /* "sp" */
  int primitives;    /* of that shell; 0: none is open */
  size_t length, capacity; /* of method.basis */
  int heads, tolerances;
} crystal_method_state;

/* geometry.c and cell.c, of which the one begins what the other completes */
typedef struct {
  elastir_geometry fresh; /* being read; the run's last one stays until this is complete */
  bool open;
  size_t capacity;        /* of its atoms */
  bool radius;            /* the table of atoms has the column R(ANGS) */
  bool announced;         /* a dimensionality, for the next geometry */
  int dimensionality;
  char space_group[40];
  int group_dimensionality; /* of what: 3 a crystal, 2 a layer, 1 a rod */
} crystal_geometry_state;

typedef struct {
  int row; /* the next one of a small block */
  double values[9];
} crystal_cell_state;

/* masses.c: those of the first frequency table, which may come before the atoms */
typedef struct {
  char (*symbols)[4];
  double *amu;
  size_t count, symbol_capacity, amu_capacity;
  size_t next; /* the one that is expected next */
  int blanks;
  bool changed; /* other isotopes than those of the first table */
} crystal_masses_state;

/* frequencies.c */
typedef struct {
  int index[3];
  bool given;
  int blanks;
} crystal_k_point_state;

typedef struct {
  elastir_frequency_table table;
  bool has_eigenvalue, has_flags, has_raman;
  bool k_known; /* a k point was printed above it */
  bool damaged, nonzero_intensity, stars_said;
  int strays; /* lines in a row that are no rows */
  int next;   /* the mode number that the next row must begin with; 0: any */
} crystal_table_state;

/* born.c and dielectric.c: what precedes a frequency table and belongs to it */
typedef struct {
  double *born;
  size_t born_rows, born_capacity; /* rows of three */
  double born_half_digit;          /* of what is printed with fixed digits; 0: five digits */
  bool born_old;                   /* e/sqrt(u), as CRYSTAL03 to 09 print them */
  double (*oscillators)[9];
  size_t oscillator_count, oscillator_capacity;
  bool oscillators_old; /* one line a mode */
  bool has_sum;
  double sum[9];
  int row;
  double *tensors; /* of the atoms */
  size_t tensor_count, tensor_capacity, tensor_row; /* atoms begun; rows of the last one, 0 to 3 */
  double dynamic_charge; /* of the last atom, a third of the trace */
} crystal_charges;

/* dielectric.c */
typedef struct {
  int mode, component, head_lines;
} crystal_oscillators_state;

typedef struct {
  int blanks, component; /* the next one of nine; -1: damaged; a bit mask in the CPHF table */
  double values[9], second[9];
} crystal_square_state;

/* How much of a mode is rigid motion, from 0 to 1 each. */
typedef struct {
  double translation, rotation;
} crystal_rigid_shares;

/* normal_modes.c */
typedef struct {
  double wavenumbers[6]; /* of the columns of a group */
  int columns;
  double *group;         /* [row][6] of that group */
  size_t rows, capacity;
  bool damaged;
  bool wanted;           /* set by vibrations.c: they are those of 'the' table */
  bool few;              /* no more than free motions are looked for */
  elastir_diagnostics heard, *told; /* of modes that were not asked for, and where the others go */
  double free_left;      /* how many of them the modes read so far do not hold */
  crystal_rigid_shares *shares; /* of the modes from the first on, up to the last free motion */
  size_t share_count, share_capacity;
} crystal_modes_state;

/* raman.c */
typedef struct {
  int row, heads;
  bool unwanted; /* the last Gamma table is not 'the' table */
} crystal_raman_state;

/* longitudinal.c */
typedef struct {
  bool wanted; /* set by vibrations.c: the last Gamma table is 'the' table */
  char irrep[16];
  int blanks;
  bool in_rows;
  size_t row_capacity, value_capacity; /* of the last overlap */
} crystal_overlap_state;

/* thermodynamics.c */
typedef struct {
  int strays; /* lines of the block that are none of its numbers */
} crystal_thermodynamics_state;

/* displacements.c */
typedef struct {
  double temperature_k; /* that was printed last; NAN: none */
  int active_modes;     /* of it; -1: not printed */
  int last_atom;        /* at this temperature; 0: none */
  bool open;            /* an atom was named, and its tensor is not there yet */
  int row;              /* the next one of a tensor; -1: none is open */
} crystal_displacements_state;

/* quasi_harmonic.c */
typedef struct {
  double pressure_gpa; /* of the table that was begun last */
  size_t first, rows;  /* its first point, and how many of its rows were read */
  int heads;           /* lines above the rows */
  bool expanded;       /* the lengths of its cells have been read */
} crystal_quasi_harmonic_state;

/* motions.c */
typedef struct {
  int mode; /* that was named last; 0: none yet */
  double wavenumber_cm1;
} crystal_motions_state;

/* unread.c */
typedef struct {
  unsigned said; /* bit n: block n of its table */
} crystal_unread_state;

/* vibrations.c */
typedef struct {
  bool intensities_confirmed; /* CRYSTAL says that they are evaluated; set by messages.c */
  elastir_intensity_method intensity_method;
  int gamma_score;
  bool has_central_energy, has_gamma_energy;
  double central_energy;  /* hartree, of the undisplaced cell of the next tables */
  double gamma_energy;    /* that of 'the' table */
  double smallest_volume, largest_volume; /* of the cells that have a Gamma table; 0: none yet */
} crystal_section_state;

/* elastic.c */
typedef struct {
  enum { ELASTIC_OUTSIDE, ELASTIC_STRAINS, ELASTIC_RESULT, ELASTIC_FITS } part;
  long begin;    /* line */
  bool strained; /* a STRAIN MATRIX has gone by: geometries are no longer the crystal's */
  int fit_points, fit_order;
} crystal_elastic_state;

/* averages.c */
typedef struct {
  int row;
  unsigned negative_directions; /* bit n: direction n + 1 */
} crystal_averages_state;

/* stress.c */
typedef struct {
  bool external;
  int row, heads;
  double values[9];
  bool has_pressure;
  double pressure_gpa; /* from the stress of the cell before the first strain */
} crystal_stress_state;

/* matrix.c */
typedef struct {
  double *target;     /* 36 numbers, size x size row-major once size is known */
  const char *what;   /* "stiffness", "compliance", "fit": for messages and codes */
  void (*finish)(crystal_reader *reader); /* called when the block ends */
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
  const char *foreign, *advice; /* what else the file may be; NULL: nothing that is known */

  unsigned char first[256], count[256]; /* of the landmarks with this first character */
  crystal_skim skim;

  elastir_crystal_run *run; /* the current one, or NULL */
  elastir_crystal_run surplus; /* a run that will not be kept */
  bool title_next;
  block_function *block;
  long block_line;
  bool rank_behind; /* a rank of MPI wrote behind the last row: its line end is still to come */

  crystal_progress_state progress;
  crystal_band_gap_state band_gap;
  crystal_messages_state messages;
  crystal_method_state method;
  crystal_geometry_state geometry;
  crystal_cell_state cell;
  crystal_masses_state masses;
  crystal_k_point_state k_point;
  crystal_table_state table;
  crystal_charges charges;
  crystal_oscillators_state oscillators;
  crystal_square_state square;
  crystal_modes_state modes;
  crystal_raman_state raman;
  crystal_overlap_state overlap;
  crystal_thermodynamics_state thermodynamics;
  crystal_displacements_state displacements;
  crystal_motions_state motions;
  crystal_quasi_harmonic_state quasi_harmonic;
  crystal_unread_state unread;
  crystal_section_state section;
  crystal_elastic_state elastic;
  crystal_averages_state averages;
  crystal_stress_state stress;
  crystal_matrix_state matrix;
};

/* Adds a diagnostic of this file. */
#define crystal_report(reader, severity, code, line, ...)                                      \
  elastir_diagnose((reader)->diagnostics, severity, code, (reader)->name, line, __VA_ARGS__)

/* ---- foreign.c ---- */
/* The names of the first members of a tar archive that begins like that, with commas between; ""
 * it is none. */
void crystal_list_archive(const char *head, size_t length, char *names, size_t size);
/* What other text begins like that; *advice: what to do. NULL: none that is known. */
const char *crystal_foreign_text(const char *head, size_t length, const char **advice);

/* ---- landmarks.c, skim.c ---- */
void crystal_index_landmarks(crystal_reader *reader);
/* Of a line whose first character that is not a blank is *text, `length` characters before its end. */
const crystal_landmark *crystal_find_landmark(const crystal_reader *reader, const char *text,
                                              size_t length);
void crystal_skim_want(crystal_skim *skim, const char *prefix);
/* false: nothing wanted begins there; true: it may. */
bool crystal_skim_wants(const crystal_skim *skim, const char *text, size_t length);
/* Passes over the lines that wait up to the first that may be a landmark. The last timing and the
 * last band gap among them are kept: text NULL if there is none. */
typedef struct {
  elastir_line timing, band_gap;
} crystal_skimmed;
crystal_skimmed crystal_skim_lines(crystal_reader *reader, elastir_stream *stream);

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

/* ---- run.c, band_gap.c, messages.c, method.c, stress.c, unread.c ---- */
landmark_function crystal_found_banner, crystal_found_start, crystal_found_end,
    crystal_found_scf, crystal_found_total_energy, crystal_found_corrected_energy,
    crystal_found_enthalpy, crystal_found_properties,
    crystal_found_optimisation_end, crystal_found_optimisation_point, crystal_found_band_gap,
    crystal_found_conducting, crystal_found_spin_part, crystal_found_warning, crystal_found_exclamation,
    crystal_found_error, crystal_found_information, crystal_found_spin,
    crystal_found_hamiltonian, crystal_found_functional, crystal_found_weight,
    crystal_found_fock_exchange, crystal_found_range_separation, crystal_found_shrink,
    crystal_found_gilat, crystal_found_tolerance, crystal_found_radial_grid,
    crystal_found_angular_grid, crystal_found_smearing, crystal_found_dispersion,
    crystal_found_gcp, crystal_found_pseudopotential, crystal_found_basis, crystal_found_stress,
    crystal_found_pressure_gpa, crystal_found_external_stress, crystal_found_unread;
/* Does a landmark of this kind begin another run than this one? */
bool crystal_begins_run(const elastir_crystal_run *run, const crystal_landmark *landmark,
                        const elastir_line *line, const char *text);
void crystal_remember_timing(crystal_reader *reader, const elastir_line *line);
bool crystal_run_recognised(const elastir_crystal_run *run);
void crystal_finish_progress(crystal_reader *reader);
void crystal_finish_band_gap(crystal_reader *reader);
/* What an INFORMATION line says of the method. */
void crystal_note_method(crystal_reader *reader, long line, const char *text);
void crystal_finish_messages(crystal_reader *reader);

/* Whether two runs of a file are of one crystal, as far as both print it: the same atoms, or those of a
 * supercell. Neither positions nor a cell of as many atoms are compared: they may have been optimised. */
bool crystal_same_crystal(const elastir_geometry *a, const elastir_geometry *b);

/* When all runs of the file are known: what stopped runs lack is no error if another run has it. */
void crystal_settle_superseded(crystal_reader *reader);
void crystal_finish_method(crystal_reader *reader);
void crystal_free_run(elastir_crystal_run *run);
void crystal_free_messages(elastir_crystal_run *run);

/* ---- geometry.c, cell.c, masses.c ---- */
landmark_function crystal_found_cell, crystal_found_atoms, crystal_found_conventional,
    crystal_found_transformation, crystal_found_vectors, crystal_found_group,
    crystal_found_dimensionality, crystal_found_masses;
/* A cell without its atoms at the end of a run. */
void crystal_finish_geometry(crystal_reader *reader);
void crystal_drop_geometry(crystal_reader *reader);
void crystal_free_geometry(elastir_geometry *geometry);
/* Copies the geometry in force. */
void crystal_take_geometry(crystal_reader *reader, elastir_geometry *target);
/* Gives the atoms of a geometry the masses that were printed, if these are its atoms. */
void crystal_apply_masses(crystal_reader *reader, elastir_geometry *geometry);
/* Reports a frequency table, of that line, without isotopic masses before it. */
void crystal_check_masses(crystal_reader *reader, long line);
void crystal_drop_masses(crystal_reader *reader);

/* ---- vibrations ---- */
landmark_function crystal_found_frequency_section, crystal_found_table, crystal_found_k_point,
    crystal_found_intensity_method, crystal_found_supercell, crystal_found_fragment,
    crystal_found_central_point, crystal_found_born, crystal_found_old_born,
    crystal_found_oscillators, crystal_found_sum_tensor, crystal_found_dielectric_tensors,
    crystal_found_atomic_born, crystal_found_polarizability, crystal_found_high_frequency,
    crystal_found_normal_modes,
    crystal_found_raman_bare, crystal_found_raman_powder, crystal_found_raman_crystal,
    crystal_found_overlap,
    crystal_found_thermodynamics, crystal_found_thermal_point, crystal_found_thermal_properties,
    crystal_found_linear_expansion, crystal_found_old_modes, crystal_found_displacements,
    crystal_found_motions;
/* The electronic dielectric tensor, as given with DIELTENS or DIELISO, follows. */
block_function *crystal_dielectric_input(crystal_reader *reader, bool diagonal);
/* Puts a finished table among the run's and decides whether it is 'the' table. */
void crystal_keep_table(crystal_reader *reader, bool ended);
void crystal_drop_table(crystal_reader *reader);
void crystal_finish_vibrations(crystal_reader *reader);
/* Is the last Gamma table 'the' table? What follows another one is not read. */
bool crystal_follows_chosen_table(const crystal_reader *reader);
/* 3N of the cell or fragment whose modes are printed; 0 unknown. */
size_t crystal_expected_modes(const elastir_crystal_run *run);
/* Could that many modes be those of the cell or fragment? Ghosts may or may not have some. */
bool crystal_modes_fit(const elastir_crystal_run *run, size_t modes);
void crystal_drop_charges(crystal_reader *reader);
void crystal_adopt_charges(crystal_reader *reader);
/* Forgets the normal modes of a table before. */
void crystal_forget_modes(crystal_reader *reader);
void crystal_drop_modes(crystal_reader *reader);
void crystal_forget_overlaps(elastir_vibrations *vibrations);
void crystal_free_vibrations(elastir_vibrations *vibrations);

/* ---- free motions ---- */
/* Marks the free motions of 'the' table and counts the imaginary modes. */
void crystal_tell_free_motions(crystal_reader *reader);
/* How many free motions the atoms have: translations, and rotations of what is not periodic. */
size_t crystal_free_motion_count(const elastir_vibrations *vibrations);
/* Of the displacements of a mode, [atom][xyz]; the masses of all atoms must be known. */
crystal_rigid_shares crystal_rigid_motion(const elastir_geometry *geometry,
                                          const double *displacement);

/* ---- elastic constants ---- */
landmark_function crystal_found_elastic_section, crystal_found_step, crystal_found_points,
    crystal_found_strain, crystal_found_density,
    crystal_found_raw_constant, crystal_found_result_start,
    crystal_found_result_end, crystal_found_fit_points, crystal_found_fit_step,
    crystal_found_fit_order, crystal_found_pressure, crystal_found_stiffness,
    crystal_found_compliance, crystal_found_averages, crystal_found_criteria,
    crystal_found_velocities, crystal_found_other_fits, crystal_found_fit_head,
    crystal_found_fit_matrix;
/* A matrix follows, to go to target; finish is called when it ends. */
block_function *crystal_matrix(crystal_reader *reader, double *target, const char *what,
                               void (*finish)(crystal_reader *reader));
void crystal_finish_elastic(crystal_reader *reader);
void crystal_free_elastic(elastir_elastic_data *elastic);

/* ---- checks.c, elastic_checks.c ---- */
/* Compares the norms of the normal modes with those of classical amplitudes, or makes these of
 * vectors of another norm. */
void crystal_check_mode_norms(crystal_reader *reader);
void crystal_check_mode_set(crystal_reader *reader, const elastir_mode_set *set);
void crystal_check_charges(crystal_reader *reader);
void crystal_check_energy(crystal_reader *reader);
void crystal_check_lattice(crystal_reader *reader, elastir_geometry *geometry, long line);
void crystal_check_conventional(crystal_reader *reader, long line);
void crystal_check_stiffness(crystal_reader *reader);
/* Reports constants of a cell under a pressure that they are not corrected for. */
void crystal_check_stress(crystal_reader *reader);

#endif
