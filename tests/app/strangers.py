#!/usr/bin/env python3
"""What the trials on strangers' templates share: the files, the ids in them by a reading of our own, and the difference of two values.
"""
import json
import os
import pathlib
import re


def ids_of(path):
    """Logical ids by a reading of our own: JSON by Python, YAML by the indentation below `Resources:`."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return list(json.loads(text)["Resources"])
    ids, inside, indent = [], False, None
    for line in text.splitlines():
        if re.match(r"""['"]?Resources['"]?\s*:\s*(#.*)?$""", line):
            inside = True
        elif inside and re.match(r"[^\s#]", line):
            break
        elif inside and (found := re.match(r"""(\s+)['"]?([A-Za-z0-9:&{}$]+)['"]?\s*:""", line)):
            indent = indent or len(found.group(1))
            if len(found.group(1)) == indent:
                ids.append(found.group(2))
    return ids


def converted(trial, source, target):
    code, _, err = trial.run("convert", source, "-o", target)
    return target.read_bytes() if trial.expect(f"convert {source.name} to {target.suffix}", code == 0 and target.exists(), f"exit {code}, {err!r}") else None


def no_duplicates(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("duplicate key")
    return value


def text_of(data):
    """JSON with its numbers as they are spelled."""
    return json.loads(data, parse_int=lambda n: ("number", n), parse_float=lambda n: ("number", n))


def difference(a, b, where=""):
    if type(a) is not type(b):
        return f"{where}: {a!r} for {b!r}"
    if isinstance(a, dict):
        if list(a) != list(b):
            return f"{where}: keys {sorted(set(a) ^ set(b))}"
        return next((d for k in a if (d := difference(a[k], b[k], f"{where}/{k}"))), "")
    if isinstance(a, list):
        if len(a) != len(b):
            return f"{where}: {len(a)} for {len(b)}"
        return next((d for i, (x, y) in enumerate(zip(a, b)) if (d := difference(x, y, f"{where}/{i}"))), "")
    return "" if a == b else f"{where}: {a!r} for {b!r}"


def on_strangers(attempt):
    """The trial that makes one attempt on every template of the folder that FAULTLINE_CORPUS names."""
    def run(trial):
        folder = os.environ.get("FAULTLINE_CORPUS")
        if not folder:
            print("not tried: strangers' templates, as FAULTLINE_CORPUS is not set", flush=True)
            return
        files = sorted(f for f in (pathlib.Path(folder) / "cloudformation").iterdir() if f.suffix in (".json", ".yaml", ".yml"))
        trial.expect("the corpus has templates", files)
        for path in files:
            attempt(trial, path)
    return run
