//! Says how each audience meets a channel: the contact models, with what is legal and why something is not.

use eframe::egui::{Frame, Margin, Ui};

use super::ChannelsView;
use super::contact_table::{self, same_for_all};
use super::convert::{self, Drafts};
use super::form::changed;
use crate::analysis::{Answer, Question};
use crate::app::Command;
use crate::edit::Edit;
use crate::gui::answers::{Shown, look_at};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::parts::figures::model_names;
use crate::gui::theme::space;
use crate::gui::visits::of_item;
use crate::gui::widgets::{
    FieldLook, Look, Unread, button, check, field_row, group, label, label_in, number_field, row, small, small_button,
    text_field, toggle, weak, whole_field,
};
use crate::plan::{Audience, AudienceId, Channel, Contact, ContactModel, MAX_QUANTITY, Observed, Plan};
use crate::reach::{ContactModelError, Model, validate};
use crate::text::strings::{fill, slots};
use crate::text::{self, Locale, terms};

/// With more audiences than this, their contacts are a table at first.
const MANY_AUDIENCES: usize = 4;

/// Shows one part for each audience of the plan, or all of them as a table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView, channel: &Channel) {
    let words = &cx.texts.channels_page;
    group(ui, words.contacts, |ui| {
        let plan = cx.plan();
        if plan.audiences.is_empty() {
            weak(ui, words.no_audiences);
            if button(ui, words.add_audience).clicked() {
                cx.command(Command::AddAudience);
            }
        } else {
            small(ui, words.contacts_hint);
        }
        if plan.audiences.len() > 1 && is_table(cx, ui, &mut view.contacts_as_table) {
            contact_table::show(cx, ui, channel);
            if let Some(contact) = channel.contacts.iter().find(|contact| !contact.model.is_blank())
                && let Some(audience) = plan.audience(&contact.audience)
            {
                let name = cx.name_of(audience).to_owned();
                same_for_all(cx, ui, channel, contact, &name);
            }
        } else {
            for audience in &plan.audiences {
                ui.add_space(space::TIGHT);
                one_audience(cx, ui, &mut view.drafts, channel, audience);
            }
        }
        for contact in &channel.contacts {
            if plan.audience(&contact.audience).is_none() {
                unknown_audience(cx, ui, channel, &contact.audience);
            }
        }
    });
}

/// Asks whether the contacts are shown as a table or one by one; as a table where there are many.
fn is_table(cx: &Cx<'_>, ui: &mut Ui, chosen: &mut Option<bool>) -> bool {
    let words = &cx.texts.channels_page;
    let is_table = chosen.unwrap_or(cx.plan().audiences.len() > MANY_AUDIENCES);
    row(ui, |ui| {
        for (name, on) in [(cx.texts.figures.contacts_table, true), (words.contacts_blocks, false)] {
            if toggle(ui, is_table == on, name).clicked() {
                *chosen = Some(on);
            }
        }
    });
    is_table
}

/// Returns a contact of `audience` whose numbers are all to be typed.
pub(super) fn blank_contact(channel: &Channel, audience: &Audience) -> Contact {
    let model = ContactModel::blank(channel.unit);
    Contact { audience: audience.id.clone(), model, share: None, source: String::new() }
}

/// Returns the edit that gives the channel another contact of `audience`.
fn with_contact(channel: &Channel, audience: &AudienceId, change: impl FnOnce(&mut Contact)) -> Edit {
    changed(channel, |new| {
        if let Some(contact) = new.contacts.iter_mut().find(|contact| contact.audience == *audience) {
            change(contact);
        }
    })
}

/// Makes what a field does out of what a value changes in the channel's contact of `audience`.
pub(super) fn of_contact<V, F>(
    channel: &Channel,
    audience: &AudienceId,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Contact, V) + Clone + Send + 'static,
{
    let audience = audience.clone();
    of_item(&channel.id, move |new: &mut Channel, value: V| {
        if let Some(contact) = new.contacts.iter_mut().find(|contact| contact.audience == audience) {
            change(contact, value);
        }
    })
}

pub(super) fn with_model(channel: &Channel, audience: &AudienceId, model: ContactModel) -> Edit {
    with_contact(channel, audience, |contact| contact.model = model)
}

pub(super) fn without_contact(channel: &Channel, audience: &AudienceId) -> Edit {
    changed(channel, |new| new.contacts.retain(|contact| contact.audience != *audience))
}

/// Shows a contact with an audience that the plan does not have: all that can be done is to remove it.
fn unknown_audience(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, audience: &AudienceId) {
    let words = &cx.texts.channels_page;
    row(ui, |ui| {
        label_in(ui, &fill!(words.unknown_contact, &[("id", audience.as_str())]), Look::Error);
        if small_button(ui, words.remove_contact).clicked() {
            cx.edit(without_contact(channel, audience));
        }
    });
}

