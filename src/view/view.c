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
  const char *lacks; /* what the result has none of where the sections of this name are empty */
} sections[] = {
    {"summary", "summary", "Results", 0, true, view_summary, "model"},
    {"models", "models", "The models at a glance", VIEW_DETAIL, false, view_models, "model"},
    {"health", "health", "Health of the runs", 0, false, view_health, "run"},
    {"moduli", "moduli", "Elastic moduli", 0, false, view_moduli, "elastic constants"},
    {"moduli", "polycrystal", "Polycrystal of the models", 0, false, view_polycrystal, NULL},
    {"moduli", "layers", "Elasticity of layers", 0, false, view_layers, NULL},
    {"moduli", "rods", "Elasticity of rods", 0, false, view_rods, NULL},
    {"extrema", "extrema", "Extrema over all directions", 0, false, view_extrema,
     "elastic constants of a crystal or layer"},
    {"extrema", "layer-extrema", "Extrema over all angles of layers", 0, false, view_layer_extrema, NULL},
    {"stability", "stability", "Mechanical stability", 0, false, view_stability,
     "elastic constants of a crystal or layer"},
    {"stability", "layer-stability", "Mechanical stability of layers", 0, false, view_layer_stability,
     NULL},
    {"waves", "waves", "Acoustic waves", VIEW_DETAIL, false, view_waves,
     "waves, which need the elastic constants and the density of a crystal"},
    {"spectra", "spectra", "Infrared spectra", 0, false, view_spectra, "infrared spectrum"},
    {"modes", "modes", "Modes", VIEW_DETAIL, true, view_modes, "modes"},
    {"modes", "modes", "Modes", VIEW_PAGE, false, view_mode_table, NULL},
    {"thermodynamics", "thermodynamics", "Thermodynamics of the modes", 0, false, view_thermodynamics,
     "thermodynamics; CRYSTAL prints them after the modes"},
    {"observables", "observables", "What instruments see", 0, false, view_observables,
     "observables and no dielectric function; elastir spectrum --as computes them"},
    {"cuts", "cuts", "Directional moduli in planes", 0, false, view_cuts, "stable tensor of a crystal"},
    {"surfaces", "surfaces", "Directional moduli in space", VIEW_DETAIL, false, view_surfaces,
     "surfaces for a terminal; elastir report shows them"},
    {"comparison", "comparison", "Measured against the models", 0, false, view_comparison,
     "comparison with a measured spectrum; elastir compare adds one"},
    {"comparison", "series", "Trends over the measured spectra", 0, false, view_series, NULL},
    {"maps", "maps", "Stiffness maps", 0, false, view_maps, "stiffness map; elastir map adds one"},
    {"differences", "differences", "Bands that differ", 0, false, view_differences,
     "differences of bands, which need the spectra of two models"},
    {"stiffness", "stiffness", "Stiffness matrices", VIEW_DETAIL, false, view_stiffness,
     "elastic constants"},
    {"uncertainty", "uncertainty", "Uncertainty and checks", VIEW_DETAIL, false, view_uncertainty,
     "elastic constants of a crystal"},
    {"method", "method", "How the numbers were computed", VIEW_DETAIL, false, view_method, "method"}};

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

bool view_has_anything(const view_section *section)
{
  for (const view_block *block = section->blocks; block != NULL; block = block->next)
    if (view_in_terminal(section, block->flags) &&
        (block->kind != VIEW_FIGURE || block->figure.kind == VIEW_PLOT ||
         block->figure.kind == VIEW_CUT))
      return true;
  return false;
}

/* The sections from `first` on: is one of that name shown? */
static bool is_shown(const view_section *first, const char *name)
{
  for (; first != NULL; first = first->next)
    if (strcmp(first->name, name) == 0 && view_in_terminal(first, first->flags) &&
        view_has_anything(first))
      return true;
  return false;
}

/* NULL: the result has nothing for it. */
static view_section *build_section(view *v, size_t i, bool asked)
{
  bool summary = sections[i].build == view_summary;
  view_section *section = view_scratch(v, sizeof *section);
  if (section == NULL)
    return NULL;
  *section = (view_section){.name = sections[i].name, .id = sections[i].id,
                            .title = summary && !v->options.page ? NULL : sections[i].title,
                            .flags = sections[i].flags,
                            .asked = asked};
  v->end = &section->blocks;
  v->retitled = NULL;
  sections[i].build(v);
  section->title = v->retitled != NULL ? v->retitled : section->title;
  return section->blocks != NULL ? section : NULL;
}

/* Who asks for a section hears why it is empty. */
static view_section *say_empty(view *v, size_t i)
{
  view_section *section = view_scratch(v, sizeof *section);
  if (section == NULL)
    return NULL;
  *section = (view_section){.name = sections[i].name, .id = sections[i].id, .title = sections[i].title,
                            .asked = true};
  v->end = &section->blocks;
  view_paragraph(v, VIEW_PLAIN, 0, "Nothing to show: the result has no %s.", sections[i].lacks);
  return section;
}

/* All sections of the name of that one, which is the first; behind *end. */
static view_section **build_named(view *v, size_t first, view_section **end)
{
  const char *name = sections[first].name, *names = v->options.sections;
  bool asked = is_named(names, name), empty = true;
  for (size_t i = first; i < SECTIONS && strcmp(sections[i].name, name) == 0; i++) {
    bool summary = sections[i].build == view_summary;
    if (names != NULL ? !asked : sections[i].only_asked && !(summary && v->options.page))
      continue;
    *end = build_section(v, i, asked);
    empty = empty && !is_shown(*end, name);
    end = *end != NULL ? &(*end)->next : end;
  }
  if (asked && empty && !v->options.page)
    *end = say_empty(v, first);
  return *end != NULL ? &(*end)->next : end;
}

static void build_sections(view *v)
{
  view_section **end = &v->sections;
  for (size_t i = 0; i < SECTIONS && !v->failed; i++)
    if (i == 0 || strcmp(sections[i].name, sections[i - 1].name) != 0)
      end = build_named(v, i, end);
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
