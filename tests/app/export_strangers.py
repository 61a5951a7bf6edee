#!/usr/bin/env python3
"""`faultline export` on strangers' templates: every logical id is shown, nothing runs or loads, and twins look alike.

usage: export_strangers.py FAULTLINE [drawings|twins]…
"""
import os
import pathlib
import re
import xml.etree.ElementTree as ElementTree

from strangers import ids_of, on_strangers
from trial import run_trials

TWINS = ["VPC_With_Managed_NAT_And_Private_Subnet", "EC2InstanceWithSecurityGroupSample", "AutoScalingMultiAZWithNotifications", "NetworkLoadBalancerWithEIPs"]


def drawing_of(trial, path, name):
    target = trial.folder / name
    code, _, err = trial.run("export", path, "-o", target)
    if not trial.expect(f"export {path.name}: exit code 0", code == 0 and target.exists(), f"exit {code}, {err!r}"):
        return None
    svg = target.read_text(encoding="utf-8")
    target.unlink()
    return svg


def try_export(trial, path):
    svg = drawing_of(trial, path, "out.svg")
    if svg is None:
        return
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        trial.expect(f"export {path.name}: well-formed", False, error)
        return
    shown, texts, links = set(), [], []
    for element in root.iter():
        tag = element.tag.split("}")[-1].lower()
        trial.expect(f"export {path.name}: nothing that runs or loads", tag not in ("script", "foreignobject", "iframe", "object", "image"), tag) if tag in (
            "script", "foreignobject", "iframe", "object", "image") else None
        if element.text:
            texts.append(element.text)
        if element.tail:
            texts.append(element.tail)
        for name, value in element.attrib.items():
            bare = name.split("}")[-1]
            if bare == "data-resource":
                shown.update(value.split())
            if bare.startswith("on") or (bare in ("href", "src") and not value.startswith("#")) or re.search(r"url\((?!['\"]?#)", value):
                links.append((name, value))
    trial.expect(f"export {path.name}: no external reference", not links and not re.search(r"@import|url\((?!['\"]?#)", svg), links[:3])
    also = " ".join(texts)
    also = also[also.find("Also in this template"):] if "Also in this template" in also else ""
    missing = [i for i in ids_of(path) if i not in shown and not re.search(rf"(?<!\w){re.escape(i)}(?!\w)", also)]
    trial.expect(f"export {path.name}: every logical id is shown", not missing, missing)


def try_twins(trial):
    folder = os.environ.get("FAULTLINE_CORPUS")
    if not folder:
        print("not tried: twins, as FAULTLINE_CORPUS is not set", flush=True)
        return
    files = list((pathlib.Path(folder) / "cloudformation").iterdir())
    for name in TWINS:
        pair = [f for f in files if f.stem.endswith("__" + name)]
        if not trial.expect(f"{name} is there as JSON and as YAML", len(pair) == 2, pair):
            continue
        drawings = [(drawing_of(trial, f, "twin.svg") or f.suffix).replace(f.name, "FILE") for f in pair]
        if not trial.expect(f"{name}: JSON and YAML give equal drawings", drawings[0] == drawings[1]):
            lines = [(a, b) for a, b in zip(drawings[0].splitlines(), drawings[1].splitlines()) if a != b]
            print(f"      first difference: {lines[:1]}"[:900], flush=True)


if __name__ == "__main__":
    run_trials({"drawings": on_strangers(try_export), "twins": try_twins})
