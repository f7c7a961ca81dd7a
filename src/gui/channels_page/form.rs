//! What a channel is, what it costs, what it is for.

use eframe::egui::Ui;

use crate::app::default_contact_model;
use crate::edit::{Change, Edit};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, amount_field, bilingual_field, choice, field_row, group, label_in, percent_field, small,
    text_field, weak,
};
use crate::plan::{AudienceId, Channel, CostModel, Decimal, Element, Environment, Media, Plan, Tool, Unit};
use crate::text::strings::fill;
use crate::text::terms;

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
        bilingual_field(cx, ui, ("channel notes", &channel.id), words.notes, &channel.notes, 3, |notes| {
            changed(channel, |new| new.notes = notes)
        });
    });
}

fn what_it_is(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let language = cx.language();
    let name = cx.texts.shared.name;
    weak(ui, name);
    bilingual_field(cx, ui, ("channel name", &channel.id), name, &channel.name, 1, |name| {
        changed(channel, |new| new.name = name)
    });
    ui.add_space(space::TIGHT);
    let elements = Element::ALL.map(|element| (element, terms::element(element, language)));
    pick(cx, ui, words.element, &channel.element, &elements, |element| changed(channel, |new| new.element = element));
    let tools = Tool::ALL.map(|tool| (tool, terms::tool(tool, language)));
    pick(cx, ui, words.tool, &channel.tool, &tools, |tool| changed(channel, |new| new.tool = tool));
    let media = Media::ALL.map(|media| (media, terms::media(media, language)));
    pick(cx, ui, words.media, &channel.media, &media, |media| changed(channel, |new| new.media = media));
    let environments = Environment::ALL.map(|value| (value, terms::environment(value, language)));
    pick(cx, ui, words.environment, &channel.environment, &environments, |environment| {
        changed(channel, |new| new.environment = environment)
    });
    let units = Unit::ALL.map(|unit| (unit, terms::unit(unit, language)));
    pick(cx, ui, words.unit, &channel.unit, &units, |unit| changed(channel, |new| set_unit(new, unit)));
    small(ui, words.unit_hint);
}

/// A choice with its name beside it.
fn pick<T: PartialEq + Clone>(
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

/// Another unit makes contact models of the old one meaningless: they become default ones, whose numbers have no source.
fn set_unit(channel: &mut Channel, unit: Unit) {
    channel.unit = unit;
    for contact in &mut channel.contacts {
        if contact.model.unit() != unit {
            contact.model = default_contact_model(unit);
            contact.source.clear();
        }
    }
}

/// The kinds of cost model, in the order of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unit,
    Thousand,
    Click,
    Point,
    Week,
    Flat,
    Free,
}

impl Kind {
    const ALL: [Self; 7] = [Self::Unit, Self::Thousand, Self::Click, Self::Point, Self::Week, Self::Flat, Self::Free];

    fn of(model: &CostModel) -> Self {
        match model {
            CostModel::PerUnit(_) => Self::Unit,
            CostModel::PerThousand(_) => Self::Thousand,
            CostModel::PerClick { .. } => Self::Click,
            CostModel::PerGrp { .. } => Self::Point,
            CostModel::PerWeek(_) => Self::Week,
            CostModel::Flat(_) => Self::Flat,
            CostModel::Free => Self::Free,
        }
    }

    /// A model of this kind with the rate of `before`; `None` where it needs an audience and there is none.
    fn model(self, before: &CostModel, audience: Option<&AudienceId>) -> Option<CostModel> {
        let rate = before.rate().unwrap_or(Decimal::ZERO);
        Some(match self {
            Self::Unit => CostModel::PerUnit(rate),
            Self::Thousand => CostModel::PerThousand(rate),
            Self::Click => CostModel::PerClick { rate, click_rate: 0.0 },
            Self::Point => CostModel::PerGrp { rate, audience: audience?.clone() },
            Self::Week => CostModel::PerWeek(rate),
            Self::Flat => CostModel::Flat(rate),
            Self::Free => CostModel::Free,
        })
    }
}

/// The audience that rating points are bought of at first: one that the channel meets, or any of the plan.
fn first_audience(plan: &Plan, channel: &Channel) -> Option<AudienceId> {
    let met = channel.contacts.iter().map(|contact| &contact.audience).find(|id| plan.audience(id).is_some());
    met.or_else(|| plan.audiences.first().map(|audience| &audience.id)).cloned()
}

