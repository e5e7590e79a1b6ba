/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_optics.c: closed forms, limits and invariants of the optics. */
#include "suite.h"

#include <math.h>

#include "base/pi.h"
#include "optics/apparatus.h"
#include "optics/attenuation.h"
#include "optics/interface.h"
#include "optics/longitudinal.h"
#include "optics/powder.h"
#include "optics/reflectance.h"
#include "optics/tip.h"

static const double volume = 1000.0;

/* Made up: three oscillators, two of them along tilted directions. */
static const optics_oscillator oscillators[] = {
    {400.0, {2e5, 1e5, 0.0, 0.0, 0.0, 1e5}, 6.0},
    {900.0, {5e4, 5e4, 3e5, 6e4, 5e4, 5e4}, 8.0},
    {1500.0, {1e5, 4e5, 1e5, 0.0, 0.0, 0.0}, 12.0}};
static const optics_medium medium = {{2.2, 2.5, 2.9, 0.05, -0.1, 0.15}, oscillators, 3};

static optics_tensor real_tensor(const double six[6])
{
  optics_tensor t;
  for (size_t k = 0; k < 6; k++)
    t.six[k] = six[k];
  return t;
}

static optics_tensor isotropic(double complex eps)
{
  return (optics_tensor){{eps, eps, eps}};
}

START_TEST(one_oscillator)
{
  const optics_oscillator one = {1000.0, {2e6, 2e6, 2e6, 0, 0, 0}, 8.0}; /* f = 2 */
  const optics_medium simple = {{3.0, 3.0, 3.0, 0, 0, 0}, &one, 1};
  ck_assert_double_eq_tol(creal(optics_epsilon(&simple, 0.0).six[0]), 5.0, 1e-14);
  double complex top = optics_epsilon(&simple, 1000.0).six[2];
  ck_assert_double_eq_tol(creal(top), 3.0, 1e-12);
  ck_assert_double_eq_tol(cimag(top), 2.0 * 1000.0 / 8.0, 1e-10);
  /* Lyddane, Sachs and Teller 1941 */
  const double z[] = {0.0, 0.0, 1.0};
  optics_longitudinal_mode lo[1];
  ck_assert_uint_eq(optics_longitudinal(&simple, volume, z, lo), 1);
  ck_assert_double_eq_tol(lo[0].wavenumber_cm1, 1000.0 * sqrt(5.0 / 3.0), 1e-9);
  /* Alone it keeps the charge along its direction. */
  double intensity =
      2e6 * optics_intensity_per_charge2 / optics_strength_per_charge2(volume);
  const double directions[3][3] = {{1.0, 0.0, 0.0}, {0.0, 0.6, 0.8}, {0.0, 0.0, 1.0}};
  for (size_t k = 0; k < 3; k++) {
    ck_assert_uint_eq(optics_longitudinal(&simple, volume, directions[k], lo), 1);
    ck_assert_double_eq_tol(lo[0].intensity_km_mol, intensity, 1e-12 * intensity);
  }
}
END_TEST

/* A third of INTENS along each axis, whatever the volume; both ways agree. */
START_TEST(strength_of_a_mode)
{
  const double born[] = {1e-2, 0.0, 0.0, 0.0, 1e-2, 0.0, 0.0, 0.0, 1e-2};
  double from_vectors[6], from_intensity[6], scaled[6];
  double intensity = optics_intensity_per_charge2 * 3e-4;
  optics_strength(born, 3, NAN, volume, from_vectors);
  optics_strength_isotropic(intensity, volume, from_intensity);
  optics_strength(born, 3, 1.1 * intensity, volume, scaled);
  for (size_t k = 0; k < 6; k++) {
    ck_assert_double_eq_tol(from_vectors[k], from_intensity[k], 1e-9 * from_vectors[0]);
    ck_assert_double_eq_tol(scaled[k], 1.1 * from_vectors[k], 1e-9 * from_vectors[0]);
  }
  /* an intensity below 100 km/mol has fewer digits than the vectors */
  const double weak[] = {1e-3, 0.0, 0.0};
  optics_strength(weak, 1, 99.99, volume, scaled);
  optics_strength(weak, 1, NAN, volume, from_vectors);
  ck_assert_double_eq(scaled[0], from_vectors[0]);
}
END_TEST

