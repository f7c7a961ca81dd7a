//! One thing at a time: what the user did while a frame was long is handed on in its order.
//!
//! egui gives widgets all events of a frame at once, with the pointer where it stands at the end. Two shortcuts in one
//! frame would then run in the order of the list of commands, a click would meet what is under the pointer now, and text
//! typed after "open the palette" would be gone. So a frame is given one step at most (a key, a click, or text that is
//! being typed); what comes after it waits for the next frame, and sees what the step made visible.

use std::collections::VecDeque;

use eframe::egui::{Event, Id, Key, Modifiers};

/// Events that wait for their frame.
#[derive(Debug, Default)]
pub(super) struct InputSteps {
    waiting: VecDeque<Event>,
    /// The key of a step, until it is released: its repetitions must not pile up.
    held: Option<(Key, Modifiers)>,
    /// The frame at hand was given a key or a click.
    gave_step: bool,
    /// The next frame only draws.
    pausing: bool,
    /// The widget that had the focus when the last frame began.
    focused: Option<Id>,
}

/// Says how an event stands to the others of its frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Goes with anything: a key that is released, the wheel.
    Passive,
    Move,
    /// For the text field that has the focus, which takes any number in order.
    Writing,
    Key,
    Text,
    Press,
    Release,
}

/// Says what a frame has been given so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Nothing,
    Writing,
    Key,
    Press,
    Whole,
}

impl Given {
    /// Returns what the frame is given with one more event; `None` where that must wait.
    fn with(self, kind: Kind) -> Option<Self> {
        match (self, kind) {
            (given, Kind::Passive) | (given @ (Self::Nothing | Self::Writing | Self::Key), Kind::Move) => Some(given),
            (Self::Nothing | Self::Writing, Kind::Writing) => Some(Self::Writing),
            (Self::Nothing, Kind::Key) => Some(Self::Key),
            (Self::Nothing, Kind::Press) => Some(Self::Press),
            // A letter comes as its key and its text, a click as press and release.
            (Self::Nothing | Self::Key, Kind::Text) | (Self::Nothing | Self::Press, Kind::Release) => Some(Self::Whole),
            _ => None,
        }
    }
}

impl InputSteps {
    /// Takes the events of the next frame. `is_writing` says of a key or a text whether the text field that has the focus
    /// takes it.
    pub(super) fn next_frame(&mut self, arrived: Vec<Event>, is_writing: impl Fn(&Event) -> bool) -> Vec<Event> {
        self.waiting.extend(arrived);
        let mut given = Given::Nothing;
        let mut events = Vec::with_capacity(self.waiting.len());
        while let Some(event) = self.waiting.front() {
            let kind = kind(event, &is_writing);
            let next = given.with(kind).filter(|_| !self.pausing || matches!(kind, Kind::Passive | Kind::Move));
            let is_repetition = kind == Kind::Key && pressed_key(event) == self.held;
            match next {
                Some(next) => given = next,
                None if is_repetition => {}
                None => break,
            }
            let Some(event) = self.waiting.pop_front() else { break };
            if next.is_some() {
                self.follow_key(&event, kind);
                events.push(event);
            }
        }
        self.pausing = false;
        self.gave_step = matches!(given, Given::Key | Given::Press | Given::Whole);
        events
    }

    fn follow_key(&mut self, event: &Event, kind: Kind) {
        match (event, self.held) {
            _ if kind == Kind::Key => self.held = pressed_key(event),
            (Event::Key { key, pressed: false, .. }, Some((held, _))) if *key == held => self.held = None,
            // What is released in another window is not heard of.
            (Event::WindowFocused(false), _) => self.held = None,
            _ => {}
        }
    }

    /// Notes that what this frame was given had consequences: they are drawn before the next step.
    pub(super) fn acted(&mut self) {
        self.pausing = self.gave_step;
    }

    /// Notes the widget that has the focus now. One that has just got it is drawn with it before it is given anything.
    pub(super) fn focus(&mut self, focused: Option<Id>) {
        self.pausing |= focused.is_some() && focused != self.focused;
        self.focused = focused;
    }

    /// Returns whether another frame is needed.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

fn pressed_key(event: &Event) -> Option<(Key, Modifiers)> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
        _ => None,
    }
}

