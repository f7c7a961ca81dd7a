//! The fields of a cost model: of a channel, or of one placement.

use eframe::egui::Ui;

use super::context::Cx;
use super::widgets::{Look, amount_field, choice, field_row, label_in, percent_field, weak, whole_field};
use crate::edit::Edit;
use crate::plan::{AudienceId, Channel, CostModel, Decimal, MAX_WEEKS, Plan};
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

    /// A model of this kind with the rate of `before`; `None` where it needs an audience and there is none.
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

/// The audience that rating points are bought of at first: one that the channel meets, or any of the plan.
fn first_audience(plan: &Plan, channel: &Channel) -> Option<AudienceId> {
    let met = channel.contacts.iter().map(|contact| &contact.audience).find(|id| plan.audience(id).is_some());
    met.or_else(|| plan.audiences.first().map(|audience| &audience.id)).cloned()
}

/// Shows the fields of `model`, which costs something on `channel`; `key` names whose they are.
pub(super) fn cost_fields(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: &str,
    channel: &Channel,
    model: &CostModel,
    edit: &dyn Fn(CostModel) -> Edit,
) {
    let words = &cx.texts.channels_page;
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
        cx.edit(edit(chosen.unwrap_or_default()));
    }
    let currency = channel.terms.exchange.as_ref().map_or(plan.money.currency, |exchange| exchange.currency);
    if let Some(rate) = model.rate() {
        let is_amount = matches!(model, CostModel::Flat(_));
        let name = if is_amount { words.amount } else { words.rate };
        field_row(ui, name, |ui| {
            amount_field(cx, ui, ("rate of", key), name, rate, currency, is_amount, |rate| edit(model.with_rate(rate)));
        });
    }
    match model {
        CostModel::PerClick { rate, click_rate } => field_row(ui, words.click_rate, |ui| {
            let key = ("click rate of", key);
            percent_field(cx, ui, key, words.click_rate, *click_rate, (0.0, 1.0), |click_rate| {
                edit(CostModel::PerClick { rate: *rate, click_rate })
            });
            weak(ui, words.click_rate_hint);
        }),
        CostModel::PerAction { rate, action_rate } => field_row(ui, words.action_rate, |ui| {
            let key = ("action rate of", key);
            percent_field(cx, ui, key, words.action_rate, *action_rate, (0.0, 1.0), |action_rate| {
                edit(CostModel::PerAction { rate: *rate, action_rate })
            });
            weak(ui, words.action_rate_hint);
        }),
        CostModel::PerPeriod { rate, weeks } => field_row(ui, words.period_weeks, |ui| {
            let range = (1, MAX_WEEKS.into());
            whole_field(cx, ui, ("weeks of", key), words.period_weeks, (*weeks).into(), range, 90.0, |weeks| {
                edit(CostModel::PerPeriod { rate: *rate, weeks: u32::try_from(weeks).unwrap_or(MAX_WEEKS) })
            });
            weak(ui, words.period_hint);
        }),
        CostModel::PerGrp { rate, audience } => cost_audience(cx, ui, *rate, audience, edit),
        _ => {}
    }
}

fn cost_audience(cx: &mut Cx<'_>, ui: &mut Ui, rate: Decimal, audience: &AudienceId, edit: &dyn Fn(CostModel) -> Edit) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|item| (item.id.clone(), cx.name_or(&item.name, item.id.as_str()))).collect();
    let chosen = field_row(ui, words.cost_audience, |ui| {
        let width = ui.available_width().min(CHOICE_WIDTH);
        choice(ui, words.cost_audience, audience, &options, width)
    });
    if let Some(audience) = chosen {
        cx.edit(edit(CostModel::PerGrp { rate, audience }));
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
