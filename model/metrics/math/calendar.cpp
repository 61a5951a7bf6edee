#include "model/metrics/math/calendar.h"

#include <chrono>

namespace faultline {

namespace {

std::chrono::sys_days dayOf(Nanoseconds sinceEpoch)
{
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(sinceEpoch)));
}

std::chrono::year_month_day dateOf(Nanoseconds sinceEpoch) { return std::chrono::year_month_day(dayOf(sinceEpoch)); }

} // namespace

double epochOf(Nanoseconds sinceEpoch) { return static_cast<double>(sinceEpoch / kSecond); }
double minuteOf(Nanoseconds sinceEpoch) { return static_cast<double>(sinceEpoch / (60 * kSecond) % 60); }
double hourOf(Nanoseconds sinceEpoch) { return static_cast<double>(sinceEpoch / (3600 * kSecond) % 24); }
double dayOfWeekOf(Nanoseconds sinceEpoch) { return static_cast<double>(std::chrono::weekday(dayOf(sinceEpoch)).iso_encoding()); }
double dayOfMonthOf(Nanoseconds sinceEpoch) { return static_cast<double>(static_cast<unsigned>(dateOf(sinceEpoch).day())); }
double monthOf(Nanoseconds sinceEpoch) { return static_cast<double>(static_cast<unsigned>(dateOf(sinceEpoch).month())); }
double yearOf(Nanoseconds sinceEpoch) { return static_cast<double>(static_cast<int>(dateOf(sinceEpoch).year())); }

} // namespace faultline
