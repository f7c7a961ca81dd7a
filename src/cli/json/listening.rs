//! Says what customers say and meet: mentions, promises, relations, insights.

use serde_json::Value;

use super::object::Object;
use crate::analysis::Analysis;
use crate::listening::{ListeningResults, Log, Shortfall, Tally};
use crate::plan::{NotComputable, Phase, Plan, RelationAim};

/// Returns `listening`: the mentions of the log with their interval and number, in groups, and what is promised beside them.
pub(super) fn listening(plan: &Plan, analysis: &Analysis) -> Object {
    let results = &analysis.listening;
    let log = &results.log;
    let method = &plan.listening;
    let object = tally(Object::default(), &log.total)
        .figure("share_of_voice", results.share_of_voice)
        .with("response", response(log))
        .figure(
            "period",
            log.period.map(|days| days.map(|day| day.0.to_string()).to_vec()).ok_or(NotComputable::NoMentions),
        )
        .with("method", super::bilingual(&method.method))
        .with("places", super::bilingual(&method.places))
        .with("own", tally(Object::default(), &log.own))
        .with("outside", tally(Object::default(), &log.outside))
        .with("undated", log.undated.all());
    let object = match log.outweighing {
        Some(found) => object.with("outweighed_by", plan.mentions[found.mention].id.as_str()),
        None => object,
    };
    object
        .with("claims", claims(plan, results))
        .with("edges", edges(plan, results))
        .with("channels", groups(plan.channels.iter().map(|channel| channel.id.as_str()), &log.channels))
        .with("weeks", weeks(log))
        .with("audiences", groups(plan.audiences.iter().map(|audience| audience.id.as_str()), &log.audiences))
        .with("phases", groups(Phase::ALL.iter().map(|phase| phase.as_str()), &log.phases))
        .with("relations", relations(results))
        .with("insights", insights(results))
}

/// Adds the figures of a group of mentions.
fn tally(object: Object, tally: &Tally) -> Object {
    object
        .with("mentions", tally.all())
        .with("coded", tally.coded())
        .with("positive", tally.positive)
        .with("negative", tally.negative)
        .with("neutral", tally.neutral)
        .figure("net", tally.net())
        .figure("interval", tally.interval().map(|ends| ends.to_vec()))
        .figure("polarity", tally.polarity())
        .figure("reach_weighted", tally.reach_weighted())
        .figure("pull_through", tally.pull_through())
}

fn response(log: &Log) -> Object {
    let found = &log.response;
    Object::default()
        .with("target_hours", log.target_hours())
        .with("negative", found.negative)
        .with("in_time", found.negative_in_time)
        .with("late", found.negative_late)
        .with("unanswered", found.unanswered())
        .figure("within", found.within())
        .figure("median_hours", found.median_hours())
}

fn claims(plan: &Plan, results: &ListeningResults) -> Vec<Value> {
    let all = plan.vocabulary.claims.iter().zip(&results.promises.claims).zip(&results.log.claims);
    let objects = all.map(|((claim, promise), mentions)| {
        let object = Object::default()
            .with("id", claim.id.as_str())
            .figure("exposure", promise.exposure)
            .figure("say", promise.say)
            .figure("do", promise.deliver)
            .figure("confirm", promise.confirm)
            .figure("shortfall", promise.shortfall())
            .figure("shortfall_do", promise.short_delivered())
            .figure("shortfall_confirm", promise.short_confirmed())
            .with("respondents", promise.respondents);
        tally(object, mentions).into()
    });
    objects.collect()
}

/// Describes each edge, and the claim that stands behind it worst.
fn edges(plan: &Plan, results: &ListeningResults) -> Object {
    let promises = &results.promises;
    let edges = promises.edges;
    let rows = [
        ("say_do", edges.say_do, promises.worst_delivered),
        ("say_confirm", edges.say_confirm, promises.worst_confirmed),
        ("do_confirm", edges.do_confirm, promises.most_disputed),
    ];
    rows.into_iter().fold(Object::default(), |object, (name, value, worst)| {
        let object = object.figure(name, value);
        let Some(Shortfall { claim, by }) = worst else { return object };
        let worst = Object::default().with("claim", plan.vocabulary.claims[claim].id.as_str()).with("by", by);
        object.with(&format!("{name}_worst"), worst)
    })
}

fn groups<'a>(ids: impl Iterator<Item = &'a str>, tallies: &[Tally]) -> Vec<Value> {
    ids.zip(tallies).map(|(id, found)| tally(Object::default().with("id", id), found).into()).collect()
}

fn weeks(log: &Log) -> Vec<Value> {
    let numbered = log.weeks.iter().zip(1_u32..);
    numbered.map(|(found, week)| tally(Object::default().with("week", week), found).into()).collect()
}

fn relations(results: &ListeningResults) -> Object {
    let mix = &results.relations;
    let counts = RelationAim::ALL.iter().zip(mix.counts);
    let counts = counts.fold(Object::default(), |object, (aim, count)| object.with(aim.as_str(), count));
    Object::default()
        .figure("coverage", mix.coverage())
        .figure("evenness", mix.evenness())
        .with("counts", counts)
        .with("without_owner", mix.without_owner)
}

fn insights(results: &ListeningResults) -> Object {
    let found = &results.insights;
    Object::default()
        .with("messages", found.messages)
        .with("with_insight", found.with_insight)
        .figure("share", found.share())
        .figure("exposure", found.exposure)
}
