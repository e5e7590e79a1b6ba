#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# slurm.sh: shares of a batch under a real Slurm, which this script starts on this machine for itself:
# tasks of a job step, a job array, a task that is killed and resumed. Needs root, slurmctld, slurmd
# and munged (Debian: slurm-wlm, munge).
. "${srcdir:-.}/tests/cli/lib.sh"
for program in slurmctld slurmd munged srun sbatch sinfo squeue scancel; do
  PATH=$PATH:/usr/sbin command -v $program >/dev/null || skip_all "$program is not here"
done
PATH=$PATH:/usr/sbin
test "$(id -u)" -eq 0 || skip_all "the daemons of Slurm are to be started as root"

stop() {
  for pid in slurmd.pid slurmctld.pid munged.pid; do
    test -s "$work/$pid" && kill "$(cat "$work/$pid")" 2>/dev/null
  done
  sleep 1
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap stop EXIT

# ---- a Slurm of its own, with a munge of its own -------------------------
dd if=/dev/urandom of=munge.key bs=128 count=1 2>/dev/null
chmod 700 . && chmod 400 munge.key && chown 0:0 munge.key .
munged --force --socket "$work/munge.socket" --key-file "$work/munge.key" \
  --pid-file "$work/munged.pid" --log-file "$work/munged.log" --seed-file "$work/munge.seed" \
  >munged.out 2>&1 || skip_all "munged does not start: $(head -n 1 munged.out)"
host=$(hostname -s)
port=$((20000 + $$ % 20000))
cat >slurm.conf <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
SlurmctldPort=$port
SlurmdPort=$((port + 1))
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES State=UP MaxTime=INFINITE
END
mkdir state spool
SLURM_CONF=$work/slurm.conf
export SLURM_CONF
slurmctld -f slurm.conf >slurmctld.out 2>&1 && slurmd -f slurm.conf >slurmd.out 2>&1 ||
  skip_all "Slurm does not start: $(cat slurmctld.out slurmd.out | head -n 1)"
tries=0
until test "$(sinfo -h -o %t 2>/dev/null)" = idle; do
  tries=$((tries + 1))
  test $tries -lt 60 || skip_all "the node of Slurm does not come up: $(tail -n 1 slurmctld.log)"
  sleep 0.5
done

# ---- what one process writes --------------------------------------------
mkdir outputs
number=0
while test $number -lt 41; do
  cp "$srcdir/fixtures/crystal/good-frequencies.out" "outputs/run-$number.out"
  number=$((number + 1))
done
echo 'no output of CRYSTAL' >outputs/notes.txt
ln -s "$elastir" program # a path without blanks, for lists of words and for scripts
batch="$work/program batch --no-provenance outputs"
status 0 $batch -o whole.jsonl

# ---- two tasks of a job step --------------------------------------------
status 0 timeout 120 srun -n 2 $batch -o step.jsonl
says err "share 0 of 2"
says err "share 1 of 2"
status 0 "$elastir" merge -o merged.jsonl step.0-of-2.jsonl step.1-of-2.jsonl
same merged.jsonl whole.jsonl
status 2 timeout 120 srun -n 2 $batch # nowhere to write to

# ---- an array of eight, one task of which is killed midway ---------------
cat >job.sh <<END
#!/bin/sh
#SBATCH --output=array.%a.log
$batch --resume -o array.jsonl
END
job=$(sbatch --parsable --wait --array=0-7 job.sh)
check "the job array ends" test -n "$job"
status 0 "$elastir" merge -o merged.jsonl array.*-of-8.jsonl
same merged.jsonl whole.jsonl

# A share that is lost is named; the task that is run for it again needs to be told its share.
rm array.3-of-8.jsonl
status 1 "$elastir" merge -o merged.jsonl array.*-of-8.jsonl
says err "share 3 of 8 is missing"
sbatch --wait --array=3 job.sh >out 2>err
says array.3.log "give --shard K/N"
cat >again.sh <<END
#!/bin/sh
#SBATCH --output=again.%a.log
$batch --resume --shard \$SLURM_ARRAY_TASK_ID/8 -o array.\$SLURM_ARRAY_TASK_ID-of-8.jsonl
END
sbatch --wait --array=3 again.sh >out 2>err
status 0 "$elastir" merge -o merged.jsonl array.*-of-8.jsonl
same merged.jsonl whole.jsonl

# Killed midway: a list that comes through a pipe keeps the task waiting.
mkfifo slow
cat >killed.sh <<END
#!/bin/sh
#SBATCH --output=killed.log
exec $work/program batch --no-provenance --resume --shard 0/2 -o killed.0.jsonl outputs slow
END
job=$(sbatch --parsable killed.sh)
tries=0
until test "$(wc -l 2>/dev/null <killed.0.jsonl.part)" -ge 22 2>/dev/null || test $tries -gt 100; do
  tries=$((tries + 1))
  sleep 0.2
done
scancel --signal=KILL --full "$job"
tries=0
while test -n "$(squeue -h -j "$job" 2>/dev/null)" && test $tries -lt 100; do
  tries=$((tries + 1))
  sleep 0.2
done
test -s killed.0.jsonl.part && ok || bad "the task that was killed left no lines"
rm slow
cp "$srcdir/fixtures/crystal/good-frequencies.out" slow
status 0 "$elastir" batch --no-provenance -o longer.jsonl outputs slow
status 0 "$elastir" batch --no-provenance --shard 1/2 -o killed.1.jsonl outputs slow
sbatch --wait killed.sh >out 2>err
says killed.log "from an earlier run"
status 0 "$elastir" merge -o merged.jsonl killed.0.jsonl killed.1.jsonl
same merged.jsonl longer.jsonl

# The script of a job is no task: it does all of the work.
cat >alone.sh <<END
#!/bin/sh
#SBATCH --output=alone.log --ntasks=2
$batch -o alone.jsonl
END
sbatch --wait alone.sh >out 2>err
same alone.jsonl whole.jsonl
finish
