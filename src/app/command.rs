//! Says what a command is, where it stands, and which keys give it; [`super::command_table`] has a row for each.

use super::calendar_setting::CalendarSetting;
use super::page::Page;
use super::preferences::{DigitsChoice, LanguageChoice, ThemeChoice};
use super::room::RowHeights;
use super::what_if::WhatIfKind;
use crate::plan::Language;
use crate::text::strings::Texts;

/// Something that the user can tell the program to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin an empty plan.
    NewPlan,
    /// Choose what a plan begins with: a sample, or nothing.
    Gallery,
    /// Open a plan.
    Open,
    /// Save the plan.
    Save,
    /// Save the plan under another name.
    SaveAs,
    /// Take a table of another program over.
    Import,
    /// Write the plan as a file of another program.
    Export,
    /// Print what the page shows, or the book.
    Print,
    /// Show the slides of the book on the whole screen.
    Present,
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
    /// Keep the plan as an alternative and show it.
    KeepAlternative,
    /// Try something on the plan.
    WhatIf(WhatIfKind),
    /// Hold figures against the plan as it is now.
    Pin,
    /// Hold figures against nothing.
    Unpin,
    /// Add a theme to the vocabulary.
    AddTheme,
    /// Add a claim to the vocabulary.
    AddClaim,
    /// Add a visual token to the vocabulary.
    AddVisual,
    /// Add a slogan to the vocabulary.
    AddSlogan,
    /// Add a mention to the log.
    AddMention,
    /// Add an insight.
    AddInsight,
    /// Add something that is done for the community.
    AddRelation,
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
    /// The height of the rows of the flowchart.
    Rows(RowHeights),
    /// Fold or unfold the message cards.
    FoldMessages,
    /// Fold or unfold the inspector.
    FoldInspector,
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
    /// Open or close the glossary.
    Glossary,
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
    /// How high the rows of the flowchart are.
    Rows,
    /// Languages and digits.
    Language,
    /// Dates, weeks and the direction of time.
    Calendar,
    /// What can be tried on the plan.
    WhatIf,
}

impl Submenu {
    /// Returns what the menu is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        let words = &texts.commands;
        match self {
            Self::Appearance => words.menu_appearance,
            Self::Rows => words.menu_rows,
            Self::Language => words.menu_language,
            Self::Calendar => words.menu_calendar,
            Self::WhatIf => texts.what_if.menu,
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
    /// A function key.
    F(u8),
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

/// Returns the key alone.
pub(super) const fn plain(key: Key) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key }
}

/// Returns the key with Ctrl.
pub(super) const fn ctrl(key: Key) -> Shortcut {
    Shortcut { command: true, shift: false, alt: false, key }
}

/// Returns the key with Ctrl and Shift.
pub(super) const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut { command: true, shift: true, alt: false, key }
}

/// Returns the key with Alt.
pub(super) const fn alt(key: Key) -> Shortcut {
    Shortcut { command: false, shift: false, alt: true, key }
}

/// Returns the key with Alt and Shift.
pub(super) const fn alt_shift(key: Key) -> Shortcut {
    Shortcut { command: false, shift: true, alt: true, key }
}

impl Menu {
    /// Returns what the menu is called.
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
