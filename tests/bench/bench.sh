#!/usr/bin/env bash
# Measures the engine: bench.sh ENGINE_BENCH [SIMULATED_SECONDS]. Prints requests and events per second, nanoseconds per request and event, and the
# peak of memory of each workload; with valgrind installed also instructions and mispredicted branches per request.
#
# Where FAULTLINE_BENCH_REFERENCE names the folder of the bare reference engines (ref.cpp), it builds them and prints the ratio of CPU time: five
# interleaved rounds, all pinned to one core, one seed per round, the ratio formed inside a round and its median taken, as the machine is shared.
set -euo pipefail
program=$(readlink -f "$1")
seconds=${2:-1500}
cd "$(dirname "$(readlink -f "$0")")"
root=../..
core=${FAULTLINE_BENCH_CORE:-0}
rounds=5
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

field() { sed -n "s/.*\b$1=\([^ ]*\).*/\1/p"; }
median() { sort -g | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
pinned() { taskset -c "$core" "$@"; }

# name, template, traffic, simulated seconds
workloads() {
    echo "W1 w1.yaml constant:640/s $seconds"
    echo "W2 w2.yaml constant:1000/s $seconds"
    echo "LAB-3 $root/resources/templates/lab-3.yaml wave:500/s..1500/s,period=24h $((seconds < 3600 ? seconds : 3600))"
}

workloads | while read -r name template traffic length; do
    run=$(pinned "$program" "$template" "$traffic" "$length" 1)
    awk -v n="$name" -v c="$(field cpu_s <<<"$run")" -v r="$(field requests <<<"$run")" -v e="$(field events <<<"$run")" \
        -v m="$(field peak_kib <<<"$run")" \
        'BEGIN {printf "%-6s %10.0f requests/s %11.0f events/s %7.1f ns/request %6.1f ns/event  peak %d KiB\n", n, r/c, e/c, c/r*1e9, c/e*1e9, m}'
done

if command -v valgrind >/dev/null; then
    counted() { # simulated seconds: instructions, mispredictions and requests of W2
        valgrind --tool=callgrind --branch-sim=yes --callgrind-out-file="$scratch/out" "$program" w2.yaml constant:1000/s "$1" 1 >"$scratch/run" 2>/dev/null
        # Ir Bc Bcm Bi Bim
        echo "$(awk '/^(summary|totals):/ {print $2, $4 + $6; exit}' "$scratch/out") $(field requests <"$scratch/run")"
    }
    # The difference of two lengths leaves out reading the template.
    read -r i1 m1 r1 <<<"$(counted 10)"
    read -r i2 m2 r2 <<<"$(counted 40)"
    awk -v i=$((i2 - i1)) -v m=$((m2 - m1)) -v r=$((r2 - r1)) \
        'BEGIN {printf "W2     %10.0f instructions and %.1f mispredicted branches per request (callgrind)\n", i/r, m/r}'
else
    echo "valgrind is not installed: no instructions and mispredictions"
fi

if [ -z "${FAULTLINE_BENCH_REFERENCE:-}" ]; then
    echo "FAULTLINE_BENCH_REFERENCE names no folder with the reference engines: no ratios"
    exit
fi
for target in native x86-64-v2; do
    "${CXX:-g++}" -std=c++20 -O3 -march=$target -ffp-contract=off "$FAULTLINE_BENCH_REFERENCE/ref.cpp" -o "$scratch/$target"
done
for target in native x86-64-v2; do
    for engine in w2_split2 w2_window; do
        for ((round = 1; round <= rounds; ++round)); do
            ours=$(pinned "$program" w2.yaml constant:1000/s "$seconds" $round | field ns_per_request)
            theirs=$(pinned "$scratch/$target" $engine $((seconds * 1000)) $round | cut -d, -f5)
            awk -v a="$ours" -v b="$theirs" 'BEGIN {print a / b}'
        done | median | awk -v e="$engine" -v t=$target '{printf "W2     the engine takes %.2f x the CPU time of %s (%s)\n", $1, e, t}'
    done
done
