//! The measures of integration beside consistency.

use serde_json::Value;

use super::object::Object;
use crate::analysis::Analysis;
use crate::consistency::{self, Conflict, Continuity, ScheduleFit, StageMix, Token};
use crate::plan::{Attribute, Plan, Stage};
use crate::text::{self, Locale};

/// Returns `consistency` with the measures beside it.
pub(super) fn extend(object: Object, plan: &Plan, analysis: &Analysis) -> Object {
    let results = &analysis.consistency;
    let (conflicts, sensitivity) = (analysis.conflicts(), analysis.sensitivity());
    let complementarity = &results.complementarity;
    let audiences = plan.audiences.iter().enumerate().map(|(position, audience)| {
        Object::default()
            .with("id", audience.id.as_str())
            .figure("coherence", results.coherence.audiences[position])
            .with("impressions_by_stage", by_stage(complementarity.audiences[position]))
            .figure("sequence", complementarity.sequence[position])
            .into()
    });
    object
        .figure("blank_interval", sensitivity.blank_interval)
        .figure("weight_band", sensitivity.weight_band)
        .figure("coherence", results.coherence.overall)
        .figure("claims_used", results.coherence.claims_used)
        .figure("continuity", results.continuity.thematic)
        .with("weeks_active", weeks(&results.continuity))
        .with("commonality", commonality(analysis))
        .figure("commonality_mean", results.commonality.mean)
        .figure("core_carried", results.commonality.core)
        .with("complementarity", stages(&complementarity.by_exposure))
        .figure("self_sufficiency", complementarity.self_sufficiency)
        .with("stages_and_coherence", audiences.collect::<Vec<Value>>())
        .with("by_spending", by_spending(plan, analysis))
        .with("conflicts", conflicts.list.iter().map(|conflict| one(plan, conflict)).collect::<Vec<Value>>())
        .figure("conflict_rate", conflicts.rate)
        .with("channels", channels(plan, analysis))
        .with("coding_reliability", reliability(analysis))
        .figure("composite", consistency::composite(results, &plan.settings))
        .with("questions", questions(plan, analysis))
}

fn commonality(analysis: &Analysis) -> Object {
    let tokens = &analysis.consistency.commonality.tokens;
    tokens.iter().fold(Object::default(), |object, token| {
        let id = token.token.id();
        // Tokens of two kinds may have one id.
        let is_taken = tokens.iter().take_while(|other| *other != token).any(|other| other.token.id() == id);
        let kind = match token.token {
            Token::Theme(_) => "theme",
            Token::Claim(_) => "claim",
            Token::Visual(_) => "visual",
            Token::Slogan(_) => "slogan",
        };
        let name = if is_taken { format!("{kind}:{id}") } else { id.to_owned() };
        object.figure(&name, token.share)
    })
}

fn by_stage(values: [f64; Stage::ALL.len()]) -> Object {
    let names = ["attention", "information", "desire", "action", "after_sale"];
    names.iter().zip(values).fold(Object::default(), |object, (name, value)| object.with(name, value))
}

fn stages(mix: &StageMix) -> Object {
    Object::default()
        .figure("coverage", mix.coverage)
        .figure("match", mix.target_match)
        .figure("evenness", mix.evenness)
        .figure("shares", mix.shares.map(by_stage))
}

fn weeks(continuity: &Continuity) -> Object {
    let fit = continuity.fit.map(|fit| match fit {
        ScheduleFit::AsDeclared => "as-declared",
        ScheduleFit::DarkWeeks => "dark-weeks",
        ScheduleFit::NoPause => "no-pause",
        ScheduleFit::NoPulse => "no-pulse",
    });
    let links = continuity.links.iter().map(|link| {
        Object::default()
            .with("from", link.from)
            .with("to", link.to)
            .figure("similarity", link.similarity)
            .with("decay", link.decay)
            .into()
    });
    let mut object = Object::default()
        .with("count", continuity.active_weeks)
        .figure("presence", continuity.presence)
        .with("longest_gap_weeks", continuity.longest_gap_weeks);
    if let Some(fit) = fit {
        object = object.with("schedule", fit);
    }
    object.with("links", links.collect::<Vec<Value>>())
}

fn by_spending(plan: &Plan, analysis: &Analysis) -> Object {
    let view = &analysis.spending;
    let off: Vec<&str> = view.off_brief_messages.iter().map(|&message| plan.messages[message].id.as_str()).collect();
    Object::default()
        .figure("consistency", view.consistency)
        .figure("coherence", view.coherence)
        .with("complementarity", stages(&view.stages))
        .figure("off_brief", view.off_brief.map(|money| analysis.budget.currency.plain(money)))
        .figure("off_brief_share", view.off_brief_share)
        .with("off_brief_messages", off)
}

fn one(plan: &Plan, conflict: &Conflict) -> Value {
    let mut object = Object::default()
        .with("kind", conflict.kind.as_str())
        .with("a", plan.messages[conflict.a].id.as_str())
        .with("b", plan.messages[conflict.b].id.as_str())
        .figure("people", conflict.people);
    if let Some((a, b)) = &conflict.claims {
        object = object.with("claim_a", a.as_str()).with("claim_b", b.as_str());
    }
    if let Some(week) = conflict.week {
        object = object.with("week", week);
    }
    object.into()
}

/// Compares every two channels with impressions, and each with itself.
fn channels(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let matrix = analysis.channel_similarities();
    let id = |place: usize| plan.channels[matrix.channels[place]].id.as_str();
    let pairs = (0..matrix.channels.len()).flat_map(|a| (a..matrix.channels.len()).map(move |b| (a, b)));
    let objects = pairs.map(|(a, b)| {
        Object::default().with("a", id(a)).with("b", id(b)).figure("similarity", matrix.get(a, b)).into()
    });
    objects.collect()
}

fn reliability(analysis: &Analysis) -> Object {
    let results = analysis.reliability();
    let attributes = Attribute::ALL
        .iter()
        .zip(results.attributes)
        .fold(Object::default(), |object, (attribute, alpha)| object.figure(attribute.as_str(), alpha));
    Object::default()
        .with("messages", results.messages)
        .figure("agreement", results.agreement)
        .figure("alpha", results.overall)
        .with("attributes", attributes)
}

/// Lists the questions that the copy gives reason to ask, in English.
fn questions(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let locale = Locale::of(crate::plan::Language::En);
    let of_messages = plan.messages.iter().zip(&analysis.copy_questions().messages);
    let objects = of_messages.flat_map(|(message, questions)| {
        questions.iter().map(|question| {
            Object::default()
                .with("message", message.id.as_str())
                .with("question", text::question(question, plan, locale))
                .into()
        })
    });
    objects.collect()
}
