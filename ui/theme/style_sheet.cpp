#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace faultline::ui {

namespace {

// $token is replaced by the token's colour. Rules go from general to special.
constexpr char kTemplate[] = R"(
* { outline: 0; }
QToolTip { background: $header; color: $text; border: 1px solid $line2; padding: 4px; }

QMenuBar { background: $panel; color: $text; border-bottom: 1px solid $line; padding: 1px 6px; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent.soft; }
QMenu { background: $panel; color: $text; border: 1px solid $line2; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $accent.soft; }
QMenu::item:disabled { color: $line2; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }

QStatusBar { background: $header; border-top: 1px solid $line; color: $text2; }
QStatusBar::item { border: 0; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QWidget[look="window"] { background: $window; }
QWidget[look="panel"] { background: $panel; }
QWidget[look="header"] { background: $header; }
QFrame[look="toolbar"] { background: $panel; border: 0; border-bottom: 1px solid $line; }
QFrame[look="tabs"] { background: $panel; border: 0; border-bottom: 1px solid $line; }
QFrame[look="dock-tabs"] { background: $panel; border: 0; border-top: 1px solid $line2; border-bottom: 1px solid $line; }
QFrame[look="line"] { background: $line; border: 0; }
QFrame[look="popup"] { background: $panel; border: 1px solid $line2; border-radius: 8px; }
QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[look="card-inner"] { background: $canvas; border: 1px solid $line; border-radius: 6px; }
QFrame[look="warn"] { background: $warn.soft; border: 0; border-radius: 6px; }
QFrame[look="bad"] { background: $bad.soft; border: 0; border-radius: 6px; }
QFrame[look="note"] { background: $accent.soft; border: 0; border-radius: 6px; }

QLabel { background: transparent; color: $text; }
QLabel[look="hint"] { color: $text3; font-size: 11px; }
QLabel[look="secondary"] { color: $text2; font-size: 12px; }
QLabel[look="label"] { color: $text2; font-size: 12px; }
QLabel[look="section"] { color: $text3; font-size: 11px; font-weight: bold; }
QLabel[look="title"] { font-size: 15px; font-weight: bold; }
QLabel[look="card-title"] { font-size: 13px; font-weight: bold; }
QLabel[look="page-title"] { font-size: 18px; font-weight: bold; }
QLabel[look="error"] { color: $bad; font-size: 12px; }
QLabel[look="warning"] { color: $warn.text; font-size: 12px; }
QLabel[look="required"] { color: $bad; font-size: 12px; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="faint"] { color: $text3; font-size: 12px; }

QPushButton, QToolButton { background: $panel; color: $text; border: 1px solid $line; border-radius: 6px; padding: 0 12px; min-height: 26px; }
QPushButton:hover, QToolButton:hover { background: $header; border-color: $line2; }
QPushButton:pressed, QToolButton:pressed { background: $accent.soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton:disabled, QToolButton:disabled { color: $line2; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] { background: $accent; color: $accent.on; border: 1px solid $accent; font-weight: bold; }
QPushButton[look="primary"]:hover { border-color: $text; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $header; color: $line2; border-color: $line; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0; min-height: 18px; text-align: left; font-weight: bold; font-size: 12px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 1px solid $accent; }
QPushButton[look="plain"] { background: transparent; border: 1px solid transparent; color: $text; padding: 0 2px; font-size: 12px; }
QPushButton[look="plain"]:hover { color: $accent; }
QPushButton[look="plain"]:focus { border: 1px solid $accent; }
QPushButton[look="start"] { text-align: left; min-height: 34px; padding: 0 12px; }
QPushButton[look="start-primary"] { text-align: left; min-height: 34px; padding: 0 12px; background: $accent; color: $accent.on; border-color: $accent; font-weight: bold; }
QPushButton[look="start-primary"]:hover { border-color: $text; }
QPushButton[look="start-primary"]:focus { border: 2px solid $text; }
QToolButton[look="tool"] { background: transparent; border: 1px solid transparent; padding: 0; min-width: 28px; max-width: 28px; min-height: 28px; max-height: 28px; }
QToolButton[look="tool"]:hover { background: $header; border-color: $line; }
QToolButton[look="tool"]:checked { background: $accent.soft; border-color: $accent; }
QToolButton[look="tool"]:focus { border: 2px solid $accent; }
QToolButton[look="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 6px; }
QToolButton[look="quiet"]:hover { background: $header; border-color: $line; }
QToolButton[look="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[look="chip"] { border: 1px solid $line; border-radius: 12px; min-height: 22px; max-height: 22px; padding: 0 9px; font-size: 12px; }
QPushButton[look="chip"]:checked { background: $accent.soft; border-color: $accent; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 8px; }
QPushButton[look="fold"] { background: transparent; border: 1px solid transparent; border-radius: 4px; text-align: left; color: $text3; font-size: 11px; font-weight: bold; padding: 0; min-height: 22px; }
QPushButton[look="fold"]:hover { color: $text; }
QPushButton[look="fold"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox { background: $panel; color: $text; border: 1px solid $line2; border-radius: 4px; padding: 0 7px; selection-background-color: $accent; selection-color: $accent.on; }
QLineEdit, QSpinBox, QDoubleSpinBox { min-height: 26px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $line2; border-color: $line; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] { border: 2px solid $bad; padding: 0 6px; }
QLineEdit[look="expression"], QPlainTextEdit[look="expression"] { background: $header; border: 1px dashed $line2; }
QLineEdit[look="expression"]:focus, QPlainTextEdit[look="expression"]:focus { border: 2px solid $accent; }
QLineEdit QToolButton { border: 0; background: transparent; padding: 0; margin: 0; min-height: 0; }
QLineEdit[look="bare"] { border: 0; background: transparent; padding: 0; min-height: 20px; }
QFrame[look="chips"] { background: $panel; border: 1px solid $line2; border-radius: 4px; }
QLabel[look="chip-text"] { font-size: 12px; }
QToolButton[look="chip-close"] { background: transparent; border: 0; padding: 0; min-height: 0; }
QToolButton[look="chip-close"]:focus { border: 1px solid $accent; padding: 0; }
QComboBox[look="bare"] { border: 0; min-height: 18px; padding: 0 4px; color: $text3; font-size: 12px; }
QFrame[look="chip"] { background: $header; border: 1px solid $line; border-radius: 4px; }
QComboBox { background: $panel; color: $text; border: 1px solid $line2; border-radius: 4px; padding: 0 7px; min-height: 26px; }
QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 0 6px; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line2; selection-background-color: $accent.soft; selection-color: $text; }
QCheckBox { color: $text; spacing: 8px; }

QTabBar { background: transparent; border: 0; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 2px solid transparent; padding: 0 12px; min-height: 29px; font-size: 13px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { color: $accent; }

QTreeView, QListView, QTableView, QTreeWidget, QListWidget, QTableWidget { background: $panel; color: $text; border: 0; selection-background-color: $accent.soft; selection-color: $text; show-decoration-selected: 1; }
QAbstractItemView::item { border: 0; }
QAbstractItemView::item:selected { background: $accent.soft; color: $text; }
QAbstractItemView::item:hover:!selected { background: $header; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 0; }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section { background: $panel; color: $text3; border: 0; border-bottom: 1px solid $line; font-size: 11px; font-weight: bold; padding: 4px 6px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:hover { background: $line2; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: 2px; background: $line2; }
QSlider::sub-page:horizontal { background: $accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -7px 0; border-radius: 8px; background: $panel; border: 2px solid $accent; }

QDialog, QMessageBox { background: $panel; }
)";

} // namespace

QString styleSheet(const Theme& theme)
{
    static const QRegularExpression token(QStringLiteral("\\$([a-z0-9]+(?:\\.[a-z]+)?)"));
    const QString text = QString::fromLatin1(kTemplate);
    QString out;
    out.reserve(text.size());
    qsizetype from = 0;
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += text.mid(from, match.capturedStart() - from);
        out += theme.color(match.captured(1).toStdString()).name();
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

} // namespace faultline::ui
