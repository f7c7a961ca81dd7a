//! The formulas of the key numbers, with the plan's own values put in.

use super::{Beside, channel, pair, week};
use crate::analysis::plan_cost;
use crate::plan::Figure;
use crate::reach::share_of_voice;
use crate::report::reach::View;
use crate::report::{Line, ReachFigure, Report};
use crate::text;

pub(super) fn percent(report: &Report<'_>, share: f64) -> String {
    report.term(report.locale.percent(share, 1))
}

pub(super) fn decimal(report: &Report<'_>, value: f64, decimals: u8) -> String {
    report.term(report.locale.decimal(value, decimals))
}

pub(super) fn whole(report: &Report<'_>, value: u32) -> String {
    report.term(report.locale.ungrouped(value))
}

pub(super) fn money(report: &Report<'_>, value: f64) -> String {
    decimal(report, value, report.plan.money.currency.exponent())
}

/// The most terms of a sum or product that are written out.
const MAX_TERMS: usize = 10;

pub(super) fn listed(report: &Report<'_>, values: impl Iterator<Item = f64>, decimals: u8, sign: &str) -> String {
    let mut terms: Vec<String> = values.map(|value| decimal(report, value, decimals)).collect();
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(sign)
}

/// Returns each formula with the plan's values put in.
pub(super) fn formulas(
    report: &Report<'_>,
    shown: &View<'_>,
    explained: ReachFigure,
    beside: &Beside<'_>,
) -> Vec<Line> {
    match explained {
        ReachFigure::Channel(channel) => channel::lines(report, shown, channel),
        ReachFigure::Pair(a, b) => pair::lines(report, shown, a, b),
        ReachFigure::Week(number) => week::lines(report, shown, number, beside),
        _ => of_key(report, shown, explained).into_iter().map(Line::Formula).collect(),
    }
}

fn of_key(report: &Report<'_>, shown: &View<'_>, explained: ReachFigure) -> Vec<String> {
    let (hundred, k) = (whole(report, 100), report.effective_level());
    let points = decimal(report, shown.grp, 1);
    let people = decimal(report, shown.people, 0);
    let grp = report.term(report.texts.report.grp.to_owned());
    match explained {
        ReachFigure::NetReach => net_reach(report, shown),
        ReachFigure::AtLeast(level) => vec![at_least(report, shown, level)],
        ReachFigure::Frequency => shown.average_frequency.map_or_else(
            |why| vec![text::reason(why, report.locale.language).to_owned()],
            |frequency| {
                let name = report.term(report.texts.window.key_frequency.to_owned());
                vec![format!(
                    "{name} = {grp} ÷ ({hundred} × {}) = {points} ÷ ({hundred} × {}) = {}",
                    report.level(1),
                    decimal(report, shown.k_plus[0], 4),
                    decimal(report, frequency, 2)
                )]
            },
        ),
        ReachFigure::Points => {
            let parts = listed(report, shown.channels.iter().map(|(_, part)| part.grp), 1, " + ");
            vec![
                format!("{grp} = {hundred} × {} ÷ {people} = {points}", decimal(report, shown.impressions, 0)),
                format!("{grp} = {parts} = {points}"),
            ]
        }
        ReachFigure::EffectivePoints => {
            let k_words = report.term(report.locale.ungrouped(k as u64));
            vec![format!(
                "{grp}({k_words}+) = {hundred} × Σ x·P(x ≥ {k_words}) = {}",
                decimal(report, shown.effective_grp, 1)
            )]
        }
        ReachFigure::Mean => {
            vec![format!("{} ÷ {people} = {}", decimal(report, shown.impressions, 0), decimal(report, shown.mean, 4))]
        }
        ReachFigure::Impressions => {
            vec![format!(
                "{} = {}",
                listed(report, shown.channels.iter().map(|(_, part)| part.impressions), 0, " + "),
                decimal(report, shown.impressions, 0)
            )]
        }
        ReachFigure::PerPoint | ReachFigure::PerThousand | ReachFigure::PerThousandReached | ReachFigure::Voice => {
            vec![
                of_money(report, shown, explained)
                    .unwrap_or_else(|why| text::reason(why, report.locale.language).to_owned()),
            ]
        }
        ReachFigure::Channel(_) | ReachFigure::Pair(..) | ReachFigure::Week(_) => Vec::new(),
    }
}

/// Returns `3+ = Σ P(x ≥ 3) = 0.12 + … = 31.0%`.
pub(super) fn at_least(report: &Report<'_>, shown: &View<'_>, level: usize) -> String {
    let sum = listed(report, shown.pmf.iter().skip(level).copied(), 4, " + ");
    let (name, share) = (report.term(report.locale.ungrouped(level as u64)), percent(report, shown.k_plus[level - 1]));
    format!("{name}+ = Σ P(x ≥ {name}) = {sum} = {share}")
}

/// Writes the formula of a cost, or of the share of voice.
fn of_money(report: &Report<'_>, shown: &View<'_>, explained: ReachFigure) -> Figure<String> {
    let analysis = report.analysis;
    let costs = plan_cost(analysis);
    let media = money(report, analysis.budget.media.exact()?.to_major(analysis.budget.currency));
    let (points, thousand) = (decimal(report, shown.grp, 1), whole(report, 1000));
    let of = |name: &str, divisor: String, value: f64| format!("{name}{media} ÷ {divisor} = {}", money(report, value));
    Ok(match explained {
        ReachFigure::PerPoint => of("CPP = ", points, costs.per_point?),
        ReachFigure::PerThousand => {
            of("CPM = ", format!("({} ÷ {thousand})", decimal(report, shown.impressions, 0)), costs.per_thousand?)
        }
        ReachFigure::PerThousandReached => {
            let (reach, people) = (percent(report, shown.k_plus[0]), decimal(report, shown.people, 0));
            of("", format!("({reach} × {people} ÷ {thousand})"), costs.per_thousand_reached?)
        }
        _ => {
            let share = share_of_voice(report.plan, shown.grp)?;
            let category = report.plan.settings.category_grp.unwrap_or_default();
            format!("{points} ÷ {} = {}", decimal(report, category, 1), percent(report, share))
        }
    })
}

/// Writes net reach: `1+ = 1 − Π(1 − r)`, where channels are independent; otherwise that product averaged over the common inclination.
#[must_use]
pub fn net_reach(report: &Report<'_>, shown: &View<'_>) -> Vec<String> {
    let (one, reach) = (whole(report, 1), percent(report, shown.k_plus[0]));
    if shown.audience.is_none() {
        let reached = decimal(report, shown.k_plus[0] * shown.people, 0);
        return vec![format!("{one}+ = Σ(N × r) ÷ Σ N = {reached} ÷ {} = {reach}", decimal(report, shown.people, 0))];
    }
    let factors = listed(report, shown.channels.iter().map(|(_, part)| 1.0 - part.reach), 4, " × ");
    if shown.overlaps.is_empty() {
        return vec![format!("{one}+ = {one} − Π({one} − r) = {one} − {factors} = {reach}")];
    }
    let chance: f64 = shown.channels.iter().map(|(_, part)| 1.0 - part.reach).product();
    vec![
        format!("{one}+ = {one} − Σ w(z) × Π({one} − r(z)) = {reach}"),
        format!("λ = {}:  {one} − {factors} = {}", whole(report, 0), percent(report, 1.0 - chance)),
    ]
}
