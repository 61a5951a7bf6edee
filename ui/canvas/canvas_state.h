#pragma once

#include "model/layout/run_drawing.h"
#include "ui/canvas/base_layer.h"
#include "ui/canvas/canvas_context.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/flow_dots.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/overlay_painter.h"
#include "ui/canvas/refusal_card.h"
#include "ui/canvas/tools/connect_tool.h"
#include "ui/canvas/tools/drop_tool.h"
#include "ui/canvas/tools/note_tool.h"
#include "ui/canvas/tools/pan_tool.h"
#include "ui/canvas/tools/select_tool.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace faultline::ui {

/// What a canvas widget is made of; only its own files see it.
struct CanvasWidget::State {
    State(Session* session, Theme* theme, CanvasWidget* widget)
        : canvas(makeContext(session, theme, widget)),
          base(theme),
          select(canvas),
          pan(canvas),
          connect(canvas),
          note(canvas),
          drop(canvas),
          minimap(new Minimap(canvas, widget)),
          refusal(new RefusalCard(theme, widget)),
          starters(new QPushButton(CanvasWidget::tr("Templates"), widget))
    {
        QObject::connect(starters, &QPushButton::clicked, widget, &CanvasWidget::startersWanted);
    }

    [[nodiscard]] faultline::ui::Tool& active()
    {
        switch (tool) {
        case Tool::Pan: return pan;
        case Tool::Connect: return connect;
        case Tool::Note: return note;
        case Tool::Select: break;
        }
        return select;
    }
    [[nodiscard]] const FontWidths& widths() const { return canvas.session->environment().widths; }

    /// The session's diagram, or what a run has made of it; worked out anew only when the run has changed something.
    [[nodiscard]] const Diagram& shownDiagram()
    {
        if (drawing.members.empty() && drawing.primaries.empty()) return canvas.diagram();
        if (run.of != canvas.derived || run.members != drawing.members || run.primaries != drawing.primaries)
            run = {canvas.derived, drawing.members, drawing.primaries, asRun(canvas.diagram(), drawing, widths())};
        return run.diagram;
    }
    /// What is to be drawn over `shownDiagram`.
    [[nodiscard]] DrawingState stateWithoutRun() const
    {
        DrawingState state = drawing;
        state.members.clear();
        state.primaries.clear();
        return state;
    }

    [[nodiscard]] bool pans() const { return spaceIsDown || pan.isBusy(); }

    CanvasContext canvas;
    BaseLayer base;
    FlowDots dots;
    DrawingState drawing;
    struct {
        std::shared_ptr<const Derived> of;
        std::vector<RunMember> members;
        std::vector<RunPrimary> primaries;
        Diagram diagram;
    } run; ///< of `shownDiagram`

    Tool tool = Tool::Select;
    SelectTool select;
    PanTool pan;
    ConnectTool connect;
    NoteTool note;
    DropTool drop;
    bool spaceIsDown = false;
    QPointF lastPointer;

    Minimap* minimap;
    RefusalCard* refusal;
    QPushButton* starters;
    QLineEdit* nameEditor = nullptr;
    std::string renamed;

    QTimer settle, motion;
    bool playing = false, reducedMotion = false;
    double speed = 1;
    bool fitsView = true;

private:
    static CanvasContext makeContext(Session* session, Theme* theme, CanvasWidget* widget)
    {
        CanvasContext context;
        context.session = session;
        context.theme = theme;
        context.widget = widget;
        context.derived = session->derived();
        return context;
    }
};

} // namespace faultline::ui
