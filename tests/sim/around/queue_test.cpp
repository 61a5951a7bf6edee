// SQS between tiers, Lambda, S3.
#include "tests/sim/played.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

/// Users send to a server, whose requests put a message each into `Queue`; `Worker` works them off.
std::string queued(const std::string& worker, const std::string& queue = "", const std::string& more = "")
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n"
           "    Actors: {Users: {Client: {Arrivals: paced, TimeoutMs: 3000}, Sends: [{To: Server}]}}\n"
           "Resources:\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {"
           "Workload: {Workers: 10000, CpuMs: 0}, Uses: [{To: Queue, Operation: SendMessage}]}}}\n"
           "  Queue: {Type: AWS::SQS::Queue, Properties: {" +
           queue +
           "}}\n"
           "  Worker: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, AvailabilityZone: us-east-1a}, "
           "Metadata: {Faultline: {Consumes: [Queue], " +
           worker + "}}}\n" + more;
}

double sqs(const sim::Simulation& simulation, const std::string& metric, int second, const std::string& statistic = "Average",
           const std::string& queue = "Queue")
{
    return simulation.metrics()
        .value({"AWS/SQS", metric, {{"QueueName", queue}}}, *StatisticSpec::parse(statistic), 60 * kSecond, second * kSecond)
        .value_or(-1);
}

TEST(Queue, answersItsSenderAtOnceAndIsWorkedOffByItsConsumer)
{
    const auto simulation = played(queued("Workload: {Servers: 2, ServiceTime: 100}"), {.traffic = "constant:15/s", .duration = "5m"});
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    EXPECT_LT(*simulation.record().latencyByOutcome[0].histogramMs.quantile(0.99), 50);
    EXPECT_NEAR(sqs(simulation, "NumberOfMessagesDeleted", 120, "Sum"), 900, 3);
    EXPECT_LE(sqs(simulation, "ApproximateAgeOfOldestMessage", 120), 1);
}

TEST(Queue, keepsWhatItsConsumerCannotTake)
{
    // 30/s against 20/s: 10 more each second; after 300 s the oldest waiting came at 200 s.
    const auto simulation = played(queued("Workload: {Servers: 2, ServiceTime: 100}"), {.traffic = "constant:30/s", .duration = "6m"});
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    EXPECT_NEAR(sqs(simulation, "ApproximateNumberOfMessagesVisible", 240), 3'000, 30);
    EXPECT_NEAR(sqs(simulation, "ApproximateAgeOfOldestMessage", 240), 100, 2);
}

// The server stands in no zone, so it goes on sending while the worker is without power.
TEST(Queue, handsAMessageOutAgainWhenItsConsumerDies)
{
    const auto simulation =
        played(queued("Workload: {Servers: 10, ServiceTime: 5000}", "VisibilityTimeout: 60"),
               {.traffic = "steps:1/s@0s,0/s@20s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=18s,for=30s"}});
    double deleted = 0, received = 0;
    for (int minute = 0; minute < 10; ++minute) {
        deleted += std::max(0.0, sqs(simulation, "NumberOfMessagesDeleted", 60 * minute, "Sum"));
        received += std::max(0.0, sqs(simulation, "NumberOfMessagesReceived", 60 * minute, "Sum"));
    }
    const double sent = std::max(0.0, sqs(simulation, "NumberOfMessagesSent", 0, "Sum"));
    EXPECT_EQ(deleted, sent);              // none is lost
    EXPECT_NEAR(received - deleted, 5, 1); // those in hand when the power went: 1/s of 5 s each
}

TEST(Queue, movesWhatCannotBeWorkedOffToItsDeadLetters)
{
    // Every message meets a table without a place: it fails three times, hidden for 5 s each.
    const std::string table =
        "  Letters: {Type: AWS::SQS::Queue, Properties: {}}\n"
        "  Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST, KeySchema: [{AttributeName: id, KeyType: HASH}], "
        "AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}}\n";
    const auto simulation =
        played(queued("Workload: {Servers: 10, ServiceTime: 10}, Uses: [{To: Table, Operation: PutItem, Client: {Retries: 0}}]",
                      "VisibilityTimeout: 5, RedrivePolicy: {maxReceiveCount: 3, deadLetterTargetArn: !GetAtt Letters.Arn}", table),
               {.traffic = "steps:1/s@0s,0/s@10s", .duration = "3m", .faults = {"dynamodb-throttle:target=Table,percent=100,at=0s,for=3m"}});
    EXPECT_EQ(sqs(simulation, "ApproximateNumberOfMessagesVisible", 120), 0);
    EXPECT_GE(sqs(simulation, "ApproximateNumberOfMessagesVisible", 120, "Average", "Letters"), 9);
}

