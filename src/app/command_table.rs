//! The table of commands: menus, shortcuts and the command palette are made from it. A new command is a row here and a text.

use super::App;
use super::alternatives;
use super::calendar_setting::CalendarSetting;
use super::command::{Command, Key, Menu, Shortcut, Submenu, alt, alt_shift, ctrl, ctrl_shift, plain};
use super::command_row::{CommandSpec, row};
use super::commands::{self, done, set};
use super::dialog::Dialog;
use super::export;
use super::files::proceed;
use super::find;
use super::importing;
use super::message::{AfterSaving, AlternativeAction, Effect};
use super::new_plan;
use super::page::Page;
use super::panels::ask_for_panel;
use super::preferences::{DigitsChoice, LanguageChoice, ThemeChoice};
use super::presenting;
use super::printing;
use super::room::{Panel, RowHeights};
use super::saving;
use super::what_if::{self, WhatIfKind};
use crate::edit::Verb;
use crate::plan::Language;
use crate::plan::schema::ListName;
use crate::text::strings::Texts;
use crate::text::{Region, WeekStart};

/// The row of a page: shown by its name, with its key where it has one.
macro_rules! page {
    ($page:ident, $name:ident $(, $key:literal)?) => {
        row(Command::GoTo(Page::$page), Menu::View, |texts| texts.commands.$name, |app| commands::go_to(app, Page::$page))
            .keys(&[$(ctrl(Key::Digit($key)))?])
            .when(|app| app.shows_start || app.page != Page::$page)
            .chosen(|app| Some(!app.shows_start && app.page == Page::$page))
    };
}

/// The row of a preference that is one of several: `$command` of `$value` sets `$field`.
macro_rules! preference {
    ($command:ident, $value:expr, $field:ident, $submenu:ident, $name:ident) => {
        row(
            Command::$command($value),
            Menu::View,
            |texts| texts.commands.$name,
            |app| set(app, |app| app.preferences.$field = $value),
        )
        .chosen(|app| Some(app.preferences.$field == $value))
        .within(Submenu::$submenu)
    };
}

/// The row of a setting of dates and weeks.
macro_rules! calendar {
    ($setting:expr, $name:ident) => {
        row(
            Command::Calendar($setting),
            Menu::View,
            |texts| texts.commands.$name,
            |app| set(app, |app| $setting.apply(app)),
        )
        .chosen(|app| Some($setting.is_chosen(app)))
        .within(Submenu::Calendar)
    };
}

/// The row of a height of the flowchart's rows.
macro_rules! rows {
    ($heights:expr, $label:ident) => {
        row(
            Command::Rows($heights),
            Menu::View,
            |texts| texts.commands.$label,
            |app| set(app, |app| app.preferences.room.rows = $heights),
        )
        .chosen(|app| Some(app.preferences.room.rows == $heights))
        .within(Submenu::Rows)
    };
}

/// The row of a language in which the plan is shown.
macro_rules! plan_language {
    ($language:expr, $name:ident) => {
        row(
            Command::PlanLanguage($language),
            Menu::View,
            |texts| texts.commands.$name,
            |app| set(app, |app| app.preferences.plan_language = Some($language)),
        )
        .chosen(|app| Some(app.plan_language() == $language))
        .within(Submenu::Language)
    };
}

/// The row of a what-if.
macro_rules! trial {
    ($kind:expr) => {
        row(
            Command::WhatIf($kind),
            Menu::Placement,
            |texts| $kind.command(texts),
            |app| done(app, |app| what_if::ask(app, $kind)),
        )
        .when(|app| !app.plan().placements.is_empty())
        .within(Submenu::WhatIf)
    };
}

/// The row of a command that adds a thing and shows it.
macro_rules! add {
    ($command:ident, $list:ident, $name:ident) => {
        row(
            Command::$command,
            Menu::Insert,
            |texts| texts.commands.$name,
            |app| done(app, |app| commands::add(app, ListName::$list)),
        )
    };
}

/// Says whether the flowchart is what the window shows. What is selected there is out of sight elsewhere, and nothing out of
/// sight is acted on; what puts bars there shows them at once.
fn shows_flowchart(app: &App) -> bool {
    app.page == Page::Plan && !app.shows_start
}

