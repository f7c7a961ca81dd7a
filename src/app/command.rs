//! The one list of commands: menus, shortcuts and the command palette are made from it.

use super::App;
use super::calendar_setting::CalendarSetting;
use super::page::Page;
use super::preferences::{DigitsChoice, LanguageChoice, ThemeChoice};
use crate::plan::Language;
use crate::text::strings::Texts;

/// Something that the user can tell the program to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin an empty plan.
    NewPlan,
    /// Open a plan.
    Open,
    /// Save the plan.
    Save,
    /// Save the plan under another name.
    SaveAs,
    /// Show earlier versions of the plan.
    Versions,
    /// Show what changed since the plan was saved.
    Changes,
    /// Show what a crash left.
    Recovered,
    /// End the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Show all steps, to go to one of them.
    History,
    /// Move the selected placements to the clipboard.
    Cut,
    /// Copy the selected placements to the clipboard.
    Copy,
    /// Insert the placements of the clipboard at the cursor.
    Paste,
    /// Copy the selected placements right after themselves.
    Duplicate,
    /// Remove the selected placements.
    Delete,
    /// Select all placements.
    SelectAll,
    /// Select nothing.
    Deselect,
    /// Find a text anywhere in the plan.
    Find,
    /// Add an empty audience and show it.
    AddAudience,
    /// Add an empty message and show it.
    AddMessage,
    /// Add an empty channel and show it.
    AddChannel,
    /// Add an objective and show it.
    AddObjective,
    /// Add a cost beside media and show it.
    AddCost,
    /// Add a theme to the vocabulary.
    AddTheme,
    /// Add a claim to the vocabulary.
    AddClaim,
    /// Add a visual token to the vocabulary.
    AddVisual,
    /// Add a slogan to the vocabulary.
    AddSlogan,
    /// Place the current message at the cursor.
    PlaceMessage,
    /// Move the selected placements a week earlier.
    MoveEarlier,
    /// Move the selected placements a week later.
    MoveLater,
    /// Move the selected placements to the channel above.
    MoveUp,
    /// Move the selected placements to the channel below.
    MoveDown,
    /// Make the selected placements a week longer.
    Lengthen,
    /// Make the selected placements a week shorter.
    Shorten,
    /// Show a page.
    GoTo(Page),
    /// Wider weeks.
    ZoomIn,
    /// Narrower weeks.
    ZoomOut,
    /// As wide as the window allows.
    ZoomFit,
    /// Larger interface.
    InterfaceLarger,
    /// Smaller interface.
    InterfaceSmaller,
    /// Interface at its ordinary size.
    InterfaceNormal,
    /// Light, dark, or as the desktop.
    Theme(ThemeChoice),
    /// The interface's language.
    Language(LanguageChoice),
    /// The language in which the plan is shown.
    PlanLanguage(Language),
    /// The plan in two languages, with a field for each, or in one.
    TwoLanguages,
    /// Western or Arabic-Indic digits.
    Digits(DigitsChoice),
    /// Dates, weeks and the direction of time.
    Calendar(CalendarSetting),
    /// All commands, to be searched.
    Palette,
    /// All shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the menu of its name")]
pub enum Menu {
    File,
    Edit,
    Insert,
    Placement,
    View,
    Help,
}

impl Menu {
    /// All menus, in the order of the bar.
    pub const ALL: [Self; 6] = [Self::File, Self::Edit, Self::Insert, Self::Placement, Self::View, Self::Help];
}

/// A menu that opens from an entry of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Submenu {
    /// How the window looks.
    Appearance,
    /// Languages and digits.
    Language,
    /// Dates, weeks and the direction of time.
    Calendar,
}

impl Submenu {
    /// What the menu is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::Appearance => words.menu_appearance,
            Self::Language => words.menu_language,
            Self::Calendar => words.menu_calendar,
        }
    }
}

/// A key of a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the key of its name")]
pub enum Key {
    Letter(char),
    Digit(u8),
    Plus,
    Minus,
    Delete,
    Insert,
    Escape,
    F1,
    Up,
    Down,
    /// The arrow towards later weeks: right, or left where time runs to the left.
    Later,
    /// The arrow towards earlier weeks.
    Earlier,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl (Command on macOS).
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

const fn plain(key: Key) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key }
}

const fn ctrl(key: Key) -> Shortcut {
    Shortcut { command: true, shift: false, alt: false, key }
}

const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut { command: true, shift: true, alt: false, key }
}

