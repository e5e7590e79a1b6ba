/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastir.h: the public header of libelastir: everything an application may call.
 *
 * The library is silent and keeps no global state: it never prints, exits or reads the
 * environment. Functions return a status and put what they have to say into an
 * elastir_diagnostics list. Structs start as {0}; every free function accepts a zeroed one.
 * GSL's error handler is the application's business: gsl_set_error_handler_off() is advised. */
#ifndef ELASTIR_H
#define ELASTIR_H

/* What every part rests on. */
#include "base/diagnostics.h"
#include "base/stream.h"

/* Readers: CRYSTAL outputs, bare tensors, measured spectra. */
#include "crystal/crystal.h"
#include "measured/measured.h"
#include "tensor/tensor_text.h"

/* Elasticity: tensor to moduli, extrema, waves, symmetry, stability, error bars. */
#include "elastic/analysis.h"
#include "elastic/debye.h"
#include "elastic/directions.h"
#include "elastic/indicators.h"
#include "elastic/low_dimension.h"
#include "elastic/plane_uncertainty.h"
#include "model/printed.h"
#include "elastic/stability.h"
#include "elastic/surface.h"
#include "elastic/symmetry.h"
#include "elastic/tensor.h"
#include "elastic/uncertainty.h"
#include "elastic/waves.h"

/* Simulated spectra. */
#include "spectrum/spectrum.h"

/* Measured against simulated spectra. */
#include "compare/comparison.h"
#include "compare/series.h"

#endif
