#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <optional>
#include <string>
#include <vector>

/// What the template and the catalogue say of one kind of instance: all that stays the same over a run.
namespace faultline::sim {

/// CPU credits of a burstable type (EC2-01 to EC2-12). One credit is one vCPU at 100 % for a minute.
struct CreditPlan {
    double baseline = 1; ///< share of each vCPU that is earned, 0..1
    double perHour = 0;  ///< earned by the whole instance
    double maximum = 0;  ///< 24 h of earning (EC2-03)
    double atLaunch = 0; ///< launch credits, T2 in standard mode only (EC2-06)
    bool isUnlimited = false;
    bool survivesStop = false;    ///< T3 and later keep theirs for 7 days (EC2-07)
    double usdPerSurplusHour = 0; ///< of one vCPU; 0: no price is known
    bool surplusIsPriced = false;
};

/// An EBS volume's kind and size, with the limits that follow (EBS-01 to EBS-12).
struct EbsVolumePlan {
    enum class Kind { Gp2, Gp3, Io1, Io2, St1, Sc1, Magnetic };
    std::string name; ///< logical id, or the device of an instance: "/dev/xvda"
    Kind kind = Kind::Gp3;
    double gib = 8;
    double baselineIops = 3000, burstIops = 3000; ///< equal: does not burst
    double baselineMibS = 125, burstMibS = 125;
    double bucket = 0; ///< I/O credits of gp2, MiB of st1 and sc1; 0: none
    double refillPerSecond = 0;
    double usdPerHour = 0; ///< of storage and what is provisioned over the free share
    bool isPriced = false;
    bool isRoot = false;
};

struct InstancePlan {
    std::string type; ///< "t3.micro"; empty: not known
    int vcpus = 2;
    double memoryMib = 0; ///< 0: not known, and so without a bound
    std::optional<CreditPlan> credits;
    std::optional<double> usdPerHour;
    bool isSpot = false;
    enum class Interruption { Terminate, Stop, Hibernate } interruption = Interruption::Terminate;
    bool recoversByItself = true; ///< simplified automatic recovery (EC2-22)
    bool hasDetailedMonitoring = false;
    std::vector<EbsVolumePlan> volumes;
    double ebsIops = 0, ebsMibS = 0; ///< of the instance, all volumes together; 0: not known
    double ebsBurstIops = 0, ebsBurstMibS = 0;
    double networkMibS = 0, networkBurstMibS = 0; ///< each way; 0: not known

    // what a request takes, beside CPU
    double diskOperations = 0, diskKib = 16;
    double requestMib = 0, baseMib = 0;  ///< memory: of a request in hand; of the process
    double receivedKib = 0, sentKib = 0; ///< network
};

} // namespace faultline::sim
