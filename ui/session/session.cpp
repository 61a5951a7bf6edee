#include "ui/session/session.h"

#include "model/document/save_document.h"
#include "model/files/disk_file_system.h"
#include "ui/session/edit_command.h"

#include <QCryptographicHash>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QUndoStack>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace faultline::ui {

namespace {

using DerivedPointer = std::shared_ptr<const Derived>;

/// Everything that follows from a document. Touches nothing but its arguments, so it may run on any thread.
/// @param metrics  of a run of this document; null: none
DerivedPointer derive(const std::shared_ptr<const Environment>& environment, const Document& document, quint64 revision, const std::string& asOf,
                      const MetricStore* metrics)
{
    Architecture architecture = Architecture::from(document);
    Topology topology = Topology::of(architecture);
    Diagram diagram = arrange(architecture, topology, environment->widths, environment->texts);
    AdvisorReport report = environment->advisor.run(architecture, topology, metrics, asOf);
    return std::make_shared<const Derived>(Derived{std::move(architecture), std::move(topology), std::move(diagram), std::move(report), revision});
}

/// Where versions before a save are kept: the user's state folder, one folder a document.
std::string backupFolder(const QString& path)
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    const QByteArray name = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return (home + QStringLiteral("/faultline/backups/") + QString::fromLatin1(name)).toStdString();
}

bool saysTheSame(const Document& a, const Document& b)
{
    const auto own = [](const Document& d) { return d.sidecar() ? d.sidecar()->text() : std::string(); };
    return a.source().text() == b.source().text() && own(a) == own(b);
}

std::string today() { return QDate::currentDate().toString(Qt::ISODate).toStdString(); }

} // namespace

Result<std::shared_ptr<const Environment>> Environment::make(DataLibrary data, std::string_view language)
{
    auto advisor = Advisor::load(data);
    if (!advisor) return advisor.problem();
    Texts texts(data, language);
    FontWidths widths(data);
    return std::shared_ptr<const Environment>(
        std::make_shared<const Environment>(Environment{std::move(data), std::move(texts), std::move(widths), *std::move(advisor)}));
}

struct Session::State {
    [[nodiscard]] Result<Done> checkUnchangedOutside() const;
    [[nodiscard]] Result<Done> checkSidecarIsOurs(const QString& target) const;
    /// What is known of the files at a path: of the document's own ones, or of the sidecar that both names share.
    [[nodiscard]] SavedBytes knownAt(const QString& target) const;

    std::shared_ptr<const Environment> environment;
    Document document = Document::empty();
    QString path;
    QUndoStack undo;
    quint64 revision = 0;
    DerivedPointer derived;
    QStringList selection;
    std::optional<Document> prepared; ///< what `apply` made of the document, for the first redo of the edit
    struct Measured {
        Document on;
        MetricStore metrics;
    };
    std::shared_ptr<const Measured> measured; ///< by the last run; null: there was none
    SavedBytes saved;                         ///< as it was opened or last saved; nothing for one never saved
    QFutureWatcher<DerivedPointer> job;       ///< at most one at a time; a newer document waits for its end
};

Session::Session(std::shared_ptr<const Environment> environment, QObject* parent) : QObject(parent), m_state(std::make_unique<State>())
{
    m_state->environment = std::move(environment);
    m_state->derived = derive(m_state->environment, m_state->document, 0, today(), nullptr);
    connect(&m_state->job, &QFutureWatcherBase::finished, this, &Session::takeDerived);
    connect(&m_state->undo, &QUndoStack::cleanChanged, this, &Session::pathChanged);
}

Session::~Session()
{
    m_state->job.disconnect(this);
    m_state->undo.disconnect(); // it says "clean" while it goes, to whoever still listens
    m_state->job.waitForFinished();
}

const Environment& Session::environment() const { return *m_state->environment; }
const Document& Session::document() const { return m_state->document; }
std::shared_ptr<const Derived> Session::derived() const { return m_state->derived; }
QUndoStack& Session::undoStack() { return m_state->undo; }
QString Session::path() const { return m_state->path; }
QString Session::displayName() const { return m_state->path.isEmpty() ? tr("untitled") : QFileInfo(m_state->path).fileName(); }
bool Session::isModified() const { return !m_state->undo.isClean(); }
quint64 Session::revision() const { return m_state->revision; }
const QStringList& Session::selection() const { return m_state->selection; }

void Session::setDocument(Document document, QString path)
{
    m_state->undo.clear();
    m_state->measured.reset();
    m_state->path = std::move(path);
    m_state->saved = m_state->path.isEmpty() ? SavedBytes() : savedBytesOf(document);
    select({});
    replaceDocument(std::move(document));
    emit pathChanged();
}

Result<Done> Session::open(const QString& path)
{
    auto document = Document::open(DiskFileSystem(), QFileInfo(path).absoluteFilePath().toStdString());
    if (!document) return document.problem();
    setDocument(*std::move(document), QFileInfo(path).absoluteFilePath());
    return Done{};
}

SavedBytes Session::State::knownAt(const QString& target) const
{
    if (target == path) return saved;
    const bool isSharedSidecar = Document::sidecarPath(target.toStdString()) == Document::sidecarPath(path.toStdString());
    return {std::nullopt, isSharedSidecar ? saved.sidecar : std::nullopt};
}

