//! Further questions about reach: pairs of channels, what is remembered, other models, uncertainty, some weeks alone.

use serde_json::Value;

use super::object::Object;
use crate::analysis::Analysis;
use crate::plan::{Figure, NotComputable, Plan};
use crate::reach::{
    Band, ReachResults, Remembered, RememberedResults, Uncertainty, compare, reach_of_weeks, remembered,
    stated_pairs as stated, uncertainty,
};

/// Returns `reach.pairs[]`: who meets both of two channels over the plan, for every two that meet the audience.
pub(super) fn pairs(plan: &Plan, results: &ReachResults, audience: Option<usize>) -> Figure<Vec<Value>> {
    let channels: Vec<usize> = match audience {
        Some(position) => {
            let reach = results.audiences[position].as_ref().map_err(|why| *why)?;
            reach.channels.iter().map(|(channel, _)| *channel).collect()
        }
        None => results.total.as_ref().map_err(|why| *why)?.channels.iter().map(|(channel, _)| *channel).collect(),
    };
    let mut pairs = Vec::new();
    for (at, &a) in channels.iter().enumerate() {
        for &b in &channels[at + 1..] {
            let both = results.share_reached(audience, |duplication| duplication.by_all(&[a, b]))?;
            let by_chance =
                results.share_reached(audience, |duplication| duplication.by_one(a) * duplication.by_one(b))?;
            pairs.push(
                Object::default()
                    .with("a", plan.channels[a].id.as_str())
                    .with("b", plan.channels[b].id.as_str())
                    .with("both", both)
                    .with("by_chance", by_chance)
                    .into(),
            );
        }
    }
    Ok(pairs)
}

/// Returns `reach.comparison[]`: the audience by other models.
pub(super) fn comparison(analysis: &Analysis, audience: usize) -> Figure<Vec<Value>> {
    let found = compare(analysis.reach_state(), audience)?;
    let objects = found.into_iter().map(|compared| {
        let k_plus = compared.k_plus.map(|levels| levels.to_vec()).ok_or(NotComputable::ReachOnly);
        Object::default()
            .with("model", compared.combination.as_str())
            .with("reach", compared.reach)
            .figure("k_plus", k_plus)
            .with("held_at_bound", compared.is_held)
            .into()
    });
    Ok(objects.collect())
}

/// Holds what is remembered, computed once for all audiences.
pub(super) struct Remembering {
    half_life_weeks: f64,
    results: RememberedResults,
}

impl Remembering {
    pub(super) fn of(plan: &Plan, analysis: &Analysis) -> Self {
        let half_life_weeks = plan.settings.memory_half_life_weeks;
        Self { half_life_weeks, results: remembered(analysis.reach_state(), half_life_weeks) }
    }

    /// Adds `reach.remembered` of one audience or of all.
    pub(super) fn add(&self, reach: Object, audience: Option<usize>) -> Object {
        let points = audience.map_or(&self.results.total, |position| &self.results.audiences[position]);
        let weeks = points.as_ref().map_err(|why| *why).map(|points| points.iter().map(remembered_week).collect());
        reach.with("memory_half_life_weeks", self.half_life_weeks).figure::<Vec<Value>>("remembered", weeks)
    }
}

fn remembered_week(point: &Remembered) -> Value {
    Object::default().with("week", point.week).with("k_plus", point.k_plus.as_slice()).with("mean", point.mean).into()
}

/// The bands of uncertainty, where the plan states how far its assumptions may be off.
pub(super) struct Uncertainties(Option<Uncertainty>);

impl Uncertainties {
    pub(super) fn of(plan: &Plan) -> Self {
        Self(uncertainty(plan, &plan.settings.input_error).ok())
    }

    /// Adds `reach.uncertainty` of one audience or of all.
    pub(super) fn add(&self, reach: Object, audience: Option<usize>) -> Object {
        let Some(found) = &self.0 else { return reach };
        let band = audience.map_or(&found.total, |position| &found.audiences[position]);
        let band = band.as_ref().map_err(|why| *why).map(|band| band_object(found, band));
        reach.figure("uncertainty", band)
    }
}

fn band_object(found: &Uncertainty, band: &Band) -> Object {
    let weeks = band.build.iter().zip(1_u32..).map(|(levels, week)| {
        let levels: Vec<Value> = levels.iter().map(|spread| spread.as_slice().into()).collect();
        Object::default().with("week", week).with("k_plus", levels).into()
    });
    Object::default()
        .with("seed", found.seed)
        .with("draws", found.draws)
        .with("grp", band.grp.as_slice())
        .with("build", weeks.collect::<Vec<Value>>())
}

/// Returns `stated_pairs[]`: what the plan states about pairs of channels, and how its overlaps meet it.
pub(super) fn stated_pairs(plan: &Plan) -> Vec<Value> {
    let objects = stated(plan).into_iter().map(|pair| {
        let channel = &plan.channels[pair.channel];
        let outlook = pair.outlook;
        Object::default()
            .with("channel", channel.id.as_str())
            .with("with", plan.channels[pair.with].id.as_str())
            .with("audience", channel.pairs[pair.statement].audience.as_str())
            .with("stated", pair.stated)
            .figure("also_met", outlook.map(|outlook| outlook.also_met))
            .figure("residual", pair.residual())
            .figure("by_chance", outlook.map(|outlook| outlook.by_chance))
            .figure("range", outlook.map(|outlook| outlook.range.to_vec()))
            .into()
    });
    objects.collect()
}

/// Returns `window`: the reach of some weeks alone.
pub(super) fn window(plan: &Plan, first: u32, last: u32) -> Object {
    let results = reach_of_weeks(plan, first, last);
    let audiences = plan.audiences.iter().zip(&results.audiences).map(|(audience, reach)| {
        let reach = reach.as_ref().map_err(|why| *why);
        Object::default()
            .with("id", audience.id.as_str())
            .figure("k_plus", reach.map(|reach| reach.k_plus.to_vec()))
            .figure("grp", reach.map(|reach| reach.grp))
            .figure("average_frequency", reach.and_then(|reach| reach.average_frequency))
            .into()
    });
    let audiences = audiences.collect::<Vec<Value>>();
    let total = results.total.as_ref().map_err(|why| *why);
    super::reach::Base::universe(plan)
        .add_weeks((first, last), Object::default().with("first", first).with("last", last))
        .with("audiences", audiences)
        .figure("k_plus", total.map(|total| total.k_plus.to_vec()))
        .figure("grp", total.map(|total| total.grp))
        .figure("average_frequency", total.and_then(|total| total.average_frequency))
}
