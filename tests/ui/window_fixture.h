#pragma once

#include "tests/support/corpus.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <memory>

namespace faultline::test {

/// A window on the offscreen platform with settings of its own; widgets are found by what assistive technology is told.
class WindowTest : public ::testing::Test {
protected:
    WindowTest()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QSettings().clear();
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        m_theme.applyToApplication();
        m_window = std::make_unique<ui::MainWindow>(environment(), &m_theme);
        m_window->show();
        QApplication::processEvents();
    }

    static const std::shared_ptr<const ui::Environment>& environment()
    {
        static const auto made = *ui::Environment::make(DataLibrary::embedded());
        return made;
    }

    [[nodiscard]] ui::Session& session() { return m_window->session(); }

    /// The visible widget of that kind and accessible name; null when there is none.
    template <class Widget = QWidget>
    [[nodiscard]] Widget* named(const QString& name, const QWidget* in = nullptr)
    {
        const QWidget* where = in ? in : m_window.get();
        for (Widget* widget : where->findChildren<Widget*>())
            if (widget->accessibleName() == name && widget->isVisible()) return widget;
        return nullptr;
    }

    void openStarter(const QString& name)
    {
        m_window->openStarter(name);
        settle();
    }

    void select(const QString& id)
    {
        session().select({id});
        settle();
    }

    /// Lets the derived things of the newest document arrive, and what waits in the event queue.
    void settle()
    {
        session().waitForDerived();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QApplication::processEvents();
    }

    [[nodiscard]] std::string text() { return session().document().source().text(); }

    QTemporaryDir m_folder;
    ui::Theme m_theme{ui::ThemeKind::Light, DataLibrary::embedded()};
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace faultline::test
