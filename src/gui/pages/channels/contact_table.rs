//! The contact models of a channel as a table, a row an audience: where many audiences meet a channel, or their numbers are the
//! same.

use eframe::egui::{Layout, Sense, Ui, vec2};

use super::contacts::{blank_contact, of_contact, of_observed, optional_percent, problem, without_contact};
use super::form::changed;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::widgets::{
    FieldLook, Look, Unread, hover, label_in, number_field, row, small, text_elided_within, tick, weak, whole_field,
};
use crate::plan::{Audience, Channel, Contact, ContactModel, MAX_QUANTITY, Observed, Unit};
use crate::reach::{ContactCurve, validate};
use crate::text;
use crate::text::strings::fill;

/// The widths of the columns, in points.
const NAME: f32 = 170.0;
const SHARE: f32 = 92.0;
const COUNT: f32 = 118.0;

/// Shows the table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    head(cx, ui, channel);
    let plan = cx.plan();
    for audience in &plan.audiences {
        line(cx, ui, channel, audience);
    }
}

/// A cell of so many points, in the reading direction.
fn cell<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let align = eframe::egui::Align::Center;
    let layout = if is_right_to_left(ui) { Layout::right_to_left(align) } else { Layout::left_to_right(align) };
    let size = vec2(width, ui.spacing().interact_size.y);
    let (rect, _) = fit::allocate(ui, size, Sense::hover());
    content(&mut ui.new_child(fit::part(rect).layout(layout)))
}

fn head(cx: &Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let columns: &[(&str, f32)] = match channel.unit {
        Unit::Insertions => &[(words.rating_one, COUNT), (words.rating_two, COUNT)],
        Unit::Impressions => &[
            (words.reachable, SHARE),
            (words.observed_impressions, COUNT),
            (words.observed_reach, SHARE),
            (words.share, SHARE),
        ],
    };
    row(ui, |ui| {
        cell(ui, NAME, |_| ());
        for (name, width) in columns {
            cell(ui, *width, |ui| {
                hover(text_elided_within(ui, name, Look::Small, *width), name);
            });
        }
    });
}

fn line(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, audience: &Audience) {
    let name = cx.name_of(audience).to_owned();
    let contact = channel.contact(&audience.id);
    row(ui, |ui| {
        cell(ui, NAME, |ui| {
            if tick(ui, &name, contact.is_some()) {
                cx.edit(if contact.is_some() {
                    without_contact(channel, &audience.id)
                } else {
                    changed(channel, |new| new.contacts.push(blank_contact(channel, audience)))
                });
            }
            text_elided_within(ui, &name, Look::Body, NAME - 32.0);
        });
        let Some(contact) = contact else {
            small(ui, cx.texts.channels_page.not_met);
            return;
        };
        match contact.model {
            ContactModel::Rating { r1, r2 } => rating(cx, ui, channel, contact, &name, (r1, r2)),
            ContactModel::Impressions { reachable, observed } => {
                impressions(cx, ui, channel, contact, &name, (reachable, observed));
            }
        }
        if contact.model.unit() == channel.unit
            && let Err(why) = ContactCurve::of(&contact.model, audience.size)
        {
            label_in(ui, &problem(cx.locale, why), Look::Error);
        }
    });
}

