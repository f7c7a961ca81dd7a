//! Says what is done for the community, as a board of the five aims.

use eframe::egui::Ui;

use super::figures::{Shown, in_rows};
use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{options, replaced};
use crate::gui::parts::card;
use crate::gui::parts::figures::{columns_by_share, written};
use crate::gui::theme::space;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, Icon, Unread, bilingual_field, choice, group, icon_button, number_field, row, row_end, small,
    small_button, strong, text_field, weak,
};
use crate::plan::limits::MAX_WEEK;
use crate::plan::{Relation, RelationAim};
use crate::report::ListeningFigure;
use crate::report::listening::aim_name;
use crate::text;
use crate::text::strings::{fill, slots};

/// Where the cards of the relations stand.
const AIMS: &str = "figures of relations";
/// From this width on all five aims stand beside each other, and from the second on three.
const FIVE: f32 = 1080.0;
const THREE: f32 = 640.0;

/// Shows the part.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    figures(cx, ui);
    let columns = match ui.available_width() {
        width if width >= FIVE => 5,
        width if width >= THREE => 3,
        _ => 1,
    };
    for aims in RelationAim::ALL.chunks(columns) {
        columns_by_share(ui, &vec![1.0; columns], |ui, at| {
            if let Some(aim) = aims.get(at) {
                board(cx, ui, *aim);
            }
        });
        ui.add_space(space::SMALL);
    }
}

fn figures(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    let mix = &cx.analysis().listening.relations;
    let number = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let served = fill!(words.of, &[("count", &number(mix.served())), ("total", &number(5))]);
    let of = |value| written(cx, &value, |value| cx.locale.index(value));
    let all = [
        (words.relations_coverage, of(mix.coverage()), served, Some(ListeningFigure::Coverage)),
        (words.relations_evenness, of(mix.evenness()), String::new(), Some(ListeningFigure::Evenness)),
        (words.relations_count, Ok(number(mix.all())), String::new(), None),
        (words.relations_without, Ok(number(mix.without_owner)), String::new(), None),
    ]
    .map(|(name, value, caption, opens)| Shown { name: name.to_owned(), value, caption, opens });
    group(ui, "", |ui| {
        in_rows(cx, ui, &all, all.len(), AIMS);
        small(ui, cx.texts.listening.evenness_reading);
    });
    card::show(cx, ui, AIMS);
}

fn example(cx: &Cx<'_>, aim: RelationAim) -> &'static str {
    let words = &cx.texts.listening_page;
    match aim {
        RelationAim::Listening => words.example_listening,
        RelationAim::Talking => words.example_talking,
        RelationAim::Energizing => words.example_energizing,
        RelationAim::Supporting => words.example_supporting,
        RelationAim::Embracing => words.example_embracing,
    }
}

/// Shows one aim: what is done for it, and what adds to that.
fn board(cx: &mut Cx<'_>, ui: &mut Ui, aim: RelationAim) {
    let words = &cx.texts.listening_page;
    let name = aim_name(&cx.texts.listening, aim);
    let plan = cx.plan();
    group(ui, name, |ui| {
        small(ui, example(cx, aim));
        let relations = plan.relations.iter().filter(|relation| relation.dimension == aim);
        let mut count = 0;
        for relation in relations {
            count += 1;
            ui.add_space(space::SMALL);
            one(cx, ui, relation);
        }
        if count == 0 {
            weak(ui, words.nothing_yet);
        }
        ui.add_space(space::SMALL);
        let add = fill!(cx.texts.shared.action_on, &[("action", words.new_activity), ("name", name)]);
        if small_button(ui, &add).clicked() {
            cx.push(Action::AddRelation(aim));
        }
    });
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, relation: &Relation) {
    let (words, shared) = (&cx.texts.listening_page, &cx.texts.shared);
    let name = cx.name_of(relation).to_owned();
    let of = |field: &str| fill!(words.of_activity, &[("field", field), ("name", &name)]);
    row(ui, |ui| {
        strong(ui, words.activity);
        row_end(ui, |ui| {
            let remove = fill!(shared.action_on, &[("action", shared.remove), ("name", &name)]);
            if icon_button(ui, Icon::Bin, &remove, true).clicked() {
                cx.push(Action::Remove(ItemId::Relation(relation.id.clone())));
            }
        });
    });
    let edit = of_item_text(&relation.id, |new: &mut Relation| &mut new.text);
    bilingual_field(cx, ui, ("relation", &relation.id), &of(words.activity), &relation.text, 2, edit);
    let width = ui.available_width();
    let aims = RelationAim::ALL.map(|aim| (aim, aim_name(&cx.texts.listening, aim)));
    if let Some(aim) = choice(ui, &of(words.aim), &relation.dimension, &aims, width) {
        cx.edit(replaced(relation, |new| new.dimension = aim));
    }
    let mut channels = vec![(None, words.any_channel)];
    channels.extend(options(cx, &cx.plan().channels).into_iter().map(|(id, name)| (Some(id), name)));
    if let Some(channel) = choice(ui, &of(shared.channel), &relation.channel, &channels, width) {
        cx.edit(replaced(relation, |new| new.channel = channel));
    }
    let edit = of_item(&relation.id, |new: &mut Relation, owner| new.owner = owner);
    let look = FieldLook::line(f32::INFINITY).hint(words.owner);
    text_field(cx, ui, ("relation owner", &relation.id), &of(words.owner), &relation.owner, look, edit);
    week(cx, ui, relation, (words.first_week, &of(words.first_week)), relation.start_week, |new, week| {
        new.start_week = week;
    });
    week(cx, ui, relation, (words.weeks, &of(words.weeks)), relation.weeks, |new, weeks| new.weeks = weeks);
}

/// Shows a week, or a number of weeks; empty where none is stated.
fn week(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    relation: &Relation,
    (name, spoken): (&'static str, &str),
    value: Option<u32>,
    set: fn(&mut Relation, Option<u32>),
) {
    row(ui, |ui| {
        weak(ui, name);
        row_end(ui, |ui| {
            let locale = cx.locale;
            let shown = value.map(|week| locale.ungrouped(week)).unwrap_or_default();
            let slots = slots![("least", locale.ungrouped(1)), ("most", locale.ungrouped(MAX_WEEK))];
            let range = fill!(cx.texts.shared.from_to, slots);
            let read = move |typed: &str| {
                if typed.trim().is_empty() {
                    return Ok(None);
                }
                let number = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
                let week = u32::try_from(number).ok().filter(|week| (1..=MAX_WEEK).contains(week));
                week.map(Some).ok_or_else(|| range.clone().into())
            };
            let edit = of_item(&relation.id, move |new: &mut Relation, week| set(new, week));
            let look = FieldLook::line(fit::within(ui.available_width(), 40.0, 72.0));
            number_field(cx, ui, (name, &relation.id), spoken, &shown, look, read, edit);
        });
    });
}
