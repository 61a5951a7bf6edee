#pragma once

#include "model/metrics/metric_store.h"

#include <QObject>

#include <optional>

namespace faultline::ui {

/// The moment of a run that a person points at: one for the time line and all charts, so that what happened together is read together.
class TimeCursor : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] std::optional<Nanoseconds> at() const { return m_at; } ///< nothing while nobody points
    void moveTo(std::optional<Nanoseconds> at)
    {
        if (at == m_at) return;
        m_at = at;
        emit moved();
    }

signals:
    void moved();

private:
    std::optional<Nanoseconds> m_at;
};

} // namespace faultline::ui
