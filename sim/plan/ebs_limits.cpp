#include "sim/plan/ebs_limits.h"

#include <algorithm>
#include <array>

namespace faultline::sim {

namespace {

constexpr double kGibPerTib = 1024, kMibPerTib = 1024 * 1024;
constexpr std::array<std::string_view, 7> kNames{"gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"};

/// EBS-02, EBS-03, EBS-04.
void limitGp2(EbsVolumePlan& volume)
{
    constexpr double kPerGib = 3, kLeast = 100, kMost = 16'000, kBurst = 3'000, kBucket = 5.4e6;
    volume.baselineIops = std::clamp(kPerGib * volume.gib, kLeast, kMost);
    volume.burstIops = std::max(volume.baselineIops, kBurst);
    volume.bucket = volume.burstIops > volume.baselineIops ? kBucket : 0;
    volume.refillPerSecond = kPerGib * volume.gib;
    volume.baselineMibS = volume.burstMibS = volume.gib <= 170 ? 128 : 250;
}

/// EBS-01.
void limitGp3(EbsVolumePlan& volume, double iops, double throughput)
{
    constexpr double kIops = 3'000, kMostIops = 80'000, kMibS = 125, kMostMibS = 2'000, kIopsPerGib = 500, kMibSPerIops = 0.25;
    const double allowed = std::max(kIops, std::min(kMostIops, kIopsPerGib * volume.gib));
    volume.baselineIops = volume.burstIops = std::clamp(iops < 0 ? kIops : iops, kIops, allowed);
    const double fastest = std::max(kMibS, std::min(kMostMibS, kMibSPerIops * volume.baselineIops));
    volume.baselineMibS = volume.burstMibS = std::clamp(throughput < 0 ? kMibS : throughput, kMibS, fastest);
}

/// EBS-05.
void limitIo1(EbsVolumePlan& volume, double iops)
{
    constexpr double kLeast = 100, kMost = 64'000, kPerGib = 50, kFlatMibS = 500, kFlatIops = 32'000, kMibSPerIopsAbove = 16.0 / 1024;
    volume.baselineIops = volume.burstIops = std::clamp(iops < 0 ? kLeast : iops, kLeast, std::max(kLeast, std::min(kMost, kPerGib * volume.gib)));
    const double flat = std::min(kFlatMibS, volume.baselineIops * 0.25);
    const double above = std::max(0.0, volume.baselineIops - kFlatIops) * kMibSPerIopsAbove;
    volume.baselineMibS = volume.burstMibS = flat + above;
}

/// EBS-06.
void limitIo2(EbsVolumePlan& volume, double iops)
{
    constexpr double kLeast = 100, kMost = 256'000, kPerGib = 1'000, kMibSPerIops = 0.256, kMostMibS = 4'000;
    volume.baselineIops = volume.burstIops = std::clamp(iops < 0 ? kLeast : iops, kLeast, std::max(kLeast, std::min(kMost, kPerGib * volume.gib)));
    volume.baselineMibS = volume.burstMibS = std::min(kMostMibS, kMibSPerIops * volume.baselineIops);
}

/// EBS-09, EBS-10, EBS-11: throughput in MiB/s; an I/O of up to 1 MiB costs one MiB of credit, so their rate in operations is the same number.
void limitHdd(EbsVolumePlan& volume, double basePerTib, double burstPerTib, double most, double mostIops)
{
    const double tib = volume.gib / kGibPerTib;
    volume.baselineMibS = std::min(most, basePerTib * tib);
    volume.burstMibS = std::min(most, burstPerTib * tib);
    volume.bucket = volume.burstMibS > volume.baselineMibS ? kMibPerTib * tib : 0;
    volume.refillPerSecond = volume.baselineMibS;
    volume.baselineIops = std::min(mostIops, volume.baselineMibS);
    volume.burstIops = std::min(mostIops, volume.burstMibS);
}

} // namespace

std::optional<EbsVolumePlan::Kind> volumeKindOf(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<EbsVolumePlan::Kind>(found - kNames.begin());
}

EbsVolumePlan volumeOf(EbsVolumePlan::Kind kind, double gib, double iops, double throughput)
{
    EbsVolumePlan volume;
    volume.kind = kind;
    volume.gib = gib;
    switch (kind) {
    case EbsVolumePlan::Kind::Gp2: limitGp2(volume); break;
    case EbsVolumePlan::Kind::Gp3: limitGp3(volume, iops, throughput); break;
    case EbsVolumePlan::Kind::Io1: limitIo1(volume, iops); break;
    case EbsVolumePlan::Kind::Io2: limitIo2(volume, iops); break;
    case EbsVolumePlan::Kind::St1: limitHdd(volume, 40, 250, 500, 500); break;
    case EbsVolumePlan::Kind::Sc1: limitHdd(volume, 12, 80, 250, 250); break;
    case EbsVolumePlan::Kind::Magnetic: // about 100 operations a second; not in the reference: our assumption
        volume.baselineIops = volume.burstIops = 100;
        volume.baselineMibS = volume.burstMibS = 60;
        break;
    }
    return volume;
}

} // namespace faultline::sim
