#include "sim/drill/quantities.h"

#include "sim/drill/scenario.h"

#include <charconv>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kRateMax = 1e7;
constexpr std::size_t kNumberBytesMax = 40;
constexpr Nanoseconds kDurationMax = 366LL * 86'400 * kSecond;

bool isPlainDecimal(std::string_view text)
{
    if (text.empty() || text.size() > kNumberBytesMax || text.front() == '.' || text.back() == '.') return false;
    int dots = 0;
    for (const char c : text) {
        if (c == '.') ++dots;
        else if (c < '0' || c > '9') return false;
    }
    return dots <= 1;
}

struct Unit {
    std::string_view name;
    Nanoseconds length;
};
constexpr Unit kUnits[]{{"ms", kSecond / 1000}, {"s", kSecond},        {"m", 60 * kSecond},
                        {"min", 60 * kSecond},  {"h", 3600 * kSecond}, {"d", 86'400 * kSecond}};

Problem wrongDuration(std::string_view text) { return drillProblem("wrong-duration", {{"text", std::string(text)}}, "duration-remedy"); }

} // namespace

std::optional<double> decimalOf(std::string_view text, int exponent)
{
    if (!isPlainDecimal(text)) return std::nullopt;
    const std::string spelled = std::string(text) + "e" + std::to_string(exponent);
    double value = 0;
    const auto [end, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    return error == std::errc() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> decimalOf(std::string_view text) { return decimalOf(text, 0); }

std::optional<std::uint64_t> wholeOf(std::string_view text)
{
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> splitAt(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const auto at = text.find(separator, from);
        parts.push_back(text.substr(from, at == std::string_view::npos ? at : at - from));
        if (at == std::string_view::npos) return parts;
        from = at + 1;
    }
}

std::optional<std::pair<std::string_view, std::string_view>> cutAt(std::string_view text, std::string_view separator)
{
    const auto at = text.find(separator);
    if (at == std::string_view::npos) return std::nullopt;
    return std::pair(text.substr(0, at), text.substr(at + separator.size()));
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Problem drillProblem(std::string_view id, std::vector<std::pair<std::string, std::string>> args, std::string_view remedy,
                     std::vector<std::pair<std::string, std::string>> remedyArgs)
{
    Problem problem{{"drill." + std::string(id), std::move(args)}, {}, std::nullopt};
    if (!remedy.empty()) problem.remedy = Message{"drill." + std::string(remedy), std::move(remedyArgs)};
    return problem;
}

Result<double> parseRate(std::string_view text)
{
    const auto parts = cutAt(text, "/");
    const auto number = parts ? decimalOf(parts->first) : std::nullopt;
    const double seconds = !parts                                           ? 0
                           : parts->second == "s"                           ? 1
                           : parts->second == "m" || parts->second == "min" ? 60
                           : parts->second == "h"                           ? 3600
                                                                            : 0;
    if (!number || seconds == 0) return drillProblem("wrong-rate", {{"text", std::string(text)}}, "rate-remedy");
    if (*number / seconds > kRateMax)
        return drillProblem("rate-too-high", {{"text", std::string(text)}, {"limit", "10000000/s"}}, "rate-too-high-remedy");
    return *number / seconds;
}

Result<Nanoseconds> parseDuration(std::string_view text)
{
    std::string_view rest = text;
    if (rest.empty()) return wrongDuration(text);
    Nanoseconds total = 0;
    Nanoseconds unitBefore = kDurationMax;
    while (!rest.empty()) {
        const auto numberEnd = rest.find_first_not_of("0123456789.");
        if (numberEnd == std::string_view::npos) return wrongDuration(text);
        const auto number = decimalOf(rest.substr(0, numberEnd));
        rest.remove_prefix(numberEnd);
        const std::string_view name = rest.substr(0, rest.find_first_of("0123456789."));
        rest.remove_prefix(name.size());
        const Unit* unit = nullptr;
        for (const Unit& u : kUnits)
            if (u.name == name) unit = &u;
        if (!number || !unit || unit->length >= unitBefore) return wrongDuration(text);
        unitBefore = unit->length;
        const double length = *number * static_cast<double>(unit->length);
        if (length > static_cast<double>(kDurationMax - total))
            return drillProblem("duration-too-long", {{"text", std::string(text)}, {"limit", "366d"}}, "duration-too-long-remedy");
        total += static_cast<Nanoseconds>(std::llround(length));
    }
    return total;
}

} // namespace faultline::sim
