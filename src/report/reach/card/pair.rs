//! Says whom two channels both reach, held against chance.

use super::formulas::{decimal, percent, whole};
use crate::report::reach::View;
use crate::report::{Line, Report};
use crate::text::strings::fill;

/// Returns the figures of a pair of channels (places in the plan), each with its formula.
pub(super) fn lines(report: &Report<'_>, shown: &View<'_>, a: usize, b: usize) -> Vec<Line> {
    let texts = &report.texts.figures;
    let cards = &report.texts.cards;
    let reach = &report.analysis.reach;
    let share = |channels: &[usize]| {
        reach.share_reached(shown.audience, |duplication| duplication.by_all(channels)).unwrap_or(0.0)
    };
    let chance = reach.share_reached(shown.audience, |found| found.by_one(a) * found.by_one(b)).unwrap_or(0.0);
    let either = reach.share_reached(shown.audience, |found| found.by_any(&[a, b])).unwrap_or(0.0);
    let (of_a, of_b, both) = (share(&[a]), share(&[b]), share(&[a, b]));
    let name = |words: &str| report.term(words.to_owned());
    let (both_name, chance_name) = (name(texts.both), name(texts.by_chance));
    let by_chance = if shown.audience.is_some() {
        format!("r(A) × r(B) = {} × {}", decimal(report, of_a, 4), decimal(report, of_b, 4))
    } else {
        let people = |share: f64| decimal(report, share * shown.people, 0);
        format!("Σ(N × r(A) × r(B)) ÷ Σ N = {} ÷ {}", people(chance), people(1.0))
    };
    let is_overlapping = [a, b].iter().all(|channel| shown.overlaps.iter().any(|(known, _)| known == channel));
    let of_both = match (shown.audience, is_overlapping) {
        (Some(_), false) => chance_name.clone(),
        (Some(_), true) => "Σ w(z) × r(A, z) × r(B, z)".to_owned(),
        (None, _) => {
            let people = |share: f64| decimal(report, share * shown.people, 0);
            format!("Σ(N × {both_name}) ÷ Σ N = {} ÷ {}", people(both), people(1.0))
        }
    };
    let index = if chance > 0.0 { both / chance } else { 1.0 };
    let ratio = |of: f64| if of > 0.0 { (both / of).min(1.0) } else { 0.0 };
    let names = [a, b].map(|channel| report.in_sentence(report.channel_name(channel)));
    let letters = fill!(cards.pair_letters, &[("a", &names[0]), ("b", &names[1])]);
    let one = whole(report, 1);
    let formulas = [
        format!("r(A) = {}", percent(report, of_a)),
        format!("r(B) = {}", percent(report, of_b)),
        format!("{chance_name} = {by_chance} = {}", percent(report, chance)),
        format!("{both_name} = {of_both} = {}", percent(report, both)),
        format!(
            "{} = {both_name} ÷ {chance_name} = {} ÷ {} = {}",
            name(texts.overlap_index),
            decimal(report, both, 4),
            decimal(report, chance, 4),
            decimal(report, index, 2)
        ),
        format!(
            "{} = r(A) + r(B) − {both_name} = {} + {} − {} = {}",
            name(texts.either_of_two),
            percent(report, of_a),
            percent(report, of_b),
            percent(report, both),
            percent(report, either)
        ),
        format!("{both_name} ÷ r(A) = {}", percent(report, ratio(of_a))),
        format!("{both_name} ÷ r(B) = {}", percent(report, ratio(of_b))),
    ];
    let mut lines = vec![Line::Text(letters)];
    lines.extend(formulas.into_iter().map(Line::Formula));
    lines.push(Line::Text(fill!(cards.pair_reading, &[("one", &one)])));
    lines
}
