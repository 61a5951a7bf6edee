#include "model/text/escape_xml.h"
#include "model/text/texts.h"
#include "sim/drill/html_page.h"
#include "sim/drill/report.h"
#include "sim/drill/report_words.h"
#include "sim/drill/svg_curve.h"

#include <fmt/format.h>

#include <vector>

namespace faultline::sim {

namespace {

double secondsOf(Nanoseconds t) { return static_cast<double>(t) / 1e9; }

class ReportPage {
public:
    explicit ReportPage(const Texts& texts) : m_texts(texts), m_page(texts.render(Message{"report.title", {}})) {}

    std::string html(const std::vector<DrillReport>& reports)
    {
        m_page.heading(1, say("title"));
        for (const DrillReport& report : reports) drill(report);
        return m_page.take();
    }

private:
    [[nodiscard]] std::string say(std::string_view id, std::vector<std::pair<std::string, std::string>> args = {}) const
    {
        return m_texts.render(Message{fmt::format("report.{}", id), std::move(args)});
    }
    void title(std::string_view id) { m_page.heading(3, say(id)); }
    /// Ids of columns; one that begins with # is of numbers.
    void head(const std::vector<std::string_view>& ids)
    {
        std::vector<std::string> names;
        for (const std::string_view id : ids) names.push_back(id.starts_with('#') ? "#" + say(id.substr(1)) : say(id));
        m_page.beginTable(names);
    }

    void drill(const DrillReport& report)
    {
        m_page.heading(2, say("heading", {{"file", report.file}, {"drill", drillName(report.scenario, m_texts)}}));
        m_page.paragraph(say(report.isCampaign ? "span-of-seeds" : "span", {{"length", spelledLength(report.scenario.duration)},
                                                                            {"traffic", report.scenario.traffic.text},
                                                                            {"seed", std::to_string(report.runs.front().record.seed)},
                                                                            {"last", std::to_string(report.runs.back().record.seed)}}));
        if (const auto& placement = report.placement)
            m_page.paragraph(
                say(placement->isWorst ? "placement-worst" : "placement", {{"zones", placement->zones}, {"of", std::to_string(placement->of)}}));
        for (const Fault& fault : report.scenario.faults)
            m_page.raw(fmt::format("<p><code>{}</code></p>\n", escapeXml(say("fault", {{"fault", fault.text}}))));
        objectives(report);
        runs(report);
        if (report.isCampaign) m_page.paragraph(say("first-run-below"));
        const PlayedRun& first = report.runs.front();
        curves(report, first);
        phases(first);
        timeline(first);
        stations(first);
        assumptions(first);
    }

    void objectives(const DrillReport& report)
    {
        if (report.scenario.objectives.empty()) return;
        title("title.objectives");
        head({"column.objective", "#column.seed", "#column.value", "#column.goal", "column.verdict", "column.because"});
        for (const PlayedRun& run : report.runs)
            for (const ObjectiveVerdict& verdict : run.verdict.objectives) {
                std::string because;
                for (const std::string& reason : verdict.because) because += (because.empty() ? "" : "; ") + reason;
                const std::string_view style = !verdict.met ? "unknown" : *verdict.met ? "met" : "missed";
                m_page.raw(fmt::format(
                    "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"{}\">{}</td><td>{}</td></tr>\n",
                    escapeXml(verdict.objective.text), run.record.seed, escapeXml(spelledValue(verdict.objective.measure, verdict.value, m_texts)),
                    escapeXml(spelledGoal(verdict.objective, m_texts)), style, escapeXml(verdictWord(verdict.met, m_texts)), escapeXml(because)));
            }
        m_page.endTable();
    }

    void runs(const DrillReport& report)
    {
        title("title.requests");
        head({"#column.seed", "#column.sent", "#column.succeeded", "#column.lost", "#column.in-flight", "#column.retries", "#column.availability",
              "#column.goodput", "#column.p50", "#column.p99", "#column.recovery"});
        for (const PlayedRun& run : report.runs) {
            const RequestCounts& c = run.record.requests;
            const Histogram& latency = run.record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs;
            const auto percent = run.verdict.availability ? std::optional(*run.verdict.availability * 100) : std::nullopt;
            m_page.row({fmt::format("\x01{}", run.record.seed), fmt::format("\x01{}", c.sent), fmt::format("\x01{}", c.of(Outcome::Succeeded)),
                        fmt::format("\x01{}", c.lost()), fmt::format("\x01{}", c.of(Outcome::InFlight)), fmt::format("\x01{}", c.retries),
                        numberCell(percent), numberCell(run.verdict.goodputRps), numberCell(latency.quantile(0.5)),
                        numberCell(latency.quantile(0.99)), numberCell(run.verdict.rtoS)});
        }
        m_page.endTable();
        title("title.losses");
        head({"column.cause", "#column.requests-first"});
        for (int cause = 1; cause < kCauses; ++cause)
            if (const auto n = report.runs.front().record.requests.lostByCause[static_cast<std::size_t>(cause)]; n > 0)
                m_page.row({std::string(causeName(static_cast<Cause>(cause))), fmt::format("\x01{}", n)});
        m_page.endTable();
    }

