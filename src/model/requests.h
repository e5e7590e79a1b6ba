/* SPDX-License-Identifier: GPL-3.0-or-later */
/* requests.h: directions, planes, cuts and surfaces that a user asks for by name. */
#ifndef ELASTIR_REQUESTS_H
#define ELASTIR_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>

#include "crystal/crystal.h"
#include "elastic/symmetry.h"
#include "model/tip.h"

typedef enum {
  REQUEST_CARTESIAN, /* x,y,z in the Cartesian frame of the tensor */
  REQUEST_ZONE,      /* [uvw]: u a + v b + w c */
  REQUEST_PLANE      /* (hkl): the normal of the plane */
} request_kind;

enum { MOST_OF_FAMILY = 24 }; /* general directions of a cubic lattice, one of each pair */

typedef struct {
  const char *text; /* as written; not owned */
  request_kind kind;
  bool family;    /* <uvw> or {hkl}: all that are equivalent */
  bool bracketed; /* brackets say what it is */
  double index[3];
} direction_request;

enum { MOST_REQUESTS = 64 };

typedef struct {
  direction_request directions[MOST_REQUESTS];
  size_t direction_count;
  direction_request cuts[MOST_REQUESTS]; /* the normal of each */
  size_t cut_count;
  direction_request facets[MOST_REQUESTS]; /* forms of planes */
  size_t facet_count;
  elastir_tip tip;
  size_t theta_count, phi_count; /* of the surface; 0: none */
  bool rotated;
  double rotation[9]; /* rows: the new axes in the old frame */
} elastic_requests;

/* "1,1,0" or "0.5 0 1" (numbers apart), or "110", "1-10" (one digit each), which are of the kind
 * `otherwise`; in brackets as crystallographers write them: [uvw] a direction, <uvw> its family,
 * (hkl) a plane, {hkl} its family. false: not three numbers, or all zero. */
bool request_parse(const char *text, request_kind otherwise, direction_request *request);

/* Nine numbers, orthonormal to 1e-6 with determinant 1; made orthonormal to rounding. */
bool request_parse_rotation(const char *text, double rotation[9]);

/* Which cell the indices of a request refer to: "crystallographic", "primitive", NULL for
 * Cartesian axes. */
const char *request_lattice(const direction_request *request, const elastir_geometry *geometry);

/* Whether one of the two primitive cells is made of cells of the other as both stand in the
 * Cartesian frame, to a tenth of a cell's vectors: strained, relaxed or multiplied, not turned.
 * Then the indices of one make sense in the other. false too where there is no lattice. */
bool request_cells_agree(const elastir_geometry *one, const elastir_geometry *other);

/* Rows a, b, c of the cell that indices refer to, in the Cartesian frame; false: there is none. */
bool request_lattice_vectors(const elastir_geometry *geometry, double lattice[3][3]);

/* The directions that the symmetry of the lattice, to 2 %, makes equivalent to the request, one
 * of each pair; the first is the request itself. 0: there is no lattice. */
size_t request_family(const direction_request *request, const elastir_geometry *geometry,
                      double directions[MOST_OF_FAMILY][3]);

/* The Cartesian unit vector of a request. Lattice indices refer to the crystallographic cell
 * where the output prints it, else to the primitive one; *assumed is set where there is no
 * lattice and Cartesian axes are taken instead, which is right for cubic ones. false: no
 * direction. */
bool request_direction(const direction_request *request, const elastir_geometry *geometry,
                       double direction[3], bool *assumed);

/* A crystal of which faces are asked for. */
typedef struct {
  const elastir_geometry *geometry;
  elastir_setting setting;        /* the class of its tensor */
  const elastic_requests *turned; /* if a rotation was asked for, faces turn with it; may be NULL */
} request_crystal;

/* The normals of the faces of a form, one of each pair, in the frame of the tensor. Where there is no
 * lattice, indices are components along Cartesian axes and the faces are those of the tensor's class;
 * *assumed is set then unless it is cubic. 0: the form has no face. */
size_t request_faces(const direction_request *request, const request_crystal *crystal,
                     double normals[MOST_OF_FAMILY][3], bool *assumed);

/* Turns a vector with the axes, if a rotation was asked for. */
void requests_rotate(const elastic_requests *requests, double vector[3]);

/* The direction of a request in the frame of the tensor: that of a lattice is turned with the
 * axes if a rotation was asked for, a Cartesian one is in the new frame already. */
bool requests_direction(const elastic_requests *requests, const direction_request *request,
                        const elastir_geometry *geometry, double direction[3], bool *assumed);

#endif