const fn alt(key: Key) -> Shortcut {
    Shortcut { command: false, shift: false, alt: true, key }
}

const fn alt_shift(key: Key) -> Shortcut {
    Shortcut { command: false, shift: true, alt: true, key }
}

impl Command {
    /// Every command, in the order of the menus and the palette.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each command")]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::NewPlan,
            Self::Open,
            Self::Save,
            Self::SaveAs,
            Self::Changes,
            Self::Versions,
            Self::Recovered,
            Self::Quit,
            Self::Undo,
            Self::Redo,
            Self::History,
            Self::Cut,
            Self::Copy,
            Self::Paste,
            Self::Duplicate,
            Self::Delete,
            Self::SelectAll,
            Self::Deselect,
            Self::Find,
            Self::AddAudience,
            Self::AddMessage,
            Self::AddChannel,
            Self::AddObjective,
            Self::AddCost,
            Self::AddTheme,
            Self::AddClaim,
            Self::AddVisual,
            Self::AddSlogan,
            Self::PlaceMessage,
            Self::MoveEarlier,
            Self::MoveLater,
            Self::MoveUp,
            Self::MoveDown,
            Self::Lengthen,
            Self::Shorten,
        ];
        all.extend(Page::ALL.map(Self::GoTo));
        all.extend([
            Self::ZoomIn,
            Self::ZoomOut,
            Self::ZoomFit,
            Self::Theme(ThemeChoice::System),
            Self::Theme(ThemeChoice::Light),
            Self::Theme(ThemeChoice::Dark),
            Self::InterfaceLarger,
            Self::InterfaceSmaller,
            Self::InterfaceNormal,
            Self::Language(LanguageChoice::System),
            Self::Language(LanguageChoice::English),
            Self::Language(LanguageChoice::Arabic),
            Self::PlanLanguage(Language::En),
            Self::PlanLanguage(Language::Ar),
            Self::TwoLanguages,
            Self::Digits(DigitsChoice::Country),
            Self::Digits(DigitsChoice::Western),
            Self::Digits(DigitsChoice::ArabicIndic),
        ]);
        all.extend(CalendarSetting::ALL.map(Self::Calendar));
        all.extend([Self::Palette, Self::Shortcuts, Self::About]);
        all
    }

    /// The menu that the command stands in.
    #[must_use]
    pub fn menu(self) -> Menu {
        match self {
            Self::NewPlan
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Changes
            | Self::Versions
            | Self::Recovered
            | Self::Quit => Menu::File,
            Self::Undo
            | Self::Redo
            | Self::History
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::Deselect
            | Self::Find => Menu::Edit,
            Self::AddAudience
            | Self::AddMessage
            | Self::AddChannel
            | Self::AddObjective
            | Self::AddCost
            | Self::AddTheme
            | Self::AddClaim
            | Self::AddVisual
            | Self::AddSlogan => Menu::Insert,
            Self::PlaceMessage
            | Self::MoveEarlier
            | Self::MoveLater
            | Self::MoveUp
            | Self::MoveDown
            | Self::Lengthen
            | Self::Shorten => Menu::Placement,
            Self::GoTo(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::InterfaceLarger
            | Self::InterfaceSmaller
            | Self::InterfaceNormal
            | Self::Theme(_)
            | Self::Language(_)
            | Self::PlanLanguage(_)
            | Self::TwoLanguages
            | Self::Digits(_)
            | Self::Calendar(_)
            | Self::Palette => Menu::View,
            Self::Shortcuts | Self::About => Menu::Help,
        }
    }

    /// The menu within its menu that the command stands in.
    #[must_use]
    pub fn submenu(self) -> Option<Submenu> {
        match self {
            Self::Theme(_) | Self::InterfaceLarger | Self::InterfaceSmaller | Self::InterfaceNormal => {
                Some(Submenu::Appearance)
            }
            Self::Language(_) | Self::PlanLanguage(_) | Self::TwoLanguages | Self::Digits(_) => Some(Submenu::Language),
            Self::Calendar(_) => Some(Submenu::Calendar),
            _ => None,
        }
    }

    /// Whether a line stands before the command in its menu.
    #[must_use]
    pub fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Changes
                | Self::Quit
                | Self::Cut
                | Self::Duplicate
                | Self::SelectAll
                | Self::AddObjective
                | Self::AddTheme
                | Self::MoveEarlier
                | Self::Lengthen
                | Self::ZoomIn
                | Self::InterfaceLarger
                | Self::PlanLanguage(Language::En)
                | Self::Digits(DigitsChoice::Country)
                | Self::Calendar(CalendarSetting::WeekStart(None) | CalendarSetting::HijriDates)
                | Self::Palette
        )
    }

    /// The keys that give the command.
    #[must_use]
    pub fn shortcuts(self) -> &'static [Shortcut] {
        macro_rules! keys {
            ($($key:expr),*) => { const { &[$($key),*] } };
        }
        match self {
            Self::NewPlan => keys![ctrl(Key::Letter('N'))],
            Self::Open => keys![ctrl(Key::Letter('O'))],
            Self::Save => keys![ctrl(Key::Letter('S'))],
            Self::SaveAs => keys![ctrl_shift(Key::Letter('S'))],
            Self::Quit => keys![ctrl(Key::Letter('Q'))],
            Self::Undo => keys![ctrl(Key::Letter('Z'))],
            Self::Redo => keys![ctrl(Key::Letter('Y')), ctrl_shift(Key::Letter('Z'))],
            Self::Cut => keys![ctrl(Key::Letter('X'))],
            Self::Copy => keys![ctrl(Key::Letter('C'))],
            Self::Paste => keys![ctrl(Key::Letter('V'))],
            Self::Duplicate => keys![ctrl(Key::Letter('D'))],
            Self::Delete => keys![plain(Key::Delete)],
            Self::SelectAll => keys![ctrl(Key::Letter('A'))],
            Self::Deselect => keys![plain(Key::Escape)],
            Self::Find => keys![ctrl(Key::Letter('F'))],
            Self::AddMessage => keys![ctrl(Key::Letter('M'))],
            Self::PlaceMessage => keys![plain(Key::Insert)],
            Self::MoveEarlier => keys![alt(Key::Earlier)],
            Self::MoveLater => keys![alt(Key::Later)],
            Self::MoveUp => keys![alt(Key::Up)],
            Self::MoveDown => keys![alt(Key::Down)],
            Self::Lengthen => keys![alt_shift(Key::Later)],
            Self::Shorten => keys![alt_shift(Key::Earlier)],
            Self::GoTo(page) => page_shortcut(page),
            Self::ZoomIn => keys![ctrl(Key::Plus)],
            Self::ZoomOut => keys![ctrl(Key::Minus)],
            Self::ZoomFit => keys![ctrl(Key::Digit(0))],
            Self::Palette => keys![ctrl(Key::Letter('K'))],
            Self::Shortcuts => keys![plain(Key::F1)],
            _ => &[],
        }
    }

    /// True for commands whose keys a text field needs for itself while it has the focus.
    #[must_use]
    pub fn yields_to_text_fields(self) -> bool {
        matches!(self.menu(), Menu::Edit | Menu::Placement) && self != Self::Find
    }

    /// Whether the command would do something now.
    #[must_use]
    pub fn is_enabled(self, app: &App) -> bool {
        let history = app.session.document.history();
        let plan = app.plan();
        match self {
            Self::Undo => history.undo_name().is_some(),
            Self::Redo => history.redo_name().is_some(),
            Self::History => history.undo_name().is_some() || history.redo_name().is_some(),
            Self::Versions => app.path().is_some(),
            Self::Changes => app.session.document.is_changed() && app.session.document.saved_plan().is_some(),
            Self::Recovered => !app.recovered.is_empty(),
            Self::Cut
            | Self::Copy
            | Self::Duplicate
            | Self::Delete
            | Self::MoveEarlier
            | Self::MoveLater
            | Self::MoveUp
            | Self::MoveDown
            | Self::Lengthen
            | Self::Shorten
            | Self::Deselect => !app.selection.is_empty(),
            Self::Paste => app.can_paste(),
            Self::SelectAll => !plan.placements.is_empty(),
            Self::PlaceMessage => !plan.messages.is_empty() && !plan.channels.is_empty(),
            Self::GoTo(page) => app.page != page,
            _ => true,
        }
    }

    /// Whether the command is a choice that is now in force, for a mark beside it.
    #[must_use]
    pub fn is_chosen(self, app: &App) -> Option<bool> {
        match self {
            Self::GoTo(page) => Some(app.page == page),
            Self::Theme(theme) => Some(app.preferences.theme == theme),
            Self::Language(language) => Some(app.preferences.language == language),
            Self::PlanLanguage(language) => Some(app.plan_language() == language),
            Self::TwoLanguages => Some(app.plan().bilingual),
            Self::Digits(digits) => Some(app.preferences.digits == digits),
            Self::Calendar(setting) => Some(setting.is_chosen(app)),
            _ => None,
        }
    }

    /// What the command is called.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each command")]
    pub fn label(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::NewPlan => words.new_plan,
            Self::Open => words.open,
            Self::Save => words.save,
            Self::SaveAs => words.save_as,
            Self::Versions => words.versions,
            Self::Changes => words.changes,
            Self::Recovered => words.recovered,
            Self::Quit => words.quit,
            Self::Undo => words.undo,
            Self::Redo => words.redo,
            Self::History => words.history,
            Self::Cut => words.cut,
            Self::Copy => words.copy,
            Self::Paste => words.paste,
            Self::Duplicate => words.duplicate,
            Self::Delete => words.delete,
            Self::SelectAll => words.select_all,
            Self::Deselect => words.deselect,
            Self::Find => words.find,
            Self::AddAudience => words.add_audience,
            Self::AddMessage => words.add_message,
            Self::AddChannel => words.add_channel,
            Self::AddObjective => words.add_objective,
            Self::AddCost => words.add_cost,
            Self::AddTheme => words.add_theme,
            Self::AddClaim => words.add_claim,
            Self::AddVisual => words.add_visual,
            Self::AddSlogan => words.add_slogan,
            Self::PlaceMessage => words.place_message,
            Self::MoveEarlier => words.move_earlier,
            Self::MoveLater => words.move_later,
            Self::MoveUp => words.move_up,
            Self::MoveDown => words.move_down,
            Self::Lengthen => words.lengthen,
            Self::Shorten => words.shorten,
            Self::GoTo(page) => page.title(texts),
            Self::ZoomIn => words.zoom_in,
            Self::ZoomOut => words.zoom_out,
            Self::ZoomFit => words.zoom_fit,
            Self::InterfaceLarger => words.interface_larger,
            Self::InterfaceSmaller => words.interface_smaller,
            Self::InterfaceNormal => words.interface_normal,
            Self::Theme(ThemeChoice::System) => words.theme_system,
            Self::Theme(ThemeChoice::Light) => words.theme_light,
            Self::Theme(ThemeChoice::Dark) => words.theme_dark,
            Self::Language(LanguageChoice::System) => words.language_system,
            Self::Language(LanguageChoice::English) => words.language_english,
            Self::Language(LanguageChoice::Arabic) => words.language_arabic,
            Self::PlanLanguage(Language::En) => words.plan_in_english,
            Self::PlanLanguage(Language::Ar) => words.plan_in_arabic,
            Self::TwoLanguages => words.two_languages,
            Self::Digits(DigitsChoice::Country) => words.digits_country,
            Self::Digits(DigitsChoice::Western) => words.digits_western,
            Self::Digits(DigitsChoice::ArabicIndic) => words.digits_arabic,
            Self::Calendar(setting) => setting.label(texts),
            Self::Palette => words.palette,
            Self::Shortcuts => words.shortcuts,
            Self::About => words.about,
        }
    }
}

