#pragma once

#include "ui/session/session.h"
#include "ui/window/notice_bar.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

class QFileDialog;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace faultline::ui {

class AdvisorPanel;
class CanvasWidget;
class ChartPanel;
class CommandPalette;
class Dock;
class ElidedLabel;
class DrillPanel;
class EventList;
class InspectorPanel;
class OutlineTree;
class PalettePanel;
class RunController;
class StartPage;
class StatusCounts;
class Theme;

/// The window: one document, its drawing and the panels around it. It puts the parts together and owns the menus; facts are the session's.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(std::shared_ptr<const Environment> environment, Theme* theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Session& session() { return *m_session; }
    [[nodiscard]] DrillPanel& drillPanel() { return *m_drill; }
    [[nodiscard]] StartPage& startPage() { return *m_start; }

    /// Opens a file; a problem is shown, and the document before stays.
    void openFile(const QString& path);
    void openStarter(const QString& name);
    void newDocument();
    void showStartPage();
    void showEditor();
    void openDockPage(int page); ///< Dock::Page

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window.cpp
    [[nodiscard]] QWidget* makeEditor();
    [[nodiscard]] QWidget* makeLeft();
    void makeStatusBar();
    void connectParts();
    void showDocumentState();
    void showCounts();
    void showSelectionCount();
    void restoreLayout();
    void saveLayout() const;

    // main_window_menus.cpp
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeArrangeMenu();
    void makeAlignMenu(QMenu* menu);
    void makeCheckMenu();
    void makeDrillMenu();
    void makeWindowMenu();
    void makeHelpMenu();
    QAction* addAction(QMenu* menu, const QString& text, const QKeySequence& keys, std::function<void()> run);
    void showRecentMenu();
    void showShortcuts();
    void showAbout();

    // main_window_files.cpp
    [[nodiscard]] bool commitTyping();       ///< takes what is being typed into the document; false: it was refused, and the refusal is shown
    void whenSafe(std::function<void()> go); ///< runs `go` once unsaved changes are saved, or given up
    [[nodiscard]] QFileDialog* newFileDialog(const QString& title, const QString& filters); ///< deletes itself when it closes
    void chooseFile();
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});
    /// What follows a save that was tried at `path`.
    void finishSave(const Result<Done>& done, const QString& path, std::function<void()> then);
    void showSaveProblem(const Problem& problem, const QString& path, std::function<void()> then);
    void exportAs(const QString& suffix);
    void exportTo(const QString& path, const QString& suffix);
    void refuse(const Problem& problem);

    // main_window_find.cpp
    void goTo(const QString& id); ///< selects it and brings it into view
    void findThing();
    void findAnything();
    void chooseAmong(const QString& prompt, const QStringList& ids, const std::function<void(const QString&)>& go);

    // main_window_arrange.cpp
    void arrangeAutomatically();

    std::shared_ptr<const Environment> m_environment;
    Theme* m_theme;
    Session* m_session;
    RunController* m_run;
    NoticeBar* m_notice = nullptr;
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    QWidget* m_editor = nullptr;
    CommandPalette* m_finder = nullptr;
    CanvasWidget* m_canvas = nullptr;
    PalettePanel* m_palette = nullptr;
    OutlineTree* m_outline = nullptr;
    QLineEdit* m_outlineFilter = nullptr;
    QTabBar* m_leftTabs = nullptr;
    QWidget* m_left = nullptr;
    InspectorPanel* m_inspector = nullptr;
    Dock* m_dock = nullptr;
    DrillPanel* m_drill = nullptr;
    ChartPanel* m_charts = nullptr;
    AdvisorPanel* m_advisor = nullptr;
    EventList* m_events = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    ElidedLabel* m_documentState = nullptr;
    QLabel* m_selectionCount = nullptr;
    QLabel* m_statusText = nullptr;
    StatusCounts* m_counts = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_zoomMenu = nullptr;
    QMenu* m_exportMenu = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_arrange = nullptr;
    QAction* m_fit = nullptr;
    QAction* m_runDrill = nullptr;
    std::vector<QAction*> m_alignments; ///< in the order of `Alignment`
    bool m_closing = false;             ///< the user has decided about unsaved changes
};

} // namespace faultline::ui
