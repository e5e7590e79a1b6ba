/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model.h: a structural model of a crystal: its outputs merged, its spectrum and elasticity. */
#ifndef ELASTIR_MODEL_H
#define ELASTIR_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "crystal/crystal.h"
#include "elastic/low_dimension.h"
#include "model/motion_groups.h"
#include "model/optics_settings.h"
#include "model/printed.h"
#include "elastic/plane_uncertainty.h"
#include "elastic/uncertainty.h"
#include "model/properties.h"
#include "model/study.h"
#include "spectrum/spectrum.h"
#include "spectrum/thermodynamics.h"

/* What to compute and how; the same for all models of a result. */
typedef struct {
  elastir_scale scale;
  elastir_lineshape lineshape;
  elastir_grid grid;
  elastir_extrema_options extrema;
  elastir_uncertainty_options uncertainty;
  bool want_uncertainty;
  const elastir_given_error *given_error; /* of the constants, by the user; NULL: none */
  double tolerance_gpa;      /* of the symmetry of tensors, by the user; 0: none */
  double bare_density_g_cm3; /* of tensors without one; 0: unknown */
  elastir_crystal_options reading;
  bool bare_tensors;    /* a file that looks like nothing known is read as bare tensors */
  bool want_vibrations; /* frequencies and spectrum */
  bool need_spectrum;   /* a model without a spectrum is an error */
  bool want_elastic;
  bool want_standard;   /* the tensor in its standard setting */
  bool want_sites;      /* list the atoms */
  bool modes_if_any;    /* reading.normal_modes is no wish of the user: that there are none is not said */
  bool want_bands;      /* give the modes of other k points */
  double soften_cm1;    /* below it soft modes are rotors, too, in the entropy; 0: they are not */
  bool scale_given;     /* by the user: the factors need no comment */
  bool grid_given;      /* by the user: it is not made longer */
  optics_settings optics;
  motion_group_request groups[MOST_GROUPS]; /* of atoms, whose part in the modes is given */
  size_t group_count;
} elastir_settings;

/* The defaults: the paper's scale factors, Lorentzians of 10 cm-1 FWHM, 0 to 4000 cm-1. */
void elastir_settings_default(elastir_settings *settings);

/* The cell that a model's numbers refer to. */
typedef struct {
  const elastir_geometry *geometry; /* NULL: none was found */
  char *formula;                    /* contents of the cell, Hill order: "C48H60N24Zn6" */
  double mass_amu;                  /* of the cell; isotopic; NAN if not all atoms are known */
  double density_g_cm3;             /* mass / volume, 3D only; NAN */
  size_t atoms, ghost_atoms;        /* atoms: those with a nucleus, as announced */
} elastir_cell;

typedef struct {
  const char *path; /* as given; belongs to the study */
  elastir_crystal_output output;
  bool readable;    /* something of a CRYSTAL run was found */
  const elastir_crystal_run *run; /* what the file is in the model for; NULL: it has no run */
  elastir_diagnostics diagnostics;
} elastir_model_file;

/* Harmonic thermodynamics of the modes, at the temperatures that are printed. */
typedef struct {
  double zero_point_hartree; /* NAN: not computed */
  elastir_harmonic *points;
  elastir_harmonic *softened; /* the same with free rotors for soft modes; NULL: not wanted */
  size_t count;
} elastir_model_harmonic;

typedef struct {
  const char *label; /* belongs to the study, or is own_label */
  bool labelled;     /* by the user */
  char *own_label;   /* the name of a tensor in a file, or its number there; NULL */
  const double *epsilon_infinity; /* of the study, xx yy zz yz xz xy; NULL: not given there */
  elastir_model_file *files;
  size_t file_count;

  /* Chosen among all runs of all files; NULL where there is none. */
  elastir_crystal_run *vibrations_run; /* its long tables move to the result */
  const elastir_crystal_run *elastic_run;
  const elastir_frequency_table *table; /* 'the' table of vibrations_run */
  const char *elastic_path, *vibrations_path;
  elastir_cell cell;

  elastir_model_harmonic harmonic;
  struct model_motion *motion; /* which atoms move; NULL: no complete normal modes were read */

  bool has_spectrum;
  elastir_spectrum spectrum;
  bool has_elastic; /* a complete 3D tensor */
  elastir_properties elastic;
  elastir_printed_check printed; /* CRYSTAL's own numbers against ours */
  bool stiffness_from_raw;       /* not from CRYSTAL's table */
  const char *tolerance_from;    /* of the symmetry: "rounding", "digits" or "option" */
  double half_unit_gpa[36];      /* half of the last digit of each constant; 0: it is exact */
  bool has_uncertainty;
  elastir_uncertainty uncertainty;
  bool has_plane, has_rod;       /* a complete tensor of a slab (2D), of a rod (1D) */
  elastir_plane plane;
  elastir_plane_symmetry plane_symmetry;
  bool has_plane_uncertainty;
  elastir_plane_uncertainty plane_uncertainty;
  double rod_stiffness_n;        /* newton */
  elastir_diagnostics diagnostics; /* of merging and computing, not of reading */
} elastir_model;

/* Reads the files of a study and computes everything, on `threads` threads in total. models
 * has room for study->model_count, zeroed. What fails is in the diagnostics of each file and
 * model; the rest is still there. The study has to outlive the models. Unless it was given, the grid
 * of the settings goes beyond the last band of all models afterwards. */
void elastir_models_compute(const elastir_study *study, elastir_settings *settings, int threads,
                            elastir_model *models,
                            elastir_diagnostics *diagnostics);

/* The same, and a file with several tensors is as many models. NULL: no memory (reported). The caller
 * frees each of *count models, and the array. */
elastir_model *elastir_models_of_study(const elastir_study *study, elastir_settings *settings,
                                       int threads, size_t *count,
                                       elastir_diagnostics *diagnostics);

/* Merges the files of a model, which have been read, and computes what settings want. */
void elastir_model_compute(elastir_model *model, const elastir_settings *settings);

/* Moves the diagnostics of a model's files and its own to the list, in a fixed order. */
void elastir_model_take_diagnostics(elastir_model *model, elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_model_free(elastir_model *model);

#endif
