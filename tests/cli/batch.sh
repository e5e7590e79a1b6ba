#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# batch.sh: what a batch takes, how it goes on when it was killed, and how processes share it.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures
batch() { "$elastir" batch --no-provenance "$@"; }

# ---- what it takes --------------------------------------------------------
mkdir -p tree/b/deep tree/a tree/.hidden
cp "$fixtures/crystal/good-frequencies.out" tree/z.out
cp "$fixtures/crystal/good-frequencies.out" tree/b/deep/one.out
cp "$fixtures/crystal/good-layer-elastic.out" tree/a/two.out
cp "$fixtures/crystal/good-layer-elastic.out" tree/.hidden/three.out
ln -s .. tree/a/up
ln -s z.out tree/link.out
echo 'not of CRYSTAL' >tree/notes.txt
paths() { sed 's/.*"sources":\[{"path":"\([^"]*\)".*/\1/' "$1" | tr '\n' ' '; }
status 0 batch tree -o tree.jsonl
test "$(paths tree.jsonl)" = "tree/link.out tree/z.out tree/a/two.out tree/b/deep/one.out " && ok ||
  bad "a tree gives $(paths tree.jsonl)"
says err "0 failures; skipped, not CRYSTAL output: 1 file;"

tar -cf tree.tar tree 2>/dev/null
tar -czf tree.tgz tree
status 0 batch tree.tar -o tar.jsonl
status 0 batch tree.tgz -o tgz.jsonl
sed 's/tree\.tar:/tree.tgz:/g' tar.jsonl >renamed.jsonl
same renamed.jsonl tgz.jsonl
case $(paths tar.jsonl) in
  *tree.tar:tree/b/deep/one.out*) ok ;;
  *) bad "an archive gives $(paths tar.jsonl)" ;;
esac
mkdir "$(printf 'long%.0s' 1 2 3 4 5 6 7 8 9)" && folder=$(printf 'long%.0s' 1 2 3 4 5 6 7 8 9)
deep=$folder/$folder/$folder/$folder
mkdir -p "$deep"
cp tree/z.out "$deep/$folder.out"
for format in gnu pax ustar v7; do # names of more than 100 characters, where the format has them
  tar --format=$format -cf long.tar "$folder" 2>/dev/null || continue
  status 0 batch long.tar -o long.jsonl
  test "$(paths long.jsonl)" = "long.tar:$deep/$folder.out " && ok || bad "$format: $(paths long.jsonl)"
done
head -c 3000 tree.tar >torn.tar
status 1 batch torn.tar -o torn.jsonl
says err "torn.tar: it is cut off at byte"
says torn.jsonl '"code":"damaged-archive"'

# A file of two names is one of them in the archive, and a link to it; a name may be too long for a header.
mkdir linked
cp tree/z.out linked/a.out
ln linked/a.out linked/b.out
ln linked/a.out "linked/$folder$folder$folder.out"
mkdir linked/.hidden
cp tree/z.out linked/.hidden/one.out
ln -s a.out linked/c.out
for format in gnu pax; do
  tar --format=$format --sort=name -cf linked.tar ./linked 2>/dev/null || continue
  status 0 batch linked.tar -o linked.jsonl
  test "$(paths linked.jsonl)" = "linked.tar:./linked/a.out linked.tar:./linked/b.out \
linked.tar:./linked/$folder$folder$folder.out " && ok || bad "$format: links give $(paths linked.jsonl)"
  says err "skipped in archives: 1 symbolic link;"
  tar -f linked.tar --delete ./linked/a.out
  status 1 batch linked.tar -o linked.jsonl
  says err "'./linked/b.out' is a link to './linked/a.out', which does not precede it in the archive"
done
# Of a gzipped archive that is cut off the files before are read.
perl -e 'srand 1; print map { chr int rand 256 } 1 .. 100000' >noise
tar -czf cut.tgz tree/z.out tree/a/two.out noise
head -c 60000 cut.tgz >torn.tgz
status 1 batch torn.tgz -o torn.jsonl
test "$(grep -c '^{"schema":"elastir.result' torn.jsonl)" -eq 2 && ok || bad "a cut .tgz gives nothing"
says err "torn.tgz: "

