"""Holds `faultline check` to its contract from outside: exit codes, keys, SARIF, JUnit, HTML, batches, dates. Usage: check_acceptance.py FAULTLINE TEMPLATES"""
import html.parser
import json
import os
import subprocess
import sys
import tempfile
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


lab2, lab3 = (os.path.join(templates, f"{name}.yaml") for name in ("lab-2", "lab-3"))
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
    suite = xml.fromstring(check(circle, "--format", "junit")[1]).find("testsuite")
    expect("JUnit counts", int(suite.get("failures")) == len(suite.findall("testcase/failure")) > 0 and int(suite.get("tests")) == len(suite.findall("testcase")))
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
