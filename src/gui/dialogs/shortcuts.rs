//! The list of shortcuts: those of the menus, from the table of commands, and what keys do in some places of the window.

use crate::app::{Command, Key, Menu, Shortcut};
use crate::gui::context::Cx;
use crate::gui::keyboard;

/// Holds what keys do in one place.
pub(super) struct Group {
    /// Where.
    pub(super) title: &'static str,
    /// What is done, with the keys that do it.
    pub(super) lines: Vec<(&'static str, String)>,
}

/// Lists all shortcuts.
pub(super) fn groups(cx: &Cx<'_>) -> Vec<Group> {
    let menus = Menu::ALL.into_iter().map(|menu| of_menu(cx, menu)).filter(|group| !group.lines.is_empty());
    menus.chain(of_places(cx)).collect()
}

/// Lists the shortcuts of a menu.
fn of_menu(cx: &Cx<'_>, menu: Menu) -> Group {
    let commands = Command::all().filter(|command| command.menu() == menu && !command.shortcuts().is_empty());
    let line = |command: Command| {
        let mut keys: Vec<String> =
            command.shortcuts().iter().map(|shortcut| keyboard::written(cx, *shortcut)).collect();
        if command == Command::Glossary {
            keys.push(cx.texts.shortcuts.key_question.to_owned());
        }
        (command.label(cx.texts), between(&keys))
    };
    Group { title: menu.title(cx.texts), lines: commands.map(line).collect() }
}

/// Lists what keys do in places that have keys of their own.
fn of_places(cx: &Cx<'_>) -> [Group; 8] {
    let words = &cx.texts.shortcuts;
    let held = |command, shift, alt, key| keyboard::written(cx, Shortcut { command, shift, alt, key });
    let plain = |key| held(false, false, false, key);
    let (escape, delete) = (plain(Key::Escape), plain(Key::Delete));
    let arrows = [Key::Earlier, Key::Later, Key::Up, Key::Down];
    let arrows_with = |shift| between(&arrows.map(|key| held(false, shift, false, key)));
    let ctrl = |letter| held(true, false, false, Key::Letter(letter));
    let moving = between(&[Key::Up, Key::Down].map(|key| held(false, false, true, key)));
    let line = |name: &'static str, keys: &str| (name, keys.to_owned());
    [
        of_window(cx),
        of_menu_keys(cx, &arrows_with(false)),
        of_flowchart(cx, &arrows_with(false)),
        Group {
            title: words.weeks,
            lines: vec![
                line(words.other_week, &arrows_with(false)),
                line(words.next_week, words.key_tab),
                line(words.next_month, words.key_enter),
                line(words.choose_weeks, &arrows_with(true)),
                line(words.copy_row, &ctrl('C')),
                line(words.paste_row, &ctrl('V')),
                line(words.fill, &ctrl('D')),
                line(words.empty, &delete),
                line(words.leave, &escape),
            ],
        },
        of_worksheets(cx),
        Group {
            title: words.fields,
            lines: vec![
                line(words.give_up, &escape),
                line(cx.texts.shared.turn_field, &held(true, true, false, Key::Letter('D'))),
            ],
        },
        Group {
            title: words.book,
            lines: vec![
                line(words.move_section, &moving),
                line(words.leave_out, words.key_space),
                line(words.remove_section, &delete),
            ],
        },
        Group {
            title: words.presentation,
            lines: vec![
                line(words.next_slide, &between(&[plain(Key::Later), words.key_space.to_owned()])),
                line(words.slide_before, &plain(Key::Earlier)),
                line(words.end_slides, &between(&[words.key_home.to_owned(), words.key_end.to_owned()])),
                line(words.end_presentation, &escape),
            ],
        },
    ]
}

/// Lists what keys do wherever one is.
fn of_window(cx: &Cx<'_>) -> Group {
    let words = &cx.texts.shortcuts;
    let key =
        |shift, number| keyboard::written(cx, Shortcut { command: false, shift, alt: false, key: Key::F(number) });
    Group {
        title: words.window,
        lines: vec![
            (words.next_part, key(false, 6)),
            (words.part_before, key(true, 6)),
            (words.menu_of_focus, key(true, 10)),
        ],
    }
}

/// Lists what keys do on the flowchart.
fn of_flowchart(cx: &Cx<'_>, arrows: &str) -> Group {
    let words = &cx.texts.shortcuts;
    let ends = [words.key_home, words.key_end];
    let escape = keyboard::written(cx, Shortcut { command: false, shift: false, alt: false, key: Key::Escape });
    let corners = ends.map(|key| format!("{}+{key}", cx.texts.commands.key_ctrl));
    Group {
        title: words.flowchart,
        lines: vec![
            (words.move_cursor, arrows.to_owned()),
            (words.ends_of_row, between(&ends.map(str::to_owned))),
            (words.corners, between(&corners)),
            (words.screenful, between(&[words.key_page_up, words.key_page_down].map(str::to_owned))),
            (words.to_inspector, words.key_enter.to_owned()),
            (words.cancel_drag, escape),
        ],
    }
}

/// Lists what keys do in menus.
fn of_menu_keys(cx: &Cx<'_>, arrows: &str) -> Group {
    let words = &cx.texts.shortcuts;
    let alone = |key| keyboard::written(cx, Shortcut { command: false, shift: false, alt: false, key });
    Group {
        title: words.menus,
        lines: vec![
            (words.to_menus, alone(Key::F(10))),
            (words.other_line, arrows.to_owned()),
            (words.leave_menus, alone(Key::Escape)),
        ],
    }
}

/// Lists what keys do on worksheets.
fn of_worksheets(cx: &Cx<'_>) -> Group {
    let words = &cx.texts.shortcuts;
    let held = |command, shift, alt, key| keyboard::written(cx, Shortcut { command, shift, alt, key });
    let plain = |key| held(false, false, false, key);
    let moving_row = [Key::Up, Key::Down, Key::Earlier, Key::Later].map(|key| held(false, false, true, key));
    let held_enter = format!("{}+{}", cx.texts.commands.key_ctrl, words.key_enter);
    let parts = [words.key_page_up, words.key_page_down].map(|key| format!("{}+{key}", cx.texts.commands.key_alt));
    let line = |name: &'static str, keys: &str| (name, keys.to_owned());
    Group {
        title: words.worksheets,
        lines: vec![
            line(words.next_empty, &held_enter),
            line(words.other_part, &between(&parts)),
            line(words.favourite, &plain(Key::Letter('S'))),
            line(words.new_row, words.key_enter),
            line(words.move_row, &between(&moving_row)),
            line(words.remove_row, &held(false, false, true, Key::Delete)),
            line(words.to_list, &plain(Key::Escape)),
        ],
    }
}

/// Writes several keys that do the same beside each other.
fn between(keys: &[String]) -> String {
    keys.join("  ")
}

#[cfg(test)]
mod tests {
    use super::groups;
    use crate::app::{App, Command, LanguageChoice, Preferences};
    use crate::gui::context::Cx;
    use crate::gui::fields::Fields;
    use crate::plan::Language;

    #[test]
    fn every_command_with_keys_is_listed_and_the_question_mark_too() {
        for (language, question) in [(LanguageChoice::English, "F1  ?"), (LanguageChoice::Arabic, "F1  ؟")] {
            let preferences = Preferences { language, ..Preferences::default() };
            let app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
            let cx = Cx::new(&app, Fields::default());
            let groups = groups(&cx);
            let lines = || groups.iter().flat_map(|group| &group.lines);
            for command in Command::all().filter(|command| !command.shortcuts().is_empty()) {
                let label = command.label(cx.texts);
                assert!(lines().any(|(name, _)| *name == label), "{label}");
            }
            let glossary = Command::Glossary.label(cx.texts);
            assert!(lines().any(|(name, keys)| *name == glossary && keys == question));
            assert!(lines().all(|(name, keys)| !name.is_empty() && !keys.is_empty()));
        }
    }
}
