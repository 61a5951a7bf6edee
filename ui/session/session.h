#pragma once

#include "model/advisor/advisor.h"
#include "model/document/document.h"
#include "model/files/data_library.h"
#include "model/graph/topology.h"
#include "model/layout/diagram.h"
#include "model/layout/font_widths.h"
#include "model/metrics/metric_store.h"
#include "model/services/architecture.h"
#include "model/text/texts.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QUndoStack;

namespace faultline::ui {

/// What the program was started with; made once in main and handed down, never global.
struct Environment {
    DataLibrary data = DataLibrary::embedded();
    Texts texts{data};
    FontWidths widths{data};
    Advisor advisor;

    /// Fails when the embedded or overriding data is malformed.
    [[nodiscard]] static Result<std::shared_ptr<const Environment>> make(DataLibrary data, std::string_view language = "en");
};

/// Everything derived from one document, from one snapshot; immutable.
struct Derived {
    Architecture architecture;
    Topology topology;
    Diagram diagram;
    AdvisorReport report;
    quint64 revision = 0; ///< of the document it was derived from
};

/// Whether a save asks, by a problem, before it replaces what it did not write.
enum class Overwrite { Ask, Yes };

/// An open document, its undo stack and all that is derived from it. The only place where derived things are recomputed: off the GUI thread,
/// newest snapshot wins. Widgets show what it holds and send edits to it; they own no facts.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(std::shared_ptr<const Environment> environment, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] const Environment& environment() const;
    [[nodiscard]] const Document& document() const;
    [[nodiscard]] std::shared_ptr<const Derived> derived() const; ///< never null; at most one edit behind until `derivedChanged`
    [[nodiscard]] QUndoStack& undoStack();
    [[nodiscard]] QString path() const;        ///< empty for a document never saved
    [[nodiscard]] QString displayName() const; ///< file name, "untitled"
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] quint64 revision() const;

    /// Replaces the document (new, open, starter); clears undo and selection.
    void setDocument(Document document, QString path);
    [[nodiscard]] Result<Done> open(const QString& path);
    /// RELIABILITY's save: returns only after the bytes were read back. Fails, among others, with "ui.changed-outside" when the template or its
    /// sidecar on disk is no longer what was opened or last saved. On a problem the document stays modified.
    /// @pre a path is known
    [[nodiscard]] Result<Done> save();
    /// To replace a template that is there is the caller's decision; a sidecar beside it that is not of this document is asked about, with
    /// "ui.sidecar-there".
    [[nodiscard]] Result<Done> saveAs(const QString& path, Overwrite overwrite = Overwrite::Ask);

    /// Applies an edit and pushes it on the undo stack. An empty edit does nothing. On a problem nothing changes, and `refused` is emitted too.
    Result<Done> apply(const Edit& edit);
    /// The usual way: the outcome of a recipe or builder goes straight in.
    Result<Done> apply(const Result<Edit>& edit);
    /// `apply` for whoever has nothing to add to what `refused` tells.
    void submit(const Edit& edit);
    void submit(const Result<Edit>& edit);

    /// What a run measured on a document: the checks that look at metrics judge by it for as long as the document says the same.
    void setMetrics(const Document& measuredOn, MetricStore metrics);

    /// Selected resources and actors, in the order selected. Shared by canvas, outline, inspector and advisor.
    [[nodiscard]] const QStringList& selection() const;
    void select(QStringList ids);

    /// Blocks until `derived()` belongs to the newest revision: for tests, exports and drills.
    void waitForDerived();

signals:
    void documentChanged(); ///< after each edit, undo, redo, open
    void derivedChanged();
    void selectionChanged();
    void pathChanged(); ///< the path, or whether there are unsaved changes
    void refused(const faultline::Problem& problem);

private:
    Result<Done> write(const QString& path);
    void swapText(const Edit& edit);
    void replaceDocument(Document document);
    void startDeriving();
    void takeDerived();
    void dropVanishedSelection();

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace faultline::ui
