#include "model/advisor/check_support.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

constexpr Nanoseconds kHour = 3600 * kSecond;
constexpr Nanoseconds kDay = 24 * kHour;

/// What one metric says of one resource, found by its dimension: the store names resources by logical id.
struct Series {
    std::vector<MetricStore::Stamped> values;
    Nanoseconds length = 0; ///< from the first data to the end
};

Series seriesOf(const Judge& judge, std::string_view nameSpace, std::string_view name, std::string_view dimension, const std::string& id,
                Statistic statistic, Nanoseconds period)
{
    const MetricStore* store = judge.metrics();
    const auto begin = store ? store->begin() : std::nullopt;
    if (!begin) return {};
    const MetricId metric{std::string(nameSpace), std::string(name), {{std::string(dimension), id}}};
    return {store->series(metric, {statistic, 0}, period, *begin, store->end()), store->end() - *begin};
}

double largest(const Series& s)
{
    double most = 0;
    for (const auto& v : s.values) most = std::max(most, v.value);
    return most;
}

/// The check looks at 14 days; a shorter span is judged by its own days, at least one, with the same share of them (4 of 14).
struct Days {
    int some = 0; ///< days that the criterion holds on
    int all = 0;
    [[nodiscard]] bool isOften() const { return all > 0 && some * 14 >= all * 4; }
};

template <class Holds>
Days daysOf(const Series& s, Holds holds)
{
    Days days;
    for (const auto& v : s.values) {
        ++days.all;
        if (holds(v.value)) ++days.some;
    }
    return days;
}

void highCpu(Judge& judge)
{
    forEach(judge, kInstance, [&](const Resource& r) {
        const Series cpu = seriesOf(judge, "AWS/EC2", "CPUUtilization", "InstanceId", r.id, Statistic::Average, kDay);
        if (cpu.values.empty()) return judge.noData(r);
        const Days days = daysOf(cpu, [](double v) { return v > 90; });
        if (days.isOften()) judge.yellow(r, "Properties/InstanceType", {"advisor.cpu-high", {{"percent", fmt::format("{:.0f}", largest(cpu))}}});
        else judge.green(r);
    });
}

/// Processor at most 10 % and network at most 5 MB on a day.
void lowUtilization(Judge& judge)
{
    constexpr double kNetworkBytes = 5e6;
    forEach(judge, kInstance, [&](const Resource& r) {
        const Series cpu = seriesOf(judge, "AWS/EC2", "CPUUtilization", "InstanceId", r.id, Statistic::Average, kDay);
        const Series in = seriesOf(judge, "AWS/EC2", "NetworkIn", "InstanceId", r.id, Statistic::Sum, kDay);
        const Series out = seriesOf(judge, "AWS/EC2", "NetworkOut", "InstanceId", r.id, Statistic::Sum, kDay);
        if (cpu.values.empty() || cpu.length < kDay) return judge.noData(r); // less than a day tells nothing of a day
        Days days;
        const auto of = [](const Series& s, Nanoseconds start) {
            for (const auto& v : s.values)
                if (v.start == start) return v.value;
            return 0.0;
        };
        if (in.values.empty() || out.values.empty()) return judge.noData(r);
        for (const auto& v : cpu.values) {
            ++days.all;
            if (v.value <= 10 && of(in, v.start) + of(out, v.start) <= kNetworkBytes) ++days.some;
        }
        if (!days.isOften()) return judge.green(r);
        judge.yellow(r, "Properties/InstanceType", {"advisor.cpu-low", {{"percent", fmt::format("{:.0f}", largest(cpu))}}}).monthlySavingsUsd =
            monthlyPriceOfInstance(judge, r);
    });
}

void judgeThresholds(Judge& judge, const Resource& r, const Series& s, double yellow, double red, std::string_view messageId)
{
    if (s.values.empty()) return judge.noData(r);
    const double most = largest(s);
    const Message message{std::string(messageId), {{"value", fmt::format("{:.1f}", most)}}};
    if (most > red) judge.red(r, {}, message);
    else if (most > yellow) judge.yellow(r, {}, message);
    else judge.green(r);
}

void replicaLag(Judge& judge)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        if (property(r, "SourceDBInstanceIdentifier").isAbsent()) return;
        judgeThresholds(judge, r, seriesOf(judge, "AWS/RDS", "ReplicaLag", "DBInstanceIdentifier", r.id, Statistic::Maximum, 60 * kSecond), 10, 60,
                        "advisor.replica-lag");
    });
}

void diskQueue(Judge& judge)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        judgeThresholds(judge, r, seriesOf(judge, "AWS/RDS", "DiskQueueDepth", "DBInstanceIdentifier", r.id, Statistic::Average, 60 * kSecond), 5, 10,
                        "advisor.disk-queue");
    });
}

void freeStorage(Judge& judge)
{
    constexpr double kGib = 1024.0 * 1024 * 1024;
    forEach(judge, kDbInstance, [&](const Resource& r) {
        const auto gib = reading::number(property(r, "AllocatedStorage"));
        const Series s = seriesOf(judge, "AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", r.id, Statistic::Minimum, 60 * kSecond);
        if (s.values.empty() || !gib || *gib <= 0) return judge.noData(r);
        double least = s.values.front().value;
        for (const auto& v : s.values) least = std::min(least, v.value);
        const double share = 100 * least / (*gib * kGib);
        const Message message{"advisor.free-storage", {{"percent", fmt::format("{:.0f}", share)}}};
        if (share < 10) judge.red(r, "Properties/AllocatedStorage", message);
        else if (share <= 20) judge.yellow(r, "Properties/AllocatedStorage", message);
        else judge.green(r);
    });
}

void idleDatabase(Judge& judge)
{
    forEach(judge, kDbInstance, [&](const Resource& r) {
        const Series s = seriesOf(judge, "AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", r.id, Statistic::Maximum, kHour);
        if (s.values.empty()) return judge.noData(r);
        if (largest(s) > 0) return judge.green(r);
        if (s.length < 7 * kDay) return judge.noData(r); // idle for less than the week that the check asks for
        judge.yellow(r, {}, {"advisor.database-idle", {}}).monthlySavingsUsd = monthlyPriceOfDatabase(judge, r);
    });
}

constexpr std::array kChecks{
    CheckCode{"ZRxQlPsb6c", highCpu},   CheckCode{"Qch7DwouX1", lowUtilization}, CheckCode{"Cmsvnj8db1", replicaLag},
    CheckCode{"Cmsvnj8db3", diskQueue}, CheckCode{"Cmsvnj8db2", freeStorage},    CheckCode{"Ti39halfu8", idleDatabase},
};

} // namespace

std::span<const CheckCode> metricChecks() { return kChecks; }

} // namespace faultline
