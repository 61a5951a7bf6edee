#!/usr/bin/env python3
"""Holds the simulator to queueing theory, from templates and through the command line alone.

usage: theory.py FAULTLINE [--quick]

M/M/c with `Overheads: none` and `Servers`: utilisation 0.5, 0.8, 0.95 with c = 1, 4, 16. The exact mean wait (Erlang C) must lie inside the 99.9 %
interval of 20 seeds, whose half-width must be at most 2 %. `--quick` plays shorter runs and two cases only, for the test suite, and asks for 10 %.
Python's standard library only.
"""
import json
import math
import os
import subprocess
import sys
import tempfile

SEEDS = 20
T_999 = 3.8834058  # Student's t, 0.9995, 19 degrees of freedom
T_95 = 2.0930241   # the report's intervals
MEAN_MS = 10.0

TEMPLATE = """AWSTemplateFormatVersion: 2010-09-09
Metadata:
  Faultline:
    Version: 1
    Region: us-east-1
    Network: {{Overheads: none}}
    Actors:
      Users:
        Client: {{Arrivals: poisson, TimeoutMs: 3600000, Retries: 0}}
        Sends:
          - {{To: Server}}
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties: {{ImageId: ami-00000000000000000, InstanceType: m5.large}}
    Metadata:
      Faultline:
        Workload:
          Servers: {servers}
          QueueLimit: 100000000
          ServiceTime: {{Distribution: exponential, MeanMs: {mean}}}
"""


def erlang_c(c, a):
    """Probability of waiting, offered load `a` on `c` servers."""
    b = 1.0
    for k in range(1, c + 1):
        b = a * b / (k + a * b)  # Erlang B, recursively
    return b / (1 - (a / c) * (1 - b))


def mean_wait_ms(c, rho):
    return erlang_c(c, rho * c) * MEAN_MS / (c * (1 - rho))


# Squared relative standard deviation of a run's mean wait, times its requests: measured once, by case.
VARIANCE = {(1, 0.5): 23, (4, 0.5): 63, (16, 0.5): 3510, (1, 0.8): 160, (4, 0.8): 185, (16, 0.8): 445, (1, 0.95): 1610, (4, 0.95): 1680, (16, 0.95): 1900}
ROOM = 1.8  # the measured figures scatter themselves


def requests_needed(c, rho, half_width):
    """Requests a run, so that the interval of all seeds is narrow enough."""
    return ROOM * VARIANCE[c, rho] * (T_999 / half_width) ** 2 / SEEDS


def play(faultline, folder, c, rho, half_width):
    rate = rho * c / (MEAN_MS / 1000)
    seconds = max(60, math.ceil(requests_needed(c, rho, half_width) / rate))
    path = os.path.join(folder, "mmc.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(TEMPLATE.format(servers=c, mean=MEAN_MS))
    done = subprocess.run([faultline, "drill", path, "--traffic", f"constant:{rate:.9g}/s", "--duration", f"{seconds}s", "--seeds", str(SEEDS),
                           "--format", "json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{done.args} ended with {done.returncode}: {done.stderr}")
    station = next(s for s in json.loads(done.stdout)["stations"] if s["resource"] == "Server" and s["instance"] is None)
    wait = station["mean_wait_ms"]
    half = (wait["ci95"][1] - wait["ci95"][0]) / 2 * T_999 / T_95
    return wait["mean"], half, station["utilisation"]["mean"], station["requests"]["mean"]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    quick = "--quick" in sys.argv[2:]
    half_width = 0.10 if quick else 0.02
    cases = [(1, 0.5), (4, 0.8)] if quick else [(c, rho) for rho in (0.5, 0.8, 0.95) for c in (1, 4, 16)]
    wrong = 0
    print(f"{'c':>3} {'rho':>5} {'exact ms':>10} {'mean ms':>10} {'± ms':>8} {'± %':>6} {'busy':>6} {'requests':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for c, rho in cases:
            exact = mean_wait_ms(c, rho)
            mean, half, busy, requests = play(sys.argv[1], folder, c, rho, half_width)
            good = abs(mean - exact) <= half and half <= half_width * exact
            wrong += not good
            print(f"{c:>3} {rho:>5} {exact:>10.5f} {mean:>10.5f} {half:>8.5f} {100 * half / exact:>6.2f} {busy:>6.3f} {requests:>10.0f} {'' if good else 'WRONG'}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
