#include "model/text/texts.h"
#include "sim/drill/report.h"
#include "sim/drill/summary.h"

#include <fmt/format.h>

#include <functional>
#include <iterator>

namespace faultline::sim {

namespace {

/// "12.3", "0.998", "480000": four significant digits, whole numbers whole.
std::string spelled(double value)
{
    if (value == static_cast<double>(static_cast<long long>(value)) && value < 1e15 && value > -1e15) return fmt::format("{:.0f}", value);
    return fmt::format("{:.4g}", value);
}

std::string spelled(const std::optional<double>& value, std::string_view unit)
{
    return value ? fmt::format("{}{}", spelled(*value), unit) : std::string("unknown");
}

/// "10m", "1h30m", "90.5s".
std::string spelledTime(Nanoseconds t)
{
    if (t % (60 * kSecond) != 0) return fmt::format("{}s", spelled(static_cast<double>(t) / 1e9));
    const Nanoseconds minutes = t / (60 * kSecond);
    if (minutes < 60) return fmt::format("{}m", minutes);
    return minutes % 60 == 0 ? fmt::format("{}h", minutes / 60) : fmt::format("{}h{}m", minutes / 60, minutes % 60);
}

/// A value of all runs: the value of the only one, or mean and interval.
std::string over(const DrillReport& report, const std::function<std::optional<double>(const PlayedRun&)>& valueOf, std::string_view unit)
{
    std::vector<double> values;
    for (const PlayedRun& run : report.runs)
        if (const auto value = valueOf(run)) values.push_back(*value);
    if (values.size() != report.runs.size())
        return values.empty() ? "none" : fmt::format("none in {} of {} runs", report.runs.size() - values.size(), report.runs.size());
    const Summary summary = summaryOf(values);
    if (!summary.low) return spelled(summary.mean, unit);
    return fmt::format("{}{} ({}–{})", spelled(summary.mean), unit, spelled(*summary.low), spelled(*summary.high));
}

class TextReport {
public:
    TextReport(const DrillReport& report, const Texts& texts) : m_report(report), m_texts(texts) {}

    std::string text()
    {
        heading();
        requests();
        objectives();
        phases();
        timeline();
        stations();
        assumptions();
        return std::move(m_out);
    }

private:
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
        m_out += '\n';
    }
    [[nodiscard]] const PlayedRun& first() const { return m_report.runs.front(); }

    void heading()
    {
        const Scenario& scenario = m_report.scenario;
        line("{}: {}", m_report.file, scenario.name.empty() ? std::string("drill") : scenario.name);
        const std::string seeds = m_report.isCampaign ? fmt::format("seeds {} to {}", first().record.seed, m_report.runs.back().record.seed)
                                                      : fmt::format("seed {}", first().record.seed);
        line("  {} of {}, {}", spelledTime(scenario.duration), scenario.traffic.text, seeds);
        for (const Fault& fault : scenario.faults) line("  fault {}", fault.text);
    }

    void requests()
    {
        const auto count = [&](const std::function<std::uint64_t(const RequestCounts&)>& of) {
            return over(
                m_report, [&](const PlayedRun& run) { return std::optional(static_cast<double>(of(run.record.requests))); }, "");
        };
        line("");
        line("  sent {}, succeeded {}, lost {}, in flight {}, retries {}", count([](const RequestCounts& c) { return c.sent; }),
             count([](const RequestCounts& c) { return c.of(Outcome::Succeeded); }), count([](const RequestCounts& c) { return c.lost(); }),
             count([](const RequestCounts& c) { return c.of(Outcome::InFlight); }), count([](const RequestCounts& c) { return c.retries; }));
        for (int cause = 1; cause < kCauses; ++cause) {
            const auto ofCause = [cause](const RequestCounts& c) { return c.lostByCause[static_cast<std::size_t>(cause)]; };
            bool any = false;
            for (const PlayedRun& run : m_report.runs) any = any || ofCause(run.record.requests) > 0;
            if (any) line("    lost by {}: {}", causeName(static_cast<Cause>(cause)), count(ofCause));
        }
        const auto percent = [](const PlayedRun& run) {
            return run.verdict.availability ? std::optional(*run.verdict.availability * 100) : std::nullopt;
        };
        line("  availability {}, goodput {}", over(m_report, percent, " %"),
             over(
                 m_report, [](const PlayedRun& run) { return std::optional(run.verdict.goodputRps); }, "/s"));
        const auto latency = [&](double q) {
            return over(
                m_report,
                [q](const PlayedRun& run) {
                    return run.record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs.quantile(q);
                },
                " ms");
        };
        line("  latency p50 {}, p90 {}, p99 {}", latency(0.5), latency(0.9), latency(0.99));
        if (m_report.scenario.faults.empty()) return;
        line("  recovery time {}, data lost {}, redundancy restored after {}",
             over(
                 m_report, [](const PlayedRun& r) { return r.verdict.rtoS; }, " s"),
             over(
                 m_report, [](const PlayedRun& r) { return r.verdict.rpoS; }, " s"),
             over(
                 m_report, [](const PlayedRun& r) { return r.verdict.redundancyRestoredS; }, " s"));
    }

