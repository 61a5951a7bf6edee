#include "model/text/escape_xml.h"
#include "model/text/texts.h"
#include "sim/drill/report.h"
#include "sim/drill/report_words.h"
#include "sim/drill/svg_curve.h"

#include <fmt/format.h>

#include <initializer_list>
#include <iterator>

namespace faultline::sim {

namespace {

constexpr std::string_view kStyle =
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1f2933;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid "
    "#d9dee3;vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}svg{width:100%;height:auto;margin:.4rem 0}"
    ".title{font:600 13px system-ui,sans-serif;fill:#1f2933}.axis{font:11px "
    "system-ui,sans-serif;fill:#52606d}.end{text-anchor:end}.middle{text-anchor:middle}"
    ".grid{stroke:#e4e7eb}.band{fill:#d64545;opacity:.12}.met{color:#207227}.missed{color:#ab091e;font-weight:600}.unknown{color:#7b5e00}";

std::string number(const std::optional<double>& value)
{
    if (!value) return "–";
    return *value == static_cast<double>(static_cast<long long>(*value)) ? fmt::format("{:.0f}", *value) : fmt::format("{:.5g}", *value);
}

double secondsOf(Nanoseconds t) { return static_cast<double>(t) / 1e9; }

/// Writes one page; everything that is not written here goes through `escapeXml`.
class Page {
public:
    explicit Page(const Texts& texts) : m_texts(texts) {}

    std::string html(const std::vector<DrillReport>& reports)
    {
        m_out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
        m_out += escapeXml(say("title")) + "</title><style>";
        m_out += kStyle;
        m_out += "</style></head><body>\n<h1>" + escapeXml(say("title")) + "</h1>\n";
        for (const DrillReport& report : reports) drill(report);
        return m_out + "</body></html>\n";
    }

private:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
        m_out += '\n';
    }
    [[nodiscard]] std::string say(std::string_view id, std::vector<std::pair<std::string, std::string>> args = {}) const
    {
        return m_texts.render(Message{fmt::format("report.{}", id), std::move(args)});
    }
    void title(std::string_view id) { add("<h3>{}</h3>", escapeXml(say(id))); }
    /// Ids of columns; one that begins with # is of numbers.
    void head(std::initializer_list<std::string_view> names)
    {
        m_out += "<table><tr>";
        for (const std::string_view name : names)
            m_out +=
                fmt::format("<th{}>{}</th>", name.starts_with('#') ? " class=\"n\"" : "", escapeXml(say(name.substr(name.starts_with('#') ? 1 : 0))));
        m_out += "</tr>\n";
    }
    /// A cell that begins with the byte 1 is a number.
    void row(std::initializer_list<std::string> cells)
    {
        m_out += "<tr>";
        for (const std::string& cell : cells) {
            const bool isNumber = cell.starts_with('\x01');
            m_out += fmt::format("<td{}>{}</td>", isNumber ? " class=\"n\"" : "", escapeXml(std::string_view(cell).substr(isNumber ? 1 : 0)));
        }
        m_out += "</tr>\n";
    }

