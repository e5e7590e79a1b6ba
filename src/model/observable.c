/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable.c: what an instrument is asked for: "atr:element=ge,angle=60". */
#include "model/observable.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "model/observable_values.h"
#include "optics/powder.h"
#include "optics/tip.h"

#define AT(field) offsetof(observable_request, field)
#define NUMBER(key, field, least, most, fallback) \
  {key, TAKES_NUMBER, AT(field), 0, least, most, NULL, fallback, false}

/* Permittivities: KBr n = 1.53; PTFE n = 1.41; gold at 1000 cm-1. The index of CaF2: Malitson, Appl. Opt. 2,
 * 1103 (1963), 1.399 at 2000 cm-1 and 1.300 at 1000. */
#define MATRICES "vacuum=1 air=1 kbr=2.34 ptfe=2"
#define SOLIDS "si=11.7 au=-5000:1000 vacuum=1"

static const observable_parameter none[] = {{0}};
static const observable_parameter powder[] = {
    {"method", TAKES_WORD, AT(method), 0, 0, 0, "maxwell-garnett bruggeman averaged",
     "maxwell-garnett", false},
    {"shape", TAKES_WORD, AT(shape), AT(shape_ratio), 1e-3, 1e3, "sphere needle plate ellipsoid",
     "sphere", false},
    {"axis", TAKES_DIRECTION, AT(axis), 0, 0, 0, NULL, "0/0/1", true},
    NUMBER("fraction", fraction, 1e-6, 1.0, "0.1"),
    {"matrix", TAKES_MATERIAL, AT(matrix), 0, 1.0, 100.0, MATRICES, "kbr", false},
    {0}};
static const observable_parameter attenuation[] = {
    {"kind", TAKES_WORD, AT(attenuation), 0, 0, 0, "bulk sphere cde", "sphere", false},
    {0}};
static const observable_parameter reflectance[] = {
    {"surface", TAKES_DIRECTION, AT(surface), 0, 0, 0, NULL, "0/0/1", true},
    NUMBER("angle", angle, 0.0, 89.9, "10"),
    {"azimuth", TAKES_NUMBER, AT(azimuth), 0, -360.0, 360.0, NULL, "0", true},
    {0}};
static const observable_parameter film[] = {
    {"thickness", TAKES_NUMBER, AT(thickness_um), AT(thickness_spread), 1e-4, 1e4, NULL, "",
     false},
    {"substrate", TAKES_MATERIAL, AT(substrate), 0, 1.0, 10.0,
     "vacuum=1 caf2=1.4 si=3.42 ge=4 znse=2.4", "vacuum", false},
    NUMBER("angle", angle, 0.0, 89.9, "0"),
    {0}};
#define ATR_PARAMETERS                                                                             \
  {"element", TAKES_MATERIAL, AT(element), 0, 1.0, 10.0, "diamond=2.38 znse=2.4 ge=4 si=3.42",     \
   "diamond", false},                                                                              \
      NUMBER("angle", angle, 1.0, 89.0, "45"), NUMBER("bounces", bounces, 1.0, 100.0, "1"),        \
      {"polarisation", TAKES_WORD, AT(polarisation), 0, 0, 0, "unpolarised s p", "unpolarised",    \
       false}
static const observable_parameter atr[] = {ATR_PARAMETERS, {0}};
static const observable_parameter correction[] = {
    NUMBER("index", far_index, 1.0, 9.0, ""),
    {"show", TAKES_WORD, AT(quantity), 0, 0, 0, "absorption n k", "absorption", false},
    ATR_PARAMETERS,
    {0}};
static const observable_parameter nanoftir[] = {
    {"model", TAKES_WORD, AT(tip_model), 0, 0, 0, "fdm pdm fdm-layers fdm-average", "fdm",
     false},
    NUMBER("harmonic", harmonic, 2.0, 9.0, "2"),
    NUMBER("radius", radius_nm, 1.0, 1000.0, "20"),
    NUMBER("length", length_nm, 10.0, 1e5, "300"),
    NUMBER("amplitude", amplitude_nm, 0.1, 1e4, "50"),
    NUMBER("distance", distance_nm, 0.0, 1e4, "0"),
    {"g", TAKES_NUMBER, AT(g_modulus), AT(g_phase), 0.1, 1.0, NULL, "0.7:0.06", false},
    NUMBER("farfield", far_field, 0.0, 1.0, "0"),
    NUMBER("incidence", incidence, 0.0, 89.9, "60"),
    {"reference", TAKES_MATERIAL, AT(reference), 0, 1.0, 1e6, SOLIDS, "si", false},
    NUMBER("film", film_nm, 0.0, 1e6, "0"),
    {"substrate", TAKES_MATERIAL, AT(substrate), 0, 1.0, 1e6, SOLIDS, "si", false},
    {"surface", TAKES_SURFACE, AT(surface), AT(surface_kind), 0, 0, NULL, "average",
     false},
    {0}};

