//! Says what the forms of the Brief, Audiences and Messages pages share.

use eframe::egui::{Align, Id, Layout, Sense, Stroke, Ui, vec2};

use super::context::{Cx, is_right_to_left};
use super::theme::{palette, space};
use super::widgets::{bilingual_field_id, multiple_choice, row, scale, weak};
use crate::edit::{Change, Edit, ItemId};
use crate::gui::fit;
use crate::plan::{Identified, Language, List, Named, Tone};
use crate::text::terms;

/// Returns the edit that replaces `item` by a changed copy.
pub(super) fn replaced<T>(item: &T, change: impl FnOnce(&mut T)) -> Edit
where
    T: Identified + Clone,
    Edit: From<Change<T>>,
{
    let mut new = item.clone();
    change(&mut new);
    Change::Replace(new).into()
}

/// Returns the field that holds the name of a thing in the language in which the plan is shown.
pub(super) fn name_field_id(cx: &Cx<'_>, item: &ItemId) -> Option<Id> {
    let words = &cx.texts.terms;
    Some(match item {
        ItemId::Objective(id) => bilingual_field_id(cx, ("objective", id)),
        ItemId::Audience(id) => bilingual_field_id(cx, ("audience name", id)),
        ItemId::Theme(id) => bilingual_field_id(cx, (words.token_theme, id)),
        ItemId::Claim(id) => bilingual_field_id(cx, (words.token_claim, id)),
        ItemId::Visual(id) => bilingual_field_id(cx, (words.token_visual, id)),
        ItemId::Slogan(id) => bilingual_field_id(cx, (words.token_slogan, id)),
        ItemId::Message(id) => bilingual_field_id(cx, ("message name", id)),
        ItemId::Channel(id) => bilingual_field_id(cx, ("channel name", id)),
        ItemId::OtherCost(id) => bilingual_field_id(cx, ("cost name", id)),
        ItemId::Insight(id) => bilingual_field_id(cx, ("insight", id)),
        ItemId::Alternative(id) => bilingual_field_id(cx, ("alternative", id)),
        ItemId::Mention(id) => bilingual_field_id(cx, ("mention", id)),
        ItemId::Relation(id) => bilingual_field_id(cx, ("relation", id)),
        ItemId::Placement(_) => return None,
    })
}

/// Shows a thin line between two things of a list.
pub(super) fn divider(ui: &mut Ui) {
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), space::SMALL), Sense::hover());
    let line = Stroke::new(1.0, palette(ui.visuals()).grid);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// Shows a text in a row, in a place of its own `width` points wide, so that what follows stands under what follows above.
pub(super) fn fixed_label(ui: &mut Ui, text: &str, width: f32, at_end: bool) {
    let (rect, _) = fit::allocate(ui, vec2(width, ui.spacing().interact_size.y), Sense::hover());
    let from_left = is_right_to_left(ui) == at_end;
    let layout = if from_left { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
    let mut cell = ui.new_child(fit::part(rect).layout(layout));
    weak(&mut cell, text);
}

/// Shows the three axes of a tone with both ends named. Returns the tone with the pressed step; what was not stated yet begins
/// in the middle.
pub(super) fn tone_scales(cx: &Cx<'_>, ui: &mut Ui, tone: Option<Tone>) -> Option<Tone> {
    let steps: Vec<String> = (1..=5).map(|step| cx.locale.ungrouped(step)).collect();
    let mut changed = None;
    for (axis, words) in terms::tone_axes(cx.language()).into_iter().enumerate() {
        row(ui, |ui| {
            fixed_label(ui, words.name, 80.0, false);
            fixed_label(ui, words.low, 62.0, true);
            let chosen = tone.map(|tone| usize::from(tone.axes()[axis]).saturating_sub(1));
            if let Some(step) = scale(ui, words.name, chosen, &steps) {
                changed = Some(with_axis(tone.unwrap_or(Tone::MIDDLE), axis, step));
            }
            weak(ui, words.high);
        });
    }
    changed
}

/// Returns `tone` with the axis of this position at the step of this position.
pub(super) fn with_axis(mut tone: Tone, axis: usize, step: usize) -> Tone {
    let value = u8::try_from(step + 1).unwrap_or(5);
    match axis {
        0 => tone.formality = value,
        1 => tone.playfulness = value,
        _ => tone.emotion = value,
    }
    tone
}

/// Shows a choice of languages. Returns the new ones when it was changed.
pub(super) fn languages_choice(
    cx: &Cx<'_>,
    ui: &mut Ui,
    name: &str,
    current: &[Language],
    width: f32,
) -> Option<Vec<Language>> {
    let interface = cx.language();
    let options = Language::ALL.map(|language| (language, terms::language_name(language, interface)));
    multiple_choice(ui, name, current, &options, cx.texts.shared.not_stated, width)
}

/// Returns the things of a vocabulary's list with their names, to choose from.
pub(super) fn options<'a, T: Named>(cx: &Cx<'a>, list: &'a List<T>) -> Vec<(T::Id, &'a str)> {
    list.iter().map(|item| (item.id().clone(), cx.name_of(&**item))).collect()
}
