#!/usr/bin/env python3
"""Holds the simulator to queueing theory, from templates and through the command line alone.

usage: theory.py FAULTLINE [--quick] [--only WORD]

Each case is a template with `Overheads: none`, traffic, and figures that theory knows exactly. A pilot of 20 seeds finds how long the runs must be;
then 20 other seeds are played. The exact value must lie inside their 99.9 % interval, whose half-width must be at most 2 % of it, and Little's law
must hold within 1 % at every station that loses nobody. `--quick` plays a few cases only and asks for 10 %, for the default test run.
Python's standard library only; the formulas are in queueing_formulas.py.
"""
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile

import queueing_formulas as q

SEEDS = 20
T_999 = 3.8834058  # Student's t, 0.9995, 19 degrees of freedom
T_95 = 2.0930241   # the report's intervals
PILOT_REQUESTS = 20_000
ROOM = 2           # a pilot's variance scatters itself
REQUESTS_MAX = 12_000_000
FIRST_SEED, PILOT_SEED = 1, 100_001


# ---- templates -----------------------------------------------------------------------------------------------------------------------------------

def law(kind, mean, **more):
    inner = "".join(f", {key}: {value}" for key, value in more.items())
    return f"{{Distribution: {kind}, MeanMs: {mean}{inner}}}"


def station(name, workload, uses="", kind="AWS::EC2::Instance", size="m5.large"):
    properties = (f"{{Engine: mysql, DBInstanceClass: db.{size}, AllocatedStorage: \"20\"}}" if kind == "AWS::RDS::DBInstance"
                  else f"{{ImageId: ami-00000000000000000, InstanceType: {size}}}")
    text = f"  {name}:\n    Type: {kind}\n    Properties: {properties}\n    Metadata:\n      Faultline:\n        Workload: {{{workload}}}\n"
    return text + (f"        Uses: [{uses}]\n" if uses else "")


def servers(count, service, more=""):
    return f"Servers: {count}, QueueLimit: 100000000, ServiceTime: {service}{more}"


def template(resources, to="Server", timeout_ms=3_600_000):
    return ("AWSTemplateFormatVersion: 2010-09-09\nMetadata:\n  Faultline:\n    Version: 1\n    Region: us-east-1\n    Zones: [us-east-1a, us-east-1b]\n"
            "    Network: {Overheads: none}\n    Actors:\n      Users:\n"
            f"        Client: {{Arrivals: poisson, TimeoutMs: {timeout_ms}, Retries: 0}}\n        Sends: [{{To: {to}}}]\nResources:\n" + resources)


def rotation():
    balancer = ("  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [subnet-1, subnet-2]}}\n"
                "  Listener:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      LoadBalancerArn: !Ref LoadBalancer\n      Port: 80\n"
                "      Protocol: HTTP\n      DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]\n"
                "  TargetGroup:\n    Type: AWS::ElasticLoadBalancingV2::TargetGroup\n    Properties:\n      VpcId: vpc-1\n      Port: 80\n      Protocol: HTTP\n"
                "      Targets: [{Id: !Ref A}, {Id: !Ref B}, {Id: !Ref C}, {Id: !Ref D}]\n")
    return template(balancer + "".join(station(n, servers(2, law("exponential", 5))) for n in "ABCD"), to="LoadBalancer")


# ---- what is read from a report ------------------------------------------------------------------------------------------------------------------

def row(report, resource):
    return next(s for s in report["stations"] if s["resource"] == resource and s["instance"] is None)


def wait_at(resource):
    return lambda report: row(report, resource)["mean_wait_ms"]


def hold_at(resource):
    return lambda report: row(report, resource)["mean_hold_ms"]


def busy_at(resource):
    return lambda report: row(report, resource)["utilisation"]


def latency(report):
    return report["latency_ms"]["mean"]


def throughput(report):
    return report["goodput_rps"]


def share(state):
    """Of all requests; the interval is that of the count over the mean number sent, which scatters far less."""
    def of(report):
        sent = report["requests"]["sent"]["mean"]
        count = report["requests"][state]
        return {"mean": count["mean"] / sent, "ci95": [c / sent for c in count["ci95"]]}
    return of


class Case:
    def __init__(self, name, text, traffic, rate, figures, little=(), quick=False):
        self.name, self.text, self.traffic, self.rate, self.figures, self.little, self.quick = name, text, traffic, rate, figures, little, quick


def constant(rate):
    return f"constant:{rate:.9g}/s"


# ---- the cases -----------------------------------------------------------------------------------------------------------------------------------

