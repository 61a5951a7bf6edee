#!/usr/bin/env bash
# Measures the engine: bench.sh ENGINE_BENCH [SIMULATED_SECONDS]. Prints events and requests per second, nanoseconds per request and event, the
# window kernel's share and the peak of memory of each workload; with valgrind installed also instructions and mispredicted branches per request.
#
# Where FAULTLINE_BENCH_REFERENCE names the folder of the bare reference engines (ref.cpp), it builds them and prints the ratios of CPU time: five
# interleaved rounds, all pinned to one core, one seed per round, the ratio formed inside a round and its median taken, as the machine is shared.
set -euo pipefail
program=$(readlink -f "$1")
seconds=${2:-1500}
cd "$(dirname "$(readlink -f "$0")")"
root=../..
core=${FAULTLINE_BENCH_CORE:-0}
rounds=5

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
    for kernel in auto event; do
        [ "$name $kernel" = "LAB-3 event" ] && continue # events play it all anyway
        run=$(pinned "$program" "$template" "$traffic" "$length" 1 ${kernel#auto})
        awk -v n="$name" -v k="$kernel" -v c="$(field cpu_s <<<"$run")" -v r="$(field requests <<<"$run")" -v e="$(field events <<<"$run")" \
            -v w="$(field window_share <<<"$run")" -v m="$(field peak_kib <<<"$run")" -v b="$(field bytes_per_request_in_flight <<<"$run")" \
            'BEGIN {printf "%-6s kernel=%-5s %10.0f requests/s %11.0f events/s %7.1f ns/request %6.1f ns/event  windows %3.0f %%  peak %d KiB  %d bytes per request in flight\n", n, k, r/c, e/c, c/r*1e9, c/e*1e9, 100*w, m, b}'
    done
done

if command -v valgrind >/dev/null; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    counted() { # template, traffic, simulated seconds, kernel: instructions, mispredictions and requests
        valgrind --tool=callgrind --branch-sim=yes --callgrind-out-file="$scratch/out" "$program" "$1" "$2" "$3" 1 ${4#auto} >"$scratch/run" 2>/dev/null
        # Ir Bc Bcm Bi Bim
        echo "$(awk '/^(summary|totals):/ {print $2, $4 + $6; exit}' "$scratch/out") $(field requests <"$scratch/run")"
    }
    for kernel in auto event; do
        # The difference of two lengths leaves out reading the template.
        read -r i1 m1 r1 <<<"$(counted w2.yaml constant:1000/s 10 $kernel)"
        read -r i2 m2 r2 <<<"$(counted w2.yaml constant:1000/s 40 $kernel)"
        awk -v k="$kernel" -v i=$((i2 - i1)) -v m=$((m2 - m1)) -v r=$((r2 - r1)) \
            'BEGIN {printf "W2     kernel=%-5s %10.0f instructions and %.1f mispredicted branches per request (callgrind)\n", k, i/r, m/r}'
    done
else
    echo "valgrind is not installed: no instructions and mispredictions"
fi

if [ -z "${FAULTLINE_BENCH_REFERENCE:-}" ]; then
    echo "FAULTLINE_BENCH_REFERENCE names no folder with the reference engines: no ratios"
    exit
fi
reference=$(mktemp -d)
trap 'rm -rf "$reference" "${scratch:-$reference}"' EXIT
for target in native x86-64-v2; do
    "${CXX:-g++}" -std=c++20 -O3 -march=$target -ffp-contract=off "$FAULTLINE_BENCH_REFERENCE/ref.cpp" -o "$reference/$target"
done
for target in native x86-64-v2; do
    for pair in "event w2_split2" "auto w2_window"; do
        read -r kernel engine <<<"$pair"
        for ((round = 1; round <= rounds; ++round)); do
            ours=$(pinned "$program" w2.yaml constant:1000/s "$seconds" $round ${kernel#auto} | field ns_per_request)
            theirs=$(pinned "$reference/$target" $engine $((seconds * 1000)) $round | cut -d, -f5)
            awk -v a="$ours" -v b="$theirs" 'BEGIN {print a / b}'
        done | median | awk -v k="$kernel" -v e="$engine" -v t=$target '{printf "W2     kernel=%-5s is %.2f x the CPU time of %s (%s)\n", k, $1, e, t}'
    done
done
