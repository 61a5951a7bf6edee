#pragma once

#include "model/services/property.h"

#include <cstdint>
#include <string>

namespace faultline {

/// What a listener or one of its rules does with a request (ELB-28).
struct ListenerAction {
    struct FixedResponseConfig {
        Property<std::string> contentType;
        Property<std::string> messageBody;
        Property<std::string> statusCode;
        static const FieldTable<FixedResponseConfig>& table();
    };
    struct TargetGroupStickinessConfig {
        Property<std::int64_t> durationSeconds;
        Property<bool> enabled;
        static const FieldTable<TargetGroupStickinessConfig>& table();
    };
    struct TargetGroupTuple {
        Property<Reference> targetGroupArn;
        Property<std::int64_t> weight;
        static const FieldTable<TargetGroupTuple>& table();
    };
    struct ForwardConfig {
        Property<TargetGroupStickinessConfig> targetGroupStickinessConfig;
        ListProperty<TargetGroupTuple> targetGroups;
        static const FieldTable<ForwardConfig>& table();
    };
    struct RedirectConfig {
        Property<std::string> host;
        Property<std::string> path;
        Property<std::string> port;
        Property<std::string> protocol;
        Property<std::string> query;
        Property<std::string> statusCode;
        static const FieldTable<RedirectConfig>& table();
    };

    Property<Value> authenticateCognitoConfig;
    Property<Value> authenticateOidcConfig;
    Property<FixedResponseConfig> fixedResponseConfig;
    Property<ForwardConfig> forwardConfig;
    Property<Value> jwtValidationConfig;
    Property<std::int64_t> order;
    Property<RedirectConfig> redirectConfig;
    Property<Reference> targetGroupArn;
    Property<std::string> type;
    static const FieldTable<ListenerAction>& table();
};

} // namespace faultline
