#include "tests/sim/dynamodb/table_drawing.h"

namespace faultline::test {

std::string askingTable(const std::string& use, const std::string& table, const std::string& own, const std::string& more)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n"
           "    Actors: {Users: {Client: {Arrivals: paced, TimeoutMs: 3000}, Sends: [{To: Server}]}}\n"
           "Resources:\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {"
           "Workload: {Workers: 1000000, CpuMs: 0}, Uses: [{To: Table, " +
           use +
           "}]}}}\n"
           "  Table: {Type: AWS::DynamoDB::Table, Metadata: {Faultline: {" +
           own + "}}, Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}], AttributeDefinitions: [{AttributeName: id, AttributeType: S}], " +
           table + "}}\n" + more;
}

std::string provisioned(int reads, int writes)
{
    return "ProvisionedThroughput: {ReadCapacityUnits: " + std::to_string(reads) + ", WriteCapacityUnits: " + std::to_string(writes) + "}";
}

double tableSum(const sim::Simulation& simulation, const std::string& metric, int from, int to, const std::string& operation)
{
    std::vector<std::pair<std::string, std::string>> dimensions{{"TableName", "Table"}};
    if (!operation.empty()) dimensions.insert(dimensions.begin(), {"Operation", operation});
    double sum = 0;
    for (const auto& point :
         simulation.metrics().series({"AWS/DynamoDB", metric, dimensions}, *StatisticSpec::parse("Sum"), 60 * kSecond, from * kSecond, to * kSecond))
        sum += point.value;
    return sum;
}

namespace {

double perSecond(const sim::RunRecord& record, sim::Outcome outcome, int from, int to)
{
    double sum = 0;
    for (int w = from / 10; w < to / 10; ++w)
        sum += static_cast<double>(record.windows[static_cast<std::size_t>(w)].byOutcome[static_cast<std::size_t>(outcome)]);
    return sum / (to - from);
}

} // namespace

double succeededPerSecond(const sim::RunRecord& record, int from, int to) { return perSecond(record, sim::Outcome::Succeeded, from, to); }

double refusedPerSecond(const sim::RunRecord& record, int from, int to) { return perSecond(record, sim::Outcome::Refused, from, to); }

} // namespace faultline::test
