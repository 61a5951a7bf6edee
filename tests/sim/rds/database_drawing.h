#pragma once

#include "tests/sim/played.h"

#include <string>

/// Drawings of a server that calls a database in two or three zones, and what the tests of databases look at.
namespace faultline::test {

struct DatabaseDrawing {
    std::string properties = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3";
    std::string own;                                      ///< Faultline's data of the database
    std::string use = "Operation: write, ServiceTime: 2"; ///< besides `To`
    std::string client = "TimeoutMs: 2000";               ///< of the users
    std::string more;                                     ///< further resources
    std::string to = "Database";
};

/// `Database` is a DB instance of a subnet group over the three zones of us-east-1; the server stands in the last of them.
[[nodiscard]] std::string callingDatabase(const DatabaseDrawing& drawing = {});

/// The same with an Aurora cluster `Database` of instances `One`, `Two`, … of those properties each, in zones a, b, c.
[[nodiscard]] std::string callingAurora(const std::vector<std::string>& instances, DatabaseDrawing drawing = {});

/// The same with a Multi-AZ DB cluster `Database`.
[[nodiscard]] std::string callingMultiAzCluster(const std::string& engine, DatabaseDrawing drawing = {});

[[nodiscard]] double secondsOf(const sim::TimelineEntry* entry);                       ///< −1 when there is none
[[nodiscard]] double lengthOf(const sim::RunRecord& record, const std::string& clock); ///< of the first clock of that name, s; −1: none
/// How many requests a second had an outcome in [from, to) seconds.
[[nodiscard]] double rateOf(const sim::RunRecord& record, sim::Outcome outcome, int from, int to);
/// From a moment on: when requests first succeed again in a window of 10 s, s.
[[nodiscard]] double servesAgainAt(const sim::RunRecord& record, int from);
[[nodiscard]] double meanLatencyMs(const sim::RunRecord& record);
/// A statistic of a metric of AWS/RDS in the minute that begins at a second.
[[nodiscard]] std::optional<double> rdsMetric(const sim::Simulation& simulation, const std::string& metric, int second,
                                              const std::string& database = "Database", const std::string& statistic = "Average");

} // namespace faultline::test
