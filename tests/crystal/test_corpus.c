/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_corpus.c: real outputs, their printed values and the invariants of their rows. Values
 * are compared exactly: both sides are the same decimal literals, correctly rounded. */
#include "support.h"

static bool read_corpus(const char *name, reading *r)
{
  char path[128];
  snprintf(path, sizeof path, "crystal/%s", name);
  const char *full = corpus_path(path);
  if (full == NULL) {
    skip(name);
    return false;
  }
  *r = read_path(full);
  ck_assert(r->recognised);
  ck_assert_uint_eq(r->output.run_count, 1);
  assert_quiet(r);
  return true;
}

START_TEST(zif8_without_pressure)
{
  reading r;
  if (!read_corpus("zif8-elastic-0gpa.out", &r))
    return;
  const elastir_elastic_data *e = &r.run->elastic;
  ck_assert_double_eq(e->stiffness[0], 12.076);
  ck_assert_double_eq(e->stiffness[1], 9.273);
  ck_assert_double_eq(e->stiffness[21], 1.213);
  ck_assert_double_eq(e->stiffness[3], 0.0);
  ck_assert_double_eq(e->compliance_per_tpa[0], 248.7824);
  ck_assert_double_eq(e->compliance_per_tpa[1], -108.0635);
  ck_assert(isnan(e->pressure_gpa));
  ck_assert_double_eq(e->averages[0], 10.21);
  ck_assert_double_eq(e->averages[7], 0.44);
  ck_assert_double_eq(e->velocities[6].vp_km_s, 3.613);
  ck_assert_uint_eq(e->fit_count, 3);
  ck_assert_uint_eq(e->geometry.atom_count, 138);
  ck_assert_uint_eq(e->geometry.atoms_read, 138);
  ck_assert_double_eq(e->geometry.density_g_cm3, 0.906);
  ck_assert_double_eq(e->geometry.volume_angstrom3, 2485.345042);
  ck_assert_double_eq(e->geometry.vectors_angstrom[0][0], -8.53314056500);
  ck_assert_str_eq(e->geometry.space_group, "I -4 3 M");
  ck_assert_int_eq(r.run->scf_converged, ELASTIR_UNKNOWN); /* a restart without an SCF */
  ck_assert_str_eq(r.run->version, "17");
  ck_assert_str_eq(r.run->release, "1.0.1");
  forget_reading(&r);
}
END_TEST

START_TEST(zif8_under_pressure)
{
  reading r;
  if (!read_corpus("zif8-elastic-0.4gpa.out", &r))
    return;
  const elastir_elastic_data *e = &r.run->elastic;
  ck_assert_double_eq(e->pressure_gpa, 0.4);
  ck_assert_double_eq(e->stiffness[0], 10.858);
  ck_assert_double_eq(e->stiffness[21], 0.305);
  ck_assert_double_eq(e->fits[0].stiffness[0], -27.643); /* of two points: not the result */
  ck_assert_int_eq(e->fits[0].points, 2);
  ck_assert_int_eq(e->fits[0].order, 1);
  ck_assert_double_eq(e->fits[1].stiffness[0], 49.36);
  ck_assert_double_eq(e->fits[2].stiffness[0], 10.858);
  ck_assert_int_eq(e->points, 3);
  ck_assert_int_eq(e->order, 2);
  ck_assert_uint_eq(e->raw_count, 12);
  ck_assert_double_eq(e->raw[0].value_gpa, 10.85833248);
  ck_assert_double_eq(e->strain_step, 0.01);
  ck_assert_double_eq(e->density_g_cm3, 0.9061);
  ck_assert_int_eq(e->geometry.line, 558); /* the cells behind STRAIN MATRIX are strained */
  ck_assert_uint_eq(e->criterion_count, 3);
  ck_assert_str_eq(e->criteria[0].condition, "C11 - C12 > 0");
  forget_reading(&r);
}
END_TEST

START_TEST(an_unstable_cubic_crystal)
{
  reading r;
  if (!read_corpus("cubic-elastic-unstable.out", &r))
    return;
  const elastir_elastic_data *e = &r.run->elastic;
  ck_assert(e->stiffness_complete);
  ck_assert_double_eq(e->stiffness[0], 94.908);
  ck_assert_double_eq(e->stiffness[21], -1.628);
  ck_assert_double_eq(e->compliance_per_tpa[21], -614.1995);
  ck_assert_uint_eq(e->velocity_count, 7);
  for (size_t i = 0; i < 6; i++)
    ck_assert(e->velocities[i].negative && isnan(e->velocities[i].vp_km_s));
  ck_assert(!e->velocities[6].negative);
  ck_assert_double_eq(e->velocities[6].vp_km_s, 3.67);
  ck_assert_double_eq(e->averages[3], -2.78);
  ck_assert_double_eq(r.run->energy_hartree, -6.2238169993737e2);
  ck_assert_double_eq(r.run->elapsed_s, 681.22);
  ck_assert_str_eq(r.run->finished, "2019-06-06T12:42:10.3");
  forget_reading(&r);
}
END_TEST