def many_servers():
    for c, rho in itertools.product((1, 4, 16), (0.5, 0.8, 0.95)):
        rate = rho * c / 0.010
        yield Case(f"M/M/{c} at {rho}", template(station("Server", servers(c, law("exponential", 10)))), constant(rate), rate,
                   [("mean wait", wait_at("Server"), 1000 * q.mmc_wait(rate, 100, c)), ("utilisation", busy_at("Server"), rho)],
                   little=("Server",), quick=(c, rho) in ((1, 0.5), (4, 0.8)))


def finite_queues():
    for c, room, rho in ((1, 5, 0.9), (2, 8, 1.2), (4, 10, 0.8)):
        rate = rho * c * 100
        loss, wait = q.mmck(rate, 100, c, c + room)
        workload = f"Servers: {c}, QueueLimit: {room}, ServiceTime: {law('exponential', 10)}"
        yield Case(f"M/M/{c}/{c + room} at {rho}", template(station("Server", workload)), constant(rate), rate,
                   [("refused", share("refused"), loss), ("mean wait", wait_at("Server"), 1000 * wait)], quick=(c, rho) == (2, 1.2))


def general_service():
    for name, written, mean, second in (
            ("deterministic", law("deterministic", 10), 0.01, 0.01 ** 2),
            ("Erlang-3", law("erlang", 10, K=3), 0.01, 0.01 ** 2 * (1 + 1 / 3)),
            ("lognormal", law("lognormal", 10, Cv=1.5), 0.01, 0.01 ** 2 * (1 + 1.5 ** 2)),
            ("hyperexponential", "{Distribution: hyperexponential, Branches: [{Probability: 0.9, MeanMs: 5}, {Probability: 0.1, MeanMs: 55}]}", 0.01,
             2 * (0.9 * 0.005 ** 2 + 0.1 * 0.055 ** 2))):
        rate = 0.7 / mean
        yield Case(f"M/G/1, {name}", template(station("Server", servers(1, written))), constant(rate), rate,
                   [("mean wait", wait_at("Server"), 1000 * q.pollaczek_khinchine(rate, mean, second))], little=("Server",),
                   quick=name == "deterministic")


def behind_a_rotation():
    wait = 1000 * q.erlang_arrivals_wait(250, 4, 200, 2)
    yield Case("E4/M/2 behind a round robin", rotation(), constant(1000), 1000, [(f"mean wait at {n}", wait_at(n), wait) for n in "AD"], little=tuple("ABCD"))


def processor_sharing():
    for name, written in (("exponential", law("exponential", 10)), ("lognormal", law("lognormal", 10, Cv=2)), ("deterministic", law("deterministic", 10))):
        workload = f"Workers: 1000000, QueueLimit: 100000000, CpuMs: {written}"
        yield Case(f"M/G/1 processor sharing, {name}", template(station("Server", workload, size="t2.micro")), constant(70), 70,
                   [("mean sojourn", hold_at("Server"), 10 / (1 - 0.7))], quick=name == "lognormal")
    # With a vCPU for each of up to c requests, the number present is that of M/M/c.
    workload = f"Workers: 1000000, QueueLimit: 100000000, CpuMs: {law('exponential', 10)}"
    yield Case("M/M/4 processor sharing", template(station("Server", workload, size="m5.xlarge")), constant(320), 320,
               [("mean sojourn", hold_at("Server"), 10 + 1000 * q.mmc_wait(320, 100, 4))])


def loss_systems():
    for name, written in (("exponential", law("exponential", 10)), ("deterministic", law("deterministic", 10)), ("lognormal", law("lognormal", 10, Cv=2))):
        workload = f"Servers: 10, QueueLimit: 0, ServiceTime: {written}"
        yield Case(f"Erlang B, {name}", template(station("Server", workload)), constant(800), 800, [("refused", share("refused"), q.erlang_b(10, 8))],
                   quick=name == "deterministic")
    # Ten connections, each held while the database answers: the caller's own time is nothing beside it.
    held = station("Server", f"Workers: 10, QueueLimit: 0, CpuMs: {law('deterministic', 0.001)}",
                   f"{{To: Database, Calls: 1, ServiceTime: {law('exponential', 9.999)}}}", size="m5.24xlarge")
    database = station("Database", f"Servers: 1000, ServiceTime: {law('exponential', 10)}", kind="AWS::RDS::DBInstance")
    yield Case("Erlang B, workers held by calls", template(held + database), constant(800), 800, [("refused", share("refused"), q.erlang_b(10, 8))])


def deadlines():
    for c, rho, patience in ((1, 0.9, 0.05), (4, 1.1, 0.03)):
        rate = rho * c * 100
        dropped, good = q.mmc_deadline(rate, 100, c, patience)
        workload = servers(c, law("exponential", 10), ", DropsExpired: true")
        yield Case(f"M/M/{c} with deadlines at {rho}", template(station("Server", workload), timeout_ms=1000 * patience), constant(rate), rate,
                   [("succeeded", share("succeeded"), good), ("utilisation", busy_at("Server"), rho * (1 - dropped))])


