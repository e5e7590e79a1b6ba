// SPDX-License-Identifier: GPL-3.0-or-later
// recipes.c: the cases. Spacings are those of instruments: 1.9285 cm-1 is 4 cm-1 resolution of a
// Fourier spectrometer with a HeNe laser, 2.0534 a nanoFTIR with zero filling.
#include "recipe.h"

#define ATR_EVERY(STEP) .window_cm1 = {648.0, 1700.0}, .step_cm1 = STEP
#define ATR ATR_EVERY(1.9285)
#define NANO .window_cm1 = {700.0, 1400.0}, .step_cm1 = 2.0534
// Real spectra: 0.2 to 2 % of the largest band; where one fault is looked at, the lower part.
#define QUIET .noise = {0.002, 0.01}
#define REAL .noise = {0.003, 0.02}

// A good calculation errs by 8 cm-1 a band (Zapata Trujillo and McKemmish, J. Phys. Chem. A 2023,
// 127, 1715: 7.6 in the median of the best scaled methods) and by 30 % in intensity.
#define CALCULATION                                                                     \
  .shift_shared_cm1 = 8.0, .shift_own_cm1 = 3.0, .shift_common_cm1 = 4.0,               \
  .ln_intensity_shared = 0.30, .ln_intensity_own = 0.15, .fwhm_cm1 = {4.0, 25.0},       \
  .ln_width_own = 0.1, .gaussian_share = {0.0, 0.8}, .asymmetry_cm = 0.01
#define ALL_ATR                                                                         \
  ATR, CALCULATION, REAL, .tilt_power = {0.8, 1.2}, .phase_degrees = {0.0, 5.0},        \
  .baseline = 0.10, .fringes = 0.005, .noise_points = 1.0, .vapour = 0.01
#define ALL_NANO                                                                        \
  NANO, CALCULATION, REAL, .phase_degrees = {5.0, 30.0}, .baseline = 0.10,              \
  .fringes = 0.01, .noise_points = 2.0, .noise_edges = 2.0

