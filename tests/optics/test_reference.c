/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_reference.c: optics of real outputs against the numbers of an independent program. */
#include "suite.h"

#include <math.h>

#include "base/number.h"
#include "base/pi.h"
#include "base/stream.h"
#include "crystal/crystal.h"
#include "json/json.h"
#include "model/medium_of.h"
#include "optics/attenuation.h"
#include "optics/interface.h"
#include "optics/longitudinal.h"
#include "optics/powder.h"
#include "optics/reflectance.h"
#include "optics/tip.h"

/* The numbers are printed with eight digits; what differs most is the scaling of the Born
 * vectors (ours hold the intensities, theirs are as printed). */
static const double share_of_maximum = 3e-4;

enum { MOST = 16 };

typedef struct {
  cJSON *document;
  const cJSON *system;
  elastir_crystal_output output;
  optics_medium medium;
  double nu[MOST];
  optics_tensor eps[MOST];
  double complex mean[MOST];
  size_t count;
} reference;

static cJSON *read_json(const char *path)
{
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return NULL;
  static char text[1 << 20];
  size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = '\0';
  return cJSON_Parse(text);
}

static double number_at(const cJSON *array, size_t i)
{
  const cJSON *item = cJSON_GetArrayItem(array, (int)i);
  ck_assert(item != NULL);
  return item->valuedouble;
}

static double complex complex_at(const cJSON *array, size_t i)
{
  const cJSON *item = cJSON_GetArrayItem(array, (int)i);
  return number_at(item, 0) + I * number_at(item, 1);
}

/* false: there is no corpus or no such file beside it. */
static bool reference_open(reference *r, const char *system)
{
  *r = (reference){.count = 0};
  const char *path = corpus_path("../observables/reference.json");
  r->document = path != NULL ? read_json(path) : NULL;
  if (r->document == NULL) {
    skip(system);
    return false;
  }
  r->system = cJSON_GetObjectItem(cJSON_GetObjectItem(r->document, "systems"), system);
  if (r->system == NULL)
    r->system = cJSON_GetObjectItem(r->document, system);
  ck_assert(r->system != NULL);
  const cJSON *nu = cJSON_GetObjectItem(r->system, "nu_cm1");
  r->count = nu != NULL ? (size_t)cJSON_GetArraySize(nu) : 0;
  ck_assert_uint_le(r->count, MOST);
  for (size_t i = 0; i < r->count; i++)
    r->nu[i] = number_at(nu, i);
  return true;
}

static void reference_close(reference *r)
{
  free((void *)(uintptr_t)r->medium.oscillators);
  elastir_crystal_free(&r->output);
  cJSON_Delete(r->document);
}

static bool reference_of_run(reference *r, const char *system)
{
  if (!reference_open(r, system))
    return false;
  char name[64];
  snprintf(name, sizeof name, "crystal/%s.out", system);
  elastir_diagnostics d = {0};
  elastir_crystal_options options = {0};
  elastir_scale scale;
  ck_assert(elastir_scale_parse("none", &scale, &d));
  ck_assert(elastir_crystal_read(corpus_path(name), &options, &r->output, &d));
  const damping_settings same = {.count = 0};
  const medium_options how = {&scale, &same, cJSON_GetObjectItem(r->system, "gamma_cm1")->valuedouble,
                              NULL};
  ck_assert_int_eq(medium_of_run(&r->output.runs[0].vibrations, &how, NULL, &r->medium, &d),
                   MEDIUM_READY);
  for (size_t i = 0; i < r->count; i++) {
    r->eps[i] = optics_epsilon(&r->medium, r->nu[i]);
    r->mean[i] = optics_trace_third(&r->eps[i]);
  }
  elastir_diagnostics_free(&d);
  return true;
}

/* Worst difference as a share of the largest modulus. */
typedef struct {
  double worst, largest;
} agreement;

static void agree(agreement *a, double complex ours, double complex theirs)
{
  a->worst = fmax(a->worst, cabs(ours - theirs));
  a->largest = fmax(a->largest, cabs(theirs));
}

static void judge(const char *what, const agreement *a, double most)
{
  printf("%s: %.2g of the maximum\n", what, a->worst / a->largest);
  ck_assert_msg(a->worst <= most * a->largest, "%s: %g", what, a->worst / a->largest);
}

static double volume_of(const reference *r)
{
  return r->output.runs[0].vibrations.geometry.volume_angstrom3;
}

static const char *const systems[] = {"dry-ice-ir", "mgo-raman"};

