#include "ui/advisor/category.h"

#include <QCoreApplication>

#include <algorithm>

namespace faultline::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Category", text); }

} // namespace

const std::vector<CategoryWords>& categories()
{
    static const std::vector<CategoryWords> all{
        {"cost_optimizing", tr("Cost optimization"), QStringLiteral("cost_optimizing")},
        {"performance", tr("Performance"), QStringLiteral("performance")},
        {"security", tr("Security"), QStringLiteral("security")},
        {"fault_tolerance", tr("Fault tolerance"), QStringLiteral("fault_tolerance")},
        {"service_limits", tr("Service limits"), QStringLiteral("service_limits")},
        {"operational_excellence", tr("Operational excellence"), QStringLiteral("operational_excellence")},
    };
    return all;
}

CategoryWords categoryWords(const std::string& id)
{
    const auto known = std::find_if(categories().begin(), categories().end(), [&](const CategoryWords& c) { return c.id == id; });
    if (known != categories().end()) return *known;
    QString title = QString::fromStdString(id).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    return {id, title, QStringLiteral("info")};
}

} // namespace faultline::ui