fn rating(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    contact: &Contact,
    name: &str,
    (r1, r2): (f64, Option<f64>),
) {
    let words = &cx.texts.channels_page;
    let audience = &contact.audience;
    cell(ui, COUNT, |ui| {
        let edit = of_contact(channel, audience, |contact, typed| {
            if let ContactModel::Rating { r1, .. } = &mut contact.model {
                *r1 = typed;
            }
        });
        let spoken = format!("{}: {name}", words.rating_one);
        let locale = cx.locale;
        // Nobody has typed a rating of nothing yet: the field is as empty as what is known.
        let shown = if r1 == 0.0 { String::new() } else { locale.percent_exact(r1) };
        let read = |typed: &str| match typed.trim() {
            "" => Ok(0.0),
            typed => text::parse_percent(typed).map_err(|why| Unread::of(&why, locale)),
        };
        number_field(cx, ui, ("r1", &channel.id, audience), &spoken, &shown, FieldLook::line(80.0), read, edit);
    });
    cell(ui, COUNT, |ui| {
        let edit = of_contact(channel, audience, |contact, typed| {
            if let ContactModel::Rating { r2, .. } = &mut contact.model {
                *r2 = typed;
            }
        });
        let model = |r2| ContactModel::Rating { r1, r2 };
        let spoken = format!("{}: {name}", words.rating_two);
        optional_percent(cx, ui, ("r2", &channel.id, audience), &spoken, r2, &model, edit);
    });
}

fn impressions(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    contact: &Contact,
    name: &str,
    (reachable, observed): (Option<f64>, Option<Observed>),
) {
    let words = &cx.texts.channels_page;
    let audience = &contact.audience;
    cell(ui, SHARE, |ui| {
        let alone = |reachable| ContactModel::Impressions { reachable, observed: None };
        let edit = of_contact(channel, audience, |contact, typed| {
            if let ContactModel::Impressions { reachable, .. } = &mut contact.model {
                *reachable = typed;
            }
        });
        let spoken = format!("{}: {name}", words.reachable);
        optional_percent(cx, ui, ("reachable", &channel.id, audience), &spoken, reachable, &alone, edit);
    });
    let known = observed.unwrap_or(Observed::BLANK);
    cell(ui, COUNT, |ui| {
        let edit = of_observed(channel, audience, |observed, impressions| observed.impressions = impressions);
        let spoken = format!("{}: {name}", words.observed_impressions);
        let key = ("observed impressions", &channel.id, audience);
        whole_field(cx, ui, key, &spoken, known.impressions, (1, MAX_QUANTITY), 110.0, edit);
    });
    cell(ui, SHARE, |ui| {
        let locale = cx.locale;
        let read = |typed: &str| {
            let reach = text::parse_percent(typed).map_err(|why| Unread::of(&why, locale))?;
            let model = ContactModel::Impressions { reachable, observed: Some(Observed { reach, impressions: 1 }) };
            validate(&model).map(|()| reach).map_err(|why| problem(locale, why).into())
        };
        let shown = if known.reach == 0.0 { String::new() } else { locale.percent_exact(known.reach) };
        let edit = of_observed(channel, audience, |observed, reach| observed.reach = reach);
        let spoken = format!("{}: {name}", words.observed_reach);
        let key = ("observed reach", &channel.id, audience);
        number_field(cx, ui, key, &spoken, &shown, FieldLook::line(80.0), read, edit);
    });
    cell(ui, SHARE, |ui| super::contacts::share_field(cx, ui, channel, contact, name));
}

/// Shows what gives the numbers of `contact` to all audiences of the plan, as one step.
pub(super) fn same_for_all(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, contact: &Contact, name: &str) {
    let plan = cx.plan();
    if plan.audiences.len() < 2 {
        return;
    }
    let is_same = |audience: &Audience| {
        channel
            .contact(&audience.id)
            .is_some_and(|other| other.model == contact.model && other.source == contact.source)
    };
    if plan.audiences.iter().all(|audience| is_same(audience)) {
        weak(ui, cx.texts.channels_page.same_already);
        return;
    }
    let words = fill(cx.texts.channels_page.same_for_all, &[("audience", name)]);
    if crate::gui::widgets::small_button(ui, &words).clicked() {
        cx.edit(changed(channel, |new| {
            for audience in &plan.audiences {
                match new.contacts.iter_mut().find(|known| known.audience == audience.id) {
                    Some(known) => {
                        known.model = contact.model;
                        known.source.clone_from(&contact.source);
                    }
                    None => {
                        new.contacts.push(Contact { audience: audience.id.clone(), share: None, ..contact.clone() });
                    }
                }
            }
        }));
    }
}
