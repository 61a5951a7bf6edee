#!/usr/bin/env python3
"""`faultline convert` on strangers' templates: JSON to YAML and back is the same value in the same order; and what it does with own data.

usage: convert_strangers.py FAULTLINE [convert|own-data|odd-keys]…
"""
import json

from strangers import converted, difference, ids_of, no_duplicates, on_strangers, text_of
from trial import GOOD, run_trials


def try_convert(trial, path):
    names = [trial.folder / n for n in ("a.json", "b.yaml", "c.json", "d.yaml")]
    first = converted(trial, path, names[0])
    if first is None:
        return
    try:
        value = json.loads(first, object_pairs_hook=no_duplicates)
        same_order = list(value["Resources"]) == ids_of(path) if path.suffix == ".json" else True
        trial.expect(f"convert {path.name}: the order stays", same_order)
        if path.suffix == ".json":
            found = difference(text_of(path.read_bytes().decode("utf-8-sig")), text_of(first))
            trial.expect(f"convert {path.name}: JSON to JSON is the same value", not found, found)
        yaml = converted(trial, names[0], names[1])
        second = yaml is not None and converted(trial, names[1], names[2])
        if second:
            trial.expect(f"convert {path.name}: there and back is the same value", text_of(second) == text_of(first), difference(text_of(first), text_of(second)))
            again = converted(trial, names[2], names[3])
            trial.expect(f"convert {path.name}: and the same YAML", again == yaml)
    except ValueError as error:
        trial.expect(f"convert {path.name}: JSON", False, error)
    for name in names:
        name.unlink(missing_ok=True)


def try_own_data(trial):
    """A sidecar comes along under another name, serves both under the same, and is never written over what else stands there."""
    source, sidecar = trial.folder / "a.yaml", trial.folder / "a.faultline.yaml"
    source.write_text(GOOD, encoding="utf-8")
    sidecar.write_text("Faultline:\n  Region: eu-west-1 # mine\n", encoding="utf-8")
    beside = trial.folder / "b.faultline.yaml"
    for attempt in ("first", "again"):
        converted(trial, source, trial.folder / "b.json")
        trial.expect(f"convert, {attempt}: own data comes along", beside.exists() and "Region: eu-west-1 # mine" in beside.read_text(encoding="utf-8"))
    converted(trial, source, trial.folder / "a.json")
    trial.expect("convert to the same name: the sidecar stays", sidecar.read_text(encoding="utf-8") == "Faultline:\n  Region: eu-west-1 # mine\n")
    beside.write_text("Faultline:\n  Region: eu-west-3\n", encoding="utf-8")
    trial.refused("convert beside other own data", ["convert", source, "-o", trial.folder / "b.json"])


def try_odd_keys(trial):
    """Keys that YAML takes for something else come back as they were."""
    source, names = trial.folder / "odd.json", [trial.folder / "odd.yaml", trial.folder / "back.json"]
    value = {"Metadata": {"<<": [1], "k" * 5000: {"<<": {"a": 1}}, "~": 2, "": 3}, "Resources": {}}
    source.write_text(json.dumps(value), encoding="utf-8")
    if converted(trial, source, names[0]) and converted(trial, names[0], names[1]):
        trial.expect("convert odd keys: there and back is the same value", json.loads(names[1].read_bytes()) == value, names[1].read_text(encoding="utf-8")[:300])


if __name__ == "__main__":
    run_trials({"convert": on_strangers(try_convert), "own-data": try_own_data, "odd-keys": try_odd_keys})
