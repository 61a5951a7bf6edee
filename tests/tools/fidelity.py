#!/usr/bin/env python3
"""What the simulator does of what AWS documents: docs/fidelity.md from the statements, the list of those that a run can show, the sources
and the tests.

    fidelity.py write        writes docs/fidelity.md
    fidelity.py check        the list is complete, every cited id exists, every `statements:` line stands above a test
    fidelity.py up-to-date   what `write` would write is what is there
"""
import collections
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/fidelity.md"
FAMILIES = {
    "ELB": "Elastic Load Balancing", "ASG": "EC2 Auto Scaling", "CW": "CloudWatch", "MET": "Metrics", "RDS": "RDS", "DDB": "DynamoDB",
    "EC2": "EC2", "EBS": "EBS", "NET": "Network", "CLI": "Clients", "FLT": "Faults", "PRC": "Prices",
}
# Rows of tables of examples, AWS's and our own; the statements name them.
EXAMPLES = "T1 T2 PM FIG INT LOW LIVE SUP MATH STEP ADJ LIM POL TT AVG PRED WARM IMP AZ XZ TGH WF HHC EX".split()
# The last number of each namespace's metrics.
METRIC_NAMESPACES = [(35, "AWS/EC2"), (59, "AWS/AutoScaling"), (77, "AWS/ELB"), (133, "AWS/ApplicationELB"), (167, "AWS/NetworkELB"),
                     (175, "AWS/GatewayELB"), (205, "AWS/RDS"), (249, "AWS/DynamoDB"), (269, "AWS/EBS"), (285, "AWS/NATGateway")]
DOCUMENTED = "D"
LEAST_SIMULATED = 0.8

ID = re.compile(r"\b(%s)-(E?)(\d+)\b" % "|".join(FAMILIES))
RANGE = re.compile(r"\b(%s)-(\d+) to \1-(\d+)\b" % "|".join(FAMILIES))
EXAMPLE = re.compile(r"(%s)-\d+" % "|".join(EXAMPLES))
CLAIM = re.compile(r"^\s*(?://|#) statements: (.*)$")
TEST = re.compile(r"^\s*(?:TEST(?:_[FP])?|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+)\s*,\s*(\w+)")
SCRIPT_TEST = re.compile(r"^\s*def (\w+)\(")


def order(identity):
    family, number = identity.split("-")
    return list(FAMILIES).index(family), number.startswith("E"), int(number.lstrip("E"))


def canonical(family, event, number, known):
    """ELB-57 and RDS-03 as the statements spell them."""
    for spelling in (f"{family}-{event}{number}", f"{family}-{event}{int(number):02d}"):
        if spelling in known:
            return spelling
    return f"{family}-{event}{number}"


def read_statements():
    statements = {}
    for family in FAMILIES:
        statements.update(json.loads((ROOT / f"resources/statements/{family.lower()}.json").read_text()))
    return statements


def read_list():
    return json.loads((ROOT / "resources/fidelity/statements.json").read_text())


def sources(folders, endings):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings:
                yield path


def cited_in(text, known):
    """The ids named one by one: a range says where a file belongs, not what it does."""
    return {canonical(match[1], match[2], match[3], known) for match in ID.finditer(RANGE.sub("", text))}


def namespace_of(number):
    return next(space for last, space in METRIC_NAMESPACES if number <= last)


def published(known):
    """Statements about a metric to the files that publish it: they hold its name, and its namespace too where others have the same name."""
    metrics = {i: (namespace_of(int(i[4:])), re.match(r"`?([\w%]+)", known[i]["text"])[1]) for i in known if i.startswith("MET-")}
    shared = {name for name, count in collections.Counter(name for _, name in metrics.values()).items() if count > 1}
    where = collections.defaultdict(list)
    for path in sources(("sim/services",), {".cpp"}):
        text = path.read_text()
        for identity, (space, name) in metrics.items():
            if f'"{name}"' in text and (name not in shared or f'"{space}"' in text):
                where[identity].append(str(path.relative_to(ROOT)))
    return where


def implementations(known):
    """Id to the files of model and sim that cite it, and the citations of no statement."""
    where, unknown = collections.defaultdict(list), []
    for path in sources(("model", "sim"), {".cpp", ".h"}):
        name = str(path.relative_to(ROOT))
        for identity in cited_in(path.read_text(), known):
            (where[identity].append(name) if identity in known else unknown.append(f"{name}: {identity} is no statement"))
    for identity, files in published(known).items():
        where[identity] += [name for name in files if name not in where[identity]]
    return where, unknown


