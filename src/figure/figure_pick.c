/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_pick.c: the models and measured spectra that a panel asks for, in its order. */
#include <stdlib.h>
#include <string.h>

#include "figure/figure.h"

static bool pick_models(const figure_data *all, const figure_options *options, figure_data *picked,
                        const char **missing)
{
  for (size_t i = 0; i < options->model_count; i++) {
    size_t k = 0;
    while (k < all->model_count && strcmp(all->models[k].label, options->models[i].label) != 0)
      k++;
    if (k == all->model_count) {
      *missing = options->models[i].label;
      return false;
    }
    picked->models[picked->model_count] = all->models[k];
    picked->models[picked->model_count++].pick = &options->models[i];
  }
  for (size_t k = 0; options->model_count == 0 && k < all->model_count; k++)
    picked->models[picked->model_count++] = all->models[k];
  return true;
}

/* Measured curves are shown with all models, not with some alone unless they are asked for. */
static bool pick_measured(const figure_data *all, const figure_options *options, figure_data *picked,
                          const char **missing)
{
  bool every = options->measured_count == 0 && options->model_count == 0;
  for (size_t k = 0; every && !options->without_measured && k < all->measured_count; k++)
    picked->measured[picked->measured_count++] = all->measured[k];
  for (size_t i = 0; i < options->measured_count; i++) {
    size_t k = 0;
    while (k < all->measured_count &&
           strcmp(all->measured[k].title, options->measured[i].label) != 0)
      k++;
    if (k == all->measured_count) {
      *missing = options->measured[i].label;
      return false;
    }
    picked->measured[picked->measured_count] = all->measured[k];
    picked->measured[picked->measured_count++].pick = &options->measured[i];
  }
  return true;
}

bool figure_data_pick(const figure_data *all, const figure_options *options, figure_data *picked,
                      const char **missing)
{
  *missing = NULL;
  *picked = *all;
  picked->all = all;
  picked->model_count = picked->measured_count = 0;
  picked->models = calloc(all->model_count + options->model_count + 1, sizeof *picked->models);
  picked->measured = calloc(all->measured_count + options->measured_count + 1,
                            sizeof *picked->measured);
  bool good = picked->models != NULL && picked->measured != NULL;
  if (good && (!pick_models(all, options, picked, missing) ||
               !pick_measured(all, options, picked, missing)))
    picked->model_count = picked->measured_count = 0;
  if (!good)
    figure_picked_free(picked);
  return good;
}

void figure_picked_free(figure_data *picked)
{
  free(picked->models);
  free(picked->measured);
  *picked = (figure_data){0};
}

const figure_data *figure_all(const figure_data *data)
{
  return data->all != NULL ? data->all : data;
}
