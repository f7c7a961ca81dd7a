//! The coding of a message: five attributes, each in one of four states that mean different things to every measure.

use eframe::egui::Ui;

use super::coded_text;
use crate::app::{Action, Page};
use crate::consistency::suggested_claims;
use crate::gui::context::Cx;
use crate::gui::forms::{fixed_label, options, replaced, tone_scales};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, button, choice, group, label_in, link, multiple_choice, row, small, small_button};
use crate::plan::{Attribute, Coded, Message, SecondCoding, Tone};
use crate::text::strings::fill;
use crate::text::terms;

/// Widths of an attribute's name and of the choice of its state.
const NAME_WIDTH: f32 = 92.0;
const STATE_WIDTH: f32 = 136.0;

/// Says whose coding is shown.
#[derive(Clone, Copy, PartialEq)]
enum Coder {
    First,
    Second,
}

impl Coder {
    /// Names an attribute, so that the two codings' choices have different names.
    fn name(self, cx: &Cx<'_>, attribute: Attribute) -> String {
        let name = terms::attribute(attribute, cx.language());
        match self {
            Self::First => name.to_owned(),
            Self::Second => fill!(cx.texts.messages_page.second_of, &[("what", name)]),
        }
    }
}

/// Returns what the second person says of a message, to be changed in a copy of it.
fn second(message: &mut Message) -> &mut SecondCoding {
    message.second_coding.get_or_insert_default()
}

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let vocabulary = &cx.plan().vocabulary;
    let coder = Coder::First;
    group(ui, words.coding, |ui| {
        small(ui, &coded_text(cx, message));
        suggestions(cx, ui, message);
        let themes = options(cx, &vocabulary.themes);
        let preferred = cx.plan().platform.theme.clone();
        let parts = (coder, Attribute::Theme, &message.theme);
        single(cx, ui, message, parts, (&themes, preferred), |new, to| new.theme = to);
        let claims = options(cx, &vocabulary.claims);
        set(cx, ui, message, (coder, Attribute::Claims, &message.claims), &claims, |new, to| new.claims = to);
        let visuals = options(cx, &vocabulary.visuals);
        set(cx, ui, message, (coder, Attribute::Visuals, &message.visuals), &visuals, |new, to| new.visuals = to);
        let slogans = options(cx, &vocabulary.slogans);
        let preferred = cx.plan().platform.slogan.clone();
        let parts = (coder, Attribute::Slogan, &message.slogan);
        single(cx, ui, message, parts, (&slogans, preferred), |new, to| new.slogan = to);
        tone(cx, ui, message, (coder, &message.tone), |new, to| new.tone = to);
        if themes.is_empty() || claims.is_empty() || visuals.is_empty() || slogans.is_empty() {
            ui.add_space(space::TIGHT);
            row(ui, |ui| {
                label_in(ui, words.nothing_to_choose, Look::Weak);
                if link(ui, words.to_vocabulary).clicked() {
                    cx.push(Action::GoTo(Page::Brief));
                }
            });
        }
    });
}

/// Shows the claims whose words the copy has, while nothing is coded yet: one press codes them.
fn suggestions(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    if message.claims != Coded::Blank {
        return;
    }
    let vocabulary = &cx.plan().vocabulary;
    let suggested = suggested_claims(message, vocabulary);
    if suggested.is_empty() {
        return;
    }
    let known = suggested.iter().filter_map(|id| vocabulary.claims.find(id));
    let names: Vec<&str> = known.map(|claim| cx.name_of(claim)).collect();
    let button = fill!(cx.texts.messages_page.code_suggested, &[("claims", &names.join(cx.comma()))]);
    row(ui, |ui| {
        if small_button(ui, &button).clicked() {
            cx.edit(replaced(message, |new| new.claims = Coded::Is(suggested)));
        }
    });
}

/// Shows the coding of a second person, folded away until there is one.
pub(super) fn show_second(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let vocabulary = &cx.plan().vocabulary;
    group(ui, words.second_coding, |ui| {
        label_in(ui, words.second_hint, Look::Small);
        let Some(coding) = message.second_coding.as_deref() else {
            if button(ui, words.second_begin).clicked() {
                cx.edit(replaced(message, |new| new.second_coding = Some(Box::default())));
            }
            return;
        };
        let coder = Coder::Second;
        let themes = options(cx, &vocabulary.themes);
        let parts = (coder, Attribute::Theme, &coding.theme);
        single(cx, ui, message, parts, (&themes, None), |new, to| second(new).theme = to);
        let claims = options(cx, &vocabulary.claims);
        set(cx, ui, message, (coder, Attribute::Claims, &coding.claims), &claims, |new, to| second(new).claims = to);
        let visuals = options(cx, &vocabulary.visuals);
        set(cx, ui, message, (coder, Attribute::Visuals, &coding.visuals), &visuals, |new, to| {
            second(new).visuals = to;
        });
        let slogans = options(cx, &vocabulary.slogans);
        let parts = (coder, Attribute::Slogan, &coding.slogan);
        single(cx, ui, message, parts, (&slogans, None), |new, to| second(new).slogan = to);
        tone(cx, ui, message, (coder, &coding.tone), |new, to| second(new).tone = to);
        if button(ui, words.second_remove).clicked() {
            cx.edit(replaced(message, |new| new.second_coding = None));
        }
    });
}