def tests(known):
    """Id to the names of the tests that show it, and what is wrong with the claims."""
    shown, wrong = collections.defaultdict(list), []
    for path in sources(("tests",), {".cpp", ".py"}):
        name, claimed = str(path.relative_to(ROOT)), None
        for number, line in enumerate(path.read_text().splitlines(), 1):
            claim = CLAIM.match(line)
            if claim:
                claimed = (claimed or []) + claim[1].split()
                continue
            if claimed is None:
                continue
            test = TEST.match(line) or (path.suffix == ".py" and SCRIPT_TEST.match(line))
            if not test:
                wrong.append(f"{name}:{number}: the line above claims statements, but no test stands here")
            for identity in claimed:
                if not test:
                    break
                if identity in known:
                    shown[identity].append((".".join(test.groups()), name))
                elif not EXAMPLE.fullmatch(identity):
                    wrong.append(f"{name}:{number}: {identity} is no statement")
            claimed = None
        if claimed is not None:
            wrong.append(f"{name}: its last line claims statements for no test")
    return shown, wrong


def problems():
    statements, listed = read_statements(), read_list()
    wrong = [f"resources/fidelity/statements.json: {identity} is missing" for identity in statements if identity not in listed]
    wrong += [f"resources/fidelity/statements.json: {identity} is no statement" for identity in listed if identity not in statements]
    wrong += [f"resources/fidelity/statements.json: {identity} is not simulated and says no reason"
              for identity, entry in listed.items() if not entry["simulated"] and not entry.get("because")]
    share = sum(entry["simulated"] for entry in listed.values()) / len(listed)
    if share < LEAST_SIMULATED:
        wrong.append(f"resources/fidelity/statements.json: {share:.1%} of the statements are simulated, {LEAST_SIMULATED:.0%} are promised")
    return wrong + implementations(statements)[1] + tests(statements)[1]


def percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "-"


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def summary(statements, listed, where, shown):
    yield "| | statements | a run can show | implemented | tested | of those a run can show |"
    yield "|---|---:|---:|---:|---:|---:|"
    rows = [(title, [i for i in statements if i.split("-")[0] == family]) for family, title in FAMILIES.items()]
    for title, ids in rows + [("**all**", list(statements))]:
        simulated = [i for i in ids if listed[i]["simulated"]]
        implemented = [i for i in simulated if i in where]
        tested = [i for i in simulated if i in where and i in shown]
        yield (f"| {title} | {len(ids)} | {len(simulated)} ({percent(len(simulated), len(ids))}) | {len(implemented)} | {len(tested)} "
               f"| {percent(len(tested), len(simulated))} |")


def row(identity, statement, entry, where, shown):
    implemented = "<br>".join(f"`{name}`" for name in where.get(identity, []))
    if not entry["simulated"]:
        implemented = f"not simulated: {entry['because']}"
    elif not implemented:
        implemented = "not yet"
    tested = "<br>".join(f"`{name}`" for name in sorted({test for test, _ in shown.get(identity, [])}))
    return f"| {identity} | {statement['tag']} | {cell(statement['text'])} | {cell(implemented)} | {tested} |"


def page():
    statements, listed = read_statements(), read_list()
    where, shown = implementations(statements)[0], tests(statements)[0]
    ids = sorted(statements, key=order)
    lines = [
        "# What is simulated", "",
        "Every statement about AWS that a run could rest on, where the simulator does it and which test shows it. Written by `./dev fidelity`",
        "from `resources/statements`, `resources/fidelity/statements.json`, the ids cited in `model` and `sim`, and the `statements:` lines above tests.", "",
        "Tags: **D** documented by AWS; **O**, **M** observed or measured by others; **R** derived from documented statements or a rule of ours;",
        "**I** a modelling default of ours; **U** recalled, not found on a page. What is not D and used in a run is among its `assumptions`.", "",
        "## In figures", "", *summary(statements, listed, where, shown), "",
        "## What rests on an assumption", "",
        "Implemented statements that AWS does not document. A number that comes from them may be wrong in ways that no test here can find.", "",
    ]
    lines += [f"- **{i}** ({statements[i]['tag']}): {statements[i]['text']}" for i in ids
              if statements[i]["tag"] != DOCUMENTED and i in where and listed[i]["simulated"]]
    for family, title in FAMILIES.items():
        lines += ["", f"## {title}", "", "| id | tag | statement | implemented in | tested by |", "|---|---|---|---|---|"]
        lines += [row(i, statements[i], listed[i], where, shown) for i in ids if i.split("-")[0] == family]
    return "\n".join(lines) + "\n"


def main(arguments):
    command = arguments[0] if arguments else ""
    wrong = problems()
    if command == "write" and not wrong:
        PAGE.write_text(page())
    elif command == "up-to-date" and not wrong and (not PAGE.exists() or PAGE.read_text() != page()):
        wrong = ["docs/fidelity.md is out of date: run ./dev fidelity"]
    elif command not in ("write", "check", "up-to-date"):
        wrong = [__doc__.strip()]
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
