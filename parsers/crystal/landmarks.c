/* SPDX-License-Identifier: GPL-3.0-or-later */
/* landmarks.c: the words by which the blocks of an output are known. */
#include <string.h>

#include "crystal/internal.h"

/* "c41 =  0.00075293 GPa" */
static bool is_raw_constant(const char *text)
{
  return text[1] >= '1' && text[1] <= '6' && text[2] >= '1' && text[2] <= '6' &&
         text[3] == ' ' && text[4] == '=';
}

/* The heads of Raman tables begin like those of frequency tables. */
static bool is_frequency_head(const char *text)
{
  return strstr(text, "FREQUENCIES") != NULL && strstr(text, "IRREP") != NULL;
}

/* Ordered by first character. The words are compared with the start of a line behind its
 * blanks; so the echoed input deck (ELASTCON, INTENS, FREQCALC) matches nothing. Of two that
 * begin alike the longer stands first. */
static const crystal_landmark landmarks[] = {
    {"* ELASTCON OPTION", crystal_found_elastic_section, true, NULL},
    {"* ELAPIEZO OPTION", crystal_found_elastic_section, true, NULL},
    {"* INTENSITIES COMPUTED VIA", crystal_found_intensity_method, true, NULL},
    {"* OPT END - FAILED", crystal_found_failed_optimisation, false, NULL},
    {"* THAT PERMITS THE CALCULATION OF MODES AT", crystal_found_supercell, true, NULL},
    {"*        ", crystal_found_banner, false, NULL},
    {"== SCF ENDED", crystal_found_scf, false, NULL},
    {"A STEP OF", crystal_found_fit_step, true, NULL},
    {"ATOMS IN THE ASYMMETRIC UNIT", crystal_found_atoms, true, NULL},
    {"ATOMS ISOTOPIC MASS", crystal_found_masses, true, NULL},
    {"BORN CHARGE VECTOR IN THE BASIS OF NORMAL MODES", crystal_found_born, true, NULL},
    {"C-MATRIX BEFORE INVERSION", crystal_found_fit_matrix, true, NULL},
    {"CENTRAL POINT  ", crystal_found_central_point, true, NULL},
    {"CONDITION   ", crystal_found_criteria, true, NULL},
    {"CRYSTALLOGRAPHIC CELL (VOLUME", crystal_found_conventional, true, NULL},
    {"DENSITY OF THE CRYSTAL", crystal_found_density, true, NULL},
    {"DIRECT LATTICE VECTORS CARTESIAN COMPONENTS", crystal_found_vectors, true, NULL},
    {"DISPERSION K POINT NUMBER", crystal_found_k_point, true, NULL},
    {"EEEEEEEEEE STARTING", crystal_found_start, false, NULL},
    {"EEEEEEEEEE TERMINATION", crystal_found_end, false, NULL},
    {"ELASTIC CALCULATION", crystal_found_elastic_section, true, NULL},
    {"ELASTIC DATA FOR DIFFERENT NUMBER OF POINTS", crystal_found_other_fits, true, NULL},
    {"ELASTIC MODULI (COMPLIANCE TENSOR)", crystal_found_compliance, true, NULL},
    {"ELASTIC PROPERTIES AT PRESSURE", crystal_found_pressure, true, NULL},
    {"ERROR ****", crystal_found_error, false, NULL},
    {"FINAL OPTIMIZED GEOMETRY", crystal_found_dimensionality, true, NULL},
    {"FINAL RESULTS END", crystal_found_result_end, true, NULL},
    {"FINAL RESULTS START", crystal_found_result_start, true, NULL},
    {"FREQUENCIES COMPUTED ON A FRAGMENT", crystal_found_fragment, true, NULL},
    {"FREQUENCY CALCULATION", crystal_found_frequency_section, true, NULL},
    {"GEOMETRY FOR WAVE FUNCTION", crystal_found_dimensionality, true, NULL},
    {"HIGH FREQUENCY DIELECTRIC", crystal_found_high_frequency, true, NULL},
    {"INFORMATION ****", crystal_found_information, false, NULL},
    {"K_V  ", crystal_found_averages, true, NULL},
    {"MAGNITUDE OF STEPSIZE FOR ADIMENSIONAL STRAINS", crystal_found_step, true, NULL},
    {"MODES  ", crystal_found_table, true, is_frequency_head},
    {"NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES", crystal_found_normal_modes, true, NULL},
    {"NUMBER OF POINTS (TOTAL)", crystal_found_points, true, NULL},
    {"NUMBER OF POINTS, ORDER", crystal_found_fit_head, true, NULL},
    {"POLARIZABILITY (ALPHA), DIELECTRIC", crystal_found_polarizability, true, NULL},
    {"POLYMER GROUP N", crystal_found_group, true, NULL},
    {"POLYCRYSTALLINE ISOTROPIC INTENSITIES", crystal_found_raman_powder, true, NULL},
    {"PRESSURE IN GIGAPASCAL:", crystal_found_stress, true, NULL},
    {"PRIMITIVE CELL", crystal_found_cell, true, NULL},
    {"SEISMIC VELOCITIES BY CHRISTOFFEL", crystal_found_velocities, true, NULL},
    {"SINGLE CRYSTAL DIRECTIONAL INTENSITIES", crystal_found_raman_crystal, true, NULL},
    {"SPACE  GROUP", crystal_found_group, true, NULL},
    {"SPACE GROUP", crystal_found_group, true, NULL},
    {"STRAIN MATRIX", crystal_found_strain, true, NULL},
    {"SUM TENSOR OF THE VIBRATIONAL CONTRIBUTIONS", crystal_found_sum_tensor, true, NULL},
    {"SYMMETRIZED ELASTIC CONSTANTS", crystal_found_stiffness, true, NULL},
    {"THE CALCULATION HAS BEEN PERFORMED WITH", crystal_found_fit_points, true, NULL},
    {"THIS PERMITS TO PERFORM A FITTING", crystal_found_fit_order, true, NULL},
    {"TOTAL ENERGY(", crystal_found_total_energy, false, NULL},
    {"TRANSFORMATION MATRIX PRIMITIVE", crystal_found_transformation, true, NULL},
    {"TWO-SIDED PLANE GROUP", crystal_found_group, true, NULL},
    {"VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC", crystal_found_oscillators, true, NULL},
    {"WARNING ****", crystal_found_warning, false, NULL},
    {"WARNING!!", crystal_found_exclamation, false, NULL},
    {"c", crystal_found_raw_constant, false, is_raw_constant},
};

void crystal_index_landmarks(crystal_reader *reader)
{
  for (size_t i = sizeof landmarks / sizeof *landmarks; i-- > 0;) {
    unsigned char c = (unsigned char)landmarks[i].prefix[0];
    reader->first[c] = (unsigned char)i;
    reader->count[c]++;
    crystal_skim_want(&reader->skim, landmarks[i].prefix);
  }
}

const crystal_landmark *crystal_find_landmark(const crystal_reader *reader, const char *text)
{
  unsigned char c = (unsigned char)*text;
  for (size_t i = 0; i < reader->count[c]; i++) {
    const crystal_landmark *landmark = &landmarks[reader->first[c] + i];
    if (strncmp(text, landmark->prefix, strlen(landmark->prefix)) == 0 &&
        (landmark->fits == NULL || landmark->fits(text)))
      return landmark;
  }
  return NULL;
}