    void curves(const DrillReport& report, const PlayedRun& run)
    {
        Curve rates{say("title.requests"),
                    say("axis.per-second"),
                    {{say("curve.sent"), "#7b8794", {}}, {say("curve.lost"), "#d64545", {}}, {say("curve.succeeded"), "#2186eb", {}}},
                    kWindow,
                    run.record.now,
                    {},
                    say("axis.minutes")};
        Curve latency{say("curve.latency"), say("axis.milliseconds"), {{"p99", "#d9822b", {}}, {"p50", "#2186eb", {}}}, kWindow, run.record.now, {},
                      say("axis.minutes")};
        for (const Fault& fault : report.scenario.faults) rates.bands.push_back({fault.at, fault.at + fault.lasts, fault.text});
        latency.bands = rates.bands;
        const auto count = static_cast<std::size_t>((run.record.now + kWindow - 1) / kWindow);
        for (std::size_t k = 0; k < count; ++k) {
            const WindowCounts window = k < run.record.windows.size() ? run.record.windows[k] : WindowCounts{};
            const double length = secondsOf(std::min(kWindow, run.record.now - static_cast<Nanoseconds>(k) * kWindow));
            const auto rate = [&](std::uint64_t n) { return std::optional(static_cast<double>(n) / length); };
            std::uint64_t lost = 0;
            for (const Outcome o : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut})
                lost += window.byOutcome[static_cast<std::size_t>(o)];
            rates.series[0].values.push_back(rate(window.sent));
            rates.series[1].values.push_back(rate(lost));
            rates.series[2].values.push_back(rate(window.byOutcome[static_cast<std::size_t>(Outcome::Succeeded)]));
            latency.series[0].values.push_back(window.latencyMs.quantile(0.99));
            latency.series[1].values.push_back(window.latencyMs.quantile(0.5));
        }
        m_page.raw(svgOf(rates) + svgOf(latency));
    }

    void phases(const PlayedRun& run)
    {
        title("title.phases");
        head({"column.phase", "#column.from", "#column.to", "#column.lost"});
        for (const Phase& phase : run.verdict.phases)
            m_page.row({say("phase." + phase.name), "\x01" + spelledMoment(phase.from), "\x01" + spelledMoment(phase.to),
                        fmt::format("\x01{}", phase.lost)});
        m_page.endTable();
    }

    void timeline(const PlayedRun& run)
    {
        title("title.timeline");
        head({"#column.moment", "column.resource", "column.event", "column.source"});
        for (const TimelineEntry& entry : run.record.timeline)
            m_page.row({"\x01" + spelledMoment(entry.at), entry.resource, m_texts.render(entry.text), entry.rule});
        m_page.endTable();
    }

    void stations(const PlayedRun& run)
    {
        title("title.stations");
        head({"column.station", "column.zone", "#column.requests", "#column.busy", "#column.wait-ms", "#column.work-ms", "#column.queue"});
        for (const StationRecord& s : run.record.stations) {
            const auto mean = [](std::int64_t sum, std::uint64_t n) {
                return numberCell(n == 0 ? std::nullopt : std::optional(static_cast<double>(sum) / (static_cast<double>(n) * 1e6)));
            };
            const auto busy = s.availableServerNs == 0
                                  ? std::nullopt
                                  : std::optional(100 * static_cast<double>(s.busyServerNs) / static_cast<double>(s.availableServerNs));
            m_page.row({s.instance.value_or(s.resource), s.az, fmt::format("\x01{}", s.requests), numberCell(busy), mean(s.waitSumNs, s.started),
                        mean(s.serviceSumNs, s.finished), fmt::format("\x01{}", s.queueMax)});
        }
        m_page.endTable();
    }

    void assumptions(const PlayedRun& run)
    {
        title("title.assumptions");
        head({"column.what", "column.value", "column.source"});
        for (const auto* list : {&run.record.assumptions, &run.verdict.assumptions})
            for (const Assumption& a : *list) m_page.row({a.what, a.value, a.source});
        m_page.endTable();
    }

    const Texts& m_texts;
    HtmlPage m_page;
};

} // namespace

std::string reportHtml(const std::vector<DrillReport>& reports, const Texts& texts) { return ReportPage(texts).html(reports); }

} // namespace faultline::sim