fn page_shortcut(page: Page) -> &'static [Shortcut] {
    const KEYS: [Shortcut; 9] = [
        ctrl(Key::Digit(1)),
        ctrl(Key::Digit(2)),
        ctrl(Key::Digit(3)),
        ctrl(Key::Digit(4)),
        ctrl(Key::Digit(5)),
        ctrl(Key::Digit(6)),
        ctrl(Key::Digit(7)),
        ctrl(Key::Digit(8)),
        ctrl(Key::Digit(9)),
    ];
    let position = Page::ALL.iter().position(|known| *known == page).unwrap_or(0);
    &KEYS[position..=position]
}

impl Menu {
    /// What the menu is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::File => words.menu_file,
            Self::Edit => words.menu_edit,
            Self::Insert => words.menu_insert,
            Self::Placement => words.menu_placement,
            Self::View => words.menu_view,
            Self::Help => words.menu_help,
        }
    }
}

impl Page {
    /// What the page is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::Plan => words.page_plan,
            Self::Brief => words.page_brief,
            Self::Audiences => words.page_audiences,
            Self::Messages => words.page_messages,
            Self::Channels => words.page_channels,
            Self::Reach => words.page_reach,
            Self::Consistency => words.page_consistency,
            Self::Budget => words.page_budget,
            Self::Checks => words.page_checks,
        }
    }
}