    void drill(const DrillReport& report)
    {
        add("<h2>{}: {}</h2>", escapeXml(report.file), escapeXml(drillName(report.scenario, m_texts)));
        add("<p>{}</p>", escapeXml(say(report.isCampaign ? "span-of-seeds" : "span", {{"length", spelledLength(report.scenario.duration)},
                                                                                      {"traffic", report.scenario.traffic.text},
                                                                                      {"seed", std::to_string(report.runs.front().record.seed)},
                                                                                      {"last", std::to_string(report.runs.back().record.seed)}})));
        for (const Fault& fault : report.scenario.faults) add("<p><code>{}</code></p>", escapeXml(say("fault", {{"fault", fault.text}})));
        objectives(report);
        runs(report);
        if (report.isCampaign) add("<p>{}</p>", escapeXml(say("first-run-below")));
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
                add("<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"{}\">{}</td><td>{}</td></tr>",
                    escapeXml(verdict.objective.text), run.record.seed, escapeXml(spelledValue(verdict.objective.measure, verdict.value, m_texts)),
                    escapeXml(spelledGoal(verdict.objective, m_texts)), style, escapeXml(verdictWord(verdict.met, m_texts)), escapeXml(because));
            }
        m_out += "</table>\n";
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
            row({fmt::format("\x01{}", run.record.seed), fmt::format("\x01{}", c.sent), fmt::format("\x01{}", c.of(Outcome::Succeeded)),
                 fmt::format("\x01{}", c.lost()), fmt::format("\x01{}", c.of(Outcome::InFlight)), fmt::format("\x01{}", c.retries),
                 "\x01" + number(percent), "\x01" + number(run.verdict.goodputRps), "\x01" + number(latency.quantile(0.5)),
                 "\x01" + number(latency.quantile(0.99)), "\x01" + number(run.verdict.rtoS)});
        }
        m_out += "</table>\n";
        title("title.losses");
        head({"column.cause", "#column.requests-first"});
        for (int cause = 1; cause < kCauses; ++cause)
            if (const auto n = report.runs.front().record.requests.lostByCause[static_cast<std::size_t>(cause)]; n > 0)
                row({std::string(causeName(static_cast<Cause>(cause))), fmt::format("\x01{}", n)});
        m_out += "</table>\n";
    }

    void curves(const DrillReport& report, const PlayedRun& run)
    {
        Curve rates{say("title.requests"),
                    say("axis.per-second"),
                    {{say("curve.sent"), "#7b8794", {}}, {say("curve.lost"), "#d64545", {}}, {say("curve.succeeded"), "#2186eb", {}}},
                    kWindow,
                    run.record.now,
                    {}};
        Curve latency{say("curve.latency"), say("axis.milliseconds"), {{"p99", "#d9822b", {}}, {"p50", "#2186eb", {}}}, kWindow, run.record.now, {}};
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
        m_out += svgOf(rates) + svgOf(latency);
    }

    void phases(const PlayedRun& run)
    {
        title("title.phases");
        head({"column.phase", "#column.from", "#column.to", "#column.lost"});
        for (const Phase& phase : run.verdict.phases)
            row({say("phase." + phase.name), "\x01" + spelledMoment(phase.from), "\x01" + spelledMoment(phase.to),
                 fmt::format("\x01{}", phase.lost)});
        m_out += "</table>\n";
    }

    void timeline(const PlayedRun& run)
    {
        title("title.timeline");
        head({"#column.moment", "column.resource", "column.event", "column.source"});
        for (const TimelineEntry& entry : run.record.timeline)
            row({"\x01" + spelledMoment(entry.at), entry.resource, m_texts.render(entry.text), entry.rule});
        m_out += "</table>\n";
    }

    void stations(const PlayedRun& run)
    {
        title("title.stations");
        head({"column.station", "column.zone", "#column.requests", "#column.busy", "#column.wait-ms", "#column.work-ms", "#column.queue"});
        for (const StationRecord& s : run.record.stations) {
            const auto mean = [](std::int64_t sum, std::uint64_t n) {
                return "\x01" + number(n == 0 ? std::nullopt : std::optional(static_cast<double>(sum) / (static_cast<double>(n) * 1e6)));
            };
            const auto busy = s.availableServerNs == 0
                                  ? std::nullopt
                                  : std::optional(100 * static_cast<double>(s.busyServerNs) / static_cast<double>(s.availableServerNs));
            row({s.instance.value_or(s.resource), s.az, fmt::format("\x01{}", s.requests), "\x01" + number(busy), mean(s.waitSumNs, s.started),
                 mean(s.serviceSumNs, s.finished), fmt::format("\x01{}", s.queueMax)});
        }
        m_out += "</table>\n";
    }

    void assumptions(const PlayedRun& run)
    {
        title("title.assumptions");
        head({"column.what", "column.value", "column.source"});
        for (const auto* list : {&run.record.assumptions, &run.verdict.assumptions})
            for (const Assumption& a : *list) row({a.what, a.value, a.source});
        m_out += "</table>\n";
    }

    const Texts& m_texts;
    std::string m_out;
};

} // namespace

std::string reportHtml(const std::vector<DrillReport>& reports, const Texts& texts) { return Page(texts).html(reports); }

} // namespace faultline::sim
