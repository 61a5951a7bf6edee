#include "model/services/listener_action.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<ListenerAction::FixedResponseConfig>& ListenerAction::FixedResponseConfig::table()
{
    static const FieldTable<ListenerAction::FixedResponseConfig> kTable(
        "ListenerAction.FixedResponseConfig",
        {
            {&ListenerAction::FixedResponseConfig::contentType, {.name = "ContentType", .length = {0, 32}, .section = "section.general"}},
            {&ListenerAction::FixedResponseConfig::messageBody, {.name = "MessageBody", .length = {0, 1024}, .section = "section.general"}},
            {&ListenerAction::FixedResponseConfig::statusCode,
             {.name = "StatusCode", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerAction::TargetGroupStickinessConfig>& ListenerAction::TargetGroupStickinessConfig::table()
{
    static const FieldTable<ListenerAction::TargetGroupStickinessConfig> kTable(
        "ListenerAction.TargetGroupStickinessConfig",
        {
            {&ListenerAction::TargetGroupStickinessConfig::durationSeconds,
             {.name = "DurationSeconds", .kind = FieldKind::Integer, .section = "section.general"}},
            {&ListenerAction::TargetGroupStickinessConfig::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerAction::TargetGroupTuple>& ListenerAction::TargetGroupTuple::table()
{
    static const FieldTable<ListenerAction::TargetGroupTuple> kTable(
        "ListenerAction.TargetGroupTuple",
        {
            {&ListenerAction::TargetGroupTuple::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&ListenerAction::TargetGroupTuple::weight,
             {.name = "Weight", .kind = FieldKind::Integer, .range = {0, 999}, .section = "section.general", .source = "ELB-34"}},
        });
    return kTable;
}

const FieldTable<ListenerAction::ForwardConfig>& ListenerAction::ForwardConfig::table()
{
    static const FieldTable<ListenerAction::ForwardConfig> kTable(
        "ListenerAction.ForwardConfig",
        {
            {&ListenerAction::ForwardConfig::targetGroupStickinessConfig,
             {.name = "TargetGroupStickinessConfig", .kind = FieldKind::Object, .section = "section.targets"}},
            {&ListenerAction::ForwardConfig::targetGroups, {.name = "TargetGroups", .kind = FieldKind::Object, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ListenerAction::RedirectConfig>& ListenerAction::RedirectConfig::table()
{
    static const FieldTable<ListenerAction::RedirectConfig> kTable(
        "ListenerAction.RedirectConfig",
        {
            {&ListenerAction::RedirectConfig::host, {.name = "Host", .length = {1, 128}, .section = "section.general"}},
            {&ListenerAction::RedirectConfig::path, {.name = "Path", .length = {1, 128}, .section = "section.general"}},
            {&ListenerAction::RedirectConfig::port, {.name = "Port", .section = "section.network"}},
            {&ListenerAction::RedirectConfig::protocol, {.name = "Protocol", .section = "section.network"}},
            {&ListenerAction::RedirectConfig::query, {.name = "Query", .length = {0, 128}, .section = "section.general"}},
            {&ListenerAction::RedirectConfig::statusCode,
             {.name = "StatusCode", .requirement = Requirement::Required, .allowed = {"HTTP_301", "HTTP_302"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerAction>& ListenerAction::table()
{
    static const FieldTable<ListenerAction> kTable(
        "ListenerAction",
        {
            {&ListenerAction::authenticateCognitoConfig,
             {.name = "AuthenticateCognitoConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerAction::authenticateOidcConfig, {.name = "AuthenticateOidcConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerAction::fixedResponseConfig, {.name = "FixedResponseConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerAction::forwardConfig, {.name = "ForwardConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerAction::jwtValidationConfig, {.name = "JwtValidationConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerAction::order, {.name = "Order", .kind = FieldKind::Integer, .range = {1, 50000}, .section = "section.general"}},
            {&ListenerAction::redirectConfig, {.name = "RedirectConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerAction::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&ListenerAction::type,
             {.name = "Type",
              .requirement = Requirement::Required,
              .allowed = {"authenticate-cognito", "authenticate-oidc", "fixed-response", "forward", "jwt-validation", "redirect"},
              .section = "section.general"}},
        });
    return kTable;
}

} // namespace faultline
