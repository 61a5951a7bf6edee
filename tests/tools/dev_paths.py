#!/usr/bin/env python3
"""./dev takes paths as its caller means them, from whatever folder it is called. What it would build is stood in for. Usage: dev_paths.py DEV"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def stand_in(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        tree, elsewhere, tools = folder / "tree", folder / "else where", folder / "tools"
        tree.mkdir(), elsewhere.mkdir()
        shutil.copy(sys.argv[1], tree / "dev")
        (tree / "packages.txt").write_text("", encoding="utf-8")
        (elsewhere / "my.yaml").write_text("Resources: {}\n", encoding="utf-8")
        for tool in ("cmake", "dpkg-query", "python3"):
            stand_in(tools / tool, "exit 0")
        for tool in ("clang-format", "clang-tidy"):
            stand_in(tools / tool, 'for a; do case $a in *.cpp) echo "$a" ;; esac; done')
        stand_in(tree / "build/release/app/faultline", 'test -e "$1" && echo "opens $1"')
        stand_in(tree / "build/release/tests/tools/faultline_screenshots", 'echo "into $1"')
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "DISPLAY": ":0"}
        for words, wanted in ((["run", "my.yaml"], "opens my.yaml"), (["run", str(elsewhere / "my.yaml")], f"opens {elsewhere}/my.yaml"),
                              (["screenshots", "pictures"], f"into {elsewhere}/pictures"), (["screenshots"], "into build/screenshots"),
                              (["lint", "a.cpp"], f"{elsewhere}/a.cpp")):
            done = subprocess.run([str(tree / "dev"), *words], cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
            if done.returncode != 0 or wanted not in done.stdout.splitlines():
                wrong += 1
                print(f"WRONG ./dev {' '.join(words)}: exit {done.returncode}, {done.stdout!r}, {done.stderr[-300:]!r}; wanted {wanted!r}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
