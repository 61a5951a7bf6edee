#!/usr/bin/env python3
"""Recomputes a drill report from its trace, without any of the simulator's code, and compares to the last digit.

usage: recompute.py TRACE REPORT.json

Python's standard library only. docs/trace.md and docs/drill-report.md state the rules that are followed here. Prints what differs; exit 1 if
anything does, 2 when the files cannot be read.
"""
import json
import math
import struct
import sys

SECOND = 1_000_000_000
WINDOW = 10 * SECOND
HOLDS_FOR = 60 * SECOND
LOST = ("late", "refused", "failed", "timed_out")
STATES = ("succeeded",) + LOST + ("in_flight",)


class Histogram:
    """64 equal cells in each octave of the double; see model/metrics/histogram.h for the rule in words."""

    def __init__(self):
        self.cells = {}
        self.count = 0

    def add(self, value):
        bits = struct.unpack("<Q", struct.pack("<d", abs(value)))[0]
        cell = bits >> 46
        if cell < 64:
            cell = 0
        self.cells[cell] = self.cells.get(cell, 0) + 1
        self.count += 1

    def quantile(self, q):
        if self.count == 0:
            return None
        rank = max(1, math.ceil(q * float(self.count)))
        passed = 0
        for cell in sorted(self.cells):
            passed += self.cells[cell]
            if passed >= rank:
                if cell == 0:
                    return 0.0
                return struct.unpack("<d", struct.pack("<Q", cell << 46 | 1 << 45))[0]
        return None


class Latency:
    def __init__(self):
        self.histogram = Histogram()
        self.sum_ns = 0
        self.max_ns = 0

    def add(self, ns):
        self.histogram.add(float(ns) / 1e6)
        self.sum_ns += ns
        self.max_ns = max(self.max_ns, ns)

    def report(self):
        h = self.histogram
        if h.count == 0:
            return {"mean": None, "p50": None, "p90": None, "p99": None, "max": None}
        return {"mean": float(self.sum_ns) / (float(h.count) * 1e6), "p50": h.quantile(0.5), "p90": h.quantile(0.9), "p99": h.quantile(0.99),
                "max": float(self.max_ns) / 1e6}


class Window:
    def __init__(self):
        self.sent = 0
        self.by_state = dict.fromkeys(STATES, 0)
        self.latency = Histogram()

    def lost(self):
        return sum(self.by_state[s] for s in LOST)


def ns_of(seconds):
    return round(seconds * 1e9)


def parse_objective(text):
    for sign in (">=", "<="):
        if sign in text:
            name, bound = (part.strip() for part in text.split(sign))
            return name, sign == ">=", bound
    raise ValueError("no objective: " + text)


