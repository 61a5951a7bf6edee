// Numbers of the template that AWS would refuse: the run counts with AWS's default, says so, and ends.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace faultline::test {
namespace {

using sim::Outcome;

bool isAssumed(const sim::RunRecord& record, const std::string& what, const std::string& value)
{
    for (const sim::Assumption& assumption : record.assumptions)
        if (assumption.what == what && assumption.value == value && assumption.isGuess) return true;
    return false;
}

sim::RunRecord siteWith(const std::string& group)
{
    Site site;
    site.group += group;
    return recordOf(site.text(), {.traffic = "constant:10/s", .duration = "1m"});
}

TEST(StatedNumbers, ofAHealthCheckCountWhereAwsTakesThem)
{
    for (const char* seconds : {"0", "-5", "301", "9223372036854775807"}) {
        const auto record = siteWith(fmt::format("HealthCheckIntervalSeconds: {}, ", seconds));
        EXPECT_TRUE(isAssumed(record, "TargetGroup: seconds between health checks", "30")) << seconds;
        EXPECT_EQ(record.requests.lost(), 0u) << seconds;
    }
    for (const char* seconds : {"-5", "0", "9223372036854775807"})
        EXPECT_TRUE(isAssumed(siteWith(fmt::format("HealthCheckTimeoutSeconds: {}, ", seconds)), "TargetGroup: time-out of a health check, s", "5"))
            << seconds;
    EXPECT_FALSE(isAssumed(siteWith("HealthCheckIntervalSeconds: 10, "), "TargetGroup: seconds between health checks", "30"));
}

TEST(StatedNumbers, thatAreNotKnownHereAreAssumed)
{
    EXPECT_TRUE(isAssumed(siteWith("HealthCheckIntervalSeconds: !ImportValue Interval, "), "TargetGroup: seconds between health checks", "30"));
}

TEST(StatedNumbers, ofAnIdleTimeoutCountWhereAwsTakesThem)
{
    for (const char* seconds : {"0", "-5", "4001", "off"}) {
        Site site;
        site.attributes = fmt::format("{{Key: idle_timeout.timeout_seconds, Value: \"{}\"}}", seconds);
        const auto record = recordOf(site.text(), {.traffic = "constant:10/s", .duration = "1m"});
        EXPECT_TRUE(isAssumed(record, "LoadBalancer: idle time-out, s", "60")) << seconds;
        EXPECT_EQ(record.requests.lost(), 0u) << seconds;
    }
}

std::string queueWith(const std::string& properties)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n"
           "    Actors: {Users: {Client: {Arrivals: paced, TimeoutMs: 3000}, Sends: [{To: Server}]}}\n"
           "Resources:\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {"
           "Workload: {CpuMs: 1}, Uses: [{To: Queue, Operation: SendMessage}]}}}\n"
           "  Queue: {Type: AWS::SQS::Queue, Properties: {" +
           properties +
           "}}\n"
           "  Worker: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {Consumes: [Queue], "
           "Workload: {Servers: 4, ServiceTime: 100}}}}\n";
}

TEST(StatedNumbers, ofAQueueCountWhereAwsTakesThem)
{
    for (const char* seconds : {"-5", "43201", "9223372036854775807", "1e300"}) {
        const auto record = recordOf(queueWith(fmt::format("VisibilityTimeout: {}", seconds)), {.traffic = "constant:10/s", .duration = "1m"});
        EXPECT_TRUE(isAssumed(record, "Queue: visibility time-out, s", "30")) << seconds;
    }
}

// AWS takes 0: a message is never hidden, so every poll may hand it out again, but not more often than consumers poll.
TEST(StatedNumbers, letAMessageBeVisibleAllTheTime)
{
    const auto simulation = played(queueWith("VisibilityTimeout: 0"), {.traffic = "constant:1/s", .duration = "2m"});
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    const double received =
        simulation.metrics()
            .value({"AWS/SQS", "NumberOfMessagesReceived", {{"QueueName", "Queue"}}}, *StatisticSpec::parse("Sum"), 60 * kSecond, 60 * kSecond)
            .value_or(-1);
    EXPECT_GE(received, 60);
}

std::string answersAtOnce()
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n    Network: {Overheads: none}\n"
           "    Canvas: {Sketches: [{Id: Partner, Label: Partner, Icon: generic, At: [0, 0]}]}\n"
           "    Actors: {Users: {Sends: [{To: Partner}]}}\n"
           "Resources: {Files: {Type: AWS::S3::Bucket}}\n";
}

TEST(Users, whoNeitherThinkNorWaitSendEveryMillisecond)
{
    const auto record = recordOf(answersAtOnce(), {.traffic = "users:5,think=0s", .duration = "2s"});
    EXPECT_EQ(record.requests.sent, 5u * 2001) << "5 users at 0 ms, 1 ms, … 2000 ms";
    bool isListed = false;
    for (const sim::Assumption& assumption : record.assumptions) isListed = isListed || assumption.value == "at least 1 ms";
    EXPECT_TRUE(isListed);
}

} // namespace
} // namespace faultline::test
