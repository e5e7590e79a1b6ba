/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_common.c: a safe XML reader for AnIML and CML: no network, no DTD, no entities. */
#include "measured/xml_common.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/text.h"

/* The parser copies what it is given: so it gets the text in pieces. */
enum { PIECE = 1 << 16, DEEPEST = 256 };

void xml_fail(xml_file *file, const char *code, const char *format, ...)
{
  char message[400];
  va_list arguments;
  if (file->failed)
    return;
  file->failed = true;
  if (file->quiet)
    return;
  va_start(arguments, format);
  elastir_vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  measured_fail(file->in, code, xml_line(file), "%s", message);
}

bool xml_no_memory(xml_file *file)
{
  file->failed = true;
  return measured_no_memory(file->in);
}

/* Calls that may still follow find that the file has failed. */
static void give_up(xml_file *file)
{
  XML_StopParser(file->parser, XML_FALSE);
}

/* ---- what the parser calls ------------------------------------------------ */
static char *copy_attributes(const XML_Char **pairs)
{
  size_t size = 1;
  for (size_t i = 0; pairs[i] != NULL; i++)
    size += strlen(pairs[i]) + 1;
  char *copy = malloc(size), *end = copy;
  for (size_t i = 0; copy != NULL && pairs[i] != NULL; i++) {
    size_t length = strlen(pairs[i]) + 1;
    memcpy(end, pairs[i], length);
    end += length;
  }
  if (copy != NULL)
    *end = '\0';
  return copy;
}

static void add_tag(xml_file *file, xml_event event, const XML_Char *name, const XML_Char **pairs)
{
  const size_t most = sizeof file->tags / sizeof *file->tags;
  if (file->failed || file->tag_count == most)
    return;
  xml_tag *tag = &file->tags[file->tag_count++];
  *tag = (xml_tag){.event = event,
                   .name = elastir_copy_text(name, strlen(name)),
                   .attributes = pairs != NULL ? copy_attributes(pairs) : NULL,
                   .line = (long)XML_GetCurrentLineNumber(file->parser),
                   .depth = file->depth};
  if (tag->name == NULL || (pairs != NULL && tag->attributes == NULL)) {
    xml_no_memory(file);
    give_up(file);
    return;
  }
  XML_StopParser(file->parser, XML_TRUE); /* until the next xml_next */
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **pairs)
{
  xml_file *file = context;
  if (++file->depth > DEEPEST) {
    xml_fail(file, "bad-xml", "elements are nested to a depth of more than %d", DEEPEST);
    give_up(file);
  }
  add_tag(file, XML_START, name, pairs);
}

static void XMLCALL on_stop(void *context, const XML_Char *name)
{
  xml_file *file = context;
  add_tag(file, XML_STOP, name, NULL);
  file->depth--;
}

static void XMLCALL on_text(void *context, const XML_Char *text, int length)
{
  xml_file *file = context;
  size_t more = (size_t)length;
  if (!file->collecting || file->failed)
    return;
  if (file->content_length + more + 1 > file->content_capacity) {
    size_t capacity = (file->content_length + more + 1) * 2;
    char *grown = realloc(file->content, capacity);
    if (grown == NULL) {
      xml_no_memory(file);
      give_up(file);
      return;
    }
    file->content = grown;
    file->content_capacity = capacity;
  }
  memcpy(file->content + file->content_length, text, more);
  file->content_length += more;
}

/* External subsets are never loaded; a document that declares entities is refused outright. */
static void XMLCALL on_entity(void *context, const XML_Char *name, int is_parameter,
                              const XML_Char *value, int length, const XML_Char *base,
                              const XML_Char *system, const XML_Char *public,
                              const XML_Char *notation)
{
  xml_file *file = context;
  (void)name, (void)is_parameter, (void)value, (void)length, (void)base, (void)system;
  (void)public, (void)notation;
  xml_fail(file, "xml-entities",
           "the document declares entities; they are not expanded, the file is refused");
  give_up(file);
}

static void XMLCALL on_reference(void *context, const XML_Char *name, int is_parameter)
{
  xml_file *file = context;
  (void)name, (void)is_parameter;
  xml_fail(file, "xml-entities", "a reference to an entity is not expanded");
  give_up(file);
}

/* ---- reading --------------------------------------------------------------- */
/* The text is UTF-8, or taken as Latin-1, whatever its declaration says: UTF-16 was converted
 * before. */
