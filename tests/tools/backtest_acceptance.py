#!/usr/bin/env python3
"""`faultline backtest` from outside: rows of AWS's own tables, names of resources, and wrong input. Python's standard library only.

usage: backtest_acceptance.py FAULTLINE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

TEMPLATE = """Resources:
  Web: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1}}
  Group: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: 1, MaxSize: 40, DesiredCapacity: 10}}
  Out:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Group
      PolicyType: StepScaling
      AdjustmentType: PercentChangeInCapacity
      StepAdjustments:
        - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0}
        - {MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10}
        - {MetricIntervalLowerBound: 20, ScalingAdjustment: 30}
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties: {Namespace: AWS/EC2, MetricName: CPUUtilization, Dimensions: [{Name: InstanceId, Value: !Ref Web}], Statistic: Average, Period: 60,
      EvaluationPeriods: %d, Threshold: 50, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!Ref Out]}
"""
START = "2026-01-05T00:00:00Z"


def stamp(minute):
    return f"2026-01-05T00:{minute:02d}:00Z"


def data(points, instance="Web"):
    """A series of minutes; None is missing."""
    present = [(stamp(minute), value) for minute, value in enumerate(points) if value is not None]
    metric = {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization", "Dimensions": [{"Name": "InstanceId", "Value": instance}]}
    return {"StartTime": START, "EndTime": stamp(len(points)),
            "MetricDataQueries": [{"Id": "m1", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Average"}}],
            "MetricDataResults": [{"Id": "m1", "Timestamps": [at for at, _ in present], "Values": [value for _, value in present]}]}


class Trial:
    def __init__(self, program, folder):
        self.program, self.folder, self.wrong = program, pathlib.Path(folder), 0

    def run(self, template, metrics, *options):
        (self.folder / "t.yaml").write_text(template)
        (self.folder / "d.json").write_text(metrics if isinstance(metrics, str) else json.dumps(metrics))
        return subprocess.run([self.program, "backtest", str(self.folder / "t.yaml"), "--metrics", str(self.folder / "d.json"), *options],
                              capture_output=True, text=True, timeout=60)

    def report(self, periods, metrics, *options):
        done = self.run(TEMPLATE % periods, metrics, "--format", "json", *options)
        self.expect(done.returncode == 0, f"exit {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def expect(self, holds, what):
        if not holds:
            self.wrong += 1
            print(f"wrong: {what}")

    def refused(self, what, done):
        lines = done.stderr.strip().splitlines()
        self.expect(done.returncode == 2 and len(lines) == 1 and not done.stdout, f"{what}: exit {done.returncode}, {done.stderr!r}")


# statements: CW-42 CW-44 T1-1
def a_row_of_the_guide_gives_the_state_of_the_guide(trial):
    report = trial.report(3, data([1, None, 99, None, 99]))
    trial.expect(report["schema"] == "faultline.backtest/1", "schema")
    states = [state["state"] for state in report["alarms"][0]["states"]]
    trial.expect(states == ["INSUFFICIENT_DATA", "OK"], states)


# statements: ASG-55 STEP-1
def a_step_of_the_guide_orders_what_the_guide_says(trial):
    report = trial.report(1, data([60]))
    capacity = report["groups"][0]["capacity"]
    trial.expect([(change["t"], change["desired"], change["by"]) for change in capacity] == [(stamp(1), 11, "Out")], capacity)


def resources_are_found_under_their_physical_names(trial):
    report = trial.report(1, data([60], "i-0123"), "--map", "i-0123=Web")
    trial.expect(report["alarms"][0]["states"][-1]["state"] == "ALARM", report["alarms"])
    trial.expect(not any("only series" in a["source"] for a in report["assumptions"]), report["assumptions"])
    by_assumption = trial.report(1, data([60], "i-0123"))
    trial.expect(any("only series" in a["source"] for a in by_assumption["assumptions"]), by_assumption["assumptions"])


def text_tells_the_same(trial):
    done = trial.run(TEMPLATE % 1, data([60]))
    trial.expect(done.returncode == 0 and "ALARM" in done.stdout and "from 10 to 11" in done.stdout, done.stdout)


def wrong_input_is_refused_with_one_line(trial):
    good = TEMPLATE % 1
    trial.refused("no data", trial.run(good, "{}"))
    trial.refused("broken JSON", trial.run(good, "{\"MetricDataQueries\": ["))
    trial.refused("unequal lists", trial.run(good, {**data([60]), "MetricDataResults": [{"Id": "m1", "Timestamps": [START], "Values": []}]}))
    trial.refused("unknown resource", trial.run(good, data([60]), "--map", "i-1=Nobody"))
    trial.refused("no map", trial.run(good, data([60]), "--map", "i-1"))
    trial.refused("format", trial.run(good, data([60]), "--format", "xml"))
    trial.refused("a span of an age", trial.run(good, {**data([60]), "StartTime": "1970-01-01T00:00:00Z"}))


def main():
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(sys.argv[1], folder)
        for check in (a_row_of_the_guide_gives_the_state_of_the_guide, a_step_of_the_guide_orders_what_the_guide_says,
                      resources_are_found_under_their_physical_names, text_tells_the_same, wrong_input_is_refused_with_one_line):
            check(trial)
    print("backtest:", "ok" if trial.wrong == 0 else f"{trial.wrong} wrong")
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
