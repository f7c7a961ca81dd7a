//! The fields of a cost model: of a channel, or of one placement.

use eframe::egui::Ui;

use super::context::Cx;
use super::visits::replaced_in;
use super::widgets::{Look, amount_field, choice, field_row, hinted_row, hinted_share, label_in, whole_field};
use crate::edit::Edit;
use crate::plan::{AudienceId, Channel, ChannelId, CostModel, Decimal, MAX_WEEKS, Placement, PlacementId, Plan};
use crate::text::terms;

/// Width of a choice.
const CHOICE_WIDTH: f32 = 250.0;

/// The weeks of a block to begin with: outdoor and other media are sold by four weeks.
const USUAL_PERIOD: u32 = 4;

/// The kinds of cost model, in the order of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unit,
    Thousand,
    Click,
    Action,
    Point,
    Week,
    Month,
    Period,
    Flight,
    Flat,
    Free,
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Unit,
        Self::Thousand,
        Self::Click,
        Self::Action,
        Self::Point,
        Self::Week,
        Self::Month,
        Self::Period,
        Self::Flight,
        Self::Flat,
        Self::Free,
    ];

    fn of(model: &CostModel) -> Self {
        match model {
            CostModel::PerUnit(_) => Self::Unit,
            CostModel::PerThousand(_) => Self::Thousand,
            CostModel::PerClick { .. } => Self::Click,
            CostModel::PerAction { .. } => Self::Action,
            CostModel::PerGrp { .. } => Self::Point,
            CostModel::PerWeek(_) => Self::Week,
            CostModel::PerMonth(_) => Self::Month,
            CostModel::PerPeriod { .. } => Self::Period,
            CostModel::PerFlight(_) => Self::Flight,
            CostModel::Flat(_) => Self::Flat,
            CostModel::Free => Self::Free,
        }
    }

    /// Returns a model of this kind with the rate of `before`; `None` where it needs an audience and there is none.
    fn model(self, before: &CostModel, audience: Option<&AudienceId>) -> Option<CostModel> {
        let rate = before.rate().unwrap_or(Decimal::ZERO);
        Some(match self {
            Self::Unit => CostModel::PerUnit(rate),
            Self::Thousand => CostModel::PerThousand(rate),
            Self::Click => CostModel::PerClick { rate, click_rate: 0.0 },
            Self::Action => CostModel::PerAction { rate, action_rate: 0.0 },
            Self::Month => CostModel::PerMonth(rate),
            Self::Period => CostModel::PerPeriod { rate, weeks: USUAL_PERIOD },
            Self::Flight => CostModel::PerFlight(rate),
            Self::Point => CostModel::PerGrp { rate, audience: audience?.clone() },
            Self::Week => CostModel::PerWeek(rate),
            Self::Flat => CostModel::Flat(rate),
            Self::Free => CostModel::Free,
        })
    }
}

/// Returns the audience that rating points are bought of at first: one that the channel meets, or any of the plan.
fn first_audience(plan: &Plan, channel: &Channel) -> Option<AudienceId> {
    let met = channel.contacts.iter().map(|contact| &contact.audience).find(|id| plan.audience(id).is_some());
    met.or_else(|| plan.audiences.first().map(|audience| &audience.id)).cloned()
}

/// Says whose cost model is edited.
#[derive(Clone, Debug)]
pub(super) enum CostOf {
    /// A channel's.
    Channel(ChannelId),
    /// A placement's own.
    Placement(PlacementId),
}

impl CostOf {
    /// Builds the edit that changes the cost model as it is in the plan `before`.
    fn changed(&self, before: &Plan, change: impl FnOnce(&mut CostModel)) -> Option<Edit> {
        match self {
            Self::Channel(id) => replaced_in(before, id, |channel: &mut Channel| change(&mut channel.cost)),
            Self::Placement(id) => replaced_in(before, id, |placement: &mut Placement| {
                if let Some(own) = &mut placement.terms.cost {
                    change(own);
                }
            }),
        }
    }

    /// Returns the key of the fields.
    fn key(&self) -> &str {
        match self {
            Self::Channel(id) => id.as_str(),
            Self::Placement(id) => id.as_str(),
        }
    }

    /// Makes what a field does out of what a value changes in the model.
    fn of_model<V, F>(&self, change: F) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
    where
        F: FnOnce(&mut CostModel, V) + Send + 'static,
    {
        let whose = self.clone();
        move |before: &Plan, value: V| whose.changed(before, |model| change(model, value))
    }
}

