#!/usr/bin/env python3
"""`faultline check` on strangers' templates: the report keeps its contract, and says the same twice.

usage: check_strangers.py FAULTLINE
"""
import json

from strangers import ids_of, on_strangers
from trial import run_trials

CHECK_KEYS = ["schema", "file", "as_of", "counts", "categories", "monthly_savings_usd", "findings", "unknown_types", "resources"]
COUNT_KEYS = ["red", "yellow", "green", "cant_tell", "no_data", "not_applicable", "suppressed"]
FINDING_KEYS = ["check", "also", "name", "category", "status", "resource", "path", "line", "column", "message", "message_id", "args", "action", "fixable",
                "monthly_savings_usd", "suppressed"]


def try_check(trial, path):
    code, out, err = trial.run("check", path, "--format", "json")
    if not trial.expect(f"check {path.name}: exit code 0 or 1", code in (0, 1), f"exit {code}, {err!r}"):
        return
    try:
        report = json.loads(out)
    except ValueError as error:
        trial.expect(f"check {path.name}: JSON", False, error)
        return
    trial.expect(f"check {path.name}: keys", set(CHECK_KEYS) <= set(report), sorted(set(CHECK_KEYS) - set(report)))
    trial.expect(f"check {path.name}: schema", report.get("schema") == "faultline.check/1" and report.get("file") == str(path), report.get("schema"))
    trial.expect(f"check {path.name}: counts", set(COUNT_KEYS) <= set(report["counts"]), report["counts"])
    for finding in report["findings"]:
        missing = sorted(set(FINDING_KEYS) - set(finding))
        if missing:
            trial.expect(f"check {path.name}: keys of a finding", False, missing)
            break
    unsuppressed = any(f["status"] == "red" and not f["suppressed"] for f in report["findings"])
    trial.expect(f"check {path.name}: exit code 1 exactly for a red finding", (code == 1) == unsuppressed, code)
    ids = ids_of(path)
    trial.expect(f"check {path.name}: findings name resources of the file",
                 all(f["resource"] in (None, "") or f["resource"] in ids for f in report["findings"]), {f["resource"] for f in report["findings"]} - set(ids))
    if not any(i.startswith("Fn::ForEach") for i in ids):
        trial.expect(f"check {path.name}: count of resources", report["resources"] == len(ids), (report["resources"], len(ids)))
    again = trial.run("check", path, "--format", "json")
    trial.expect(f"check {path.name}: the same command gives the same bytes", again[1] == out)


if __name__ == "__main__":
    run_trials({"check": on_strangers(try_check)})
