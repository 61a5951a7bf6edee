#!/usr/bin/env python3
"""Wrong input: what is no template, or cannot be read, ends with 2 and one line that names place and remedy, whatever the command.

usage: refused_inputs.py FAULTLINE [templates|files|circle]…
"""
import json
import os

from trial import GOOD, commands_on, run_trials

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


if __name__ == "__main__":
    run_trials({"templates": try_wrong_templates, "files": try_wrong_inputs, "circle": try_circle})
