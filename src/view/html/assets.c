/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assets.c: style sheet, scripts, and the policy that lets the page use nothing else. */
#include <string.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "view/html/island.h"
#include "view/html/packages.h"

static const char style_sheet[] =
#include "page/style.inc"
    ;

static const char script[] =
#include "page/script.inc"
    ;

/* The parts of the page that run, or that say how it looks. */
static size_t scripts(const page *p, const char *texts[3])
{
  size_t count = 0;
  if (p->three)
    texts[count++] = page_three;
  if (p->plots)
    texts[count++] = page_uplot;
  texts[count++] = script;
  return count;
}

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

static void put_style(page *p, const char *text)
{
  markup_open(p->out, "style");
  markup_raw(p->out, text, strlen(text));
  markup_close(p->out);
}

void page_head_assets(page *p)
{
  const char *texts[3];
  size_t count = scripts(p, texts);
  text_buffer policy = {0};
  text_append(&policy, "default-src 'none'; script-src ");
  for (size_t i = 0; i < count; i++)
    append_hash(&policy, texts[i]);
  text_append(&policy, "; style-src ");
  append_hash(&policy, style_sheet);
  if (p->plots)
    append_hash(&policy, page_uplot_style);
  text_append(&policy, "; base-uri 'none'; form-action 'none'");
  p->out->failed = p->out->failed || policy.failed;
  markup_open(p->out, "meta");
  markup_attribute(p->out, "http-equiv", "Content-Security-Policy");
  markup_attribute(p->out, "content", policy.failed ? "" : policy.text);
  markup_close_void(p->out);
  text_free(&policy);
  if (p->plots)
    put_style(p, page_uplot_style);
  put_style(p, style_sheet);
}

void page_scripts(page *p)
{
  const char *texts[3];
  size_t count = scripts(p, texts);
  page_island(p);
  for (size_t i = 0; i < count; i++) {
    markup_open(p->out, "script");
    markup_raw(p->out, texts[i], strlen(texts[i]));
    markup_close(p->out);
  }
}
