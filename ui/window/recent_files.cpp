#include "ui/window/recent_files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

namespace faultline::ui::recent {

namespace {

constexpr auto kKey = "recentFiles";

QString shortFolder(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + folder.mid(home.size()) : folder;
}

QString tr(const char* text) { return QCoreApplication::translate("RecentFiles", text); }

} // namespace

QStringList files() { return QSettings().value(QLatin1String(kKey)).toStringList(); }

void add(const QString& path)
{
    QStringList all = files();
    all.removeAll(path);
    all.prepend(path);
    QSettings().setValue(QLatin1String(kKey), all.mid(0, kKept));
}

void remove(const QString& path)
{
    QStringList all = files();
    all.removeAll(path);
    QSettings().setValue(QLatin1String(kKey), all);
}

QString describe(const QString& path)
{
    const QFileInfo info(path);
    const QString folder = shortFolder(path);
    if (!info.exists()) return tr("%1, not found").arg(folder);
    const QDateTime changed = info.lastModified();
    const qint64 days = changed.date().daysTo(QDate::currentDate());
    if (days == 0) return tr("%1, today %2").arg(folder, QLocale().toString(changed.time(), QLocale::ShortFormat));
    if (days == 1) return tr("%1, yesterday").arg(folder);
    return tr("%1, %2").arg(folder, QLocale().toString(changed.date(), QStringLiteral("d MMMM")));
}

} // namespace faultline::ui::recent
