//! Reach and frequency: audiences, total, channels, messages.

use serde_json::Value;

use super::bilingual;
use super::object::Object;
use super::questions::{self, Remembering, Uncertainties};
use super::versions::Contributed;
use crate::analysis::{Analysis, channel_cost, plan_cost};
use crate::plan::{Audience, Identified as _, Plan, Universe};
use crate::reach::{AudienceReach, BuildPoint, ChannelInAudience, Model, REACH_LEVELS, TotalReach, share_of_voice};

/// Answers about the whole plan that its audiences and the total take their parts from.
pub(super) struct Answers {
    remembered: Remembering,
    uncertainty: Uncertainties,
    universe: Universe,
}

impl Answers {
    /// Works them out, once for all.
    pub(super) fn of(plan: &Plan, analysis: &Analysis) -> Self {
        Self {
            remembered: Remembering::of(plan, analysis),
            uncertainty: Uncertainties::of(plan),
            universe: Universe::of(plan),
        }
    }

    /// Adds those of one audience or of all.
    fn add(&self, reach: Object, audience: Option<usize>) -> Object {
        self.uncertainty.add(self.remembered.add(reach, audience), audience)
    }
}

/// Returns `audiences[]`, in the plan's order.
pub(super) fn audiences(plan: &Plan, analysis: &Analysis, answers: &Answers) -> Vec<Value> {
    let both = plan.audiences.iter().zip(&analysis.reach.audiences).enumerate();
    let objects = both.map(|(position, (audience, figure))| {
        let reach = figure.as_ref().map_err(|why| *why).map(|reach| {
            audience_reach(plan, reach)
                .figure("pairs", questions::pairs(plan, &analysis.reach, Some(position)))
                .figure("comparison", questions::comparison(analysis, position))
        });
        let people = Base::of_audience(audience);
        let reach = reach.map(|reach| answers.add(people.add(plan, reach), Some(position)));
        let object = named(audience)
            .with("size", audience.size)
            .with("overlaps", audience.overlaps)
            .with("in_total", answers.universe.counts(position));
        let object = match &audience.part_of {
            Some(whole) => object.with("part_of", whole.as_str()),
            None => object,
        };
        object.figure("reach", reach).into()
    });
    objects.collect()
}

fn named(audience: &Audience) -> Object {
    Object::default().with("id", audience.id().as_str()).with("name", bilingual(&audience.name))
}

/// Says whose share a reach is: each person of these audiences counted once.
pub(super) struct Base<'a> {
    audiences: Vec<&'a str>,
    people: u64,
}

impl<'a> Base<'a> {
    fn of_audience(audience: &'a Audience) -> Self {
        Self { audiences: vec![audience.id.as_str()], people: audience.size }
    }

    /// Returns the universe of the plan: what all audiences have no members in common in.
    pub(super) fn universe(plan: &'a Plan) -> Self {
        let universe = Universe::of(plan);
        let audiences = universe.counted().map(|position| plan.audiences[position].id.as_str()).collect();
        Self { audiences, people: universe.people(plan) }
    }

    /// Adds whose reach it is and of which weeks, all of them.
    fn add(&self, plan: &Plan, reach: Object) -> Object {
        self.add_weeks((1, plan.calendar.weeks), reach)
    }

    /// Adds whose reach it is and of which weeks.
    pub(super) fn add_weeks(&self, (first, last): (u32, u32), reach: Object) -> Object {
        let universe = Object::default().with("audiences", self.audiences.clone()).with("people", self.people);
        reach
            .with("deduplicated", true)
            .with("weeks", Object::default().with("first", first).with("last", last))
            .with("universe", universe)
    }
}

/// Returns `total`, over the universe of the plan.
pub(super) fn total(plan: &Plan, analysis: &Analysis, answers: &Answers) -> Object {
    let costs = plan_cost(analysis);
    let reach = analysis.reach.total.as_ref().map_err(|why| *why).map(|total| {
        let reach = total_reach(plan, total)
            .figure("pairs", questions::pairs(plan, &analysis.reach, None))
            .figure("share_of_voice", share_of_voice(plan, total.grp));
        answers.add(Base::universe(plan).add(plan, reach), None)
    });
    Object::default()
        .figure("reach", reach)
        .figure("cpm", costs.per_thousand)
        .figure("cpp", costs.per_point)
        .figure("cost_per_thousand_reached", costs.per_thousand_reached)
}

/// The distribution that a curve of either kind holds.
struct Distribution<'a> {
    models: &'a [Model],
    overlaps: &'a [(usize, f64)],
    pmf: &'a [f64],
    pmf_is_capped: bool,
    k_plus: &'a [f64; REACH_LEVELS],
    mean: f64,
    grp: f64,
    effective_grp: f64,
}

impl Distribution<'_> {
    fn object(&self, plan: &Plan) -> Object {
        let models: Vec<&str> = self.models.iter().map(|&model| model_word(model)).collect();
        let overlaps = self.overlaps.iter().map(|&(channel, overlap)| {
            Object::default().with("channel", plan.channels[channel].id.as_str()).with("overlap", overlap).into()
        });
        let combination = if self.overlaps.is_empty() { "independent" } else { "one-factor-mixture" };
        let k = effective_level(plan);
        Object::default()
            .with("model", models.join("+"))
            .with("models", models)
            .with("combination", combination)
            .with("overlaps", overlaps.collect::<Vec<Value>>())
            .with("pmf", self.pmf)
            .with("pmf_is_capped", self.pmf_is_capped)
            .with("k_plus", self.k_plus.as_slice())
            .with("effective_frequency", k)
            .with("effective_reach", self.k_plus[k - 1])
            .with("effective_grp", self.effective_grp)
            .with("mean", self.mean)
            .with("grp", self.grp)
    }
}