fn one_audience(cx: &mut Cx<'_>, ui: &mut Ui, drafts: &mut Drafts, channel: &Channel, audience: &Audience) {
    let name = cx.name_of(audience).to_owned();
    let contact = channel.contact(&audience.id);
    row(ui, |ui| {
        if let Some(met) = check(ui, &name, contact.is_some()) {
            cx.edit(if met {
                changed(channel, |new| new.contacts.push(blank_contact(channel, audience)))
            } else {
                without_contact(channel, &audience.id)
            });
        }
        if contact.is_none() {
            small(ui, cx.texts.channels_page.not_met);
        }
    });
    let Some(contact) = contact else { return };
    let (start, end) = (26, 0);
    let margin = if is_right_to_left(ui) {
        Margin { left: end, right: start, top: 0, bottom: 4 }
    } else {
        Margin { left: start, right: end, top: 0, bottom: 4 }
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        match contact.model {
            ContactModel::Rating { r1, r2 } => rating(cx, ui, channel, &contact.audience, &name, (r1, r2)),
            ContactModel::Impressions { reachable, observed } => {
                impressions(cx, ui, channel, audience, &name, (reachable, observed));
                share(cx, ui, channel, contact, &name);
            }
        }
        let words = &cx.texts.channels_page;
        if contact.model.is_blank() && contact.source.trim().is_empty() {
            small(ui, words.not_typed);
        }
        let spoken = fill!(words.source_of, &[("audience", &name)]);
        field_row(ui, cx.texts.shared.source, |ui| {
            let key = ("contact source", &channel.id, &audience.id);
            let edit = of_contact(channel, &audience.id, |contact, source| contact.source = source);
            text_field(cx, ui, key, &spoken, &contact.source, FieldLook::line(f32::INFINITY), edit);
        });
        outcome(cx, ui, channel, audience, contact);
        same_for_all(cx, ui, channel, contact, &name);
        if contact.model.unit() == channel.unit {
            convert::show(cx, ui, drafts, channel, audience, &name);
        }
    });
}

/// Shows the model that the numbers make, or what is wrong with them.
fn outcome(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, audience: &Audience, contact: &Contact) {
    let words = &cx.texts.channels_page;
    if contact.model.unit() != channel.unit {
        let language = cx.language();
        let slots = slots![
            ("model", terms::unit(contact.model.unit(), language)),
            ("unit", terms::unit(channel.unit, language))
        ];
        label_in(ui, &fill!(words.error_unit, slots), Look::Error);
        if button(ui, words.replace_model).clicked() {
            cx.edit(with_model(channel, &audience.id, ContactModel::blank(channel.unit)));
        }
        return;
    }
    let Some((shown, model)) = model_of(cx, ui, channel, &audience.id) else { return };
    shown.scope(ui, |ui| match model {
        Ok(model) => {
            label(ui, &fill!(words.model, &[("model", &model_names(cx, &[model]))]));
            small(ui, &model_hint(cx, model, &impressions_by_chance(cx, &contact.model, audience.size)));
        }
        Err(why) => drop(label_in(ui, &problem(cx.locale, why), Look::Error)),
    });
}

/// Returns the model that the numbers of a channel make in an audience, or the last one until it is fitted.
fn model_of<'a>(
    cx: &Cx<'a>,
    ui: &mut Ui,
    channel: &Channel,
    audience: &AudienceId,
) -> Option<(Shown<'a>, Result<Model, ContactModelError>)> {
    let shown = look_at(cx, ui, &Question::ContactModels(channel.id.clone()))?;
    Some((shown, model_in(shown.answer, audience)?))
}

/// Returns the model of an audience in an answer.
pub(super) fn model_in(answer: &Answer, audience: &AudienceId) -> Option<Result<Model, ContactModelError>> {
    let Answer::ContactModels(models) = answer else { return None };
    models.iter().find(|(known, _)| known == audience).map(|(_, model)| *model)
}

/// Says what a model assumes; `least` are the impressions that would be needed by chance.
fn model_hint(cx: &Cx<'_>, model: Model, least: &str) -> String {
    let words = &cx.texts.channels_page;
    let hint = match model {
        Model::Binomial => words.hint_binomial,
        Model::BetaBinomial => words.hint_beta_binomial,
        Model::Polarised => words.hint_polarised,
        Model::Poisson => words.hint_poisson,
        Model::NegativeBinomial => words.hint_negative_binomial,
        Model::EvenBinomial => return fill!(words.hint_even_binomial, &[("least", least)]),
    };
    hint.to_owned()
}

