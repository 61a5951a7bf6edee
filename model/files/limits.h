#pragma once

#include <cstddef>

/// Bounds on what comes from outside. Each is named in the error that it causes (RELIABILITY: limits).
namespace faultline::limits {

inline constexpr std::size_t kFileBytes = 32u << 20;
inline constexpr std::size_t kNodes = 1'000'000;
inline constexpr int kDepth = 200;
inline constexpr int kAliases = 1'000;                   ///< per file; an alias is a link to its anchor's node, never a copy
inline constexpr std::size_t kExpandedNodes = 1'000'000; ///< nodes visited when aliases are followed
inline constexpr std::size_t kStringBytes = 4u << 20;
inline constexpr std::size_t kLineBytes = 1u << 20;      ///< of CSV and log files
inline constexpr int kIntrinsicDepth = 100;              ///< nesting of intrinsic functions while resolving
inline constexpr int kResources = 500;                   ///< CFN-4, AWS's quota: more opens with a finding, not an error
inline constexpr std::size_t kTemplateBytes = 1'000'000; ///< CFN-4, AWS's quota likewise

} // namespace faultline::limits
