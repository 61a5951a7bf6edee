"""Holds `faultline check` to its contract from outside: exit codes, keys, SARIF, JUnit, HTML, batches, dates. Usage: check_acceptance.py FAULTLINE TEMPLATES"""
import html.parser
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

program, templates = sys.argv[1:3]
failures = []


def expect(what, holds):
    if not holds:
        failures.append(what)


def check(*words):
    done = subprocess.run([program, "check", *words], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


KEYS = ["schema", "file", "as_of", "counts", "categories", "monthly_savings_usd", "findings", "unknown_types", "resources"]
FINDING = ["check", "also", "name", "category", "status", "resource", "path", "line", "column", "message", "message_id", "args", "action", "fixable", "monthly_savings_usd",
           "suppressed"]
COUNTS = {"red", "yellow", "green", "cant_tell", "no_data", "not_applicable", "suppressed"}


def expect_report(name, report):
    expect(f"{name}: keys", list(report) == KEYS)
    expect(f"{name}: schema", report["schema"] == "faultline.check/1")
    expect(f"{name}: counts", set(report["counts"]) == COUNTS)
    for finding in report["findings"]:
        expect(f"{name}: keys of a finding", list(finding) == FINDING)
        expect(f"{name}: wording of {finding['message_id']}", "{" not in finding["message"] and not finding["message"].startswith("advisor."))
    for status in COUNTS - {"suppressed"}:
        expect(f"{name}: categories add up for {status}", sum(c[status] for c in report["categories"].values()) == report["counts"][status])


class Page(html.parser.HTMLParser):
    tags = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)


lab2, lab3, weak = (os.path.join(templates, f"{name}.yaml") for name in ("lab-2", "lab-3", "single-az-legacy"))
code, out, _ = check(lab2, "--format", "json", "--as-of", "2026-01-01")
expect("lab-2 has reds", code == 1)
expect_report("lab-2", json.loads(out))
expect("the same twice", out == check(lab2, "--format", "json", "--as-of", "2026-01-01")[1])
code, out, _ = check(lab3, "--format", "json")
expect("lab-3 has none", code == 0)
expect_report("lab-3", json.loads(out))
expect("yellow fails when asked", check(lab3, "--fail-on", "yellow")[0] == 1)
code, out, _ = check(lab2, lab3, "--format", "json")
batch = json.loads(out)
expect("a batch", batch["schema"] == "faultline.batch/1" and len(batch["results"]) == 2 and code == 1)
expect("core", set(json.loads(check(lab3, "--core", "--format", "json")[1])["categories"]) <= {"fault_tolerance", "security", "service_limits", "template"})
for words in ([], ["--core"]):
    report = json.loads(check(weak, *words, "--format", "json")[1])
    for status in ("red", "yellow"):
        worse = {"red": {"red"}, "yellow": {"red", "yellow"}}[status]
        named = {id for f in report["findings"] if f["status"] in worse for id in [f["check"], *f["also"]]}
        coloured = sum(report["counts"][s] for s in worse)
        expect(f"each {status} check is named by a finding {words}: {len(named)} for {coloured}", len(named) >= coloured)


def junit(*words):
    """The exit code, and the suite, once its counts are held against its cases."""
    code, out, _ = check(*words, "--format", "junit")
    suite = xml.fromstring(out).find("testsuite")
    for key, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")):
        expect(f"JUnit counts {key} {words}", int(suite.get(key)) == len(suite.findall(path)))
    expect(f"JUnit fails where the exit code says so {words}", (int(suite.get("failures")) > 0) == (code == 1))
    return code, suite


expect("yellow alone is no failure, and is told", junit(lab3)[0] == 0 and junit(lab3)[1].findall("testcase/system-out"))
expect("yellow is a failure when asked", junit(lab3, "--fail-on", "yellow")[0] == 1)
for words in ([weak], [weak, "--core"], [lab2], [lab2, "--fail-on", "yellow"]):
    junit(*words)

