#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# installed.sh: what "make install" installs can be used: the program runs, and a program of a user
# compiles and links with nothing but the installed headers, library and pkg-config file.
set -u
program=$(cd "${elastir_builddir:-.}" && pwd)
here=$(cd "${srcdir:-.}" && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
cd "$program" || exit 99

MAKEFLAGS='' "${MAKE:-make}" install DESTDIR="$scratch/root" >"$scratch/log" 2>&1 ||
  { echo "make install failed"; tail -n 20 "$scratch/log"; exit 1; }
prefix=$scratch/root$(sed -n 's/^prefix=//p' elastir.pc)
failures=0
for file in bin/elastir lib/libelastir.a lib/pkgconfig/elastir.pc include/elastir/elastir.h include/elastir/result/result.h \
  share/man/man5/elastir-result.5 share/man/man7/elastir-observables.7 share/elastir/schema/elastir.result-1.schema.json \
  share/man/man1/elastir.1 share/bash-completion/completions/elastir \
  share/zsh/site-functions/_elastir share/man/man3/elastir.3 share/doc/elastir/examples/c/young.c; do
  test -f "$prefix/$file" || { echo "FAIL: $file is not installed"; failures=1; }
done
"$prefix/bin/elastir" --version | grep -q '^elastir [0-9]' || { echo "FAIL: --version"; failures=1; }

# The client has names of its own that the library uses inside; it reads fields of the struct and
# compares them with what the library finds there by name, so that both mean the same layout.
cat >"$scratch/user.c" <<'USER'
#include <elastir/elastir.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double number_real(void);
double number_real(void) { return 1.0; }
int json_begin(void);
int json_begin(void) { return 2; }

/* The macros of the header and the library that runs. */
static int same_version(void)
{
  char release[40];
  sprintf(release, "%d.%d.%d", ELASTIR_VERSION_MAJOR, ELASTIR_VERSION_MINOR,
          ELASTIR_VERSION_PATCH);
  return strncmp(elastir_version(), release, strlen(release)) == 0;
}

static int differs(double one, double other)
{
  return !(one == other || (isnan(one) && isnan(other)));
}

int main(int argc, char **argv)
{
  const char *paths[2];
  elastir_input input = {"a model", paths, 2};
  char *error = NULL;
  if (argc != 3)
    return 2;
  paths[0] = argv[1];
  paths[1] = argv[2];
  elastir_options wrong, options;
  memset(&wrong, 0, sizeof wrong);
  memset(&options, 0, sizeof options);
  wrong.grid = "9:1:1";
  if (elastir_analyze(&input, 1, &wrong, &error) != NULL || error == NULL)
    return 3;
  free(error);
  options.samples = -1;
  elastir_result *result = elastir_analyze(&input, 1, &options, &error);
  if (result == NULL) {
    puts(error);
    return 4;
  }
  const elastir_result_model *model = &result->models[0];
  if (strcmp(model->label, "a model") != 0 || model->elastic == NULL || model->spectrum == NULL)
    return 5;
  double hill = model->elastic->averages.hill.bulk_modulus_gpa;
  if (differs(hill, elastir_number(model, "elastic.averages.hill.bulk_modulus_gpa")) ||
      differs(model->elastic->directional.poisson_ratio.max->value,
              elastir_number(model, "elastic.directional.poisson_ratio.max")) ||
      differs(model->elastic->waves->debye_temperature_k,
              elastir_number(model, "elastic.waves.debye_temperature_k")) ||
      differs((double)model->cell->atoms, elastir_number(model, "cell.atoms")) ||
      !(hill > 10.2 && hill < 10.3) || model->spectrum->absorbance_count != 4001 ||
      number_real() != 1.0 || json_begin() != 2 ||
      strcmp(elastir_unit("elastic.averages.hill.bulk_modulus_gpa"), "GPa") != 0 ||
      elastir_unit("elastic.nothing") != NULL || !same_version() ||
      !ELASTIR_VERSION_AT_LEAST(0, 2, 0) || ELASTIR_VERSION_AT_LEAST(1000, 0, 0))
    return 6;
  char *text = elastir_json(result, false);
  elastir_result *again = elastir_read_text(text, strlen(text), NULL);
  char *same = again != NULL ? elastir_json(again, false) : NULL;
  int status = same != NULL && strcmp(text, same) == 0 ? 0 : 7;
  free(text);
  free(same);
  elastir_free(again);
  elastir_free(result);
  return status;
}
USER
cp "$scratch/user.c" "$scratch/user.cc"
compiler=$(echo '@CC@' | ./config.status --file=-)
linker_flags=$(echo '@ELASTIR_LDFLAGS@' | ./config.status --file=-) # for a build with sanitizers
sed "s|^prefix=.*|prefix=$prefix|" "$prefix/lib/pkgconfig/elastir.pc" >"$scratch/elastir.pc"
PKG_CONFIG_PATH=$scratch:${PKG_CONFIG_PATH:-}
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs elastir) || failures=1
# What configure found to be needed besides, such as -ldl with the C libraries of before 2021.
for library in $(echo '@LIBS@' | ./config.status --file=-); do
  case " $(pkg-config --static --libs elastir) " in
    *" $library "*) ;;
    *) echo "FAIL: elastir.pc lacks $library"; failures=1 ;;
  esac
