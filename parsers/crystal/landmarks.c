/* SPDX-License-Identifier: GPL-3.0-or-later */
/* landmarks.c: the words by which the blocks of an output are known. */
#include <string.h>

#include "crystal/internal.h"

/* Ordered by first character. The words are compared with the start of a line behind its
 * blanks; so the echoed input deck (ELASTCON, INTENS, FREQCALC) matches nothing. Of two that
 * begin alike the longer stands first. */
static const crystal_landmark landmarks[] = {
    {"* ELASTCON OPTION", crystal_found_elastic_section, true},
    {"* INTENSITIES COMPUTED VIA", crystal_found_intensity_method, true},
    {"* THAT PERMITS THE CALCULATION OF MODES AT", crystal_found_supercell, true},
    {"*        ", crystal_found_banner, false},
    {"== SCF ENDED", crystal_found_scf, true},
    {"A STEP OF", crystal_found_fit_step, true},
    {"ATOMS IN THE ASYMMETRIC UNIT", crystal_found_atoms, true},
    {"ATOMS ISOTOPIC MASS", crystal_found_masses, true},
    {"BORN CHARGE VECTOR IN THE BASIS OF NORMAL MODES", crystal_found_born, true},
    {"C-MATRIX BEFORE INVERSION", crystal_found_fit_matrix, true},
    {"CONDITION   ", crystal_found_criteria, true},
    {"CRYSTALLOGRAPHIC CELL (VOLUME", crystal_found_conventional, true},
    {"DIRECT LATTICE VECTORS CARTESIAN COMPONENTS", crystal_found_vectors, true},
    {"DISPERSION K POINT NUMBER", crystal_found_k_point, true},
    {"EEEEEEEEEE STARTING", crystal_found_start, false},
    {"EEEEEEEEEE TERMINATION", crystal_found_end, false},
    {"ELASTIC CALCULATION", crystal_found_elastic_section, true},
    {"ELASTIC DATA FOR DIFFERENT NUMBER OF POINTS", crystal_found_other_fits, true},
    {"ELASTIC MODULI (COMPLIANCE TENSOR)", crystal_found_compliance, true},
    {"ELASTIC PROPERTIES AT PRESSURE", crystal_found_pressure, true},
    {"ERROR ****", crystal_found_error, false},
    {"FINAL OPTIMIZED GEOMETRY", crystal_found_dimensionality, true},
    {"FINAL RESULTS END", crystal_found_result_end, true},
    {"FINAL RESULTS START", crystal_found_result_start, true},
    {"FREQUENCY CALCULATION", crystal_found_frequency_section, true},
    {"GEOMETRY FOR WAVE FUNCTION", crystal_found_dimensionality, true},
    {"HIGH FREQUENCY DIELECTRIC", crystal_found_high_frequency, true},
    {"INFORMATION ****", crystal_found_information, false},
    {"K_V  ", crystal_found_averages, true},
    {"MAGNITUDE OF STEPSIZE FOR ADIMENSIONAL STRAINS", crystal_found_step, true},
    {"MODES  ", crystal_found_table, true},
    {"NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES", crystal_found_normal_modes, true},
    {"NUMBER OF POINTS (TOTAL)", crystal_found_points, true},
    {"NUMBER OF POINTS, ORDER", crystal_found_fit_head, true},
    {"POLARIZABILITY (ALPHA), DIELECTRIC", crystal_found_polarizability, true},
    {"POLYCRYSTALLINE ISOTROPIC INTENSITIES", crystal_found_raman_powder, true},
    {"PRIMITIVE CELL", crystal_found_cell, true},
    {"SEISMIC VELOCITIES BY CHRISTOFFEL", crystal_found_velocities, true},
    {"SINGLE CRYSTAL DIRECTIONAL INTENSITIES", crystal_found_raman_crystal, true},
    {"SPACE  GROUP", crystal_found_group, true},
    {"SPACE GROUP", crystal_found_group, true},
    {"STRAIN MATRIX", crystal_found_strain, true},
    {"SUM TENSOR OF THE VIBRATIONAL CONTRIBUTIONS", crystal_found_sum_tensor, true},
    {"SYMMETRIZED ELASTIC CONSTANTS", crystal_found_stiffness, true},
    {"THE CALCULATION HAS BEEN PERFORMED WITH", crystal_found_fit_points, true},
    {"THIS PERMITS TO PERFORM A FITTING", crystal_found_fit_order, true},
    {"TRANSFORMATION MATRIX PRIMITIVE-CRYSTALLOGRAPHIC", crystal_found_transformation, true},
    {"TWO-SIDED PLANE GROUP", crystal_found_group, true},
    {"VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC", crystal_found_oscillators, true},
    {"WARNING ****", crystal_found_warning, false},
    {"c", crystal_found_raw_constant, false},
};

/* "c41 =  0.00075293 GPa" */
static bool is_raw_constant(const char *text)
{
  return text[1] >= '1' && text[1] <= '6' && text[2] >= '1' && text[2] <= '6' &&
         text[3] == ' ' && text[4] == '=';
}

void crystal_index_landmarks(crystal_reader *reader)
{
  for (size_t i = sizeof landmarks / sizeof *landmarks; i-- > 0;) {
    unsigned char c = (unsigned char)landmarks[i].prefix[0];
    reader->first[c] = (unsigned char)i;
    reader->count[c]++;
  }
}

const crystal_landmark *crystal_find_landmark(const crystal_reader *reader, const char *text)
{
  unsigned char c = (unsigned char)*text;
  for (size_t i = 0; i < reader->count[c]; i++) {
    const crystal_landmark *landmark = &landmarks[reader->first[c] + i];
    if (strncmp(text, landmark->prefix, strlen(landmark->prefix)) != 0)
      continue;
    if (c == 'c' && !is_raw_constant(text))
      continue;
    return landmark;
  }
  return NULL;
}
