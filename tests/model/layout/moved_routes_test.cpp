#include "model/layout/route_connections.h"
#include "model/layout/run_drawing.h"
#include "tests/model/layout/drawing.h"

#include <algorithm>

namespace faultline::test {

namespace {

Drawing lab(const std::string& name) { return *drawingOf(std::string(data().find("templates/" + name + ".yaml"))); }

const DiagramConnection* lineBetween(const std::vector<DiagramConnection>& lines, const std::string& from, const std::string& to)
{
    const auto it = std::find_if(lines.begin(), lines.end(), [&](const DiagramConnection& c) { return c.from == from && c.to == to; });
    return it == lines.end() ? nullptr : &*it;
}

bool isRightAngled(const DiagramConnection& c)
{
    for (std::size_t p = 1; p < c.points.size(); ++p)
        if (c.points[p - 1].x != c.points[p].x && c.points[p - 1].y != c.points[p].y) return false;
    return c.points.size() >= 2;
}

/// Whether the end of a line touches the rectangle of a glyph, or the label below it.
bool touches(Point end, const DiagramGlyph& g, double dx, double dy) { return g.rect.united(g.labelRect).movedBy(dx, dy).grown(0.5).contains(end); }

} // namespace

TEST(MovedRoutes, LinesAtAMovedGlyphEndAtItWhereverItIs)
{
    const Drawing drawing = lab("lab-2");
    const DiagramGlyph* server = drawing.diagram.glyph("WebServer");
    ASSERT_TRUE(server);
    MovedRoutes routes(drawing.diagram, {"WebServer"}, fontWidths());
    EXPECT_FALSE(routes.affected().empty());
    for (const auto& [dx, dy] : {std::pair(0.0, 0.0), std::pair(48.0, 8.0), std::pair(-64.0, 160.0)}) {
        const auto lines = routes.at(dx, dy);
        ASSERT_EQ(lines.size(), routes.affected().size());
        const DiagramConnection* out = lineBetween(lines, "WebServer", "Database");
        ASSERT_TRUE(out) << dx;
        EXPECT_TRUE(touches(out->points.front(), *server, dx, dy)) << dx << ", " << dy;
        for (const DiagramConnection& line : lines) EXPECT_TRUE(isRightAngled(line)) << line.id << " at " << dx << ", " << dy;
    }
}

TEST(MovedRoutes, NotMovedAtAllTheLinesRunAsTheyDid)
{
    const Drawing drawing = lab("lab-2");
    MovedRoutes routes(drawing.diagram, {"WebServer"}, fontWidths());
    for (const DiagramConnection& line : routes.at(0, 0)) {
        const DiagramConnection* before = lineBetween(drawing.diagram.connections, line.from, line.to);
        ASSERT_TRUE(before);
        EXPECT_EQ(line.points.front(), before->points.front()) << line.id;
        EXPECT_EQ(line.points.back(), before->points.back()) << line.id;
    }
}

TEST(MovedRoutes, ALineWithBothEndsMovedGoesAlongAsItIs)
{
    const Drawing drawing = lab("lab-3");
    MovedRoutes routes(drawing.diagram, {"Database", "Database@us-east-1b"}, fontWidths());
    const auto lines = routes.at(40, 24);
    const DiagramConnection* after = lineBetween(lines, "Database", "Database@us-east-1b");
    const DiagramConnection* before = lineBetween(drawing.diagram.connections, "Database", "Database@us-east-1b");
    ASSERT_TRUE(after && before);
    ASSERT_EQ(after->points.size(), before->points.size());
    for (std::size_t p = 0; p < after->points.size(); ++p) EXPECT_EQ(after->points[p], (Point{before->points[p].x + 40, before->points[p].y + 24}));
}

TEST(MovedRoutes, UsersLineFollowsTheGatewayThatItComesInBy)
{
    const Drawing drawing = lab("lab-3");
    MovedRoutes routes(drawing.diagram, {"InternetGateway"}, fontWidths());
    const auto lines = routes.at(-80, 0);
    ASSERT_FALSE(lines.empty());
    const double x = drawing.diagram.glyph("InternetGateway")->rect.centre().x - 80;
    for (const DiagramConnection& line : lines)
        EXPECT_TRUE(std::any_of(line.points.begin(), line.points.end(), [&](Point p) { return p.x == x; })) << line.id;
}

TEST(MovedRoutes, ALineKeepsOffWhatMovesWithItsEnd)
{
    const Drawing drawing = lab("lab-2");
    MovedRoutes routes(drawing.diagram, {"WebServer"}, fontWidths());
    const DiagramGlyph* nat = drawing.diagram.glyph("NatGatewayA");
    ASSERT_TRUE(nat);
    for (const double dx : {-48.0, 0.0, 48.0})
        for (const DiagramConnection& line : routes.at(dx, 96))
            for (std::size_t p = 1; p < line.points.size(); ++p) {
                const Rect box{std::min(line.points[p - 1].x, line.points[p].x), std::min(line.points[p - 1].y, line.points[p].y),
                               std::abs(line.points[p - 1].x - line.points[p].x), std::abs(line.points[p - 1].y - line.points[p].y)};
                EXPECT_FALSE(nat->rect.intersects(box)) << line.id << " at " << dx;
            }
}

TEST(RunDrawing, AfterAFailoverTheOldPrimarysCallersCallTheNewOne)
{
    const Drawing drawing = lab("lab-3");
    const Diagram run = withRunPrimaries(drawing.diagram, {{"Database", "us-east-1b"}}, fontWidths());
    const DiagramGlyph *old = run.glyph("Database"), *acting = run.glyph("Database@us-east-1b");
    ASSERT_TRUE(old && acting);
    EXPECT_EQ(acting->shape, GlyphShape::Square);
    EXPECT_EQ(old->shape, GlyphShape::Hollow);
    const auto calls = std::find_if(run.connections.begin(), run.connections.end(),
                                    [](const DiagramConnection& c) { return c.from == "AppGroup" && c.id.ends_with(">Database"); });
    ASSERT_NE(calls, run.connections.end());
    EXPECT_EQ(calls->to, acting->id);
    EXPECT_TRUE(touches(calls->points.back(), *acting, 0, 0));
    const DiagramConnection* replication = lineBetween(run.connections, acting->id, old->id);
    ASSERT_TRUE(replication);
    EXPECT_EQ(replication->kind, ConnectionKind::Replication);
}

TEST(RunDrawing, ADatabaseThatActsWhereItWasDrawnChangesNothing)
{
    const Drawing drawing = lab("lab-3");
    const Diagram run = withRunPrimaries(drawing.diagram, {{"Database", "us-east-1a"}, {"Unknown", "us-east-1b"}}, fontWidths());
    ASSERT_EQ(run.connections.size(), drawing.diagram.connections.size());
    for (std::size_t i = 0; i < run.connections.size(); ++i) EXPECT_EQ(run.connections[i].points, drawing.diagram.connections[i].points);
}

} // namespace faultline::test
