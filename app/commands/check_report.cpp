#include "app/commands/check_report.h"

#include "model/text/escape_xml.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace faultline::app {

using Json = nlohmann::ordered_json;

namespace {

constexpr CheckStatus kStatuses[] = {CheckStatus::Red,      CheckStatus::Yellow, CheckStatus::Green,
                                     CheckStatus::CantTell, CheckStatus::NoData, CheckStatus::NotApplicable};

/// "Properties/MultiAZ" of "Resources/Database/Properties/MultiAZ".
std::string pathInResource(const Finding& f)
{
    const std::string prefix = "Resources/" + f.resource;
    if (f.resource.empty() || !f.place.path.starts_with(prefix)) return f.place.path;
    return f.place.path.size() > prefix.size() ? f.place.path.substr(prefix.size() + 1) : std::string();
}

Json orNull(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json orNull(int number) { return number > 0 ? Json(number) : Json(); }
Json orNull(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

std::string nameOf(const CheckedFile& file, const Finding& f)
{
    const CheckInfo* check = checkOf(file.report, f.check);
    return check ? check->name : f.check;
}

Json findingAsJson(const CheckedFile& file, const Finding& f, const Texts& texts)
{
    const CheckInfo* check = checkOf(file.report, f.check);
    Json args = Json::object();
    for (const auto& [name, value] : f.message.args) args[name] = value;
    Json suppressed;
    if (f.suppression) suppressed = {{"reason", f.suppression->reason}, {"until", f.suppression->until ? Json(*f.suppression->until) : Json()}};
    return {{"check", f.check},
            {"also", f.also},
            {"name", nameOf(file, f)},
            {"category", check ? Json(check->category) : Json()},
            {"status", statusName(f.status)},
            {"resource", orNull(f.resource)},
            {"path", orNull(pathInResource(f))},
            {"line", orNull(f.place.line)},
            {"column", orNull(f.place.column)},
            {"message", texts.render(f.message)},
            {"message_id", f.message.id},
            {"args", args},
            {"action", texts.render(f.action)},
            {"fixable", f.fix.has_value()},
            {"monthly_savings_usd", orNull(f.monthlySavingsUsd)},
            {"suppressed", suppressed}};
}

Json fileAsJson(const CheckedFile& file, const Texts& texts)
{
    const AdvisorReport& report = file.report;
    Json counts = Json::object();
    for (const CheckStatus s : kStatuses) counts[std::string(statusName(s))] = report.count(s);
    counts["suppressed"] = report.suppressed();
    std::map<std::string, std::map<CheckStatus, int>> perCategory;
    for (const CheckResult& c : report.checks) ++perCategory[c.check->category][c.status];
    Json categories = Json::object();
    for (auto& [category, statuses] : perCategory)
        for (const CheckStatus s : kStatuses) categories[category][std::string(statusName(s))] = statuses[s];
    Json findings = Json::array();
    for (const Finding& f : report.findings) findings.push_back(findingAsJson(file, f, texts));
    return {{"schema", "faultline.check/1"}, {"file", file.file},
            {"as_of", orNull(file.asOf)},    {"counts", counts},
            {"categories", categories},      {"monthly_savings_usd", orNull(report.monthlySavingsUsd())},
            {"findings", findings},          {"unknown_types", report.unknownTypes},
            {"resources", report.resources}};
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// A file's path as a URI reference (RFC 3986): what is not unreserved stands as %XX; of a whole path, with its scheme.
std::string uriOf(std::string_view path)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string out = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (kPlain.find(c) != std::string_view::npos) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string placeText(const Finding& f)
{
    std::string out = f.place.line > 0 ? fmt::format("line {}, column {}", f.place.line, f.place.column) : std::string();
    if (!f.place.path.empty()) out += (out.empty() ? "" : ", ") + f.place.path;
    return out;
}

/// As people read it; `statusName` is for programs.
std::string_view statusWord(CheckStatus status)
{
    switch (status) {
    case CheckStatus::CantTell: return "can't tell";
    case CheckStatus::NoData: return "no data";
    case CheckStatus::NotApplicable: return "not applicable";
    default: return statusName(status);
    }
}

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

/// "45 resources, 2 findings; checks: 0 red, 2 yellow, …". Several checks may share a finding, and one may have several.
std::string summaryOf(const AdvisorReport& report)
{
    const std::string resources = counted(static_cast<std::size_t>(report.resources), "resource");
    std::string out = fmt::format("{}, {}; checks: ", resources, counted(report.findings.size(), "finding"));
    bool isFirst = true;
    for (const CheckStatus s : kStatuses) {
        out += fmt::format("{}{} {}", isFirst ? "" : ", ", report.count(s), statusWord(s));
        isFirst = false;
    }
    return report.suppressed() > 0 ? out + fmt::format("; {} suppressed", report.suppressed()) : out;
}

} // namespace

std::string_view statusName(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Red: return "red";
    case CheckStatus::Yellow: return "yellow";
    case CheckStatus::Green: return "green";
    case CheckStatus::CantTell: return "cant_tell";
    case CheckStatus::NoData: return "no_data";
    case CheckStatus::NotApplicable: return "not_applicable";
    }
    return "";
}

const CheckInfo* checkOf(const AdvisorReport& report, std::string_view id)
{
    const auto it = std::find_if(report.checks.begin(), report.checks.end(), [&](const CheckResult& c) { return c.check->id == id; });
    return it == report.checks.end() ? nullptr : it->check;
}

std::string checkAsJson(const std::vector<CheckedFile>& files, const Texts& texts)
{
    if (files.size() == 1) return dumped(fileAsJson(files.front(), texts));
    Json results = Json::array();
    for (const CheckedFile& file : files) results.push_back(fileAsJson(file, texts));
    return dumped({{"schema", "faultline.batch/1"}, {"results", results}});
}

std::string checkListAsJson(const std::vector<CheckInfo>& checks)
{
    Json list = Json::array();
    for (const CheckInfo& c : checks)
        list.push_back({{"id", c.id},
                        {"name", c.name},
                        {"category", c.category},
                        {"services", c.services},
                        {"scope", c.scope},
                        {"core", c.isCore},
                        {"ours", c.isOurs},
                        {"red", orNull(c.criteriaRed)},
                        {"yellow", orNull(c.criteriaYellow)},
                        {"green", orNull(c.criteriaGreen)},
                        {"action", orNull(c.recommendedAction)},
                        {"source", orNull(c.source)}});
    return dumped({{"schema", "faultline.checks/1"}, {"checks", list}});
}

std::string checkAsText(const std::vector<CheckedFile>& files, const Texts& texts)
{
    std::string out;
    for (const CheckedFile& file : files) {
        out += fmt::format("{}: {}\n", file.file, summaryOf(file.report));
        for (const Finding& f : file.report.findings) {
            const std::string_view word = statusWord(f.status);
            const std::string mark = f.suppression ? fmt::format("{} (suppressed: {})", word, f.suppression->reason) : std::string(word);
            out += fmt::format("\n{:<10} {}  [{}{}]\n           {}\n           {}\n", mark, texts.render(f.message), nameOf(file, f),
                               f.also.empty() ? "" : fmt::format(", and {}", counted(f.also.size(), "more check")), placeText(f),
                               texts.render(f.action));
        }
        for (const SuppressionAnnotation& s : file.report.expiredSuppressions)
            out += fmt::format("\nexpired    the suppression of {} for {} ended on {}\n", s.check, s.resource, s.until.value_or(""));
        out += "\n";
    }
    return out;
}

std::string checkAsSarif(const std::vector<CheckedFile>& files, const std::vector<CheckInfo>& checks, const Texts& texts)
{
    std::set<std::string, std::less<>> used;
    for (const CheckedFile& file : files)
        for (const Finding& f : file.report.findings) used.insert(f.check);
    Json rules = Json::array();
    for (const CheckInfo& c : checks)
        if (used.contains(c.id)) {
            Json rule = {{"id", c.id},
                         {"name", c.name},
                         {"shortDescription", {{"text", c.name}}},
                         {"help", {{"text", c.recommendedAction}}},
                         {"properties", {{"category", c.category}}}};
            if (!c.source.empty()) rule["helpUri"] = c.source;
            rules.push_back(rule);
        }
    Json results = Json::array();
    for (const CheckedFile& file : files)
        for (const Finding& f : file.report.findings) {
            const char* level = f.status == CheckStatus::Red ? "error" : f.status == CheckStatus::Yellow ? "warning" : "note";
            Json physical = {{"artifactLocation", {{"uri", uriOf(file.file)}}}};
            if (f.place.line > 0) physical["region"] = {{"startLine", f.place.line}, {"startColumn", f.place.column}};
            Json location = {{"physicalLocation", physical}};
            if (!f.place.path.empty()) location["logicalLocations"] = Json::array({{{"fullyQualifiedName", f.place.path}}});
            Json result = {
                {"ruleId", f.check}, {"level", level}, {"message", {{"text", texts.render(f.message)}}}, {"locations", Json::array({location})}};
            if (f.suppression) result["suppressions"] = Json::array({{{"kind", "external"}, {"justification", f.suppression->reason}}});
            results.push_back(result);
        }
    return dumped({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", Json::array({{{"tool", {{"driver", {{"name", "Faultline"}, {"rules", rules}}}}},
                                          {"columnKind", "unicodeCodePoints"},
                                          {"results", results}}})}});
}

