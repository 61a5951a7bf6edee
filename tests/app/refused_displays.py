#!/usr/bin/env python3
"""A display that is not there, or that nobody answers: the designer says so and ends with 2.

usage: refused_displays.py FAULTLINE [displays]…
"""
import os

from trial import GOOD, run_trials


def try_displays(trial):
    good = trial.folder / "good.yaml"
    good.write_text(GOOD, encoding="utf-8")
    plain = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")}
    plain["XDG_RUNTIME_DIR"] = str(trial.folder)
    for name, more in {"no display": {}, "a display of X that nobody serves": {"DISPLAY": ":77"}, "a display that is none": {"DISPLAY": "none"},
                       "a display of Wayland that nobody serves": {"WAYLAND_DISPLAY": "wayland-77"},
                       "a platform that does not exist": {"QT_QPA_PLATFORM": "frobnicate"}}.items():
        for words in ([good], []):
            trial.refused(f"{name} {words}", words, env={**plain, **more})


if __name__ == "__main__":
    run_trials({"displays": try_displays})
