#include "ui/canvas/drop_preview.h"

#include "model/layout/additions.h"

#include <QtConcurrent>

namespace faultline::ui {

DropPreview::DropPreview(const Session* session, std::function<void(const Diagram&)> ready) : m_session(session), m_ready(std::move(ready))
{
    QObject::connect(&m_job, &QFutureWatcherBase::finished, &m_job, [this] {
        if (m_job.future().resultCount() > 0) m_ready(m_job.result());
    });
}

void DropPreview::ask(const Edit& edit, std::shared_ptr<const Derived> shown)
{
    m_job.setFuture(QtConcurrent::run([document = m_session->document(), widths = m_session->environment().widths,
                                       texts = m_session->environment().texts, edit, shown = std::move(shown)] {
        const auto after = document.apply(edit);
        if (!after) return Diagram();
        const Architecture architecture = Architecture::from(*after);
        return additionsOf(shown->diagram, arrange(architecture, Topology::of(architecture), widths, texts));
    }));
}

void DropPreview::forget() { m_job.setFuture({}); }

} // namespace faultline::ui