/* int nu Im eps dnu = pi/2 sum S, and eps(0) from Im eps (Kramers and Kronig). */
START_TEST(sum_rules)
{
  double sum[6] = {0}, constant[6] = {0}, at_zero[6];
  const double step = 0.05;
  for (int i = 1; i < 2000000; i++) { /* to 1e5 cm-1; the tail falls as 1/nu^2 */
    optics_tensor eps = optics_epsilon(&medium, step * i);
    for (size_t k = 0; k < 6; k++) {
      sum[k] += step * step * i * cimag(eps.six[k]);
      constant[k] += 2.0 / ELASTIR_PI * cimag(eps.six[k]) / i;
    }
  }
  optics_epsilon_static(&medium, at_zero);
  for (size_t k = 0; k < 6; k++) {
    double total = oscillators[0].strength_cm2[k] + oscillators[1].strength_cm2[k] +
                   oscillators[2].strength_cm2[k];
    ck_assert_double_eq_tol(sum[k], 0.5 * ELASTIR_PI * total, 2e-4 * 6e5);
    ck_assert_double_eq_tol(medium.epsilon_infinity[k] + constant[k], at_zero[k], 1e-6);
  }
}
END_TEST

/* Generalised LST: prod (LO/TO)^2 = q.eps(0).q / q.eps_inf.q, and q.eps.q = 0 at each LO. */
START_TEST(longitudinal_modes_are_zeros)
{
  optics_oscillator undamped[3];
  for (size_t p = 0; p < 3; p++) {
    undamped[p] = oscillators[p];
    undamped[p].damping_cm1 = 0.0;
  }
  const optics_medium clear = {{2.2, 2.5, 2.9, 0.05, -0.1, 0.15}, undamped, 3};
  const double q[] = {2.0 / 7.0, 3.0 / 7.0, 6.0 / 7.0};
  optics_longitudinal_mode lo[3];
  ck_assert_uint_eq(optics_longitudinal(&clear, volume, q, lo), 3);
  double product = 1.0, at_zero[6];
  for (size_t p = 0; p < 3; p++) {
    product *= pow(lo[p].wavenumber_cm1 / undamped[p].wavenumber_cm1, 2.0);
    optics_tensor eps = optics_epsilon(&clear, lo[p].wavenumber_cm1);
    ck_assert_double_le(cabs(optics_between(&eps, q, q)), 1e-10);
  }
  optics_epsilon_static(&clear, at_zero);
  optics_tensor low = real_tensor(at_zero), high = real_tensor(clear.epsilon_infinity);
  ck_assert_double_eq_tol(product,
                          creal(optics_between(&low, q, q) / optics_between(&high, q, q)), 1e-12);
}
END_TEST

START_TEST(longitudinal_modes_of_weak_oscillators_are_left_out)
{
  /* lifts of 0.99e-4 and 1.01e-4 cm-1: S = 2 nu shift eps_inf */
  const double s[] = {2.0 * 500.0 * 0.99e-4, 2.0 * 700.0 * 1.01e-4};
  const optics_oscillator weak[] = {{500.0, {s[0], 0, 0, 0, 0, 0}, 1.0},
                                    {700.0, {s[1], 0, 0, 0, 0, 0}, 1.0}};
  const optics_medium thin = {{1.0, 1.0, 1.0, 0, 0, 0}, weak, 2};
  const double x[] = {1.0, 0.0, 0.0}, y[] = {0.0, 1.0, 0.0};
  optics_longitudinal_mode lo[2];
  ck_assert_uint_eq(optics_longitudinal(&thin, volume, x, lo), 1);
  ck_assert_double_eq_tol(lo[0].wavenumber_cm1, 700.0 + 1.01e-4, 1e-8);
  ck_assert_uint_eq(optics_longitudinal(&thin, volume, y, lo), 0);
}
END_TEST

