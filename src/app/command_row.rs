//! A row of the table of commands, and how rows are written.

use super::App;
use super::command::{Command, Menu, Shortcut, Submenu};
use super::message::Effect;
use crate::text::strings::Texts;

/// A command: where it stands, what it is called, when it can be given, and what it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommandSpec {
    /// Which command.
    pub(super) command: Command,
    /// The menu that it stands in.
    pub(super) menu: Menu,
    /// The menu within its menu that it stands in.
    pub(super) submenu: Option<Submenu>,
    /// Whether a line stands before it in its menu.
    pub(super) begins_group: bool,
    /// The keys that give it.
    pub(super) keys: &'static [Shortcut],
    /// What it is called.
    pub(super) label: fn(&'static Texts) -> &'static str,
    /// Whether it would do something now.
    pub(super) enabled: fn(&App) -> bool,
    /// Whether it is a choice that is now in force.
    pub(super) chosen: fn(&App) -> Option<bool>,
    /// What it does.
    pub(super) run: fn(&mut App) -> Vec<Effect>,
}

/// Begins a row: a command that can always be given, without keys.
pub(super) const fn row(
    command: Command,
    menu: Menu,
    label: fn(&'static Texts) -> &'static str,
    run: fn(&mut App) -> Vec<Effect>,
) -> CommandSpec {
    CommandSpec {
        command,
        menu,
        submenu: None,
        begins_group: false,
        keys: &[],
        label,
        enabled: |_| true,
        chosen: |_| None,
        run,
    }
}

impl CommandSpec {
    /// Gives the command keys.
    pub(super) const fn keys(self, keys: &'static [Shortcut]) -> Self {
        Self { keys, ..self }
    }

    /// Puts the command into a menu within its menu.
    pub(super) const fn within(self, submenu: Submenu) -> Self {
        Self { submenu: Some(submenu), ..self }
    }

    /// Puts a line before the command.
    pub(super) const fn line(self) -> Self {
        Self { begins_group: true, ..self }
    }

    /// Says when the command can be given.
    pub(super) const fn when(self, enabled: fn(&App) -> bool) -> Self {
        Self { enabled, ..self }
    }

    /// Says when the command is a choice in force.
    pub(super) const fn chosen(self, chosen: fn(&App) -> Option<bool>) -> Self {
        Self { chosen, ..self }
    }
}
