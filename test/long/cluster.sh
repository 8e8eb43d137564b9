#!/bin/sh
# Runs the job files of docs/recipes under GNU parallel and a real Slurm with one node, installed and started here for the
# purpose, and compares what they give with a run without shards, byte for byte. For Debian, as root: CLUSTER_CASES=2000 sh test/long/cluster.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cases=${CLUSTER_CASES:-2000}
shards=${CLUSTER_SHARDS:-4}
work=$(mktemp -d)
export IPT_FORMULATION="node $root/dist/cli.js"

for program in parallel sbatch munged; do
  command -v "$program" >/dev/null || { apt-get install -y -qq slurm-wlm munge parallel >/dev/null; break; }
done

cleared() {
  for daemon in slurmd slurmctld munged; do
    [ -s "$work/$daemon.pid" ] && kill "$(cat "$work/$daemon.pid")" 2>/dev/null || true
  done
  sleep 1
  rm -rf "$work"
}
trap cleared EXIT

node -e '
  const { readFileSync, writeFileSync } = require("node:fs")
  const [, from, to, count] = process.argv
  const cases = readFileSync(from, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line))
  const lines = Array.from({ length: count }, (_, index) => index % 97 === 96 ? "no case" : JSON.stringify({ ...cases[index % cases.length], caseId: `case-${index}` }))
  writeFileSync(to, lines.join("\n") + "\n")
' "$root/docs/examples/cohort.ndjson" "$work/cohort.ndjson" "$cases"
cd "$work"

timed() { # what, command...
  what=$1
  shift
  began=$(date +%s.%N)
  "$@"
  echo "$what: $(echo "$(date +%s.%N) $began" | awk '{ printf "%.1f", $1 - $2 }') s"
}
whole() { $IPT_FORMULATION batch cohort.ndjson --format csv --output whole.csv --manifest whole.csv.manifest.json --quiet || [ $? -eq 1 ]; }
same() { # name
  cmp "$1" whole.csv && cmp "$1.manifest.json" whole.csv.manifest.json && echo "$1: the same bytes as without shards"
}

timed "one process, $cases lines" whole

by_parallel() { "$root/docs/recipes/parallel.sh" cohort.ndjson parallel.csv "$shards" --format csv || [ $? -eq 1 ]; }
timed "GNU parallel, $shards shards" by_parallel
same parallel.csv

# A Slurm of one node, all of it under this folder but for the key that munge makes.
host=$(hostname -s)
cat >slurm.conf <<CONF
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
SlurmUser=root
SlurmdUser=root
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
StateSaveLocation=$work/ctld
SlurmdSpoolDir=$work/slurmd
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=2000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
mkdir -p ctld slurmd
chmod 755 "$work"
[ -s /etc/munge/munge.key ] || mungekey --create
install -m 400 /etc/munge/munge.key munge.key
munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" --log-file="$work/munged.log" --seed-file="$work/munge.seed"
slurmctld
slurmd
for _ in $(seq 30); do
  sinfo -h -o %t 2>/dev/null | grep -q idle && break
  sleep 1
done
sinfo

by_slurm() {
  array=$(sbatch --parsable --mem=200M --array="1-$shards" "$root/docs/recipes/slurm/shards.sh" cohort.ndjson slurm.csv "$shards" --format csv)
  sbatch --wait --mem=200M --dependency="afterok:$array" "$root/docs/recipes/slurm/merge.sh" slurm.csv "$shards"
}
timed "Slurm $(sbatch --version | cut -d' ' -f2), array of $shards" by_slurm
same slurm.csv
