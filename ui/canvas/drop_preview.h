#pragma once

#include "model/layout/diagram.h"
#include "ui/session/session.h"

#include <QFutureWatcher>

#include <functional>
#include <memory>

namespace faultline::ui {

/// What an edit would add to the drawing, found off the GUI thread; the newest question wins.
class DropPreview {
public:
    /// @param ready  called on the GUI thread, with only those elements that the edit adds
    DropPreview(const Session* session, std::function<void(const Diagram&)> ready);

    /// @param shown  the drawing that the edit belongs to
    void ask(const Edit& edit, std::shared_ptr<const Derived> shown);
    void forget(); ///< no answer is wanted any more

private:
    const Session* m_session;
    std::function<void(const Diagram&)> m_ready;
    QFutureWatcher<Diagram> m_job;
};

} // namespace faultline::ui
