#!/usr/bin/env python3
"""Outputs that cannot be written: a missing or read-only folder, a full disk, a closed channel; or that would replace what is read. Nothing is
half-written, and it is told.

usage: refused_outputs.py FAULTLINE [files|inputs|channels]…
"""
import os
import pathlib
import resource
import signal
import stat
import subprocess
import xml.etree.ElementTree as ElementTree

from trial import lab_3, run_trials


def writers(lab, target, suffix):
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


def try_unwritable_outputs(trial):
    lab = lab_3(trial)
    if not lab:
        return
    for name, words in writers(lab, trial.folder / "no" / "out", "all").items():
        trial.refused(f"{name} into a missing folder", words)
    taken = trial.folder / "taken"
    for suffix in ("svg", "png", "pdf", "json", "jsonl", "yaml"):
        (trial.folder / f"taken.{suffix}").mkdir()
    for name, words in writers(lab, taken, "all").items():
        trial.refused(f"{name} over a folder", words)
    for suffix in ("svg", "png", "pdf", "json", "jsonl", "yaml"):
        (trial.folder / f"taken.{suffix}").rmdir()
    for name, words in writers(lab, trial.folder / "device", "").items():
        link = pathlib.Path(words[-1])
        link.symlink_to("/dev/full")
        trial.refused(f"{name} into /dev/full", words)
        link.unlink()
    try_read_only_folder(trial, lab)
    try_full_disks(trial, lab)


def try_read_only_folder(trial, lab):
    folder = trial.folder / "read-only"
    folder.mkdir()
    os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR)
    options = {}
    if os.geteuid() == 0:  # root writes everywhere: another user tries
        os.chmod(folder, 0o555)
        os.chmod(trial.folder, 0o755)
        options = {"user": 65534, "group": 65534, "extra_groups": []}
        reached, _, _ = trial.run("check", lab, **options) if os.access(trial.program, os.X_OK) else (None, "", "")
        if reached not in (0, 1):
            print("not tried: a read-only folder, as another user cannot start the program here", flush=True)
            options = None
    if options is not None:
        for name, words in writers(lab, folder / "out", "all").items():
            trial.refused(f"{name} into a read-only folder", words, **options)
    os.chmod(folder, 0o755)
    folder.rmdir()


def try_full_disks(trial, lab):
    for name, words in writers(lab, trial.folder / "old", "all").items():
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
            for name, words in writers(lab, disk / "old", "all").items():
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


def try_outputs_over_inputs(trial):
    """What a command reads it does not write over, however the file is named."""
    lab = lab_3(trial)
    if not lab:
        return
    quick = ["--duration", "10s", "--allow-unknown"]
    constant, rates = [*quick, "--traffic", "constant:5/s"], trial.folder / "rates.csv"
    rates.write_text("0,5\n10,5\n", encoding="utf-8")
    link, drawing = trial.folder / "link.yaml", trial.folder / "drawing.svg"
    link.symlink_to(lab)
    drawing.write_bytes(lab.read_bytes())
    for name, words in {
            "a trace over the template": ["drill", lab, *constant, "--trace-out", lab],
            "a trace over the template, by a link": ["drill", lab, *constant, "--trace-out", link],
            "a trace over the template, by a way round": ["drill", lab, *constant, "--trace-out", f"{trial.folder}/../{trial.folder.name}/lab-3.yaml"],
            "a trace where the template's own data would be": ["drill", lab, *constant, "--trace-out", trial.folder / "lab-3.faultline.yaml"],
            "metrics over the traffic that is replayed": ["drill", lab, *quick, "--traffic", f"replay:{rates}", "--metrics-out", rates],
            "metrics and a trace in one file": ["drill", lab, *constant, "--metrics-out", "one.json", "--trace-out", "./one.json"],
            "a conversion over its template": ["convert", lab, "-o", link],
            "a conversion where the template's own data would be": ["convert", lab, "-o", "lab-3.faultline.yaml"],
            "a picture over its template": ["export", drawing, "-o", drawing]}.items():
        trial.refused(name, words)


def try_closed_channels(trial):
    """A report that cannot be printed is told once, by the exit code and in words; a reader that goes away kills nothing."""
    lab = lab_3(trial)
    if not lab:
        return
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


if __name__ == "__main__":
    run_trials({"files": try_unwritable_outputs, "inputs": try_outputs_over_inputs, "channels": try_closed_channels})
