/* SPDX-License-Identifier: GPL-3.0-or-later */
/* young.c: reads an output of CRYSTAL with elastic constants and prints Young's modulus along [110].
 *
 *   cc young.c -o young $(pkg-config --cflags --libs elastir) -lm
 *   ./young missing-zn-elastic.out */
#include <elastir/elastir.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The zone axis [uvw] of the crystal as a unit vector; of Cartesian axes where the output prints no
 * lattice. */
static void zone_axis(const elastir_result_elastic *elastic, const double uvw[3], double n[3])
{
  const double *lattice = elastic->lattice_angstrom_count == 3 ? elastic->lattice_angstrom : NULL;
  double length = 0.0;
  for (int k = 0; k < 3; k++) {
    n[k] = lattice == NULL ? uvw[k]
                           : uvw[0] * lattice[k] + uvw[1] * lattice[3 + k] + uvw[2] * lattice[6 + k];
    length += n[k] * n[k];
  }
  for (int k = 0; k < 3; k++)
    n[k] /= sqrt(length);
}

/* 1/E along the unit vector n = (a, b, c) is s.S.s with S the compliance in Voigt's order and
 * s = (aa, bb, cc, bc, ac, ab), the stress of a pull along n. */
static double young_gpa(const double compliance_per_tpa[36], const double n[3])
{
  const double s[6] = {n[0] * n[0], n[1] * n[1], n[2] * n[2],
                       n[1] * n[2], n[0] * n[2], n[0] * n[1]};
  double inverse = 0.0;
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      inverse += s[i] * compliance_per_tpa[6 * i + j] * s[j];
  return 1000.0 / inverse; /* TPa to GPa */
}

int main(int argc, char **argv)
{
  if (argc != 2) {
    fprintf(stderr, "usage: young OUTPUT\n");
    return 2;
  }
  const double uvw[3] = {1.0, 1.0, 0.0};
  const char *path = argv[1];
  const elastir_input input = {"sample", &path, 1};
  char *error = NULL;
  elastir_result *result = elastir_analyze(&input, 1, NULL, &error);
  if (result == NULL) {
    fprintf(stderr, "young: %s\n", error);
    free(error);
    return 1;
  }
  /* What was wrong with the file stands in the result. */
  for (size_t i = 0; i < result->diagnostics_count; i++)
    fprintf(stderr, "young: %s\n", result->diagnostics[i].message);
  int status = 1;
  const elastir_result_model *model = &result->models[0];
  if (model->elastic == NULL)
    fprintf(stderr, "young: %s has no elastic constants\n", path);
  else if (model->elastic->stable != 1)
    fprintf(stderr, "young: the crystal is not stable\n");
  else {
    double n[3];
    zone_axis(model->elastic, uvw, n);
    status = printf("E[110] = %.4f GPa, between %.4f and %.4f in all directions\n",
                    young_gpa(model->elastic->compliance_per_tpa, n),
                    elastir_number(model, "elastic.directional.youngs_modulus_gpa.min"),
                    elastir_number(model, "elastic.directional.youngs_modulus_gpa.max")) < 0;
  }
  elastir_free(result);
  return status;
}