START_TEST(dielectric_function)
{
  static const char *const names[] = {"xx", "yy", "zz", "yz", "xz", "xy"};
  reference r;
  if (!reference_of_run(&r, systems[_i]))
    return;
  agreement eps = {0}, constant = {0};
  for (size_t k = 0; k < 6; k++) {
    const cJSON *column =
        cJSON_GetObjectItem(cJSON_GetObjectItem(r.system, "eps"), names[k]);
    for (size_t i = 0; i < r.count; i++)
      agree(&eps, r.eps[i].six[k], complex_at(column, i));
  }
  judge("eps", &eps, share_of_maximum);
  double at_zero[6];
  optics_epsilon_static(&r.medium, at_zero);
  for (size_t k = 0; k < 6; k++)
    agree(&constant, at_zero[k],
          number_at(cJSON_GetObjectItem(r.system, "eps_static_tensor"), k));
  judge("eps(0)", &constant, share_of_maximum);
  reference_close(&r);
}
END_TEST

START_TEST(longitudinal_modes)
{
  reference r;
  if (!reference_of_run(&r, systems[_i]))
    return;
  const cJSON *direction;
  cJSON_ArrayForEach(direction, cJSON_GetObjectItem(r.system, "lo")) {
    const cJSON *q = cJSON_GetObjectItem(direction, "q"),
                *lo = cJSON_GetObjectItem(direction, "shifted_lo_cm1"),
                *intensity = cJSON_GetObjectItem(direction, "lo_intens_km_mol");
    double n[3] = {number_at(q, 0), number_at(q, 1), number_at(q, 2)};
    double norm = sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    for (int k = 0; k < 3; k++)
      n[k] /= norm;
    optics_longitudinal_mode modes[64];
    size_t count = optics_longitudinal(&r.medium, volume_of(&r), n, modes);
    ck_assert_uint_eq(count, (size_t)cJSON_GetArraySize(lo));
    agreement strength = {0};
    for (size_t i = 0; i < count; i++) {
      ck_assert_double_eq_tol(modes[i].wavenumber_cm1, number_at(lo, i), 0.05);
      agree(&strength, modes[i].intensity_km_mol, number_at(intensity, i));
    }
    judge("LO intensities", &strength, share_of_maximum);
  }
  reference_close(&r);
}
END_TEST

static void judge_powder(const reference *r, const cJSON *row)
{
  char shape[16], text[64];
  double n[3], ratio, matrix, fraction;
  ck_assert_int_eq(sscanf(row->string, "%15s axis=%lf,%lf,%lf ratio=%lf eps_m=%lf f=%lf", shape, n,
                          n + 1, n + 2, &ratio, &matrix, &fraction), 7);
  static const char *const names[] = {"sphere", "needle", "plate", "ellipsoid"};
  int which = 0;
  while (strcmp(names[which], shape) != 0)
    which++;
  double norm = sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]), l[6];
  for (int k = 0; k < 3; k++)
    n[k] /= norm;
  optics_depolarisation((optics_shape)which, n, ratio, l);
  agreement mg = {0}, mg_absorption = {0}, bg = {0}, bg_absorption = {0};
  for (size_t i = 0; i < r->count; i++) {
    double complex e = optics_maxwell_garnett(&r->eps[i], l, fraction, matrix);
    agree(&mg, e, complex_at(cJSON_GetObjectItem(row, "maxwell_garnett_eps"), i));
    agree(&mg_absorption, optics_absorption_decadic(e, r->nu[i]),
          number_at(cJSON_GetObjectItem(row, "maxwell_garnett_absorption_decadic_cm1"), i));
    ck_assert(optics_bruggeman(&r->eps[i], l, fraction, matrix, &e));
    agree(&bg, e, complex_at(cJSON_GetObjectItem(row, "bruggeman_eps"), i));
    agree(&bg_absorption, optics_absorption_decadic(e, r->nu[i]),
          number_at(cJSON_GetObjectItem(row, "bruggeman_absorption_decadic_cm1"), i));
  }
  snprintf(text, sizeof text, "%s, Maxwell-Garnett", shape);
  judge(text, &mg, share_of_maximum);
  judge(text, &mg_absorption, share_of_maximum);
  snprintf(text, sizeof text, "%s, Bruggeman", shape);
  judge(text, &bg, share_of_maximum);
  judge(text, &bg_absorption, share_of_maximum);
}

