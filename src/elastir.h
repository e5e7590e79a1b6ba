/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastir.h: the public header of libelastir.
 *
 *   #include <elastir/elastir.h>          cc program.c $(pkg-config --cflags --libs elastir)
 *
 *   char *error = NULL;
 *   const char *path = "ideal-elastic.out";
 *   elastir_input input = {"ideal", &path, 1};
 *   elastir_result *result = elastir_analyze(&input, 1, NULL, &error);
 *   if (result != NULL && result->models[0].elastic != NULL)
 *     printf("%g GPa\n", result->models[0].elastic->averages.hill.bulk_modulus_gpa);
 *   elastir_free(result);
 *
 * A result is a struct whose fields have the names of the JSON document (elastir-result(5)); the
 * rows of result/quantities.def say what each means, its unit, and when it is null: numbers are then
 * NAN, counts -1, answers (yes 1, no 0) -1, texts, pointers and lists NULL. A list `x` has
 * `x_count` members. Arrays and matrices are row by row. Everything belongs to the result.
 *
 * The library is silent: it never prints, exits, or reads the environment. It keeps no state of
 * its own, and several threads may call it with results of their own. GSL's error handler is
 * switched off by each call and left off. What was wrong with an input is in
 * result->diagnostics; a call that returns NULL sets *error to a message that the caller frees
 * with free(). `error` may be NULL. */
#ifndef ELASTIR_H
#define ELASTIR_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "result/result.h"

#if defined(__GNUC__) && __GNUC__ >= 4
#define ELASTIR_API __attribute__((visibility("default")))
#else
#define ELASTIR_API
#endif

#define ELASTIR_VERSION_MAJOR 0
#define ELASTIR_VERSION_MINOR 2
#define ELASTIR_VERSION_PATCH 0
/* Whether the header is of that version or a later one. */
#define ELASTIR_VERSION_AT_LEAST(major, minor, patch) \
  (ELASTIR_VERSION_MAJOR * 1000000 + ELASTIR_VERSION_MINOR * 1000 + ELASTIR_VERSION_PATCH >= \
   (major) * 1000000 + (minor) * 1000 + (patch))

/* The version of the library that runs, such as "0.2.0". */
ELASTIR_API const char *elastir_version(void);

/* A structural model: a label (NULL: from the first path) and the CRYSTAL outputs that describe it,
 * plain or gzipped. */
typedef struct {
  const char *label;
  const char *const *paths;
  size_t path_count;
} elastir_input;

/* Zero everywhere means the defaults of `elastir analyze`. */
typedef struct {
  const char *scale;     /* "none", "auto", "0.96", or ranges such as "600-850:0.936,850-:0.96" */
  const char *lineshape; /* "lorentzian", "gaussian", "pseudo-voigt:0.5" */
  double fwhm_cm1;       /* full width at half maximum of the lines */
  const char *grid;      /* "0:4000:1": from, to, step, in cm-1 */
  int samples;           /* Monte Carlo samples for the error bars; 0: as many as needed; negative: no
                          * error bars */
  int threads;           /* in total; 0 is 1, a negative number an error */
  bool normal_modes;     /* read the eigenvectors, too */
} elastir_options;

/* Reads the outputs of the models and computes what `elastir analyze` computes. options may be NULL.
 * NULL: an option is wrong, or no memory. An output that cannot be read is an error in
 * result->diagnostics. */
ELASTIR_API elastir_result *elastir_analyze(const elastir_input *inputs, size_t count,
                                            const elastir_options *options, char **error);

/* The same of one stiffness tensor, 6x6 in GPa, Voigt order xx yy zz yz xz xy, row by row; without
 * error bars, since a number does not say how many of its digits are known. c_ij and c_ji that
 * differ by up to 1 % of the largest component are averaged (warning 'asymmetric-tensor'). NULL:
 * they differ by more, a component is not finite, an option is wrong, or no memory. */
ELASTIR_API elastir_result *elastir_analyze_tensor(const char *label,
                                                   const double stiffness_gpa[36],
                                                   const elastir_options *options, char **error);

/* Reads a result document from a file ("-": standard input), or from text with a NUL behind it.
 * NULL: it is not one. */
ELASTIR_API elastir_result *elastir_read(const char *path, char **error);
ELASTIR_API elastir_result *elastir_read_text(const char *text, size_t length, char **error);

/* The document as text, indented or on one line, with a line end. NULL: no memory, or no result.
 * The caller frees it with free(). */
ELASTIR_API char *elastir_json(const elastir_result *result, bool pretty);

/* The number at a dotted path of keys within a model, such as
 * "elastic.averages.hill.bulk_modulus_gpa" or "elastic.directional.poisson_ratio.min", which stands
 * for its value. NAN: null, or there is no such number. */
ELASTIR_API double elastir_number(const elastir_result_model *model, const char *path);

/* The unit of the number there ("GPa"; "" for a pure number), and what it is, in the words of
 * elastir-result(5): "Bulk modulus K.", or of an extremum "Global minimum.". NULL: there is no such
 * number. */
ELASTIR_API const char *elastir_unit(const char *path);
ELASTIR_API const char *elastir_meaning(const char *path);

/* Frees a result and all that it points to. Accepts NULL. */
ELASTIR_API void elastir_free(elastir_result *result);

#ifdef __cplusplus
}
#endif

#endif