static const observable_parameter raman[] = {
    {"column", TAKES_WORD, AT(column), 0, 0, 0, "total parallel perpendicular xx xy xz yy yz zz",
     "total", false},
    NUMBER("laser", laser_nm, 0.0, 3000.0, "0"),
    NUMBER("temperature", temperature_k, 0.0, 5000.0, "298.15"),
    {"detector", TAKES_WORD, AT(detector), 0, 0, 0, "energy photons", "energy", false},
    {0}};

static const struct {
  const char *name;
  const observable_parameter *parameters;
} kinds[] = {{"epsilon", none},           {"powder", powder}, {"attenuation", attenuation},
             {"reflectance", reflectance}, {"film", film},     {"atr", atr},
             {"nanoftir", nanoftir},   {"raman", raman}};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

const char *observable_name(observable_kind kind)
{
  return kinds[kind].name;
}

bool observable_is_measured(observable_kind kind)
{
  return kind == OBSERVABLE_REFLECTANCE || kind == OBSERVABLE_FILM || kind == OBSERVABLE_ATR ||
         kind == OBSERVABLE_NANOFTIR;
}

/* ---- text ---- */

static bool refuse(elastir_diagnostics *diagnostics, const char *text, const char *why,
                   const char *expected)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-observable", NULL, 0, "'%.100s': %s; expected %s",
                   text, why, expected);
  return false;
}

/* To the next comma outside of brackets. */
static size_t item_length(const char *text)
{
  size_t i = 0;
  for (int depth = 0; text[i] != '\0' && (depth > 0 || text[i] != ','); i++)
    depth += (text[i] == '(' || text[i] == '[') - (text[i] == ')' || text[i] == ']');
  return i;
}

static const char *list_of(const observable_parameter *parameters, char *buffer, size_t size)
{
  size_t used = 0;
  buffer[0] = '\0';
  for (const observable_parameter *p = parameters; p->key != NULL; p++)
    used += (size_t)elastir_snprintf(buffer + used, size - used, "%s%s", used > 0 ? ", " : "",
                                     p->key);
  return used > 0 ? buffer : "no parameters";
}

static bool refuse_value(elastir_diagnostics *diagnostics, const char *item,
                         const observable_parameter *p)
{
  char expected[200];
  if (p->type == TAKES_NUMBER)
    elastir_snprintf(expected, sizeof expected, "a number from %g to %g%s", p->least, p->most,
                     p->second != 0 ? ", with :NUMBER behind it if needed" : "");
  else if (p->type == TAKES_MATERIAL)
    elastir_snprintf(expected, sizeof expected, "a number from %g to %g, or a name of %s", p->least,
                     p->most, p->words);
  else if (p->type == TAKES_WORD)
    elastir_snprintf(expected, sizeof expected, "one of %s%s", p->words,
                     p->second != 0 ? ":RATIO" : "");
  else
    elastir_snprintf(expected, sizeof expected, "X/Y/Z, (hkl) or [uvw]%s",
                     p->type == TAKES_SURFACE ? ", average or epsilon" : "");
  return refuse(diagnostics, item, "the value is not understood", expected);
}

static bool parse_item(const char *item, size_t length, const observable_parameter *parameters,
                       observable_request *request, elastir_diagnostics *diagnostics)
{
  char text[128], list[200];
  elastir_snprintf(text, sizeof text, "%.*s", (int)(length < 120 ? length : 120), item);
  size_t key = strcspn(text, "=");
  for (const observable_parameter *p = parameters; p->key != NULL; p++)
    if (strlen(p->key) == key && strncmp(p->key, text, key) == 0 && text[key] == '=') {
      request->given |= 1u << (p - parameters);
      return observable_store(p, item + key + 1, length - key - 1, request) ||
             refuse_value(diagnostics, text, p);
    }
  return refuse(diagnostics, text, "is not a KEY=VALUE of this kind",
                list_of(parameters, list, sizeof list));
}

