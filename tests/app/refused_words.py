#!/usr/bin/env python3
"""Wrong words on the command line: each ends with 2, says what would be right, and writes nothing.

usage: refused_words.py FAULTLINE [words|meaning|drills]…
"""
from trial import GOOD, commands_on, lab_3, run_trials


def try_wrong_words(trial):
    good = trial.folder / "good.yaml"
    good.write_text(GOOD, encoding="utf-8")
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
        wrong[f"{command}, unknown parameter"] = [*words, "--parameter", "Nobody=1"]
        wrong[f"{command}, missing data folder"] = [*words, "--data", str(trial.folder / "no")]
    wrong["new, unknown parameter"] = ["new", "lab-3", "-o", "x.yaml", "--parameter", "Nobody=1"]
    for name, words in wrong.items():
        trial.refused(name, words)


def try_words_without_meaning(trial):
    """What would be passed over is refused: whoever wrote it meant something by it."""
    good = trial.folder / "good.yaml"
    good.write_text(GOOD, encoding="utf-8")
    lists = {"check": ["check", "--list"], "drill": ["drill", "--list-faults"], "new": ["new", "--list"]}
    for command, words in lists.items():
        for form in ("text", "json"):
            trial.expect(f"{command}'s list as {form}", trial.run(*words, "--format", form)[0] == 0)
        for beside in ([good], ["no-such-file.yaml"], ["--parameter", "A=1"], ["--format", "junit"], ["--format", "html"]):
            trial.refused(f"{command}'s list beside {beside}", [*words, *beside])
    for name, words in {
            "check --list --core": ["check", "--list", "--core"], "check --list --as-of": ["check", "--list", "--as-of", "2026-01-01"],
            "check --list --fail-on": ["check", "--list", "--fail-on", "yellow"], "check --list --metrics": ["check", "--list", "--metrics", good],
            "drill --list-faults --drill": ["drill", "--list-faults", "--drill", "AzLoss"],
            "drill --list-faults --allow-unknown": ["drill", "--list-faults", "--allow-unknown"],
            "new --list NAME -o": ["new", "--list", "lab-3", "-o", "x.yaml"], "new --list -o": ["new", "--list", "-o", "x.yaml"],
            "a scale for SVG": ["export", good, "-o", "out.svg", "--scale", "2"], "a scale for PDF": ["export", good, "-o", "out.pdf", "--scale", "2"]}.items():
        trial.refused(name, words)
    lab = lab_3(trial)
    if lab:
        quick = ["drill", lab, "--traffic", "constant:5/s", "--duration", "10s", "--allow-unknown"]
        trial.expect("a run that is right", trial.run(*quick)[0] == 0)
        trial.refused("--jobs for one run", [*quick, "--jobs", "2"])
        trial.refused("--jobs for placements", [*quick, "--placements", "all", "--jobs", "2"])


def try_wrong_drills(trial):
    lab = lab_3(trial)
    if not lab:
        return
    trial.refused("new over a file that is there", ["new", "lab-3", "-o", lab])
    (trial.folder / "n.faultline.yaml").write_text("Faultline: {Version: 1}\n", encoding="utf-8")
    trial.refused("new beside own data that would be taken for its own", ["new", "lab-3", "-o", "n.yaml"])
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
    good = {"traffic": "constant:5/s", "duration": "2m"}
    base = [word for option, value in good.items() for word in (f"--{option}", value)]
    code, _, err = trial.run("drill", lab, *base, "--allow-unknown")
    trial.expect("what the wrong words are added to is right without them", code == 0, f"exit {code}, {err!r}")
    for option, values in bad.items():
        for value in values:
            words = [word for o, v in {**good, option: value}.items() for word in (f"--{o}", v)]
            trial.refused(f"drill --{option} {value!r}", ["drill", lab, *words])


if __name__ == "__main__":
    run_trials({"words": try_wrong_words, "meaning": try_words_without_meaning, "drills": try_wrong_drills})
