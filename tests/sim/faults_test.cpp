// What all kinds of faults have in common: whom they choose, when they begin and end, what is refused.
#include "sim/drill/verdict.h"
#include "tests/sim/played.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace faultline::test {
namespace {

std::vector<std::string> terminated(const sim::RunRecord& record)
{
    std::vector<std::string> names;
    for (const sim::TimelineEntry& entry : record.timeline)
        if (entry.kind == "instance-terminated") names.push_back(entry.resource);
    return names;
}

std::vector<std::string> terminatedBy(const std::string& fault, std::uint64_t seed = 7)
{
    return terminated(recordOf(starter("lab-3"), {.traffic = "constant:20/s", .duration = "3m", .faults = {fault}, .seed = seed}));
}

// statements: FLT-07
TEST(Targets, areAllOfThemOrACountOrAShareRoundedUp)
{
    // LAB-3 starts with four instances, two in each zone.
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,at=1m").size(), 4u);
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,count=3,at=1m").size(), 3u);
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,percent=50%,at=1m").size(), 2u);
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,percent=51,at=1m").size(), 3u);
    EXPECT_EQ(terminatedBy("terminate-instances:az=us-east-1b,at=1m").size(), 2u);
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,az=2,count=9,at=1m").size(), 2u);
}

// statements: FLT-07
TEST(Targets, areChosenAtRandomByTheSeed)
{
    std::set<std::vector<std::string>> choices;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) choices.insert(terminatedBy("terminate-instances:target=AppGroup,count=1,at=1m", seed));
    EXPECT_GE(choices.size(), 3u) << "one of four, twelve times";
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup,count=1,at=1m", 3),
              terminatedBy("terminate-instances:target=AppGroup,count=1,at=1m", 3));
}

TEST(Targets, mayBeOneInstanceOfAGroup)
{
    EXPECT_EQ(terminatedBy("terminate-instances:target=AppGroup#3,at=1m"), std::vector<std::string>{"AppGroup#3"});
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"terminate-instances:target=AppGroup#x,at=1m"}}), "sim.fault-target");
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"terminate-instances:target=AppGroup#0,at=1m"}}), "sim.fault-target");
    EXPECT_EQ(problemOf(queueingTemplate(1, 5), {.faults = {"terminate-instances:target=Server#2,at=1m"}}), "sim.fault-target");
    EXPECT_EQ(problemOf(queueingTemplate(1, 5), {.faults = {"terminate-instances:target=Server#1,at=1m"}}), "");
}

TEST(Targets, areOfTheTypesOfTheirKind)
{
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"dns-failure:target=Database,at=1m,for=1m"}}), "");
    for (const char* target : {"AppGroup", "Users", "AppGroup#1"})
        EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {std::string("dns-failure:target=") + target + ",at=1m,for=1m"}}), "sim.fault-target")
            << target;
}

TEST(Targets, thatDoNotExistWhenTheFaultBeginsMakeNoVerdict)
{
    const std::string lab = starter("lab-3"), alone = queueingTemplate(1, 5); // its server stands in no zone
    for (const auto& [text, fault] :
         {std::pair(lab, "terminate-instances:target=AppGroup#99,at=1m"), std::pair(lab, "latency:target=AppGroup#99,ms=200,at=1m,for=1m"),
          std::pair(alone, "az-power-interruption:az=us-east-1a,at=1m,for=1m")}) {
        const auto record = recordOf(text, {.traffic = "constant:20/s", .duration = "3m", .faults = {fault}});
        ASSERT_TRUE(firstEntry(record, sim::kFaultHitNothing)) << fault;
        sim::Scenario scenario;
        scenario.duration = 180 * kSecond;
        scenario.faults.push_back(*sim::Fault::parse(fault));
        for (const char* objective : {"availability>=1%", "rto<=120s", "errors<=100000"})
            scenario.objectives.push_back(*sim::Objective::parse(objective));
        for (const sim::ObjectiveVerdict& verdict : sim::judge(record, scenario).objectives) {
            EXPECT_EQ(verdict.met, std::nullopt) << fault;
            EXPECT_FALSE(verdict.because.empty()) << fault;
        }
    }
    const auto hit =
        recordOf(starter("lab-3"), {.traffic = "constant:20/s", .duration = "3m", .faults = {"terminate-instances:target=AppGroup#3,at=1m"}});
    EXPECT_FALSE(firstEntry(hit, sim::kFaultHitNothing));
}

TEST(Zones, areNotNamedByTheirIds)
{
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"az-isolation:az=use1-az1,at=1m,for=1m"}}), "sim.zone-by-id");
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"az-isolation:az=us-west-2a,at=1m,for=1m"}}), "sim.unknown-zone");
}

TEST(Faults, beginAndEndToTheNanosecondWhenTheyAreToldTo)
{
    const auto record =
        recordOf(starter("lab-3"), {.traffic = "constant:20/s", .duration = "5m", .faults = {"az-power-interruption:az=1,at=90500ms,for=45s"}});
    const auto* start = firstEntry(record, "fault-start");
    const auto* end = firstEntry(record, "fault-end");
    ASSERT_TRUE(start && end);
    EXPECT_EQ(start->at, 90'500'000'000);
    EXPECT_EQ(end->at, 135'500'000'000);
}

} // namespace
} // namespace faultline::test
