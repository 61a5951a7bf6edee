#!/usr/bin/env python3
"""Shifts what statements say, and shows whether the tests that cite them notice.

usage: mutate_statements.py BUILD [--count N] [--seed N] [--only ID ...]

Draws N implemented and tested statements. For each, a number or a comparison in the code beside its citation is changed, the test program that
cites it is built again in BUILD (a configured build folder), and the citing tests are run: they must fail. The source is put back whatever
happens. Prints a table; exit 1 when a change went unnoticed. Python's standard library only.
"""
import argparse
import pathlib
import random
import re
import signal
import subprocess
import sys

import fidelity

ROOT = fidelity.ROOT
REACH = 4  # lines from the citation on in which the code is that follows it
TRIES = 3  # changes of one statement: the first that compile; some shift nothing (a bound that is never met), so one noticed change will do
NUMBER = re.compile(r"(?<![\w.\"'])(\d[\d']*\.?\d*)(?![\w\"'])")
FLIPS = {"<=": "<", ">=": ">", "<": "<=", ">": ">=", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
COMPARISON = re.compile(r"(?<= )(<=|>=|==|!=|&&|\|\||<|>)(?= )")
WORDS = {"true": "false", "false": "true", "std::ceil": "std::floor", "std::floor": "std::ceil", "std::max": "std::min", "std::min": "std::max",
         "AlarmState::Alarm": "AlarmState::Ok"}


class Mutation:
    def __init__(self, path, line, start, end, text, before):
        self.path, self.line, self.start, self.end, self.text, self.before = path, line, start, end, text, before

    def applied(self, lines):
        changed = list(lines)
        old = changed[self.line]
        changed[self.line] = old[:self.start] + self.text + old[self.end:]
        return changed

    def __str__(self):
        return f"{self.path}:{self.line + 1} {self.before} -> {self.text}"


def code_of(line):
    """The part of a line before its comment, with blanks for what stands in quotes."""
    return re.sub(r'"[^"]*"', lambda quoted: " " * len(quoted[0]), line).split("//")[0]


def larger(text):
    value = float(text.replace("'", ""))
    if "." in text:
        return f"{value * 1.5:.6g}" if value * 1.5 != int(value * 1.5) else f"{value * 1.5:.1f}"
    return str(int(value * 1.5) + (1 if value < 2 else 0))


def changes_in(path, number, line):
    code = code_of(line)
    if not code.strip() or code.lstrip().startswith(("#", "case ", "namespace", "template")):
        return
    for match in NUMBER.finditer(code):
        yield Mutation(path, number, match.start(1), match.end(1), larger(match[1]), match[1])
    for match in COMPARISON.finditer(code):
        yield Mutation(path, number, match.start(1), match.end(1), FLIPS[match[1]], match[1])
    for word, other in WORDS.items():
        for match in re.finditer(rf"(?<![\w:]){re.escape(word)}\b", code):
            yield Mutation(path, number, match.start(), match.end(), other, word)


def changes_of(identity, files, known):
    """Changes near each citation, nearest first, those of headers last: half the program hangs on them."""
    found = []
    for name in files:
        lines = (ROOT / name).read_text().splitlines()
        for number, line in enumerate(lines):
            if identity not in fidelity.cited_in(line, known):
                continue
            # A comment of its own stands above the code that it is about; one at a line's end beside it.
            ahead = range(number, min(number + REACH, len(lines))) if not code_of(line).strip() else range(number, number + 1)
            for at in ahead:
                found += [(at - number, mutation) for mutation in changes_in(name, at, lines[at])]
    return [mutation for _, mutation in sorted(found, key=lambda pair: (pair[1].path.endswith(".h"), pair[0]))]


def program_of(test_file):
    """The test program that a file of tests belongs to, by the CMake list that names it."""
    path = ROOT / test_file
    for folder in path.parents:
        lists = folder / "CMakeLists.txt"
        if not lists.exists():
            continue
        relative = str(path.relative_to(folder))
        for block in re.finditer(r"faultline_test\((\w+)([^)]*)\)", lists.read_text()):
            if relative in block[2].split():
                return block[1]
        if folder == ROOT:
            break
    return None


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)


def build(folder, program):
    return run(["ninja", "-C", folder, program]).returncode == 0


def passes(folder, program, tests):
    found = [path for path in pathlib.Path(folder).rglob(program) if path.is_file()]
    names = ":".join(f"*{test}*" for test in tests)
    return run([str(found[0]), f"--gtest_filter={names}"], timeout=900).returncode == 0


def tried(folder, mutation, program, tests):
    path = ROOT / mutation.path
    original = path.read_text()
    try:
        path.write_text("\n".join(mutation.applied(original.splitlines())) + "\n")
        if not build(folder, program):
            return "does not compile"
        return "unnoticed" if passes(folder, program, tests) else "noticed"
    except subprocess.TimeoutExpired:
        return "noticed"  # the test does not end
    finally:
        path.write_text(original)


def examined(folder, identity, where, shown, known):
    """A change that the tests notice, or else the last one that they did not."""
    by_program = {}
    for test, name in shown[identity]:
        if (program := program_of(name)):
            by_program.setdefault(program, []).append(test)
    if not by_program:
        return "-", "no test program", "-"
    program, tests = sorted(by_program.items())[0]
    change, verdict, tries = "-", "nothing to shift beside the citation", 0
    for mutation in changes_of(identity, where[identity], known):
        outcome = tried(folder, mutation, program, tests)
        if outcome == "does not compile":
            continue
        change, verdict, tries = str(mutation), outcome, tries + 1
        if verdict == "noticed" or tries == TRIES:
            break
    return change, verdict, ", ".join(tests)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the source is put back
    known = fidelity.read_statements()
    where, shown = fidelity.implementations(known)[0], fidelity.tests(known)[0]
    candidates = sorted((i for i in known if i in where and i in shown), key=fidelity.order)
    drawn = options.only or random.Random(options.seed).sample(candidates, min(options.count, len(candidates)))
    print(f"| statement | change | the citing tests | tests |\n|---|---|---|---|", flush=True)
    unnoticed = 0
    for identity in drawn:
        change, verdict, tests = examined(options.build, identity, where, shown, known)
        unnoticed += verdict != "noticed"
        print(f"| {identity} | {change} | {verdict} | {tests} |", flush=True)
    print(f"\n{len(drawn) - unnoticed} of {len(drawn)} noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
