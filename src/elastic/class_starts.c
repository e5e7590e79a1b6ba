/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_starts.c: where to search for the optima of a tensor that has the symmetry of a known one. */
#include "elastic/class_starts.h"

#include <math.h>
#include <stddef.h>

#include "elastic/class_rotations.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

static bool parallel(const double a[3], const double b[3])
{
  return fabs(vec3_dot(a, b)) > SPHERE_SAME_COSINE;
}

/* Of E the direction n alone counts; of G n and m may change places. */
static bool image_of_frame(const elastir_rotation_group *group, elastir_quantity quantity, const frame *a,
                           const frame *b)
{
  if (quantity == ELASTIR_YOUNGS_MODULUS)
    return elastir_is_image(group, a->axis[0], b->axis[0], SPHERE_SAME_COSINE);
  for (int g = 0; g < group->count; g++) {
    double n[3], m[3];
    vec3_rotate(group->rotation[g], a->axis[0], n);
    vec3_rotate(group->rotation[g], a->axis[1], m);
    if ((parallel(n, b->axis[0]) && parallel(m, b->axis[1])) ||
        (quantity == ELASTIR_SHEAR_MODULUS && parallel(m, b->axis[0]) && parallel(n, b->axis[1])))
      return true;
  }
  return false;
}

static void reduce_rivals(const elastir_rotation_group *group, elastir_quantity quantity, rivals *of)
{
  int kept = 0;
  for (int r = 0; r < of->count; r++) {
    bool known = false;
    for (int k = 0; k < kept && !known; k++)
      known = image_of_frame(group, quantity, &of->at[k], &of->at[r]);
    if (known)
      continue;
    of->at[kept] = of->at[r];
    of->value[kept++] = of->value[r];
  }
  of->count = kept;
}

static void reduce_waves(const elastir_rotation_group *group, elastir_wave_extremum *end)
{
  int kept = 0;
  for (int r = 0; r < end->rival_count; r++) {
    bool known = elastir_is_image(group, end->direction, end->rivals[r], SPHERE_SAME_COSINE);
    for (int k = 0; k < kept && !known; k++)
      known = elastir_is_image(group, end->rivals[k], end->rivals[r], SPHERE_SAME_COSINE);
    if (known)
      continue;
    for (int x = 0; x < 3; x++)
      end->rivals[kept][x] = end->rivals[r][x];
    end->rival_meets[kept++] = end->rival_meets[r];
  }
  end->rival_count = kept;
}

void class_starts_of(const double stiffness_gpa[36], const rival_set *set,
                     const elastir_wave_extrema *waves, class_starts *starts)
{
  elastir_rotation_group group;
  elastir_rotations_of_tensor(stiffness_gpa, &group);
  symmetry_basis_of(group.setting, &starts->basis);
  starts->rivals = *set;
  for (int q = 0; q < 4; q++)
    for (int end = 0; end < 2; end++)
      reduce_rivals(&group, (elastir_quantity)q, &starts->rivals.of[q][end]);
  if (waves == NULL)
    return;
  starts->waves = *waves;
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    reduce_waves(&group, &starts->waves.ranges[mode].min);
    reduce_waves(&group, &starts->waves.ranges[mode].max);
  }
}

bool class_starts_hold(const class_starts *starts, const double stiffness_gpa[36])
{
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  return symmetry_basis_distance(&starts->basis, kelvin) <=
         ELASTIR_CLASS_ROUNDING * sqrt(elastir_kelvin_inner(kelvin, kelvin));
}