fn cost(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    let audience = first_audience(plan, channel);
    let models: Vec<(Kind, CostModel)> =
        Kind::ALL.into_iter().filter_map(|kind| Some((kind, kind.model(&channel.cost, audience.as_ref())?))).collect();
    let options: Vec<(Kind, &str)> =
        models.iter().map(|(kind, model)| (*kind, terms::cost_model(model, cx.language()))).collect();
    pick(cx, ui, words.cost_model, &Kind::of(&channel.cost), &options, |kind| {
        let model = models.iter().find(|(known, _)| *known == kind).map(|(_, model)| model.clone());
        changed(channel, |new| new.cost = model.unwrap_or_default())
    });
    if let Some(rate) = channel.cost.rate() {
        let is_amount = matches!(channel.cost, CostModel::Flat(_));
        let name = if is_amount { words.amount } else { words.rate };
        field_row(ui, name, |ui| {
            amount_field(cx, ui, ("channel rate", &channel.id), name, rate, plan.money.currency, is_amount, |rate| {
                changed(channel, |new| new.cost = new.cost.with_rate(rate))
            });
        });
    }
    match &channel.cost {
        CostModel::PerClick { rate, click_rate } => field_row(ui, words.click_rate, |ui| {
            let key = ("click rate", &channel.id);
            percent_field(cx, ui, key, words.click_rate, *click_rate, (0.0, 1.0), |click_rate| {
                changed(channel, |new| new.cost = CostModel::PerClick { rate: *rate, click_rate })
            });
            weak(ui, words.click_rate_hint);
        }),
        CostModel::PerGrp { rate, audience } => cost_audience(cx, ui, channel, *rate, audience),
        _ => {}
    }
    field_row(ui, words.source_rate, |ui| {
        let look = FieldLook::line(f32::INFINITY);
        text_field(cx, ui, ("channel source", &channel.id), words.source_rate, &channel.source, look, |source| {
            changed(channel, |new| new.source = source)
        });
    });
    if let Some(cost) = plan.channels.position(&channel.id).and_then(|at| cx.analysis().budget.by_channel.get(at)) {
        small(ui, &fill(words.placed_cost, &[("cost", &cx.locale.money(*cost, plan.money.currency))]));
    }
}

fn cost_audience(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, rate: Decimal, audience: &AudienceId) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|item| (item.id.clone(), cx.name_or(&item.name, item.id.as_str()))).collect();
    pick(cx, ui, words.cost_audience, audience, &options, |audience| {
        changed(channel, |new| new.cost = CostModel::PerGrp { rate, audience })
    });
    if plan.audience(audience).is_none() {
        label_in(ui, words.cost_audience_unknown, Look::Error);
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, set_unit};
    use crate::app::default_contact_model;
    use crate::catalogue;
    use crate::plan::{AudienceId, ChannelId, Contact, ContactModel, CostModel, Unit};

    #[test]
    fn another_unit_replaces_the_models_of_the_old_one() {
        let template = catalogue::channels().iter().find(|template| template.unit == Unit::Insertions).unwrap();
        let mut channel = catalogue::to_channel(template, ChannelId::from("c"));
        let contact = |audience: &str, model| Contact { audience: audience.into(), model, source: "Census".into() };
        let impressions = ContactModel::Impressions { reachable: Some(0.5), observed: None };
        channel.contacts = vec![contact("a", ContactModel::Rating { r1: 0.3, r2: None }), contact("b", impressions)];
        set_unit(&mut channel, Unit::Impressions);
        assert_eq!(channel.unit, Unit::Impressions);
        assert_eq!(channel.contacts[0].model, default_contact_model(Unit::Impressions));
        assert_eq!(channel.contacts[0].source, "");
        assert_eq!((channel.contacts[1].model, channel.contacts[1].source.as_str()), (impressions, "Census"));
    }

    #[test]
    fn kinds_keep_the_rate() {
        let rate = "1.250".parse().unwrap();
        let audience = AudienceId::from("a");
        for kind in Kind::ALL {
            let model = kind.model(&CostModel::PerUnit(rate), Some(&audience)).unwrap();
            assert_eq!(Kind::of(&model), kind);
            assert!(model.rate().is_none_or(|kept| kept == rate));
        }
        assert_eq!(Kind::Point.model(&CostModel::Free, None), None);
    }
}
