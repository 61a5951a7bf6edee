#include "model/layout/painting.h"

#include "model/layout/font_widths.h"

namespace faultline::layout {

namespace {

struct FrameLook {
    const char* token;
    const char* icon;
    std::vector<double> dash;
    bool hasFill = false, isBold = true;
};

FrameLook lookOf(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Region: return {"region", "region", {4, 3}};
    case FrameKind::Vpc: return {"vpc", "vpc", {}};
    case FrameKind::AvailabilityZone: return {"zone", "availability-zone", {6, 4}, true};
    case FrameKind::PublicSubnet: return {"public", "subnet-public", {}, true, false};
    case FrameKind::PrivateSubnet: return {"private", "subnet-private", {}, true, false};
    case FrameKind::AutoScalingGroup: return {"group", "auto-scaling-group", {7, 5}};
    case FrameKind::SecurityGroup: return {"security.group", "security-group", {}, false, false};
    case FrameKind::OnPremises: return {"onpremises", "on-premises", {}};
    case FrameKind::Generic: break;
    }
    return {"generic", "generic", {4, 3}};
}

void paintTitle(Point baseline, const DiagramFrame& frame, const FrameLook& look, double room, Painting& painting)
{
    const std::string token = std::string(look.token) + ".label";
    const double subtitle = frame.subtitle.empty() ? 0 : painting.widths().width(frame.subtitle, 12, false) + 8;
    // The title keeps its room before the subtitle gets any.
    const double title = painting.widths().width(frame.title, 12, look.isBold);
    const double forTitle = title + subtitle <= room ? title + 1 : std::max(std::min(title + 1, room), 0.0);
    const double used = painting.text(baseline, frame.title, 12, look.isBold, token, forTitle);
    if (!frame.subtitle.empty() && room - used - 8 > 24)
        painting.text({baseline.x + used + 8, baseline.y}, frame.subtitle, 12, false, "text2", room - used - 8);
}

void paintGroup(const DiagramFrame& frame, const FrameLook& look, Painting& painting)
{
    painting.box(frame.rect, "", mark::Stroke{"group.border", 2, look.dash});
    const Rect pill = groupPill(frame.rect);
    painting.box(pill, "panel", mark::Stroke{"group.border", 1.5, {}}, 4);
    painting.icon({pill.x, pill.y, kPillHeight, kPillHeight}, look.icon);
    painting.about(frame.resource, frame.id, kLabelsFrom);
    paintTitle({pill.x + kPillHeight + 7, pill.y + 16}, frame, look, frame.labelWidth, painting);
}

} // namespace

void paintFrame(const DiagramFrame& frame, bool isFaulted, Painting& painting)
{
    const FrameLook look = lookOf(frame.kind);
    const std::string token = look.token;
    painting.about(frame.resource, frame.id);
    if (frame.kind == FrameKind::AutoScalingGroup) return paintGroup(frame, look, painting);
    const bool isSubnet = frame.kind == FrameKind::PublicSubnet || frame.kind == FrameKind::PrivateSubnet;
    std::vector<double> dash = look.dash;
    if (frame.isGhost || frame.isUnknown) dash = {3, 4};
    painting.box(frame.rect, !look.hasFill ? "" : isFaulted && isSubnet ? "down.fill" : token + ".fill", mark::Stroke{token + ".border", 1, dash});
    if (frame.isExternal && frame.kind != FrameKind::AvailabilityZone) painting.add(mark::Box{frame.rect, "external.hatch", std::nullopt, 0, true});
    if (isFaulted && frame.kind == FrameKind::AvailabilityZone) painting.add(mark::Box{frame.rect, "fault.hatch", std::nullopt, 0, true});
    const double tile = cornerTile(frame.kind);
    const double left = frame.rect.x + tile + 8;
    painting.about(frame.resource, frame.id, kLabelsFrom);
    if (frame.isExternal || isFaulted) {
        // On hatching the label stands on a plate of its background.
        const double text = painting.widths().width(frame.title, 12, look.isBold) +
                            (frame.subtitle.empty() ? 0 : 8 + painting.widths().width(frame.subtitle, 12, false));
        painting.box({left - 4, frame.rect.y + 2, std::min(text, frame.labelWidth) + 8, tile - 4},
                     look.hasFill ? isFaulted && isSubnet ? "down.fill" : token + ".fill" : "canvas");
    }
    painting.about(frame.resource, frame.id);
    painting.icon({frame.rect.x, frame.rect.y, tile, tile}, look.icon, false, frame.isGhost ? 0.5 : 1);
    painting.about(frame.resource, frame.id, kLabelsFrom);
    paintTitle({left, frame.rect.y + (tile == 24 ? 16 : 14)}, frame, look, frame.labelWidth, painting);
    painting.about(frame.resource, frame.id);
    if (const Status s = painting.statusOf(frame.resource); !frame.resource.empty() && (s == Status::Red || s == Status::Yellow))
        painting.status(s, {frame.rect.right(), frame.rect.y}, 18);
}

void paintFaultPill(const DiagramFrame& frame, const std::string& text, Painting& painting)
{
    const double width = std::min(painting.widths().width(text, 11, true) + 16, frame.rect.width - 60);
    const Rect pill{frame.rect.right() - width - 6, frame.rect.y + 3, width, 20};
    painting.about({}, frame.id);
    painting.box(pill, "bad", std::nullopt, 4);
    painting.text({pill.centre().x, pill.y + 14}, text, 11, true, "bad.on", width - 10, mark::Text::Align::Centre);
}

} // namespace faultline::layout
