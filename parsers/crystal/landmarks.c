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

/* "COORDINATE AND CELL OPTIMIZATION - POINT    2" */
static bool is_point(const char *text)
{
  return strstr(text, "OPTIMIZATION - POINT") != NULL;
}

/* "NUMBER OF AO               216  EXCHANGE OVERLAP TOL        (T3) 10**   -6" */
static bool is_tolerance(const char *text)
{
  return strstr(text, "(T") != NULL && strstr(text, "10**") != NULL;
}

/* Ordered by first character. The words are compared with the start of a line behind its
 * blanks; so the echoed input deck (ELASTCON, INTENS, FREQCALC) matches nothing. Of two that
 * begin alike the longer stands first. */
static const crystal_landmark landmarks[] = {
    {"(EXCHANGE)[CORRELATION] FUNCTIONAL", crystal_found_functional, MARK_CONTENT, NULL},
    {"*        ", crystal_found_banner, MARK_BANNER, NULL},
    {"* ELAPIEZO OPTION", crystal_found_elastic_section, MARK_CONTENT, NULL},
    {"* ELASTCON OPTION", crystal_found_elastic_section, MARK_CONTENT, NULL},
    {"* INTENSITIES COMPUTED VIA", crystal_found_intensity_method, MARK_CONTENT, NULL},
    {"* OPT END - ", crystal_found_optimisation_end, MARK_ANYWHERE, NULL},
    {"* PHOTOELA", crystal_found_unread, MARK_CONTENT, NULL},
    {"* PIEZOCON OPTION", crystal_found_unread, MARK_CONTENT, NULL},
    {"* THAT PERMITS THE CALCULATION OF MODES AT", crystal_found_supercell, MARK_CONTENT, NULL},
    {"*** PSEUDOPOTENTIAL", crystal_found_pseudopotential, MARK_CONTENT, NULL},
    {"== SCF ENDED", crystal_found_scf, MARK_ANYWHERE, NULL},
    {"A STEP OF", crystal_found_fit_step, MARK_CONTENT, NULL},
    {"ALPHA      ELECTRONS", crystal_found_spin_part, MARK_CONTENT, NULL},
    {"ANGULAR INTEGRATION", crystal_found_angular_grid, MARK_CONTENT, NULL},
    {"ANHARMONIC IR SPECTRUM", crystal_found_unread, MARK_CONTENT, NULL},
    {"ANHARMONIC RAMAN SPECTRUM", crystal_found_unread, MARK_CONTENT, NULL},
    {"AT (T =", crystal_found_thermal_point, MARK_CONTENT, NULL},
    {"ATOM ONLY OPTIMIZATION", crystal_found_optimisation_point, MARK_CONTENT, is_point},
    {"ATOMIC BORN CHARGE TENSOR", crystal_found_atomic_born, MARK_CONTENT, NULL},
    {"ATOMIC DISPLACEMENT PARAMETERS", crystal_found_displacements, MARK_CONTENT, NULL},
    {"ATOMS IN THE ASYMMETRIC UNIT", crystal_found_atoms, MARK_CONTENT, NULL},
    {"ATOMS ISOTOPIC MASS", crystal_found_masses, MARK_CONTENT, NULL},
    {"ATOMS OPTIMIZATION", crystal_found_optimisation_point, MARK_CONTENT, is_point},
    {"BETA       ELECTRONS", crystal_found_spin_part, MARK_CONTENT, NULL},
    {"BORN CHARGE VECTOR IN THE BASIS OF NORMAL MODES", crystal_found_born, MARK_CONTENT, NULL},
    {"BORN TENSOR COMPONENTS IN THE NORMAL MODE", crystal_found_old_born, MARK_CONTENT, NULL},
    {"C-MATRIX BEFORE INVERSION", crystal_found_fit_matrix, MARK_CONTENT, NULL},
    {"CELL OPTIMIZATION", crystal_found_optimisation_point, MARK_CONTENT, is_point},
    {"CENTRAL POINT  ", crystal_found_central_point, MARK_CONTENT, NULL},
    {"CONDITION   ", crystal_found_criteria, MARK_CONTENT, NULL},
    {"CONVERSE PIEZOELECTRIC", crystal_found_unread, MARK_CONTENT, NULL},
    {"COORDINATE AND CELL OPTIMIZATION", crystal_found_optimisation_point,
     MARK_CONTENT, is_point},
    {"COORDINATE OPTIMIZATION", crystal_found_optimisation_point, MARK_CONTENT, is_point},
    {"CORE ELECTRONS PER CELL", crystal_found_tolerance, MARK_CONTENT, is_tolerance},
    {"CRYSTAL - PROPERTIES", crystal_found_properties, MARK_CONTENT, NULL},
    {"CRYSTALLOGRAPHIC CELL (VOLUME", crystal_found_conventional, MARK_CONTENT, NULL},
    {"D3 DISPERSION ENERGY", crystal_found_dispersion, MARK_CONTENT, NULL},
    {"DENSITY OF THE CRYSTAL", crystal_found_density, MARK_CONTENT, NULL},
    {"DFT-D V", crystal_found_dispersion, MARK_CONTENT, NULL},
    {"DIELECTRIC TENSORS", crystal_found_dielectric_tensors, MARK_CONTENT, NULL},
    {"DIRECT ENERGY BAND GAP", crystal_found_band_gap, MARK_CONTENT, NULL},
    {"DIRECT LATTICE VECTORS CARTESIAN COMPONENTS", crystal_found_vectors, MARK_CONTENT, NULL},
    {"DIRECT PIEZOELECTRIC", crystal_found_unread, MARK_CONTENT, NULL},
    {"DISPERSION K POINT NUMBER", crystal_found_k_point, MARK_CONTENT, NULL},
    {"EEEEEEEEEE STARTING", crystal_found_start, MARK_START, NULL},
    {"EEEEEEEEEE TERMINATION", crystal_found_end, MARK_ANYWHERE, NULL},
    {"ELASTIC CALCULATION", crystal_found_elastic_section, MARK_CONTENT, NULL},
    {"ELASTIC DATA FOR DIFFERENT NUMBER OF POINTS", crystal_found_other_fits,
     MARK_CONTENT, NULL},
    {"ELASTIC MODULI (COMPLIANCE TENSOR)", crystal_found_compliance, MARK_CONTENT, NULL},
    {"ELASTIC PROPERTIES AT PRESSURE", crystal_found_pressure, MARK_CONTENT, NULL},
    {"ELASTO-OPTIC", crystal_found_unread, MARK_CONTENT, NULL},
    {"ERROR ****", crystal_found_error, MARK_MESSAGE, NULL},
    {"EXTERNAL STRESS APPLIED", crystal_found_external_stress, MARK_CONTENT, NULL},
    {"FERMI SMEARING - ", crystal_found_smearing, MARK_CONTENT, NULL},
    {"FINAL OPTIMIZED GEOMETRY", crystal_found_dimensionality, MARK_CONTENT, NULL},
    {"FINAL RESULTS END", crystal_found_result_end, MARK_CONTENT, NULL},
    {"FINAL RESULTS START", crystal_found_result_start, MARK_CONTENT, NULL},
    {"FREQUENCIES COMPUTED ON A FRAGMENT", crystal_found_fragment, MARK_CONTENT, NULL},
    {"FREQUENCY (CM**-1)    TOTAL PDOS", crystal_found_unread, MARK_CONTENT, NULL},
    {"FREQUENCY CALCULATION", crystal_found_frequency_section, MARK_CONTENT, NULL},
    {"GCP ENERGY", crystal_found_gcp, MARK_CONTENT, NULL},
    {"GEOMETRY FOR WAVE FUNCTION", crystal_found_dimensionality, MARK_CONTENT, NULL},
    {"GRIMME DISPERSION ENERGY", crystal_found_dispersion, MARK_CONTENT, NULL},
    {"HARMONIC IR SPECTRUM", crystal_found_unread, MARK_CONTENT, NULL},
    {"HARMONIC RAMAN SPECTRUM", crystal_found_unread, MARK_CONTENT, NULL},
    {"HARMONIC VIBRATIONAL CONTRIBUTIONS", crystal_found_thermodynamics, MARK_CONTENT, NULL},
    {"HARTREE-FOCK HAMILTONIAN", crystal_found_hamiltonian, MARK_CONTENT, NULL},
    {"HIGH FREQUENCY DIELECTRIC", crystal_found_high_frequency, MARK_CONTENT, NULL},
    {"HYBRID EXCHANGE - PERCENTAGE", crystal_found_fock_exchange, MARK_CONTENT, NULL},
    {"INDIRECT ENERGY BAND GAP", crystal_found_band_gap, MARK_CONTENT, NULL},
    {"INFORMATION ****", crystal_found_information, MARK_MESSAGE, NULL},
    {"INTENSITIES  DO NOT TAKE INTO ACCOUNT TEMPERATURE", crystal_found_raman_bare, MARK_CONTENT,
     NULL},
    {"KOHN-SHAM HAMILTONIAN", crystal_found_hamiltonian, MARK_CONTENT, NULL},
    {"K_V  ", crystal_found_averages, MARK_CONTENT, NULL},
    {"LINEAR THERMAL EXPANSION", crystal_found_linear_expansion, MARK_CONTENT, NULL},
    {"LOCAL ATOMIC FUNCTIONS BASIS SET", crystal_found_basis, MARK_CONTENT, NULL},
    {"MAGNITUDE OF STEPSIZE FOR ADIMENSIONAL STRAINS", crystal_found_step, MARK_CONTENT, NULL},
    {"MODE FRQ(CM**-1) IRREP TYP", crystal_found_motions, MARK_CONTENT, NULL},
    {"MODES  ", crystal_found_table, MARK_CONTENT, is_frequency_head},
    {"N. OF ATOMS PER CELL", crystal_found_tolerance, MARK_CONTENT, is_tolerance},
    {"N. OF ELECTRONS PER CELL", crystal_found_tolerance, MARK_CONTENT, is_tolerance},
    {"NON-LOCAL WEIGHTING FACTOR", crystal_found_weight, MARK_CONTENT, NULL},
    {"NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES", crystal_found_normal_modes,
     MARK_CONTENT, NULL},
    {"NUMBER OF AO", crystal_found_tolerance, MARK_CONTENT, is_tolerance},
    {"NUMBER OF POINTS (TOTAL)", crystal_found_points, MARK_CONTENT, NULL},
    {"NUMBER OF POINTS, ORDER", crystal_found_fit_head, MARK_CONTENT, NULL},
    {"NUMBER OF SHELLS", crystal_found_tolerance, MARK_CONTENT, is_tolerance},
    {"OVERLAP BETWEEN THE EIGENVECTORS OF LO", crystal_found_overlap, MARK_CONTENT, NULL},
    {"PHOTOELASTIC", crystal_found_unread, MARK_CONTENT, NULL},
    {"PIEZOELECTRIC", crystal_found_unread, MARK_CONTENT, NULL},
    {"POLARIZABILITY (ALPHA), DIELECTRIC", crystal_found_polarizability, MARK_CONTENT, NULL},
    {"POLYCRYSTALLINE ISOTROPIC INTENSITIES", crystal_found_raman_powder, MARK_CONTENT, NULL},
    {"POLYMER GROUP N", crystal_found_group, MARK_CONTENT, NULL},
    {"POSSIBLY CONDUCTING STATE", crystal_found_conducting, MARK_CONTENT, NULL},
    {"PRESSURE IN GIGAPASCAL:", crystal_found_pressure_gpa, MARK_CONTENT, NULL},
    {"PRIMITIVE CELL", crystal_found_cell, MARK_CONTENT, NULL},
    {"RADIAL INTEGRATION", crystal_found_radial_grid, MARK_CONTENT, NULL},
    {"RANGE-SEPARATED HYBRID", crystal_found_range_separation, MARK_CONTENT, NULL},
    {"SEISMIC VELOCITIES BY CHRISTOFFEL", crystal_found_velocities, MARK_CONTENT, NULL},
    {"SHRINK. FACT.", crystal_found_shrink, MARK_CONTENT, NULL},
    {"SHRINKING FACTOR(GILAT NET)", crystal_found_gilat, MARK_CONTENT, NULL},
    {"SINGLE CRYSTAL DIRECTIONAL INTENSITIES", crystal_found_raman_crystal, MARK_CONTENT, NULL},
    {"SPACE  GROUP", crystal_found_group, MARK_CONTENT, NULL},
    {"SPACE GROUP", crystal_found_group, MARK_CONTENT, NULL},
    {"STRAIN MATRIX", crystal_found_strain, MARK_CONTENT, NULL},
    {"STRESS TENSOR, IN HARTREE", crystal_found_stress, MARK_CONTENT, NULL},
    {"SUM TENSOR OF THE VIBRATIONAL CONTRIBUTIONS", crystal_found_sum_tensor,
     MARK_CONTENT, NULL},
    {"SYMMETRIZED ELASTIC CONSTANTS", crystal_found_stiffness, MARK_CONTENT, NULL},
    {"THE CALCULATION HAS BEEN PERFORMED WITH", crystal_found_fit_points, MARK_CONTENT, NULL},
    {"THE CORRESPONDING MODES", crystal_found_old_modes, MARK_CONTENT, NULL},
    {"THERMAL PROPERTIES FROM HELMHOLTZ", crystal_found_thermal_properties, MARK_CONTENT, NULL},
    {"THIS PERMITS TO PERFORM A FITTING", crystal_found_fit_order, MARK_CONTENT, NULL},
    {"TOTAL ENERGY + ", crystal_found_corrected_energy, MARK_ANYWHERE, NULL},
    {"TOTAL ENERGY CORRECTED: EXTERNAL STRESS", crystal_found_enthalpy, MARK_ANYWHERE, NULL},
    {"TOTAL ENERGY(", crystal_found_total_energy, MARK_ANYWHERE, NULL},
    {"TRANSFORMATION MATRIX PRIMITIVE", crystal_found_transformation, MARK_CONTENT, NULL},
    {"TWO-SIDED PLANE GROUP", crystal_found_group, MARK_CONTENT, NULL},
    {"TYPE OF CALCULATION :", crystal_found_spin, MARK_CONTENT, NULL},
    {"VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC", crystal_found_oscillators,
     MARK_CONTENT, NULL},
    {"WARNING ****", crystal_found_warning, MARK_MESSAGE, NULL},
    {"WARNING!!", crystal_found_exclamation, MARK_MESSAGE, NULL},
    {"c", crystal_found_raw_constant, MARK_ANYWHERE, is_raw_constant},
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

/* Most end at the first characters, where strncmp would cost more. */
static bool begins_with(const char *text, const char *prefix)
{
  while (*prefix != '\0' && *prefix == *text)
    prefix++, text++;
  return *prefix == '\0';
}

const crystal_landmark *crystal_find_landmark(const crystal_reader *reader, const char *text,
                                              size_t length)
{
  unsigned char c = (unsigned char)*text;
  if (!crystal_skim_wants(&reader->skim, text, length))
    return NULL;
  for (size_t i = 0; i < reader->count[c]; i++) {
    const crystal_landmark *landmark = &landmarks[reader->first[c] + i];
    if (begins_with(text, landmark->prefix) &&
        (landmark->fits == NULL || landmark->fits(text)))
      return landmark;
  }
  return NULL;
}
