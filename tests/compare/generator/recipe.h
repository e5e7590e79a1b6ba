// SPDX-License-Identifier: GPL-3.0-or-later
// recipe.h: what a case does to a spectrum. Zero is "not at all" in every member but the grid,
// the noise and the number of a seed.
#ifndef GENERATOR_RECIPE_H
#define GENERATOR_RECIPE_H

#include <stdint.h>

typedef enum {
  SAMPLE_MIXTURE,  // fractions uniform on the simplex, one or two absent in some samples
  SAMPLE_PURE,     // one model, `member`
  SAMPLE_FOURTH,   // a mixture with a defect that no model describes
  SAMPLE_ONLY_FOURTH,
  SAMPLE_FOREIGN   // none of the models: substance `member`
} sample_kind;

typedef enum { NITRATE_NONE, NITRATE_UNKNOWN, NITRATE_GIVEN } nitrate_kind;

typedef struct {
  double low, high;
} range;

typedef struct {
  const char *name;
  uint64_t seed;
  const char *what;
  range window_cm1;
  double step_cm1;
  sample_kind kind;
  int member;

  // What calculations get wrong; standard deviations.
  double shift_shared_cm1;     // of a band family, the same in all models
  double shift_own_cm1;        // of a family in one model
  double shift_common_cm1;     // of everything
  double ln_intensity_shared;  // of a family
  double ln_intensity_own;     // of a family in one model

  // What lines look like.
  range fwhm_cm1;          // drawn for each family; 0 for 10 cm-1
  double ln_width_own;     // of a family in one model
  range gaussian_share;    // of all lines of a sample
  double asymmetry_cm;     // standard deviation, for each family

  // What instruments do.
  range phase_degrees;     // with either sign
  range tilt_power;        // times nu to the power of minus this
  range stray_light;       // saturates; the largest absorbance is then 1 to 2.5
  double baseline;         // height over the largest band
  double fringes;          // amplitude over the largest band
  range noise;             // standard deviation over the largest band
  double noise_points;     // correlation length, points
  double noise_edges;      // growth towards the ends of a laser's range
  double vapour;           // strongest line over the largest band

  nitrate_kind nitrate;
} recipe;

extern const recipe recipes[];
extern const unsigned recipes_count;

#endif