fn has_selection(app: &App) -> bool {
    shows_flowchart(app) && !app.selection.is_empty()
}

fn pin(app: &mut App, action: AlternativeAction) -> Vec<Effect> {
    alternatives::alternative_action(app, action)
}

/// All commands, in the order of the menus and the palette.
static COMMANDS: &[CommandSpec] = &[
    row(Command::Gallery, Menu::File, |texts| texts.commands.gallery, |app| done(app, new_plan::ask))
        .keys(&[ctrl(Key::Letter('N'))]),
    row(Command::NewPlan, Menu::File, |texts| texts.commands.new_plan, |app| proceed(app, AfterSaving::New))
        .keys(&[ctrl_shift(Key::Letter('N'))]),
    row(Command::Open, Menu::File, |texts| texts.commands.open, |app| proceed(app, AfterSaving::AskOpen))
        .keys(&[ctrl(Key::Letter('O'))]),
    row(Command::Save, Menu::File, |texts| texts.commands.save, |app| saving::save(app, None))
        .keys(&[ctrl(Key::Letter('S'))])
        .line(),
    row(Command::SaveAs, Menu::File, |texts| texts.commands.save_as, |app| saving::ask_save_path(app, None))
        .keys(&[ctrl_shift(Key::Letter('S'))]),
    row(Command::Import, Menu::File, |texts| texts.commands.import, importing::ask)
        .keys(&[ctrl_shift(Key::Letter('I'))])
        .line(),
    row(Command::Export, Menu::File, |texts| texts.commands.export, export::ask).keys(&[ctrl(Key::Letter('E'))]),
    row(Command::Print, Menu::File, |texts| texts.commands.print, printing::ask).keys(&[ctrl(Key::Letter('P'))]),
    row(Command::Changes, Menu::File, |texts| texts.commands.changes, |app| done(app, commands::changes))
        .when(|app| app.session.document.is_changed() && app.session.document.saved_plan().is_some())
        .line(),
    row(Command::Versions, Menu::File, |texts| texts.commands.versions, commands::versions)
        .when(|app| app.path().is_some()),
    row(
        Command::Recovered,
        Menu::File,
        |texts| texts.commands.recovered,
        |app| done(app, |app| commands::look_back(app, Dialog::Recovery)),
    )
    .when(|app| !app.recovered.is_empty()),
    row(Command::Quit, Menu::File, |texts| texts.commands.quit, |app| proceed(app, AfterSaving::Quit))
        .keys(&[ctrl(Key::Letter('Q'))])
        .line(),
    row(Command::Undo, Menu::Edit, |texts| texts.commands.undo, |app| done(app, commands::undo))
        .keys(&[ctrl(Key::Letter('Z'))])
        .when(|app| app.session.document.history().undo_name().is_some()),
    row(Command::Redo, Menu::Edit, |texts| texts.commands.redo, |app| done(app, commands::redo))
        .keys(&[ctrl(Key::Letter('Y')), ctrl_shift(Key::Letter('Z'))])
        .when(|app| app.session.document.history().redo_name().is_some()),
    row(
        Command::History,
        Menu::Edit,
        |texts| texts.commands.history,
        |app| done(app, |app| commands::look_back(app, Dialog::History)),
    )
    .when(|app| {
        let history = app.session.document.history();
        history.undo_name().is_some() || history.redo_name().is_some()
    }),
    row(Command::Cut, Menu::Edit, |texts| texts.commands.cut, commands::cut)
        .keys(&[ctrl(Key::Letter('X'))])
        .when(has_selection)
        .line(),
    row(Command::Copy, Menu::Edit, |texts| texts.commands.copy, commands::copy)
        .keys(&[ctrl(Key::Letter('C'))])
        .when(has_selection),
    // What the desktop's clipboard holds decides what can be pasted.
    row(Command::Paste, Menu::Edit, |texts| texts.commands.paste, |_| vec![Effect::AskClipboard])
        .keys(&[ctrl(Key::Letter('V'))]),
    row(Command::Duplicate, Menu::Edit, |texts| texts.commands.duplicate, |app| done(app, commands::duplicate))
        .keys(&[ctrl(Key::Letter('D'))])
        .when(has_selection)
        .line(),
    row(
        Command::Delete,
        Menu::Edit,
        |texts| texts.commands.delete,
        |app| done(app, |app| commands::remove_selected(app, Verb::Remove)),
    )
    .keys(&[plain(Key::Delete)])
    .when(has_selection),
    row(Command::SelectAll, Menu::Edit, |texts| texts.commands.select_all, |app| done(app, commands::select_all))
        .keys(&[ctrl(Key::Letter('A'))])
        .when(|app| shows_flowchart(app) && !app.plan().placements.is_empty())
        .line(),
    row(Command::Deselect, Menu::Edit, |texts| texts.commands.deselect, |app| done(app, |app| app.selection.clear()))
        .keys(&[plain(Key::Escape)])
        .when(has_selection),
    row(Command::Find, Menu::Edit, |texts| texts.commands.find, |app| done(app, find::open))
        .keys(&[ctrl(Key::Letter('F'))]),
    add!(AddAudience, Audiences, add_audience),
    add!(AddMessage, Messages, add_message).keys(&[ctrl(Key::Letter('M'))]),
    add!(AddChannel, Channels, add_channel),
    add!(AddObjective, Objectives, add_objective).line(),
    add!(AddCost, OtherCosts, add_cost),
    add!(AddTheme, Themes, add_theme).line(),
    add!(AddClaim, Claims, add_claim),
    add!(AddVisual, Visuals, add_visual),
    add!(AddSlogan, Slogans, add_slogan),
    add!(AddMention, Mentions, add_mention).line(),
    add!(AddInsight, Insights, add_insight),
    add!(AddRelation, Relations, add_relation),
    add!(KeepAlternative, Alternatives, keep_alternative).line(),
    row(
        Command::PlaceMessage,
        Menu::Placement,
        |texts| texts.commands.place_message,
        |app| done(app, commands::place_message),
    )
    .keys(&[plain(Key::Insert)])
    .when(|app| !app.plan().messages.is_empty() && !app.plan().channels.is_empty()),
    row(
        Command::MoveEarlier,
        Menu::Placement,
        |texts| texts.commands.move_earlier,
        |app| done(app, |app| commands::move_selected(app, -1, 0)),
    )
    .keys(&[alt(Key::Earlier)])
    .when(has_selection)
    .line(),
    row(
        Command::MoveLater,
        Menu::Placement,
        |texts| texts.commands.move_later,
        |app| done(app, |app| commands::move_selected(app, 1, 0)),
    )
    .keys(&[alt(Key::Later)])
    .when(has_selection),
    row(
        Command::MoveUp,
        Menu::Placement,
        |texts| texts.commands.move_up,
        |app| done(app, |app| commands::move_selected(app, 0, -1)),
    )
    .keys(&[alt(Key::Up)])
    .when(has_selection),
    row(
        Command::MoveDown,
        Menu::Placement,
        |texts| texts.commands.move_down,
        |app| done(app, |app| commands::move_selected(app, 0, 1)),
    )
    .keys(&[alt(Key::Down)])
    .when(has_selection),
    row(
        Command::Lengthen,
        Menu::Placement,
        |texts| texts.commands.lengthen,
        |app| done(app, |app| commands::resize_selected(app, 1)),
    )
    .keys(&[alt_shift(Key::Later)])
    .when(has_selection)
    .line(),
    row(
        Command::Shorten,
        Menu::Placement,
        |texts| texts.commands.shorten,
        |app| done(app, |app| commands::resize_selected(app, -1)),
    )
    .keys(&[alt_shift(Key::Earlier)])
    .when(has_selection),
    trial!(WhatIfKind::MoveMoney),
    trial!(WhatIfKind::Rates),
    trial!(WhatIfKind::Ratings),
    trial!(WhatIfKind::Sizes),
    trial!(WhatIfKind::Shift),
    trial!(WhatIfKind::Scale),
    page!(Plan, page_plan, 1),
    page!(Brief, page_brief, 2),
    page!(Worksheets, page_worksheets),
    page!(Listening, page_listening),
    page!(Audiences, page_audiences, 3),
    page!(Messages, page_messages, 4),
    page!(Channels, page_channels, 5),
    page!(Reach, page_reach, 6),
    page!(Consistency, page_consistency, 7),
    page!(Budget, page_budget, 8),
    page!(Optimise, page_optimise),
    page!(Compare, page_compare),
    page!(Book, page_book),
    page!(Checks, page_checks, 9),
    row(Command::Present, Menu::View, |texts| texts.commands.present, presenting::begin)
        .keys(&[plain(Key::F(5))])
        .line(),
    row(Command::Pin, Menu::View, |texts| texts.commands.pin, |app| pin(app, AlternativeAction::Pin))
        .chosen(|app| Some(app.pinned().is_some()))
        .line(),
    row(Command::Unpin, Menu::View, |texts| texts.commands.unpin, |app| pin(app, AlternativeAction::Unpin))
        .when(|app| app.pinned().is_some()),
    row(Command::ZoomIn, Menu::View, |texts| texts.commands.zoom_in, |app| done(app, commands::zoom_in))
        .keys(&[ctrl(Key::Plus)])
        .when(shows_flowchart)
        .line(),
    row(Command::ZoomOut, Menu::View, |texts| texts.commands.zoom_out, |app| done(app, commands::zoom_out))
        .keys(&[ctrl(Key::Minus)])
        .when(shows_flowchart),
    row(Command::ZoomFit, Menu::View, |texts| texts.commands.zoom_fit, |app| done(app, |app| commands::zoom(app, 1.0)))
        .keys(&[ctrl(Key::Digit(0))])
        .when(shows_flowchart),
    rows!(RowHeights::Automatic, rows_automatic),
    rows!(RowHeights::Compact, rows_compact),
    rows!(RowHeights::Comfortable, rows_comfortable),
    row(
        Command::FoldMessages,
        Menu::View,
        |texts| texts.commands.fold_messages,
        |app| done(app, |app| ask_for_panel(app, Panel::Messages)),
    )
    .when(shows_flowchart),
    row(
        Command::FoldInspector,
        Menu::View,
        |texts| texts.commands.fold_inspector,
        |app| done(app, |app| ask_for_panel(app, Panel::Inspector)),
    )
    .keys(&[plain(Key::F(4))])
    .when(shows_flowchart),
    preference!(Theme, ThemeChoice::System, theme, Appearance, theme_system),
    preference!(Theme, ThemeChoice::Light, theme, Appearance, theme_light),
    preference!(Theme, ThemeChoice::Dark, theme, Appearance, theme_dark),
    row(
        Command::InterfaceLarger,
        Menu::View,
        |texts| texts.commands.interface_larger,
        |app| set(app, |app| commands::scale_interface(app, 1.0)),
    )
    .within(Submenu::Appearance)
    .line(),
    row(
        Command::InterfaceSmaller,
        Menu::View,
        |texts| texts.commands.interface_smaller,
        |app| set(app, |app| commands::scale_interface(app, -1.0)),
    )
    .within(Submenu::Appearance),
    row(
        Command::InterfaceNormal,
        Menu::View,
        |texts| texts.commands.interface_normal,
        |app| set(app, |app| app.preferences.interface_scale = 1.0),
    )
    .within(Submenu::Appearance),
    preference!(Language, LanguageChoice::System, language, Language, language_system),
    preference!(Language, LanguageChoice::English, language, Language, language_english),
    preference!(Language, LanguageChoice::Arabic, language, Language, language_arabic),
    plan_language!(Language::En, plan_in_english).line(),
    plan_language!(Language::Ar, plan_in_arabic),
    row(
        Command::TwoLanguages,
        Menu::View,
        |texts| texts.commands.two_languages,
        |app| done(app, commands::two_languages),
    )
    .chosen(|app| Some(app.plan().bilingual))
    .within(Submenu::Language),
    preference!(Digits, DigitsChoice::Country, digits, Language, digits_country).line(),
    preference!(Digits, DigitsChoice::Western, digits, Language, digits_western),
    preference!(Digits, DigitsChoice::ArabicIndic, digits, Language, digits_arabic),
    calendar!(CalendarSetting::Region(Region::Maghreb), region_maghreb),
    calendar!(CalendarSetting::Region(Region::Morocco), region_morocco),
    calendar!(CalendarSetting::Region(Region::Mauritania), region_mauritania),
    calendar!(CalendarSetting::Region(Region::Levant), region_levant),
    calendar!(CalendarSetting::Region(Region::Gulf), region_gulf),
    calendar!(CalendarSetting::WeekStart(None), week_start_region).line(),
    calendar!(CalendarSetting::WeekStart(Some(WeekStart::Saturday)), week_start_saturday),
    calendar!(CalendarSetting::WeekStart(Some(WeekStart::Sunday)), week_start_sunday),
    calendar!(CalendarSetting::WeekStart(Some(WeekStart::Monday)), week_start_monday),
    calendar!(CalendarSetting::HijriDates, hijri_dates).line(),
    calendar!(CalendarSetting::TimeLeftToRight, time_left_to_right),
    row(
        Command::Palette,
        Menu::View,
        |texts| texts.commands.palette,
        |app| done(app, |app| app.dialog = Some(Dialog::Palette { query: String::new(), marked: 0 })),
    )
    .keys(&[ctrl(Key::Letter('K'))])
    .line(),
    row(
        Command::Glossary,
        Menu::Help,
        |texts| texts.commands.glossary,
        |app| done(app, |app| app.shows_glossary = !app.shows_glossary),
    )
    .keys(&[plain(Key::F(1))])
    .chosen(|app| Some(app.shows_glossary)),
    row(
        Command::Shortcuts,
        Menu::Help,
        |texts| texts.commands.shortcuts,
        |app| done(app, |app| app.dialog = Some(Dialog::Shortcuts)),
    )
    .keys(&[ctrl(Key::F(1))]),
    row(
        Command::About,
        Menu::Help,
        |texts| texts.commands.about,
        |app| done(app, |app| app.dialog = Some(Dialog::About)),
    ),
];