START_TEST(depolarisation)
{
  const double n[] = {0.0, 0.6, 0.8};
  const double ratios[] = {0.2, 0.9999, 1.0, 1.0001, 1.0003, 5.0};
  for (size_t i = 0; i < 6; i++) {
    double l[6];
    optics_depolarisation(OPTICS_ELLIPSOID, n, ratios[i], l);
    ck_assert_double_eq_tol(l[0] + l[1] + l[2], 1.0, 1e-14);
    if (fabs(ratios[i] - 1.0) < 0.01) /* the series meets the closed form */
      ck_assert_double_eq_tol(l[0], 1.0 / 3.0 + 2.0 / 15.0 * (ratios[i] - 1.0), 2e-7);
  }
  double plate[6], needle[6];
  optics_depolarisation(OPTICS_PLATE, n, 1.0, plate);
  optics_depolarisation(OPTICS_NEEDLE, n, 1.0, needle);
  ck_assert_double_eq_tol(plate[2], 0.64, 1e-15);
  ck_assert_double_eq_tol(plate[3], 0.48, 1e-15);
  ck_assert_double_eq_tol(needle[0], 0.5, 1e-15);
  ck_assert_double_eq_tol(needle[2], 0.18, 1e-15);
}
END_TEST

/* Spheres of an isotropic crystal have closed forms; a thin mixture has none of the particle's
 * shape in the averaged permittivity, and the two rules of mixing agree there. */
START_TEST(mixtures)
{
  const double n[] = {0.0, 0.0, 1.0};
  double l[6], f = 0.15, m = 2.25;
  double complex eps = -3.0 + 1.0 * I, bruggeman;
  optics_tensor one = isotropic(eps);
  optics_depolarisation(OPTICS_SPHERE, n, 1.0, l);
  double complex b = (2.0 - 3.0 * f) * m + (3.0 * f - 1.0) * eps;
  ck_assert(optics_bruggeman(&one, l, f, m, &bruggeman));
  ck_assert_double_le(cabs(bruggeman - (b + optics_root(b * b + 8.0 * m * eps)) / 4.0), 1e-10);
  double complex x = (eps - m) / (eps + 2.0 * m);
  ck_assert_double_le(cabs(optics_maxwell_garnett(&one, l, f, m) -
                           m * (1.0 + 2.0 * f * x) / (1.0 - f * x)), 1e-12);
  optics_tensor tilted = optics_epsilon(&medium, 905.0);
  optics_depolarisation(OPTICS_PLATE, n, 1.0, l);
  ck_assert(optics_bruggeman(&tilted, l, 1e-6, m, &bruggeman));
  double complex garnett = optics_maxwell_garnett(&tilted, l, 1e-6, m);
  ck_assert_double_le(cabs(bruggeman - garnett), 1e-4 * cabs(garnett - m));
  /* nothing is left of the matrix, or nothing is put into it */
  ck_assert(optics_bruggeman(&one, l, 1.0, m, &bruggeman));
  ck_assert_double_le(cabs(bruggeman - eps), 1e-9);
  ck_assert_double_eq(creal(optics_averaged(&tilted, 0.0, m)), m);
}
END_TEST

START_TEST(attenuation_near_vacuum)
{
  /* 4 pi nu Im eps / 2 in the limit; the series meets the closed form at |eps - 1| = 1e-4 */
  double complex below = 1.0 + 0.99e-4 * I, above = 1.0 + 1.01e-4 * I;
  ck_assert_double_eq_tol(optics_attenuation_ellipsoids(below, 1.0, 1.0) / cimag(below),
                          optics_attenuation_ellipsoids(above, 1.0, 1.0) / cimag(above), 1e-9);
  ck_assert_double_eq(optics_attenuation_ellipsoids(1.0, 500.0, 1.0), 0.0);
  double complex n = 1.5 + 0.01 * I; /* Beer */
  ck_assert_double_eq_tol(optics_attenuation_bulk(n * n, 1000.0, 2.0),
                          4.0 * ELASTIR_PI * 0.01 * 1000.0 / 2.0, 1e-11);
}
END_TEST