/// Returns the plan's effective frequency, held to the levels that are computed.
fn effective_level(plan: &Plan) -> usize {
    (plan.settings.effective_frequency as usize).clamp(1, REACH_LEVELS)
}

fn audience_reach(plan: &Plan, reach: &AudienceReach) -> Object {
    let distribution = Distribution {
        models: &reach.models,
        overlaps: &reach.overlaps,
        pmf: &reach.pmf,
        pmf_is_capped: reach.pmf_is_capped,
        k_plus: &reach.k_plus,
        mean: reach.mean,
        grp: reach.grp,
        effective_grp: reach.effective_grp(effective_level(plan)),
    };
    distribution
        .object(plan)
        .figure("average_frequency", reach.average_frequency)
        .with("bounds", reach.bounds)
        .with("impressions", reach.impressions)
        .with("build", build(&reach.build))
        .with("channels", channels_met(plan, &reach.channels))
}

fn total_reach(plan: &Plan, reach: &TotalReach) -> Object {
    let distribution = Distribution {
        models: &reach.models,
        overlaps: &[],
        pmf: &reach.pmf,
        pmf_is_capped: reach.pmf_is_capped,
        k_plus: &reach.k_plus,
        mean: reach.mean,
        grp: reach.grp,
        effective_grp: reach.effective_grp(effective_level(plan)),
    };
    let left_out = reach.left_out.iter().map(|&(position, why)| {
        Object::default().with("id", plan.audiences[position].id.as_str()).with("reason", why.as_str()).into()
    });
    distribution
        .object(plan)
        // Audiences are averaged, whatever their channels do.
        .with("combination", "average-of-audiences")
        .figure("average_frequency", reach.average_frequency)
        .with("bounds", reach.bounds)
        .with("impressions", reach.impressions)
        .with("build", build(&reach.build))
        .with("channels", channels_met(plan, &reach.channels))
        .with("population", reach.population)
        .with("left_out", left_out.collect::<Vec<Value>>())
}

fn build(points: &[BuildPoint]) -> Vec<Value> {
    let objects = points.iter().map(|point| {
        Object::default()
            .with("week", point.week)
            .with("k_plus", point.k_plus)
            .with("weekly_reach", point.weekly_reach)
            .with("grp", point.grp)
            .with("weekly_grp", point.weekly_grp)
            .into()
    });
    objects.collect()
}

fn channels_met(plan: &Plan, channels: &[(usize, ChannelInAudience)]) -> Vec<Value> {
    let objects = channels.iter().map(|(position, part)| {
        Object::default()
            .with("id", plan.channels[*position].id.as_str())
            .with("grp", part.grp)
            .with("impressions", part.impressions)
            .with("reach", part.reach)
            .with("exclusive_reach", part.exclusive_reach)
            .with("added_reach", part.added_reach)
            .into()
    });
    objects.collect()
}

/// Returns `channels[]`, in the plan's order.
pub(super) fn channels(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let currency = analysis.budget.currency;
    let costs = |position: usize| channel_cost(analysis, position);
    let contributed = Contributed::of(plan, analysis);
    let all = plan.channels.iter().zip(&analysis.reach.channels).enumerate();
    let objects = all.map(|(position, (channel, reach))| {
        let object = Object::default()
            .with("id", channel.id.as_str())
            .with("name", bilingual(&channel.name))
            .figure("grp", reach.grp)
            .with("impressions", reach.impressions)
            .figure("reach", reach.reach)
            .figure("exclusive_reach", reach.exclusive_reach)
            .figure("added_reach", reach.added_reach)
            .figure("share_of_plan", reach.share_of_plan)
            .with("overlap", channel.overlap)
            .total("cost", analysis.budget.by_channel[position], |money| currency.plain(money))
            .figure("cpm", analysis.budget.channels[position].cpm)
            .figure("cpp", costs(position).per_point)
            .figure("cost_per_thousand_reached", costs(position).per_thousand_reached);
        contributed.add(object, position).into()
    });
    objects.collect()
}

/// Returns `messages[]`, in the plan's order.
pub(super) fn messages(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let coherence = &analysis.consistency.coherence.messages;
    let all = plan.messages.iter().zip(&analysis.reach.messages).zip(coherence);
    let objects = all.map(|((message, reach), coherence)| {
        Object::default()
            .with("id", message.id.as_str())
            .with("name", bilingual(&message.name))
            .with("audiences", message.audiences.iter().map(|id| id.as_str().into()).collect::<Vec<Value>>())
            .with("impressions", reach.impressions)
            .figure("reach", reach.reach)
            .figure("coherence", *coherence)
            .into()
    });
    objects.collect()
}

/// Returns a model's stable name.
fn model_word(model: Model) -> &'static str {
    match model {
        Model::Binomial => "binomial",
        Model::BetaBinomial => "beta-binomial",
        Model::Polarised => "polarised",
        Model::Poisson => "poisson",
        Model::NegativeBinomial => "negative-binomial",
        Model::EvenBinomial => "even-binomial",
    }
}
