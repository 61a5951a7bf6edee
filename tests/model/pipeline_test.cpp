// Damaged copies of strangers' templates through every room, one after the other, as the command line and the window lead them.

#include "model/advisor/advisor.h"
#include "model/document/convert.h"
#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/layout/diagram.h"
#include "model/layout/font_widths.h"
#include "model/layout/painting.h"
#include "model/layout/svg_writer.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"
#include "sim/drill/scenario.h"
#include "sim/drill/simulation.h"
#include "sim/plan/plan.h"
#include "tests/support/corpus.h"
#include "tests/support/mutate.h"
#include "tests/support/same_tree.h"

#include <gtest/gtest.h>

namespace faultline {
namespace {

constexpr std::uint64_t kCopies = 40;

/// How far the copies came: a test whose copies are all refused at the door would try nothing.
struct Reached {
    int refused = 0, drawn = 0, compiled = 0;
};

class Pipeline {
public:
    Pipeline() : m_data(DataLibrary::embedded()), m_texts(m_data), m_widths(m_data), m_advisor(Advisor::load(m_data)) {}

    /// Leads one text through all rooms; each either gives a value or says in words what is wrong.
    void lead(const std::string& text, const std::string& name, Reached& reached) const
    {
        const auto document = Document::parse(text, name);
        if (!document) {
            EXPECT_FALSE(document.problem().what.id.empty());
            ++reached.refused;
            return;
        }
        const Architecture architecture = Architecture::from(*document, {});
        const Topology topology = Topology::of(architecture);
        const Diagram diagram = arrange(architecture, topology, m_widths, m_texts);
        const std::string picture = writeSvg(diagram, paint(diagram, m_widths), m_widths, m_data);
        EXPECT_TRUE(picture.ends_with("</svg>\n") || picture.ends_with("</svg>")) << name;
        ++reached.drawn;
        EXPECT_FALSE(m_advisor->run(architecture, topology, nullptr, "2026-01-05").checks.empty());
        expectConverts(*document, name);

        const auto scenario = sim::scenarioOf(architecture, "", {});
        if (!scenario) return;
        const auto plan = sim::compile(architecture, topology, *scenario);
        if (plan) ++reached.compiled;
        else EXPECT_FALSE(plan.problem().what.id.empty());
    }

    [[nodiscard]] bool isLoaded() const { return static_cast<bool>(m_advisor); }

private:
    /// What can be read can be written in the other format, and reads back as the same value.
    static void expectConverts(const Document& document, const std::string& name)
    {
        for (const Format format : {Format::Json, Format::Yaml}) {
            const auto back = convert(document, format, format == Format::Json ? "back.json" : "back.yaml");
            ASSERT_TRUE(back) << name << ": " << back.problem().what.id << "\n" << document.source().text().substr(0, 2000);
            EXPECT_EQ(test::differenceOf(document.source().root(), back->source().root()), std::nullopt) << name;
        }
    }

    DataLibrary m_data;
    Texts m_texts;
    FontWidths m_widths;
    Result<Advisor> m_advisor;
};

TEST(Pipeline, LeadsStrangersTemplatesThroughEveryRoom)
{
    FAULTLINE_NEEDS_CORPUS();
    const Pipeline pipeline;
    ASSERT_TRUE(pipeline.isLoaded());
    Reached reached;
    for (const std::string& path : test::corpusFiles("cloudformation")) pipeline.lead(test::bytesOf(path), path, reached);
    EXPECT_EQ(reached.refused, 0);
    EXPECT_GT(reached.compiled, 0);
}

TEST(Pipeline, SurvivesDamagedCopiesOfStrangersTemplates)
{
    FAULTLINE_NEEDS_CORPUS();
    const Pipeline pipeline;
    ASSERT_TRUE(pipeline.isLoaded());
    Reached reached;
    for (const std::string& path : test::corpusFiles("cloudformation")) {
        const std::string text = test::bytesOf(path);
        for (std::uint64_t seed = 0; seed < kCopies; ++seed) {
            SCOPED_TRACE("copy " + std::to_string(seed) + " of " + path);
            pipeline.lead(test::damaged(text, seed), path, reached);
        }
    }
    RecordProperty("refused", reached.refused);
    RecordProperty("drawn", reached.drawn);
    EXPECT_GT(reached.refused, 0);
    EXPECT_GT(reached.drawn, 0);
}

} // namespace
} // namespace faultline