def bound_of(name, bound):
    if name == "availability":
        return float(bound.rstrip("% ") + "e-2")
    if name == "goodput":
        number, unit = bound.split("/")
        return float(number) / {"s": 1, "m": 60, "min": 60, "h": 3600}[unit]
    total = 0  # a length of time, in ms
    number = ""
    units = {"ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
    i = 0
    while i < len(bound):
        j = i
        while j < len(bound) and bound[j] in "0123456789.":
            j += 1
        k = j
        while k < len(bound) and bound[k].isalpha():
            k += 1
        number, unit = bound[i:j], bound[j:k]
        total += round(float(number) * units[unit] * 1e6)  # whole nanoseconds
        i = k
    return float(total) / 1e6


PERCENTILES = {"p50": 0.5, "p90": 0.9, "p99": 0.99}


def holds(window, length_ns, objectives):
    """All objectives of rate and latency, in one window."""
    finished = window.by_state["succeeded"] + window.lost()
    for name, at_least, bound in objectives:
        if name == "goodput":
            value = float(window.by_state["succeeded"]) / (float(length_ns) / 1e9)
        elif finished == 0:
            if window.sent > 0:
                return False
            continue
        elif name == "availability":
            value = float(window.by_state["succeeded"]) / float(finished)
        else:
            value = window.latency.quantile(PERCENTILES[name])
            if value is None:
                return False
        if not (value >= bound if at_least else value <= bound):
            return False
    return True


class Run:
    """What the trace tells, by the report's words."""

    def __init__(self, trace, report):
        self.end = ns_of(report["duration_s"])
        self.warm_up = ns_of(report["warm_up_s"])  # what reached its final state by then is not counted
        self.finals = {}  # lines with a final state, by request
        self.faults = [(ns_of(f["at"]), ns_of(f["at"]) + ns_of(f["for"])) for f in report["faults"]]
        self.objectives = [parse_objective(o["objective"]) for o in report["objectives"]]
        self.by_state = dict.fromkeys(STATES, 0)
        self.by_cause = {}
        self.latency = {s: Latency() for s in STATES}
        self.windows = [Window() for _ in range(-(-self.end // WINDOW) + 1)]
        self.lost_at = []
        self.sent = 0
        self.retries = 0
        self.wrong = []
        for number, line in enumerate(trace, 1):
            self.attempt(json.loads(line), number)
        self.wrong += [f"request {r}: {n} lines give its final state" for r, n in self.finals.items() if n != 1]

    def attempt(self, a, number):
        if a["attempt"] > 1:
            self.retries += 1
        self.finals[a["request"]] = self.finals.get(a["request"], 0) + (1 if a["final"] else 0)
        if not a["final"]:
            return
        self.windows[min(a["first_sent_ns"] // WINDOW, len(self.windows) - 1)].sent += 1
        state = a["outcome"]
        is_counted = state == "in_flight" or a["final_ns"] > self.warm_up or self.warm_up == 0
        if is_counted:
            self.sent += 1
            self.by_state[state] += 1
        if state == "in_flight":
            return
        latency = a["final_ns"] - a["first_sent_ns"]
        if latency < 0 or a["final_ns"] > self.end:
            self.wrong.append(f"line {number}: the final state lies outside of the request or the run")
        if is_counted:
            self.latency[state].add(latency)
        window = self.windows[min(a["final_ns"] // WINDOW, len(self.windows) - 1)]
        window.by_state[state] += 1
        if state == "succeeded":
            window.latency.add(float(latency) / 1e6)
        elif is_counted:
            self.lost_at.append(a["final_ns"])
            self.by_cause[a["cause"]] = self.by_cause.get(a["cause"], 0) + 1

    def finished(self):
        return self.by_state["succeeded"] + len(self.lost_at)

    def recovered(self):
        if not self.faults:
            return None
        first = min(f for f, _ in self.faults)
        calm_until = min(self.end, max(t for _, t in self.faults))
        if first >= self.end:
            return None
        objectives = [(n, a, bound_of(n, b)) for n, a, b in self.objectives if n in ("availability", "goodput") or n in PERCENTILES]
        objectives = objectives or [("availability", True, 0.999)]
        count = -(-self.end // WINDOW)
        good = [holds(self.windows[k], min(WINDOW, self.end - k * WINDOW), objectives) for k in range(count)]
        for k in range(first // WINDOW, count):
            start = k * WINDOW
            if start + HOLDS_FOR > self.end:
                return None
            until = max(start + HOLDS_FOR, calm_until)
            if all(good[j] for j in range(k, min(count, -(-until // WINDOW)))):
                return max(start, first)
        return None

    def phases(self, recovered):
        first = min([self.end] + [f for f, _ in self.faults])
        last = max([first] + [min(self.end, t) for _, t in self.faults]) if self.faults else self.end
        calm = max(last, self.end if recovered is None else recovered)
        edges = [("before", self.warm_up, first), ("fault", first, last), ("recovery", last, calm), ("after", calm, self.end)]
        edges = [e for e in edges if e[2] > e[1]]
        out = []
        for i, (name, start, stop) in enumerate(edges):
            is_last = i == len(edges) - 1
            lost = sum(1 for t in self.lost_at if (t >= start or i == 0) and (is_last or t < stop))
            out.append({"name": name, "from": start / 1e9, "to": stop / 1e9, "lost": lost})
        return out

    def report(self):
        recovered = self.recovered()
        rto = None if recovered is None else float(recovered - min(f for f, _ in self.faults)) / 1e9
        succeeded = self.by_state["succeeded"]
        out = {
            "requests": {"sent": self.sent, **self.by_state, "retries": self.retries},
            "availability": None if self.finished() == 0 else float(succeeded) / float(self.finished()),
            "goodput_rps": float(succeeded) / (float(self.end - self.warm_up) / 1e9),
            "latency_ms": self.latency["succeeded"].report(),
            "latency_by_outcome": {s: self.latency[s].report() for s in LOST},
            "phases": self.phases(recovered),
            "rto_s": rto,
        }
        if self.warm_up > 0:  # a retry counts when it is decided on, which its line does not say: not recomputed
            del out["requests"]["retries"]
        values = {"availability": out["availability"], "goodput": out["goodput_rps"], "rto": rto, "errors": float(len(self.lost_at))}
        values.update({p: out["latency_ms"][p] for p in PERCENTILES})
        out["objectives"] = [values.get(name, "not recomputed") for name, _, _ in self.objectives]
        return out


def differences(mine, theirs, path=""):
    if isinstance(mine, dict):
        for key, value in mine.items():
            if key not in theirs:
                yield f"{path}{key}: missing in the report"
            else:
                yield from differences(value, theirs[key], f"{path}{key}.")
    elif isinstance(mine, list):
        if len(mine) != len(theirs):
            yield f"{path[:-1]}: {len(theirs)} in the report, {len(mine)} recomputed"
        for i, (a, b) in enumerate(zip(mine, theirs)):
            yield from differences(a, b, f"{path}{i}.")
    elif mine != theirs:  # exactly: no tolerance anywhere
        yield f"{path[:-1]}: {theirs!r} in the report, {mine!r} recomputed"


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(sys.argv[2], encoding="utf-8") as f:
            report = json.load(f)
        with open(sys.argv[1], encoding="utf-8") as f:
            run = Run(f, report)
    except (OSError, ValueError, KeyError) as error:
        print(f"recompute: {error!r}", file=sys.stderr)
        return 2
    mine = run.report()
    theirs = dict(report)
    theirs["objectives"] = [o["value"] if v != "not recomputed" else v for o, v in zip(report["objectives"], mine["objectives"])]
    found = list(run.wrong) + list(differences(mine, theirs))
    causes = {c: n for c, n in report["lost_by_cause"].items() if n}
    if causes != run.by_cause:
        found.append(f"lost_by_cause: {causes} in the report, {run.by_cause} recomputed")
    if sum(run.by_state.values()) != run.sent:
        found.append("the final states do not sum to what was sent")
    for difference in found[:50]:
        print(difference)
    print(f"recomputed {run.sent} requests ({run.retries} retries): {'equal to the last digit' if not found else f'{len(found)} differences'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
