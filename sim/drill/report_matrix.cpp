#include "model/text/escape_xml.h"
#include "model/text/texts.h"
#include "sim/drill/html_page.h"
#include "sim/drill/matrix.h"
#include "sim/drill/report_json.h"
#include "sim/drill/report_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <string>
#include <vector>

namespace faultline::sim {

namespace {

double seconds(Nanoseconds t) { return static_cast<double>(t) / 1e9; }

std::string_view wordOf(const std::optional<DrillOutcome>& verdict)
{
    if (!verdict) return "-";
    switch (*verdict) {
    case DrillOutcome::Met: return "met";
    case DrillOutcome::Unknown: return "unknown";
    case DrillOutcome::Missed: break;
    }
    return "missed";
}

Json cellJson(const MatrixCell& cell)
{
    return Json{{"faults", cell.faults},
                {"placement", cell.placement.empty() ? Json(nullptr) : Json(cell.placement)},
                {"lost", cell.lost},
                {"availability", cell.availability ? Json(*cell.availability) : Json(nullptr)},
                {"rto_s", cell.rtoS ? Json(*cell.rtoS) : Json(nullptr)},
                {"verdict", cell.verdict ? Json(wordOf(cell.verdict)) : Json(nullptr)}};
}

Json matrixObject(const Matrix& matrix, const Texts& texts)
{
    Json out;
    out["schema"] = "faultline.matrix/1";
    out["file"] = matrix.file;
    out["drill"] = matrix.scenario.name.empty() ? Json(nullptr) : Json(matrix.scenario.name);
    out["seed"] = matrix.scenario.seed;
    out["duration_s"] = seconds(matrix.scenario.duration);
    out["traffic"] = matrix.scenario.traffic.text;
    out["placements"] = matrix.placements;
    out["placements_combined"] = matrix.placementsAreCombined;
    out["cells"] = Json::array();
    for (const MatrixCell& cell : matrix.cells) out["cells"].push_back(cellJson(cell));
    out["skipped"] = Json::array();
    for (const SkippedFault& skipped : matrix.skipped)
        out["skipped"].push_back(Json{{"fault", skipped.fault}, {"why", texts.render(skipped.why.what)}, {"message_id", skipped.why.what.id}});
    return out;
}

std::string say(const Texts& texts, std::string_view id, std::vector<std::pair<std::string, std::string>> args = {})
{
    return texts.render(Message{fmt::format("report.{}", id), std::move(args)});
}

std::string headingOf(const Matrix& matrix, const Texts& texts)
{
    return say(texts, matrix.hasPairs ? "matrix.heading-pairs" : "matrix.heading",
               {{"file", matrix.file}, {"placements", std::to_string(matrix.placements.size())}});
}

std::string conditionsOf(const Matrix& matrix, const Texts& texts)
{
    const std::string conditions = say(texts, "matrix.conditions",
                                       {{"length", spelledLength(matrix.scenario.duration)},
                                        {"traffic", matrix.scenario.traffic.text},
                                        {"seed", std::to_string(matrix.scenario.seed)},
                                        {"cells", std::to_string(matrix.cells.size())}});
    return matrix.placementsAreCombined ? conditions : conditions + " " + say(texts, "matrix.one-at-a-time");
}

/// The verdict's word for people; `wordOf` is the report's.
std::string spelledVerdict(const MatrixCell& cell, const Texts& texts)
{
    if (!cell.verdict) return "-";
    return verdictWord(cell.verdict == DrillOutcome::Unknown ? std::nullopt : std::optional(cell.verdict == DrillOutcome::Met), texts);
}

std::string faultsOf(const MatrixCell& cell) { return fmt::format("{}", fmt::join(cell.faults, " + ")); }

std::string recoveryOf(const MatrixCell& cell, const Texts& texts)
{
    return cell.rtoS ? spelledValue(Objective::Measure::Rto, cell.rtoS, texts) : say(texts, "none");
}

std::string availabilityOf(const MatrixCell& cell, const Texts& texts)
{
    return cell.availability ? say(texts, "unit.percent", {{"value", fmt::format("{:.4f}", 100 * *cell.availability)}}) : "-";
}

std::string textOf(const Matrix& matrix, const Texts& texts)
{
    std::string out = headingOf(matrix, texts) + "\n  " + conditionsOf(matrix, texts) + "\n\n";
    out += fmt::format("  {:>9}  {:>14}  {:>10}  {:10}  {}\n", say(texts, "column.lost"), say(texts, "column.availability"),
                       say(texts, "column.recovery"), say(texts, "column.verdict"), say(texts, "column.faults"));
    for (const MatrixCell& cell : matrix.cells) {
        const std::string where = cell.placement.empty() || matrix.placements.size() == 1 ? "" : fmt::format("  [{}]", cell.placement);
        fmt::format_to(std::back_inserter(out), "  {:>9}  {:>14}  {:>10}  {:10}  {}{}\n", cell.lost, availabilityOf(cell, texts),
                       recoveryOf(cell, texts), spelledVerdict(cell, texts), faultsOf(cell), where);
    }
    if (!matrix.skipped.empty()) out += fmt::format("\n  {}\n", say(texts, "matrix.not-played"));
    for (const SkippedFault& skipped : matrix.skipped) out += fmt::format("    {}: {}\n", skipped.fault, texts.render(skipped.why.what));
    return out;
}

void addHtml(HtmlPage& page, const Matrix& matrix, const Texts& texts)
{
    page.heading(2, headingOf(matrix, texts));
    page.paragraph(conditionsOf(matrix, texts));
    page.beginTable({"#" + say(texts, "column.lost"), "#" + say(texts, "column.availability"), "#" + say(texts, "column.recovery"),
                     say(texts, "column.verdict"), say(texts, "column.faults"), say(texts, "column.placement")});
    for (const MatrixCell& cell : matrix.cells) {
        const auto percent = cell.availability ? std::optional(100 * *cell.availability) : std::nullopt;
        page.row({numberCell(static_cast<double>(cell.lost)), numberCell(percent), numberCell(cell.rtoS), spelledVerdict(cell, texts), faultsOf(cell),
                  cell.placement});
    }
    page.endTable();
    if (matrix.skipped.empty()) return;
    page.heading(3, say(texts, "matrix.not-played"));
    page.beginTable({say(texts, "column.faults"), say(texts, "column.because")});
    for (const SkippedFault& skipped : matrix.skipped) page.row({skipped.fault, texts.render(skipped.why.what)});
    page.endTable();
}

void addSuite(std::string& out, const Matrix& matrix)
{
    std::string cases;
    std::size_t failures = 0, unknown = 0;
    for (const MatrixCell& cell : matrix.cells) {
        const std::string name = faultsOf(cell) + (cell.placement.empty() ? "" : " in " + cell.placement);
        fmt::format_to(std::back_inserter(cases), "    <testcase classname=\"{}\" name=\"{}\"", escapeXml(matrix.file), escapeXml(name));
        if (cell.verdict == DrillOutcome::Missed)
            fmt::format_to(std::back_inserter(cases), "><failure message=\"{} lost\"/></testcase>\n", cell.lost);
        else if (cell.verdict == DrillOutcome::Unknown) cases += "><skipped message=\"can't tell\"/></testcase>\n";
        else cases += "/>\n";
        failures += cell.verdict == DrillOutcome::Missed ? 1 : 0;
        unknown += cell.verdict == DrillOutcome::Unknown ? 1 : 0;
    }
    fmt::format_to(std::back_inserter(out),
                   "  <testsuite name=\"{}: matrix\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">\n{}  </testsuite>\n",
                   escapeXml(matrix.file), matrix.cells.size(), failures, unknown, cases);
}

} // namespace

std::string matrixJson(const std::vector<Matrix>& matrices, const Texts& texts)
{
    const auto spelled = [](const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; };
    if (matrices.size() == 1) return spelled(matrixObject(matrices.front(), texts));
    Json batch{{"schema", "faultline.batch/1"}, {"results", Json::array()}};
    for (const Matrix& matrix : matrices) batch["results"].push_back(matrixObject(matrix, texts));
    return spelled(batch);
}

std::string matrixText(const std::vector<Matrix>& matrices, const Texts& texts)
{
    std::string out;
    for (const Matrix& matrix : matrices) out += (out.empty() ? "" : "\n") + textOf(matrix, texts);
    return out;
}

std::string matrixHtml(const std::vector<Matrix>& matrices, const Texts& texts)
{
    HtmlPage page(say(texts, "matrix.title"));
    page.heading(1, say(texts, "matrix.title"));
    for (const Matrix& matrix : matrices) addHtml(page, matrix, texts);
    return page.take();
}

std::string matrixJunit(const std::vector<Matrix>& matrices)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"faultline drill\">\n";
    for (const Matrix& matrix : matrices) addSuite(out, matrix);
    return out + "</testsuites>\n";
}

} // namespace faultline::sim
