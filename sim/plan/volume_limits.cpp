#include "sim/plan/volume_limits.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kIosPerMib = 64;                      // of 16 KiB, a page of the engines (ours; RDS-52 takes the same for MySQL)
constexpr double kBucket = 5.4e6;                      // EBS-03, of one volume
constexpr double kVolumes = 4;                         // RDS-49, when striped
constexpr double kMaximumFor = 30 * 60, kDay = 86'400; // RDS-56

bool isStriped(DbEngine engine, double gib)
{
    if (engine == DbEngine::SqlServer) return false;
    return gib >= (engine == DbEngine::Oracle ? 200 : 400); // RDS-49
}

IoLimit steady(double iops, double mibPerSecond)
{
    const double rate = std::min(iops, mibPerSecond * kIosPerMib);
    return {rate, rate, 0, 0};
}

/// RDS-50: 3 IOPS for each GiB, and a burst while the bucket lasts.
IoLimit gp2(bool striped, double gib)
{
    const double volumes = striped ? kVolumes : 1;
    const double perVolume = gib / volumes;
    const double mib = volumes * (perVolume <= 170 ? 128 : 250); // EBS-04
    const double most = mib * kIosPerMib;
    const double sustained = volumes * std::clamp(3 * perVolume, 100.0, 16'000.0);
    const double burst = std::max(sustained, striped ? 12'000.0 : gib < 1'000 ? 3'000.0 : 0.0);
    return {std::min(sustained, most), std::min(burst, most), burst > sustained ? kBucket * volumes : 0, 0};
}

/// RDS-51, RDS-52: included performance, adjustable where the volume is striped.
IoLimit gp3(DbEngine engine, bool striped, const StorageOptions& storage)
{
    const bool isSqlServer = engine == DbEngine::SqlServer;
    double iops = striped ? 12'000 : 3'000, mib = striped ? 500 : 125;
    if (striped || isSqlServer) {
        iops = std::clamp(storage.iops.value_or(iops), iops, isSqlServer ? 16'000.0 : 64'000.0);
        iops = std::max(striped ? 12'000.0 : 3'000.0, std::min(iops, 500 * storage.gib));
        mib = std::clamp(storage.throughput.value_or(mib), mib, isSqlServer ? 1'000.0 : 4'000.0);
        mib = std::min(mib, 0.25 * iops);
        const bool raises = engine == DbEngine::MySql || engine == DbEngine::MariaDb;
        if (raises && iops > 32'000) mib = std::max(mib, iops / kIosPerMib);
    }
    return steady(iops, mib);
}

} // namespace

DbEngine engineOf(std::string_view engine)
{
    const auto has = [&](std::string_view word) { return engine.find(word) != std::string_view::npos; };
    if (has("postgres")) return DbEngine::PostgreSql;
    if (has("mariadb")) return DbEngine::MariaDb;
    if (has("mysql") || engine == "aurora") return DbEngine::MySql;
    if (has("oracle")) return DbEngine::Oracle;
    if (has("sqlserver")) return DbEngine::SqlServer;
    return has("db2") ? DbEngine::Db2 : DbEngine::Other;
}

IoLimit volumeLimitOf(DbEngine engine, const StorageOptions& storage)
{
    const bool striped = isStriped(engine, storage.gib);
    const bool isSqlServer = engine == DbEngine::SqlServer;
    if (storage.type == "gp3") return gp3(engine, striped, storage);
    if (storage.type == "io1") { // RDS-53
        const double most = std::min(isSqlServer ? 64'000.0 : 256'000.0, 50 * storage.gib);
        return steady(std::clamp(storage.iops.value_or(1'000), std::min(1'000.0, most), most), striped ? 4'000 : 500);
    }
    if (storage.type == "io2") { // RDS-54
        const double most = std::min(256'000.0, 1'000 * storage.gib);
        const double iops = std::clamp(storage.iops.value_or(1'000), std::min(1'000.0, most), most);
        return steady(iops, std::min(0.256 * iops, isSqlServer ? 4'000.0 : 16'000.0));
    }
    if (storage.type == "standard") return steady(1'000, 1'000 / kIosPerMib); // RDS-55
    return gp2(striped, storage.gib);
}

IoLimit hostLimitOf(double mbps, double burstMbps)
{
    constexpr double iosPerMbps = 1e6 / 8 / 16'384;
    const double sustained = mbps * iosPerMbps, burst = std::max(mbps, burstMbps) * iosPerMbps;
    const double credits = (burst - sustained) * kMaximumFor;
    return {sustained, burst, credits, credits / kDay};
}

} // namespace faultline::sim
