//! The search of the command palette.

use super::App;
use super::command::Command;
use crate::plan::Language;
use crate::search::{Folded, Query, commands_first};
use crate::text::strings::Texts;

/// The commands that the palette finds for what was typed, best first: by their names in either language, the names of
/// their menus, and words of the same meaning.
#[must_use]
pub fn palette_matches(app: &App, query: &str) -> Vec<Command> {
    let enabled = Command::all().filter(|command| *command != Command::Palette && command.is_enabled(app));
    commands_first(&Query::new(query), enabled, |command| said(*command, app.language()))
}

/// The name of a command as it is shown; its name in the other language and the names of its menu.
fn said(command: Command, language: Language) -> (Folded, Vec<Folded>) {
    let texts = Texts::of(language);
    let other = Texts::of(language.other());
    let others = [command.label(other), command.menu().title(texts), command.menu().title(other)];
    (Folded::of(command.label(texts)), others.map(Folded::of).into())
}

#[cfg(test)]
mod tests {
    use super::palette_matches;
    use crate::app::{App, Command, DigitsChoice, LanguageChoice, Page, Preferences};
    use crate::plan::Language;

    fn first(language: LanguageChoice, typed: &str) -> Option<Command> {
        let preferences = Preferences { language, ..Preferences::default() };
        let app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
        palette_matches(&app, typed).first().copied()
    }

    #[test]
    fn commands_are_found_however_they_are_spelt() {
        use LanguageChoice::{Arabic, English};
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
}