START_TEST(graphene_has_three_constants_in_hartree)
{
  reading r;
  if (!read_corpus("graphene-elastic-2d.out", &r))
    return;
  const elastir_elastic_data *e = &r.run->elastic;
  ck_assert_int_eq(e->size, 3);
  ck_assert(e->hartree);
  ck_assert_double_eq(e->stiffness[0], 4.479);
  ck_assert_double_eq(e->stiffness[1], 0.982);
  ck_assert_double_eq(e->stiffness[8], 1.749);
  ck_assert_int_eq(e->geometry.dimensionality, 2);
  ck_assert(isnan(e->density_g_cm3)); /* 268.9 is printed */
  ck_assert(isnan(e->geometry.density_g_cm3) && isnan(e->geometry.volume_angstrom3));
  ck_assert(!e->has_compliance && e->velocity_count == 0);
  ck_assert_int_eq(e->geometry.line, 705); /* the optimised one */
  forget_reading(&r);
}
END_TEST

START_TEST(graphene_dispersion_has_144_tables)
{
  reading r;
  if (!read_corpus("graphene-dispersion.out", &r))
    return;
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert_uint_eq(v->table_count, 144);
  ck_assert_int_eq(v->gamma_table, 0);
  ck_assert_uint_eq(v->gamma_table_count, 1);
  ck_assert_int_eq(v->supercell_points, 144);
  ck_assert_int_eq(v->tables[0].sets[3].last, 6);
  ck_assert(v->tables[0].complete);
  ck_assert(!v->intensities_available);
  for (size_t i = 1; i < v->table_count; i++) {
    ck_assert_int_eq(v->tables[i].kind, ELASTIR_TABLE_DISPERSION);
    ck_assert(v->tables[i].complete);
  }
  ck_assert_double_eq(v->tables[1].sets[0].wavenumber_cm1, -55.4523);
  ck_assert_uint_eq(v->imaginary_count, 0); /* at the Gamma point */
  ck_assert_uint_eq(v->normal_modes.mode_count, 6);
  forget_reading(&r);
}
END_TEST

START_TEST(paracetamol_has_240_modes_and_no_intensities)
{
  reading r;
  if (!read_corpus("paracetamol-freq-archer2.out", &r))
    return;
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert_uint_eq(gamma_table(&r)->set_count, 240);
  ck_assert(gamma_table(&r)->complete && gamma_table(&r)->has_intensity_column);
  ck_assert(!v->intensities_available);
  for (size_t i = 0; i < 240; i++)
    ck_assert(isnan(gamma_table(&r)->sets[i].intensity_km_mol));
  ck_assert_double_eq(gamma_table(&r)->sets[239].wavenumber_cm1, 3568.5252);
  ck_assert_str_eq(r.run->build, "STFC/Archer2 build");
  ck_assert(v->normal_modes.complete);
  ck_assert_uint_eq(v->normal_modes.atom_count, 80);
  assert_said(&r, "no-intensities", ELASTIR_INFO);
  assert_said(&r, "scaling-note", ELASTIR_INFO); /* its wavenumbers are not scaled, though */
  forget_reading(&r);
}
END_TEST

START_TEST(dry_ice_has_born_vectors_and_dielectric_tensors)
{
  reading r;
  if (!read_corpus("dry-ice-ir.out", &r))
    return;
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert(v->intensities_available);
  ck_assert_int_eq(v->intensity_method, ELASTIR_INTENSITY_CPHF);
  ck_assert_uint_eq(v->born_count, 36);
  ck_assert_double_eq(v->born_vectors[3 * 33 + 2], -0.026841);
  ck_assert_uint_eq(v->oscillator_count, 36);
  ck_assert_double_eq(v->oscillator_strengths[3][8], 0.03824);
  ck_assert_double_eq(v->electronic_dielectric[0], 1.9384);
  ck_assert_double_eq(v->vibrational_dielectric[4], 0.33259);
  ck_assert_uint_eq(gamma_table(&r)->set_count, 15);
  ck_assert_double_eq(gamma_table(&r)->sets[14].intensity_km_mol, 3840.7);
  ck_assert_double_eq(v->geometry.atoms[4].mass_amu, 15.9949);
  ck_assert_str_eq(r.run->version, "22");
  forget_reading(&r);
}
END_TEST

START_TEST(magnesium_oxide_of_crystal14)
{
  reading r;
  if (!read_corpus("mgo-raman.out", &r))
    return;
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert_double_eq(gamma_table(&r)->sets[1].wavenumber_cm1, 485.0276);
  ck_assert_double_eq(gamma_table(&r)->sets[1].intensity_km_mol, 1045.07);
  ck_assert_double_eq(v->oscillator_strengths[3][4], 4.00666);
  ck_assert_double_eq(v->electronic_dielectric[4], 1.5112);
  ck_assert_uint_eq(v->raman_count, 0); /* the heads are there, no mode is active */
  ck_assert_str_eq(r.run->finished, "2019-03-28T00:22:04.9"); /* not INT_CALC's or SCF's */
  ck_assert_double_eq(v->geometry.conventional[0], 4.21);
  forget_reading(&r);
}
END_TEST