/// Says how many impressions reach by chance as many people as were measured; nothing where nothing was.
fn impressions_by_chance(cx: &Cx<'_>, model: &ContactModel, size: u64) -> String {
    match model {
        ContactModel::Impressions { reachable, observed: Some(observed) } => {
            cx.locale.decimal(observed.impressions_by_chance(reachable.unwrap_or(1.0), size).ceil(), 0)
        }
        _ => String::new(),
    }
}

/// Returns why a contact model cannot be computed, in words.
pub(super) fn problem(locale: Locale, why: ContactModelError) -> String {
    let words = &locale.texts().channels_page;
    match why {
        ContactModelError::Rating { .. } => words.error_rating.to_owned(),
        ContactModelError::SecondRating { lowest, highest, .. } => {
            let (least, most) = (limit(locale, lowest), limit(locale, highest));
            fill!(words.error_second_rating, &[("least", &least), ("most", &most)])
        }
        ContactModelError::Reachable { .. } => words.error_reachable.to_owned(),
        ContactModelError::ObservedReach { limit: most, .. } => {
            fill!(words.error_observed_reach, &[("limit", &limit(locale, most))])
        }
        ContactModelError::NoObservedImpressions => words.error_no_impressions.to_owned(),
        ContactModelError::ReachAboveImpressions { highest, .. } => {
            fill!(words.error_above_impressions, &[("highest", &limit(locale, highest))])
        }
    }
}

/// Writes the end of a legal range as a percentage of at most four decimals, never above it.
fn limit(locale: Locale, share: f64) -> String {
    locale.percent_exact((share * 1e6 + 1e-6).floor() / 1e6)
}

fn rating(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    audience: &AudienceId,
    name: &str,
    (r1, r2): (f64, Option<f64>),
) {
    let words = &cx.texts.channels_page;
    let figures = &cx.texts.figures;
    field_row(ui, figures.rating_one, |ui| first_rating(cx, ui, channel, audience, name, r1));
    field_row(ui, figures.rating_two, |ui| {
        second_rating(cx, ui, channel, audience, name, (r1, r2));
        let (least, most) = (cx.locale.percent_exact(r1), limit(cx.locale, r1 * (2.0 - r1)));
        let range = fill!(words.legal_range, &[("least", &least), ("most", &most)]);
        small(ui, &format!("{}{dot}{range}", words.optional, dot = cx.locale.dot()));
    });
}

/// Shows the field of the share of an audience that meets one insertion.
pub(super) fn first_rating(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    audience: &AudienceId,
    name: &str,
    r1: f64,
) {
    let edit = of_contact(channel, audience, |contact, typed| {
        if let ContactModel::Rating { r1, .. } = &mut contact.model {
            *r1 = typed;
        }
    });
    let spoken = format!("{}: {name}", cx.texts.figures.rating_one);
    let locale = cx.locale;
    // Nobody has typed a rating of nothing yet: the field is as empty as what is known.
    let shown = if r1 == 0.0 { String::new() } else { locale.percent_exact(r1) };
    let read = |typed: &str| match typed.trim() {
        "" => Ok(0.0),
        typed => text::parse_percent(typed).map_err(|why| Unread::of(&why, locale)),
    };
    number_field(cx, ui, ("r1", &channel.id, audience), &spoken, &shown, FieldLook::line(80.0), read, edit);
}

/// Shows the field of the share of an audience that meets at least one of two insertions.
pub(super) fn second_rating(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    audience: &AudienceId,
    name: &str,
    (r1, r2): (f64, Option<f64>),
) {
    let edit = of_contact(channel, audience, |contact, typed| {
        if let ContactModel::Rating { r2, .. } = &mut contact.model {
            *r2 = typed;
        }
    });
    let model = |r2| ContactModel::Rating { r1, r2 };
    let spoken = format!("{}: {name}", cx.texts.figures.rating_two);
    optional_percent(cx, ui, ("r2", &channel.id, audience), &spoken, r2, &model, edit);
}

/// Shows a share in percent that may be left empty; `model` is what it would make, and refuses what is not legal.
pub(super) fn optional_percent(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: Option<f64>,
    model: &dyn Fn(Option<f64>) -> ContactModel,
    edit: impl FnOnce(&Plan, Option<f64>) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = value.map(|share| locale.percent_exact(share)).unwrap_or_default();
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let share = text::parse_percent(typed).map_err(|why| Unread::of(&why, locale))?;
        validate(&model(Some(share))).map(|()| Some(share)).map_err(|why| problem(locale, why).into())
    };
    number_field(cx, ui, key, name, &shown, FieldLook::line(80.0), read, edit);
}

