#pragma once

#include <QString>
#include <QStringList>

namespace faultline::ui {

/// The files opened or saved last, newest first, kept in the user's settings.
namespace recent {

inline constexpr int kKept = 12;

[[nodiscard]] QStringList files();
void add(const QString& path);
void remove(const QString& path);

/// "~/designs, today 14:32": folder and time of the last change; only the folder when the file is gone.
[[nodiscard]] QString describe(const QString& path);

} // namespace recent

} // namespace faultline::ui
