#!/bin/sh
# Puts the shards together once all tasks of the array are done.
#   sbatch --dependency=afterok:<job> merge.sh areas.csv 4
#SBATCH --job-name=ipt-merge
#SBATCH --ntasks=1
#SBATCH --mem=512M
#SBATCH --time=00:30:00
set -u
output=$1 n=$2
set --
i=1
while [ "$i" -le "$n" ]; do
  set -- "$@" "$output.$i-of-$n"
  i=$((i + 1))
done
${IPT_FORMULATION:-npx ipt-formulation} merge "$@" --output "$output" --manifest "$output.manifest.json" --quiet
code=$?
[ "$code" -eq 1 ] && code=0
exit "$code"
