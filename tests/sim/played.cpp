#include "tests/sim/played.h"

#include "model/document/document.h"
#include "model/graph/topology.h"
#include "model/services/architecture.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace faultline::test {

namespace {

struct Compiled {
    sim::Scenario scenario;
    Result<std::shared_ptr<const sim::Plan>> plan;
};

Compiled compiled(const std::string& text, const Play& setup, const std::string& fileName)
{
    auto document = Document::parse(text, fileName);
    if (!document) return {{}, document.problem()};
    const auto architecture = Architecture::from(*document);
    sim::ScenarioOverrides overrides;
    overrides.traffic = setup.traffic;
    overrides.duration = setup.duration;
    overrides.faults = setup.faults;
    auto scenario = sim::scenarioOf(architecture, "", overrides);
    if (!scenario) return {{}, scenario.problem()};
    scenario->kernel = setup.kernel;
    return {*scenario, sim::compile(architecture, Topology::of(architecture), *scenario)};
}

} // namespace

Result<std::shared_ptr<const sim::Plan>> planOf(const std::string& text, const Play& setup, const std::string& fileName)
{
    return compiled(text, setup, fileName).plan;
}

sim::Simulation played(const std::string& text, const Play& setup, const std::string& fileName)
{
    const Compiled c = compiled(text, setup, fileName);
    if (!c.plan) ADD_FAILURE() << "does not compile: " << c.plan.problem().what.id;
    sim::Simulation simulation(c.plan.value(), setup.seed);
    for (int p = 1; p < setup.pieces; ++p) simulation.advance(c.scenario.duration / setup.pieces * p);
    simulation.advance(c.scenario.duration);
    return simulation;
}

sim::RunRecord recordOf(const std::string& text, const Play& setup, const std::string& fileName) { return played(text, setup, fileName).record(); }

double meanWaitMs(const sim::RunRecord& record, const std::string& resource)
{
    for (const sim::StationRecord& row : record.stations)
        if (row.resource == resource && !row.instance) return static_cast<double>(row.waitSumNs) / 1e6 / static_cast<double>(row.started);
    ADD_FAILURE() << "no row of " << resource;
    return -1;
}

const sim::TimelineEntry* firstEntry(const sim::RunRecord& record, const std::string& kind)
{
    for (const sim::TimelineEntry& entry : record.timeline)
        if (entry.kind == kind) return &entry;
    return nullptr;
}

std::string starter(const std::string& name)
{
    std::ifstream in(fmt::format("{}/resources/templates/{}.yaml", FAULTLINE_SOURCE_DIR, name));
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string problemOf(const std::string& text, const Play& setup)
{
    const auto plan = planOf(text, setup);
    return plan ? std::string() : plan.problem().what.id;
}

std::string queueingTemplate(int servers, double meanMs, const std::string& more)
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n    Network: {Overheads: none}\n"
           "    Actors: {Users: {Client: {Arrivals: poisson}, Sends: [{To: Server, Class: default, Share: 1}]}}\n"
           "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Metadata:\n      Faultline:\n        Workload: {Servers: " +
           std::to_string(servers) + ", ServiceTime: {Distribution: exponential, MeanMs: \"" + std::to_string(meanMs) +
           "\"}}\n    Properties: {ImageId: ami-1, InstanceType: m6i.large}\n" + more;
}

} // namespace faultline::test
