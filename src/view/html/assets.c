/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assets.c: style sheet, scripts, and the policy that lets the page use nothing else. */
#include <stdlib.h>
#include <string.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <zlib.h>

#include "output/base64.h"
#include "view/html/island.h"
#include "view/html/packages.h"

static const char style_sheet[] =
#include "page/style.inc"
    ;

static const char script[] =
#include "page/script.inc"
    ;

/* "'sha256-…' " of a text, as a content security policy has it. */
static void append_hash(text_buffer *out, const char *text)
{
  uint8_t digest[SHA256_DIGEST_SIZE];
  char base64[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = "";
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, strlen(text), (const uint8_t *)text);
  sha256_digest(&context, sizeof digest, digest);
  base64_encode_raw(base64, sizeof digest, digest);
  text_format(out, "'sha256-%.48s' ", base64);
}

void page_head_assets(page *p)
{
  text_buffer policy = {0};
  text_append(&policy, "default-src 'none'; script-src ");
  if (p->three)
    append_hash(&policy, page_three);
  append_hash(&policy, script);
  text_append(&policy, "; style-src ");
  append_hash(&policy, style_sheet);
  text_append(&policy, "; base-uri 'none'; form-action 'none'");
  p->out->failed = p->out->failed || policy.failed;
  markup_open(p->out, "meta");
  markup_attribute(p->out, "http-equiv", "Content-Security-Policy");
  markup_attribute(p->out, "content", policy.failed ? "" : policy.text);
  markup_close_void(p->out);
  text_free(&policy);
  markup_open(p->out, "style");
  markup_raw(p->out, style_sheet, strlen(style_sheet));
  markup_close(p->out);
}

/* Text that the page keeps, which does not run. */
static void keep(page *p, const char *id, const char *text, size_t length)
{
  markup_open(p->out, "script");
  markup_attribute(p->out, "type", "text/plain");
  markup_attribute(p->out, "id", id);
  markup_raw(p->out, text, length);
  markup_close(p->out);
}

/* three.js as zlib packs it, in letters, a quarter of its size: unpack.js lets it run. Its licence, the
 * comment that it begins with, stays readable. */
static void put_three(page *p)
{
  const char *end = strstr(page_three, "*/");
  const size_t length = strlen(page_three);
  uLongf packed = compressBound((uLong)length);
  unsigned char *bytes = malloc(packed);
  text_buffer letters = {0};
  if (bytes != NULL && compress2(bytes, &packed, (const Bytef *)page_three, (uLong)length, 9) == Z_OK)
    base64_append(&letters, bytes, packed);
  free(bytes);
  if (letters.failed || letters.text == NULL) {
    p->out->failed = true;
  } else {
    if (end != NULL)
      keep(p, "three-licence", page_three, (size_t)(end - page_three) + 2);
    keep(p, "three-packed", letters.text, letters.length);
  }
  text_free(&letters);
}

void page_scripts(page *p)
{
  page_island(p);
  if (p->three)
    put_three(p);
  markup_open(p->out, "script");
  markup_raw(p->out, script, strlen(script));
  markup_close(p->out);
}
