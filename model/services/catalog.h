#pragma once

#include "model/text/problem.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

class DataLibrary;

/// CPU credits of a burstable class (R211): it may use its baseline for ever, and more while it has credits.
struct CpuCredits {
    double baselinePercent = 0; ///< of each vCPU
    double perHour = 0;         ///< earned; one credit is one vCPU at 100 % for a minute
    double maximum = 0;         ///< kept at most
    double atLaunch = 0;        ///< given to a new instance in standard mode
    bool isUnlimited = false;   ///< what AWS takes when the template says nothing
};

/// What an EC2 instance type can do. Figures that were not found are absent, never zero.
struct InstanceClass {
    std::string name; ///< "m6i.large"
    std::string architecture;
    int vcpus = 0;
    double memoryGib = 0;
    std::optional<CpuCredits> credits; ///< of burstable types
    std::optional<double> networkGbps, networkBurstGbps;
    std::optional<double> ebsMbps, ebsBurstMbps; ///< megabits per second
    std::optional<double> ebsIops, ebsBurstIops;
    std::optional<double> usdPerHour; ///< Linux, on demand, us-east-1
};

/// What an RDS instance class can do.
struct DbClass {
    std::string name; ///< "db.m6i.large"
    int vcpus = 0;
    double memoryGib = 0;
    std::optional<CpuCredits> credits;
    std::optional<double> ebsMbps;
    std::optional<double> usdPerHour, usdPerHourMultiAz; ///< MySQL, on demand, us-east-1
    std::string confidence;                              ///< of the prices: "sourced", "third-party-…"; empty when there is none
};

struct Price {
    std::string item; ///< "ebs/gp3-storage"
    double usd = 0;
    std::string unit; ///< "GB-month"
    std::string asOf; ///< YYYY-MM-DD, empty when not known
    std::string source, confidence;
};

struct PriceTier {
    std::optional<double> upToGb; ///< of the month's total; absent: no end
    double usdPerGb = 0;
};

/// Classes and prices of `resources/catalog`. A value; `--data` may bring newer files.
class Catalog {
public:
    /// Fails when a file is missing or is not what it should be, naming the file.
    [[nodiscard]] static Result<Catalog> read(const DataLibrary& data);

    [[nodiscard]] const InstanceClass* instanceClass(std::string_view name) const; ///< null when unknown
    [[nodiscard]] const DbClass* dbClass(std::string_view name) const;             ///< null when unknown
    [[nodiscard]] const Price* price(std::string_view item) const;                 ///< null when unknown
    [[nodiscard]] const std::vector<PriceTier>& internetEgress() const { return m_internetEgress; }
    [[nodiscard]] const std::string& region() const { return m_region; } ///< that the prices are of
    [[nodiscard]] double hoursPerMonth() const { return m_hoursPerMonth; }
    /// The oldest date among the instance prices, YYYY-MM-DD.
    [[nodiscard]] const std::string& asOf() const { return m_asOf; }

    [[nodiscard]] std::vector<std::string> instanceClassNames() const; ///< sorted
    [[nodiscard]] std::vector<std::string> dbClassNames() const;       ///< sorted

private:
    std::map<std::string, InstanceClass, std::less<>> m_instanceClasses;
    std::map<std::string, DbClass, std::less<>> m_dbClasses;
    std::map<std::string, Price, std::less<>> m_prices;
    std::vector<PriceTier> m_internetEgress;
    std::string m_region = "us-east-1";
    double m_hoursPerMonth = 730;
    std::string m_asOf;
};

/// How many connections a database takes when its parameter group says nothing, from the engine's formula (RDS-61 to RDS-64). The formula is
/// over the memory that RDS leaves to the engine, about 92 % of the class's (RDS-65). Nothing for engines without a formula.
[[nodiscard]] std::optional<int> defaultMaxConnections(std::string_view engine, std::string_view engineVersion, double memoryGib);

} // namespace faultline