START_TEST(powders)
{
  reference r;
  if (!reference_of_run(&r, systems[_i]))
    return;
  const cJSON *row;
  cJSON_ArrayForEach(row, cJSON_GetObjectItem(r.system, "powder"))
    judge_powder(&r, row);
  agreement averaged = {0}, bulk = {0}, sphere = {0}, cde = {0};
  const cJSON *mass = cJSON_GetObjectItem(r.system, "mass_attenuation_cm2_g");
  double density = cJSON_GetObjectItem(r.system, "density_isotopic")->valuedouble;
  for (size_t i = 0; i < r.count; i++) {
    agree(&averaged, optics_averaged(&r.eps[i], 0.1, 2.0),
          complex_at(cJSON_GetObjectItem(r.system, "averaged_permittivity f=0.1 eps_m=2"), i));
    agree(&bulk, optics_attenuation_bulk(r.mean[i], r.nu[i], density),
          number_at(cJSON_GetObjectItem(mass, "bulk"), i));
    agree(&sphere, optics_attenuation_spheres(r.mean[i], r.nu[i], density),
          number_at(cJSON_GetObjectItem(mass, "sphere_bohren_huffman"), i) / 3.0);
    agree(&cde, optics_attenuation_ellipsoids(r.mean[i], r.nu[i], density),
          number_at(cJSON_GetObjectItem(mass, "cde"), i));
  }
  judge("averaged", &averaged, share_of_maximum);
  judge("bulk", &bulk, share_of_maximum);
  judge("sphere", &sphere, share_of_maximum);
  judge("cde", &cde, share_of_maximum);
  reference_close(&r);
}
END_TEST

START_TEST(surfaces)
{
  reference r;
  if (!reference_of_run(&r, systems[_i]))
    return;
  const cJSON *row;
  agreement all = {0}, atr = {0}, slab = {0};
  cJSON_ArrayForEach(row, cJSON_GetObjectItem(r.system, "reflectance")) {
    const double z[] = {0.0, 0.0, 1.0};
    double angle = cJSON_GetObjectItem(row, "angle_deg")->valuedouble * ELASTIR_PI / 180.0;
    double azimuth =
        cJSON_GetObjectItem(row, "azimuth_of_plane_deg")->valuedouble * ELASTIR_PI / 180.0;
    ck_assert_str_eq(cJSON_GetObjectItem(row, "surface_normal")->valuestring, "z");
    for (size_t i = 0; i < r.count; i++) {
      optics_reflectances ours;
      ck_assert(optics_reflectance(&r.eps[i], z, angle, azimuth, &ours));
      agree(&all, ours.s, number_at(cJSON_GetObjectItem(row, "R_s"), i));
      agree(&all, ours.p, number_at(cJSON_GetObjectItem(row, "R_p"), i));
      agree(&all, ours.crossed, number_at(cJSON_GetObjectItem(row, "R_p_from_s"), i));
    }
  }
  judge("reflectance", &all, share_of_maximum);
  cJSON_ArrayForEach(row, cJSON_GetObjectItem(r.system, "atr"))
    for (size_t i = 0; i < r.count; i++) {
      optics_absorbances ours = optics_atr(
          cJSON_GetObjectItem(row, "index")->valuedouble,
          cJSON_GetObjectItem(row, "angle_deg")->valuedouble * ELASTIR_PI / 180.0, r.mean[i],
          cJSON_GetObjectItem(row, "bounces")->valueint);
      agree(&atr, ours.s, number_at(cJSON_GetObjectItem(row, "s"), i));
      agree(&atr, ours.p, number_at(cJSON_GetObjectItem(row, "p"), i));
      agree(&atr, ours.unpolarised, number_at(cJSON_GetObjectItem(row, "unpolarised"), i));
    }
  judge("ATR", &atr, share_of_maximum);
  cJSON_ArrayForEach(row, cJSON_GetObjectItem(r.system, "slab")) {
    optics_film film = {.thickness_um = cJSON_GetObjectItem(row, "thickness_um")->valuedouble,
                        .substrate = cJSON_GetObjectItem(row, "exit_index")->valuedouble};
    ck_assert_int_eq(sscanf(cJSON_GetObjectItem(row, "thickness_spread")->valuestring,
                            "uniform +- %lf", &film.spread), 1);
    for (size_t i = 0; i < r.count; i++) {
      optics_powers ours = optics_film_powers(&film, r.mean[i], r.nu[i]);
      ck_assert_double_le(ours.reflectance + ours.transmittance, 1.0 + 1e-12);
      agree(&slab, ours.reflectance, number_at(cJSON_GetObjectItem(row, "R"), i));
      agree(&slab, ours.transmittance, number_at(cJSON_GetObjectItem(row, "T"), i));
    }
  }
  judge("films", &slab, share_of_maximum);
  reference_close(&r);
}
END_TEST

