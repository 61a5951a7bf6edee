#!/usr/bin/env python3
"""A drill that is interrupted or killed while it writes its trace: what was there before stays, and nothing is left behind for good.

usage: left_behind.py FAULTLINE [interrupted|killed]…
"""
import os
import pathlib
import signal
import subprocess
import time

from trial import lab_3, run_trials

LONG = ["--traffic", "constant:3000/s", "--duration", "12h", "--allow-unknown"]
SHORT = ["--traffic", "constant:5/s", "--duration", "10s", "--allow-unknown"]


def siblings(folder):
    return [p for p in pathlib.Path(folder).iterdir() if p.name.startswith(".")]


def ended_by(trial, lab, trace, number):
    """The exit code of a drill that gets a signal once it writes."""
    with subprocess.Popen([trial.program, "drill", str(lab), *LONG, "--trace-out", str(trace)], cwd=trial.folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as drill:
        end = time.monotonic() + 60
        while not any(p.stat().st_size for p in siblings(trial.folder)) and time.monotonic() < end:
            time.sleep(0.02)
        trial.expect(f"the trace is being written beside its place before signal {number}", siblings(trial.folder))
        drill.send_signal(number)
        try:
            return drill.wait(120)
        except subprocess.TimeoutExpired:
            drill.kill()
            return None


def try_interrupted(trial):
    lab, trace = lab_3(trial), trial.folder / "t.jsonl"
    if not lab:
        return
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        trace.write_text("the old bytes\n", encoding="utf-8")
        code = ended_by(trial, lab, trace, number)
        trial.expect(f"{number.name} ends the drill as it ends any program", code == -number, code)
        trial.expect(f"{number.name} leaves nothing behind", not siblings(trial.folder), siblings(trial.folder))
        trial.expect(f"{number.name} leaves the old trace", trace.read_text(encoding="utf-8") == "the old bytes\n")


def try_killed(trial):
    """What no program can tidy away itself goes with the next write to the same place; what another writes now stays."""
    lab, trace = lab_3(trial), trial.folder / "t.jsonl"
    if not lab:
        return
    code = ended_by(trial, lab, trace, signal.SIGKILL)
    trial.expect("the kill kills", code == -signal.SIGKILL, code)
    trial.expect("the killed drill leaves its unfinished trace", len(siblings(trial.folder)) == 1, siblings(trial.folder))
    other = trial.folder / f".t.jsonl.faultline-{os.getpid()}-0.tmp"
    other.write_text("of a process that lives", encoding="utf-8")
    code, _, err = trial.run("drill", lab, *SHORT, "--trace-out", trace)
    trial.expect("the next drill writes its trace", code == 0 and trace.stat().st_size, f"exit {code}, {err!r}")
    trial.expect("and takes the unfinished one away, nothing else", siblings(trial.folder) == [other], siblings(trial.folder))


if __name__ == "__main__":
    run_trials({"interrupted": try_interrupted, "killed": try_killed})