/* What cannot be left out, and what goes together. */
static bool complete(const observable_request *request, const char *text,
                     elastir_diagnostics *diagnostics)
{
  if (request->kind == OBSERVABLE_FILM && !(request->thickness_um > 0.0))
    return refuse(diagnostics, text, "a film needs a thickness", "thickness=UM[:SPREAD]");
  bool layers = request->kind == OBSERVABLE_NANOFTIR && request->tip_model >= 2;
  if (layers && !(request->film_nm > 0.0))
    return refuse(diagnostics, text, "this model is for films", "film=NM");
  if (request->kind == OBSERVABLE_NANOFTIR && !layers && request->film_nm > 0.0)
    return refuse(diagnostics, text, "a film needs a layer model",
                  "model=fdm-layers or model=fdm-average");
  if (layers && request->surface_kind == SURFACE_FACE)
    return refuse(diagnostics, text, "the layer models use the mean permittivity",
                  "no surface");
  if (request->laser_nm > 0.0 && request->laser_nm < 100.0)
    return refuse(diagnostics, text, "there is no such laser",
                  "its wavelength in nm, from 100 to 3000, or 0 for the table as printed");
  if (request->thickness_spread < 0.0)
    return refuse(diagnostics, text, "the spread is negative", "a share from 0 to 0.999");
  if (floor(request->harmonic) != request->harmonic || floor(request->bounces) != request->bounces)
    return refuse(diagnostics, text, "harmonic and bounces are integers", "a whole number");
  return true;
}

static void set_defaults(const observable_parameter *parameters, observable_request *request)
{
  for (const observable_parameter *p = parameters; p->key != NULL; p++)
    if (*p->fallback != '\0')
      observable_store(p, p->fallback, strlen(p->fallback), request);
}

/* ---- back to text ---- */

void observable_text(const observable_request *request, char text[OBSERVABLE_WHOLE_TEXT])
{
  int used = elastir_snprintf(text, OBSERVABLE_WHOLE_TEXT, "%s", kinds[request->kind].name);
  char mark = ':', value[64];
  for (const observable_parameter *p = kinds[request->kind].parameters; p->key != NULL; p++) {
    if (p->of_axes)
      continue;
    observable_value_text(p, request, value, sizeof value);
    used += elastir_snprintf(text + used, OBSERVABLE_WHOLE_TEXT - (size_t)used, "%c%s=%s", mark,
                             p->key, value);
    mark = ',';
  }
}

/* ---- what has no effect ---- */

/* Why a parameter does not count beside the others; NULL: it does. */
static const char *why_idle(const observable_request *request, size_t at)
{
  bool mixed = request->kind == OBSERVABLE_POWDER, near = request->kind == OBSERVABLE_NANOFTIR;
  if (mixed && request->method == POWDER_AVERAGED && (at == AT(shape) || at == AT(axis)))
    return "averaged does not use a particle shape";
  if (mixed && request->shape == OPTICS_SPHERE && at == AT(axis))
    return "spheres have no axis";
  if (near && !(request->far_field > 0.0) && at == AT(incidence))
    return "incidence needs farfield";
  if (near && !(request->film_nm > 0.0) && at == AT(substrate))
    return "only a film has a substrate";
  if (near && request->tip_model == OPTICS_POINT_DIPOLE &&
      (at == AT(length_nm) || at == AT(g_modulus)))
    return "a point dipole has neither length nor g";
  if (request->kind == OBSERVABLE_RAMAN && !(request->laser_nm > 0.0) &&
      (at == AT(temperature_k) || at == AT(detector)))
    return "temperature and detector need the wavelength of the laser";
  return NULL;
}

