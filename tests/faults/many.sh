#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# many.sh: a batch of many outputs (ELASTIR_COUNT, at least 500; 1,000; 100,000 with ELASTIR_SOAK),
# made from the corpus, or else from the fixtures, by hard links and small edits: in two shares, interrupted three
# times by SIGKILL, resumed and merged, it gives the bytes of an uninterrupted run; and what a file
# costs and how much memory it takes do not grow from 100 files on.
. "${srcdir:-.}/tests/cli/lib.sh"
test -r /proc/self/status || skip_all "there is no /proc to read the peak of memory from"
test "${ELASTIR_COUNT:-1000}" -ge 500 || skip_all "fewer than 500 are done before they can be killed"
test -z "${ELASTIR_SOAK:-}" && count=${ELASTIR_COUNT:-1000} || count=${ELASTIR_COUNT:-100000}
set -- --no-provenance --grid 0:4000:50

# A thousand files a folder: nine of ten are links to a few outputs, the tenth one of them cut off
# somewhere; each 500th an elastic run, whose error bars take longest.
plain='' elastic="$srcdir/fixtures/crystal/good-elastic.out"
for name in good-frequencies good-linkers good-dangling good-motions good-old-dielectric bad-overflow; do
  plain="$plain $srcdir/fixtures/crystal/$name.out"
done
if test -n "${ELASTIR_CORPUS:-}"; then
  plain='' elastic=$ELASTIR_CORPUS/crystal/zif8-elastic-0gpa.out
  for name in mgo-raman dry-ice-ir quartz-freq-no-intensities graphene-dispersion berry-phase-freq; do
    plain="$plain $ELASTIR_CORPUS/crystal/$name.out"
  done
fi
mkdir sources
for file in $plain "$elastic"; do cp "$file" sources/; done
# make_files COUNT FOLDER
make_files() {
  perl -e '
    use strict; use File::Copy;
    my ($count, $folder, $elastic, @plain) = @ARGV;
    s,.*/,sources/, for $elastic, @plain;
    my @text = map { open my $f, "<", $_ or die; local $/; scalar <$f> } @plain;
    mkdir $folder or die;
    for my $i (0 .. $count - 1) {
      my $below = sprintf "%s/%03d", $folder, $i / 1000;
      -d $below or mkdir $below or die;
      my $name = sprintf "%s/run-%06d.out", $below, $i;
      my $which = $i % @plain;
      if ($i % 500 == 499) { link $elastic, $name or copy($elastic, $name) or die; next }
      if ($i % 10 != 9) { link $plain[$which], $name or copy($plain[$which], $name) or die; next }
      open my $out, ">", $name or die;
      my $length = length $text[$which];
      print $out substr($text[$which], 0, $length * (0.05 + 0.15 * ($i * 7919 % 1000) / 1000)), "\n file $i\n";
      close $out or die;
    }' "$1" "$2" "$elastic" $plain # words
}

# run COMMAND...: the seconds of processor in $took, the peak in kB in $peak.
run() {
  times >before # its second line is of the children
  "$@" >run.out 2>run.err &
  watch $! ''
  wait $!
  times >after
  took=$(cat before after | awk '{ gsub(/[ms]/, " ") } NR == 2 { before = 60 * ($1 + $3) + $2 + $4 }
    NR == 4 { printf "%.2f", 60 * ($1 + $3) + $2 + $4 - before }')
}

# watch PID FILE [BYTES]: notes the peak of the process until it ends or the file has that size.
watch() {
  while high=$(sed -n 's/^VmHWM:[[:blank:]]*\([0-9]*\) kB/\1/p' "/proc/$1/status" 2>/dev/null) &&
    test -n "$high"; do
    peak=$high
    if test -n "$2" && test -f "$2" && test "$(wc -c <"$2")" -ge "$3"; then return; fi
    sleep 0.1
  done
}

# What a file costs, and the memory, as their number grows: the powers of ten below it, then all.
: >costs
sizes=''
for size in 100 1000 10000 100000; do
  test "$size" -ge "$count" || sizes="$sizes $size"
done
for size in $sizes "$count"; do
  make_files "$size" files
  run "$elastir" batch "$@" -o whole.jsonl files
  check "a line each of $size" test "$(wc -l <whole.jsonl)" -eq "$size"
  echo "$size $took $peak" | tee -a costs | awk '{ printf "%7d files: %7.2f s of processor, %5.2f ms a file, peak %6.1f MB\n", $1, $2, 1000 * $2 / $1, $3 / 1024 }'
  test "$size" -eq "$count" || rm -rf files
done
# A run of a hundred may be over before its peak is read, so that 8 MB, which any run takes, is the
# least to count from.
awk -v soak="${ELASTIR_SOAK:-}" 'NR == 1 { size = $1; time = $2; memory = $3 > 8192 ? $3 : 8192 }
  $3 > memory + 4096 { bad = 1 }
  soak != "" && $2 / $1 > 1.5 * time / size + 0.001 { bad = 1 }
  END { exit bad }' costs && ok || bad "time or memory grows faster than the number of files"

# killed OPTION...: goes on with $share until $enough bytes are there; then SIGKILL.
killed() {
  "$elastir" batch "$@" --shard "$share" --resume -o "part.${share%/*}.jsonl" files >run.out 2>run.err &
  watch $! "part.${share%/*}.jsonl.part" "$enough"
  kill -KILL $! 2>/dev/null || bad "share $share was done before it could be killed"
  wait $! 2>/dev/null
}
bytes=$(wc -c <whole.jsonl)
for point in 0/2:1 0/2:3 1/2:2; do
  share=${point%:*} enough=$((bytes / 10 * ${point#*:}))
  killed "$@"
done
for share in 0/2 1/2; do
  "$elastir" batch "$@" --shard $share --resume -o "part.${share%/*}.jsonl" files >out 2>err
  check "share $share ends with its last line" test $? -le 1 # some files are cut off
done
status 0 "$elastir" merge -o merged.jsonl part.0.jsonl part.1.jsonl
same merged.jsonl whole.jsonl
echo "$count files, three times killed: $(wc -l <merged.jsonl) lines, $bytes bytes"
finish
