//! Says what the mentions, experiences and relations of a plan give reason to look at.

use super::problem::{Problems, duplicates};
use super::{Argument, Code, Problem, ProblemPlace};
use crate::plan::{Claim, Day, Identified, List, Mention, Message, Plan};

/// Holds what was counted in the mentions of a plan, as far as problems follow from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// The claims that more than half of enough mentions deny, by position, with the mentions that do and all of them.
    pub denied: Vec<(usize, u64, u64)>,
    /// How many negative mentions were not answered, or later than the target.
    pub unanswered: u64,
    /// How many negative mentions there are.
    pub negative: u64,
    /// Within how many hours they are to be answered.
    pub target_hours: f64,
    /// The influencer's mention that turns the sign of the sentiment: its position, and the sentiment by number and by people.
    pub outweighing: Option<(usize, f64, f64)>,
}

/// Reports what the document itself shows.
pub(super) fn listening(plan: &Plan, problems: &mut Problems) {
    duplicates(&plan.relations, problems, |at, relation| ProblemPlace::Relation(at, relation.id.clone()));
    for (at, relation) in plan.relations.iter().enumerate() {
        for id in relation.channel.iter().filter_map(|id| missing(&plan.channels, id)) {
            problems.push(
                Problem::new(Code::UnknownInListening, ProblemPlace::Relation(at, relation.id.clone())).naming(id),
            );
        }
    }
    experiences(plan, problems);
    if plan.listening.ask_insights {
        let messages = plan.messages.iter().enumerate();
        for (at, message) in messages.filter(|(_, message)| message.insights.is_empty()) {
            problems.push(Problem::new(Code::MessageWithoutInsight, ProblemPlace::Message(at, message.id.clone())));
        }
    }
}

/// Reports the mentions that name what the plan does not have.
pub(super) fn mentions(plan: &Plan) -> Problems {
    let mut problems = Problems::new();
    duplicates(&plan.mentions, &mut problems, |at, mention| ProblemPlace::Mention(at, mention.id.clone()));
    for (at, mention) in plan.mentions.iter().enumerate() {
        for id in unknown(plan, mention) {
            problems
                .push(Problem::new(Code::UnknownInListening, ProblemPlace::Mention(at, mention.id.clone())).naming(id));
        }
    }
    problems
}

/// Lists what a mention names that the plan does not have.
fn unknown<'a>(plan: &'a Plan, mention: &'a Mention) -> impl Iterator<Item = &'a str> {
    let channel = mention.channel.iter().filter_map(|id| missing(&plan.channels, id));
    let audience = mention.audience.iter().filter_map(|id| missing(&plan.audiences, id));
    let claims = mention.claims.iter().filter_map(|id| missing(&plan.vocabulary.claims, id));
    channel.chain(audience).chain(claims)
}

/// Tells without looking at all mentions whether those of `plan` have no problem, where those of the plan `before` had none:
/// their ids are the same, and those that changed name only what the plan has.
pub(super) fn are_sound_still(before: &Plan, plan: &Plan) -> bool {
    let changed = plan.mentions.iter().zip(plan.mentions.origins(&before.mentions)).filter(|(_, from)| from.is_none());
    plan.mentions.same_ids(&before.mentions) && changed.into_iter().all(|(it, _)| unknown(plan, it).next().is_none())
}

/// Returns the id, where the list does not have it.
fn missing<'a, T: Identified>(list: &List<T>, id: &'a T::Id) -> Option<&'a str> {
    list.find(id).is_none().then(|| id.as_ref())
}

fn experiences(plan: &Plan, problems: &mut Problems) {
    for met in &plan.experiences {
        let Some(at) = plan.vocabulary.claims.position(&met.claim) else {
            problems.push(Problem::new(Code::UnknownInListening, ProblemPlace::Listening).naming(&met.claim));
            continue;
        };
        let off_scale = [met.promised, met.experienced].into_iter().flatten().find(|x| !(1.0..=7.0).contains(x));
        if let Some(value) = off_scale {
            let place = ProblemPlace::Claim(at, met.claim.clone());
            problems.push(Problem::new(Code::ExperienceRange, place).with("value", Argument::Number(value)));
        }
    }
}

/// Reports each claim whose last proof ends before a message that makes the claim does. Offers that end are placements' own
/// problem ([`Code::ExpiredOffer`]).
pub(super) fn ended_proofs(plan: &Plan, problems: &mut Problems) {
    for (at, claim) in plan.vocabulary.claims.iter().enumerate() {
        let Some(end) = end_of_proofs(claim) else { continue };
        let makes = |message: &Message| message.claims.value().is_some_and(|claims| claims.contains(&claim.id));
        let promising: Vec<_> =
            plan.messages.iter().filter(|message| makes(message)).map(|message| &message.id).collect();
        let placed = plan.placements.iter().filter(|placement| promising.contains(&&placement.message));
        // The last week of the plan in which something is placed, and whose first day is after the end.
        let last = placed.filter_map(|placement| {
            placement.weekly(plan.calendar.weeks).filter(|(_, quantity)| *quantity > 0).map(|(week, _)| week).max()
        });
        let Some(week) = last.max() else { continue };
        let first_day = plan.calendar.first_day(week);
        if first_day.is_some_and(|day| day > end.0) {
            let problem = Problem::new(Code::ProofEnded, ProblemPlace::Claim(at, claim.id.clone()));
            problems.push(problem.with("week", Argument::Week(week)));
        }
    }
}

/// Returns the day on which the last of a claim's proofs ends; none where one of them does not end.
fn end_of_proofs(claim: &Claim) -> Option<Day> {
    let mut end = None;
    for proof in &claim.proofs {
        let until = proof.until?;
        end = end.filter(|end: &Day| end.0 >= until.0).or(Some(until));
    }
    end
}

/// Reports what was counted in the mentions.
pub(super) fn heard(plan: &Plan, heard: &Heard, problems: &mut Problems) {
    for &(at, negative, number) in &heard.denied {
        let Some(claim) = plan.vocabulary.claims.get(at) else { continue };
        let problem = Problem::new(Code::PromiseDenied, ProblemPlace::Claim(at, claim.id.clone()));
        problems.push(problem.with("value", Argument::Whole(negative)).with("most", Argument::Whole(number)));
    }
    if heard.unanswered > 0 {
        let problem = Problem::new(Code::UnansweredMentions, ProblemPlace::Listening);
        let problem = problem.with("value", Argument::Whole(heard.unanswered));
        let problem = problem.with("most", Argument::Whole(heard.negative));
        problems.push(problem.with("hours", Argument::Number(heard.target_hours)));
    }
    if let Some((at, net, weighted)) = heard.outweighing
        && let Some(mention) = plan.mentions.get(at)
    {
        let problem = Problem::new(Code::InfluencerOutweighs, ProblemPlace::Mention(at, mention.id.clone()));
        problems.push(problem.with("value", Argument::Number(net)).with("reach", Argument::Number(weighted)));
    }
}
