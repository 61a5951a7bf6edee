#include "sim/plan/capacities.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace faultline::sim {

namespace {

struct Size {
    std::string_view family, size;
};

Size sizeOf(std::string_view type)
{
    if (type.starts_with("db.")) type.remove_prefix(3);
    const std::size_t dot = type.find('.');
    if (dot == std::string_view::npos) return {type, {}};
    return {type.substr(0, dot), type.substr(dot + 1)};
}

} // namespace

int vcpusOf(std::string_view type)
{
    const auto [family, size] = sizeOf(type);
    if (size.ends_with("xlarge")) {
        int n = 1;
        if (size.size() > 6) std::from_chars(size.data(), size.data() + size.size() - 6, n);
        return std::clamp(4 * n, 4, 1024);
    }
    if (size == "large") return 2;
    if (size == "medium" || size == "small" || size == "micro" || size == "nano") {
        const bool isNewBurstable = family.starts_with("t3") || family.starts_with("t4");
        return isNewBurstable || (family == "t2" && size == "medium") ? 2 : 1;
    }
    return 2;
}

double memoryGibOf(std::string_view databaseClass)
{
    const auto [family, size] = sizeOf(databaseClass);
    if (size == "micro") return 1;
    if (size == "small") return 2;
    if (size == "medium") return 4;
    const double perCpu = family.starts_with("r") || family.starts_with("x") ? 8 : family.starts_with("c") ? 2 : 4;
    return perCpu * vcpusOf(databaseClass);
}

int maxConnectionsOf(std::string_view engine, double memoryGib)
{
    const double bytes = memoryGib * 1024 * 1024 * 1024 * 0.92;
    if (engine.find("postgres") != std::string_view::npos) return static_cast<int>(std::min(bytes / 9'531'392, 5000.0));  // RDS-63
    if (engine == "mariadb") return static_cast<int>(std::min(bytes / 25'165'760, 12'000.0));                             // RDS-62
    if (engine.find("mysql") != std::string_view::npos) return static_cast<int>(std::min(bytes / 12'582'880, 100'000.0)); // RDS-61
    if (engine.starts_with("oracle")) return static_cast<int>(std::clamp(bytes / 9'868'951, 80.0, 20'000.0));             // RDS-64
    return 0;
}

} // namespace faultline::sim
