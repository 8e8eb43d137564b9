#!/bin/sh
# Shards on the processors of one machine, or with --sshlogin of several, by GNU parallel.
#   parallel.sh cohort.ndjson areas.csv 4 --format csv
set -u
input=$1 output=$2 n=$3
shift 3
ipt=${IPT_FORMULATION:-npx ipt-formulation}
# 1 only tells that some lines are no case; the output holds them in their places.
seq "$n" | parallel --will-cite --halt soon,fail=1 \
  "$ipt batch $input --shard {}/$n --output $output.{}-of-$n --resume --quiet $* || [ \$? -eq 1 ]" || exit
set --
i=1
while [ "$i" -le "$n" ]; do
  set -- "$@" "$output.$i-of-$n"
  i=$((i + 1))
done
$ipt merge "$@" --output "$output" --manifest "$output.manifest.json" --quiet