    void objectives()
    {
        if (m_report.scenario.objectives.empty()) return;
        line("\n  objectives");
        for (std::size_t i = 0; i < m_report.scenario.objectives.size(); ++i) {
            std::size_t met = 0, unknown = 0;
            for (const PlayedRun& run : m_report.runs) {
                const auto& verdict = run.verdict.objectives[i];
                met += verdict.met.value_or(false) ? 1 : 0;
                unknown += verdict.met ? 0 : 1;
            }
            std::string word = unknown > 0 ? "can't tell" : met == m_report.runs.size() ? "met" : "MISSED";
            if (m_report.isCampaign) word += fmt::format(" ({} of {} runs met it)", met, m_report.runs.size());
            const auto value = over(
                m_report, [i](const PlayedRun& run) { return run.verdict.objectives[i].value; }, "");
            line("    {:24} {:11} value {}", m_report.scenario.objectives[i].text, word, value);
            for (const std::string& reason : first().verdict.objectives[i].because) line("      because of: {}", reason);
        }
    }

    void phases()
    {
        if (m_report.isCampaign) return;
        line("\n  phase        from        to      lost");
        for (const Phase& phase : first().verdict.phases)
            line("    {:9} {:>8}  {:>8}  {:>8}", phase.name, spelledTime(phase.from), spelledTime(phase.to), phase.lost);
    }

    void timeline()
    {
        if (m_report.isCampaign || first().record.timeline.empty()) return;
        line("\n  timeline");
        for (const TimelineEntry& entry : first().record.timeline) {
            const std::string rule = entry.rule.empty() ? "" : fmt::format(" [{}]", entry.rule);
            line("    {:>9.3f} s  {:20} {}{}", static_cast<double>(entry.at) / 1e9, entry.resource, m_texts.render(entry.text), rule);
        }
    }

    void stations()
    {
        if (m_report.isCampaign || first().record.stations.empty()) return;
        line("\n  {:24} {:12} {:>9} {:>6} {:>9} {:>9} {:>9} {:>6}", "station", "zone", "requests", "busy", "wait ms", "work ms", "hold ms", "queue");
        for (const StationRecord& s : first().record.stations) {
            const auto mean = [](std::int64_t sum, std::uint64_t n) {
                return n == 0 ? std::string("-") : spelled(static_cast<double>(sum) / (static_cast<double>(n) * 1e6));
            };
            const std::string busy =
                s.availableServerNs == 0
                    ? "-"
                    : fmt::format("{:.0f} %", 100 * static_cast<double>(s.busyServerNs) / static_cast<double>(s.availableServerNs));
            line("  {:24} {:12} {:>9} {:>6} {:>9} {:>9} {:>9} {:>6}", s.instance.value_or(s.resource), s.az, s.requests, busy,
                 mean(s.waitSumNs, s.started), mean(s.serviceSumNs, s.finished), mean(s.holdSumNs, s.finished), s.queueMax);
        }
    }

    void assumptions()
    {
        if (first().record.assumptions.empty() && first().verdict.assumptions.empty()) return;
        line("\n  assumptions");
        for (const auto* list : {&first().record.assumptions, &first().verdict.assumptions})
            for (const Assumption& a : *list) line("    {}: {} ({})", a.what, a.value, a.source);
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