Result<Done> Session::State::checkUnchangedOutside() const
{
    const auto there = savedBytesAt(DiskFileSystem(), path.toStdString());
    if (!there) return there.problem();
    std::string changed;
    const auto compare = [&](const std::optional<std::string>& now, const std::optional<std::string>& before, const std::string& file) {
        if (now && now != before) changed += (changed.empty() ? "" : ", ") + fileNameOf(file);
    };
    compare(there->source, saved.source, path.toStdString());
    compare(there->sidecar, saved.sidecar, Document::sidecarPath(path.toStdString()));
    if (changed.empty()) return Done{};
    return Problem{{"ui.changed-outside", {{"files", changed}}}, {}, Message{"ui.changed-outside-remedy", {}}};
}

Result<Done> Session::State::checkSidecarIsOurs(const QString& target) const
{
    const auto there = savedBytesAt(DiskFileSystem(), target.toStdString());
    if (!there) return there.problem();
    if (!there->sidecar || there->sidecar == knownAt(target).sidecar) return Done{};
    const std::string file = fileNameOf(Document::sidecarPath(target.toStdString()));
    return Problem{{"ui.sidecar-there", {{"file", file}}}, {}, Message{"ui.sidecar-there-remedy", {}}};
}

Result<Done> Session::save()
{
    if (auto unchanged = m_state->checkUnchangedOutside(); !unchanged) return unchanged;
    return write(m_state->path);
}

Result<Done> Session::saveAs(const QString& path, Overwrite overwrite)
{
    const QString target = QFileInfo(path).absoluteFilePath();
    if (overwrite == Overwrite::Ask)
        if (auto ours = m_state->checkSidecarIsOurs(target); !ours) return ours;
    return write(target);
}

Result<Done> Session::write(const QString& path)
{
    DiskFileSystem files;
    SavedBytes saved = m_state->knownAt(path);
    const auto done = saveDocument(files, m_state->document, path.toStdString(), backupFolder(path), saved);
    if (done || path == m_state->path) m_state->saved = std::move(saved);
    if (!done) return done;
    m_state->path = path;
    m_state->document = m_state->document.withPath(path.toStdString());
    m_state->undo.setClean();
    emit pathChanged();
    return Done{};
}

Result<Done> Session::apply(const Edit& edit)
{
    if (edit.empty()) return Done{};
    auto after = m_state->document.apply(edit);
    if (!after) {
        emit refused(after.problem());
        return after.problem();
    }
    const QString name = QString::fromStdString(m_state->environment->texts.render(edit.name));
    m_state->prepared = *std::move(after);
    m_state->undo.push(new EditCommand(edit, name, [this](const Edit& e) { swapText(e); }));
    return Done{};
}

Result<Done> Session::apply(const Result<Edit>& edit)
{
    if (edit) return apply(*edit);
    emit refused(edit.problem());
    return edit.problem();
}

void Session::submit(const Edit& edit) { static_cast<void>(apply(edit)); }
void Session::submit(const Result<Edit>& edit) { static_cast<void>(apply(edit)); }

void Session::swapText(const Edit& edit)
{
    if (m_state->prepared) return replaceDocument(*std::exchange(m_state->prepared, std::nullopt));
    auto after = m_state->document.apply(edit);
    // The text that an edit on the stack expects is what the document holds at that depth; anything else would be our own fault.
    if (!after) qFatal("an edit on the undo stack no longer fits the document");
    replaceDocument(*std::move(after));
}

void Session::replaceDocument(Document document)
{
    m_state->document = std::move(document);
    ++m_state->revision;
    emit documentChanged();
    startDeriving();
}

void Session::startDeriving()
{
    if (m_state->job.isRunning()) return; // takeDerived starts the next one
    const bool isMeasured = m_state->measured && saysTheSame(m_state->measured->on, m_state->document);
    m_state->job.setFuture(QtConcurrent::run([environment = m_state->environment, document = m_state->document, revision = m_state->revision,
                                              asOf = today(), measured = isMeasured ? m_state->measured : nullptr] {
        return derive(environment, document, revision, asOf, measured ? &measured->metrics : nullptr);
    }));
}

void Session::takeDerived()
{
    const DerivedPointer result = m_state->job.result();
    if (result->revision <= m_state->derived->revision) return;
    m_state->derived = result;
    const bool isNewest = result->revision == m_state->revision;
    if (!isNewest) startDeriving();
    emit derivedChanged();
    if (isNewest) dropVanishedSelection();
}

void Session::dropVanishedSelection()
{
    const Architecture& architecture = m_state->derived->architecture;
    const auto exists = [&](const QString& id) {
        const std::string key = id.toStdString();
        const auto named = [&key](const auto& thing) { return thing.id == key; };
        const DocumentAnnotation& own = architecture.own();
        return architecture.find(key) || std::any_of(own.actors.begin(), own.actors.end(), named) ||
               std::any_of(own.sketches.begin(), own.sketches.end(), named) || std::any_of(own.notes.begin(), own.notes.end(), named) ||
               m_state->derived->diagram.frame(key);
    };
    QStringList left;
    std::copy_if(m_state->selection.begin(), m_state->selection.end(), std::back_inserter(left), exists);
    select(left);
}

void Session::setMetrics(const Document& measuredOn, MetricStore metrics)
{
    m_state->measured = std::make_shared<const State::Measured>(State::Measured{measuredOn, std::move(metrics)});
    ++m_state->revision; // of what is derived from
    startDeriving();
}

void Session::select(QStringList ids)
{
    ids.removeDuplicates();
    if (ids == m_state->selection) return;
    m_state->selection = std::move(ids);
    emit selectionChanged();
}

void Session::waitForDerived()
{
    while (m_state->derived->revision < m_state->revision) {
        startDeriving();
        m_state->job.waitForFinished();
        takeDerived();
    }
}

} // namespace faultline::ui
