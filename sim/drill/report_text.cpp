#include "model/text/texts.h"
#include "sim/drill/report.h"
#include "sim/drill/report_words.h"
#include "sim/drill/retries.h"
#include "sim/drill/summary.h"

#include <fmt/format.h>

#include <functional>

namespace faultline::sim {

namespace {

class TextReport {
public:
    TextReport(const DrillReport& report, const Texts& texts) : m_report(report), m_texts(texts) {}

    std::string text()
    {
        heading();
        requests();
        retries();
        objectives();
        phases();
        timeline();
        stations();
        assumptions();
        return std::move(m_out);
    }

private:
    using Args = std::vector<std::pair<std::string, std::string>>;
    using ValueOf = std::function<std::optional<double>(const PlayedRun&)>;

    [[nodiscard]] std::string say(std::string_view id, Args args = {}) const
    {
        return m_texts.render(Message{fmt::format("report.{}", id), std::move(args)});
    }
    void line(int indent, std::string_view text) { m_out += fmt::format("{:{}}{}\n", "", indent, text); }
    void section(std::string_view id)
    {
        m_out += '\n';
        line(2, say(id));
    }
    [[nodiscard]] const PlayedRun& first() const { return m_report.runs.front(); }

    /// @param unit  id of the unit below "report.unit."; empty: a bare number
    [[nodiscard]] std::string inUnit(double value, std::string_view unit) const
    {
        return unit.empty() ? spelledNumber(value) : say(fmt::format("unit.{}", unit), {{"value", spelledNumber(value)}});
    }

    /// A value of all runs: the value of the only one, or mean and interval.
    [[nodiscard]] std::string over(const ValueOf& valueOf, const std::function<std::string(double)>& spelled) const
    {
        std::vector<double> values;
        for (const PlayedRun& run : m_report.runs)
            if (const auto value = valueOf(run)) values.push_back(*value);
        if (values.empty()) return say("none");
        const std::size_t runs = m_report.runs.size();
        if (values.size() != runs) return say("none-in-some", {{"count", std::to_string(runs - values.size())}, {"runs", std::to_string(runs)}});
        const Summary summary = summaryOf(values);
        if (!summary.low) return spelled(summary.mean);
        return say("mean-and-interval", {{"mean", spelled(summary.mean)}, {"low", spelled(*summary.low)}, {"high", spelled(*summary.high)}});
    }
    [[nodiscard]] std::string over(std::string_view unit, const ValueOf& valueOf) const
    {
        return over(valueOf, [&](double value) { return inUnit(value, unit); });
    }
    template <class Of>
    [[nodiscard]] std::string count(Of of) const
    {
        return over("", [of](const PlayedRun& run) { return std::optional(static_cast<double>(of(run.record.requests))); });
    }

    void heading()
    {
        const Scenario& scenario = m_report.scenario;
        line(0, say("heading", {{"file", m_report.file}, {"drill", drillName(scenario, m_texts)}}));
        const std::string from = std::to_string(first().record.seed), to = std::to_string(m_report.runs.back().record.seed);
        line(2, say(m_report.isCampaign ? "span-of-seeds" : "span",
                    {{"length", spelledLength(scenario.duration)}, {"traffic", scenario.traffic.text}, {"seed", from}, {"last", to}}));
        if (scenario.warmUp > 0) line(2, say("warm-up", {{"length", spelledLength(scenario.warmUp)}}));
        if (const auto& placement = m_report.placement)
            line(2, say(placement->isWorst ? "placement-worst" : "placement", {{"zones", placement->zones}, {"of", std::to_string(placement->of)}}));
        for (const Fault& fault : scenario.faults) line(2, say("fault", {{"fault", fault.text}}));
    }

    void requests()
    {
        m_out += '\n';
        line(2, say("requests", {{"sent", count([](const RequestCounts& c) { return c.sent; })},
                                 {"succeeded", count([](const RequestCounts& c) { return c.of(Outcome::Succeeded); })},
                                 {"lost", count([](const RequestCounts& c) { return c.lost(); })},
                                 {"flying", count([](const RequestCounts& c) { return c.of(Outcome::InFlight); })},
                                 {"retries", count([](const RequestCounts& c) { return c.retries; })}}));
        for (int cause = 1; cause < kCauses; ++cause) {
            const auto ofCause = [cause](const RequestCounts& c) { return c.lostByCause[static_cast<std::size_t>(cause)]; };
            bool any = false;
            for (const PlayedRun& run : m_report.runs) any = any || ofCause(run.record.requests) > 0;
            if (any) line(4, say("lost-by", {{"cause", std::string(causeName(static_cast<Cause>(cause)))}, {"count", count(ofCause)}}));
        }
        const auto availability = over([](const PlayedRun& run) { return run.verdict.availability; },
                                       [&](double ratio) { return spelledValue(Objective::Measure::Availability, ratio, m_texts); });
        const auto goodput = over("per-second", [](const PlayedRun& run) { return std::optional(run.verdict.goodputRps); });
        line(2, say("rates", {{"availability", availability}, {"goodput", goodput}}));
        const auto latency = [&](double q) {
            return over("milliseconds", [q](const PlayedRun& run) {
                return run.record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs.quantile(q);
            });
        };
        line(2, say("latency", {{"p50", latency(0.5)}, {"p90", latency(0.9)}, {"p99", latency(0.99)}}));
        if (m_report.scenario.faults.empty()) return;
        line(2, say("recovery", {{"rto", over("seconds", [](const PlayedRun& r) { return r.verdict.rtoS; })},
                                 {"rpo", over("seconds", [](const PlayedRun& r) { return r.verdict.rpoS; })},
                                 {"redundancy", over("seconds", [](const PlayedRun& r) { return r.verdict.redundancyRestoredS; })}}));
    }