def closed_networks():
    for users, think, c, calls in ((20, 0.5, 1, 1), (40, 0.3, 2, 2)):
        own, other = 0.010, 0.004
        app = station("Server", servers(c, law("exponential", 1000 * own)), f"{{To: Database, Calls: {calls}, Holds: false}}")
        database = station("Database", servers(1, law("exponential", 1000 * other)), kind="AWS::RDS::DBInstance")
        rate, response = q.closed_network(users, think, [(1, own, c), (calls, other, 1)])
        yield Case(f"closed network, {users} users", template(app + database), f"users:{users},think={int(1000 * think)}ms", rate,
                   [("throughput", throughput, rate), ("mean response", latency, 1000 * response)], little=("Server", "Database"), quick=users == 20)


def open_networks():
    rate, first, second, third = 60, 0.010, 0.020, 0.004
    app = station("Server", servers(1, law("exponential", 1000 * first)),
                  f"{{To: Search, Calls: 1, Probability: 0.4, Holds: false}}, {{To: Database, Calls: 2, Probability: 0.7, Holds: false}}")
    search = station("Search", servers(1, law("exponential", 1000 * second)))
    database = station("Database", servers(1, law("exponential", 1000 * third)), kind="AWS::RDS::DBInstance")
    waits = {"Server": q.mmc_wait(rate, 1 / first, 1), "Search": q.mmc_wait(0.4 * rate, 1 / second, 1), "Database": q.mmc_wait(1.4 * rate, 1 / third, 1)}
    total = waits["Server"] + first + 0.4 * (waits["Search"] + second) + 1.4 * (waits["Database"] + third)
    yield Case("open Jackson network", template(app + search + database), constant(rate), rate,
               [(f"mean wait at {n}", wait_at(n), 1000 * w) for n, w in waits.items()] + [("mean latency", latency, 1000 * total)],
               little=tuple(waits))


FAMILIES = (many_servers, finite_queues, general_service, behind_a_rotation, processor_sharing, loss_systems, deadlines, closed_networks, open_networks)


# ---- playing -------------------------------------------------------------------------------------------------------------------------------------

def play(faultline, folder, case, seconds, first_seed):
    path = os.path.join(folder, "case.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(case.text)
    done = subprocess.run([faultline, "drill", path, "--traffic", case.traffic, "--duration", f"{seconds}s", "--seed", str(first_seed), "--seeds", str(SEEDS),
                           "--warm-up", f"{max(1, seconds // 20)}s", "--format", "json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{case.name}: {done.args} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def half_width(value):
    return (value["ci95"][1] - value["ci95"][0]) / 2 * T_999 / T_95


def little_error(report, resource):
    """How far the mean queue is from arrival rate times mean wait."""
    station_row = row(report, resource)
    rate = station_row["requests"]["mean"] / report["measured_s"]
    expected = rate * station_row["mean_wait_ms"]["mean"] / 1000
    return abs(station_row["mean_queue"]["mean"] / expected - 1) if expected > 0 else 0


def run_case(faultline, folder, case, allowed):
    pilot = play(faultline, folder, case, math.ceil(PILOT_REQUESTS / case.rate), PILOT_SEED)
    factor = max((half_width(of(pilot)) / (allowed * exact)) ** 2 for _, of, exact in case.figures)
    requests = min(REQUESTS_MAX, max(PILOT_REQUESTS, ROOM * factor * PILOT_REQUESTS))
    report = play(faultline, folder, case, math.ceil(requests / case.rate), FIRST_SEED)
    wrong = 0
    for name, of, exact in case.figures:
        value = of(report)
        half = half_width(value)
        good = abs(value["mean"] - exact) <= half and half <= allowed * exact
        wrong += not good
        print(f"{case.name:34} {name:18} {exact:>11.6g} {value['mean']:>11.6g} {100 * half / exact:>7.2f} {requests:>9.0f} {'' if good else 'WRONG'}", flush=True)
    for resource in case.little:
        error = little_error(report, resource)
        good = error <= max(0.01, allowed / 2)
        wrong += not good
        print(f"{case.name:34} {'Little at ' + resource:18} {'':>11} {'':>11} {100 * error:>7.2f} {'':>9} {'' if good else 'WRONG'}", flush=True)
    return wrong


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    quick = "--quick" in sys.argv[2:]
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    allowed = 0.10 if quick else 0.02
    wrong = 0
    print(f"{'case':34} {'figure':18} {'exact':>11} {'mean':>11} {'± %':>7} {'requests':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for family in FAMILIES:
            for case in family():
                if only in case.name and (case.quick or not quick):
                    wrong += run_case(sys.argv[1], folder, case, allowed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
