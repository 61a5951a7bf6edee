#include "ui/window/main_window.h"

#include "model/services/starters.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/drill/run_controller.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/theme/theme.h"
#include "ui/window/recent_files.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QUndoStack>

namespace faultline::ui {

namespace {

QString filters() { return MainWindow::tr("CloudFormation templates (*.yaml *.yml *.json *.template);;All files (*)"); }

/// The one local file of a drag, or nothing.
QString fileOf(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls[0].isLocalFile() ? urls[0].toLocalFile() : QString();
}

} // namespace

void MainWindow::refuse(const Problem& problem) { m_notice->show(problem); }

void MainWindow::openFile(const QString& path)
{
    m_run->stop();
    const auto done = m_session->open(path);
    if (!done) {
        m_notice->show(done.problem());
        return;
    }
    m_notice->dismiss();
    recent::add(m_session->path());
    showEditor();
    m_canvas->fit();
}

void MainWindow::openStarter(const QString& name)
{
    const std::string_view bytes = starterTemplate(m_environment->data, name.toStdString());
    if (bytes.data() == nullptr) return refuse(Problem{{"app.unknown-starter", {{"name", name.toStdString()}}}, {}, std::nullopt});
    auto document = Document::parse(std::string(bytes), name.toStdString() + ".yaml");
    if (!document) return refuse(document.problem());
    m_run->stop();
    m_session->setDocument(*std::move(document), {});
    showEditor();
    m_canvas->fit();
}

void MainWindow::newDocument()
{
    whenSafe([this] {
        m_run->stop();
        m_session->setDocument(Document::empty(), {});
        showEditor();
        m_canvas->fit();
    });
}

QFileDialog* MainWindow::newFileDialog(const QString& title, const QString& filters)
{
    auto* dialog = new QFileDialog(this, title, {}, filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAccessibleName(title);
    if (auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")))
        name->setAccessibleName(tr("File name")); // the platform's own dialog has none of ours
    return dialog;
}

void MainWindow::chooseFile()
{
    whenSafe([this] {
        auto* dialog = newFileDialog(tr("Open"), filters());
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
        dialog->open();
    });
}

bool MainWindow::commitTyping()
{
    bool taken = true;
    const auto watch = connect(m_session, &Session::refused, this, [&taken] { taken = false; });
    m_canvas->commitTyping();
    m_inspector->commitTyping();
    disconnect(watch);
    return taken;
}

void MainWindow::save(std::function<void()> then)
{
    if (!commitTyping()) return;
    if (m_session->path().isEmpty()) return saveAs(std::move(then));
    finishSave(m_session->save(), m_session->path(), std::move(then));
}

void MainWindow::saveAs(std::function<void()> then)
{
    if (!commitTyping()) return;
    auto* dialog = newFileDialog(tr("Save as"), filters());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(m_session->document().source().format() == Format::Json ? QStringLiteral("json") : QStringLiteral("yaml"));
    dialog->selectFile(m_session->path().isEmpty() ? QStringLiteral("architecture.yaml") : m_session->path());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, then = std::move(then)](const QString& path) { finishSave(m_session->saveAs(path), path, then); });
    dialog->open();
}

void MainWindow::finishSave(const Result<Done>& done, const QString& path, std::function<void()> then)
{
    if (!done) return showSaveProblem(done.problem(), path, std::move(then));
    m_notice->dismiss();
    recent::add(m_session->path());
    if (then) then();
}

void MainWindow::showSaveProblem(const Problem& problem, const QString& path, std::function<void()> then)
{
    std::vector<NoticeBar::Remedy> remedies;
    remedies.push_back({tr("Save as…"), [this, then] { saveAs(then); }});
    if (problem.what.id == "ui.changed-outside" || problem.what.id == "ui.sidecar-there")
        remedies.push_back({tr("Overwrite"), [this, path, then] { finishSave(m_session->saveAs(path, Overwrite::Yes), path, then); }});
    m_notice->show(problem, std::move(remedies));
}

void MainWindow::whenSafe(std::function<void()> go)
{
    if (!commitTyping()) return;
    if (!m_session->isModified()) return go();
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"), {}, QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setAccessibleName(tr("Unsaved changes"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Save the changes to %1?").arg(m_session->displayName()));
    box->setInformativeText(tr("Without saving, what was changed since is lost."));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, go = std::move(go)](QAbstractButton* button) {
        switch (box->standardButton(button)) {
        case QMessageBox::Save: return save(go);
        case QMessageBox::Discard: return go();
        default: return;
        }
    });
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool isTaken = m_closing || commitTyping();
    if (isTaken && (m_closing || !m_session->isModified())) {
        m_run->stop();
        event->accept();
        return;
    }
    event->ignore();
    if (!isTaken) return;
    whenSafe([this] {
        m_closing = true;
        // Not from inside of the dialog's own event.
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!fileOf(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = fileOf(*event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    whenSafe([this, path] { openFile(path); });
}

void MainWindow::exportAs(const QString& suffix)
{
    if (!commitTyping()) return;
    auto* dialog = newFileDialog(tr("Export"), QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QFileInfo(m_session->displayName()).completeBaseName() + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix](const QString& path) { exportTo(path, suffix); });
    dialog->open();
}

} // namespace faultline::ui
