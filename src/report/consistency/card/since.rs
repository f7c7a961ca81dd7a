//! Says what a measure was before the last step, or in the pinned state.

use crate::analysis::Analysis;
use crate::plan::{Figure, NotComputable};
use crate::report::{ConsistencyFigure, Earlier, Report};

/// Says what a measure was and is; nothing where it is the same, or was of nothing.
pub(super) fn since(report: &Report<'_>, figure: ConsistencyFigure, earlier: Option<Earlier<'_>>) -> Vec<String> {
    let Some(earlier) = earlier else { return Vec::new() };
    let before = earlier.report(report);
    let Some(figure_then) = figure_in(report, &before, figure) else { return Vec::new() };
    let (Ok(then), Ok(now)) = (value(before.analysis, figure_then), value(report.analysis, figure)) else {
        return Vec::new();
    };
    let [then, now] = [then, now].map(|value| match figure {
        ConsistencyFigure::Completeness | ConsistencyFigure::Token(_) => report.locale.percent(value, 1),
        _ => report.three(value),
    });
    if then == now { Vec::new() } else { vec![earlier.said(report, &then, &now)] }
}

/// Returns the same figure in the plan of before: things are found by their ids.
fn figure_in(report: &Report<'_>, before: &Report<'_>, figure: ConsistencyFigure) -> Option<ConsistencyFigure> {
    use ConsistencyFigure::{Audience, OnPlatform, Token, Without};
    Some(match figure {
        OnPlatform(at) => OnPlatform(report.place_in(before, at, |plan| &plan.messages)?),
        Without(at) => Without(report.place_in(before, at, |plan| &plan.messages)?),
        Audience(at) => Audience(report.place_in(before, at, |plan| &plan.audiences)?),
        Token(at) => {
            let tokens = |report: &Report<'_>| report.analysis.consistency.commonality.tokens.clone();
            let wanted = tokens(report).get(at)?.token.clone();
            Token(tokens(before).iter().position(|known| known.token == wanted)?)
        }
        figure => figure,
    })
}

/// Returns the number that a card is of. Stages and links between weeks have several.
fn value(analysis: &Analysis, figure: ConsistencyFigure) -> Figure {
    let results = &analysis.consistency;
    let missing = NotComputable::NothingPlaced;
    match figure {
        ConsistencyFigure::ExposureWeighted => results.exposure_weighted,
        ConsistencyFigure::MessageWeighted => results.message_weighted,
        ConsistencyFigure::WorstPair => results.worst_pair.map(|pair| pair.similarity),
        ConsistencyFigure::Completeness => results.completeness,
        ConsistencyFigure::Coherence => results.coherence.overall,
        ConsistencyFigure::Continuity => results.continuity.thematic,
        ConsistencyFigure::Commonality => results.commonality.mean,
        ConsistencyFigure::Complementarity => results.complementarity.by_exposure.target_match,
        ConsistencyFigure::OnPlatform(at) => results.coherence.messages.get(at).copied().unwrap_or(Err(missing)),
        ConsistencyFigure::Audience(at) => results.audiences.get(at).ok_or(missing)?.exposure_weighted,
        ConsistencyFigure::Without(at) => {
            let found = results.leave_one_out.iter().find(|(message, _)| *message == at);
            found.map_or(Err(missing), |(_, change)| *change)
        }
        ConsistencyFigure::Token(at) => results.commonality.tokens.get(at).ok_or(missing)?.share,
        ConsistencyFigure::Stages(_)
        | ConsistencyFigure::StagesMet
        | ConsistencyFigure::StagesSpent
        | ConsistencyFigure::StagesTarget
        | ConsistencyFigure::Link(_) => Err(missing),
    }
}