done
zif8=$(cd "$here/fixtures/zif8" && pwd)
# shellcheck disable=SC2086  # lists of words
if ! $compiler -std=c11 -Wall -Wextra -Werror -o "$scratch/user" "$scratch/user.c" \
       $linker_flags $flags -lm ||
   ! "$scratch/user" "$zif8/ideal-freq.out" "$zif8/ideal-elastic.out"; then
  echo "FAIL: a program with <elastir/elastir.h> and $flags"
  failures=1
fi
cxx=${compiler%% *}
case $cxx in *gcc) cxx=${cxx%gcc}g++ ;; *clang) cxx=$cxx++ ;; *) cxx=c++ ;; esac
# shellcheck disable=SC2086  # lists of words
if ! command -v "$cxx" >/dev/null; then
  echo "skipped: no C++ compiler"
elif ! $cxx -std=c++11 -Wall -Wextra -Werror -o "$scratch/user++" "$scratch/user.cc" \
         $linker_flags $flags -lm ||
     ! "$scratch/user++" "$zif8/ideal-freq.out" "$zif8/ideal-elastic.out"; then
  echo "FAIL: a program in C++"
  failures=1
fi

# The example, against what the program says.
young=$prefix/share/doc/elastir/examples/c/young.c
# shellcheck disable=SC2086  # lists of words
if ! $compiler -std=c11 -Wall -Wextra -Werror -o "$scratch/young" "$young" $linker_flags $flags -lm ||
   ! "$scratch/young" "$zif8/missing-zn-elastic.out" >"$scratch/along" 2>"$scratch/said"; then
  echo "FAIL: examples/c/young.c"
  failures=1
fi
./elastir elastic --no-provenance --direction '[110]' -o "$scratch/e.json" \
  "$zif8/missing-zn-elastic.out" 2>/dev/null
along=$(./tests/cli/jsonget "$scratch/e.json" models.0.elastic.along.0.youngs_modulus_gpa |
  awk '{ printf "%.4f", $1 }')
grep -q "^E\[110\] = $along GPa" "$scratch/along" ||
  { echo "FAIL: young says $(cat "$scratch/along"), elastir $along"; failures=1; }
# Several threads.
# shellcheck disable=SC2086  # lists of words
if ! $compiler -std=c11 -Wall -Wextra -Werror -pthread -o "$scratch/threads" \
       "$here/tests/packaging/threads.c" $linker_flags $flags -lm ||
   ! "$scratch/threads" "$zif8/ideal-freq.out" "$zif8/missing-zn-freq.out" \
       "$here/fixtures/crystal/good-elastic.out" "$here/README.md"; then
  echo "FAIL: threads"
  failures=1
fi

# No name of ours is left in sight but the calls.
others=$(nm -g --defined-only "$prefix/lib/libelastir.a" | awk 'NF == 3 { print $3 }' |
  grep -v '^elastir_[a-z_]*$')
test -z "$others" || { echo "FAIL: the library shows $others"; failures=1; }
calls=$(nm -g --defined-only "$prefix/lib/libelastir.a" | awk 'NF == 3 { print $3 }' | sort -u | wc -l)
test "$calls" -le 12 || { echo "FAIL: the library shows $calls names"; failures=1; }

MAKEFLAGS='' "${MAKE:-make}" uninstall DESTDIR="$scratch/root" >"$scratch/log" 2>&1 || failures=1
left=$(find "$scratch/root" -type f)
test -z "$left" || { echo "FAIL: uninstall leaves $left"; failures=1; }
exit $failures
