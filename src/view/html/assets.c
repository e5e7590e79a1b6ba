/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assets.c: style sheet, scripts, and the policy that lets the page use nothing else. */
#include <stdio.h>
#include <string.h>

/* As in base/stream.c: this interface takes no memory; EVP, where there is none left, may crash. */
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/evp.h>
#include <openssl/sha.h>

#include "view/html/page.h"

static const char style_sheet[] =
#include "src/view/html/report_css.inc"
    ;

static const char script[] =
#include "src/view/html/report_js.inc"
    ;

/* three.js is under the MIT licence, which asks for this notice; minified files lack it. */
static const char three_notice[] =
    "\n/* three.js, Copyright (c) the three.js authors, https://threejs.org\n"
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software "
    "and associated documentation files (the \"Software\"), to deal in the Software without "
    "restriction, including without limitation the rights to use, copy, modify, merge, publish, "
    "distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the "
    "Software is furnished to do so, subject to the following conditions: The above copyright notice "
    "and this permission notice shall be included in all copies or substantial portions of the "
    "Software. THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, "
    "INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE "
    "AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, "
    "DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, "
    "OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */\n";

/* Does the text occur, whatever the case of its letters? */
static bool contains(const char *bytes, size_t length, const char *wanted)
{
  size_t n = strlen(wanted);
  for (size_t i = 0; i + n <= length; i++) {
    size_t k = 0;
    while (k < n &&
           (bytes[i + k] | (wanted[k] >= 'a' && wanted[k] <= 'z' ? 0x20 : 0)) == wanted[k])
      k++;
    if (k == n)
      return true;
  }
  return false;
}

bool page_accepts_three(const char *bytes, size_t length)
{
  return contains(bytes, length, "webglrenderer") && contains(bytes, length, "global") &&
         memchr(bytes, '\0', length) == NULL && !contains(bytes, length, "</script") &&
         !contains(bytes, length, "<script") && !contains(bytes, length, "<!--");
}

/* "'sha256-…'" of the pieces one after the other, as a content security policy has it. */
static void source_hash(const char *const *pieces, const size_t *lengths, size_t count,
                        char text[64])
{
  unsigned char digest[SHA256_DIGEST_LENGTH], base64[64];
  SHA256_CTX context;
  SHA256_Init(&context);
  for (size_t i = 0; i < count; i++)
    SHA256_Update(&context, pieces[i], lengths[i]);
  SHA256_Final(digest, &context);
  EVP_EncodeBlock(base64, digest, sizeof digest);
  snprintf(text, 64, "'sha256-%.48s'", (const char *)base64);
}

void page_head_assets(page *p)
{
  const char *own[] = {script}, *style[] = {style_sheet};
  const char *three[] = {three_notice, p->options->three};
  const size_t own_length[] = {strlen(script)}, style_length[] = {strlen(style_sheet)};
  const size_t three_length[] = {strlen(three_notice), p->options->three_length};
  char own_hash[64], style_hash[64], three_hash[64] = "";
  source_hash(own, own_length, 1, own_hash);
  source_hash(style, style_length, 1, style_hash);
  if (p->three)
    source_hash(three, three_length, 2, three_hash);
  markup_open(p->out, "meta");
  markup_attribute(p->out, "http-equiv", "Content-Security-Policy");
  markup_attribute_format(p->out, "content",
                          "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; "
                          "form-action 'none'", own_hash, three_hash, style_hash);
  markup_close_void(p->out);
  markup_open(p->out, "style");
  markup_raw(p->out, style_sheet, style_length[0]);
  markup_close(p->out);
}

void page_scripts(page *p)
{
  if (p->three) {
    markup_open(p->out, "script");
    markup_attribute(p->out, "id", "three");
    markup_raw(p->out, three_notice, strlen(three_notice));
    markup_raw(p->out, p->options->three, p->options->three_length);
    markup_close(p->out);
  }
  markup_open(p->out, "script");
  markup_raw(p->out, script, strlen(script));
  markup_close(p->out);
}
