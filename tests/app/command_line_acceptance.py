#!/usr/bin/env python3
"""Tries the command line from outside: wrong input, strangers' templates, and drills that must not depend on names.

usage: command_line_acceptance.py FAULTLINE [refusals|corpus|drills]…

Wrong input ends with 2 and one line that names place and remedy, and leaves nothing half-written. Strangers' templates (the folder of
FAULTLINE_CORPUS) are checked, drawn and converted there and back. A drill's numbers depend on nothing but the architecture. Python's standard
library only; nothing of the program is shared.
"""
import json
import os
import pathlib
import re
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TIME_LIMIT = 240  # seconds for one command, also under sanitizers: longer is taken for a hang
GOOD = """AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Bucket:
    Type: AWS::S3::Bucket
"""
CIRCLE = """Resources:
  One:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Ref Two
  Two:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Ref One
"""
CHECK_KEYS = ["schema", "file", "as_of", "counts", "categories", "monthly_savings_usd", "findings", "unknown_types", "resources"]
COUNT_KEYS = ["red", "yellow", "green", "cant_tell", "no_data", "not_applicable", "suppressed"]
FINDING_KEYS = ["check", "also", "name", "category", "status", "resource", "path", "line", "column", "message", "message_id", "args", "action", "fixable",
                "suppressed"]
DRILL_KEYS = ["schema", "file", "drill", "seed", "duration_s", "events_processed", "requests", "lost_by_cause", "availability", "goodput_rps", "latency_ms",
              "latency_by_outcome", "stations", "timeline", "phases", "clocks", "rto_s", "rpo_s", "writes_lost", "redundancy_restored_s", "cost_usd",
              "unpriced", "kernels", "objectives", "assumptions", "digest"]
TWINS = ["VPC_With_Managed_NAT_And_Private_Subnet", "EC2InstanceWithSecurityGroupSample", "AutoScalingMultiAZWithNotifications", "NetworkLoadBalancerWithEIPs"]


class Trial:
    """The program under trial, a folder to play in, and what went wrong so far."""

    def __init__(self, program, folder):
        self.program, self.folder, self.wrong, self.tried = program, pathlib.Path(folder), 0, 0

    def run(self, *words, **options):
        """The exit code, and what came out on the two channels; None as exit code where it hung."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        try:
            done = subprocess.run([self.program, *[str(w) for w in words]], timeout=TIME_LIMIT, check=False, cwd=self.folder, **options)
        except subprocess.TimeoutExpired:
            return None, "", f"still running after {TIME_LIMIT} s"
        return done.returncode, (done.stdout or b"").decode("utf-8", "replace"), (done.stderr or b"").decode("utf-8", "replace")

    def expect(self, what, good, why=""):
        self.tried += 1
        if not good:
            self.wrong += 1
            print(f"WRONG {what}: {str(why)[:600]}", flush=True)
        return bool(good)

    def refused(self, what, words, place=False, **options):
        """Holds a command to exit code 2, one line with a remedy, silence on stdout, and an unchanged folder."""
        before = contents(self.folder)
        code, out, err = self.run(*words, **options)
        shown = f"exit {code}, {err!r}"
        self.expect(f"{what}: exit code 2", code == 2, shown)
        self.expect(f"{what}: one line of message", err.startswith("faultline: ") and err.endswith("\n") and err.count("\n") == 1, shown)
        self.expect(f"{what}: in words, not by a message's id", not re.search(r"\b[a-z]+\.[a-z]+(-[a-z]+)+\b(?!\()", err), shown)
        self.expect(f"{what}: a remedy after what is wrong", re.search(r"[.?!]\)?\s+[^\s][^\n]{3,}", err), shown)
        self.expect(f"{what}: nothing on the standard output", out == "", out[:200])
        if place:
            self.expect(f"{what}: line and column", re.search(r"line [1-9]\d*, column [1-9]\d*", err), shown)
        after = contents(self.folder)
        self.expect(f"{what}: nothing written", before == after, sorted(set(before.items()) ^ set(after.items()))[:4])
        return err


def contents(folder):
    """Names, and bytes of the small files: of what a refused command must not touch."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file() and path.stat().st_size < 1 << 20 and not path.name.endswith(".fifo"):
            try:
                found[str(path)] = path.read_bytes()
            except PermissionError:
                found[str(path)] = None
        else:
            found[str(path)] = None
    return found