/// Shows the choice between the four states. `Is` is not offered where there is nothing that it could be.
fn state<T>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    (who, attribute): (Coder, Attribute),
    coded: &Coded<T>,
    nothing_to_choose: bool,
) -> Option<Coded<()>> {
    let without_value = match coded {
        Coded::Blank => Coded::Blank,
        Coded::Absent => Coded::Absent,
        Coded::NotApplicable => Coded::NotApplicable,
        Coded::Is(_) => Coded::Is(()),
    };
    let mut states = vec![Coded::Blank, Coded::Is(()), Coded::Absent, Coded::NotApplicable];
    if nothing_to_choose {
        states.retain(|state| *state != Coded::Is(()) || *state == without_value);
    }
    let states: Vec<(Coded<()>, &str)> =
        states.into_iter().map(|state| (state.clone(), terms::coded_state(&state, cx.language()))).collect();
    fixed_label(ui, terms::attribute(attribute, cx.language()), NAME_WIDTH, false);
    let name = fill!(cx.texts.messages_page.state_of, &[("what", &who.name(cx, attribute))]);
    choice(ui, &name, &without_value, &states, STATE_WIDTH)
}

/// Returns the attribute in `state`, with `value` where it is coded.
fn with_value<T>(state: &Coded<()>, value: impl FnOnce() -> Option<T>) -> Coded<T> {
    match state {
        Coded::Blank => Coded::Blank,
        Coded::Absent => Coded::Absent,
        Coded::NotApplicable => Coded::NotApplicable,
        Coded::Is(()) => value().map_or(Coded::Blank, Coded::Is),
    }
}

/// Shows an attribute with one value. It begins as the platform's, which most messages share, or else as the first.
fn single<I: Clone + PartialEq>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    message: &Message,
    (who, attribute, coded): (Coder, Attribute, &Coded<I>),
    (values, preferred): (&[(I, &str)], Option<I>),
    set: fn(&mut Message, Coded<I>),
) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, (who, attribute), coded, values.is_empty()) {
            let first = || preferred.or_else(|| values.first().map(|(id, _)| id.clone()));
            cx.edit(replaced(message, |new| set(new, with_value(&state, first))));
        }
        if let Coded::Is(current) = coded {
            let width = ui.available_width();
            if let Some(value) = choice(ui, &who.name(cx, attribute), current, values, width) {
                cx.edit(replaced(message, |new| set(new, Coded::Is(value))));
            }
        }
    });
}

/// Shows an attribute with several values.
fn set<I: Clone + PartialEq>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    message: &Message,
    (who, attribute, coded): (Coder, Attribute, &Coded<Vec<I>>),
    values: &[(I, &str)],
    set: fn(&mut Message, Coded<Vec<I>>),
) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, (who, attribute), coded, values.is_empty()) {
            cx.edit(replaced(message, |new| set(new, with_value(&state, || Some(Vec::new())))));
        }
        if let Coded::Is(current) = coded {
            let width = ui.available_width();
            let none = cx.texts.messages_page.choose;
            if let Some(chosen) = multiple_choice(ui, &who.name(cx, attribute), current, values, none, width) {
                cx.edit(replaced(message, |new| set(new, Coded::Is(chosen))));
            }
        }
    });
}

fn tone(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    message: &Message,
    (who, coded): (Coder, &Coded<Tone>),
    set: fn(&mut Message, Coded<Tone>),
) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, (who, Attribute::Tone), coded, false) {
            cx.edit(replaced(message, |new| set(new, with_value(&state, || Some(Tone::MIDDLE)))));
        }
    });
    if let Coded::Is(current) = coded {
        // Both codings have the same scales; the second one's are told apart by their place in the window.
        let changed = ui.push_id(who == Coder::Second, |ui| tone_scales(cx, ui, Some(*current))).inner;
        if let Some(tone) = changed {
            cx.edit(replaced(message, |new| set(new, Coded::Is(tone))));
        }
    }
}