/* ---- near field ---- */

static const double complex silicon = 11.7, gold = -5000.0 + 1000.0 * I;

static optics_tip usual_tip(optics_tip_model model, int harmonic)
{
  return (optics_tip){model, 20.0, 300.0, 50.0, 0.0, 0.7, 0.06, harmonic, 0.0};
}

static void judge_tip(const reference *r, const cJSON *result, const char *key,
                      const optics_tip *tip, double complex over)
{
  optics_motion motion;
  ck_assert(optics_motion_make(tip, 512, &motion));
  double complex one = optics_signal(&motion, optics_beta(over));
  const cJSON *column = cJSON_GetObjectItem(result, key);
  ck_assert(column != NULL);
  agreement a = {0};
  for (size_t i = 0; i < r->count; i++) {
    const double z[] = {0.0, 0.0, 1.0};
    agree(&a, optics_signal(&motion, optics_beta_of_face(&r->eps[i], z)) / one,
          complex_at(column, i));
  }
  judge(key, &a, share_of_maximum);
  optics_motion_free(&motion);
}

START_TEST(near_field)
{
  reference r;
  if (!reference_of_run(&r, systems[_i]))
    return;
  const optics_tip second = usual_tip(OPTICS_FINITE_DIPOLE, 2),
                   third = usual_tip(OPTICS_FINITE_DIPOLE, 3),
                   point = usual_tip(OPTICS_POINT_DIPOLE, 2);
  const cJSON *field = cJSON_GetObjectItem(r.system, "nearfield"), *result;
  cJSON_ArrayForEach(result, cJSON_GetObjectItem(field, "results")) {
    judge_tip(&r, result, "fdm_n2_over_Si", &second, silicon);
    judge_tip(&r, result, "fdm_n3_over_Si", &third, silicon);
    judge_tip(&r, result, "fdm_n2_over_Au(-5000+1000i)", &second, gold);
    judge_tip(&r, result, "pdm_n2_over_Si", &point, silicon);
  }
  const cJSON *film = cJSON_GetObjectItem(field, "film");
  cJSON_ArrayForEach(result, cJSON_GetObjectItem(film, "results")) {
    optics_tip tips[] = {usual_tip(OPTICS_LAYERED_DIPOLE, 2),
                               usual_tip(OPTICS_AVERAGED_CHARGE, 2)};
    static const char *const keys[] = {"multilayer_n2_over_Si", "charge_average_n2_over_Si"};
    double thickness = cJSON_GetObjectItem(result, "thickness_nm")->valuedouble;
    for (size_t k = 0; k < 2; k++) {
      agreement a = {0};
      optics_motion motion;
      tips[k].film_nm = thickness;
      ck_assert(optics_motion_make(&tips[k], 256, &motion));
      double complex over = optics_signal(&motion, optics_beta(silicon));
      const cJSON *points = cJSON_GetObjectItem(film, "points"),
                  *column = cJSON_GetObjectItem(result, keys[k]);
      for (size_t i = 0; i < (size_t)cJSON_GetArraySize(points); i++) {
        optics_tensor eps = optics_epsilon(&r.medium, number_at(points, i));
        optics_layers layers = optics_layers_of(optics_trace_third(&eps), silicon);
        agree(&a, optics_signal_of_layers(&motion, &layers) / over, complex_at(column, i));
      }
      judge(keys[k], &a, share_of_maximum);
      optics_motion_free(&motion);
    }
  }
  reference_close(&r);
}
END_TEST

START_TEST(silicon_carbide_over_silicon)
{
  reference r;
  if (!reference_open(&r, "SiC"))
    return;
  for (size_t i = 0; i < r.count; i++) {
    double nu = r.nu[i];
    double complex eps = 6.7 * (1.0 + (969.0 * 969.0 - 793.0 * 793.0) /
                                          (793.0 * 793.0 - nu * nu - 4.76 * I * nu));
    r.eps[i] = (optics_tensor){{eps, eps, eps}};
  }
  const cJSON *curve;
  cJSON_ArrayForEach(curve, cJSON_GetObjectItem(r.system, "curves")) {
    optics_tip tip = usual_tip(OPTICS_FINITE_DIPOLE, cJSON_GetObjectItem(curve, "n")->valueint);
    tip.radius_nm = cJSON_GetObjectItem(curve, "radius")->valuedouble;
    tip.length_nm = cJSON_GetObjectItem(curve, "length")->valuedouble;
    tip.amplitude_nm = cJSON_GetObjectItem(curve, "amplitude")->valuedouble;
    tip.distance_nm = cJSON_GetObjectItem(curve, "distance")->valuedouble;
    judge_tip(&r, curve, "fdm_over_Si", &tip, silicon);
    tip.model = OPTICS_POINT_DIPOLE;
    judge_tip(&r, curve, "pdm_over_Si", &tip, silicon);
  }
  reference_close(&r);
}
END_TEST

