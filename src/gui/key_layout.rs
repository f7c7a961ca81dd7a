//! Keys as they are meant on keyboards whose layout has no such letter.
//!
//! Shortcuts go by the letter that a layout has: on QWERTZ Ctrl+Z is where Z stands. Where a layout has no Latin letters
//! (Arabic, Persian, Greek) the place of the key decides, and digits always go by place: on AZERTY they need Shift. egui takes
//! the place where it knows no key of that name; what is left are keys that give a sign there: on an Arabic layout
//! Shift+D gives "]", on AZERTY the keys of 4 and 6 give "'" and "-".

use eframe::egui::{Event, Key, Modifiers};

/// Gives a key press of a shortcut the key that is meant.
pub(super) fn follow_layout(event: &mut Event) {
    let Event::Key { key, physical_key, modifiers, .. } = event else { return };
    if let Some(meant) = meant_key(*key, *physical_key, *modifiers) {
        *key = meant;
    }
}

/// Returns the key that a shortcut means, where it is not the one that the layout gives.
fn meant_key(given: Key, place: Option<Key>, modifiers: Modifiers) -> Option<Key> {
    let is_shortcut = modifiers.command || modifiers.ctrl || modifiers.mac_cmd || modifiers.alt;
    let place = place.filter(|_| is_shortcut && is_sign(given))?;
    if modifiers.shift {
        // Without Shift egui has found no key of that name, and taken the place by itself.
        is_letter(place).then_some(place)
    } else {
        is_digit(place).then_some(place)
    }
}

fn is_letter(key: Key) -> bool {
    key.name().len() == 1 && key.name().bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_digit(key: Key) -> bool {
    key.name().len() == 1 && key.name().bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true for keys that write a sign.
fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Colon
            | Key::Comma
            | Key::Backslash
            | Key::Slash
            | Key::Pipe
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::OpenBracket
            | Key::CloseBracket
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
            | Key::Backtick
            | Key::Minus
            | Key::Period
            | Key::Plus
            | Key::Equals
            | Key::Semicolon
            | Key::Quote
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

    /// What the layouts send: the key that egui finds by its sign (or, where it knows none, by its place), and the place.
    #[test]
    fn layouts_give_the_keys_that_are_meant() {
        for (layout, given, place, modifiers, expected) in [
            // Arabic: letters have no key of that name, so egui gives the place already; signs behind Shift do not.
            ("Arabic", Key::S, Key::S, CTRL, Key::S),
            ("Arabic", Key::CloseBracket, Key::D, CTRL_SHIFT, Key::D),
            ("Arabic", Key::OpenBracket, Key::F, CTRL_SHIFT, Key::F),
            ("Arabic", Key::Slash, Key::L, CTRL_SHIFT, Key::L),
            ("Arabic", Key::OpenCurlyBracket, Key::V, CTRL_SHIFT, Key::V),
            ("Arabic", Key::CloseCurlyBracket, Key::C, CTRL_SHIFT, Key::C),
            ("Arabic", Key::S, Key::S, CTRL_SHIFT, Key::S),
            ("Arabic", Key::Comma, Key::K, CTRL_SHIFT, Key::K),
            ("Arabic", Key::Num1, Key::Num1, CTRL, Key::Num1),
            // AZERTY: letters by what they write, digits by place.
            ("AZERTY", Key::A, Key::Q, CTRL, Key::A),
            ("AZERTY", Key::Z, Key::W, CTRL, Key::Z),
            ("AZERTY", Key::M, Key::Semicolon, CTRL, Key::M),
            ("AZERTY", Key::Comma, Key::M, CTRL, Key::Comma),
            ("AZERTY", Key::Num1, Key::Num1, CTRL, Key::Num1),
            ("AZERTY", Key::Quote, Key::Num4, CTRL, Key::Num4),
            ("AZERTY", Key::Minus, Key::Num6, CTRL, Key::Num6),
            ("AZERTY", Key::Minus, Key::Minus, CTRL, Key::Minus),
            ("AZERTY", Key::Plus, Key::Equals, CTRL_SHIFT, Key::Plus),
            // QWERTZ: Y and Z by letter; the zoom's plus has a key of its own, in Switzerland behind Shift+1.
            ("QWERTZ", Key::Z, Key::Y, CTRL, Key::Z),
            ("QWERTZ", Key::Y, Key::Z, CTRL, Key::Y),
            ("QWERTZ", Key::Z, Key::Y, CTRL_SHIFT, Key::Z),
            ("QWERTZ", Key::Plus, Key::CloseBracket, CTRL, Key::Plus),
            ("Swiss QWERTZ", Key::Plus, Key::Num1, CTRL_SHIFT, Key::Plus),
            // Czech: the row of digits writes letters and signs.
            ("Czech", Key::Plus, Key::Num1, CTRL, Key::Num1),
            // The number pad without its lock moves.
            ("number pad", Key::ArrowDown, Key::Num2, Modifiers::ALT, Key::ArrowDown),
            // What is typed is left alone.
            ("Arabic", Key::CloseBracket, Key::D, Modifiers::SHIFT, Key::CloseBracket),
            ("AZERTY", Key::Quote, Key::Num4, Modifiers::NONE, Key::Quote),
        ] {
            let mut event =
                Event::Key { key: given, physical_key: Some(place), pressed: true, repeat: false, modifiers };
            follow_layout(&mut event);
            assert!(matches!(event, Event::Key { key, .. } if key == expected), "{layout}: {event:?}");
        }
    }
}
