//! The cards of consistency: what each figure says, its formula with the plan's own values, and what would change it.

mod formulas;
mod since;
mod sums;

pub use sums::working;

use crate::analysis::MessagePairs;
use crate::edit::ItemId;
use crate::report::{Card, ConsistencyFigure, Earlier, Line, Report};

/// Builds the card of a figure; `pairs` are those of all placed messages, once they are at hand. `None` where its thing is no
/// longer in the plan.
#[must_use]
pub fn card(
    report: &Report<'_>,
    figure: ConsistencyFigure,
    pairs: Option<&MessagePairs>,
    earlier: Option<Earlier<'_>>,
) -> Option<Card> {
    let words = &report.texts.cards;
    let (texts, formulas) = formulas::lines(report, figure, pairs);
    let texts = texts.into_iter().map(Line::Text);
    let changes = if is_of_stages(figure) { words.changes_stages } else { words.changes_consistency };
    Some(Card {
        name: name(report, figure)?,
        meaning: what(report, figure).to_owned(),
        working: texts.chain(formulas.into_iter().map(Line::Formula)).collect(),
        changes: changes.to_owned(),
        since: since::since(report, figure, earlier),
        items: items(report, figure),
        ..Card::default()
    })
}

/// Lists the things that a card is about.
fn items(report: &Report<'_>, figure: ConsistencyFigure) -> Vec<ItemId> {
    let message = |at: usize| Some(ItemId::Message(report.plan.messages.get(at)?.id.clone()));
    let audience = |at: usize| Some(ItemId::Audience(report.plan.audiences.get(at)?.id.clone()));
    let found = match figure {
        ConsistencyFigure::OnPlatform(at) | ConsistencyFigure::Without(at) => vec![message(at)],
        ConsistencyFigure::WorstPair => {
            let pair = report.analysis.consistency.worst_pair.ok();
            pair.map_or_else(Vec::new, |pair| vec![message(pair.a), message(pair.b)])
        }
        ConsistencyFigure::Audience(at) | ConsistencyFigure::Stages(at) => vec![audience(at)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn is_of_stages(explained: ConsistencyFigure) -> bool {
    use ConsistencyFigure::{Complementarity, Stages, StagesMet, StagesSpent, StagesTarget};
    matches!(explained, Complementarity | Stages(_) | StagesMet | StagesSpent | StagesTarget)
}

/// Returns the name of what is explained; `None` where it is no longer in the plan.
fn name(report: &Report<'_>, explained: ConsistencyFigure) -> Option<String> {
    let words = &report.texts.figures;
    let results = &report.analysis.consistency;
    let message = |at: usize| report.plan.messages.get(at).map(|_| report.message_name(at).to_owned());
    let audience = |at: usize| report.plan.audiences.get(at).map(|audience| report.name(audience).to_owned());
    Some(match explained {
        ConsistencyFigure::ExposureWeighted => words.exposure_weighted.to_owned(),
        ConsistencyFigure::MessageWeighted => words.message_weighted.to_owned(),
        ConsistencyFigure::WorstPair => words.least_alike_pair.to_owned(),
        ConsistencyFigure::Completeness => words.coded.to_owned(),
        ConsistencyFigure::Coherence => report.texts.terms.measure_coherence.to_owned(),
        ConsistencyFigure::Continuity => report.texts.terms.measure_continuity.to_owned(),
        ConsistencyFigure::Commonality => report.texts.terms.measure_commonality.to_owned(),
        ConsistencyFigure::Complementarity => report.texts.terms.measure_complementarity.to_owned(),
        ConsistencyFigure::OnPlatform(at) | ConsistencyFigure::Without(at) => message(at)?,
        ConsistencyFigure::Audience(at) | ConsistencyFigure::Stages(at) => audience(at)?,
        ConsistencyFigure::Token(at) => super::token_name(report, &results.commonality.tokens.get(at)?.token),
        ConsistencyFigure::StagesMet => words.stages_met.to_owned(),
        ConsistencyFigure::StagesSpent => words.stages_spent.to_owned(),
        ConsistencyFigure::StagesTarget => words.stages_target.to_owned(),
        ConsistencyFigure::Link(at) => {
            let link = results.continuity.links.get(at)?;
            format!("{} – {}", report.week_title(link.from), report.week_title(link.to))
        }
    })
}

/// Says what the number is.
fn what(report: &Report<'_>, explained: ConsistencyFigure) -> &'static str {
    let words = &report.texts.cards;
    let figures = &report.texts.figures;
    match explained {
        ConsistencyFigure::ExposureWeighted => words.how_plan,
        ConsistencyFigure::MessageWeighted => words.how_pairs,
        ConsistencyFigure::WorstPair | ConsistencyFigure::OnPlatform(_) => figures.sum_hint,
        ConsistencyFigure::Completeness => words.what_completeness,
        ConsistencyFigure::Coherence => words.how_coherence,
        ConsistencyFigure::Continuity => words.how_continuity,
        ConsistencyFigure::Commonality => figures.profile_commonality_hint,
        ConsistencyFigure::Complementarity => words.how_complementarity,
        ConsistencyFigure::Audience(_) => words.how_audience,
        ConsistencyFigure::Without(_) => words.what_without,
        ConsistencyFigure::Token(_) => figures.tokens_hint,
        ConsistencyFigure::Stages(_) | ConsistencyFigure::StagesMet => words.what_stages,
        ConsistencyFigure::StagesSpent => words.what_stages_spent,
        ConsistencyFigure::StagesTarget => words.what_stages_target,
        ConsistencyFigure::Link(_) => figures.links_hint,
    }
}
