#!/usr/bin/env python3
"""Plays the AZ drill through the command line and holds what comes out to the contract.

usage: drill_acceptance.py FAULTLINE TEMPLATE.yaml

The trace recomputes to the last digit; the same command gives the same bytes, with any number of jobs; an unconnected resource more leaves
every number equal; wrong input ends with 2 and one line. Python's standard library only.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

DRILL = ["--traffic", "constant:200/s", "--fault", "az-power-interruption:az=us-east-1a,at=10m,for=15m", "--duration", "40m", "--seed", "7", "--allow-unknown"]


FAULT_NS = 600 * 10**9
QUIET = ["--traffic", "constant:200/s", "--duration", "11m", "--seed", "7", "--allow-unknown"]


def run(faultline, *words):
    return subprocess.run([faultline, "drill", *words], capture_output=True, text=True, check=False)


def report_of(faultline, *words):
    done = run(faultline, *words, "--format", "json")
    if done.returncode not in (0, 1):
        sys.exit(f"{done.args} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def numbers_of(report):
    """All that must not depend on names: no file, no ids, no texts."""
    kept = ("events_processed", "requests", "lost_by_cause", "availability", "goodput_rps", "latency_ms", "latency_by_outcome", "phases", "rto_s", "rpo_s",
            "writes_lost", "redundancy_restored_s")
    out = {k: report[k] for k in kept}
    out["stations"] = sorted(json.dumps({k: v for k, v in s.items() if k not in ("resource", "instance")}) for s in report["stations"])
    out["timeline"] = [(e["t"], e["kind"]) for e in report["timeline"]]
    return out


def ended_before_the_fault(trace):
    """Of every request that came to its end before the fault: how, why and when, by its number."""
    ended = {}
    with open(trace, encoding="utf-8") as lines:
        for line in lines:
            attempt = json.loads(line)
            if attempt["final"] and attempt["final_ns"] is not None and attempt["final_ns"] < FAULT_NS:
                ended[attempt["request"]] = (attempt["outcome"], attempt["cause"], attempt["final_ns"])
    return ended


def lost(ended):
    return {(request, *how) for request, how in ended.items() if how[0] != "succeeded"}


def expect(what, good):
    print(("ok    " if good else "WRONG ") + what, flush=True)
    return 0 if good else 1


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    faultline, template = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        trace, path = os.path.join(folder, "trace.jsonl"), os.path.join(folder, "report.json")
        first = report_of(faultline, template, *DRILL, "--trace-out", trace)
        with open(path, "w", encoding="utf-8") as f:
            f.write(first)
        report = json.loads(first)
        recomputed = subprocess.run([sys.executable, os.path.join(here, "recompute.py"), trace, path], capture_output=True, text=True, check=False)
        wrong += expect("the trace recomputes to the last digit: " + recomputed.stdout.strip().splitlines()[-1], recomputed.returncode == 0)
        faulted = ended_before_the_fault(trace)
        wrong += expect("the same command gives the same bytes, traced or not", report_of(faultline, template, *DRILL) == first)
        report_of(faultline, template, *QUIET, "--trace-out", trace)
        quiet = ended_before_the_fault(trace)
        os.remove(trace)
        wrong += expect(f"before the fault no request is lost that the quiet run does not lose ({len(lost(faulted))} of {len(faulted)})",
                        len(faulted) > 100_000 and lost(faulted) <= lost(quiet))
        wrong += expect("before the fault nothing differs from the quiet run", faulted == quiet)
        wrong += expect("phases tile the run and sum to the losses",
                        [p["from"] for p in report["phases"]] == [0] + [p["to"] for p in report["phases"]][:-1]
                        and report["phases"][-1]["to"] == report["duration_s"]
                        and sum(p["lost"] for p in report["phases"]) == sum(report["requests"][s] for s in ("late", "refused", "failed", "timed_out")))
        wrong += expect("losses end, and the run recovers", report["rto_s"] is not None and report["phases"][-1]["name"] == "after")
        short = [*DRILL[:4], "--duration", "12m", "--seed", "7", "--seeds", "3", "--allow-unknown"]
        wrong += expect("threads change no byte", report_of(faultline, template, *short, "--jobs", "1") == report_of(faultline, template, *short, "--jobs", "3"))

        more = os.path.join(folder, "more.yaml")
        with open(template, encoding="utf-8") as f:
            text = f.read()
        with open(more, "w", encoding="utf-8") as f:
            f.write(re.sub(r"(?m)^Resources:.*$", "Resources:\n  QuiteUnconnected:\n    Type: AWS::S3::Bucket", text, count=1))
        wrong += expect("an unconnected resource more leaves every number equal", numbers_of(json.loads(report_of(faultline, more, *DRILL))) == numbers_of(report))

        for words, what in ((["nowhere.yaml"], "a missing file"), ([template, "--fault", "az-power-interuption"], "a misspelt fault"),
                            ([template, "--traffic", "lots"], "unreadable traffic"), ([template, "--drill", "Nothing"], "an unknown drill"),
                            ([template, "--trace-out", "/nowhere/t.jsonl"], "an unwritable trace"), ([template, "--metrics-out", "m.txt"], "a wrong ending"),
                            ([template, "--fault", "az-power-interruption:az=mars-1z,at=1m,for=1m"], "an unknown zone"), ([template, "--matriks"], "an unknown option")):
            done = run(faultline, *words)
            wrong += expect(f"{what} ends with 2 and one line", done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and done.stdout == "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