START_TEST(plane_surfaces)
{
  double complex eps = -2.0 + 3.0 * I;
  optics_amplitudes r = optics_fresnel(2.38, 0.25 * ELASTIR_PI, eps);
  ck_assert_double_le(cabs(r.p - r.s * r.s), 1e-14);
  ck_assert_double_eq_tol(creal(optics_fresnel(1.0, 0.0, -1e12).p), 1.0, 1e-5); /* a metal */
  /* the 4 x 4 method of an isotropic half space is Fresnel's, at any azimuth and face */
  const double n[] = {2.0 / 7.0, 3.0 / 7.0, 6.0 / 7.0};
  const double complex media[] = {-2.0 + 3.0 * I, 2.25, 1.7 + 0.001 * I, 11.7, -8.0 + 1e-3 * I};
  for (size_t i = 0; i < 5; i++) {
    optics_tensor tensor = isotropic(media[i]);
    optics_reflectances found;
    ck_assert(optics_reflectance(&tensor, n, 1.0, 0.7, &found));
    optics_amplitudes fresnel = optics_fresnel(1.0, 1.0, media[i]);
    ck_assert_double_eq_tol(found.s, pow(cabs(fresnel.s), 2.0), 1e-9);
    ck_assert_double_eq_tol(found.p, pow(cabs(fresnel.p), 2.0), 1e-9);
    ck_assert_double_le(found.crossed, 1e-15);
  }
  /* principal axes: closed form of physics books; a turned crystal turns light */
  optics_tensor axes = {{2.0 + 1.0 * I, 3.0 + 0.5 * I, 4.0 + 2.0 * I, 0.0, 0.0, 0.0}};
  const double z[] = {0.0, 0.0, 1.0};
  double angle = 0.8, k = cos(angle), t = sin(angle);
  optics_reflectances found;
  ck_assert(optics_reflectance(&axes, z, angle, 0.0, &found));
  double complex qs = optics_root(axes.six[1] - t * t);
  double complex qp = optics_root(axes.six[0] * (1.0 - t * t / axes.six[2]));
  ck_assert_double_eq_tol(found.s, pow(cabs((k - qs) / (k + qs)), 2.0), 1e-12);
  ck_assert_double_eq_tol(
      found.p, pow(cabs((axes.six[0] * k - qp) / (axes.six[0] * k + qp)), 2.0), 1e-12);
  ck_assert(optics_reflectance(&axes, z, angle, 0.7, &found));
  ck_assert_double_gt(found.crossed, 1e-5);
}
END_TEST

START_TEST(powers_stay_within_one)
{
  for (double nu = 100.0; nu < 2000.0; nu += 7.0) {
    optics_tensor eps = optics_epsilon(&medium, nu);
    const double n[] = {0.6, 0.0, 0.8};
    optics_reflectances r;
    ck_assert(optics_reflectance(&eps, n, 1.2, 0.3, &r));
    ck_assert(r.s >= 0.0 && r.s <= 1.0 && r.p >= 0.0 && r.p <= 1.0);
    optics_film film = {1.0, 0.2, 1.5, 0.5};
    optics_powers powers = optics_film_powers(&film, optics_trace_third(&eps), nu);
    ck_assert(powers.reflectance >= 0.0 && powers.transmittance >= 0.0);
    ck_assert_double_le(powers.reflectance + powers.transmittance, 1.0);
    optics_absorbances atr = optics_atr(4.0, 0.25 * ELASTIR_PI, optics_trace_third(&eps), 3);
    ck_assert(atr.s >= 0.0 && atr.p >= 0.0 && atr.unpolarised >= 0.0);
  }
  /* nothing is lost in a clear film */
  optics_film film = {1.0, 0.0, 3.42, 0.7};
  optics_powers powers = optics_film_powers(&film, 2.25, 1000.0);
  ck_assert_double_eq_tol(powers.reflectance + powers.transmittance, 1.0, 1e-14);
}
END_TEST

/* ---- near field ---- */

static double complex signal_of(const optics_tip *tip, int intervals, double complex beta)
{
  optics_motion motion;
  ck_assert(optics_motion_make(tip, intervals, &motion));
  double complex signal = optics_signal(&motion, beta);
  optics_motion_free(&motion);
  return signal;
}

static const optics_tip tip = {OPTICS_FINITE_DIPOLE, 20.0, 300.0, 50.0, 1.0, 0.7, 0.06, 2, 0.0};

START_TEST(weak_response_is_proportional)
{
  double complex small = signal_of(&tip, 256, 1e-7), smaller = signal_of(&tip, 256, 1e-8);
  ck_assert_double_le(cabs(small / (10.0 * smaller) - 1.0), 1e-6);
  double complex coarse = signal_of(&tip, 128, 0.9 + 0.1 * I),
                 fine = signal_of(&tip, 256, 0.9 + 0.1 * I);
  ck_assert_double_le(cabs(coarse - fine), 1e-10 * cabs(fine));
}
END_TEST

