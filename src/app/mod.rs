//! All behaviour of the program, without a window: [`App`] is its state, [`Action`] what can happen to it,
//! [`update()`] what then follows, [`Effect`] what the shell must do outside.
//!
//! Nothing here draws or does I/O, so a test plays a session as a list of actions.

mod action;
mod command;
mod commands;
mod dialog;
mod document;
mod effect;
mod files;
pub mod flowchart;
mod items;
mod notice;
mod page;
mod preferences;
mod selection;
mod update;

use std::path::Path;

use jiff::civil::Date;

pub use action::{Action, DialogAnswer, FileAction, FlowchartAction, PathDialog, Step};
pub use command::{Command, Key, Menu, Shortcut};
pub use commands::palette_matches;
pub use dialog::{Dialog, Failure, Next};
pub use document::Document;
pub use effect::Effect;
pub use flowchart::{Edge, FlowchartLayout, Lane, Row};
pub use items::default_contact_model;
pub use notice::Notice;
pub use page::Page;
pub use preferences::{LanguageChoice, Preferences, ThemeChoice};
pub use selection::{Cell, Current, Selection};
pub use update::update;

use crate::plan::Language;
use crate::text::Locale;

/// The state of the program: one document, what is selected in it, what is being asked.
#[derive(Debug)]
pub struct App {
    /// The open plan with its history, file and results.
    pub document: Document,
    /// The page that is shown.
    pub page: Page,
    /// The selected placements.
    pub selection: Selection,
    /// What is current on each list page, and the message that the flowchart places.
    pub current: Current,
    /// The flowchart cell that the keyboard acts on.
    pub cursor: Option<Cell>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The last thing worth saying in the status line.
    pub notice: Option<Notice>,
    /// What the user set once and for all.
    pub preferences: Preferences,
    /// The language of the desktop, for [`LanguageChoice::System`].
    pub system_language: Language,
    /// Today, for the calendar of a new plan.
    pub today: Date,
    /// Width of a flowchart week relative to the width that fits the window; 1 fits.
    pub zoom: f32,
    clipboard: Vec<crate::plan::Placement>,
    created_in_gesture: Vec<crate::plan::PlacementId>,
}

impl App {
    /// The program as it starts, with an empty plan that begins on the first Sunday after `today`.
    #[must_use]
    pub fn new(preferences: Preferences, system_language: Language, today: Date) -> Self {
        let plan = files::new_plan(&preferences, today);
        Self {
            document: Document::new(plan),
            page: Page::Plan,
            selection: Selection::default(),
            current: Current::default(),
            cursor: None,
            dialog: None,
            notice: None,
            preferences,
            system_language,
            today,
            zoom: 1.0,
            clipboard: Vec::new(),
            created_in_gesture: Vec::new(),
        }
    }

    /// The language that the interface speaks.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.preferences.language {
            LanguageChoice::System => self.system_language,
            LanguageChoice::English => Language::En,
            LanguageChoice::Arabic => Language::Ar,
        }
    }

    /// How the interface writes numbers and dates.
    #[must_use]
    pub fn locale(&self) -> Locale {
        Locale { language: self.language(), digits: self.preferences.digits, region: self.preferences.region }
    }

    /// The language in which the plan's own texts are shown.
    #[must_use]
    pub fn plan_language(&self) -> Language {
        self.preferences.plan_language.unwrap_or_else(|| self.language())
    }

    /// The plan as it is now.
    #[must_use]
    pub fn plan(&self) -> &crate::plan::Plan {
        self.document.plan()
    }

    /// True when placements can be pasted.
    #[must_use]
    pub fn can_paste(&self) -> bool {
        !self.clipboard.is_empty() && !self.plan().channels.is_empty()
    }

    /// The file of the plan, when it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.document.path.as_deref()
    }
}
