//! The formulas of the cards of listening, with the plan's own values put in.

use crate::listening::{ClaimPromise, Tally};
use crate::plan::{Figure, NotComputable, RelationAim};
use crate::report::{Line, ListeningFigure, Report};
use crate::text::DASH;
use crate::text::strings::fill;

/// The most terms of a sum that are written out.
const MOST_TERMS: usize = 8;

/// Builds the working of a figure, or says why there is none.
pub(super) fn lines(report: &Report<'_>, figure: ListeningFigure) -> Vec<Line> {
    use ListeningFigure as F;
    let results = &report.analysis.listening;
    let total = &results.log.total;
    match figure {
        F::Net => net(report, total),
        F::Polarity => one(report, polarity(report, total)),
        F::ReachWeighted => one(report, reach_weighted(report, total)),
        F::PullThrough => one(report, share(report, total.pull_through(), [total.with_planned_claim, total.coded()])),
        F::Voice => {
            let category = report.plan.category_mentions.unwrap_or(0);
            one(report, share(report, results.share_of_voice, [total.all(), category]))
        }
        F::Answered => {
            let response = &results.log.response;
            one(report, share(report, response.within(), [response.negative_in_time, response.negative]))
        }
        F::MedianHours => median(report),
        F::Claim(at) => results.promises.claims.get(at).map_or_else(Vec::new, |promise| claim(report, promise, at)),
        F::SayDo => one(report, edge(report, results.promises.edges.say_do, ClaimPromise::short_delivered)),
        F::SayConfirm => one(report, edge(report, results.promises.edges.say_confirm, ClaimPromise::short_confirmed)),
        F::DoConfirm => one(report, edge(report, results.promises.edges.do_confirm, ClaimPromise::disputed)),
        F::Coverage => {
            let mix = &results.relations;
            let line = mix.coverage().map(|value| quotient(report, mix.served(), RelationAim::ALL.len(), value));
            one(report, line)
        }
        F::Evenness => one(report, evenness(report)),
        F::InsightShare => {
            let insights = &results.insights;
            let counts = [insights.with_insight, insights.messages].map(|count| u64::try_from(count).unwrap_or(0));
            one(report, share(report, insights.share(), counts))
        }
        F::InsightExposure => one(report, exposures(report)),
    }
}

fn one(report: &Report<'_>, line: Figure<String>) -> Vec<Line> {
    vec![line.map_or_else(|why| Line::Text(report.reason(why).to_owned()), Line::Formula)]
}

fn number(report: &Report<'_>, value: f64) -> String {
    report.term(report.locale.decimal(value, 3))
}

fn whole(report: &Report<'_>, count: u64) -> String {
    report.term(report.locale.whole(count))
}

/// Writes `5 ÷ 8 = 0.625`.
fn quotient(report: &Report<'_>, part: usize, all: usize, value: f64) -> String {
    let [part, all] = [part, all].map(|count| whole(report, u64::try_from(count).unwrap_or(0)));
    format!("{part} ÷ {all} = {}", number(report, value))
}

/// Writes `190 ÷ 241 = 78.8%`.
fn share(report: &Report<'_>, value: Figure, [part, all]: [u64; 2]) -> Figure<String> {
    let value = report.term(report.percent(value?));
    Ok(format!("{} ÷ {} = {value}", whole(report, part), whole(report, all)))
}

/// Writes the net sentiment with its interval, which it never stands without.
fn net(report: &Report<'_>, tally: &Tally) -> Vec<Line> {
    let (value, [low, high]) = match (tally.net(), tally.interval()) {
        (Ok(value), Ok(interval)) => (value, interval),
        (Err(why), _) | (_, Err(why)) => return one(report, Err(why)),
    };
    let [positive, negative, coded] = [tally.positive, tally.negative, tally.coded()].map(|count| whole(report, count));
    let [net, low, high] = [value, low, high].map(|value| number(report, value));
    let mut lines = vec![Line::Formula(format!("({positive} − {negative}) ÷ {coded} = {net}"))];
    let z = report.term(report.locale.decimal(crate::listening::Z, 2));
    let words = &report.texts.listening_cards;
    let interval = fill!(words.interval, &[("low", &low), ("high", &high)]);
    if [tally.positive, tally.negative, tally.neutral].contains(&tally.coded()) {
        lines.push(Line::Text(words.interval_alike.to_owned()));
        lines.push(Line::Formula(format!("{coded} ÷ ({coded} + {z}²)")));
    } else {
        let speaking = number(report, (tally.positive + tally.negative) as f64 / tally.coded() as f64);
        lines.push(Line::Formula(format!("{net} ± {z} × √(({speaking} − {net}²) ÷ {coded})")));
    }
    lines.push(Line::Text(interval));
    lines
}

/// Writes `(120 − 48) ÷ (120 + 48) = 0.429`.
fn polarity(report: &Report<'_>, tally: &Tally) -> Figure<String> {
    let value = number(report, tally.polarity()?);
    let [positive, negative] = [tally.positive, tally.negative].map(|count| whole(report, count));
    Ok(format!("({positive} − {negative}) ÷ ({positive} + {negative}) = {value}"))
}

