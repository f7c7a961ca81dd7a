//! The formulas of the key numbers, with the plan's own values put in.

use eframe::egui::Ui;

use super::super::{Shown, effective_frequency};
use super::{Line, ReachFigure, channel, pair, week};
use crate::analysis::plan_cost;
use crate::gui::context::Cx;
use crate::gui::plots::{k_plus, term};
use crate::plan::Figure;
use crate::reach::share_of_voice;
use crate::text;

pub(super) fn percent(cx: &Cx<'_>, share: f64) -> String {
    term(cx, cx.locale.percent(share, 1))
}

pub(super) fn decimal(cx: &Cx<'_>, value: f64, decimals: u8) -> String {
    term(cx, cx.locale.decimal(value, decimals))
}

pub(super) fn whole(cx: &Cx<'_>, value: u32) -> String {
    term(cx, cx.locale.ungrouped(value))
}

pub(super) fn money(cx: &Cx<'_>, value: f64) -> String {
    decimal(cx, value, cx.plan().money.currency.exponent())
}

/// The most terms of a sum or product that are written out.
const MAX_TERMS: usize = 10;

pub(super) fn listed(cx: &Cx<'_>, values: impl Iterator<Item = f64>, decimals: u8, sign: &str) -> String {
    let mut terms: Vec<String> = values.map(|value| decimal(cx, value, decimals)).collect();
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(sign)
}

/// Each formula with the plan's values put in.
pub(super) fn formulas(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, explained: ReachFigure) -> Vec<Line> {
    match explained {
        ReachFigure::Channel(channel) => channel::lines(cx, shown, channel),
        ReachFigure::Pair(a, b) => pair::lines(cx, shown, a, b),
        ReachFigure::Week(number) => week::lines(cx, ui, shown, number),
        _ => of_key(cx, shown, explained).into_iter().map(Line::Formula).collect(),
    }
}

fn of_key(cx: &Cx<'_>, shown: &Shown<'_>, explained: ReachFigure) -> Vec<String> {
    let (hundred, k) = (whole(cx, 100), effective_frequency(cx));
    let points = decimal(cx, shown.grp, 1);
    let people = decimal(cx, shown.people, 0);
    match explained {
        ReachFigure::NetReach => net_reach(cx, shown),
        ReachFigure::AtLeast(level) => vec![at_least(cx, shown, level)],
        ReachFigure::Frequency => shown.average_frequency.map_or_else(
            |why| vec![text::reason(why, cx.language()).to_owned()],
            |frequency| {
                let name = term(cx, cx.texts.window.key_frequency.to_owned());
                vec![format!(
                    "{name} = GRP ÷ ({hundred} × {}) = {points} ÷ ({hundred} × {}) = {}",
                    k_plus(cx, 1),
                    decimal(cx, shown.k_plus[0], 4),
                    decimal(cx, frequency, 2)
                )]
            },
        ),
        ReachFigure::Points => {
            let parts = listed(cx, shown.channels.iter().map(|(_, part)| part.grp), 1, " + ");
            vec![
                format!("GRP = {hundred} × {} ÷ {people} = {points}", decimal(cx, shown.impressions, 0)),
                format!("GRP = {parts} = {points}"),
            ]
        }
        ReachFigure::EffectivePoints => {
            let k_words = whole(cx, k as u32);
            vec![format!(
                "GRP({k_words}+) = {hundred} × Σ x·P(x ≥ {k_words}) = {}",
                decimal(cx, shown.effective_grp, 1)
            )]
        }
        ReachFigure::Mean => {
            vec![format!("{} ÷ {people} = {}", decimal(cx, shown.impressions, 0), decimal(cx, shown.mean, 4))]
        }
        ReachFigure::Impressions => {
            vec![format!(
                "{} = {}",
                listed(cx, shown.channels.iter().map(|(_, part)| part.impressions), 0, " + "),
                decimal(cx, shown.impressions, 0)
            )]
        }
        ReachFigure::PerPoint | ReachFigure::PerThousand | ReachFigure::PerThousandReached | ReachFigure::Voice => {
            vec![of_money(cx, shown, explained).unwrap_or_else(|why| text::reason(why, cx.language()).to_owned())]
        }
        ReachFigure::Channel(_) | ReachFigure::Pair(..) | ReachFigure::Week(_) => Vec::new(),
    }
}

/// `3+ = Σ P(x ≥ 3) = 0.12 + … = 31.0%`.
pub(super) fn at_least(cx: &Cx<'_>, shown: &Shown<'_>, level: usize) -> String {
    let sum = listed(cx, shown.pmf.iter().skip(level).copied(), 4, " + ");
    let (name, share) = (whole(cx, level as u32), percent(cx, shown.k_plus[level - 1]));
    format!("{name}+ = Σ P(x ≥ {name}) = {sum} = {share}")
}

/// The formula of a cost, or of the share of voice.
fn of_money(cx: &Cx<'_>, shown: &Shown<'_>, explained: ReachFigure) -> Figure<String> {
    let analysis = cx.analysis();
    let costs = plan_cost(analysis);
    let media = money(cx, analysis.budget.media.exact()?.to_major(analysis.budget.currency));
    let (points, thousand) = (decimal(cx, shown.grp, 1), whole(cx, 1000));
    let of = |name: &str, divisor: String, value: f64| format!("{name}{media} ÷ {divisor} = {}", money(cx, value));
    Ok(match explained {
        ReachFigure::PerPoint => of("CPP = ", points, costs.per_point?),
        ReachFigure::PerThousand => {
            of("CPM = ", format!("({} ÷ {thousand})", decimal(cx, shown.impressions, 0)), costs.per_thousand?)
        }
        ReachFigure::PerThousandReached => {
            let (reach, people) = (percent(cx, shown.k_plus[0]), decimal(cx, shown.people, 0));
            of("", format!("({reach} × {people} ÷ {thousand})"), costs.per_thousand_reached?)
        }
        _ => {
            let share = share_of_voice(cx.plan(), shown.grp)?;
            let category = cx.plan().settings.category_grp.unwrap_or_default();
            format!("{points} ÷ {} = {}", decimal(cx, category, 1), percent(cx, share))
        }
    })
}

/// `1+ = 1 − Π(1 − r)`, where channels are independent; otherwise that product averaged over the common inclination.
pub(in crate::gui::pages::reach) fn net_reach(cx: &Cx<'_>, shown: &Shown<'_>) -> Vec<String> {
    let (one, reach) = (whole(cx, 1), percent(cx, shown.k_plus[0]));
    if shown.audience.is_none() {
        let reached = decimal(cx, shown.k_plus[0] * shown.people, 0);
        return vec![format!("{one}+ = Σ(N × r) ÷ Σ N = {reached} ÷ {} = {reach}", decimal(cx, shown.people, 0))];
    }
    let factors = listed(cx, shown.channels.iter().map(|(_, part)| 1.0 - part.reach), 4, " × ");
    if shown.overlaps.is_empty() {
        return vec![format!("{one}+ = {one} − Π({one} − r) = {one} − {factors} = {reach}")];
    }
    let chance: f64 = shown.channels.iter().map(|(_, part)| 1.0 - part.reach).product();
    vec![
        format!("{one}+ = {one} − Σ w(z) × Π({one} − r(z)) = {reach}"),
        format!("λ = {}:  {one} − {factors} = {}", whole(cx, 0), percent(cx, 1.0 - chance)),
    ]
}