std::string function(const std::string& properties, const std::string& own)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n"
           "    Actors: {Users: {Client: {Arrivals: paced, TimeoutMs: 10000}, Sends: [{To: Function}]}}\n"
           "Resources:\n  Function: {Type: AWS::Lambda::Function, Properties: {" +
           properties + "}, Metadata: {Faultline: {" + own + "}}}\n";
}

TEST(Function, startsAnEnvironmentForEveryRequestThatFindsNoneIdle)
{
    // 10/s of 500 ms: five at a time. The first ones wait a second for their environment; later ones find one.
    const auto record =
        recordOf(function("Handler: x", "Workload: {CpuMs: 500}, Boot: {BootSeconds: 1}"), {.traffic = "constant:10/s", .duration = "5m"});
    EXPECT_EQ(record.requests.lost(), 0u);
    EXPECT_NEAR(*record.windows[0].latencyMs.quantile(1), 1'500, 15);
    EXPECT_NEAR(*record.windows[20].latencyMs.quantile(1), 500, 5);
}

TEST(Function, keepsAnIdleEnvironmentForAWhileOnly)
{
    const auto coldAfter = [](const char* pause) {
        const auto record = recordOf(function("Handler: x", "Workload: {CpuMs: 10}, Boot: {BootSeconds: 1}"),
                                     {.traffic = std::string("steps:1/s@0s,0/s@60s,1/s@") + pause, .duration = "30m"});
        double slow = 0;
        for (const auto& window : record.windows)
            if (const auto most = window.latencyMs.quantile(1); most && *most > 500) ++slow;
        return slow;
    };
    EXPECT_EQ(coldAfter("5m"), 1);  // the very first
    EXPECT_EQ(coldAfter("20m"), 2); // ten minutes (ours) are over
}

TEST(Function, throttlesWhatIsAboveItsConcurrency)
{
    // Five at a time of 500 ms: 10/s of 20.
    const auto simulation = played(function("Handler: x, ReservedConcurrentExecutions: 5", "Workload: {CpuMs: 500}, Boot: {BootSeconds: 0}"),
                                   {.traffic = "constant:20/s", .duration = "3m"});
    const auto record = simulation.record();
    EXPECT_NEAR(static_cast<double>(record.requests.of(Outcome::Succeeded)) / 180, 10, 0.3);
    EXPECT_EQ(record.requests.lostByCause[static_cast<std::size_t>(Cause::Throttled)], record.requests.lost());
    const auto lambda = [&](const char* metric, const char* statistic) {
        return simulation.metrics()
            .value({"AWS/Lambda", metric, {{"FunctionName", "Function"}}}, *StatisticSpec::parse(statistic), 60 * kSecond, 60 * kSecond)
            .value_or(-1);
    };
    EXPECT_NEAR(lambda("Throttles", "Sum"), 600, 20);
    EXPECT_NEAR(lambda("Invocations", "Sum"), 600, 20);
    EXPECT_EQ(lambda("ConcurrentExecutions", "Maximum"), 5);
    EXPECT_NEAR(lambda("Duration", "Average"), 500, 1);
}

TEST(Bucket, tellsToSlowDownAboveWhatAPrefixTakes)
{
    const std::string text = "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n"
                             "    Actors: {Users: {Client: {Arrivals: paced, TimeoutMs: 3000}, Sends: [{To: Server}]}}\n"
                             "Resources:\n  Bucket: {Type: AWS::S3::Bucket}\n"
                             "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {"
                             "Workload: {Workers: 100000, CpuMs: 0}, Uses: [{To: Bucket, Operation: write, Client: {Retries: 0}}]}}}\n";
    const auto record = recordOf(text, {.traffic = "constant:4000/s", .duration = "30s"});
    EXPECT_NEAR(static_cast<double>(record.windows[2].byOutcome[0]), 35'000, 300);
    EXPECT_EQ(record.requests.lostByCause[static_cast<std::size_t>(Cause::Throttled)], record.requests.lost());
}

} // namespace
} // namespace faultline::test