def commands_on(path):
    """Every command that reads a template, on this file."""
    return {"check": ["check", path], "check as JSON": ["check", path, "--format", "json"], "drill": ["drill", path, "--duration", "1m"],
            "export": ["export", path, "-o", "out.svg"], "convert": ["convert", path, "-o", "out.json"]}


# What is no template.

def alias_bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 20)]
    return "\n".join(lines) + "\nResources:\n  Bucket: {Type: AWS::S3::Bucket, Properties: {Tags: *a19}}\n"


def alias_chain():
    """Each value holds the one before: as deep as it is long, though no line nests."""
    lines = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 900)]
    return "\n".join(lines) + "\nResources:\n  Bucket: {Type: AWS::S3::Bucket, Properties: {Tags: *a899}}\n"


def wrong_templates():
    """Name, suffix, bytes, whether there is a place to name."""
    deep = 100_000
    return [
        ("truncated JSON", "json", b'{"Resources": {"Bucket": {"Type": "AWS::S3::Bu', True),
        ("JSON cut between values", "json", b'{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}', True),
        ("JSON with a trailing comma", "json", b'{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"},}}', True),
        ("JSON after its end", "json", b'{"Resources": {}} {"Resources": {}}', True),
        ("JSON with a duplicate key", "json", b'{"Resources": {"A": {"Type": "AWS::S3::Bucket"},\n "A": {"Type": "AWS::SNS::Topic"}}}', True),
        ("JSON with broken UTF-8", "json", b'{"Description": "caf\xe9", "Resources": {"A": {"Type": "AWS::S3::Bucket"}}}', True),
        ("JSON with a lone surrogate", "json", b'{"Description": "\\ud800", "Resources": {"A": {"Type": "AWS::S3::Bucket"}}}', True),
        ("YAML with tabs", "yaml", b"Resources:\n\tBucket:\n\t\tType: AWS::S3::Bucket\n", True),
        ("two YAML documents", "yaml", GOOD.encode() + b"---\n" + GOOD.encode(), True),
        ("YAML with a duplicate key", "yaml", GOOD.encode() + b"  Bucket:\n    Type: AWS::SNS::Topic\n", True),
        ("YAML with a duplicate section", "yaml", GOOD.encode() + GOOD.encode(), True),
        ("YAML with broken UTF-8", "yaml", b"Description: caf\xe9\n" + GOOD.encode(), True),
        ("YAML with an overlong sequence", "yaml", b"Description: \xc0\xaf\n" + GOOD.encode(), True),
        ("YAML with an open quote", "yaml", b'Description: "open\n' + GOOD.encode(), True),
        ("YAML with an open bracket", "yaml", b"Description: [a, b\n" + GOOD.encode(), True),
        ("YAML with an unknown alias", "yaml", b"Description: *none\n" + GOOD.encode(), True),
        ("YAML with an alias in itself", "yaml", b"Metadata: &m\n  Again: *m\n" + GOOD.encode(), True),
        ("alias bomb", "yaml", alias_bomb().encode(), True),
        ("alias chain", "yaml", alias_chain().encode(), True),
        ("JSON nested 100,000 deep", "json", b"[" * deep + b"]" * deep, True),
        ("JSON maps nested 100,000 deep", "json", b'{"a":' * deep + b"1" + b"}" * deep, True),
        ("flow YAML nested 100,000 deep", "yaml", b"a: " + b"[" * deep + b"]" * deep + b"\n", True),
        ("flow maps nested 100,000 deep", "yaml", b"a: " + b"{a: " * deep + b"}" * deep + b"\n", True),
        ("block YAML nested 100,000 deep", "yaml", b"- " * deep + b"x\n", True),
        ("indented YAML nested 4,000 deep", "yaml", b"".join(b" " * i + b"a:\n" for i in range(4000)), True),
        ("33 MiB of YAML", "yaml", GOOD.encode() + (b"# " + b"x" * 97 + b"\n") * ((33 << 20) // 100 + 1), False),
        ("33 MiB of JSON", "json", b'{"Description": "' + b"x" * (33 << 20) + b'"}', False),
        ("empty file", "yaml", b"", False),
        ("empty JSON file", "json", b"", False),
        ("white space only", "yaml", b"\n\n   \n", False),
        ("binary file", "yaml", bytes(range(256)) * 64, False),
        ("picture named JSON", "json", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), False),
        ("zeros", "yaml", b"\0" * 4096, False),
        ("list for a template", "yaml", b"- a\n- b\n", False),
        ("number for a template", "json", b"42", False),
        ("UTF-16", "yaml", GOOD.encode("utf-16"), None),
    ]


def try_wrong_templates(trial):
    for name, suffix, data, has_place in wrong_templates():
        path = trial.folder / f"wrong.{suffix}"
        path.write_bytes(data)
        if has_place is None:  # read or refused, but never a crash
            for command, words in commands_on(path).items():
                code, _, err = trial.run(*words)
                trial.expect(f"{command}, {name}: read, or refused", code in (0, 1, 2), f"exit {code}, {err!r}")
                (trial.folder / "out.svg").unlink(missing_ok=True)
                (trial.folder / "out.json").unlink(missing_ok=True)
        else:
            for command, words in commands_on(path).items():
                err = trial.refused(f"{command}, {name}", words, has_place)
                trial.expect(f"{command}, {name}: the file is named", str(path) in err, err)
        path.unlink()


def try_wrong_inputs(trial):
    pipe = trial.folder / "input.fifo"
    os.mkfifo(pipe)
    folder = trial.folder / "folder.yaml"
    folder.mkdir()
    loop = trial.folder / "loop.yaml"
    loop.symlink_to(loop)
    inputs = {"missing file": trial.folder / "missing.yaml", "pipe": pipe, "folder": folder, "link to itself": loop, "terminal-like device": "/dev/zero",
              "missing folder": trial.folder / "no" / "x.yaml", "empty name": "", "name with a line end": "no\nsuch.yaml", "name that is too long": "x" * 5000}
    for name, path in inputs.items():
        for command, words in commands_on(path).items():
            trial.refused(f"{command}, {name}", words)
    pipe.unlink()
    folder.rmdir()
    loop.unlink()


# Wrong words.

def try_wrong_words(trial, good):
    wrong = {
        "unknown command": ["chekc", good], "unknown command, far off": ["frobnicate"], "empty command": [""],
        "command with a line end": ["che\nck"],
        "check, no file": ["check"], "check, unknown format": ["check", good, "--format", "xml"], "check, bad date": ["check", good, "--as-of", "2026-02-30"],
        "check, bad colour": ["check", good, "--fail-on", "blue"], "check, missing metrics": ["check", good, "--metrics", "no.json"],
        "drill, no file": ["drill"], "drill, unknown format": ["drill", good, "--format", "xml"], "drill, unknown drill": ["drill", good, "--drill", "None"],
        "drill, no actor possible": ["drill", good],
        "export, no file": ["export"], "export, no output": ["export", good], "export, unknown suffix": ["export", good, "-o", "out.gif"],
        "export, no suffix": ["export", good, "-o", "out"], "export, unknown theme": ["export", good, "-o", "out.svg", "--theme", "pink"],
        "export, unknown id": ["export", good, "-o", "out.svg", "--selection", "Nobody"], "export, two files": ["export", good, good, "-o", "out.svg"],
        "convert, no file": ["convert"], "convert, no output": ["convert", good], "convert, unknown suffix": ["convert", good, "-o", "out.txt"],
        "convert, two files": ["convert", good, good, "-o", "out.json"],
        "new, no name": ["new"], "new, unknown starter": ["new", "lab-9", "-o", "x.yaml"], "new, no output": ["new", "lab-3"],
    }
    for scale in ("0", "-1", "x", "nan", "inf", "1e9", "", "2x"):
        wrong[f"export, scale {scale!r}"] = ["export", good, "-o", "out.png", "--scale", scale]
    for command, words in commands_on(good).items():
        wrong[f"{command}, unknown flag"] = [*words, "--frobnicate"]
        wrong[f"{command}, unknown short flag"] = [*words, "-z"]
        wrong[f"{command}, flag with a line end"] = [*words, "--a\nb"]
        wrong[f"{command}, value missing"] = [*words, "--parameter"]
        for form in ("", "=", "=x", "NoValue"):
            wrong[f"{command}, --parameter {form!r}"] = [*words, "--parameter", form]
        if command != "convert":  # which resolves nothing
            wrong[f"{command}, unknown parameter"] = [*words, "--parameter", "Nobody=1"]
        wrong[f"{command}, missing data folder"] = [*words, "--data", str(trial.folder / "no")]
    for name, words in wrong.items():
        trial.refused(name, words)


def try_wrong_drills(trial, lab):
    bad = {
        "seed": ["x", "-1", "", "1.5", "99999999999999999999999", "1e3"],
        "duration": ["x", "", "0", "0m", "-5m", "5", "5q", "1e400s", "99999999999999h", "nan"],
        "traffic": ["x", "", "constant", "constant:", "constant:x", "constant:-1/s", "constant:nan/s", "constant:1e308/s", 
                    "steps:1/s", "wave:1/s", "users:0", "users:x,think=2s", "spike:1/s..2/s,at=1m", "replay:", "replay:no-such.csv", "constant:10/s,\n"],
        "fault": ["x", "", ":", "az-power-interruption", "az-power-interruption:", "az-power-interruption:az=mars-1a,at=1m,for=1m",
                  "az-power-interruption:az=9,at=1m,for=1m", "az-power-interruption:az=us-east-1a,at=x", "az-power-interruption:az=us-east-1a,at=-1m",
                  "az-power-interruption:az=us-east-1a,at=1m,for=1m,color=red", "az-power-interruption:az=us-east-1a,at=1m,at=2m",
                  "terminate-instances:target=Nobody,at=1m", "terminate-instances:target=Vpc,at=1m", "terminate-instances:target=AppGroup,count=x,at=1m",
                  "rds-failover:target=AppGroup,at=1m"],
        "objective": ["x", "", "availability", "availability>=", "availability>=x%", "availability<=99%,", "p50<=-1ms", "p42<=5ms", "rto<=", "nobody>=1",
                      "availability>=nan%"],
        "start": ["x", "", "2026-13-01T00:00:00Z", "yesterday"],
        "seeds": ["0", "-1", "x", "", "1e3", "999999999"],
        "jobs": ["0", "-1", "x", "", "999999999"],
        "format": ["", "xml"],
        "metrics-out": ["out.txt", "", "no/out.json", "out.json/"],
        "trace-out": ["no/out.jsonl", ".", ""],
    }
    for option, values in bad.items():
        for value in values:
            trial.refused(f"drill --{option} {value!r}", ["drill", lab, "--duration", "1m", f"--{option}", value] if option != "duration"
                          else ["drill", lab, "--duration", value])


# Outputs that cannot be written.

def writers(good, lab, target, suffix):
    """Commands that write `target` + a suffix of theirs."""
    quick = ["--duration", "10s", "--traffic", "constant:5/s", "--allow-unknown"]
    out = {"export svg": ["export", lab, "-o", f"{target}.svg"], "convert": ["convert", lab, "-o", f"{target}.json"],
           "drill --metrics-out": ["drill", lab, *quick, "--metrics-out", f"{target}.json"],
           "drill --trace-out": ["drill", lab, *quick, "--trace-out", f"{target}.jsonl"]}
    if suffix == "all":
        out.update({"export png": ["export", lab, "-o", f"{target}.png"], "export pdf": ["export", lab, "-o", f"{target}.pdf"],
                    "new": ["new", "lab-3", "-o", f"{target}.yaml"]})
    return out


def limit_files(most):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return limit


def try_unwritable_outputs(trial, good, lab):
    for name, words in writers(good, lab, trial.folder / "no" / "out", "all").items():
        trial.refused(f"{name} into a missing folder", words)
    taken = trial.folder / "taken"
    for suffix in ("svg", "png", "pdf", "json", "jsonl", "yaml"):
        (trial.folder / f"taken.{suffix}").mkdir()
    for name, words in writers(good, lab, taken, "all").items():
        trial.refused(f"{name} over a folder", words)
    for suffix in ("svg", "png", "pdf", "json", "jsonl", "yaml"):
        (trial.folder / f"taken.{suffix}").rmdir()
    for name, words in writers(good, lab, trial.folder / "device", "").items():
        link = pathlib.Path(words[-1])
        link.symlink_to("/dev/full")
        trial.refused(f"{name} into /dev/full", words)
        link.unlink()
    try_read_only_folder(trial, good, lab)
    try_full_disks(trial, good, lab)


def try_read_only_folder(trial, good, lab):
    folder = trial.folder / "read-only"
    folder.mkdir()
    os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR)
    options = {}
    if os.geteuid() == 0:  # root writes everywhere: another user tries
        os.chmod(folder, 0o555)
        os.chmod(trial.folder, 0o755)
        options = {"user": 65534, "group": 65534, "extra_groups": []}
        reached, _, _ = trial.run("check", good, **options) if os.access(trial.program, os.X_OK) else (None, "", "")
        if reached not in (0, 1):
            print("not tried: a read-only folder, as another user cannot start the program here", flush=True)
            options = None
    if options is not None:
        for name, words in writers(good, lab, folder / "out", "all").items():
            trial.refused(f"{name} into a read-only folder", words, **options)
    os.chmod(folder, 0o755)
    folder.rmdir()


