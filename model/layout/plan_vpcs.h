#pragma once

#include "model/layout/layout_plan.h"

#include <string>
#include <unordered_map>

namespace faultline::layout {

/// Makes the VPCs, Availability Zones and subnets of a plan on demand, in the order in which they are first needed.
class VpcPlanner {
public:
    VpcPlanner(const Architecture& architecture, const Topology& topology, const Texts& texts, LayoutPlan& plan);

    /// All VPCs and subnets of the template, and Availability Zone frames of the drawing's own data.
    void addWritten();

    struct Spot {
        std::size_t vpc = 0, subnet = 0;
    };
    [[nodiscard]] std::size_t vpc(const std::string& id); ///< by logical id or symbol; empty: the default VPC
    [[nodiscard]] Spot subnet(const std::string& id, const std::string& vpcHint);
    /// Where something stands in a zone of a VPC without a subnet.
    [[nodiscard]] Spot zoneSpot(std::size_t vpc, const std::string& zone);

    /// Sorts the zones into columns and the subnets into rows. Call it when all is placed: the tier of a subnet follows from its contents.
    void finish();

private:
    void addSubnet(const std::string& id, const std::string& vpcHint, const Resource* resource);
    void addZoneFrames();
    void sortZones(PlannedVpc& vpc);
    void assignRows(PlannedVpc& vpc);
    void markData();
    static void chooseRow(const PlannedVpc& vpc, PlannedSpan& span);    ///< one subnet an Availability Zone, all in one row
    [[nodiscard]] std::string zoneTitle(const std::string& zone) const; ///< empty: one that is not known
    std::size_t zone(PlannedVpc& vpc, const std::string& key, const std::string& title, bool isUnknown);

    const Architecture& m_architecture;
    const Topology& m_topology;
    const Texts& m_texts;
    LayoutPlan& m_plan;
    std::unordered_map<std::string, std::size_t> m_vpcs;
    std::unordered_map<std::string, Spot> m_subnets;
    std::unordered_map<std::string, std::size_t> m_zones; ///< by frame id
    std::unordered_map<std::string, Spot> m_frameless;    ///< by zone frame id
    std::vector<std::vector<std::string>> m_dataSubnets;  ///< of each subnet group
};

} // namespace faultline::layout