find tree -name '*.out' -type f | sort | "$elastir" batch --no-provenance @- -o listed.jsonl 2>err
test "$(wc -l <listed.jsonl)" -eq 4 && ok || bad "a list on standard input gives $(wc -l <listed.jsonl)"
printf 'tree\n\ntree.tar\ntree/z.out\nno-such.out\n' >words
status 1 batch tree tree.tar tree/z.out no-such.out -o words.jsonl
status 1 batch @words -o listed.jsonl
same listed.jsonl words.jsonl # folders and archives, too

# Where no temporary file can be written the list of inputs is lost, and no line is printed.
if (ulimit -f 0) 2>/dev/null; then
  (ulimit -f 0; exec "$elastir" batch tree 2>&1 >/dev/null) | cat >err
  says err "the list of inputs, a temporary file, cannot be written"
fi

# A folder a material.
mkdir -p materials/one materials/two materials/none
for name in one two; do
  cp "$fixtures/zif8/ideal-freq.out" materials/$name/ideal-1.out
  cp "$fixtures/zif8/ideal-elastic.out" materials/$name/ideal-2.out
done
cp "$fixtures/zif8/missing-zn-freq.out" materials/two/zn.out
cp "$fixtures/zif8/missing-zn-freq.out" materials/none/other.out
status 0 batch --model 'zn=zn*' --model 'ideal=ideal*' materials -o materials.jsonl
test "$(wc -l <materials.jsonl)" -eq 2 && ok || bad "two materials give $(wc -l <materials.jsonl) lines"
sed -n 1p materials.jsonl >one.json
sed -n 2p materials.jsonl >two.json
value one.json models.0.label ideal
value one.json models.0.sources.1.path materials/one/ideal-2.out
value two.json models.0.label zn
value two.json models.1.label ideal
mkdir materials/two/sub
cp "$fixtures/zif8/ideal-freq.out" materials/two/sub/ideal-3.out
status 0 batch --model 'zn=zn*' --model 'ideal=ideal*' materials -o materials.jsonl
# tar may put a folder between the files of another; so may an archive in a folder.
tar -cf studies.tar materials/two/zn.out materials/one/ideal-2.out materials/two/sub materials/two/ideal-2.out \
  materials/one/ideal-1.out materials/none materials/two/ideal-1.out
status 0 batch --model 'zn=zn*' --model 'ideal=ideal*' studies.tar -o studies.jsonl
sed 's/studies\.tar://g' studies.jsonl >renamed.jsonl
same renamed.jsonl materials.jsonl
tar -cf materials/two/inner.tar materials/one
status 0 batch --model 'zn=zn*' --model 'ideal=ideal*' materials -o inner.jsonl
test "$(wc -l <inner.jsonl)" -eq 4 && ok || bad "an archive in a folder gives $(wc -l <inner.jsonl) lines"
sed 3d inner.jsonl >renamed.jsonl
same renamed.jsonl materials.jsonl
rm -r materials/two/inner.tar materials/two/sub
for word in materials/one/ideal-1.out @words; do
  echo materials/one/ideal-1.out >words
  status 2 batch --model 'ideal=ideal*' $word
  says err "--model makes models from the files of a folder"
done
status 1 batch --model 'ideal=nothing*' materials
says err "no file in it matches a pattern of --model"
status 2 batch --model nonsense materials
says err "LABEL=PATTERN"

# ---- going on -------------------------------------------------------------
mkdir many
number=10
while test $number -lt 40; do
  cp "$fixtures/crystal/good-frequencies.out" many/$number.out
  number=$((number + 1))
done
echo 'CRYSTAL? no' >broken.out
status 1 batch many broken.out -o whole.jsonl
# Killed at any moment: what was written stays, and the next run ends at the same bytes.
for delay in 0.02 0.1 0.2 0.3; do
  rm -f going.jsonl*
  perl -e 'exec @ARGV' "$elastir" batch --no-provenance many broken.out -o going.jsonl 2>/dev/null &
  id=$!
  sleep $delay
  kill -KILL $id 2>/dev/null
  wait $id 2>/dev/null
  status 1 batch --resume many broken.out -o going.jsonl
  same going.jsonl whole.jsonl
  test "$(echo going.jsonl*)" = going.jsonl && ok || bad "left behind: $(echo going.jsonl*)"
done
head -c $(($(wc -c <whole.jsonl) / 2)) whole.jsonl >torn.jsonl # a torn last line
kept=$(($(wc -l <torn.jsonl)))
status 1 batch --resume -j 2 many broken.out -o torn.jsonl
same torn.jsonl whole.jsonl
says err "; $kept of these from an earlier run"
head -c $(($(wc -c <whole.jsonl) / 2)) whole.jsonl >torn.jsonl.part
rm torn.jsonl
status 1 batch many broken.out -o torn.jsonl
says err "continue it with --resume"
status 1 batch --resume many broken.out -o torn.jsonl
same torn.jsonl whole.jsonl
status 2 batch --resume many
says err "--resume needs -o FILE"

