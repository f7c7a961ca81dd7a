//! How the numbers of the Consistency page are computed: each formula with this plan's values put in.

use eframe::egui::Ui;

use super::three;
use crate::analysis::{Answer, Question};
use crate::consistency::AudienceConsistency;
use crate::gui::answers::find;
use crate::gui::context::Cx;
use crate::gui::plots::{formula, term};
use crate::gui::theme::space;
use crate::gui::widgets::{label, strong};
use crate::plan::{NotComputable, Stage};
use crate::text;

/// The most terms of a sum that are written out.
const MAX_TERMS: usize = 8;

/// Shows formulas and values.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    label(ui, words.how_audience);
    strong(ui, &formula(cx, "C = Σ Σ p(i) × p(j) × S(i, j)"));
    ui.add_space(space::TIGHT);
    label(ui, words.how_plan);
    match results.exposure_weighted {
        Ok(value) => strong(ui, &formula(cx, &of_plan(cx, value))),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
    ui.add_space(space::TIGHT);
    label(ui, words.how_pairs);
    match results.message_weighted {
        Ok(value) => strong(ui, &formula(cx, &of_pairs(cx, value))),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
    for (hint, sum) in [
        (words.how_coherence, of_coherence(cx)),
        (words.how_continuity, of_continuity(cx)),
        (words.how_complementarity, of_stages(cx)),
    ] {
        ui.add_space(space::TIGHT);
        label(ui, hint);
        match sum {
            Ok(sum) => strong(ui, &formula(cx, &sum)),
            Err(why) => label(ui, text::reason(why, cx.language())),
        };
    }
}

/// At most [`MAX_TERMS`] terms, joined.
fn joined(mut terms: Vec<String>) -> String {
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(" + ")
}

/// Exposures to the message at a place of the plan, over all audiences.
pub(super) fn impressions(cx: &Cx<'_>, message: usize) -> f64 {
    let of = |audience: &AudienceConsistency| {
        let share = audience.message_share.iter().find(|(known, _)| *known == message).map_or(0.0, |(_, share)| *share);
        share * audience.impressions
    };
    cx.analysis().consistency.audiences.iter().map(of).sum()
}

/// `(350,000 × 1.000 + …) ÷ 878,900 = 0.884`.
pub(super) fn of_coherence(cx: &Cx<'_>) -> Result<String, NotComputable> {
    let results = &cx.analysis().consistency.coherence;
    let value = results.overall?;
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
    let met = results
        .messages
        .iter()
        .enumerate()
        .filter_map(|(message, figure)| Some((impressions(cx, message), (*figure).ok()?)));
    let met: Vec<(f64, f64)> = met.filter(|(impressions, _)| *impressions > 0.0).collect();
    let all: f64 = met.iter().map(|(impressions, _)| impressions).sum();
    let terms = met.iter().map(|(count, value)| format!("{} × {}", number(*count, 0), number(*value, 3))).collect();
    Ok(format!("({}) ÷ {} = {}", joined(terms), number(all, 0), term(cx, three(cx, value))))
}

pub(super) fn of_continuity(cx: &Cx<'_>) -> Result<String, NotComputable> {
    let results = &cx.analysis().consistency.continuity;
    let value = results.thematic?;
    let number = |value: f64| term(cx, cx.locale.decimal(value, 3));
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
    let count = term(cx, cx.locale.whole(i128::try_from(links.len()).unwrap_or(0)));
    Ok(format!("({}) ÷ {count} = {}", joined(terms), number(value)))
}

pub(super) fn of_stages(cx: &Cx<'_>) -> Result<String, NotComputable> {
    let mix = &cx.analysis().consistency.complementarity.by_exposure;
    let (shares, value) = (mix.shares?, mix.target_match?);
    let number = |value: f64| term(cx, cx.locale.decimal(value, 3));
    let targets = Stage::ALL.map(|stage| cx.plan().settings.stage_targets.of(stage).max(0.0));
    let all: f64 = targets.iter().sum();
    let terms = shares
        .iter()
        .zip(targets)
        .map(|(share, target)| format!("|{} − {}|", number(*share), number(target / all)))
        .collect();
    Ok(format!("1 − ½ × ({}) = {}", joined(terms), number(value)))
}

/// `(804,000 × 0.713 + …) ÷ 878,900 = 0.734`; an audience that receives one message counts as 1.
pub(super) fn of_plan(cx: &Cx<'_>, value: f64) -> String {
    let met = || cx.analysis().consistency.audiences.iter().filter(|audience| audience.impressions > 0.0);
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
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
    format!("C = ({}) ÷ {} = {}", terms.join(" + "), number(whole, 0), term(cx, three(cx, value)))
}

/// `12.3 ÷ 21 = 0.586`: nothing but the figure until all pairs are at hand.
pub(super) fn of_pairs(cx: &Cx<'_>, value: f64) -> String {
    let figure = term(cx, three(cx, value));
    let found = find(cx, &Question::MessagePairs);
    match found.answer.filter(|_| found.is_current).map(AsRef::as_ref) {
        Some(Answer::MessagePairs(pairs)) => {
            let (sum, count) = (term(cx, three(cx, pairs.sum)), i128::try_from(pairs.compared).unwrap_or(0));
            format!("{sum} ÷ {} = {figure}", term(cx, cx.locale.ungrouped(count)))
        }
        _ => figure,
    }
}
