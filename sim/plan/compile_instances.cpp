#include "sim/plan/ebs_limits.h"
#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"
#include "model/services/catalog.h"
#include "model/services/ec2_instance.h"
#include "model/services/ec2_launch_template.h"

#include <algorithm>

/// What the template and the catalogue say of an instance: its type's limits, credits, volumes and price.
namespace faultline::sim {

namespace {

constexpr double kMibPerGbit = 1000.0 * 1000 * 1000 / 8 / 1024 / 1024; ///< Gbit/s to MiB/s
constexpr double kMibPerMbit = kMibPerGbit / 1000;
constexpr double kRootGib = 8; ///< of the common Linux images; our assumption where no mapping says it

/// The properties that an instance, a launch template and a launch configuration write alike.
struct Written {
    Property<std::string> type, credits, market, interruption, autoRecovery;
    Property<bool> monitoring;
    std::vector<EbsVolumePlan> volumes;
};

template <class Mapping>
void readVolumes(const ListProperty<Mapping>& mappings, std::vector<EbsVolumePlan>& out)
{
    for (const auto& mapping : mappings) {
        if (!mapping.isKnown() || !mapping->ebs.isKnown()) continue;
        const auto& ebs = *mapping->ebs;
        const auto kind = volumeKindOf(ebs.volumeType.isKnown() ? *ebs.volumeType : "gp2");
        if (!kind) continue;
        const double gib = ebs.volumeSize.isKnown() ? static_cast<double>(*ebs.volumeSize) : kRootGib;
        double throughput = -1;
        if constexpr (requires { ebs.throughput; })
            if (ebs.throughput.isKnown()) throughput = static_cast<double>(*ebs.throughput);
        EbsVolumePlan volume = volumeOf(*kind, gib, ebs.iops.isKnown() ? static_cast<double>(*ebs.iops) : -1, throughput);
        volume.name = mapping->deviceName.isKnown() ? *mapping->deviceName : "";
        volume.isRoot = out.empty();
        out.push_back(std::move(volume));
    }
}

void overlay(Written& to, const Resource* resource)
{
    if (!resource) return;
    const auto take = [](auto& mine, const auto& theirs) {
        if (mine.isAbsent()) mine = theirs;
    };
    if (const auto* instance = resource->as<Instance>()) {
        take(to.type, instance->instanceType);
        take(to.monitoring, instance->monitoring);
        if (instance->creditSpecification.isKnown()) take(to.credits, instance->creditSpecification->cpuCredits);
        if (to.volumes.empty()) readVolumes(instance->blockDeviceMappings, to.volumes);
    } else if (const auto* configuration = resource->as<LaunchConfiguration>()) {
        take(to.type, configuration->instanceType);
        to.monitoring = configuration->instanceMonitoring.isAbsent() ? Property<bool>() : configuration->instanceMonitoring;
        if (configuration->spotPrice.isKnown()) take(to.market, configuration->spotPrice);
        if (to.volumes.empty()) readVolumes(configuration->blockDeviceMappings, to.volumes);
    } else if (const auto* launchTemplate = resource->as<LaunchTemplate>(); launchTemplate && launchTemplate->launchTemplateData.isKnown()) {
        const auto& data = *launchTemplate->launchTemplateData;
        take(to.type, data.instanceType);
        if (data.monitoring.isKnown()) take(to.monitoring, data.monitoring->enabled);
        if (data.creditSpecification.isKnown()) take(to.credits, data.creditSpecification->cpuCredits);
        if (data.maintenanceOptions.isKnown()) take(to.autoRecovery, data.maintenanceOptions->autoRecovery);
        if (data.instanceMarketOptions.isKnown()) {
            take(to.market, data.instanceMarketOptions->marketType);
            if (data.instanceMarketOptions->spotOptions.isKnown())
                take(to.interruption, data.instanceMarketOptions->spotOptions->instanceInterruptionBehavior);
        }
        if (to.volumes.empty()) readVolumes(data.blockDeviceMappings, to.volumes);
    }
}

CreditPlan creditsOf(const InstanceClass& type, const Written& written, const Catalog& catalog)
{
    CreditPlan plan;
    plan.baseline = type.credits->baselinePercent / 100;
    plan.perHour = type.credits->perHour;
    plan.maximum = type.credits->maximum;
    plan.isUnlimited = written.credits.isKnown() ? *written.credits == "unlimited" : type.credits->isUnlimited; // EC2-05
    plan.survivesStop = !type.name.starts_with("t2.");                                                          // EC2-07
    plan.atLaunch = plan.survivesStop ? 0 : type.credits->atLaunch;                                             // EC2-06
    const Price* price = catalog.price(type.name.starts_with("t4g.") ? "ec2/cpu-surplus-credit-t4g-linux" : "ec2/cpu-surplus-credit-t2-t3-t3a-linux");
    plan.surplusIsPriced = price != nullptr;
    if (price) plan.usdPerSurplusHour = price->usd;
    return plan;
}

/// PRC-02: storage, and what is provisioned over the part that comes with it, by the hour.
void priceVolume(EbsVolumePlan& volume, const Catalog& catalog)
{
    const auto usd = [&](const char* item, double amount) {
        const Price* price = catalog.price(item);
        if (!price) volume.isPriced = false;
        else volume.usdPerHour += price->usd * amount / catalog.hoursPerMonth();
    };
    volume.isPriced = true;
    switch (volume.kind) {
    case EbsVolumePlan::Kind::Gp2: usd("ebs/gp2-storage", volume.gib); break;
    case EbsVolumePlan::Kind::Gp3:
        usd("ebs/gp3-storage", volume.gib);
        usd("ebs/gp3-iops-over-3000", std::max(0.0, volume.baselineIops - 3000));
        usd("ebs/gp3-throughput-over-125", std::max(0.0, volume.baselineMibS - 125));
        break;
    case EbsVolumePlan::Kind::Io1:
        usd("ebs/io1-storage", volume.gib);
        usd("ebs/io1-iops", volume.baselineIops);
        break;
    case EbsVolumePlan::Kind::Io2:
        usd("ebs/io2-storage", volume.gib);
        usd("ebs/io2-iops-first-32000", std::min(32'000.0, volume.baselineIops));
        if (volume.baselineIops > 32'000) volume.isPriced = false; // the tiers above are not sourced
        break;
    case EbsVolumePlan::Kind::St1: usd("ebs/st1-storage", volume.gib); break;
    case EbsVolumePlan::Kind::Sc1: usd("ebs/sc1-storage", volume.gib); break;
    case EbsVolumePlan::Kind::Magnetic: usd("ebs/standard-storage", volume.gib); break;
    }
}

InstancePlan::Interruption interruptionOf(const Written& written)
{
    if (written.interruption.isKnown() && *written.interruption == "stop") return InstancePlan::Interruption::Stop;
    if (written.interruption.isKnown() && *written.interruption == "hibernate") return InstancePlan::Interruption::Hibernate;
    return InstancePlan::Interruption::Terminate;
}

} // namespace

InstancePlan PlanBuilder::instanceOf(const std::string& id, const Resource* own, const Resource* source)
{
    Written written;
    overlay(written, own);
    overlay(written, source);
    InstancePlan plan;
    plan.isSpot = written.market.isKnown() && *written.market != "capacity-block";
    plan.interruption = interruptionOf(written);
    plan.recoversByItself = !(written.autoRecovery.isKnown() && *written.autoRecovery == "disabled");
    const bool isConfigured = source && source->typeName == "AWS::AutoScaling::LaunchConfiguration";
    plan.hasDetailedMonitoring = written.monitoring.isKnown() ? *written.monitoring : isConfigured; // CW-23
    plan.volumes = std::move(written.volumes);
    if (plan.volumes.empty()) {
        plan.volumes.push_back(volumeOf(EbsVolumePlan::Kind::Gp3, kRootGib));
        plan.volumes.back().isRoot = true;
    }
    addAttachedVolumes(id, plan);
    for (EbsVolumePlan& volume : plan.volumes) priceVolume(volume, m_catalog);
    if (!written.type.isKnown()) return plan;
    plan.type = *written.type;
    const InstanceClass* type = m_catalog.instanceClass(plan.type);
    if (!type) return plan;
    plan.vcpus = type->vcpus;
    plan.memoryMib = type->memoryGib * 1024;
    if (!plan.isSpot) plan.usdPerHour = type->usdPerHour; // Spot prices move; none are shipped
    if (type->credits) plan.credits = creditsOf(*type, written, m_catalog);
    plan.networkMibS = type->networkGbps.value_or(0) * kMibPerGbit;
    plan.networkBurstMibS = std::max(plan.networkMibS, type->networkBurstGbps.value_or(0) * kMibPerGbit);
    plan.ebsMibS = type->ebsMbps.value_or(0) * kMibPerMbit;
    plan.ebsBurstMibS = std::max(plan.ebsMibS, type->ebsBurstMbps.value_or(0) * kMibPerMbit);
    plan.ebsIops = type->ebsIops.value_or(0);
    plan.ebsBurstIops = std::max(plan.ebsIops, type->ebsBurstIops.value_or(0));
    return plan;
}

void PlanBuilder::addAttachedVolumes(const std::string& id, InstancePlan& plan)
{
    const auto add = [&](const Reference& reference) {
        const Resource* resource = m_architecture.find(reference.target);
        const auto* volume = resource ? resource->as<Volume>() : nullptr;
        const auto kind = volume ? volumeKindOf(volume->volumeType.isKnown() ? *volume->volumeType : "gp2") : std::nullopt;
        if (!kind) return;
        EbsVolumePlan added = volumeOf(*kind, volume->size.isKnown() ? static_cast<double>(*volume->size) : kRootGib,
                                       volume->iops.isKnown() ? static_cast<double>(*volume->iops) : -1,
                                       volume->throughput.isKnown() ? static_cast<double>(*volume->throughput) : -1);
        added.name = resource->id;
        plan.volumes.push_back(std::move(added));
    };
    const Resource* own = m_architecture.find(id);
    if (const auto* instance = own ? own->as<Instance>() : nullptr)
        for (const auto& attached : instance->volumes)
            if (attached.isKnown() && attached->volumeId.isKnown()) add(*attached->volumeId);
    for (const auto& [resource, attachment] : m_architecture.all<VolumeAttachment>())
        if (attachment->instanceId.isKnown() && attachment->instanceId->target == id && attachment->volumeId.isKnown()) add(*attachment->volumeId);
}

bool PlanBuilder::takesMore(const InstancePlan& plan)
{
    return plan.diskOperations > 0 || plan.requestMib > 0 || plan.receivedKib > 0 || plan.sentKib > 0;
}

void PlanBuilder::readTakings(const WorkloadAnnotation& workload, InstancePlan& plan)
{
    plan.diskOperations = workload.diskOperations.value_or(0);
    plan.diskKib = workload.diskKib.value_or(plan.diskKib);
    plan.requestMib = workload.requestMib.value_or(0);
    plan.baseMib = workload.baseMib.value_or(0);
    plan.receivedKib = workload.receivedKib.value_or(0);
    plan.sentKib = workload.sentKib.value_or(0);
}

/// The figures that AWS leaves open and this instance's life rests on.
void PlanBuilder::assumeForMachine(const std::string& id, const StationPlan& station)
{
    const InstancePlan& plan = station.instance;
    if (station.kind == StationPlan::Kind::Instance && plan.recoversByItself)
        assume(id + ": automatic recovery", "120 s after its system check began to fail", "EC2-22 gives no time; EC2-24");
    if (plan.credits) {
        assume(id + ": CPU credits at the start", "what a day of idling earns", "the drawing cannot say it");
        if (!plan.credits->isUnlimited) assume(id + ": CPU as its credits run out", "falls to the baseline within 15 minutes", "EC2-04: gradually");
    }
    if (plan.diskOperations > 0) {
        const EbsVolumePlan::Kind kind = plan.volumes.back().kind;
        const bool isHard = kind == EbsVolumePlan::Kind::St1 || kind == EbsVolumePlan::Kind::Sc1;
        if (kind != EbsVolumePlan::Kind::Io2)
            assume(id + ": an I/O on an idle volume", isHard ? "8 ms" : "1 ms", "AWS gives none but io2's (EBS-06)");
    }
    if (plan.sentKib > 0 && plan.networkBurstMibS > plan.networkMibS)
        assume(id + ": network burst", "lasts 30 minutes from full credits", "EC2-31: 5 to 60 minutes");
}

} // namespace faultline::sim
