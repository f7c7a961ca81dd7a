//! The cards of listening: what each figure says, its formula with the plan's own values, what it is made of, and how the mentions
//! were collected, without which none of them can be read.

mod formulas;
mod parts;

use crate::edit::ItemId;
use crate::listening::Shortfall;
use crate::report::{Card, Line, ListeningFigure, Report};
use crate::text::strings::fill;

/// Builds the card of a figure; `None` where its thing is no longer in the plan.
#[must_use]
pub fn card(report: &Report<'_>, figure: ListeningFigure) -> Option<Card> {
    let (meaning, changes) = said(report, figure);
    let mut working = formulas::lines(report, figure);
    working.extend(worst(report, figure).map(Line::Text));
    let sources = match figure {
        ListeningFigure::Coverage | ListeningFigure::Evenness => {
            vec![report.texts.listening.evenness_reading.to_owned()]
        }
        ListeningFigure::InsightShare | ListeningFigure::InsightExposure => Vec::new(),
        _ => super::method_lines(report),
    };
    Some(Card {
        name: name(report, figure)?,
        meaning: meaning.to_owned(),
        working,
        parts: parts::tables(report, figure),
        sources,
        changes: changes.to_owned(),
        items: items(report, figure),
        ..Card::default()
    })
}

fn name(report: &Report<'_>, figure: ListeningFigure) -> Option<String> {
    use ListeningFigure as F;
    let terms = &report.texts.listening;
    let name = match figure {
        F::Net => terms.net,
        F::Polarity => terms.polarity,
        F::ReachWeighted => terms.reach_weighted,
        F::PullThrough => terms.pull_through,
        F::Voice => terms.share_of_voice,
        F::Answered => {
            let hours = report.locale.decimal_short(report.analysis.listening.log.target_hours(), 1);
            return Some(fill!(terms.within, &[("hours", &hours)]));
        }
        F::MedianHours => terms.median_hours,
        F::Claim(at) => report.plan.vocabulary.claims.get(at).map(|claim| report.name(claim.as_ref()))?,
        F::SayDo => terms.say_do,
        F::SayConfirm => terms.say_confirm,
        F::DoConfirm => terms.do_confirm,
        F::Coverage => terms.coverage,
        F::Evenness => terms.evenness,
        F::InsightShare => terms.insight_share,
        F::InsightExposure => terms.insight_exposure,
    };
    Some(name.to_owned())
}

/// Says what a figure is, and what would change it.
fn said(report: &Report<'_>, figure: ListeningFigure) -> (&'static str, &'static str) {
    use ListeningFigure as F;
    let words = &report.texts.listening_cards;
    match figure {
        F::Net => (words.net, words.changes_log),
        F::Polarity => (words.polarity, words.changes_log),
        F::ReachWeighted => (words.reach_weighted, words.changes_log),
        F::PullThrough => (words.pull_through, words.changes_log),
        F::Voice => (words.voice, words.changes_voice),
        F::Answered => (words.answered, words.changes_answers),
        F::MedianHours => (words.median, words.changes_answers),
        F::Claim(_) => (words.claim, words.changes_promises),
        F::SayDo => (words.say_do, words.changes_promises),
        F::SayConfirm => (words.say_confirm, words.changes_promises),
        F::DoConfirm => (words.do_confirm, words.changes_promises),
        F::Coverage => (words.coverage, words.changes_relations),
        F::Evenness => (words.evenness, words.changes_relations),
        F::InsightShare => (words.insight_share, words.changes_insights),
        F::InsightExposure => (words.insight_exposure, words.changes_insights),
    }
}

/// Names the claim that is worst on an edge, without which its mean never stands.
fn worst(report: &Report<'_>, figure: ListeningFigure) -> Option<String> {
    let (words, promises) = (&report.texts.listening_cards, &report.analysis.listening.promises);
    let (template, worst) = match figure {
        ListeningFigure::SayDo => (words.weakest, promises.worst_delivered),
        ListeningFigure::SayConfirm => (words.weakest, promises.worst_confirmed),
        ListeningFigure::DoConfirm => (words.disputed, promises.most_disputed),
        _ => return None,
    };
    let Shortfall { claim, by } = worst?;
    let claim = report.plan.vocabulary.claims.get(claim)?;
    let (name, by) = (report.in_sentence(report.name(claim.as_ref())), report.locale.decimal(by, 3));
    Some(fill!(template, &[("claim", &name), ("by", &by)]))
}

/// Lists the things that a card is about.
fn items(report: &Report<'_>, figure: ListeningFigure) -> Vec<ItemId> {
    let found = match figure {
        ListeningFigure::Claim(at) => {
            report.plan.vocabulary.claims.get(at).map(|claim| ItemId::Claim(claim.id.clone()))
        }
        ListeningFigure::ReachWeighted => {
            let outweighing = report.analysis.listening.log.outweighing;
            let mention = outweighing.and_then(|found| report.plan.mentions.get(found.mention));
            mention.map(|mention| ItemId::Mention(mention.id.clone()))
        }
        _ => None,
    };
    found.into_iter().collect()
}
