#!/usr/bin/env python3
"""What the trials of the command line share: the program under trial, a folder to play in, and what went wrong so far.

Python's standard library only; nothing of the program is shared.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TIME_LIMIT = 240  # seconds for one command, also under sanitizers: longer is taken for a hang
GOOD = """AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Bucket:
    Type: AWS::S3::Bucket
"""


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


def lab_3(trial):
    """The starter of that name, or None where it cannot be written."""
    lab = trial.folder / "lab-3.yaml"
    code, _, err = trial.run("new", "lab-3", "-o", lab)
    return lab if trial.expect("new writes the starter", code == 0, err) else None


def run_trials(parts):
    """The parts of a script, or those that its command line names, each in a folder of its own. Ends the program."""
    usage = f"usage: {os.path.basename(sys.argv[0])} FAULTLINE [{'|'.join(parts)}]…"
    if len(sys.argv) < 2 or any(a not in parts for a in sys.argv[2:]):
        sys.exit(usage)
    program = os.path.abspath(sys.argv[1])
    wrong = tried = 0
    for name in sys.argv[2:] or parts:
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(program, folder)
            parts[name](trial)
        print(f"{name}: {trial.tried} things tried, {trial.wrong} wrong", flush=True)
        wrong, tried = wrong + trial.wrong, tried + trial.tried
    if wrong:
        sys.exit(f"{wrong} of {tried} wrong")
