#include "sim/plan/cron.h"

#include <array>
#include <charconv>
#include <chrono>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kMinute = 60 * kSecond, kDay = 24 * 60 * kMinute;
constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

template <std::size_t N>
std::optional<int> nameIn(const std::array<std::string_view, N>& names, std::string_view text, int first)
{
    if (text.size() != 3) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i) {
        bool isSame = true;
        for (std::size_t c = 0; c < 3; ++c)
            isSame = isSame && (static_cast<unsigned char>(text[c]) | 0x20) == static_cast<unsigned char>(names[i][c]);
        if (isSame) return static_cast<int>(i) + first;
    }
    return std::nullopt;
}

std::optional<int> valueOf(std::string_view text, int highest)
{
    if (highest == 12)
        if (const auto month = nameIn(kMonths, text, 1)) return month;
    if (highest == 7)
        if (const auto day = nameIn(kDays, text, 0)) return day;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view cutUpTo(std::string_view& rest, char mark)
{
    const std::size_t at = rest.find(mark);
    const std::string_view head = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return head;
}

} // namespace

std::optional<Cron::Field> Cron::parseField(std::string_view text, int lowest, int highest)
{
    Field field;
    field.isAny = text == "*" || text == "?";
    if (text.empty()) return std::nullopt;
    while (!text.empty()) {
        std::string_view range = cutUpTo(text, ',');
        const std::size_t slash = range.find('/');
        int step = 1, from = lowest, to = highest;
        if (slash != std::string_view::npos) {
            const auto read = valueOf(range.substr(slash + 1), 0);
            if (!read || *read < 1) return std::nullopt;
            step = *read;
            range = range.substr(0, slash);
        }
        if (range != "*" && range != "?") {
            const std::size_t dash = range.find('-');
            const auto first = valueOf(range.substr(0, dash), highest);
            const auto last = dash == std::string_view::npos ? first : valueOf(range.substr(dash + 1), highest);
            if (!first || !last || *first < lowest || *last > highest || *first > *last) return std::nullopt;
            from = *first;
            to = dash == std::string_view::npos && slash != std::string_view::npos ? highest : *last;
        }
        for (int value = from; value <= to; value += step) field.allowed |= std::uint64_t{1} << value;
    }
    return field;
}

std::optional<Cron> Cron::parse(std::string_view text)
{
    std::array<std::string_view, 5> parts;
    std::size_t found = 0;
    while (!text.empty()) {
        const std::string_view part = cutUpTo(text, ' ');
        if (part.empty()) continue;
        if (found == parts.size()) return std::nullopt;
        parts[found++] = part;
    }
    if (found != parts.size()) return std::nullopt;
    Cron cron;
    const auto read = [&](Field& field, std::size_t part, int lowest, int highest) {
        const auto parsed = parseField(parts[part], lowest, highest);
        if (parsed) field = *parsed;
        return parsed.has_value();
    };
    if (!read(cron.m_minute, 0, 0, 59) || !read(cron.m_hour, 1, 0, 23) || !read(cron.m_day, 2, 1, 31) || !read(cron.m_month, 3, 1, 12) ||
        !read(cron.m_weekday, 4, 0, 7))
        return std::nullopt;
    if (cron.m_weekday.allowed & (std::uint64_t{1} << 7)) cron.m_weekday.allowed |= 1; // 7 is Sunday, too
    return cron;
}

bool Cron::matchesDay(Nanoseconds day) const
{
    const std::chrono::sys_days date{std::chrono::days(day)};
    const std::chrono::year_month_day calendar{date};
    const auto has = [](const Field& field, unsigned value) { return (field.allowed >> value & 1) != 0; };
    if (!has(m_month, static_cast<unsigned>(calendar.month()))) return false;
    const bool fitsDay = has(m_day, static_cast<unsigned>(calendar.day())), fitsWeekday = has(m_weekday, std::chrono::weekday(date).c_encoding());
    // As in cron: with both given, either is enough.
    return m_day.isAny || m_weekday.isAny ? fitsDay && fitsWeekday : fitsDay || fitsWeekday;
}

std::vector<Nanoseconds> Cron::between(Nanoseconds from, Nanoseconds until) const
{
    std::vector<Nanoseconds> found;
    for (Nanoseconds day = from / kDay; day * kDay < until; ++day) {
        if (!matchesDay(day)) continue;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            const Nanoseconds at = day * kDay + minute * kMinute;
            if (at < from || at >= until) continue;
            if ((m_hour.allowed >> (minute / 60) & 1) != 0 && (m_minute.allowed >> (minute % 60) & 1) != 0) found.push_back(at);
        }
    }
    return found;
}

} // namespace faultline::sim
