//! Says what the last step changed of a number, and why frequency fell where it did.

use crate::analysis::{Analysis, plan_cost};
use crate::plan::{Figure, NotComputable};
use crate::reach::share_of_voice;
use crate::report::reach::View;
use crate::report::{Earlier, ReachFigure, Report};
use crate::text::strings::fill;

/// Says what the figure was before the last step, or in the pinned state, and is now, and why frequency fell where it did.
pub(super) fn since_last_step(
    report: &Report<'_>,
    shown: &View<'_>,
    explained: ReachFigure,
    earlier: Option<Earlier<'_>>,
) -> Vec<String> {
    let texts = &report.texts.cards;
    let Some(compared) = earlier else { return vec![texts.no_step_yet.to_owned()] };
    let before = compared.analysis;
    let audience = shown.audience.and_then(|at| report.plan.audiences.get(at));
    let audience = audience.and_then(|audience| before.plan().audiences.position(&audience.id));
    let Ok(before_shown) = View::of(before, audience, report.effective_level()) else { return Vec::new() };
    let now = value(report.analysis, shown, explained);
    let earlier = value(before, &before_shown, explained);
    let (Ok(now), Ok(earlier)) = (now, earlier) else { return Vec::new() };
    let [then, today] = [earlier, now].map(|value| written(report, explained, value));
    let mut lines = vec![compared.said(report, &then, &today)];
    if explained == ReachFigure::Frequency {
        let change = |now: f64, before: f64| report.locale.percent((now / before - 1.0).abs(), 1);
        let (reach, points) = (shown.k_plus[0], shown.grp);
        let (old_reach, old_points) = (before_shown.k_plus[0], before_shown.grp);
        if old_reach > 0.0 && old_points > 0.0 && (now - earlier).abs() > 1e-9 {
            let template = match (reach > old_reach, now < earlier) {
                (true, true) => texts.frequency_fell,
                (false, true) => texts.frequency_fell_with_points,
                (true, false) => texts.frequency_rose_with_points,
                (false, false) => texts.frequency_rose,
            };
            let (reach, points) = (change(reach, old_reach), change(points, old_points));
            lines.push(fill!(template, &[("reach", &reach), ("points", &points)]));
        }
    }
    lines
}

/// Returns the value of a figure, for this plan or for the one before.
fn value(analysis: &Analysis, shown: &View<'_>, explained: ReachFigure) -> Figure {
    let costs = plan_cost(analysis);
    match explained {
        ReachFigure::NetReach => Ok(shown.k_plus[0]),
        ReachFigure::AtLeast(level) => Ok(shown.k_plus[level - 1]),
        ReachFigure::Frequency => shown.average_frequency,
        ReachFigure::Points => Ok(shown.grp),
        ReachFigure::EffectivePoints => Ok(shown.effective_grp),
        ReachFigure::Mean => Ok(shown.mean),
        ReachFigure::Impressions => Ok(shown.impressions),
        ReachFigure::PerPoint => costs.per_point,
        ReachFigure::PerThousand => costs.per_thousand,
        ReachFigure::PerThousandReached => costs.per_thousand_reached,
        ReachFigure::Voice => share_of_voice(analysis.plan(), shown.grp),
        ReachFigure::Week(week) => {
            let point = shown.build.iter().find(|point| point.week == week);
            point.map(|point| point.k_plus[0]).ok_or(NotComputable::NothingPlaced)
        }
        ReachFigure::Pair(a, b) => {
            analysis.reach.share_reached(shown.audience, |duplication| duplication.by_all(&[a, b]))
        }
        ReachFigure::Channel(channel) => {
            let part = shown.channels.iter().find(|(position, _)| *position == channel);
            part.map(|(_, part)| part.reach).ok_or(NotComputable::NothingPlaced)
        }
    }
}

fn written(report: &Report<'_>, explained: ReachFigure, value: f64) -> String {
    match explained {
        ReachFigure::NetReach
        | ReachFigure::AtLeast(_)
        | ReachFigure::Voice
        | ReachFigure::Channel(_)
        | ReachFigure::Week(_)
        | ReachFigure::Pair(..) => report.locale.percent(value, 1),
        ReachFigure::Frequency | ReachFigure::Mean => report.locale.decimal(value, 2),
        ReachFigure::Points | ReachFigure::EffectivePoints => report.locale.decimal(value, 1),
        ReachFigure::Impressions => report.locale.decimal(value, 0),
        ReachFigure::PerPoint | ReachFigure::PerThousand | ReachFigure::PerThousandReached => {
            report.locale.decimal(value, report.plan.money.currency.exponent())
        }
    }
}