# A file that changed, one that is new, one that is gone; other settings.
echo >>many/20.out
cp many/10.out many/15a.out
rm many/12.out
status 1 batch --resume many broken.out -o torn.jsonl
says err "28 of these from an earlier run" # a failure is tried again
status 1 batch many broken.out -o whole.jsonl
same torn.jsonl whole.jsonl
status 1 batch --resume --fwhm 12 many broken.out -o torn.jsonl
test -z "$(grep 'earlier run' err)" && ok || bad "a line of another width is kept"
status 1 batch --fwhm 12 many broken.out -o twelve.jsonl
same torn.jsonl twelve.jsonl
# The number of samples is a setting, too, and stands in the result where it was given.
status 1 batch --resume --samples 0 --fwhm 12 many broken.out -o torn.jsonl
test -z "$(grep 'earlier run' err)" && ok || bad "a line of other samples is kept"
says torn.jsonl '"samples":0'
status 1 batch --resume --samples 0 --fwhm 12 many broken.out -o torn.jsonl
says err "30 of these from an earlier run"

# What was not asked for the same way is made anew: the grid, by --grid or the default, whose end bands
# may move, and factors by --scale auto, or none.
anew() { # OPTIONS OF THE FIRST RUN, OF THE SECOND, HOW MANY LINES ARE KEPT, FOLDER
  # shellcheck disable=SC2086 # several words
  status 0 batch $1 "${4:-tree}" -o anew.jsonl
  # shellcheck disable=SC2086
  status 0 batch --resume $2 "${4:-tree}" -o anew.jsonl
  if test "$3" -gt 0; then says err "; $3 of these from an earlier run"; fi
  # shellcheck disable=SC2086
  status 0 batch $2 "${4:-tree}" -o fresh.jsonl
  same anew.jsonl fresh.jsonl
}
anew '--grid 0:4000:2' '' 0
anew '' '--grid 0:4000:2' 0
anew '--grid 0:5000:1' '' 0
anew '--grid 0:4000:2' '--grid 0:4000:2' 4
anew '--fwhm 400' '--fwhm 400' 4 # whose end is 4400 where bands want it
anew '--fwhm 400 --grid 0:4000:1' '--fwhm 400' 0
anew '--scale none' '--scale none' 4
anew '--scale none' '--scale auto' 0 materials/one
anew '--scale auto' '--scale auto' 2 materials/one

# A file that changed without another size is seen by its checksum alone; without one it is read again.
mkdir changing
cp "$fixtures/crystal/good-frequencies.out" changing/one.out
status 0 batch --no-checksum changing -o changing.jsonl
sed 's/295.61/296.61/' "$fixtures/crystal/good-frequencies.out" >changing/one.out
cmp -s "$fixtures/crystal/good-frequencies.out" changing/one.out && bad "the file did not change"
status 1 batch --no-checksum --resume changing -o changing.jsonl
says changing.jsonl '"intensity_km_mol":296.61'