with tempfile.TemporaryDirectory() as folder:
    circle = os.path.join(folder, "<circle> & \"co\".yaml")
    with open(circle, "w") as file:
        file.write("Resources:\n"
                   "  A: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: a, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref B}]}}\n"
                   "  B: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: '<script>alert(1)</script>', SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref A}]}}\n"
                   "  C: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref '<script>'}}\n")
    code, out, _ = check(circle, "--format", "json")
    report = json.loads(out)
    expect("a circular Ref is red", code == 1 and any(f["check"] == "faultline-circular-reference" and f["status"] == "red" and f["line"] for f in report["findings"]))
    expect_report("circle", report)

    sarif = json.loads(check(circle, "--format", "sarif")[1])
    run = sarif["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    expect("SARIF 2.1.0", sarif["version"] == "2.1.0" and all(r["ruleId"] in rules and r["level"] in ("error", "warning", "note") for r in run["results"]))
    expect("SARIF has places", any("region" in r["locations"][0]["physicalLocation"] for r in run["results"]))
    expect("JUnit tells the circle", junit(circle)[1].findall("testcase/failure"))
    page = Page()
    text = check(circle, "--format", "html")[1]
    page.feed(text)
    expect("HTML is escaped and fetches nothing", not page.tags & {"script", "img", "link", "iframe", "circle"} and "http" not in text)

    suppressed = os.path.join(folder, "suppressed.yaml")
    with open(suppressed, "w") as file:
        file.write("Metadata:\n  Faultline:\n    Version: 1\n    Suppressions: [{Check: HCP4007jGY, Resource: G, Reason: lab, Until: '2027-01-31'}, {Check: Hs4Ma3G204, Resource: G, Reason: lab}]\n"
                   "Resources:\n  G: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: g, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}]}}\n")
    code, out, _ = check(suppressed, "--format", "json", "--as-of", "2027-01-31")
    found = [f for f in json.loads(out)["findings"] if f["resource"] == "G" and f["message_id"] == "advisor.open-to-world"]
    expect("suppressed", code == 0 and found and all(f["suppressed"] for f in found))
    expect("expired", check(suppressed, "--as-of", "2027-02-01")[0] == 1)
    junit(suppressed, "--as-of", "2027-01-31")
    expired = junit(suppressed, "--as-of", "2027-02-01")[1].findall("testcase[@classname='suppressions']/failure")
    expect("JUnit fails for what expired", len(expired) == 1 and "2027-01-31" in expired[0].text)

    # Names as any program may write them: the formats stay whole, and SARIF's URI leads back to the file.
    for name in (b"a b%20\xc3\xbc.yaml", b"c:d#e?.yaml", b"not utf-8 \xff <&>.yaml"):
        path = os.path.join(os.fsencode(folder), name)
        with open(lab2, "rb") as source, open(path, "wb") as copy:
            copy.write(source.read())
        for form in ("junit", "html", "text", "json", "sarif"):
            done = subprocess.run([program, "check", path, "--format", form], capture_output=True, timeout=120)
            expect(f"{name} as {form}", done.returncode == 1)
            if form == "text":
                continue
            text = done.stdout.decode("utf-8")  # or raises
            if form == "junit":
                xml.fromstring(text)
            if form == "sarif":
                uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in json.loads(text)["runs"][0]["results"]}
                expect(f"{name}: one URI that is the file's, not {uris}", len(uris) == 1 and urllib.parse.unquote_to_bytes(urllib.parse.urlparse(*uris).path) == path)
        here = subprocess.run([program, "check", name, "--format", "sarif"], capture_output=True, cwd=folder, timeout=120).stdout.decode("utf-8")
        uri = json.loads(here)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        expect(f"{name}: relative where it was named so, not {uri}", urllib.parse.urlparse(uri).scheme == "" and urllib.parse.unquote_to_bytes(uri) == name)

    broken = os.path.join(folder, "broken.json")
    with open(broken, "w") as file:
        file.write('{"Resources": {')
    for words in (["--format", "json", broken], [lab2, "--format", "pdf"], [lab2, "--as-of", "2026-02-30"], [lab2, "--fail-on", "green"], [],
                  [lab2, "--metrics", broken], [os.path.join(folder, "none.yaml")], [lab2, broken]):
        code, out, err = check(*words)
        expect(f"wrong use {words}", code == 2 and out == "" and len(err.strip().splitlines()) == 1)

listed = json.loads(check("--list", "--format", "json")[1])["checks"]
expect("--list", len(listed) > 100 and len({c["id"] for c in listed}) == len(listed))

for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
