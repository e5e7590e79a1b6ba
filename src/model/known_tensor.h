/* SPDX-License-Identifier: GPL-3.0-or-later */
/* known_tensor.h: all that follows from a stiffness and from how well it is known. */
#ifndef ELASTIR_KNOWN_TENSOR_H
#define ELASTIR_KNOWN_TENSOR_H

#include "model/model.h"

/* Fills elastic, uncertainty and stability of the model as settings want, and says so if the tensor
 * is not stable; `line` of model->elastic_path is where it begins. */
void known_tensor_compute(elastir_model *model, elastir_stiffness_data *known,
                          const elastir_cell_facts *facts, const elastir_settings *settings,
                          long line);

/* Puts the properties of the turned tensor (elastir_rotate_stiffness) in their place. Error bars do not
 * depend on the frame. */
void known_tensor_turn(elastir_model *model, const double rotation[9],
                       const elastir_settings *settings);

#endif
