//! The contact models of a channel as a table, a row an audience: where many audiences meet a channel, or their numbers are the
//! same.

use eframe::egui::Ui;

use super::contacts::{
    blank_contact, first_rating, model_in, of_contact, of_observed, optional_percent, problem, second_rating,
    without_contact,
};
use super::form::changed;
use crate::analysis::Question;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, TableLook, show_with_fields, table_of};
use crate::gui::widgets::{FieldLook, Look, Unread, label_in, number_field, tick, weak, whole_field};
use crate::plan::{Audience, Channel, Contact, ContactModel, MAX_QUANTITY, Observed, Unit};
use crate::reach::validate;
use crate::report::reach;
use crate::text;
use crate::text::strings::fill;

/// Names the table.
const TABLE: &str = "contacts of a channel";
/// Whether an audience meets the channel at all, in a column of its own.
const MEETS: (usize, f32) = (1, 48.0);
/// Fields for shares and for counts: their widths in points.
const SHARE: f32 = 92.0;
const COUNT: f32 = 118.0;

/// Shows the table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let fields: &[(usize, f32)] = match channel.unit {
        Unit::Insertions => &[MEETS, (2, COUNT), (3, COUNT)],
        Unit::Impressions => &[MEETS, (2, SHARE), (3, COUNT), (4, SHARE), (5, SHARE)],
    };
    let plan = cx.plan();
    let position = plan.channels.position(&channel.id).unwrap_or(0);
    let of = Of { variant: position as u64, ..Of::default() };
    let table = table_of(cx, TABLE, of, |report| reach::contact_form(report, channel));
    let look = TableLook::at(TABLE).at_most(16).with_fields(fields);
    show_with_fields(cx, ui, &table, &look, |cx, ui, row, column| {
        if let Some(audience) = plan.audiences.get(row) {
            field(cx, ui, channel, audience, column);
        }
    });
    let Some(shown) = look_at(cx, ui, &Question::ContactModels(channel.id.clone())) else { return };
    for audience in &plan.audiences {
        let has_unit = channel.contact(&audience.id).is_some_and(|contact| contact.model.unit() == channel.unit);
        if let Some(Err(why)) = model_in(shown.answer, &audience.id).filter(|_| has_unit) {
            let name = text::isolate(cx.name_of(&**audience), cx.language());
            shown.scope(ui, |ui| label_in(ui, &format!("{name}: {}", problem(cx.locale, why)), Look::Error));
        }
    }
}

/// Shows the field of an audience in a column.
fn field(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, audience: &Audience, column: usize) {
    let name = cx.name_of(audience).to_owned();
    let contact = channel.contact(&audience.id);
    if column == MEETS.0 {
        if tick(ui, &name, contact.is_some()) {
            cx.edit(if contact.is_some() {
                without_contact(channel, &audience.id)
            } else {
                changed(channel, |new| new.contacts.push(blank_contact(channel, audience)))
            });
        }
        return;
    }
    let Some(contact) = contact else { return };
    match contact.model {
        ContactModel::Rating { r1, r2 } => rating(cx, ui, channel, (contact, &name), (r1, r2), column),
        ContactModel::Impressions { reachable, observed } => {
            impressions(cx, ui, channel, (contact, &name), (reachable, observed), column);
        }
    }
}

fn rating(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    (contact, name): (&Contact, &str),
    (r1, r2): (f64, Option<f64>),
    column: usize,
) {
    if column == 2 {
        first_rating(cx, ui, channel, &contact.audience, name, r1);
    } else {
        second_rating(cx, ui, channel, &contact.audience, name, (r1, r2));
    }
}

fn impressions(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    (contact, name): (&Contact, &str),
    (reachable, observed): (Option<f64>, Option<Observed>),
    column: usize,
) {
    let words = &cx.texts.figures;
    let audience = &contact.audience;
    let known = observed.unwrap_or(Observed::BLANK);
    if column == 2 {
        let alone = |reachable| ContactModel::Impressions { reachable, observed: None };
        let edit = of_contact(channel, audience, |contact, typed| {
            if let ContactModel::Impressions { reachable, .. } = &mut contact.model {
                *reachable = typed;
            }
        });
        let spoken = format!("{}: {name}", words.use_channel);
        optional_percent(cx, ui, ("reachable", &channel.id, audience), &spoken, reachable, &alone, edit);
    } else if column == 3 {
        let edit = of_observed(channel, audience, |observed, impressions| observed.impressions = impressions);
        let spoken = format!("{}: {name}", words.observed_impressions);
        let key = ("observed impressions", &channel.id, audience);
        whole_field(cx, ui, key, &spoken, known.impressions, (1, MAX_QUANTITY), 110.0, edit);
    } else if column == 4 {
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
    } else {
        super::contacts::share_field(cx, ui, channel, contact, name);
    }
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
    let words = fill!(cx.texts.channels_page.same_for_all, &[("audience", name)]);
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
