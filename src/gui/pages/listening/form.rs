//! The form of the chosen mention.

use eframe::egui::Ui;
use jiff::civil::Date;

use super::method::{reads_day, reads_number, reads_whole};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{options, replaced};
use crate::gui::parts::figures::columns_by_share;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, ITEM_BUTTONS_WIDTH, beside, bilingual_field, check, choice, field_row, group, item_buttons,
    multiple_choice, number_field, strong, text_field, weak, whole_field,
};
use crate::plan::limits::range_of;
use crate::plan::{Day, Mention, Phase, Sentiment};
use crate::report::listening;
use crate::text::strings::fill;

/// From this width on the fields stand in two columns.
const TWO_COLUMNS: f32 = 760.0;

/// Shows the form of the mention at `position`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, mention: &Mention, position: usize) {
    let words = &cx.texts.listening_page;
    group(ui, "", |ui| {
        let width = fit::beside(ui.available_width(), ITEM_BUTTONS_WIDTH + ui.spacing().item_spacing.x);
        let place = (position, cx.plan().mentions.len());
        let name = cx.name_of(mention).to_owned();
        beside(
            ui,
            cx,
            width,
            |_, ui| drop(strong(ui, words.mention_form)),
            |cx, ui| item_buttons(cx, ui, &ItemId::Mention(mention.id.clone()), &name, place),
        );
        weak(ui, words.said);
        let edit = of_item_text(&mention.id, |new: &mut Mention| &mut new.text);
        bilingual_field(cx, ui, ("mention", &mention.id), words.said, &mention.text, 2, edit);
        let parts: [fn(&mut Cx<'_>, &mut Ui, &Mention); 2] = [first, second];
        if ui.available_width() < TWO_COLUMNS {
            for part in parts {
                part(cx, ui, mention);
            }
        } else {
            columns_by_share(ui, &[1.0, 1.0], |ui, at| parts[at](cx, ui, mention));
        }
    });
}

/// Returns the name of a field as screen readers hear it.
fn of(cx: &Cx<'_>, field: &str) -> String {
    fill!(cx.texts.listening_page.of_mention, &[("field", field)])
}

/// Shows when and where it was said, and how it is coded.
fn first(cx: &mut Cx<'_>, ui: &mut Ui, mention: &Mention) {
    let (terms, shared) = (&cx.texts.listening, &cx.texts.shared);
    field_row(ui, terms.date, |ui| {
        let shown = mention.date.map(|day| cx.locale.iso_day(day.0)).unwrap_or_default();
        let read = reads_day(cx);
        let edit = of_item(&mention.id, |new: &mut Mention, day: Option<Date>| new.date = day.map(Day));
        let key = ("mention date", &mention.id);
        number_field(cx, ui, key, &of(cx, terms.date), &shown, FieldLook::line(120.0), read, edit);
    });
    field_row(ui, shared.channel, |ui| {
        let mut all = vec![(None, cx.texts.listening_page.any_channel)];
        all.extend(options(cx, &cx.plan().channels).into_iter().map(|(id, name)| (Some(id), name)));
        let width = ui.available_width().min(260.0);
        if let Some(channel) = choice(ui, &of(cx, shared.channel), &mention.channel, &all, width) {
            cx.edit(replaced(mention, |new| new.channel = channel));
        }
    });
    field_row(ui, terms.claims, |ui| {
        let all = options(cx, &cx.plan().vocabulary.claims);
        let width = ui.available_width().min(260.0);
        let none = cx.texts.shared.none;
        if let Some(claims) = multiple_choice(ui, &of(cx, terms.claims), &mention.claims, &all, none, width) {
            cx.edit(replaced(mention, |new| new.claims = claims));
        }
    });
    field_row(ui, terms.sentiment, |ui| {
        let mut all = vec![(None, terms.uncoded)];
        all.extend(Sentiment::ALL.map(|it| (Some(it), listening::sentiment_name(terms, it))));
        let width = ui.available_width().min(260.0);
        if let Some(sentiment) = choice(ui, &of(cx, terms.sentiment), &mention.sentiment, &all, width) {
            cx.edit(replaced(mention, |new| new.sentiment = sentiment));
        }
    });
    field_row(ui, shared.source, |ui| {
        let edit = of_item(&mention.id, |new: &mut Mention, source| new.source = source);
        let (key, name) = (("mention source", &mention.id), of(cx, shared.source));
        text_field(cx, ui, key, &name, &mention.source, FieldLook::line(260.0), edit);
    });
}

/// Shows how often and to how many it was said, by whom, and what came of it.
fn second(cx: &mut Cx<'_>, ui: &mut Ui, mention: &Mention) {
    let (words, terms, shared) = (&cx.texts.listening_page, &cx.texts.listening, &cx.texts.shared);
    field_row(ui, terms.count, |ui| {
        let edit = of_item(&mention.id, |new: &mut Mention, count| new.count = count);
        let (key, name) = (("mention count", &mention.id), of(cx, terms.count));
        whole_field(cx, ui, key, &name, mention.count, range_of("count"), 120.0, edit);
    });
    field_row(ui, terms.people, |ui| {
        let shown = mention.people.map(|people| cx.locale.whole(people)).unwrap_or_default();
        let read = reads_whole(cx, "people");
        let edit = of_item(&mention.id, |new: &mut Mention, people| new.people = people);
        let key = ("mention people", &mention.id);
        number_field(cx, ui, key, &of(cx, terms.people), &shown, FieldLook::line(120.0), read, edit);
    });
    field_row(ui, terms.answered, |ui| {
        let shown = mention.answered_hours.map(|hours| cx.locale.decimal_short(hours, 2)).unwrap_or_default();
        let read = reads_number(cx);
        let edit = of_item(&mention.id, |new: &mut Mention, hours| new.answered_hours = hours);
        let look = FieldLook::line(120.0).hint(words.unanswered);
        number_field(cx, ui, ("mention answered", &mention.id), &of(cx, terms.answered), &shown, look, read, edit);
    });
    field_row(ui, terms.phase, |ui| {
        let mut all = vec![(None, shared.not_stated)];
        all.extend(Phase::ALL.map(|phase| (Some(phase), listening::phase_name(terms, phase))));
        let width = ui.available_width().min(260.0);
        if let Some(phase) = choice(ui, &of(cx, terms.phase), &mention.phase, &all, width) {
            cx.edit(replaced(mention, |new| new.phase = phase));
        }
    });
    field_row(ui, shared.audience, |ui| {
        let mut all = vec![(None, words.any_audience)];
        all.extend(options(cx, &cx.plan().audiences).into_iter().map(|(id, name)| (Some(id), name)));
        let width = ui.available_width().min(260.0);
        if let Some(audience) = choice(ui, &of(cx, shared.audience), &mention.audience, &all, width) {
            cx.edit(replaced(mention, |new| new.audience = audience));
        }
    });
    if let Some(on) = check(ui, terms.influencer, mention.influencer) {
        cx.edit(replaced(mention, |new| new.influencer = on));
    }
    if let Some(on) = check(ui, terms.own_mark, mention.own) {
        cx.edit(replaced(mention, |new| new.own = on));
    }
}
