#pragma once

#include "model/services/elastic_load_balancing_v2.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Which action of an Application Load Balancer's rules a request gets.
namespace faultline::sim {

/// What rules look at.
struct RequestHead {
    std::string path = "/"; ///< with the query string
    std::string host;
    std::string method = "GET";
    std::string sourceIp; ///< of the connection (ELB-33); empty: not known
    std::map<std::string, std::string> headers;
};

/// What an action does: a weighted choice of target groups, or an answer of its own.
struct RuleAction {
    std::vector<std::pair<std::string, double>> groups; ///< logical id, weight
    std::optional<int> ownStatus;
    bool isRedirect = false;
    std::int64_t groupStickinessSeconds = 0; ///< ELB-35; 0: none
};

struct RuleMatch {
    RuleAction action;
    int rulesProcessed = 0; ///< up to the one that matched; the default rule does not count (ELB-118)
};

/// `*` any text, `?` exactly one character (ELB-30).
[[nodiscard]] bool matchesWildcard(std::string_view pattern, std::string_view text);

/// Whether an IPv4 address lies in a block "10.0.0.0/8". False for anything that is neither.
[[nodiscard]] bool isInBlock(std::string_view address, std::string_view cidr);

/// The first rule, by priority, of which all conditions hold; else the default actions (ELB-27). Nothing when none of them decides.
[[nodiscard]] std::optional<RuleMatch> matchOf(const Listener& listener, std::vector<const ListenerRule*> rules, const RequestHead& request);

} // namespace faultline::sim