const recipe recipes[] = {
  {"control", 101, "noise only", ATR, QUIET},
  {"control-0.96", 102, "noise only, every 0.96 cm-1", ATR_EVERY(0.96425), QUIET},
  {"control-1.93", 103, "noise only, every 1.93 cm-1", ATR, QUIET},
  {"control-2.05", 104, "noise only, every 2.05 cm-1", ATR_EVERY(2.0534), QUIET},
  {"control-2.4", 105, "noise only, every 2.4 cm-1", ATR_EVERY(2.4), QUIET},
  {"control-3.86", 106, "noise only, every 3.86 cm-1", ATR_EVERY(3.857), QUIET},
  {"control-4", 107, "noise only, every 4 cm-1", ATR_EVERY(4.0), QUIET},
  {"control-5", 108, "noise only, every 5 cm-1", ATR_EVERY(5.0), QUIET},

  {"frequency-5", 201, "bands off by 5 cm-1, in all models alike", ATR, QUIET,
   .shift_shared_cm1 = 5.0},
  {"frequency-10", 202, "bands off by 10 cm-1, in all models alike", ATR, QUIET,
   .shift_shared_cm1 = 10.0},
  {"frequency-15", 203, "bands off by 15 cm-1, in all models alike", ATR, QUIET,
   .shift_shared_cm1 = 15.0},
  {"frequency-8-own-3", 204, "bands off by 8 cm-1 alike and 3 in each model", ATR, QUIET,
   .shift_shared_cm1 = 8.0, .shift_own_cm1 = 3.0},
  {"frequency-common-8", 205, "everything off by 8 cm-1, each band by 3 more", ATR, QUIET,
   .shift_common_cm1 = 8.0, .shift_shared_cm1 = 3.0},
  {"intensity-30", 206, "intensities off by 30 %, in all models alike", ATR, QUIET,
   .ln_intensity_shared = 0.30},
  {"intensity-own-30", 207, "intensities off by 30 % in each model", ATR, QUIET,
   .ln_intensity_own = 0.30},
  {"widths", 208, "widths of 4 to 25 cm-1", ATR, QUIET, .fwhm_cm1 = {4.0, 25.0}},
  {"gaussian", 209, "Gaussian lines", ATR, QUIET, .gaussian_share = {1.0, 1.0}},
  {"pseudo-voigt", 210, "pseudo-Voigt lines", ATR, QUIET, .gaussian_share = {0.2, 0.8}},
  {"asymmetric", 211, "asymmetric lines", ATR, QUIET, .gaussian_share = {0.0, 0.5},
   .asymmetry_cm = 0.05},

  {"phase", 301, "nanoFTIR with a phase of 10 to 30 degrees", NANO, QUIET,
   .phase_degrees = {10.0, 30.0}},
  {"tilt", 302, "ATR, 1/nu", ATR, QUIET, .tilt_power = {1.0, 1.0}},
  {"saturation", 303, "1 to 10 % stray light at absorbances up to 2.5", ATR,
   .noise = {0.002, 0.005}, .stray_light = {0.01, 0.10}},
  {"fringes", 304, "a baseline with interference fringes", ATR, QUIET, .baseline = 0.3,
   .fringes = 0.03},
  {"correlated", 305, "noise of points that know each other", ATR, REAL, .noise_points = 4.0},
  {"vapour", 306, "water vapour and CO2, too much or too little subtracted", ATR, QUIET,
   .vapour = 0.08},

  {"nitrate", 401, "a nitrate nobody named", ATR, QUIET, .nitrate = NITRATE_UNKNOWN},
  {"nitrate-given", 402, "a nitrate with its spectrum", ATR, QUIET, .nitrate = NITRATE_GIVEN},

  {"all-atr", 501, "ATR, all faults of calculation and instrument", ALL_ATR},
  {"all-nano", 502, "nanoFTIR, all faults", ALL_NANO},
  {"all-atr-nitrate", 503, "ATR, all faults, unknown nitrate", ALL_ATR,
   .nitrate = NITRATE_UNKNOWN},
  {"all-nano-nitrate", 504, "nanoFTIR, all faults, unknown nitrate", ALL_NANO,
   .nitrate = NITRATE_UNKNOWN},
  {"all-atr-given", 505, "ATR, all faults, nitrate given", ALL_ATR, .nitrate = NITRATE_GIVEN},
  {"all-nano-given", 506, "nanoFTIR, all faults, nitrate given", ALL_NANO,
   .nitrate = NITRATE_GIVEN},

  {"pure-atr-0", 601, "ATR of the first model alone, all faults", ALL_ATR, .kind = SAMPLE_PURE},
  {"pure-atr-1", 602, "ATR of the second model", ALL_ATR, .kind = SAMPLE_PURE, .member = 1},
  {"pure-atr-2", 603, "ATR of the third model", ALL_ATR, .kind = SAMPLE_PURE, .member = 2},
  {"pure-nano-0", 604, "nanoFTIR of the first model", ALL_NANO, .kind = SAMPLE_PURE},
  {"pure-nano-1", 605, "nanoFTIR of the second model", ALL_NANO, .kind = SAMPLE_PURE,
   .member = 1},
  {"pure-nano-2", 606, "nanoFTIR of the third model", ALL_NANO, .kind = SAMPLE_PURE,
   .member = 2},

  {"fourth", 701, "all faults of ATR and 20 to 60 % of a defect without a model", ALL_ATR,
   .kind = SAMPLE_FOURTH},
  {"only-fourth", 702, "nothing but a defect without a model", ALL_ATR,
   .kind = SAMPLE_ONLY_FOURTH},

  {"paper", 801, "cellulose", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 0},
  {"tin-oxide", 802, "SnO2, nanoFTIR", NANO, REAL, .kind = SAMPLE_FOREIGN, .member = 1,
   .phase_degrees = {0.0, 40.0}},
  {"hcl", 803, "HCl gas where it absorbs", .window_cm1 = {2500.0, 3200.0}, .step_cm1 = 0.96425,
   REAL, .kind = SAMPLE_FOREIGN, .member = 2},
  {"ammonia", 804, "ammonia gas", ATR_EVERY(0.96425), REAL, .kind = SAMPLE_FOREIGN, .member = 3},
  {"silica", 805, "silica", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 4,
   .tilt_power = {1.0, 1.0}},
  {"ptfe", 806, "PTFE", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 5,
   .tilt_power = {1.0, 1.0}},
  {"polystyrene", 807, "polystyrene", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 6,
   .tilt_power = {1.0, 1.0}},
  {"calcite", 808, "calcite", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 7,
   .tilt_power = {1.0, 1.0}},
  {"random-bands", 809, "6 to 20 bands anywhere", ATR, REAL, .kind = SAMPLE_FOREIGN,
   .member = 8, .baseline = 0.1},
  {"blank", 810, "a baseline and noise", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 9,
   .baseline = 1.0, .noise_points = 1.0},
  {"pet", 811, "PET", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 10,
   .tilt_power = {1.0, 1.0}},
  {"nylon", 812, "nylon 6", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 11,
   .tilt_power = {1.0, 1.0}},
  {"pmma", 813, "PMMA", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 12,
   .tilt_power = {1.0, 1.0}},
  {"talc", 814, "talc", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 13,
   .tilt_power = {1.0, 1.0}},
  {"kaolinite", 815, "kaolinite", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 14,
   .tilt_power = {1.0, 1.0}},
  {"water", 816, "liquid water", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 15,
   .tilt_power = {1.0, 1.0}},
  {"gypsum", 817, "gypsum", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 16,
   .tilt_power = {1.0, 1.0}},
  {"uio-66", 818, "UiO-66", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 17,
   .tilt_power = {1.0, 1.0}},
  {"hkust-1", 819, "HKUST-1", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 18,
   .tilt_power = {1.0, 1.0}},
  {"zif-7", 820, "ZIF-7", ATR, REAL, .kind = SAMPLE_FOREIGN, .member = 19,
   .tilt_power = {1.0, 1.0}},
};

const unsigned recipes_count = sizeof recipes / sizeof recipes[0];
