/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tip.c: what a near-field microscope detects above a surface: tip models and demodulation. */
#include "optics/tip.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "optics/interface.h"

/* Where the effective charges of the spheroid are (Hauer et al.; Cvitkovic: W0 about R/2 1.31
 * L/(L+2R)). */
static double first_charge(const optics_tip *tip)
{
  return 1.31 * tip->radius_nm * tip->length_nm / (tip->length_nm + 2.0 * tip->radius_nm);
}

static double second_charge(const optics_tip *tip)
{
  return 0.5 * tip->radius_nm;
}

/* Above that film Mester et al. put the one charge that samples it. */
static const double averaged_charge_radii = 1.4;

bool optics_tip_in_range(const optics_tip *tip)
{
  double r = tip->radius_nm, l = tip->length_nm, w = first_charge(tip);
  double highest = tip->distance_nm + 2.0 * tip->amplitude_nm;
  if (!(r > 0.0) || !(tip->amplitude_nm > 0.0) || !(tip->distance_nm >= 0.0) || tip->harmonic < 2)
    return false;
  if (tip->model == OPTICS_POINT_DIPOLE)
    return true;
  w = fmax(w, second_charge(tip));
  return l > r && r + 2.0 * highest + w < 2.0 * l * tip->g_modulus &&
         r + 4.0 * highest + 2.0 * w < 4.0 * l;
}

static double complex g_of(const optics_tip *tip)
{
  return tip->g_modulus * cexp(I * tip->g_phase);
}

/* f_j of a charge whose image is at a height `image` below the surface: the bulk has
 * H + W_j, so that both forms of the literature are one. */
static double complex coupling(const optics_tip *tip, double height, double image)
{
  double r = tip->radius_nm, l = tip->length_nm;
  return (g_of(tip) - (r + height + image) / (2.0 * l)) *
         (log(4.0 * l / (r + 2.0 * height + 2.0 * image)) / log(4.0 * l / r));
}

static void make_node(optics_motion *motion, int k)
{
  const optics_tip *tip = &motion->tip;
  double t = ELASTIR_PI * k / motion->intervals;
  double height = tip->distance_nm + tip->amplitude_nm * (1.0 + cos(t));
  motion->height_nm[k] = height;
  motion->weight[k] = cos(tip->harmonic * t) / motion->intervals *
                      (k == 0 || k == motion->intervals ? 0.5 : 1.0);
  if (tip->model == OPTICS_POINT_DIPOLE) {
    double away = 1.0 + height / tip->radius_nm;
    motion->f1[k] = 0.25 / (away * away * away); /* alpha / 16 pi (R + H)^3, alpha = 4 pi R^3 */
  } else {
    motion->f0[k] = coupling(tip, height, height + first_charge(tip));
    motion->f1[k] = coupling(tip, height, height + second_charge(tip));
  }
}

/* false: no memory. */
static bool make_rules(optics_motion *motion, int k)
{
  const optics_tip *tip = &motion->tip;
  optics_image_rule *rules = motion->rules + 2 * k;
  double height = motion->height_nm[k];
  if (tip->model == OPTICS_AVERAGED_CHARGE)
    return optics_image_rule_make(height + averaged_charge_radii * tip->radius_nm, tip->film_nm,
                                  rules);
  return optics_image_rule_make(height + first_charge(tip), tip->film_nm, rules) &&
         optics_image_rule_make(height + second_charge(tip), tip->film_nm, rules + 1);
}

static bool layered_model(const optics_tip *tip)
{
  return tip->model == OPTICS_LAYERED_DIPOLE || tip->model == OPTICS_AVERAGED_CHARGE;
}

bool optics_motion_make(const optics_tip *tip, int intervals, optics_motion *motion)
{
  size_t count = (size_t)intervals + 1;
  *motion = (optics_motion){.tip = *tip, .intervals = intervals};
  motion->height_nm = malloc(count * sizeof *motion->height_nm);
  motion->weight = malloc(count * sizeof *motion->weight);
  motion->f0 = calloc(count, sizeof *motion->f0);
  motion->f1 = calloc(count, sizeof *motion->f1);
  if (layered_model(tip))
    motion->rules = calloc(2 * count, sizeof *motion->rules);
  bool good = motion->height_nm != NULL && motion->weight != NULL && motion->f0 != NULL &&
              motion->f1 != NULL && (motion->rules != NULL || !layered_model(tip));
  for (int k = 0; good && k <= intervals; k++) {
    make_node(motion, k);
    good = motion->rules == NULL || make_rules(motion, k);
  }
  if (!good)
    optics_motion_free(motion);
  return good;
}

void optics_motion_free(optics_motion *motion)
{
  for (int k = 0; motion->rules != NULL && k < 2 * (motion->intervals + 1); k++)
    optics_image_rule_free(&motion->rules[k]);
  free(motion->rules);
  free(motion->height_nm);
  free(motion->weight);
  free(motion->f0);
  free(motion->f1);
  *motion = (optics_motion){.height_nm = NULL};
}

double complex optics_signal(const optics_motion *motion, double complex beta)
{
  double complex sum = 0.0;
  if (motion->tip.model == OPTICS_POINT_DIPOLE)
    for (int k = 0; k <= motion->intervals; k++)
      sum += motion->weight[k] * optics_ratio(1.0, 1.0 - beta * motion->f1[k]);
  else
    for (int k = 0; k <= motion->intervals; k++)
      sum += motion->weight[k] *
             optics_ratio(0.5 * beta * motion->f0[k], 1.0 - beta * motion->f1[k]);
  return sum;
}

double complex optics_far_field(double c, double angle, double complex eps)
{
  double complex field = 1.0 + c * optics_fresnel(1.0, angle, eps).p;
  return field * field;
}

/* beta_j and X_j of Hauer et al.; the modulus keeps X real (Lupo et al., arXiv 2112.10104). */
static void layered_charge(const optics_motion *motion, const optics_layers *layers, int k, int j,
                           double complex *beta, double complex *f)
{
  const optics_tip *tip = &motion->tip;
  double height = motion->height_nm[k];
  double z = height + (j == 0 ? first_charge(tip) : second_charge(tip));
  optics_image image = optics_image_of(&motion->rules[2 * k + j], layers);
  double complex distance = optics_ratio(image.potential, image.field);
  *beta = image.potential * distance;
  *f = coupling(tip, height, cabs(distance) - z);
}

static double complex layered(const optics_motion *motion, const optics_layers *layers, int k)
{
  const optics_tip *tip = &motion->tip;
  double complex beta0, beta1, f0, f1;
  if (tip->model == OPTICS_AVERAGED_CHARGE) {
    double z = motion->height_nm[k] + averaged_charge_radii * tip->radius_nm;
    double complex beta = 4.0 * z * z * optics_image_of(&motion->rules[2 * k], layers).field;
    return optics_ratio(0.5 * beta * motion->f0[k], 1.0 - beta * motion->f1[k]);
  }
  layered_charge(motion, layers, k, 0, &beta0, &f0);
  layered_charge(motion, layers, k, 1, &beta1, &f1);
  return optics_ratio(0.5 * beta0 * f0, 1.0 - beta1 * f1);
}

double complex optics_signal_of_layers(const optics_motion *motion, const optics_layers *layers)
{
  double complex sum = 0.0;
  for (int k = 0; k <= motion->intervals; k++)
    sum += motion->weight[k] * layered(motion, layers, k);
  return sum;
}