# The summary counts the same whether lines are new or kept, and what is passed over by its reason.
mkdir counted
cp "$fixtures/zif8/ideal-freq.out" "$fixtures/zif8/ideal-elastic.out" "$fixtures/crystal/good-frequencies.out" counted
sed 's/295\.61/296.61/' "$fixtures/crystal/good-frequencies.out" >counted/incomplete.out
head -n 60 "$fixtures/zif8/ideal-freq.out" >counted/stopped.out
printf '\3757zXZ\0 and more' >counted/packed.out.xz
printf 'BZh91AY&SY' >counted/packed.out.bz2
echo 'no output' >counted/notes.txt
summary() { sed -n 's/^elastir batch: \([^;]*\);.*/\1/p' err; }
status 1 batch counted -o counted.jsonl
says err "skipped, not CRYSTAL output: 1 file; skipped, compressed by xz, bzip2 or zip: 2 files"
test -z "$(grep 'notes.txt' err)" && ok || bad "a file that is passed over is named without -v"
says err " incomplete"
fresh=$(summary)
status 1 batch --resume counted -o counted.jsonl
test "$(summary)" = "$fresh" && ok || bad "'$(summary)' of a run that resumes, '$fresh' of a fresh one"
# What somebody may have taken for an output is named: three at most, and all with -v.
mkdir odd
cp "$fixtures/crystal/good-frequencies.out" odd/z.out
for n in 1 2 3; do echo 'no output' >odd/$n.out; done
: >odd/0.log
echo 'no output' >odd/out
rm odd/3.out
status 0 batch odd -o odd.jsonl
says err "skipped, not CRYSTAL output: 4 files (3 empty or named *.out: odd/0.log, odd/1.out, odd/2.out);"
echo 'no output' >odd/3.out
status 0 batch -v odd -o odd.jsonl
says err "5 files (4 empty or named *.out: odd/0.log, odd/1.out, odd/2.out, ...);"
says err "elastir batch: odd/0.log: note: it is empty; skipped"
says err "elastir batch: odd/3.out: note: it is not a CRYSTAL output; skipped"
says err "elastir batch: odd/out: note: it is not a CRYSTAL output; skipped"
status 1 batch -v counted -o counted.jsonl
says err "elastir batch: counted/packed.out.xz: note: it is compressed by xz, bzip2 or zip; skipped"
status 2 batch --pretty counted
says err "--pretty and --compact have no effect here"
status 2 "$elastir" merge --compact counted.jsonl

# Another version, which is not known without provenance.
status 0 "$elastir" batch tree -o version.jsonl
cp version.jsonl mine.jsonl
status 0 "$elastir" batch --resume tree -o version.jsonl
same version.jsonl mine.jsonl
sed 's/"version":"[^"]*/"version":"0.0.1/' mine.jsonl >version.jsonl
status 0 "$elastir" batch --resume tree -o version.jsonl
test -z "$(grep 'earlier run' err)" && ok || bad "a line of another version is kept"
status 0 batch --resume tree -o version.jsonl
test -z "$(grep 'earlier run' err)" && ok || bad "a line with provenance is kept beside those without"
status 0 "$elastir" batch --resume tree -o version.jsonl
test -z "$(grep 'earlier run' err)" && ok || bad "a line of an unknown version is kept"

# Other models of the same files, and files that go with another model.
by_models() { # FOLDER, MODELS OF THE FIRST RUN, OF THE SECOND, HOW MANY LINES ARE KEPT
  # shellcheck disable=SC2086
  status 0 batch $2 "$1" -o anew.jsonl
  # shellcheck disable=SC2086
  status 0 batch --resume $3 "$1" -o anew.jsonl
  if test "$4" -gt 0; then says err "; $4 of these from an earlier run"; fi
  # shellcheck disable=SC2086
  status 0 batch $3 "$1" -o fresh.jsonl
  same anew.jsonl fresh.jsonl
}
set -f # patterns
by_models materials '--model zn=zn* --model ideal=ideal*' '--model zn=zn* --model ideal=ideal*' 2
by_models materials '--model zn=zn* --model ideal=ideal*' '--model zn=zn* --model perfect=ideal*' 0
by_models materials/one '--model A=*1.out --model B=*2.out' '--model C=*' 0
by_models materials/one '--model A=*1.out --model B=*2.out' '--model A=*' 0
by_models materials/one '--model A=*' '--model A=*1.out --model B=*2.out' 0
mkdir single
cp "$fixtures/zif8/ideal-freq.out" single
by_models single '--model A=*' '' 0
by_models single '' '--model A=*' 0
# Several tensors in a file are models of one line.
mkdir tensors
cp "$fixtures/tensor/good-materials-project.json" tensors
printf '%s\n' '10 5 5 0 0 0' '5 10 5 0 0 0' '5 5 10 0 0 0' '0 0 0 4 0 0' '0 0 0 0 4 0' '0 0 0 0 0 4' \
  '' '12 5 5 0 0 0' '5 12 5 0 0 0' '5 5 12 0 0 0' '0 0 0 4 0 0' '0 0 0 0 4 0' '0 0 0 0 0 4' >tensors/two.dat
by_models tensors '' '' 2
by_models tensors '--model A=two*' '--model B=two*' 0
by_models tensors '--model A=two*' '--model A=two*' 1
set +f

# ---- shares ---------------------------------------------------------------
for shard in 0 1 2; do
  batch --shard $shard/3 many tree broken.out -o part.$shard.jsonl 2>err