START_TEST(a_berry_phase_slab_of_crystal14)
{
  reading r;
  if (!read_corpus("berry-phase-freq.out", &r))
    return;
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert_int_eq(v->geometry.dimensionality, 2);
  ck_assert_uint_eq(gamma_table(&r)->set_count, 12);
  ck_assert_int_eq(gamma_table(&r)->sets[11].last, 18);
  ck_assert_double_eq(gamma_table(&r)->sets[11].wavenumber_cm1, 549.4601);
  /* The banner names the Berry phase, every intensity is 0.00: they were not asked for. */
  ck_assert(!v->intensities_available);
  ck_assert_str_eq(r.run->release, "1.0.3");
  forget_reading(&r);
}
END_TEST

START_TEST(quartz_has_translations_below_zero)
{
  reading r;
  if (!read_corpus("quartz-freq-no-intensities.out", &r))
    return;
  const elastir_frequency_table *table = gamma_table(&r);
  ck_assert_double_eq(table->sets[0].wavenumber_cm1, -1.893);
  ck_assert_double_eq(table->sets[1].wavenumber_cm1, -0.346);
  ck_assert_int_eq(table->sets[17].last, 27);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  ck_assert_str_eq(r.run->version, "06");
  ck_assert_double_eq(r.run->vibrations.geometry.atoms[0].mass_amu, 27.97693);
  ck_assert_double_eq(r.run->vibrations.geometry.density_g_cm3, 2.642);
  forget_reading(&r);
}
END_TEST

static const char *const all[] = {
    "berry-phase-freq.out", "cubic-elastic-unstable.out", "dry-ice-ir.out",
    "graphene-dispersion.out", "graphene-elastic-2d.out", "mgo-raman.out",
    "paracetamol-freq-archer2.out", "quartz-freq-no-intensities.out",
    "zif8-elastic-0.4gpa.out", "zif8-elastic-0gpa.out"};

/* The constants are of CODATA 2018, not the reader's; the tolerances are the digits printed:
 * EIGV has four, so its root is good to 2.5e-4; THz has four behind the point (0.0017 cm-1). */
START_TEST(every_row_of_every_file_agrees_with_itself)
{
  size_t rows = 0;
  for (size_t f = 0; f < sizeof all / sizeof *all; f++) {
    reading r;
    if (!read_corpus(all[f], &r))
      return;
    const elastir_vibrations *v = &r.run->vibrations;
    for (size_t t = 0; t < v->table_count; t++)
      for (size_t i = 0; i < v->tables[t].set_count; i++, rows++) {
        const elastir_mode_set *set = &v->tables[t].sets[i];
        double root = copysign(sqrt(fabs(set->eigenvalue_hartree2)) * 219474.6313632,
                               set->eigenvalue_hartree2);
        ck_assert_double_le(fabs(root - set->wavenumber_cm1), 2.6e-4 * fabs(root) + 2e-4);
        ck_assert_double_le(fabs(set->frequency_thz * 33.35640952 - set->wavenumber_cm1),
                            0.0018);
      }
    forget_reading(&r);
  }
  ck_assert_uint_ge(rows, 1000); /* 144 tables of graphene alone have most of six rows each */
}
END_TEST

START_TEST(heads_of_files_are_recognised)
{
  char *head = malloc(65536);
  for (size_t f = 0; f < sizeof all / sizeof *all; f++) {
    char path[128];
    snprintf(path, sizeof path, "crystal/%s", all[f]);
    const char *full = corpus_path(path);
    if (full == NULL)
      break;
    FILE *file = fopen(full, "rb");
    ck_assert(file != NULL);
    size_t length = fread(head, 1, 65536, file);
    fclose(file);
    ck_assert_msg(elastir_crystal_recognise(head, length), "%s", full);
  }
  const char *curve = corpus_path("crystal/dry-ice-ir.IRSPEC");
  if (curve != NULL) {
    reading r = read_path(curve);
    ck_assert(!r.recognised);
    assert_said(&r, "not-crystal", ELASTIR_ERROR);
    forget_reading(&r);
  }
  free(head);
}
END_TEST

Suite *suite_crystal_corpus(void)
{
  Suite *suite = suite_create("crystal corpus");
  TCase *files = tcase_create("files");
  tcase_set_timeout(files, 60); /* under sanitizers on a busy machine */
  tcase_add_test(files, zif8_without_pressure);
  tcase_add_test(files, zif8_under_pressure);
  tcase_add_test(files, an_unstable_cubic_crystal);
  tcase_add_test(files, graphene_has_three_constants_in_hartree);
  tcase_add_test(files, graphene_dispersion_has_144_tables);
  tcase_add_test(files, paracetamol_has_240_modes_and_no_intensities);
  tcase_add_test(files, dry_ice_has_born_vectors_and_dielectric_tensors);
  tcase_add_test(files, magnesium_oxide_of_crystal14);
  tcase_add_test(files, a_berry_phase_slab_of_crystal14);
  tcase_add_test(files, quartz_has_translations_below_zero);
  tcase_add_test(files, every_row_of_every_file_agrees_with_itself);
  tcase_add_test(files, heads_of_files_are_recognised);
  suite_add_tcase(suite, files);
  return suite;
}
