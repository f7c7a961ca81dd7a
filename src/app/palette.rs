//! The search of the command palette.

use super::App;
use super::command::Command;
use crate::plan::Language;
use crate::search::{Folded, Query, commands_first};
use crate::text::strings::Texts;

/// Returns the commands that the palette finds for what was typed, best first: by their names in either language, the names of
/// their menus, and words of the same meaning. Among commands that answer alike, pages stand first: whoever types the name of
/// the page that is shown means that page, and nothing that changes the plan.
#[must_use]
pub fn palette_matches(app: &App, query: &str) -> Vec<Command> {
    let query = Query::new(query);
    let is_page = |command: &Command| matches!(command, Command::GoTo(_));
    let offered = |command: &Command| *command != Command::Palette && (is_page(command) || command.is_enabled(app));
    let is_last = |command: &Command| !query.is_empty() && !is_page(command);
    commands_first(&query, Command::all().filter(offered), |command| said(*command), is_last)
}

/// Returns the names of a command in both languages, and those of its menu and of the menu within that one.
fn said(command: Command) -> ([Folded; 2], [Folded; 2]) {
    let both = [Language::En, Language::Ar].map(Texts::of);
    (both.map(|texts| Folded::of(command.label(texts))), both.map(|texts| Folded::of(&menus(command, texts).join(" "))))
}

/// Returns the menu of a command, and the menu within it where it stands in one.
#[must_use]
pub fn menus(command: Command, texts: &'static Texts) -> Vec<&'static str> {
    let within = command.submenu().map(|submenu| submenu.title(texts));
    [command.menu().title(texts)].into_iter().chain(within).collect()
}

#[cfg(test)]
mod tests {
    use super::palette_matches;
    use crate::app::LanguageChoice::{self, Arabic, English};
    use crate::app::{Action, App, Command, DigitsChoice, FileAction, Page, Preferences, WhatIfKind, update};
    use crate::plan::Language;
    use crate::text::strings::Texts;

    fn app(language: LanguageChoice) -> App {
        let preferences = Preferences { language, ..Preferences::default() };
        App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1))
    }

    fn first(language: LanguageChoice, typed: &str) -> Option<Command> {
        palette_matches(&app(language), typed).first().copied()
    }

    #[test]
    fn commands_are_found_however_they_are_spelt() {
        for (language, typed, expected) in [
            (Arabic, "انهاء", Command::Quit),
            (Arabic, "إِنهاء", Command::Quit),
            (Arabic, "خروج", Command::Quit),
            (Arabic, "quit", Command::Quit),
            (Arabic, "خطه جديده", Command::Gallery),
            (Arabic, "الوصول", Command::GoTo(Page::Reach)),
            (Arabic, "مدى الوصول", Command::GoTo(Page::Reach)),
            (Arabic, "ميزانيه", Command::GoTo(Page::Budget)),
            (English, "exit", Command::Quit),
            (English, "إنهاء", Command::Quit),
            (English, "plan new", Command::Gallery),
            (English, "svas", Command::SaveAs),
            (English, "coverage", Command::GoTo(Page::Reach)),
            (English, "٠–٩", Command::Digits(DigitsChoice::Western)),
        ] {
            assert_eq!(first(language, typed), Some(expected), "{typed}");
        }
        assert_eq!(first(English, "zzzz"), None);
    }

    #[test]
    fn the_name_of_a_page_is_answered_first_by_the_page_in_either_language() {
        for page in Page::all() {
            for named_in in [Language::En, Language::Ar] {
                let name = page.title(Texts::of(named_in));
                let bare = name.strip_prefix("ال").unwrap_or(name).to_lowercase();
                for (language, typed) in [(English, name), (Arabic, name), (English, &bare), (Arabic, &bare)] {
                    assert_eq!(first(language, typed), Some(Command::GoTo(page)), "{typed} in {language:?}");
                }
            }
        }
    }

    /// A command is found by the menu within a menu that it stands in.
    #[test]
    fn commands_are_found_by_their_submenus() {
        for (language, typed, expected) in [
            (English, "what if", WhatIfKind::MoveMoney),
            (Arabic, "ماذا لو", WhatIfKind::MoveMoney),
            (Arabic, "ماذا لو أسعار", WhatIfKind::Rates),
        ] {
            let mut app = app(language);
            update(&mut app, Action::File(FileAction::OpenSample(0)));
            let first = palette_matches(&app, typed).first().copied();
            assert_eq!(first, Some(Command::WhatIf(expected)), "{typed}");
        }
    }

    #[test]
    fn the_page_that_is_shown_is_found_and_nothing_happens_there() {
        let mut app = app(English);
        let before = app.plan().clone();
        let first = palette_matches(&app, "plan").first().copied();
        assert_eq!((app.page, first), (Page::Plan, Some(Command::GoTo(Page::Plan))));
        update(&mut app, Action::Command(Command::GoTo(Page::Plan)));
        assert_eq!((app.page, app.plan()), (Page::Plan, &before));
    }
}