/// Stands in for a command without a row, which a test forbids: it can never be given.
static WITHOUT_ROW: CommandSpec =
    row(Command::About, Menu::Help, |texts| texts.commands.about, |_| Vec::new()).when(|_| false);

impl Command {
    /// Lists every command, in the order of the menus and the palette.
    pub fn all() -> impl Iterator<Item = Self> {
        COMMANDS.iter().map(|row| row.command)
    }

    /// Returns the command's row of the table.
    pub(super) fn row(self) -> &'static CommandSpec {
        COMMANDS.iter().find(|row| row.command == self).unwrap_or(&WITHOUT_ROW)
    }

    /// Returns the menu that the command stands in.
    #[must_use]
    pub fn menu(self) -> Menu {
        self.row().menu
    }

    /// Returns the menu within its menu that the command stands in.
    #[must_use]
    pub fn submenu(self) -> Option<Submenu> {
        self.row().submenu
    }

    /// Says whether a line stands before the command in its menu.
    #[must_use]
    pub fn begins_group(self) -> bool {
        self.row().begins_group
    }

    /// Returns the keys that give the command.
    #[must_use]
    pub fn shortcuts(self) -> &'static [Shortcut] {
        self.row().keys
    }

    /// Says whether a text field needs the command's keys for itself while it has the focus.
    #[must_use]
    pub fn yields_to_text_fields(self) -> bool {
        matches!(self.menu(), Menu::Edit | Menu::Placement) && self != Self::Find
    }

    /// Says whether the command would do something now.
    #[must_use]
    pub fn is_enabled(self, app: &App) -> bool {
        (self.row().enabled)(app)
    }

    /// Says whether the command is a choice that is now in force, for a mark beside it.
    #[must_use]
    pub fn is_chosen(self, app: &App) -> Option<bool> {
        (self.row().chosen)(app)
    }

    /// Returns what the command is called.
    #[must_use]
    pub fn label(self, texts: &'static Texts) -> &'static str {
        (self.row().label)(texts)
    }
}

#[cfg(test)]
mod tests;
