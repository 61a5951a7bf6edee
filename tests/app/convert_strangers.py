#!/usr/bin/env python3
"""`faultline convert` on strangers' templates: JSON to YAML and back is the same value in the same order.

usage: convert_strangers.py FAULTLINE
"""
import json

from strangers import converted, difference, ids_of, no_duplicates, on_strangers, text_of
from trial import run_trials


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


if __name__ == "__main__":
    run_trials({"convert": on_strangers(try_convert)})
