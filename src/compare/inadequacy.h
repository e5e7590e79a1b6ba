/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inadequacy.h: how far a calculated spectrum may be off, as standard deviations. */
#ifndef ELASTIR_INADEQUACY_H
#define ELASTIR_INADEQUACY_H

/* Gaussian priors of the errors of a calculation and of an instrument; 0 switches one off. The
 * part that the models share, and a smaller one of each model's own, of each band family.
 * Model inadequacy as a part of the model: Kennedy and O'Hagan, J. R. Stat. Soc. B 63, 425
 * (2001). Shifts: scaled harmonic wavenumbers err by 7.6 cm-1 in the median (Zapata Trujillo and
 * McKemmish, J. Phys. Chem. A 2022, 126, 4100; 2023, 127, 1715); scale factors are known to two
 * digits (Irikura, Johnson and Kacker, J. Phys. Chem. A 2005, 109, 8430). */
typedef struct {
  double shift_cm1, own_shift_cm1;
  double ln_intensity, own_ln_intensity;
  double ln_width;          /* of a family's width over the common one */
  double common_shift_cm1;
  double common_ln_width;   /* of the common width over the models' FWHM */
  double gaussian_share;    /* of the line shape */
  double phase_deg;         /* absorption mixed with dispersion, as in nanoFTIR and ATR */
  double power;             /* of the wavenumber, (nu / centre)^power, as in ATR */
  double saturation;        /* c of m / (1 + c m), strongest band about 1 */
  double baseline;          /* of each wave of it, as a share of the range of y */
  double baseline_wave_cm1; /* shortest full period of the baseline */
} elastir_inadequacy;

elastir_inadequacy elastir_inadequacy_default(void);

#endif