bool isFailure(const Finding& f, FailOn failOn)
{
    return !f.suppression && (f.status == CheckStatus::Red || (failOn == FailOn::Yellow && f.status == CheckStatus::Yellow));
}

bool isFailure(const AdvisorReport& report, FailOn failOn)
{
    const auto counts = [&](const Finding& f) { return isFailure(f, failOn); };
    return !report.expiredSuppressions.empty() || std::any_of(report.findings.begin(), report.findings.end(), counts);
}

std::string checkAsJUnit(const std::vector<CheckedFile>& files, FailOn failOn, const Texts& texts)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"faultline check\">\n";
    for (const CheckedFile& file : files) {
        std::string cases;
        std::size_t tests = 0, failures = 0, skipped = 0;
        const auto add = [&](std::string_view group, std::string_view name, const std::string& inside) {
            ++tests;
            cases += fmt::format("    <testcase classname=\"{}\" name=\"{}\"{}\n", escapeXml(group), escapeXml(name),
                                 inside.empty() ? "/>" : ">" + inside + "</testcase>");
        };
        for (const CheckResult& c : file.report.checks) {
            if (c.status == CheckStatus::NotApplicable) continue;
            std::string failed, told;
            for (const Finding& f : file.report.findings)
                if (!f.suppression && (f.check == c.check->id || std::find(f.also.begin(), f.also.end(), c.check->id) != f.also.end()))
                    (isFailure(f, failOn) ? failed : told) +=
                        fmt::format("{}: {} ({})\n", statusWord(f.status), texts.render(f.message), placeText(f));
            const bool isSkipped = failed.empty() && (c.status == CheckStatus::NoData || c.status == CheckStatus::CantTell);
            std::string inside;
            if (!failed.empty()) inside = fmt::format("<failure type=\"{}\">{}</failure>", statusName(c.status), escapeXml(failed));
            if (isSkipped) inside = fmt::format("<skipped message=\"{}\"/>", escapeXml(statusWord(c.status)));
            if (!told.empty()) inside += fmt::format("<system-out>{}</system-out>", escapeXml(told));
            failures += failed.empty() ? 0 : 1;
            skipped += isSkipped ? 1 : 0;
            add(c.check->category, c.check->name, inside);
        }
        for (const SuppressionAnnotation& s : file.report.expiredSuppressions) {
            ++failures;
            add("suppressions", fmt::format("{} for {}", s.check, s.resource),
                fmt::format("<failure type=\"expired\">It ended on {}.</failure>", escapeXml(s.until.value_or(""))));
        }
        out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">\n{}  </testsuite>\n", escapeXml(file.file), tests,
                           failures, skipped, cases);
    }
    return out + "</testsuites>\n";
}