/// Shows the fields of `model`, which is `whose` and costs something on `channel`.
pub(super) fn cost_fields(cx: &mut Cx<'_>, ui: &mut Ui, whose: &CostOf, channel: &Channel, model: &CostModel) {
    let words = &cx.texts.buying;
    let plan = cx.plan();
    let audience = first_audience(plan, channel);
    let models: Vec<(Kind, CostModel)> =
        Kind::ALL.into_iter().filter_map(|kind| Some((kind, kind.model(model, audience.as_ref())?))).collect();
    let options: Vec<(Kind, &str)> =
        models.iter().map(|(kind, model)| (*kind, terms::cost_model(model, cx.language()))).collect();
    let chosen = field_row(ui, words.cost_model, |ui| {
        let width = ui.available_width().min(CHOICE_WIDTH);
        choice(ui, words.cost_model, &Kind::of(model), &options, width)
    });
    if let Some(chosen) = chosen {
        let chosen = models.iter().find(|(kind, _)| *kind == chosen).map(|(_, model)| model.clone());
        let edit = whose.changed(plan, |model| *model = chosen.unwrap_or_default());
        cx.edit_if(edit);
    }
    let currency = channel.terms.exchange.as_ref().map_or(plan.money.currency, |exchange| exchange.currency);
    if let Some(rate) = model.rate() {
        let is_amount = matches!(model, CostModel::Flat(_));
        let name = if is_amount { words.amount } else { words.rate };
        field_row(ui, name, |ui| {
            let edit = whose.of_model(|model, rate| *model = model.with_rate(rate));
            amount_field(cx, ui, ("rate of", whose.key()), name, rate, currency, is_amount, edit);
        });
    }
    further_fields(cx, ui, whose, model);
}

/// Shows what a cost model says beside its rate.
fn further_fields(cx: &mut Cx<'_>, ui: &mut Ui, whose: &CostOf, model: &CostModel) {
    let words = &cx.texts.buying;
    match model {
        CostModel::PerClick { click_rate, .. } => {
            let edit = whose.of_model(|model, typed| {
                if let CostModel::PerClick { click_rate, .. } = model {
                    *click_rate = typed;
                }
            });
            let key = ("click rate of", whose.key());
            hinted_share(cx, ui, key, (words.click_rate, words.click_rate_hint), *click_rate, edit);
        }
        CostModel::PerAction { action_rate, .. } => {
            let edit = whose.of_model(|model, typed| {
                if let CostModel::PerAction { action_rate, .. } = model {
                    *action_rate = typed;
                }
            });
            let key = ("action rate of", whose.key());
            hinted_share(cx, ui, key, (words.action_rate, words.action_rate_hint), *action_rate, edit);
        }
        CostModel::PerPeriod { weeks, .. } => hinted_row(
            ui,
            words.period_weeks,
            |ui| {
                let range = (1, MAX_WEEKS.into());
                let edit = whose.of_model(|model, typed: u64| {
                    if let CostModel::PerPeriod { weeks, .. } = model {
                        *weeks = u32::try_from(typed).unwrap_or(MAX_WEEKS);
                    }
                });
                whole_field(cx, ui, ("weeks of", whose.key()), words.period_weeks, (*weeks).into(), range, 90.0, edit);
            },
            &[words.period_hint],
        ),
        CostModel::PerGrp { rate, audience } => cost_audience(cx, ui, *rate, audience, whose),
        _ => {}
    }
}

fn cost_audience(cx: &mut Cx<'_>, ui: &mut Ui, rate: Decimal, audience: &AudienceId, whose: &CostOf) {
    let words = &cx.texts.buying;
    let plan = cx.plan();
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|item| (item.id.clone(), cx.name_of(item))).collect();
    let chosen = field_row(ui, words.cost_audience, |ui| {
        let width = ui.available_width().min(CHOICE_WIDTH);
        choice(ui, words.cost_audience, audience, &options, width)
    });
    if let Some(audience) = chosen {
        let edit = whose.changed(plan, |model| *model = CostModel::PerGrp { rate, audience });
        cx.edit_if(edit);
    }
    if plan.audience(audience).is_none() {
        label_in(ui, words.cost_audience_unknown, Look::Error);
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use crate::plan::{AudienceId, CostModel};

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
