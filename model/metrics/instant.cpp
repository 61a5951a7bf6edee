#include "model/metrics/instant.h"

#include <fmt/format.h>

#include <chrono>

namespace faultline {

namespace {

constexpr int kYearMin = 1970, kYearMax = 2199;

/// Reads exact parts off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    /// A number of exactly `digits` digits within bounds; -1 otherwise, and then for good.
    int number(std::size_t digits, int low, int high)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (i >= m_rest.size() || m_rest[i] < '0' || m_rest[i] > '9') return fail();
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(digits);
        return value < low || value > high ? fail() : value;
    }
    bool skip(char c)
    {
        if (m_rest.empty() || m_rest.front() != c) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void expect(char c) { m_ok = skip(c) && m_ok; }
    /// ".25" as nanoseconds; up to nine digits.
    Nanoseconds fraction()
    {
        Nanoseconds value = 0, unit = kSecond;
        if (m_rest.empty() || m_rest.front() < '0' || m_rest.front() > '9') return fail();
        while (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            if (unit == 1) return fail();
            unit /= 10;
            value += (m_rest.front() - '0') * unit;
            m_rest.remove_prefix(1);
        }
        return value;
    }
    int fail()
    {
        m_ok = false;
        return -1;
    }
    [[nodiscard]] bool isDone() const { return m_ok && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace

std::optional<Nanoseconds> parseInstant(std::string_view text)
{
    Scanner scan(text);
    const int year = scan.number(4, kYearMin, kYearMax);
    scan.expect('-');
    const int month = scan.number(2, 1, 12);
    scan.expect('-');
    const int day = scan.number(2, 1, 31);
    if (!scan.skip('T')) scan.expect(' ');
    const int hour = scan.number(2, 0, 23);
    scan.expect(':');
    const int minute = scan.number(2, 0, 59);
    scan.expect(':');
    const int second = scan.number(2, 0, 59);
    const Nanoseconds fraction = scan.skip('.') ? scan.fraction() : 0;
    Nanoseconds offset = 0;
    if (!scan.skip('Z')) {
        const int sign = scan.skip('+') ? 1 : scan.skip('-') ? -1 : scan.fail();
        const int hours = scan.number(2, 0, 14);
        scan.expect(':');
        offset = sign * (hours * 60 + scan.number(2, 0, 59)) * 60 * kSecond;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!scan.isDone() || !date.ok()) return std::nullopt;
    const Nanoseconds days = std::chrono::sys_days(date).time_since_epoch().count();
    return ((days * 24 + hour) * 60 + minute) * 60 * kSecond + second * kSecond + fraction - offset;
}

std::string formatInstant(Nanoseconds sinceEpoch)
{
    const std::chrono::sys_time<std::chrono::nanoseconds> instant{std::chrono::nanoseconds(sinceEpoch)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const Nanoseconds inDay = (instant - day).count();
    std::string out = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                  static_cast<unsigned>(date.day()), inDay / (3600 * kSecond), inDay / (60 * kSecond) % 60, inDay / kSecond % 60);
    if (inDay % kSecond != 0) {
        std::string decimals = fmt::format("{:09}", inDay % kSecond);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        out += "." + decimals;
    }
    return out + "Z";
}

} // namespace faultline
