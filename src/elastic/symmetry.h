/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry.h: the symmetry class of an elastic tensor, its projection onto a class, and how
 * much of a change is loss of symmetry.
 *
 * Norms and projections are those of Kelvin's 6x6 matrix, the Frobenius norm of the fourth-rank
 * tensor, so that none depends on the frame (M. Moakher and A. N. Norris, J. Elasticity 85, 215
 * (2006); J. T. Browaeys and S. Chevrot, Geophys. J. Int. 159, 667 (2004)). The projection onto a
 * class is the average over its group of rotations: the nearest tensor of that class.
 * An elastic tensor has one of eight symmetries (S. Forte and M. Vianello, J. Elasticity 43, 81
 * (1996)); the 'low' tetragonal and trigonal classes are the high ones seen in a frame turned
 * about the axis, and hexagonal crystals are isotropic across theirs. */
#ifndef ELASTIR_SYMMETRY_H
#define ELASTIR_SYMMETRY_H

#include <stdbool.h>

/* From the highest to the lowest. */
typedef enum {
  ELASTIR_CLASS_ISOTROPIC,
  ELASTIR_CLASS_CUBIC,           /* 3 constants */
  ELASTIR_CLASS_HEXAGONAL,       /* 5: transversely isotropic */
  ELASTIR_CLASS_TETRAGONAL_HIGH, /* 6: 422, 4mm, -42m, 4/mmm */
  ELASTIR_CLASS_TRIGONAL_HIGH,   /* 6: 32, 3m, -3m */
  ELASTIR_CLASS_TETRAGONAL_LOW,  /* 7: 4, -4, 4/m */
  ELASTIR_CLASS_TRIGONAL_LOW,    /* 7: 3, -3 */
  ELASTIR_CLASS_ORTHORHOMBIC,    /* 9 */
  ELASTIR_CLASS_MONOCLINIC,      /* 13 */
  ELASTIR_CLASS_TRICLINIC,       /* 21 */
  ELASTIR_CLASS_COUNT
} elastir_symmetry_class;

/* "isotropic", "cubic", "hexagonal", "tetragonal", "trigonal", "tetragonal-low", … */
const char *elastir_class_name(elastir_symmetry_class symmetry);

/* 2, 3, 5, 6, 6, 7, 7, 9, 13, 21. */
int elastir_class_constants(elastir_symmetry_class symmetry);

/* How a class lies in the frame: its main axis (the 4-, 6-, 3-fold axis, or the only 2-fold one)
 * along x, y or z; for the high trigonal class also its 2-fold axis, which is along the next
 * axis in cyclic order (0, the usual setting: C14, with z the main axis) or the one after
 * (1: C15). Both are 0 where the class has no choice. */
typedef struct {
  elastir_symmetry_class symmetry;
  int axis;     /* 0 x, 1 y, 2 z */
  int in_plane; /* 0 or 1 */
} elastir_setting;

/* |C| = sqrt(C_ijkl C_ijkl), GPa. */
double elastir_kelvin_norm(const double stiffness_gpa[36]);

/* The nearest tensor with the symmetry of the setting, in the given frame. */
void elastir_project(const double stiffness_gpa[36], elastir_setting setting,
                     double projected_gpa[36]);

typedef struct {
  elastir_setting setting;  /* the best one in the given frame */
  double residual;          /* |C - P C| / |C| for it */
  double best_residual;     /* the least over all orientations of the class's axes */
  double best_log_distance; /* NAN; elastir_find_log_distances fills it */
  double axes[9];           /* for that: rows are the class's x, y, z axes in the given frame */
} elastir_class_fit;

typedef struct {
  elastir_class_fit fits[ELASTIR_CLASS_COUNT];
  double tolerance;         /* relative, as used */
  elastir_symmetry_class given_frame; /* the highest class within it, axes as given */
  elastir_setting setting;            /* and how it lies */
  elastir_symmetry_class any_frame;   /* after finding the axes; never a 'low' class, nor lower than
                                       * given_frame */
  double axes[9];                     /* of any_frame, as in its fit: those given, or their main
                                       * one, where these show the class, else those found */
} elastir_symmetry;

/* Fits every class. tolerance: relative residual up to which the class counts as found; 0 means
 * 0.002 GPa / |C|, which rounding to 0.001 GPa can do to a tensor of higher symmetry. find_axes
 * false: best_residual is NAN, axes are those given, any_frame is given_frame. Orientations are
 * searched by Newton's method, of cubic and orthorhombic classes from 39 rotations, else from the best of
 * 400 directions of the main axis: a dense deterministic search, not a proof. A zero tensor is isotropic. */
void elastir_find_symmetry(const double stiffness_gpa[36], double tolerance, bool find_axes,
                           elastir_symmetry *symmetry);

/* Once given_frame and any_frame are known: what the given axes show holds in any frame, and they
 * are kept then, of a 'low' class the main one. */
void elastir_keep_given_axes(const double stiffness_gpa[36], elastir_symmetry *symmetry);

/* The change from a reference tensor to another (a defective crystal, say), in the same frame,
 * seen from the symmetry of the reference: D = C - C_ref. Orthogonal parts, so that squares add
 * up: |D|^2 = |P D|^2 + |D - P D|^2, and |P D|^2 holds the isotropic part. */
typedef struct {
  double change_gpa;             /* |D| */
  double symmetry_kept_gpa;      /* |P D|: softening or hardening within the class */
  double symmetry_lost_gpa;      /* |D - P D| */
  double kept_fraction;          /* |P D|^2/|D|^2; NAN if nothing changed */
  double lost_fraction;
  double isotropic_fraction;     /* the part of kept_fraction that bulk and shear make up */
  double bulk_change_gpa;        /* of K_V and G_V: the isotropic part itself */
  double shear_change_gpa;
  double uniform_factor;         /* s of the best s C_ref for C: <C,C_ref>/<C_ref,C_ref> */
} elastir_tensor_change;

elastir_tensor_change elastir_compare_tensors(const double reference_gpa[36],
                                              const double changed_gpa[36],
                                              elastir_setting setting);

#endif