std::string checkAsHtml(const std::vector<CheckedFile>& files, const Texts& texts)
{
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Faultline check</title>\n<style>"
        "body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#16191f}"
        "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d5dbdb;padding:.5em;text-align:left;vertical-align:top}"
        ".red{color:#b3160b}.yellow{color:#8a5a00}.cant_tell{color:#545b64}.suppressed{opacity:.6}"
        "</style></head><body>\n";
    for (const CheckedFile& file : files) {
        out += fmt::format("<h1>{}</h1>\n<p>{}</p>\n", escapeXml(file.file), escapeXml(summaryOf(file.report)));
        out += "<table><tr><th>Status</th><th>Finding</th><th>Place</th><th>Recommended action</th></tr>\n";
        for (const Finding& f : file.report.findings)
            out += fmt::format("<tr{}><td class=\"{}\">{}</td><td>{}<br><small>{}</small></td><td>{}</td><td>{}</td></tr>\n",
                               f.suppression ? " class=\"suppressed\"" : "", statusName(f.status), statusWord(f.status),
                               escapeXml(texts.render(f.message)), escapeXml(nameOf(file, f)), escapeXml(placeText(f)),
                               escapeXml(f.suppression ? "Suppressed: " + f.suppression->reason : texts.render(f.action)));
        out += "</table>\n";
    }
    return out + "</body></html>\n";
}

} // namespace faultline::app
