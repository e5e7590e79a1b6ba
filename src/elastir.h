/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastir.h: the public header of libelastir: everything an application may call.
 *
 * The library is silent and keeps no global state: it never prints, exits or reads the
 * environment. Functions return a status and put what they have to say into an
 * elastir_diagnostics list. Structs start as {0}; every free function accepts a zeroed one.
 * GSL's error handler is the application's business: gsl_set_error_handler_off() is advised. */
#ifndef ELASTIR_H
#define ELASTIR_H

#include "base/diagnostics.h"
#include "base/stream.h"
#include "crystal/crystal.h"
#include "measured/measured.h"

#endif
