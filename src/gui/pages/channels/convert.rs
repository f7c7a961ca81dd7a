//! A contact model from what a rate card or platform gives: what is known is typed, what follows is shown, then taken over.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::contacts::{problem, with_model};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, choice, enabled_button, field_row, label, label_in, section, small, value_field,
};
use crate::plan::{Audience, AudienceId, Channel, ChannelId, ContactModel, Unit};
use crate::reach::{ConversionError, Known, KnownField, converted};
use crate::text;
use crate::text::strings::fill;

/// Says what is known, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Several,
    Frequency,
    Points,
}

/// Holds what was typed so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    kind: Kind,
    insertions: String,
    one: String,
    reach: String,
    frequency: String,
    points: String,
}

/// What was typed so far of each audience that meets a channel.
pub(super) type Drafts = BTreeMap<(ChannelId, AudienceId), Draft>;

/// Shows the fields, folded away at first.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    drafts: &mut Drafts,
    channel: &Channel,
    audience: &Audience,
    name: &str,
) {
    let words = &cx.texts.channels_page;
    let title = fill!(words.from_card, &[("audience", name)]);
    section(ui, &title, false, |ui| fields(cx, ui, drafts, channel, audience, name));
}

fn fields(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    drafts: &mut Drafts,
    channel: &Channel,
    audience: &Audience,
    audience_name: &str,
) {
    let words = &cx.texts.channels_page;
    let key = (channel.id.clone(), audience.id.clone());
    let mut draft = drafts.get(&key).cloned().unwrap_or_default();
    let is_insertions = channel.unit == Unit::Insertions;
    let mut kinds = vec![(Kind::Frequency, words.known_frequency), (Kind::Points, words.known_points)];
    if is_insertions {
        kinds.insert(0, (Kind::Several, words.known_several));
    } else if draft.kind == Kind::Several {
        draft.kind = Kind::Frequency;
    }
    if let Some(kind) = field_row(ui, words.known, |ui| choice(ui, words.known, &draft.kind, &kinds, 260.0)) {
        draft.kind = kind;
    }
    let field = |ui: &mut Ui, name: &str, value: &mut String| {
        let spoken = format!("{name}: {audience_name}");
        field_row(ui, name, |ui| {
            let key = ("conversion", name, &channel.id, &audience.id);
            if let (_, Some(typed)) = value_field(ui, key, &spoken, value, FieldLook::line(90.0)) {
                *value = typed;
            }
        });
    };
    if is_insertions {
        field(ui, words.known_insertions, &mut draft.insertions);
    }
    match draft.kind {
        Kind::Several => {
            field(ui, cx.texts.figures.rating_one, &mut draft.one);
            field(ui, words.known_reach_of_all, &mut draft.reach);
        }
        Kind::Frequency => {
            field(ui, words.known_reach, &mut draft.reach);
            field(ui, words.known_average, &mut draft.frequency);
        }
        Kind::Points => {
            field(ui, words.known_grp, &mut draft.points);
            field(ui, words.known_reach, &mut draft.reach);
        }
    }
    let known = read(&draft, is_insertions);
    drafts.insert(key, draft);
    match known {
        Some(known) => follows(cx, ui, channel, audience, &known),
        None => {
            small(ui, words.known_incomplete);
        }
    }
}

/// Shows what follows from what is known, and the button that takes it over.
fn follows(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, audience: &Audience, known: &Known) {
    let words = &cx.texts.channels_page;
    let reachable = match channel.contact(&audience.id).map(|contact| contact.model) {
        Some(ContactModel::Impressions { reachable, .. }) => reachable,
        _ => None,
    };
    let model = converted(known, reachable, audience.size);
    match &model {
        Ok(model) => {
            label(ui, &outcome(cx, model));
        }
        Err(why) => {
            label_in(ui, &refusal(cx, *why), Look::Error);
        }
    }
    ui.add_space(space::TIGHT);
    if enabled_button(ui, model.is_ok(), words.use_numbers).clicked()
        && let Ok(model) = model
    {
        cx.edit(with_model(channel, &audience.id, model));
    }
}

/// Reads what was typed as numbers, once all of them are there.
fn read(draft: &Draft, is_insertions: bool) -> Option<Known> {
    let share = |typed: &str| text::parse_percent(typed).ok();
    let number = |typed: &str| text::parse_decimal(typed).ok().map(crate::plan::Decimal::to_f64);
    let insertions = || text::parse_whole(&draft.insertions).ok();
    Some(match (draft.kind, is_insertions) {
        (Kind::Several, _) => {
            Known::ReachOfSeveral { insertions: insertions()?, one: share(&draft.one)?, several: share(&draft.reach)? }
        }
        (Kind::Frequency, true) => Known::ReachAndFrequency {
            insertions: insertions()?,
            reach: share(&draft.reach)?,
            frequency: number(&draft.frequency)?,
        },
        (Kind::Points, true) => Known::PointsAndReach {
            insertions: insertions()?,
            grp: number(&draft.points)?,
            reach: share(&draft.reach)?,
        },
        (Kind::Frequency, false) => {
            Known::ImpressionsFrequency { reach: share(&draft.reach)?, frequency: number(&draft.frequency)? }
        }
        (Kind::Points, false) => Known::ImpressionsPoints { grp: number(&draft.points)?, reach: share(&draft.reach)? },
    })
}

/// Writes the numbers that follow.
fn outcome(cx: &Cx<'_>, model: &ContactModel) -> String {
    let words = &cx.texts.channels_page;
    let share = |share: f64| cx.locale.percent(share, 2);
    match *model {
        ContactModel::Rating { r1, r2: Some(r2) } => {
            fill!(words.follows_rating, &[("one", &share(r1)), ("two", &share(r2))])
        }
        ContactModel::Rating { r1, r2: None } => fill!(words.follows_rating_alone, &[("one", &share(r1))]),
        ContactModel::Impressions { observed: Some(observed), .. } => {
            let impressions = cx.locale.whole(observed.impressions);
            fill!(words.follows_observed, &[("impressions", &impressions), ("reach", &share(observed.reach))])
        }
        ContactModel::Impressions { observed: None, .. } => String::new(),
    }
}

/// Says why no model follows, with the legal range.
fn refusal(cx: &Cx<'_>, why: ConversionError) -> String {
    let words = &cx.texts.channels_page;
    match why {
        ConversionError::NoSize => words.known_no_size.to_owned(),
        ConversionError::Model(why) => problem(cx.locale, why),
        ConversionError::OutOfRange { field, lowest, highest, .. } => {
            let share = |share: f64| cx.locale.percent(share, 2);
            let number = |number: f64| cx.locale.decimal(number, 2);
            let (name, least, most) = match field {
                KnownField::Insertions => (words.known_insertions, number(lowest), number(highest)),
                KnownField::One => (cx.texts.figures.rating_one, share(lowest), share(highest)),
                KnownField::Reach => (words.known_reach, share(lowest), share(highest)),
                KnownField::Frequency => (words.known_average, number(lowest), number(highest)),
                KnownField::Points => (words.known_grp, number(lowest), number(highest)),
            };
            fill!(words.known_range, &[("name", name), ("least", &least), ("most", &most)])
        }
    }
}
