#pragma once

#include "sim/plan/balancing_plan.h" // Index

#include <string>
#include <vector>

/// What stands between two places of the drawing, compiled.
namespace faultline::sim {

struct NatGatewayPlan {
    Index subject = kNone;
    Index zone = kNone; ///< it lives in one zone (NET-05)
    int addresses = 1;  ///< 55,000 connections each to one destination (NET-07)
};

/// The way from a caller to a callee, where something on it can stop a connection.
struct PathPlan {
    bool isBlocked = false;         ///< no route, no permission: packets vanish (NET-13, NET-22)
    std::string blockedBy;          ///< what stops them, for people
    std::vector<Index> natByZone;   ///< by the caller's zone: the NAT gateway that its route leads through; kNone: none
    Index destination = kNone;      ///< number of the destination that NAT gateways count ports for
    Index from = kNone, to = kNone; ///< subjects
};

} // namespace faultline::sim
