/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view.c: the sections of a view and their order. */
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "result/memory.h"
#include "view/build.h"

static const struct {
  const char *name, *id, *title;
  unsigned flags;
  bool only_asked;
  void (*build)(view *v);
} sections[] = {
    {"summary", "summary", "Results", 0, true, view_summary},
    {"models", "models", "The models at a glance", VIEW_DETAIL, false, view_models},
    {"health", "health", "Health of the runs", 0, false, view_health},
    {"moduli", "moduli", "Elastic moduli", 0, false, view_moduli},
    {"moduli", "polycrystal", "Polycrystal of the models", 0, false, view_polycrystal},
    {"moduli", "layers", "Elasticity of layers", 0, false, view_layers},
    {"moduli", "rods", "Elasticity of rods", 0, false, view_rods},
    {"extrema", "extrema", "Extrema over all directions", 0, false, view_extrema},
    {"stability", "stability", "Mechanical stability", 0, false, view_stability},
    {"waves", "waves", "Acoustic waves", VIEW_DETAIL, false, view_waves},
    {"spectra", "spectra", "Infrared spectra", 0, false, view_spectra},
    {"modes", "modes", "Modes", VIEW_DETAIL, true, view_modes},
    {"modes", "modes", "Modes", VIEW_PAGE, false, view_mode_table},
    {"observables", "observables", "What instruments see", 0, false, view_observables},
    {"cuts", "cuts", "Directional moduli in planes", 0, false, view_cuts},
    {"surfaces", "surfaces", "Directional moduli in space", VIEW_DETAIL, false, view_surfaces},
    {"comparison", "comparison", "Measured against the models", 0, false, view_comparison},
    {"comparison", "series", "Trends over the measured spectra", 0, false, view_series},
    {"maps", "maps", "Stiffness maps", 0, false, view_maps},
    {"differences", "differences", "Bands that differ", 0, false, view_differences},
    {"stiffness", "stiffness", "Stiffness matrices", VIEW_DETAIL, false, view_stiffness},
    {"uncertainty", "uncertainty", "Uncertainty and checks", VIEW_DETAIL, false,
     view_uncertainty},
    {"method", "method", "How the numbers were computed", VIEW_DETAIL, false, view_method}};

enum { SECTIONS = sizeof sections / sizeof *sections };

static bool is_named(const char *names, const char *name)
{
  while (names != NULL && *names != '\0') {
    size_t length = strcspn(names, ",");
    if (strlen(name) == length && strncmp(names, name, length) == 0)
      return true;
    names += length + (names[length] == ',');
  }
  return false;
}

bool view_knows_sections(const char *names, const char **unknown)
{
  while (*names != '\0') {
    size_t length = strcspn(names, ",");
    bool known = false;
    for (size_t i = 0; i < SECTIONS; i++)
      known = known || (strlen(sections[i].name) == length &&
                        strncmp(sections[i].name, names, length) == 0);
    if (!known) {
      *unknown = names;
      return false;
    }
    names += length + (names[length] == ',');
  }
  return true;
}

bool view_in_terminal(const view_section *section, unsigned flags)
{
  return (flags & VIEW_PAGE) == 0 && (section->asked || (flags & VIEW_DETAIL) == 0);
}

static void build_sections(view *v)
{
  const char *names = v->options.sections;
  view_section **end = &v->sections;
  for (size_t i = 0; i < SECTIONS && !v->failed; i++) {
    bool asked = is_named(names, sections[i].name);
    bool summary = sections[i].build == view_summary;
    if (names != NULL ? !asked : sections[i].only_asked && !(summary && v->options.page))
      continue;
    view_section *section = result_take(v->memory, sizeof *section);
    if (section == NULL)
      break;
    *section = (view_section){.name = sections[i].name, .id = sections[i].id,
                              .title = summary && !v->options.page ? NULL : sections[i].title,
                              .flags = sections[i].flags,
                              .asked = asked};
    v->end = &section->blocks;
    v->retitled = NULL;
    sections[i].build(v);
    section->title = v->retitled != NULL ? v->retitled : section->title;
    if (section->blocks == NULL)
      continue; /* the result has nothing for it */
    *end = section;
    end = &section->next;
  }
}

view *view_build(const elastir_result *result, const view_options *options)
{
  view *v = calloc(1, sizeof *v);
  if (v == NULL)
    return NULL;
  v->result = result;
  v->options = *options;
  v->memory = result_memory_new();
  build_sections(v);
  if (v->failed || v->memory == NULL || result_memory_failed(v->memory)) {
    view_free(v);
    return NULL;
  }
  return v;
}

void view_free(view *v)
{
  if (v == NULL)
    return;
  result_memory_free(v->memory);
  free(v);
}