START_TEST(one_material_in_all_layers_is_the_bulk)
{
  const optics_tip_model models[] = {OPTICS_LAYERED_DIPOLE, OPTICS_AVERAGED_CHARGE};
  double complex eps = -1.5 + 0.8 * I;
  double complex bulk = signal_of(&tip, 64, optics_beta(eps));
  for (size_t k = 0; k < 2; k++) {
    optics_tip one = tip;
    one.model = models[k];
    const double thickness[] = {0.0, 10.0, 1e9};
    const double complex substrates[] = {eps, eps, 11.7};
    for (size_t i = 0; i < 3; i++) { /* the last: a film so thick that its substrate is not felt */
      optics_motion motion;
      one.film_nm = thickness[i];
      ck_assert(optics_motion_make(&one, 64, &motion));
      optics_layers layers = optics_layers_of(eps, substrates[i]);
      double complex found = optics_signal_of_layers(&motion, &layers);
      ck_assert_double_le(cabs(found - bulk), 1e-6 * cabs(bulk));
      optics_motion_free(&motion);
    }
  }
}
END_TEST

/* The images of two interfaces that coincide are those of the substrate alone:
 * (a + b) / (1 + a b) of the two responses is (eps2 - 1) / (eps2 + 1). */
START_TEST(a_film_without_thickness_is_its_substrate)
{
  const double complex film = -1.5 + 0.8 * I, substrates[] = {11.7, 2.0 + 3.0 * I};
  optics_image_rule rule;
  ck_assert(optics_image_rule_make(30.0, 0.0, &rule));
  for (size_t i = 0; i < 2; i++) {
    optics_layers two = optics_layers_of(film, substrates[i]),
                  one = optics_layers_of(substrates[i], substrates[i]);
    optics_image found = optics_image_of(&rule, &two), alone = optics_image_of(&rule, &one);
    ck_assert_double_le(cabs(found.potential - alone.potential), 1e-12 * cabs(alone.potential));
    ck_assert_double_le(cabs(found.field - alone.field), 1e-12 * cabs(alone.field));
  }
  optics_image_rule_free(&rule);
}
END_TEST

START_TEST(faces)
{
  /* uniaxial, its axis along the normal: sqrt(eps_z eps_t) */
  optics_tensor axial = {{-3.0 + 1.0 * I, -3.0 + 1.0 * I, 2.0 + 0.5 * I, 0.0, 0.0, 0.0}};
  const double z[] = {0.0, 0.0, 1.0};
  double complex effective = optics_root(axial.six[0] * axial.six[2]);
  ck_assert_double_le(cabs(optics_beta_of_face(&axial, z) - optics_beta(effective)), 1e-13);
  optics_tensor one = isotropic(-3.0 + 1.0 * I);
  ck_assert_double_le(cabs(optics_beta_of_face(&one, z) - optics_beta(-3.0 + 1.0 * I)), 1e-15);
}
END_TEST

/* R + 2 H + W0 < 2 L |g| is the narrower: with R = 20, L = 300, W0 = 23.12, H0 = 0 up to
 * A = (420 - 20 - 23.12) / 4 = 94.22 nm. */
START_TEST(domain_of_the_finite_dipole)
{
  optics_tip one = tip;
  one.distance_nm = 0.0;
  one.amplitude_nm = 94.2;
  ck_assert(optics_tip_in_range(&one));
  one.amplitude_nm = 94.3;
  ck_assert(!optics_tip_in_range(&one));
  one.model = OPTICS_POINT_DIPOLE;
  ck_assert(optics_tip_in_range(&one));
  one.harmonic = 1;
  ck_assert(!optics_tip_in_range(&one));
}
END_TEST

/* A Lorentzian of area 1 is exp(-pi G d) over the path difference d: with a boxcar of length L its top
 * becomes 2 (1 - exp(-pi G L))/(pi G); with the window each cosine adds its own. Broad lines stay, and
 * a constant does. */
