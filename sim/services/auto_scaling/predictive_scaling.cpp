#include "sim/services/auto_scaling/predictive_scaling.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/instances/control_planes.h"
#include "sim/services/publication.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kHour = 3600 * kSecond;
constexpr std::size_t kDay = 24, kHistoryDays = 14, kForecastHours = 48, kRenewal = 6; // ASG-83

/// Mean load of the hour that ends now, over its minutes; nothing when no point was published.
double loadOfHour(const World& world, Index g, const PredictivePlan& plan)
{
    double sum = 0;
    int minutes = 0;
    for (Nanoseconds from = world.now - kHour; from < world.now; from += kPeriod) {
        const auto value = world.metrics.value(plan.load, plan.loadStatistic, kPeriod, from);
        if (!value) continue;
        sum += *value;
        ++minutes;
    }
    const double mean = minutes > 0 ? sum / minutes : 0;
    return plan.loadIsPerInstance ? mean * inServiceOf(world, g) : mean;
}

} // namespace

std::vector<double> forecastOf(const std::vector<double>& history, std::size_t hours)
{
    std::vector<double> expected;
    if (history.size() < kDay) return expected;
    for (std::size_t h = history.size(); h < history.size() + hours; ++h) {
        double sum = 0;
        int days = 0;
        for (std::size_t day = 1; day <= kHistoryDays + 2; ++day) {
            if (h < day * kDay || h - day * kDay >= history.size()) continue;
            sum += history[h - day * kDay];
            ++days;
        }
        expected.push_back(days > 0 ? sum / days : 0);
    }
    return expected;
}

int capacityFor(double load, double target)
{
    constexpr double kSlack = 1e-9, kMost = 1e6;
    return static_cast<int>(std::min(kMost, std::ceil(load / target - kSlack)));
}

void planForecasts(World& world, Index g)
{
    world.groups[g].forecasts.resize(world.plan->groups[g].forecasts.size());
    if (!world.plan->groups[g].forecasts.empty()) atControl(world, kHour, EventKind::ForecastHour, g, 0);
}

void onForecastHour(World& world, Index g)
{
    atControl(world, world.now + kHour, EventKind::ForecastHour, g, 0);
    const GroupPlan& plan = world.plan->groups[g];
    for (Index p = 0; p < plan.forecasts.size(); ++p) {
        Forecast& forecast = world.groups[g].forecasts[p];
        forecast.hourlyLoad.push_back(loadOfHour(world, g, plan.forecasts[p]));
        const std::size_t hour = forecast.hourlyLoad.size();
        if (hour >= kDay && (forecast.expected.empty() || hour >= forecast.madeAtHour + kRenewal)) {
            forecast.expected = forecastOf(forecast.hourlyLoad, kForecastHours);
            forecast.madeAtHour = hour;
            note(world, TimelineEntry::Plane::Control, "forecast", "ASG-83", plan.subject, 0, {{"policy", plan.forecasts[p].name}});
        }
        if (!forecast.expected.empty()) atControl(world, world.now + kHour - plan.forecasts[p].buffer, EventKind::ForecastDue, g, p); // ASG-84
    }
}

void onForecastDue(World& world, Index g, Index p)
{
    const PredictivePlan& plan = world.plan->groups[g].forecasts[p];
    Group& group = world.groups[g];
    const Forecast& forecast = group.forecasts[p];
    // The hour that begins after the buffer; one hour is under way, so it is one on.
    const std::size_t hour = forecast.hourlyLoad.size() + 1;
    if (hour < forecast.madeAtHour || hour - forecast.madeAtHour >= forecast.expected.size()) return;
    const int wanted = capacityFor(forecast.expected[hour - forecast.madeAtHour], plan.target);
    if (!plan.scales || refuses(world, ControlPlane::AutoScaling)) return;
    if (plan.mayRaiseMaximum && wanted > group.maximum) { // ASG-85, PRED-2
        const int maximum = static_cast<int>(std::ceil(wanted * (1 + plan.maximumBuffer / 100) - 1e-9));
        note(world, TimelineEntry::Plane::Control, "maximum-raised", "ASG-85", world.plan->groups[g].subject, 0, {{"to", std::to_string(maximum)}});
        group.maximum = maximum;
    }
    if (wanted > group.desired) setDesired(world, g, wanted, plan.name, "ASG-84"); // it never scales in
}

} // namespace faultline::sim
