#!/usr/bin/env python3
"""A drill's numbers depend on nothing but the architecture: not on names, order, format, or what is not connected.

usage: drill_sameness.py FAULTLINE
"""
import json
import re

from strangers import converted, difference, ids_of
from trial import lab_3, run_trials

DRILL_KEYS = ["schema", "file", "drill", "seed", "duration_s", "events_processed", "requests", "lost_by_cause", "availability", "goodput_rps", "latency_ms",
              "latency_by_outcome", "stations", "timeline", "phases", "clocks", "rto_s", "rpo_s", "writes_lost", "redundancy_restored_s", "cost_usd",
              "unpriced", "kernels", "objectives", "assumptions", "digest"]
SHORT = ["--traffic", "constant:100/s", "--fault", "az-power-interruption:az=us-east-1a,at=3m,for=4m", "--duration", "12m", "--seed", "11", "--format", "json"]


def play(trial, path, *words):
    code, out, err = trial.run("drill", path, *SHORT, *words)
    trial.expect(f"drill {path.name}: plays", code in (0, 1), f"exit {code}, {err!r}")
    return out if code in (0, 1) else "{}"


def renamed(text, names):
    return re.sub(r"(?<![\w-])(?<!::)(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?![\w-])", lambda m: names[m.group(1)], text)


def same_drill(a, b):
    """Where two reports differ apart from the file's name and the order among what happens at once; nothing where they do not."""
    a, b = json.loads(a), json.loads(b)
    for report in (a, b):
        report.pop("file", None)
        for key in ("stations", "assumptions", "unpriced", "clocks", "timeline"):
            if isinstance(report.get(key), list):
                report[key] = sorted(report[key], key=lambda x: json.dumps(x, sort_keys=True))
    return difference(a, b)


def split_resources(text):
    """Head, resources and tail of a YAML template whose resources are indented by two."""
    head, rest = text.split("\nResources:\n", 1)
    end = re.search(r"^\S", rest, re.M)
    body, tail = (rest[:end.start()], rest[end.start():]) if end else (rest, "")
    parts = re.split(r"^(?=  [A-Za-z0-9]+:)", body, flags=re.M)
    return head + "\nResources:\n" + parts[0], parts[1:], tail


def try_report(trial, report):
    trial.expect("drill: keys", set(DRILL_KEYS) <= set(report), sorted(set(DRILL_KEYS) - set(report)))
    requests = report["requests"]
    states = sum(requests[k] for k in ("succeeded", "late", "refused", "failed", "timed_out", "in_flight"))
    trial.expect("drill: every request has one state", requests["sent"] == states, requests)
    trial.expect("drill: the fault costs requests, and not all", 0 < requests["sent"] - requests["succeeded"] < requests["sent"] / 2, requests)
    phases = report["phases"]
    tiled = phases and phases[0]["from"] == 0 and phases[-1]["to"] == report["duration_s"] and all(
        a["to"] == b["from"] for a, b in zip(phases, phases[1:])) and all(p["from"] <= p["to"] for p in phases)
    trial.expect("drill: the phases tile the run", tiled, phases)
    lost = sum(requests[k] for k in ("late", "refused", "failed", "timed_out"))
    trial.expect("drill: the phases' losses sum to the losses", sum(p["lost"] for p in phases) == lost, (phases, lost))
    trial.expect("drill: the causes' losses sum to the losses", sum(report["lost_by_cause"].values()) == lost, report["lost_by_cause"])
    trial.expect("drill: availability", abs(report["availability"] - requests["succeeded"] / (requests["sent"] - requests["in_flight"])) < 1e-9)


def drills(trial):
    lab = lab_3(trial)
    if not lab:
        return
    text = lab.read_text(encoding="utf-8")
    first = play(trial, lab)
    if not json.loads(first):
        return
    try_report(trial, json.loads(first))
    trial.expect("drill: the same command gives the same bytes", play(trial, lab) == first)

    ids = ids_of(lab)
    other = trial.folder / "other.yaml"
    # New names in another alphabetical order than the old ones: order by name must decide nothing.
    for what, names in {"renamed": {n: f"X{len(ids) - i:02d}{n[::-1]}"[:60] for i, n in enumerate(sorted(ids))},
                        "renamed the other way round": {n: f"N{i:02d}" for i, n in enumerate(reversed(ids))}}.items():
        other.write_text(renamed(text, names), encoding="utf-8")
        back = {v: k for k, v in names.items()}
        found = same_drill(first, renamed(play(trial, other), back))
        trial.expect(f"drill: all logical ids {what}, every number stays", not found, found)

    as_json = trial.folder / "lab-3.json"
    if converted(trial, lab, as_json) is not None:
        found = same_drill(first, play(trial, as_json))
        trial.expect("drill: JSON for YAML, every number stays", not found, found)
        back = trial.folder / "back.yaml"
        if converted(trial, as_json, back) is not None:
            found = same_drill(first, play(trial, back))
            trial.expect("drill: YAML again, every number stays", not found, found)

    head, parts, tail = split_resources(text)
    extras = {"a bucket": "  Aaa:\n    Type: AWS::S3::Bucket\n", "a network": "  Zzz:\n    Type: AWS::EC2::VPC\n    Properties: {CidrBlock: 10.9.0.0/16}\n",
              "a network with a subnet and an instance": "  AaVpc:\n    Type: AWS::EC2::VPC\n    Properties: {CidrBlock: 10.9.0.0/16}\n  AaNet:\n    Type: AWS::EC2::Subnet\n"
              "    Properties: {VpcId: !Ref AaVpc, CidrBlock: 10.9.0.0/24, AvailabilityZone: us-east-1b}\n"}
    for name, extra in extras.items():
        for where, body in (("first", [extra, *parts]), ("last", [*parts, extra])):
            other.write_text(head + "".join(p if p.endswith("\n") else p + "\n" for p in body) + tail, encoding="utf-8")
            found = same_drill(first, play(trial, other))
            trial.expect(f"drill: {name} more ({where}), every number stays", not found, found)
    for name, order in {"reversed": list(reversed(parts)), "sorted": sorted(parts)}.items():
        other.write_text(head + "".join(p if p.endswith("\n") else p + "\n" for p in order) + tail, encoding="utf-8")
        found = same_drill(first, play(trial, other))
        trial.expect(f"drill: resources {name}, every number stays", not found, found)

    one, two = (seeds(trial, lab, jobs) for jobs in ("1", "2"))
    trial.expect("drill: four seeds give the same bytes on one job and on two", one == two and len(json.loads(one or "{}").get("runs", [])) == 4, one[:200])


def seeds(trial, lab, jobs):
    code, out, err = trial.run("drill", lab, "--traffic", "constant:50/s", "--fault", "az-power-interruption:az=us-east-1a,at=1m,for=2m", "--duration", "5m",
                               "--seeds", "4", "--jobs", jobs, "--format", "json")
    trial.expect(f"drill: four seeds, {jobs} jobs", code in (0, 1), f"exit {code}, {err!r}")
    return out


if __name__ == "__main__":
    run_trials({"drills": drills})
