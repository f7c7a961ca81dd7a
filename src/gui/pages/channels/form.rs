//! Says what a channel is, what it costs, what it is for.

use eframe::egui::Ui;

use crate::edit::{Change, Edit};
use crate::gui::context::Cx;
use crate::gui::cost_fields::{CostOf, cost_fields};
use crate::gui::theme::space;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{FieldLook, bilingual_field, choice, field_row, group, small, text_field, weak};
use crate::plan::{Channel, Consent, ContactModel, Element, Environment, Media, Tool, Unit};
use crate::text::strings::fill;
use crate::text::terms;
use crate::worksheet::forms_of;

/// Width of a choice.
const CHOICE_WIDTH: f32 = 250.0;

/// Changes a copy of `channel` into an edit.
pub(super) fn changed(channel: &Channel, change: impl FnOnce(&mut Channel)) -> Edit {
    let mut new = channel.clone();
    change(&mut new);
    Edit::Channel(Change::Replace(new))
}

/// Shows what the channel is and what it costs.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    group(ui, cx.texts.channels_page.what_it_is, |ui| what_it_is(cx, ui, channel));
    group(ui, cx.texts.channels_page.cost, |ui| cost(cx, ui, channel));
}

/// Shows the notes.
pub(super) fn notes(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    group(ui, words.notes, |ui| {
        let edit = of_item_text(&channel.id, |new: &mut Channel| &mut new.notes);
        bilingual_field(cx, ui, ("channel notes", &channel.id), words.notes, &channel.notes, 3, edit);
    });
}

fn what_it_is(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let language = cx.language();
    let name = cx.texts.shared.name;
    weak(ui, name);
    let edit = of_item_text(&channel.id, |new: &mut Channel| &mut new.name);
    bilingual_field(cx, ui, ("channel name", &channel.id), name, &channel.name, 1, edit);
    ui.add_space(space::TIGHT);
    let elements = Element::ALL.map(|element| (element, terms::element(element, language)));
    pick(cx, ui, cx.texts.figures.element, &channel.element, &elements, |element| {
        changed(channel, |new| new.element = element)
    });
    form_of_element(cx, ui, channel);
    let tools = Tool::ALL.map(|tool| (tool, terms::tool(tool, language)));
    pick(cx, ui, words.tool, &channel.tool, &tools, |tool| changed(channel, |new| new.tool = tool));
    let media = Media::ALL.map(|media| (media, terms::media(media, language)));
    pick(cx, ui, words.media, &channel.media, &media, |media| changed(channel, |new| new.media = media));
    let environments = Environment::ALL.map(|value| (value, terms::environment(value, language)));
    pick(cx, ui, words.environment, &channel.environment, &environments, |environment| {
        changed(channel, |new| new.environment = environment)
    });
    consent(cx, ui, channel);
    let units = Unit::ALL.map(|unit| (unit, terms::unit(unit, language)));
    pick(cx, ui, words.unit, &channel.unit, &units, |unit| changed(channel, |new| set_unit(new, unit)));
    small(ui, words.unit_hint);
}

/// Shows the form or means of the element, where the notes name some: a form that is none of them is kept and shown by its
/// id.
fn form_of_element(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let language = cx.language();
    let forms = forms_of(channel.element);
    if forms.is_empty() && channel.form.is_empty() {
        return;
    }
    let mut options = vec![(String::new(), words.no_form)];
    options.extend(forms.iter().map(|form| (form.id.clone(), form.name.get(language))));
    if !options.iter().any(|(id, _)| *id == channel.form) {
        options.push((channel.form.clone(), &channel.form));
    }
    pick(cx, ui, words.form, &channel.form, &options, |form| changed(channel, |new| new.form = form));
}

/// Shows whether those whom the channel writes to have agreed, where it writes to people or where something is stated.
fn consent(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    if !channel.needs_consent() && channel.consent.is_none() {
        return;
    }
    let words = &cx.texts.channels_page;
    let mut options = vec![(None, cx.texts.figures.consent_unknown)];
    options.extend(Consent::ALL.map(|consent| (Some(consent), terms::consent(consent, cx.language()))));
    pick(cx, ui, words.consent, &channel.consent, &options, |consent| changed(channel, |new| new.consent = consent));
    small(ui, words.consent_hint);
}

/// Shows a choice with its name beside it.
pub(super) fn pick<T: PartialEq + Clone>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    name: &str,
    current: &T,
    options: &[(T, &str)],
    edit: impl FnOnce(T) -> Edit,
) {
    if let Some(new) = field_row(ui, name, |ui| choice(ui, name, current, options, CHOICE_WIDTH)) {
        cx.edit(edit(new));
    }
}

/// Changes the unit of a channel: its contact models of the old one become default ones, whose numbers have no source.
fn set_unit(channel: &mut Channel, unit: Unit) {
    channel.unit = unit;
    for contact in &mut channel.contacts {
        if contact.model.unit() != unit {
            contact.model = ContactModel::blank(unit);
            contact.source.clear();
        }
    }
}

fn cost(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    cost_fields(cx, ui, &CostOf::Channel(channel.id.clone()), channel, &channel.cost);
    field_row(ui, words.source_rate, |ui| {
        let look = FieldLook::line(f32::INFINITY);
        let edit = of_item(&channel.id, |new: &mut Channel, source| new.source = source);
        text_field(cx, ui, ("channel source", &channel.id), words.source_rate, &channel.source, look, edit);
    });
    if let Some(cost) = plan.channels.position(&channel.id).and_then(|at| cx.analysis().budget.by_channel.get(at)) {
        small(ui, &fill!(words.placed_cost, &[("cost", &cx.locale.total_heading(*cost, plan.money.currency))]));
    }
}

#[cfg(test)]
mod tests {
    use super::set_unit;
    use crate::catalogue;
    use crate::plan::{ChannelId, Contact, ContactModel, Unit};

    #[test]
    fn another_unit_replaces_the_models_of_the_old_one() {
        let template = catalogue::channels().iter().find(|template| template.unit == Unit::Insertions).unwrap();
        let mut channel = catalogue::to_channel(template, ChannelId::from("c"));
        let contact =
            |audience: &str, model| Contact { audience: audience.into(), model, share: None, source: "Census".into() };
        let impressions = ContactModel::Impressions { reachable: Some(0.5), observed: None };
        channel.contacts = vec![contact("a", ContactModel::Rating { r1: 0.3, r2: None }), contact("b", impressions)];
        set_unit(&mut channel, Unit::Impressions);
        assert_eq!(channel.unit, Unit::Impressions);
        assert_eq!(channel.contacts[0].model, ContactModel::blank(Unit::Impressions));
        assert_eq!(channel.contacts[0].source, "");
        assert_eq!((channel.contacts[1].model, channel.contacts[1].source.as_str()), (impressions, "Census"));
    }
}
