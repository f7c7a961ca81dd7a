//! The coding of a message: five attributes, each in one of four states that mean different things to every measure.

use eframe::egui::Ui;

use super::coded_text;
use crate::app::{Action, Page};
use crate::gui::context::Cx;
use crate::gui::forms::{attribute_name, fixed_label, options, replaced, tone_scales};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, choice, group, label_in, link, multiple_choice, row, small};
use crate::plan::{Attribute, Coded, Message, Tone};
use crate::text::strings::fill;
use crate::text::terms;

/// Widths of an attribute's name and of the choice of its state.
const NAME_WIDTH: f32 = 92.0;
const STATE_WIDTH: f32 = 136.0;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let vocabulary = &cx.plan().vocabulary;
    group(ui, words.coding, |ui| {
        small(ui, &coded_text(cx, message));
        let themes = options(cx, &vocabulary.themes, |item| &item.name);
        let preferred = cx.plan().platform.theme.clone();
        single(cx, ui, message, (Attribute::Theme, &message.theme), (&themes, preferred), |new, to| new.theme = to);
        let claims = options(cx, &vocabulary.claims, |item| &item.name);
        set(cx, ui, message, (Attribute::Claims, &message.claims), &claims, |new, to| new.claims = to);
        let visuals = options(cx, &vocabulary.visuals, |item| &item.name);
        set(cx, ui, message, (Attribute::Visuals, &message.visuals), &visuals, |new, to| new.visuals = to);
        let slogans = options(cx, &vocabulary.slogans, |item| &item.text);
        let preferred = cx.plan().platform.slogan.clone();
        single(cx, ui, message, (Attribute::Slogan, &message.slogan), (&slogans, preferred), |new, to| new.slogan = to);
        tone(cx, ui, message);
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

/// The choice between the four states. `Is` is not offered where there is nothing that it could be.
fn state<T>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    attribute: Attribute,
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
    let attribute = attribute_name(cx, attribute);
    fixed_label(ui, attribute, NAME_WIDTH, false);
    let name = fill(cx.texts.messages_page.state_of, &[("what", attribute)]);
    choice(ui, &name, &without_value, &states, STATE_WIDTH)
}

/// The attribute in `state`, with `value` where it is coded.
fn with_value<T>(state: &Coded<()>, value: impl FnOnce() -> Option<T>) -> Coded<T> {
    match state {
        Coded::Blank => Coded::Blank,
        Coded::Absent => Coded::Absent,
        Coded::NotApplicable => Coded::NotApplicable,
        Coded::Is(()) => value().map_or(Coded::Blank, Coded::Is),
    }
}

/// An attribute with one value. It begins as the platform's, which most messages share, or else as the first.
fn single<I: Clone + PartialEq>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    message: &Message,
    (attribute, coded): (Attribute, &Coded<I>),
    (values, preferred): (&[(I, &str)], Option<I>),
    set: fn(&mut Message, Coded<I>),
) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, attribute, coded, values.is_empty()) {
            let first = || preferred.or_else(|| values.first().map(|(id, _)| id.clone()));
            cx.edit(replaced(message, |new| set(new, with_value(&state, first))));
        }
        if let Coded::Is(current) = coded {
            let width = ui.available_width();
            if let Some(value) = choice(ui, attribute_name(cx, attribute), current, values, width) {
                cx.edit(replaced(message, |new| set(new, Coded::Is(value))));
            }
        }
    });
}

/// An attribute with several values.
fn set<I: Clone + PartialEq>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    message: &Message,
    (attribute, coded): (Attribute, &Coded<Vec<I>>),
    values: &[(I, &str)],
    set: fn(&mut Message, Coded<Vec<I>>),
) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, attribute, coded, values.is_empty()) {
            cx.edit(replaced(message, |new| set(new, with_value(&state, || Some(Vec::new())))));
        }
        if let Coded::Is(current) = coded {
            let width = ui.available_width();
            let none = cx.texts.messages_page.choose;
            if let Some(chosen) = multiple_choice(ui, attribute_name(cx, attribute), current, values, none, width) {
                cx.edit(replaced(message, |new| set(new, Coded::Is(chosen))));
            }
        }
    });
}

fn tone(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    row(ui, |ui| {
        if let Some(state) = state(cx, ui, Attribute::Tone, &message.tone, false) {
            cx.edit(replaced(message, |new| new.tone = with_value(&state, || Some(Tone::MIDDLE))));
        }
    });
    if let Coded::Is(current) = message.tone
        && let Some(tone) = tone_scales(cx, ui, Some(current))
    {
        cx.edit(replaced(message, |new| new.tone = Coded::Is(tone)));
    }
}
