#include "model/text/escape_xml.h"
#include "model/text/texts.h"
#include "sim/drill/report.h"
#include "sim/drill/report_words.h"

#include <fmt/format.h>

#include <iterator>

namespace faultline::sim {

namespace {

/// How one objective fared over all runs of a drill.
struct Fared {
    DrillOutcome outcome = DrillOutcome::Met;
    std::string text;
};

Fared faredOf(const DrillReport& report, std::size_t objective, const Texts& texts)
{
    Fared out;
    for (const PlayedRun& run : report.runs) {
        const ObjectiveVerdict& verdict = run.verdict.objectives[objective];
        const auto outcome = !verdict.met ? DrillOutcome::Unknown : *verdict.met ? DrillOutcome::Met : DrillOutcome::Missed;
        if (outcome <= out.outcome) continue;
        out.outcome = outcome;
        out.text = texts.render(Message{"report.seed-value",
                                        {{"seed", std::to_string(run.record.seed)},
                                         {"value", spelledValue(verdict.objective.measure, verdict.value, texts)},
                                         {"goal", spelledGoal(verdict.objective, texts)}}});
        for (const std::string& reason : verdict.because) out.text += "; " + texts.render(Message{"report.because", {{"reason", reason}}});
    }
    return out;
}

void addSuite(std::string& out, const DrillReport& report, const Texts& texts)
{
    const std::string name = report.file + ": " + drillName(report.scenario, texts);
    const auto& objectives = report.scenario.objectives;
    std::string cases;
    std::size_t failures = 0, skipped = 0;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const Fared fared = faredOf(report, i, texts);
        fmt::format_to(std::back_inserter(cases), "    <testcase classname=\"{}\" name=\"{}\"", escapeXml(name), escapeXml(objectives[i].text));
        if (fared.outcome == DrillOutcome::Met) cases += "/>\n";
        else if (fared.outcome == DrillOutcome::Missed)
            fmt::format_to(std::back_inserter(cases), "><failure message=\"missed\">{}</failure></testcase>\n", escapeXml(fared.text));
        else
            fmt::format_to(std::back_inserter(cases), "><skipped message=\"{}\"/></testcase>\n",
                           escapeXml(verdictWord(std::nullopt, texts) + ": " + fared.text));
        failures += fared.outcome == DrillOutcome::Missed ? 1 : 0;
        skipped += fared.outcome == DrillOutcome::Unknown ? 1 : 0;
    }
    if (objectives.empty()) fmt::format_to(std::back_inserter(cases), "    <testcase classname=\"{}\" name=\"played\"/>\n", escapeXml(name));
    fmt::format_to(std::back_inserter(out),
                   "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">\n{}  </testsuite>\n",
                   escapeXml(name), std::max<std::size_t>(1, objectives.size()), failures, skipped, cases);
}

} // namespace

std::string reportJunit(const std::vector<DrillReport>& reports, const Texts& texts)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"faultline drill\">\n";
    for (const DrillReport& report : reports) addSuite(out, report, texts);
    return out + "</testsuites>\n";
}

} // namespace faultline::sim