bool xml_open(xml_file *file, const measured_input *in, bool quiet)
{
  *file = (xml_file){.in = in, .quiet = quiet};
  /* Blanks before the declaration are common and not allowed. */
  size_t begin = text_start(in->text, in->length);
  file->rest = in->text + begin;
  file->rest_length = in->length - begin;
  if (!text_is_utf8(text_part(file->rest, file->rest_length))) {
    file->rest = file->converted =
        text_from_latin1(file->rest, file->rest_length, &file->rest_length);
    if (file->rest == NULL)
      return measured_no_memory(in);
  }
  file->parser = XML_ParserCreate("UTF-8");
  if (file->parser == NULL) {
    elastir_diagnose_no_memory(in->diagnostics);
    xml_close(file);
    return false;
  }
  XML_SetUserData(file->parser, file);
  XML_SetElementHandler(file->parser, on_start, on_stop);
  XML_SetCharacterDataHandler(file->parser, on_text);
  XML_SetEntityDeclHandler(file->parser, on_entity);
  XML_SetSkippedEntityHandler(file->parser, on_reference);
  return true;
}

static void drop_tag(xml_file *file)
{
  if (file->tag_count == 0)
    return;
  free(file->tags[0].name);
  free(file->tags[0].attributes);
  file->tags[0] = file->tags[1];
  file->tags[1] = (xml_tag){0};
  file->tag_count--;
}

void xml_close(xml_file *file)
{
  while (file->tag_count > 0)
    drop_tag(file);
  XML_ParserFree(file->parser);
  file->parser = NULL;
  free(file->converted);
  free(file->content);
  file->converted = file->content = NULL;
}

static void report_error(xml_file *file)
{
  enum XML_Error code = XML_GetErrorCode(file->parser);
  if (file->failed)
    return;
  if (code == XML_ERROR_NO_MEMORY)
    xml_no_memory(file);
  else
    xml_fail(file, "bad-xml", "the XML is not well-formed: %s", XML_ErrorString(code));
}

/* Goes on where the parser stopped, or gives it more. false: nothing is left, or it failed. */
static bool advance(xml_file *file)
{
  XML_ParsingStatus state;
  enum XML_Status status;
  XML_GetParsingStatus(file->parser, &state);
  if (state.parsing == XML_FINISHED)
    return false;
  if (state.parsing == XML_SUSPENDED) {
    status = XML_ResumeParser(file->parser);
  } else {
    size_t piece = file->rest_length < PIECE ? file->rest_length : PIECE;
    file->rest_length -= piece;
    status = XML_Parse(file->parser, file->rest, (int)piece, file->rest_length == 0);
    file->rest += piece;
  }
  if (status == XML_STATUS_ERROR)
    report_error(file);
  return !file->failed;
}

xml_event xml_next(xml_file *file)
{
  drop_tag(file);
  while (!file->failed && file->tag_count == 0)
    if (!advance(file))
      return XML_AT_END;
  return file->failed ? XML_AT_END : file->tags[0].event;
}

const char *xml_name(const xml_file *file)
{
  if (file->tag_count == 0 || file->tags[0].name == NULL)
    return "";
  const char *colon = strchr(file->tags[0].name, ':');
  return colon != NULL ? colon + 1 : file->tags[0].name;
}

bool xml_is(const xml_file *file, const char *name)
{
  return strcmp(xml_name(file), name) == 0;
}

long xml_line(const xml_file *file)
{
  return file->tag_count > 0 ? file->tags[0].line : (long)XML_GetCurrentLineNumber(file->parser);
}

char *xml_attribute(xml_file *file, const char *name)
{
  const char *pair = file->tag_count > 0 ? file->tags[0].attributes : NULL;
  while (pair != NULL && *pair != '\0') {
    const char *value = pair + strlen(pair) + 1;
    if (strcmp(pair, name) == 0) {
      char *copy = elastir_copy_text(value, strlen(value));
      if (copy == NULL)
        xml_no_memory(file);
      return copy;
    }
    pair = value + strlen(value) + 1;
  }
  return NULL;
}

char *xml_attribute_or_empty(xml_file *file, const char *name)
{
  char *text = xml_attribute(file, name);
  if (text == NULL && !file->failed && (text = elastir_copy_text("", 0)) == NULL)
    xml_no_memory(file);
  return text;
}

bool xml_number_attribute(xml_file *file, const char *name, double *value)
{
  char *text = xml_attribute(file, name);
  if (text == NULL)
    return false;
  bool good = text_number(text_of(text), false, value);
  char shown[TEXT_SHOWN + 1];
  if (!good)
    measured_warn(file->in, "bad-number", xml_line(file), "expected a number for the attribute "
                  "%s, found '%s'", name, text_show(shown, text_of(text)));
  free(text);
  return good;
}

char *xml_content(xml_file *file, size_t *length)
{
  int depth = file->tag_count > 0 ? file->tags[0].depth : 0;
  file->content_length = 0;
  file->collecting = true;
  for (xml_event event = XML_START; event != XML_AT_END;) {
    event = xml_next(file);
    if (event == XML_STOP && file->tags[0].depth == depth)
      break;
  }
  file->collecting = false;
  if (file->failed)
    return NULL;
  *length = file->content_length;
  const char *content = *length > 0 ? file->content : "";
  if (text_start(content, *length) == *length)
    *length = 0;
  char *text = elastir_copy_text(content, *length);
  if (text == NULL)
    xml_no_memory(file);
  return text;
}
