#pragma once

#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/layout/font_widths.h"
#include "model/layout/svg_writer.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace faultline::test {

inline const DataLibrary& data()
{
    static const DataLibrary library = DataLibrary::embedded();
    return library;
}

inline const FontWidths& fontWidths()
{
    static const FontWidths widths(data());
    return widths;
}

inline const Texts& texts()
{
    static const Texts all(data());
    return all;
}

/// A template, drawn.
struct Drawing {
    Architecture architecture;
    Topology topology;
    Diagram diagram;

    [[nodiscard]] std::string svg() const { return writeSvg(diagram, paint(diagram, fontWidths()), fontWidths(), data()); }
};

/// Nothing when the text is no template.
inline std::optional<Drawing> drawingOf(const std::string& text, const std::string& name = "t.yaml")
{
    const auto document = Document::parse(text, name);
    if (!document) return std::nullopt;
    const Architecture architecture = Architecture::from(*document);
    const Topology topology = Topology::of(architecture);
    return Drawing{architecture, topology, arrange(architecture, topology, fontWidths(), texts())};
}

} // namespace faultline::test
