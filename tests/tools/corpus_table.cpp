// Prints what Faultline makes of each template of a folder: resources, typed, placed in the right frame, connections, findings, milliseconds.
// What the right frame is, is read here from the raw properties, not asked of the topology that is being judged.
#include "model/advisor/advisor.h"
#include "model/files/data_library.h"
#include "model/files/disk_file_system.h"
#include "model/layout/diagram.h"
#include "model/layout/font_widths.h"
#include "model/text/texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

using namespace faultline;

namespace {

struct Row {
    std::size_t resources = 0, typed = 0, expected = 0, placed = 0, written = 0, inferred = 0;
    int red = 0, yellow = 0, cantTell = 0;
    double milliseconds = 0;
    std::vector<std::string> misplaced;
};

void addReferences(const Value& value, std::vector<std::string>& ids)
{
    if (value.isReference() && value.attribute().empty()) ids.push_back(value.text());
    for (const Value& item : value.items()) addReferences(item, ids);
}

/// Logical ids of the frames that a resource's own properties say it stands in; empty when they say nothing.
std::vector<std::string> expectedFrames(const Architecture& architecture, const Resource& resource)
{
    std::vector<std::string> frames;
    const bool isDoor = resource.typeName == "AWS::EC2::VPCEndpoint"; // of its VPC: it stands on the border, whichever subnets its interfaces are in
    if (!isDoor)
        for (const char* name : {"SubnetId", "Subnets", "SubnetIds", "VPCZoneIdentifier"}) addReferences(resource.properties.find(name), frames);
    for (const Value& mapping : resource.properties.find("SubnetMappings").items()) addReferences(mapping.find("SubnetId"), frames);
    for (const Value& interface : resource.properties.find("NetworkInterfaces").items()) addReferences(interface.find("SubnetId"), frames);
    std::vector<std::string> groups;
    addReferences(resource.properties.find("DBSubnetGroupName"), groups);
    for (const std::string& group : groups)
        if (const Resource* g = architecture.find(group)) addReferences(g->properties.find("SubnetIds"), frames);
    if (isDoor || resource.typeName == "AWS::EC2::Subnet") addReferences(resource.properties.find("VpcId"), frames);
    std::erase_if(frames, [&](const std::string& id) {
        const Resource* frame = architecture.find(id);
        return !frame || (frame->typeName != "AWS::EC2::Subnet" && frame->typeName != "AWS::EC2::VPC");
    });
    return frames;
}

bool standsIn(const Diagram& diagram, std::string frame, const std::vector<std::string>& wanted)
{
    for (; !frame.empty(); frame = diagram.frame(frame) ? diagram.frame(frame)->parent : std::string())
        if (std::find(wanted.begin(), wanted.end(), frame) != wanted.end()) return true;
    return false;
}

bool isPlaced(const Diagram& diagram, const Resource& resource, const std::vector<std::string>& wanted)
{
    bool found = false;
    for (const DiagramGlyph& glyph : diagram.glyphs)
        if (glyph.resource == resource.id && !glyph.isMember) {
            found = true;
            if (standsIn(diagram, glyph.frame, wanted)) return true;
        }
    for (const DiagramFrame& frame : diagram.frames)
        if (frame.resource == resource.id && standsIn(diagram, frame.parent, wanted)) return true;
    // What spans subnets stands in the VPC's frame and lies over them.
    for (const Rect& rect : diagram.rectsOf(resource.id)) {
        found = true;
        const bool overAll = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& id) {
            const DiagramFrame* frame = diagram.frame(id);
            return frame && (frame->rect.intersects(rect) || (rect.x < frame->rect.right() && frame->rect.x < rect.right()));
        });
        if (overAll) return true;
    }
    return !found; // an outline entry stands in no frame
}

Result<Row> judge(const std::string& path, const Advisor& advisor, const FontWidths& widths, const Texts& texts)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto document = Document::open(DiskFileSystem(), path);
    if (!document) return document.problem();
    const Architecture architecture = Architecture::from(*document);
    const Topology topology = Topology::of(architecture);
    const Diagram diagram = arrange(architecture, topology, widths, texts);
    const AdvisorReport report = advisor.run(architecture, topology, nullptr, "2026-01-01");
    Row row;
    row.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    row.resources = architecture.resources().size();
    for (const Resource& resource : architecture.resources()) {
        row.typed += !resource.isGeneric;
        const auto wanted = expectedFrames(architecture, resource);
        if (wanted.empty()) continue;
        ++row.expected;
        if (isPlaced(diagram, resource, wanted)) ++row.placed;
        else row.misplaced.push_back(resource.id);
    }
    for (const Call& call : topology.calls()) ++(call.origin == CallOrigin::Written ? row.written : row.inferred);
    for (const Finding& finding : report.findings) {
        row.red += finding.status == CheckStatus::Red;
        row.yellow += finding.status == CheckStatus::Yellow;
        row.cantTell += finding.status == CheckStatus::CantTell;
    }
    return row;
}

std::string share(std::size_t part, std::size_t whole) { return whole == 0 ? "–" : fmt::format("{}", 100 * part / whole); }

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        fmt::print(stderr, "usage: corpus_table FOLDER\n");
        return 2;
    }
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    const DataLibrary data = DataLibrary::embedded();
    const auto advisor = Advisor::load(data);
    if (!advisor) return 2;
    const FontWidths widths(data);
    const Texts texts(data);
    fmt::print("{:<74} {:>5} {:>7} {:>8} {:>7} {:>8} {:>4} {:>6} {:>6} {:>6}\n", "file", "res.", "typed %", "placed %", "written", "inferred", "red",
               "yellow", "can't", "ms");
    Row sum;
    int unread = 0;
    for (const std::string& file : files) {
        const auto row = judge(file, *advisor, widths, texts);
        const std::string name = std::filesystem::path(file).filename().string();
        if (!row) {
            fmt::print("{:<74} {}\n", name, texts.render(row.problem()));
            ++unread;
            continue;
        }
        fmt::print("{:<74} {:>5} {:>7} {:>8} {:>7} {:>8} {:>4} {:>6} {:>6} {:>6.1f}\n", name, row->resources, share(row->typed, row->resources),
                   share(row->placed, row->expected), row->written, row->inferred, row->red, row->yellow, row->cantTell, row->milliseconds);
        for (const std::string& id : row->misplaced) fmt::print("    not in its frame: {}\n", id);
        sum.resources += row->resources;
        sum.typed += row->typed;
        sum.expected += row->expected;
        sum.placed += row->placed;
        sum.written += row->written;
        sum.inferred += row->inferred;
        sum.red += row->red;
        sum.yellow += row->yellow;
        sum.cantTell += row->cantTell;
        sum.milliseconds += row->milliseconds;
    }
    fmt::print("{:<74} {:>5} {:>7} {:>8} {:>7} {:>8} {:>4} {:>6} {:>6} {:>6.1f}\n", fmt::format("{} files", files.size()), sum.resources,
               share(sum.typed, sum.resources), share(sum.placed, sum.expected), sum.written, sum.inferred, sum.red, sum.yellow, sum.cantTell,
               sum.milliseconds);
    return unread == 0 ? 0 : 1;
}
