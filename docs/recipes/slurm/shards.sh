#!/bin/sh
# An array job: each task works on one shard. A task that is cut short, or sent again, goes on where it was.
#   sbatch --array=1-4 shards.sh cohort.ndjson areas.csv 4 --format csv
#SBATCH --job-name=ipt-shards
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=02:00:00
#SBATCH --requeue
# A minute before the time is up, so that the last checkpoint is a fresh one.
#SBATCH --signal=B:TERM@60
set -u
# The number of shards is given, not taken from the array: a task that is sent again alone is an array of its own.
input=$1 output=$2 n=$3
shift 3
i=$SLURM_ARRAY_TASK_ID
# In the background, or the shell would hear the signal only after the work.
${IPT_FORMULATION:-npx ipt-formulation} batch "$input" --shard "$i/$n" --output "$output.$i-of-$n" --resume --quiet "$@" &
work=$!
trap 'kill -TERM "$work" 2>/dev/null' TERM
wait "$work"
code=$?
# Interrupted: once more for how it ended.
[ "$code" -gt 128 ] && kill -0 "$work" 2>/dev/null && { wait "$work"; code=$?; }
# 1 only tells that some lines are no case; the output holds them in their places.
[ "$code" -eq 1 ] && code=0
exit "$code"