/* Its default is let pass: texts with all parameters are read again. */
static bool none_is_idle(const observable_request *request, const char *text,
                         elastir_diagnostics *diagnostics)
{
  const observable_parameter *parameters = kinds[request->kind].parameters;
  observable_request usual = {.kind = request->kind};
  char own[64], other[64];
  set_defaults(parameters, &usual);
  for (const observable_parameter *p = parameters; p->key != NULL; p++) {
    bool given = (request->given & 1u << (p - parameters)) != 0;
    const char *why = given ? why_idle(request, p->at) : NULL;
    observable_value_text(p, request, own, sizeof own);
    observable_value_text(p, &usual, other, sizeof other);
    if (why != NULL && strcmp(own, other) != 0)
      return refuse(diagnostics, text, why, "the parameter that it needs, or omit it");
  }
  return true;
}

bool observable_has_no_axes(const observable_request *request, const char *text,
                            elastir_diagnostics *diagnostics)
{
  const observable_parameter *parameters = kinds[request->kind].parameters;
  char why[120];
  for (const observable_parameter *p = parameters; p->key != NULL; p++)
    if (p->of_axes && (request->given & 1u << (p - parameters)) != 0) {
      elastir_snprintf(why, sizeof why, "a comparison uses the mean permittivity of a model, on which '%s' "
                       "has no effect", p->key);
      return refuse(diagnostics, text, why, "no such parameter");
    }
  return true;
}

/* ---- the whole text ---- */

static bool parse_items(const char *item, const observable_parameter *parameters,
                        observable_request *request, elastir_diagnostics *diagnostics)
{
  for (;; item++) {
    size_t whole = item_length(item);
    if (!parse_item(item, whole, parameters, request, diagnostics))
      return false;
    item += whole;
    if (*item == '\0')
      return true;
  }
}

bool observable_parse_correction(const char *text, observable_request *request,
                                 elastir_diagnostics *diagnostics)
{
  *request = (observable_request){.kind = OBSERVABLE_ATR};
  set_defaults(correction, request);
  if (!parse_items(text, correction, request, diagnostics))
    return false;
  if (!(request->far_index > 0.0))
    return refuse(diagnostics, text, "the index of the sample above its bands is not given, and there is no "
                  "suitable default", "index=N, such as that at 589 nm");
  return complete(request, text, diagnostics);
}

bool observable_parse(const char *text, observable_request *request,
                      elastir_diagnostics *diagnostics)
{
  size_t length = strcspn(text, ":");
  int kind = 0;
  *request = (observable_request){.kind = OBSERVABLE_EPSILON};
  while (kind < KIND_COUNT && (strlen(kinds[kind].name) != length ||
                               strncmp(kinds[kind].name, text, length) != 0))
    kind++;
  if (kind == KIND_COUNT)
    return refuse(diagnostics, text, "unknown kind",
                  "epsilon, powder, attenuation, reflectance, film, atr, nanoftir or raman");
  request->kind = (observable_kind)kind;
  set_defaults(kinds[kind].parameters, request);
  if (text[length] == ':' &&
      !parse_items(text + length + 1, kinds[kind].parameters, request, diagnostics))
    return false;
  if (request->tip_model >= 2 && request->surface_kind == SURFACE_AVERAGE)
    request->surface_kind = SURFACE_EPSILON; /* layers have no other */
  return complete(request, text, diagnostics) && none_is_idle(request, text, diagnostics);
}

const char *observable_word(const observable_request *request, const char *key)
{
  static const char *const methods[] = {"maxwell-garnett", "bruggeman", "averaged"},
                           *const shapes[] = {"sphere", "needle", "plate", "ellipsoid"},
                           *const attenuations[] = {"bulk", "sphere", "cde"},
                           *const light[] = {"unpolarised", "s", "p"},
                           *const columns[] = {"total", "parallel", "perpendicular", "xx", "xy",
                                               "xz", "yy", "yz", "zz"},
                           *const detectors[] = {"energy", "photons"},
                           *const quantities[] = {"absorption", "n", "k"},
                           *const tips[] = {"fdm", "pdm", "fdm-layers", "fdm-average"};
  return strcmp(key, "method") == 0         ? methods[request->method]
         : strcmp(key, "shape") == 0        ? shapes[request->shape]
         : strcmp(key, "kind") == 0         ? attenuations[request->attenuation]
         : strcmp(key, "column") == 0       ? columns[request->column]
         : strcmp(key, "detector") == 0     ? detectors[request->detector]
         : strcmp(key, "show") == 0         ? quantities[request->quantity]
         : strcmp(key, "polarisation") == 0 ? light[request->polarisation]
                                            : tips[request->tip_model];
}