    void retries()
    {
        if (m_report.isCampaign) return;
        for (const Amplification& hop : amplificationOf(first().record))
            line(2, say("amplification", {{"from", hop.from}, {"to", hop.to}, {"factor", spelledNumber(hop.total)}}));
        if (const auto state = metastableOf(first().record, m_report.scenario))
            line(2, say("metastable", {{"from", spelledMoment(state->from)},
                                       {"to", spelledMoment(state->to)},
                                       {"offered", spelledNumber(state->offeredRps)},
                                       {"goodput", spelledNumber(state->goodputRps)},
                                       {"attempts", spelledNumber(state->attemptsPerRequest)}}));
    }

    void objectives()
    {
        if (m_report.scenario.objectives.empty()) return;
        section("objectives");
        for (std::size_t i = 0; i < m_report.scenario.objectives.size(); ++i) {
            const Objective& objective = m_report.scenario.objectives[i];
            std::size_t met = 0, unknown = 0;
            for (const PlayedRun& run : m_report.runs) {
                const auto& verdict = run.verdict.objectives[i];
                met += verdict.met.value_or(false) ? 1 : 0;
                unknown += verdict.met ? 0 : 1;
            }
            const auto all = unknown > 0 ? std::nullopt : std::optional(met == m_report.runs.size());
            std::string word = verdictWord(all, m_texts);
            if (m_report.isCampaign) word += " " + say("met-in", {{"met", std::to_string(met)}, {"runs", std::to_string(m_report.runs.size())}});
            const auto value = over([i](const PlayedRun& run) { return run.verdict.objectives[i].value; },
                                    [&](double v) { return spelledValue(objective.measure, v, m_texts); });
            line(4, say("objective", {{"objective", fmt::format("{:24}", objective.text)},
                                      {"verdict", fmt::format("{:11}", word)},
                                      {"value", value},
                                      {"goal", spelledGoal(objective, m_texts)}}));
            for (const std::string& reason : first().verdict.objectives[i].because) line(6, say("because", {{"reason", reason}}));
        }
    }

    void phases()
    {
        if (m_report.isCampaign) return;
        m_out += '\n';
        line(2, fmt::format("{:11} {:>12}  {:>12}  {:>8}", say("column.phase"), say("column.from"), say("column.to"), say("column.lost")));
        for (const Phase& phase : first().verdict.phases)
            line(4, fmt::format("{:9} {:>12}  {:>12}  {:>8}", say("phase." + phase.name), spelledMoment(phase.from), spelledMoment(phase.to),
                                phase.lost));
    }

    void timeline()
    {
        if (m_report.isCampaign || first().record.timeline.empty()) return;
        section("timeline");
        for (const TimelineEntry& entry : first().record.timeline) {
            const std::string rule = entry.rule.empty() ? "" : fmt::format(" [{}]", entry.rule);
            line(4, fmt::format("{:>12}  {:20} {}{}", spelledMoment(entry.at), entry.resource, m_texts.render(entry.text), rule));
        }
    }

    void stations()
    {
        if (m_report.isCampaign || first().record.stations.empty()) return;
        m_out += '\n';
        constexpr auto kRow = "{:24} {:12} {:>9} {:>6} {:>9} {:>9} {:>9} {:>6}";
        line(2, fmt::format(kRow, say("column.station"), say("column.zone"), say("column.requests"), say("column.busy"), say("column.wait-ms"),
                            say("column.work-ms"), say("column.hold-ms"), say("column.queue")));
        for (const StationRecord& s : first().record.stations) {
            const auto mean = [](std::int64_t sum, std::uint64_t n) {
                return n == 0 ? std::string("-") : spelledNumber(static_cast<double>(sum) / (static_cast<double>(n) * 1e6));
            };
            const std::string busy =
                s.availableServerNs == 0
                    ? "-"
                    : fmt::format("{:.0f} %", 100 * static_cast<double>(s.busyServerNs) / static_cast<double>(s.availableServerNs));
            line(2, fmt::format(kRow, s.instance.value_or(s.resource), s.az, s.requests, busy, mean(s.waitSumNs, s.started),
                                mean(s.serviceSumNs, s.finished), mean(s.holdSumNs, s.finished), s.queueMax));
        }
    }

    void assumptions()
    {
        if (first().record.assumptions.empty() && first().verdict.assumptions.empty()) return;
        section("assumptions");
        for (const auto* list : {&first().record.assumptions, &first().verdict.assumptions})
            for (const Assumption& a : *list) line(4, say("assumption", {{"what", a.what}, {"value", a.value}, {"source", a.source}}));
    }

    const DrillReport& m_report;
    const Texts& m_texts;
    std::string m_out;
};

} // namespace

std::string reportText(const std::vector<DrillReport>& reports, const Texts& texts)
{
    std::string out;
    for (const DrillReport& report : reports) out += (out.empty() ? "" : "\n") + TextReport(report, texts).text();
    return out;
}

} // namespace faultline::sim
