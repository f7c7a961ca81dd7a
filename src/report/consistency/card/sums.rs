//! The sums behind the measures of consistency, with the plan's own values.

use crate::analysis::MessagePairs;
use crate::consistency::AudienceConsistency;
use crate::plan::{Figure, NotComputable, Stage};
use crate::report::Report;

/// The most terms of a sum that are written out.
const MAX_TERMS: usize = 8;

/// Joins at most [`MAX_TERMS`] terms.
pub(super) fn joined(mut terms: Vec<String>) -> String {
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(" + ")
}

/// Returns the exposures to the message at a place of the plan, over all audiences.
pub(super) fn impressions(report: &Report<'_>, message: usize) -> f64 {
    let of = |audience: &AudienceConsistency| {
        let share = audience.message_share.iter().find(|(known, _)| *known == message).map_or(0.0, |(_, share)| *share);
        share * audience.impressions
    };
    report.analysis.consistency.audiences.iter().map(of).sum()
}

/// Returns `(350,000 × 1.000 + …) ÷ 878,900 = 0.884`.
pub(super) fn of_coherence(report: &Report<'_>) -> Result<String, NotComputable> {
    let results = &report.analysis.consistency.coherence;
    let value = results.overall?;
    let number = |value: f64, decimals| report.term(report.locale.decimal(value, decimals));
    let met = results
        .messages
        .iter()
        .enumerate()
        .filter_map(|(message, figure)| Some((impressions(report, message), (*figure).ok()?)));
    let met: Vec<(f64, f64)> = met.filter(|(impressions, _)| *impressions > 0.0).collect();
    let all: f64 = met.iter().map(|(impressions, _)| impressions).sum();
    let terms = met.iter().map(|(count, value)| format!("{} × {}", number(*count, 0), number(*value, 3))).collect();
    Ok(format!("({}) ÷ {} = {}", joined(terms), number(all, 0), report.term(report.three(value))))
}

pub(super) fn of_continuity(report: &Report<'_>) -> Result<String, NotComputable> {
    let results = &report.analysis.consistency.continuity;
    let value = results.thematic?;
    let number = |value: f64| report.term(report.locale.decimal(value, 3));
    let links: Vec<(f64, f64)> =
        results.links.iter().filter_map(|link| Some((link.similarity.ok()?, link.decay))).collect();
    let terms = links
        .iter()
        .map(
            |(link, decay)| {
                if *decay < 1.0 { format!("{} × {}", number(*link), number(*decay)) } else { number(*link) }
            },
        )
        .collect();
    let count = report.term(report.locale.whole(i128::try_from(links.len()).unwrap_or(0)));
    Ok(format!("({}) ÷ {count} = {}", joined(terms), number(value)))
}

pub(super) fn of_stages(report: &Report<'_>) -> Result<String, NotComputable> {
    let mix = &report.analysis.consistency.complementarity.by_exposure;
    let (shares, value) = (mix.shares?, mix.target_match?);
    let number = |value: f64| report.term(report.locale.decimal(value, 3));
    let targets = Stage::ALL.map(|stage| report.plan.settings.stage_targets.of(stage).max(0.0));
    let all: f64 = targets.iter().sum();
    let terms = shares
        .iter()
        .zip(targets)
        .map(|(share, target)| format!("|{} − {}|", number(*share), number(target / all)))
        .collect();
    Ok(format!("1 − ½ × ({}) = {}", joined(terms), number(value)))
}

/// Returns `(804,000 × 0.713 + …) ÷ 878,900 = 0.734`; an audience that receives one message counts as 1.
pub(super) fn of_plan(report: &Report<'_>, value: f64) -> String {
    let met = || report.analysis.consistency.audiences.iter().filter(|audience| audience.impressions > 0.0);
    let number = |value: f64, decimals| report.term(report.locale.decimal(value, decimals));
    let mut terms: Vec<String> = met()
        .take(MAX_TERMS)
        .map(|audience| {
            let figure = audience.exposure_weighted.unwrap_or(1.0);
            format!("{} × {}", number(audience.impressions, 0), number(figure, 4))
        })
        .collect();
    if met().count() > MAX_TERMS {
        terms.push("…".to_owned());
    }
    let whole: f64 = met().map(|audience| audience.impressions).sum();
    format!("C = ({}) ÷ {} = {}", terms.join(" + "), number(whole, 0), report.term(report.three(value)))
}

/// Writes `12.3 ÷ 21 = 0.586`: nothing but the figure until all pairs are at hand.
pub(super) fn of_pairs(report: &Report<'_>, value: f64, pairs: Option<&MessagePairs>) -> String {
    let figure = report.term(report.three(value));
    let Some(pairs) = pairs else { return figure };
    let (sum, count) = (report.term(report.three(pairs.sum)), i128::try_from(pairs.compared).unwrap_or(0));
    format!("{sum} ÷ {} = {figure}", report.term(report.locale.ungrouped(count)))
}

/// Writes how the two similarities of the plan come about, and the measures that follow from them: each in words, then with the
/// plan's values.
#[must_use]
pub fn working(report: &Report<'_>, pairs: Option<&MessagePairs>) -> Vec<(&'static str, Figure<String>)> {
    let words = &report.texts.cards;
    let results = &report.analysis.consistency;
    vec![
        (words.how_audience, Ok("C = Σ Σ p(i) × p(j) × S(i, j)".to_owned())),
        (words.how_plan, results.exposure_weighted.map(|value| of_plan(report, value))),
        (words.how_pairs, results.message_weighted.map(|value| of_pairs(report, value, pairs))),
        (words.how_coherence, of_coherence(report)),
        (words.how_continuity, of_continuity(report)),
        (words.how_complementarity, of_stages(report)),
    ]
}
