#include "model/advisor/check_support.h"

#include <array>

namespace faultline {

namespace {

void alarmActions(Judge& judge)
{
    forEach(judge, "AWS::CloudWatch::Alarm",
            [&](const Resource& r) { judge.flag(r, "ActionsEnabled", true, true, CheckStatus::Yellow, "advisor.alarm-actions-off"); });
}

void flowLogs(Judge& judge)
{
    forEach(judge, "AWS::EC2::VPC", [&](const Resource& r) {
        bool isLogged = false, isKnown = true;
        forEach(judge, "AWS::EC2::FlowLog", [&](const Resource& log) {
            const Mention subject = reading::mention(judge.architecture(), property(log, "ResourceId"));
            if (subject == Mention{r.id, false}) isLogged = true;
            else if (!subject.isKnown()) isKnown = false;
        });
        if (isLogged) judge.green(r);
        else if (!isKnown) judge.cantTell(r, {});
        else judge.yellow(r, {}, {"advisor.vpc-no-flow-logs", {}});
    });
}

constexpr std::array kChecks{CheckCode{"c18d2gz109", alarmActions}, CheckCode{"c18d2gz122", flowLogs}};

} // namespace

std::span<const CheckCode> operationChecks() { return kChecks; }

} // namespace faultline
