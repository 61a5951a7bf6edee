#include "ui/window/notice_bar.h"

#include "model/text/texts.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>

namespace faultline::ui {

NoticeBar::NoticeBar(const Theme* theme, const Texts& texts, QWidget* parent)
    : QFrame(parent), m_texts(texts), m_text(plainLabel({}, nullptr, true)), m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Problem"));
    setLook(this, "bad");
    m_text->setAccessibleName(tr("Problem text"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = toolButton(theme, QStringLiteral("close"), tr("Dismiss the message"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(statusPicture(theme, Status::Red, 18), 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(close);
    hide();
}

QString NoticeBar::text() const { return isHidden() ? QString() : m_text->text(); }

void NoticeBar::show(const Problem& problem, std::vector<Remedy> remedies)
{
    m_text->setText(QString::fromStdString(m_texts.render(problem)));
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (Remedy& remedy : remedies) {
        auto* button = textButton(remedy.text);
        connect(button, &QPushButton::clicked, this, [this, run = std::move(remedy.run)] {
            dismiss();
            run();
        });
        m_buttons->addWidget(button);
    }
    setVisible(true);
}

void NoticeBar::dismiss() { setVisible(false); }

} // namespace faultline::ui
