// Names in Faultline's own data that name nothing: refused with the nearest one, or listed; never played as if nothing stood there.
#include "sim/plan/plan.h"
#include "tests/sim/load_balancing/site.h"

#include <gmock/gmock.h>

namespace faultline::test {
namespace {

std::string siteWhereAHas(const std::string& own)
{
    Site site;
    site.hosts = {{"A", 'a', own}, {"Backend", 'a', "Workload: {CpuMs: 1}"}};
    return site.text();
}

TEST(OwnNames, ofSomebodyWhoIsCalledMustBeInTheTemplate)
{
    for (const char* own : {"Uses: [{To: Backedn}]", "HealthCheck: {Uses: [{To: Backedn}]}"}) {
        const auto plan = planOf(siteWhereAHas(own));
        ASSERT_FALSE(plan) << own;
        EXPECT_EQ(plan.problem().what.id, "sim.unknown-use");
        ASSERT_TRUE(plan.problem().remedy);
        EXPECT_EQ(plan.problem().remedy->id, "sim.unknown-use-nearest");
        EXPECT_EQ(plan.problem().remedy->args, (std::vector<std::pair<std::string, std::string>>{{"nearest", "Backend"}}));
        EXPECT_THAT(plan.problem().place.path, testing::HasSubstr("Resources/A/Metadata/Faultline")) << own;
    }
    EXPECT_EQ(problemOf(siteWhereAHas("Uses: [{To: SomethingElse}]")), "sim.unknown-use");
    EXPECT_EQ(problemOf(siteWhereAHas("Uses: [{To: Backend}], HealthCheck: {Uses: [{To: Backend}]}")), "");
}

TEST(OwnNames, ofOneWhoCallsItselfAreACircle) { EXPECT_EQ(problemOf(siteWhereAHas("Uses: [{To: A}]")), "sim.circular-uses"); }

TEST(OwnNames, ofAClassThatNobodySendsAreListed)
{
    const auto guessed = [](const std::string& text) {
        const auto plan = planOf(text);
        for (const sim::Assumption& assumption : (*plan)->assumptions)
            if (assumption.what == "A: work of class brwse" && assumption.isGuess) return true;
        return false;
    };
    EXPECT_TRUE(guessed(siteWhereAHas("Workload: {CpuMs: 1, PerClass: {brwse: {CpuMs: 5}}}")));
    EXPECT_FALSE(guessed(siteWhereAHas("Workload: {CpuMs: 1, PerClass: {default: {CpuMs: 5}}}")));
}

/// LAB-3 with an alarm of 7 s, which CloudWatch refuses (CW-29).
TEST(OwnNames, ofAnAlarmThatCannotBeEvaluatedAreListedWhereItWouldScale)
{
    std::string text = starter("lab-3");
    const std::size_t alarm = text.find("ScaleOutAlarm:"), at = text.find("Period: 60", alarm);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 10, "Period: 7");
    EXPECT_THAT((*planOf(text))->assumptions, testing::Contains(testing::AllOf(testing::Field(&sim::Assumption::what, "ScaleOutAlarm"),
                                                                               testing::Field(&sim::Assumption::value, "takes no part"),
                                                                               testing::Field(&sim::Assumption::isGuess, true))));
}

} // namespace
} // namespace faultline::test