done
status 1 batch many tree broken.out -o all.jsonl
status 0 "$elastir" merge part.2.jsonl part.0.jsonl part.1.jsonl -o merged.jsonl
same merged.jsonl all.jsonl
status 0 "$elastir" show part.0.jsonl # its head is no result
head -n 5 part.1.jsonl >short.jsonl
status 0 "$elastir" merge -v short.jsonl part.2.jsonl part.0.jsonl part.1.jsonl -o merged.jsonl
says err "share 1 is given twice"
same merged.jsonl all.jsonl
status 1 "$elastir" merge part.0.jsonl short.jsonl -o merged.jsonl
says err "short.jsonl: it has 4 of 12 lines"
says err "share 2 of 3 is missing"
batch --shard 1/3 many -o other.jsonl 2>/dev/null
status 1 "$elastir" merge part.0.jsonl other.jsonl -o merged.jsonl
says err "it belongs to another batch"
# Parts that were not made in the same way.
batch --fwhm 5 --shard 1/3 many tree broken.out -o other.jsonl 2>/dev/null
status 1 "$elastir" merge part.0.jsonl other.jsonl part.2.jsonl -o mixed.jsonl
says err "other.jsonl: its settings differ from those of the first part in 'fwhm_cm1'"
batch --grid 0:4000:1 --shard 1/3 many tree broken.out -o other.jsonl 2>/dev/null
status 1 "$elastir" merge part.0.jsonl other.jsonl part.2.jsonl -o mixed.jsonl
says err "in 'grid'"
sed '1s/"version":"[^"]*/"version":"0.0.1/' part.1.jsonl >other.jsonl
status 1 "$elastir" merge part.0.jsonl other.jsonl part.2.jsonl -o mixed.jsonl
says err "other.jsonl: elastir 0.0.1 made it"
test ! -e mixed.jsonl && ok || bad "parts that were made in different ways are joined"
for label in ideal perfect; do
  batch --model "$label=ideal*" --shard 0/2 materials -o "$label.0.jsonl" 2>/dev/null
  batch --model "$label=ideal*" --shard 1/2 materials -o "$label.1.jsonl" 2>/dev/null
done
status 0 "$elastir" merge ideal.0.jsonl ideal.1.jsonl
status 1 "$elastir" merge ideal.0.jsonl perfect.1.jsonl
says err "it belongs to another batch"
status 1 "$elastir" merge all.jsonl
says err "expected the head of a part"
for wrong in 3/3 -1/3 1 1/0 a/b; do
  status 2 batch --shard $wrong many
done

# Shares that are written into the folder that is read: the list of inputs stays the same.
mkdir shared
cp many/1?.out shared
batch shared -o whole.jsonl 2>err
: >shared/part.9.jsonl.part # begun by another task
for shard in 0 1 2; do
  batch --shard $shard/3 shared -o shared/part.$shard.jsonl 2>err
done
cp shared/part.1.jsonl shared/part.1.jsonl.part
batch --resume --shard 1/3 shared -o shared/part.1.jsonl 2>err
status 0 "$elastir" merge shared/part.[0-2].jsonl -o shared/merged.jsonl
same shared/merged.jsonl whole.jsonl
batch shared -o again.jsonl 2>err
same again.jsonl whole.jsonl
test -z "$(grep 'passed over' err)" && ok || bad "own output counts as passed over"

# What Slurm says of a task; the script of a job is none.
slurm() { env "$@" "$elastir" batch --no-provenance -q many -o slurm.jsonl 2>err; }
clean() { rm -f slurm*.jsonl; }
clean && slurm SLURM_STEP_NUM_TASKS=4 SLURM_PROCID=2
test -s slurm.2-of-4.jsonl && ok || bad "a task writes $(echo slurm*)"
clean && slurm SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=19 \
  SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=10
test -s slurm.3-of-10.jsonl && ok || bad "the fourth of ten array tasks writes $(echo slurm*)"
clean && slurm SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=1 \
  SLURM_ARRAY_TASK_COUNT=2 SLURM_STEP_NUM_TASKS=6 SLURM_PROCID=0
test -s slurm.06-of-12.jsonl && ok || bad "a task of a step of an array task writes $(echo slurm*)"
clean && slurm SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=9 \
  SLURM_ARRAY_TASK_COUNT=3
says err "give --shard K/N"
clean && slurm SLURM_PROCID=0 SLURM_NTASKS=2
test -s slurm.jsonl && ok || bad "a job script writes $(echo slurm*)"
finish