def try_full_disks(trial, good, lab):
    for name, words in writers(good, lab, trial.folder / "old", "all").items():
        target = pathlib.Path(words[-1])
        if name != "new":  # which never writes over a file
            target.write_text("the old bytes\n", encoding="utf-8")
        trial.refused(f"{name} beyond the size a file may have", words, preexec_fn=limit_files(64))
        target.unlink(missing_ok=True)
    disk = trial.folder / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=False, capture_output=True).returncode == 0
    if not mounted:
        print("not tried: a full disk of its own, as nothing can be mounted here (a limit on file sizes stands in)", flush=True)
    else:
        try:
            for name, words in writers(good, lab, disk / "old", "all").items():
                target = pathlib.Path(words[-1])
                if name != "new":
                    target.write_text("the old bytes\n", encoding="utf-8")
                (disk / "filler").write_bytes(b"")
                with open(disk / "filler", "wb", buffering=0) as filler:
                    try:
                        while True:
                            filler.write(b"x" * 4096)
                    except OSError:
                        pass
                trial.refused(f"{name} on a full disk", words)
                (disk / "filler").unlink()
                target.unlink(missing_ok=True)
        finally:
            subprocess.run(["umount", str(disk)], check=False)
    disk.rmdir()


def try_closed_channels(trial, good, lab):
    """A report that cannot be printed is told once, by the exit code and in words; a reader that goes away kills nothing."""
    printing = {"check": ["check", lab], "check json": ["check", lab, "--format", "json"], "check --list": ["check", "--list"],
                "check sarif": ["check", lab, "--format", "sarif"], "check help": ["check", "--help"], "help": ["--help"], "version": ["--version"],
                "drill json": ["drill", lab, "--duration", "10s", "--traffic", "constant:5/s", "--format", "json"],
                "drill": ["drill", lab, "--duration", "10s", "--traffic", "constant:5/s"],
                "drill --list-faults": ["drill", "--list-faults"], "new --list": ["new", "--list"], "new --list json": ["new", "--list", "--format", "json"]}
    for name, words in printing.items():
        with open("/dev/full", "wb") as full:
            trial.refused(f"{name} into a full disk", words, stdout=full)
        trial.refused(f"{name} with stdout closed", words, preexec_fn=lambda: os.close(1))
        reader, writer = os.pipe()
        os.close(reader)
        trial.refused(f"{name} into a pipe without a reader", words, stdout=writer)
        os.close(writer)
        path = trial.folder / "report.txt"
        with open(path, "wb") as out:
            trial.run(*words, stdout=out)
            if out.tell() or path.stat().st_size > 16:
                code, _, err = trial.run(*words, stdout=out, preexec_fn=limit_files(max(path.stat().st_size // 2, 1)))
                trial.expect(f"{name} beyond the size a file may have", code == 2 and err.count("\n") == 1, f"exit {code}, {err!r}")
        path.unlink()
    for name, words in {"missing file": ["check", "no.yaml"], "unknown command": ["frobnicate"]}.items():
        code, _, _ = trial.run(*words, preexec_fn=lambda: os.close(2))
        trial.expect(f"{name} with stderr closed: exit code 2", code == 2, code)
        with open("/dev/full", "wb") as full:
            code, _, _ = trial.run(*words, stderr=full)
        trial.expect(f"{name} with stderr full: exit code 2", code == 2, code)
    # With the channels closed a file must not come to stand in their places and be written into.
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        target = trial.folder / "closed.svg"
        code, _, err = trial.run("export", lab, "-o", target, preexec_fn=lambda c=closed: [os.close(n) for n in c])
        good_file = target.exists() and is_xml(target.read_bytes())
        trial.expect(f"export with channels {closed} closed", code == 0 and good_file, f"exit {code}, {err!r}")
        target.unlink(missing_ok=True)


def is_xml(data):
    try:
        ElementTree.fromstring(data)
        return True
    except ElementTree.ParseError:
        return False


def try_circle(trial):
    path = trial.folder / "circle.yaml"
    path.write_text(CIRCLE, encoding="utf-8")
    code, out, err = trial.run("check", path, "--format", "json")
    if trial.expect("check, a circle of references: exit code 1", code == 1, f"exit {code}, {err!r}"):
        reds = [f for f in json.loads(out)["findings"] if f["status"] == "red" and f["resource"] in ("One", "Two")]
        trial.expect("check, a circle of references: a red finding with its place", reds and reds[0]["line"] and reds[0]["column"], out[:400])
    trial.refused("drill, a circle of references", ["drill", path])
    code, _, err = trial.run("export", path, "-o", trial.folder / "circle.svg")
    trial.expect("export, a circle of references", code == 0, f"exit {code}, {err!r}")
    for left in ("circle.svg", "circle.yaml"):
        (trial.folder / left).unlink(missing_ok=True)


def refusals(trial):
    good, lab = trial.folder / "good.yaml", trial.folder / "lab.yaml"
    good.write_text(GOOD, encoding="utf-8")
    code, _, err = trial.run("new", "lab-3", "-o", lab)
    if not trial.expect("new writes the starter", code == 0, err):
        return
    trial.refused("new over a file that is there", ["new", "lab-3", "-o", lab])
    try_wrong_templates(trial)
    try_wrong_inputs(trial)
    try_wrong_words(trial, good)
    try_wrong_drills(trial, lab)
    try_circle(trial)
    try_unwritable_outputs(trial, good, lab)
    try_closed_channels(trial, good, lab)


# Strangers' templates.

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


def converted(trial, source, target):
    code, _, err = trial.run("convert", source, "-o", target)
    return target.read_bytes() if trial.expect(f"convert {source.name} to {target.suffix}", code == 0 and target.exists(), f"exit {code}, {err!r}") else None


def no_duplicates(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("duplicate key")
    return value


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


def try_twins(trial, files):
    for name in TWINS:
        pair = [f for f in files if f.stem.endswith("__" + name)]
        if not trial.expect(f"{name} is there as JSON and as YAML", len(pair) == 2, pair):
            continue
        drawings = [(drawing_of(trial, f, "twin.svg") or f.suffix).replace(f.name, "FILE") for f in pair]
        if not trial.expect(f"{name}: JSON and YAML give equal drawings", drawings[0] == drawings[1]):
            lines = [(a, b) for a, b in zip(drawings[0].splitlines(), drawings[1].splitlines()) if a != b]
            print(f"      first difference: {lines[:1]}"[:900], flush=True)


def corpus(trial):
    folder = os.environ.get("FAULTLINE_CORPUS")
    if not folder:
        print("not tried: strangers' templates, as FAULTLINE_CORPUS is not set", flush=True)
        return
    files = sorted(f for f in (pathlib.Path(folder) / "cloudformation").iterdir() if f.suffix in (".json", ".yaml", ".yml"))
    trial.expect("the corpus has templates", files)
    for path in files:
        try_check(trial, path)
        try_export(trial, path)
        try_convert(trial, path)
    try_twins(trial, files)


# Drills.

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
    lab = trial.folder / "lab-3.yaml"
    code, _, err = trial.run("new", "lab-3", "-o", lab)
    if not trial.expect("new writes the starter", code == 0, err):
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


def main():
    parts = {"refusals": refusals, "corpus": corpus, "drills": drills}
    if len(sys.argv) < 2 or any(a not in parts for a in sys.argv[2:]):
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    wrong = tried = 0
    for name in sys.argv[2:] or parts:
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(program, folder)
            parts[name](trial)
        print(f"{name}: {trial.tried} things tried, {trial.wrong} wrong", flush=True)
        wrong, tried = wrong + trial.wrong, tried + trial.tried
    if tried == 0 or wrong:
        sys.exit(f"{wrong} of {tried} wrong")


if __name__ == "__main__":
    main()