START_TEST(anisotropic_faces)
{
  reference r;
  if (!reference_open(&r, "anisotropic toy"))
    return;
  const cJSON *eps = cJSON_GetObjectItem(r.system, "eps");
  static const size_t rows[] = {0, 1, 2, 1, 0, 0}, columns[] = {0, 1, 2, 2, 2, 1};
  optics_tensor tensor;
  for (size_t k = 0; k < 6; k++)
    tensor.six[k] = complex_at(cJSON_GetArrayItem(eps, (int)rows[k]), columns[k]);
  const cJSON *face;
  cJSON_ArrayForEach(face, cJSON_GetObjectItem(r.system, "beta")) {
    double n[3];
    ck_assert_int_eq(sscanf(face->string, "(%lf, %lf, %lf)", n, n + 1, n + 2), 3);
    double norm = sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    for (int k = 0; k < 3; k++)
      n[k] /= norm;
    double complex beta = optics_beta_of_face(&tensor, n);
    ck_assert_double_le(cabs(beta - (number_at(face, 0) + I * number_at(face, 1))), 1e-6);
  }
  reference_close(&r);
}
END_TEST

/* ---- what CRYSTAL itself plots ---- */

/* Worst difference of a printed column, as a share of its largest value. */
static double worst_of(const char *path, size_t column, const double *ours, size_t count)
{
  elastir_diagnostics d = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &d);
  ck_assert(stream != NULL);
  elastir_line line;
  double worst = 0.0, largest = 0.0;
  size_t row = 0;
  while (elastir_stream_line(stream, &line)) {
    double fields[16];
    if (number_split(line.text, line.length, fields, 16) <= column)
      continue;
    ck_assert_uint_lt(row, count);
    if (row > 0) /* CRYSTAL's first row suffers from cancellation */
      worst = fmax(worst, fabs(fields[column] - ours[row]));
    largest = fmax(largest, fabs(fields[column]));
    row++;
  }
  ck_assert(elastir_stream_close(stream, NULL));
  ck_assert_uint_eq(row, count);
  return worst / largest;
}

START_TEST(crystals_own_columns)
{
  reference r;
  if (!reference_of_run(&r, "dry-ice-ir"))
    return;
  enum { ROWS = 2794 };
  double density = cJSON_GetObjectItem(r.system, "density_isotopic")->valuedouble;
  static double columns[4][ROWS];
  for (int i = 0; i < ROWS; i++) {
    double nu = 0.001 + i;
    optics_tensor tensor = optics_epsilon(&r.medium, nu);
    double complex eps = tensor.six[0];
    columns[0][i] = optics_attenuation_bulk(eps, nu, density);
    columns[1][i] = optics_attenuation_spheres(eps, nu, density);
    columns[2][i] = optics_attenuation_ellipsoids(eps, nu, density);
    optics_amplitudes amplitudes = optics_fresnel(1.0, 10.0 * ELASTIR_PI / 180.0, eps);
    columns[3][i] = creal(amplitudes.s * conj(amplitudes.s));
  }
  for (size_t k = 0; k < 4; k++) {
    double worst = worst_of(corpus_path("crystal/dry-ice-ir.IRSPEC"), 3 + k, columns[k], ROWS);
    printf("IRSPEC column %zu: %.2g of the maximum\n", 4 + k, worst);
    ck_assert_msg(worst < 1e-4, "column %zu: %g", 4 + k, worst);
  }
  reference_close(&r);
}
END_TEST

Suite *suite_optics_reference(void)
{
  Suite *suite = suite_create("reference");
  TCase *tests = tcase_create("reference");
  tcase_add_loop_test(tests, dielectric_function, 0, 2);
  tcase_add_loop_test(tests, longitudinal_modes, 0, 2);
  tcase_add_loop_test(tests, powders, 0, 2);
  tcase_add_loop_test(tests, surfaces, 0, 2);
  tcase_add_loop_test(tests, near_field, 0, 2);
  tcase_add_test(tests, silicon_carbide_over_silicon);
  tcase_add_test(tests, anisotropic_faces);
  tcase_add_test(tests, crystals_own_columns);
  suite_add_tcase(suite, tests);
  return suite;
}