START_TEST(apparatus_of_a_lorentzian)
{
  static const double harris[] = {0.35875, 0.48829, 0.14128, 0.01168};
  enum { POINTS = 40001 };
  const double step = 0.1, width = 6.0, length = 1.0 / 4.0, a = ELASTIR_PI * width;
  double *values = malloc(POINTS * sizeof *values);
  for (int shape = 0; shape < 2; shape++) {
    const optics_apparatus apparatus = {4.0, (optics_apodisation)shape};
    double top = shape == OPTICS_BOXCAR ? 2.0 * -expm1(-a * length) / a : 0.0;
    for (int k = 0; shape == OPTICS_BLACKMAN_HARRIS && k < 4; k++) {
      double b = k * ELASTIR_PI / length, sign = k % 2 == 0 ? 1.0 : -1.0;
      top += 2.0 * harris[k] * a * (1.0 - sign * exp(-a * length)) / (a * a + b * b);
    }
    for (int i = 0; i < POINTS; i++) {
      double x = step * (i - POINTS / 2);
      values[i] = 0.5 * width / ELASTIR_PI / (x * x + 0.25 * width * width);
    }
    ck_assert(optics_apparatus_apply(&apparatus, step, values, POINTS));
    /* What lies beyond the reach: the side lobes of a boxcar, of 200 resolutions. */
    ck_assert_double_eq_tol(values[POINTS / 2], top, 2e-3 * top);
    for (int i = 0; i < POINTS; i++)
      values[i] = 3.0;
    ck_assert(optics_apparatus_apply(&apparatus, step, values, 1000));
    ck_assert_double_eq_tol(values[0], 3.0, 1e-12);
    ck_assert_double_eq_tol(values[500], 3.0, 1e-12);
  }
  free(values);
}
END_TEST

START_TEST(anisotropy_of_a_tensor)
{
  const optics_tensor even = isotropic(2.0 + 1.0 * I);
  ck_assert_double_eq(optics_anisotropy(&even), 0.0);
  const double uneven[6] = {2.0, 2.0, 4.0, 0.0, 0.0, 0.0}, tilted[6] = {2.0, 2.0, 2.0, 0.0, 0.3, 0.0};
  const optics_tensor one = real_tensor(uneven), other = real_tensor(tilted);
  ck_assert_double_eq_tol(optics_anisotropy(&one), 0.5, 1e-15);
  ck_assert_double_eq_tol(optics_anisotropy(&other), 0.3, 1e-15);
}
END_TEST

/* r_p of a metal is 1, of vacuum 0, and nothing reflects at Brewster's angle. */
START_TEST(far_field_has_its_limits)
{
  ck_assert_double_eq_tol(cabs(optics_far_field(0.5, 1.0, 1.0) - 1.0), 0.0, 1e-15);
  ck_assert_double_eq_tol(cabs(optics_far_field(0.5, 1.0, -1e12) - 2.25), 0.0, 1e-5);
  ck_assert_double_eq_tol(cabs(optics_far_field(0.5, atan(3.0), 9.0) - 1.0), 0.0, 1e-15);
  ck_assert_double_eq_tol(cabs(optics_far_field(0.5, 0.0, 9.0) - 1.5625), 0.0, 1e-15); /* 1 + c (n-1)/(n+1) */
}
END_TEST

Suite *suite_optics_optics(void)
{
  Suite *suite = suite_create("optics");
  TCase *tests = tcase_create("optics");
  tcase_add_test(tests, one_oscillator);
  tcase_add_test(tests, apparatus_of_a_lorentzian);
  tcase_add_test(tests, anisotropy_of_a_tensor);
  tcase_add_test(tests, strength_of_a_mode);
  tcase_add_test(tests, sum_rules);
  tcase_add_test(tests, longitudinal_modes_are_zeros);
  tcase_add_test(tests, longitudinal_modes_of_weak_oscillators_are_left_out);
  tcase_add_test(tests, depolarisation);
  tcase_add_test(tests, mixtures);
  tcase_add_test(tests, attenuation_near_vacuum);
  tcase_add_test(tests, plane_surfaces);
  tcase_add_test(tests, powers_stay_within_one);
  tcase_add_test(tests, weak_response_is_proportional);
  tcase_add_test(tests, one_material_in_all_layers_is_the_bulk);
  tcase_add_test(tests, a_film_without_thickness_is_its_substrate);
  tcase_add_test(tests, faces);
  tcase_add_test(tests, domain_of_the_finite_dipole);
  tcase_add_test(tests, far_field_has_its_limits);
  suite_add_tcase(suite, tests);
  return suite;
}
