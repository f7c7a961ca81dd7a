//! Reach and frequency: audiences, total, channels, messages.

use serde_json::Value;

use super::bilingual;
use super::object::Object;
use crate::analysis::Analysis;
use crate::cli::figures::cost_per_point;
use crate::plan::{Audience, Identified as _, Plan};
use crate::reach::{AudienceReach, BuildPoint, ChannelInAudience, Model, ReachResults, TotalReach};

/// `audiences[]`, in the plan's order.
pub(super) fn audiences(plan: &Plan, reach: &ReachResults) -> Vec<Value> {
    let both = plan.audiences.iter().zip(&reach.audiences);
    let objects = both.map(|(audience, figure)| {
        named(audience)
            .with("size", audience.size)
            .figure("reach", figure.as_ref().map(|reach| audience_reach(plan, reach)).map_err(|why| *why))
            .into()
    });
    objects.collect()
}

fn named(audience: &Audience) -> Object {
    Object::default().with("id", audience.id().as_str()).with("name", bilingual(&audience.name))
}

/// `total`, over all audiences that can be computed.
pub(super) fn total(plan: &Plan, reach: &ReachResults) -> Object {
    Object::default().figure("reach", reach.total.as_ref().map(|total| total_reach(plan, total)).map_err(|why| *why))
}

/// The distribution that a curve of either kind holds.
struct Distribution<'a> {
    models: &'a [Model],
    pmf: &'a [f64],
    pmf_is_capped: bool,
    k_plus: &'a [f64],
    mean: f64,
    grp: f64,
}

impl Distribution<'_> {
    fn object(&self) -> Object {
        let models: Vec<&str> = self.models.iter().map(|&model| model_word(model)).collect();
        Object::default()
            .with("model", models.join("+"))
            .with("models", models)
            .with("pmf", self.pmf)
            .with("pmf_is_capped", self.pmf_is_capped)
            .with("k_plus", self.k_plus)
            .with("mean", self.mean)
            .with("grp", self.grp)
    }
}

fn audience_reach(plan: &Plan, reach: &AudienceReach) -> Object {
    let distribution = Distribution {
        models: &reach.models,
        pmf: &reach.pmf,
        pmf_is_capped: reach.pmf_is_capped,
        k_plus: &reach.k_plus,
        mean: reach.mean,
        grp: reach.grp,
    };
    distribution
        .object()
        .figure("average_frequency", reach.average_frequency)
        .with("bounds", reach.bounds)
        .with("impressions", reach.impressions)
        .with("build", build(&reach.build))
        .with("channels", channels_met(plan, &reach.channels))
}

fn total_reach(plan: &Plan, reach: &TotalReach) -> Object {
    let distribution = Distribution {
        models: &reach.models,
        pmf: &reach.pmf,
        pmf_is_capped: reach.pmf_is_capped,
        k_plus: &reach.k_plus,
        mean: reach.mean,
        grp: reach.grp,
    };
    let left_out = reach.left_out.iter().map(|&(position, why)| {
        Object::default().with("id", plan.audiences[position].id.as_str()).with("reason", why.as_str()).into()
    });
    distribution
        .object()
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
            .into()
    });
    objects.collect()
}

/// `channels[]`, in the plan's order.
pub(super) fn channels(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let currency = analysis.budget.currency;
    let all = plan.channels.iter().zip(&analysis.reach.channels).enumerate();
    let objects = all.map(|(position, (channel, reach))| {
        Object::default()
            .with("id", channel.id.as_str())
            .with("name", bilingual(&channel.name))
            .figure("grp", reach.grp)
            .with("impressions", reach.impressions)
            .figure("reach", reach.reach)
            .figure("exclusive_reach", reach.exclusive_reach)
            .with("cost", currency.plain(analysis.budget.by_channel[position]))
            .figure("cpm", analysis.budget.channels[position].cpm)
            .figure("cpp", cost_per_point(analysis, position))
            .into()
    });
    objects.collect()
}

/// `messages[]`, in the plan's order.
pub(super) fn messages(plan: &Plan, reach: &ReachResults) -> Vec<Value> {
    let objects = plan.messages.iter().zip(&reach.messages).map(|(message, reach)| {
        Object::default()
            .with("id", message.id.as_str())
            .with("name", bilingual(&message.name))
            .with("impressions", reach.impressions)
            .figure("reach", reach.reach)
            .into()
    });
    objects.collect()
}

/// A model's stable name.
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