fn kind(event: &Event, is_writing: impl Fn(&Event) -> bool) -> Kind {
    match event {
        Event::PointerMoved(_) => Kind::Move,
        Event::PointerButton { pressed: true, .. } => Kind::Press,
        Event::PointerButton { pressed: false, .. } => Kind::Release,
        Event::Key { pressed: true, .. }
        | Event::Text(_)
        | Event::Ime(_)
        | Event::Copy
        | Event::Cut
        | Event::Paste(_)
            if is_writing(event) =>
        {
            Kind::Writing
        }
        Event::Key { pressed: true, .. } => Kind::Key,
        Event::Text(_) | Event::Ime(_) | Event::Copy | Event::Cut | Event::Paste(_) => Kind::Text,
        _ => Kind::Passive,
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{PointerButton, Pos2, Vec2};

    use super::*;

    /// "down"/"up" press and release the button, "→" moves the pointer, "wheel", "'a" is a text, "S" presses a key and
    /// "-S" releases it, "^S" presses it with Ctrl.
    fn event(name: &str) -> Event {
        let key = |name: &str, pressed, modifiers| {
            let key = Key::from_name(name).expect("a key's name");
            Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
        };
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        match name {
            "down" => button(true),
            "up" => button(false),
            "→" => Event::PointerMoved(Pos2::ZERO),
            "wheel" => Event::MouseMoved(Vec2::ZERO),
            "copy" => Event::Copy,
            _ => match (name.strip_prefix('\''), name.strip_prefix('^'), name.strip_prefix('-')) {
                (Some(text), ..) => Event::Text(text.to_owned()),
                (_, Some(name), _) => key(name, true, Modifiers::COMMAND),
                (_, _, Some(name)) => key(name, false, Modifiers::NONE),
                _ => key(name, true, Modifiers::NONE),
            },
        }
    }

    fn events(names: &str) -> Vec<Event> {
        names.split_whitespace().map(event).collect()
    }

    /// As a text field has it.
    fn is_writing(event: &Event) -> bool {
        !crate::gui::keyboard::leaves_text_field(event, false)
    }

    fn frames(arrived: &str, typing: bool, acting: bool) -> Vec<Vec<Event>> {
        let mut steps = InputSteps::default();
        let mut frames = vec![steps.next_frame(events(arrived), |event| typing && is_writing(event))];
        while steps.is_waiting() {
            if acting {
                steps.acted();
            }
            frames.push(steps.next_frame(Vec::new(), |event| typing && is_writing(event)));
            assert!(frames.len() < 100, "{arrived}: never handed on");
        }
        frames
    }

    /// What arrives in one frame, whether a text field has the focus, and the frames to which it is given.
    type Case = (&'static str, bool, &'static str);

    fn assert_frames(cases: &[Case], acting: bool) {
        for &(arrived, typing, expected) in cases {
            let expected: Vec<Vec<Event>> = expected.split('|').map(events).collect();
            assert_eq!(frames(arrived, typing, acting), expected, "{arrived}, typing: {typing}");
        }
    }

    #[test]
    fn a_frame_is_given_one_step() {
        let cases: &[Case] = &[
            ("", false, ""),
            ("^Z -Z ^S -S", false, "^Z -Z | ^S -S"),
            ("^S ^Z", false, "^S | ^Z"),
            ("→ down up", false, "→ down up"),
            ("→ down up → down up", false, "→ down up | → down up"),
            ("→ down → → up", false, "→ down | → → up"),
            ("^K N 'n E 'e Enter", false, "^K | N 'n | E 'e | Enter"),
            ("N 'n -N E 'e -E", true, "N 'n -N E 'e -E"),
            ("'n 'e ^S", true, "'n 'e | ^S"),
            ("'n Tab 'e", true, "'n | Tab | 'e"),
            ("'n ArrowDown -ArrowDown ArrowDown Enter", true, "'n | ArrowDown -ArrowDown | ArrowDown | Enter"),
            ("'n down up 'e", true, "'n | down up | 'e"),
            ("copy ^S", false, "copy | ^S"),
            ("copy 'a", true, "copy 'a"),
            ("^Z wheel → -Z", false, "^Z wheel → -Z"),
            // A key that is held repeats once a frame; pressed anew, it counts anew.
            ("Delete Delete Delete -Delete", false, "Delete -Delete"),
            ("Delete -Delete Delete", false, "Delete -Delete | Delete"),
            ("Backspace Backspace", true, "Backspace Backspace"),
        ];
        assert_frames(cases, false);
    }

    #[test]
    fn what_a_step_changed_is_drawn_before_the_next() {
        let cases: &[Case] = &[
            ("^K Enter", false, "^K | | Enter"),
            ("down up → down up", false, "down up | → | down up"),
            ("→ down → → up", false, "→ down | → → | up"),
            ("'n ^S 'e", true, "'n | ^S | | 'e"),
        ];
        assert_frames(cases, true);
    }

    #[test]
    fn a_field_that_gets_the_focus_is_drawn_before_it_is_written_in() {
        let mut steps = InputSteps::default();
        let frame = |steps: &mut InputSteps, focused: Option<&str>, arrived: &str| {
            steps.focus(focused.map(Id::unique));
            steps.next_frame(events(arrived), |event| focused.is_some() && is_writing(event))
        };
        assert_eq!(frame(&mut steps, None, "down up 'a 'b"), events("down up"));
        assert_eq!(frame(&mut steps, Some("field"), ""), []);
        assert_eq!(frame(&mut steps, Some("field"), "'c"), events("'a 'b 'c"));
        assert_eq!(frame(&mut steps, Some("field"), "'d"), events("'d"));
    }

    #[test]
    fn repetitions_over_frames_go_on_until_the_key_is_released() {
        let mut steps = InputSteps::default();
        for _ in 0..3 {
            assert_eq!(steps.next_frame(events("Delete Delete"), |_| false), events("Delete"));
        }
        assert_eq!(steps.next_frame(events("-Delete"), |_| false), events("-Delete"));
        assert!(!steps.is_waiting());
        steps.next_frame(vec![event("Delete"), Event::WindowFocused(false)], |_| false);
        assert_eq!(steps.next_frame(events("wheel → down up Delete"), |_| false), events("wheel → down up"));
        assert_eq!(steps.next_frame(Vec::new(), |_| false), events("Delete"), "it was released in another window");
    }
}