/// Shows the field of the stated share of the channel's impressions that falls on the audience.
pub(super) fn share_field(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, contact: &Contact, name: &str) {
    let words = &cx.texts.channels_page;
    let spoken = format!("{}: {name}", cx.texts.figures.share_of_impressions);
    let locale = cx.locale;
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let share = text::parse_percent(typed).map_err(|why| Unread::of(&why, locale))?;
        if (0.0..=1.0).contains(&share) { Ok(Some(share)) } else { Err(words.share_range.to_owned().into()) }
    };
    let key = ("impressions share", &channel.id, &contact.audience);
    let shown = contact.share.map(|share| locale.percent_exact(share)).unwrap_or_default();
    let edit = of_contact(channel, &contact.audience, |contact, share| contact.share = share);
    number_field(cx, ui, key, &spoken, &shown, FieldLook::line(80.0), read, edit);
}

/// Shows the stated share of the channel's impressions that falls on the audience.
fn share(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, contact: &Contact, name: &str) {
    let words = &cx.texts.channels_page;
    field_row(ui, cx.texts.figures.share_of_impressions, |ui| {
        share_field(cx, ui, channel, contact, name);
        small(ui, &format!("{}{dot}{}", words.optional, words.share_hint, dot = cx.locale.dot()));
    });
}

fn impressions(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    channel: &Channel,
    audience: &Audience,
    name: &str,
    (reachable, observed): (Option<f64>, Option<Observed>),
) {
    let words = &cx.texts.channels_page;
    let figures = &cx.texts.figures;
    let id = &audience.id;
    let spoken = format!("{}: {name}", figures.use_channel);
    field_row(ui, figures.use_channel, |ui| {
        // Only the share itself is refused here: against the measured point it is a contradiction of two fields, which
        // is said below them, since either may be the wrong one.
        let alone = |reachable| ContactModel::Impressions { reachable, observed: None };
        let edit = of_contact(channel, id, |contact, typed| {
            if let ContactModel::Impressions { reachable, .. } = &mut contact.model {
                *reachable = typed;
            }
        });
        optional_percent(cx, ui, ("reachable", &channel.id, id), &spoken, reachable, &alone, edit);
        small(ui, &format!("{}{dot}{}", words.optional, words.reachable_hint, dot = cx.locale.dot()));
    });
    let model = move |observed| ContactModel::Impressions { reachable, observed };
    if let Some(on) = row(ui, |ui| check(ui, &fill!(words.observed, &[("audience", name)]), observed.is_some())) {
        // Both numbers are still to be typed; until then they count in no figure.
        let observed = on.then_some(Observed::BLANK);
        cx.edit(with_model(channel, id, model(observed)));
    }
    let Some(observed) = observed else { return };
    let spoken = format!("{}: {name}", figures.observed_impressions);
    field_row(ui, figures.observed_impressions, |ui| {
        let key = ("observed impressions", &channel.id, id);
        let value = observed.impressions;
        let edit = of_observed(channel, id, |observed, impressions| observed.impressions = impressions);
        whole_field(cx, ui, key, &spoken, value, (1, MAX_QUANTITY), 110.0, edit);
    });
    let spoken = format!("{}: {name}", figures.observed_reach);
    field_row(ui, figures.observed_reach, |ui| {
        let most = reachable.unwrap_or(1.0);
        let key = ("observed reach", &channel.id, id);
        let locale = cx.locale;
        let read = |typed: &str| {
            let reach = text::parse_percent(typed).map_err(|why| Unread::of(&why, locale))?;
            let legal = validate(&model(Some(Observed { reach, impressions: 1 })));
            legal.map(|()| reach).map_err(|why| problem(locale, why).into())
        };
        let shown = if observed.reach == 0.0 { String::new() } else { locale.percent_exact(observed.reach) };
        let edit = of_observed(channel, id, |observed, reach| observed.reach = reach);
        number_field(cx, ui, key, &spoken, &shown, FieldLook::line(80.0), read, edit);
        let most = limit(locale, most);
        small(ui, &fill!(words.legal_below, &[("most", &most)]));
    });
    small(ui, words.observed_hint);
}

/// Makes what a field does out of what a value changes in the measured point of `audience`.
pub(super) fn of_observed<V, F>(
    channel: &Channel,
    audience: &AudienceId,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut Observed, V) + Clone + Send + 'static,
{
    of_contact(channel, audience, |contact, value: V| {
        if let ContactModel::Impressions { observed, .. } = &mut contact.model {
            change(observed.get_or_insert(Observed::BLANK), value);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::limit;
    use crate::plan::Language;
    use crate::text::Locale;

    #[test]
    fn limits_are_never_rounded_up() {
        let locale = Locale::of(Language::En);
        for (share, expected) in [(0.2775, "27.75%"), (0.15 * 1.85, "27.75%"), (1.0 / 3.0, "33.3333%"), (1.0, "100%")] {
            assert_eq!(limit(locale, share), expected);
        }
    }
}