/// Writes `Σ s × r ÷ Σ r = −45,900 ÷ 48,000 = −0.956`.
fn reach_weighted(report: &Report<'_>, tally: &Tally) -> Figure<String> {
    let value = number(report, tally.reach_weighted()?);
    let balance = report.term(report.locale.whole(tally.balance()));
    let people = report.term(report.locale.whole(i128::try_from(tally.people()).unwrap_or(i128::MAX)));
    Ok(format!("Σ s × r ÷ Σ r = {balance} ÷ {people} = {value}"))
}

/// Says how many answers came, and after how many hours those in the middle did.
fn median(report: &Report<'_>) -> Vec<Line> {
    let response = &report.analysis.listening.log.response;
    let value = match response.median_hours() {
        Ok(value) => value,
        Err(why) => return one(report, Err(why)),
    };
    let (count, hours) = (report.locale.whole(response.answered), report.locale.decimal_short(value, 1));
    let line = fill!(report.texts.listening_cards.median_middle, &[("count", &count), ("hours", &hours)]);
    vec![Line::Text(line)]
}

/// Writes the two shortfalls of a claim.
fn claim(report: &Report<'_>, promise: &ClaimPromise, at: usize) -> Vec<Line> {
    let terms = &report.texts.listening;
    let written = |value: Figure| value.map_or_else(|_| DASH.to_owned(), |value| number(report, value));
    let [say, deliver, confirm] = [promise.say, promise.deliver, promise.confirm].map(written);
    let zero = report.term(report.locale.ungrouped(0));
    let mut lines = Vec::new();
    for (name, other, value) in [
        (terms.short_delivered, &deliver, promise.short_delivered()),
        (terms.short_confirmed, &confirm, promise.short_confirmed()),
    ] {
        if let Ok(value) = value {
            let name = report.term(name.to_owned());
            lines.push(Line::Formula(format!("{name} = max({zero}, {say} − {other}) = {}", number(report, value))));
        }
    }
    if let Some(tally) = report.analysis.listening.log.claims.get(at) {
        if let (Ok(polarity), Ok(value)) = (tally.polarity(), tally.confirm()) {
            let [one, two] = [1, 2].map(|count: u32| report.term(report.locale.ungrouped(count)));
            let name = report.term(terms.confirm.to_owned());
            let polarity = number(report, polarity);
            lines.push(Line::Formula(format!("{name} = ({polarity} + {one}) ÷ {two} = {}", number(report, value))));
        }
        lines.push(Line::Text(super::super::net_in_words(report, tally)));
    }
    lines
}

/// Writes `1 − (0.319 × 0.067 + …) = 0.917`, over the claims that have both sides.
fn edge(report: &Report<'_>, value: Figure, gap: impl Fn(&ClaimPromise) -> Figure) -> Figure<String> {
    let value = value?;
    let claims = &report.analysis.listening.promises.claims;
    let known: Vec<(f64, f64)> =
        claims.iter().filter_map(|claim| Some((claim.exposure.ok()?, gap(claim).ok()?))).collect();
    let all: f64 = known.iter().map(|(weight, _)| weight).sum();
    if all <= 0.0 {
        return Err(NotComputable::NoWeights);
    }
    let mut terms: Vec<(f64, String)> = known
        .iter()
        .map(|(weight, gap)| (weight / all, *gap))
        .map(|(weight, gap)| (weight * gap, format!("{} × {}", number(report, weight), number(report, gap))))
        .collect();
    terms.sort_by(|a, b| b.0.total_cmp(&a.0));
    let one = report.term(report.locale.ungrouped(1));
    let terms = joined(terms.into_iter().map(|(_, term)| term).collect());
    Ok(format!("{one} − ({terms}) = {}", number(report, value)))
}

fn joined(mut terms: Vec<String>) -> String {
    if terms.len() > MOST_TERMS {
        terms.truncate(MOST_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(" + ")
}

/// Writes `−(0.333 × ln 0.333 + …) ÷ ln 5 = 0.861`.
fn evenness(report: &Report<'_>) -> Figure<String> {
    let mix = &report.analysis.listening.relations;
    let value = mix.evenness()?;
    let all = mix.all() as f64;
    let shares = mix.counts.iter().filter(|count| **count > 0).map(|count| number(report, *count as f64 / all));
    let terms = joined(shares.map(|share| format!("{share} × ln {share}")).collect());
    let five = report.term(report.locale.ungrouped(5));
    Ok(format!("−({terms}) ÷ ln {five} = {}", number(report, value)))
}

/// Writes the exposures to messages that rest on an insight, of all.
fn exposures(report: &Report<'_>) -> Figure<String> {
    let value = report.term(report.percent(report.analysis.listening.insights.exposure?));
    let (mut carried, mut all) = (0.0, 0.0);
    for (message, met) in report.plan.messages.iter().zip(&report.analysis.reach.messages) {
        all += met.impressions;
        carried += if super::parts::rests(report, message) { met.impressions } else { 0.0 };
    }
    let [carried, all] = [carried, all].map(|count| report.term(report.locale.decimal(count, 0)));
    Ok(format!("{carried} ÷ {all} = {value}"))
}
