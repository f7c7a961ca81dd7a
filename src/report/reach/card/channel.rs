//! Says what a channel gives, each figure with its formula.

use super::super::channels;
use super::formulas::{decimal, money, percent};
use crate::analysis::channel_cost;
use crate::report::reach::View;
use crate::report::{Line, Report};

/// Returns every figure of the row of the channel at a place of the plan.
pub(super) fn lines(report: &Report<'_>, shown: &View<'_>, channel: usize) -> Vec<Line> {
    let Some(at) = shown.channels.iter().position(|(position, _)| *position == channel) else { return Vec::new() };
    let part = &shown.channels[at].1;
    let (texts, names) = (&report.texts.figures, &report.texts.window);
    let whole = |value: f64| decimal(report, value, 0);
    let line = |name: &str, is: String| format!("{} = {is}", report.term(name.to_owned()));
    let hundred = report.term(report.locale.ungrouped(100));
    let net = shown.k_plus[0];
    let before: f64 = shown.channels[..at].iter().map(|(_, part)| part.added_reach).sum();
    let one = report.term(report.locale.ungrouped(1));
    let mut lines = vec![
        line(
            names.key_grp,
            format!(
                "{hundred} × {} ÷ {} = {}",
                whole(part.impressions),
                whole(shown.people),
                decimal(report, part.grp, 1)
            ),
        ),
        line(
            texts.reach,
            format!("{one} − {} = {}", decimal(report, 1.0 - part.reach, 4), percent(report, part.reach)),
        ),
        line(
            texts.exclusive_reach,
            format!(
                "{} − {} = {}",
                percent(report, net),
                percent(report, net - part.exclusive_reach),
                percent(report, part.exclusive_reach)
            ),
        ),
        line(
            texts.added_reach,
            format!(
                "{} − {} = {}",
                percent(report, before + part.added_reach),
                percent(report, before),
                percent(report, part.added_reach)
            ),
        ),
    ];
    if shown.grp > 0.0 {
        let share = percent(report, part.grp / shown.grp);
        let ratio = format!("{} ÷ {} = {share}", decimal(report, part.grp, 1), decimal(report, shown.grp, 1));
        lines.push(line(texts.share_of_plan, ratio));
    }
    let cost = channels::cost(report, channel, shown.audience);
    let cost_words = report.term(report.locale.total(cost, report.plan.money.currency));
    if shown.is_whole(report.plan)
        && let Ok(each) = channel_cost(report.analysis, channel).per_thousand_reached
    {
        let (reach, thousand) = (percent(report, part.reach), report.term(report.locale.ungrouped(1000)));
        let of = format!("{cost_words} ÷ ({reach} × {} ÷ {thousand}) = {}", whole(shown.people), money(report, each));
        lines.push(line(texts.per_thousand_reached, of));
    } else {
        lines.push(line(texts.cost, cost_words));
    }
    lines.into_iter().map(Line::Formula).chain([Line::Text(report.texts.cards.channel_working.to_owned())]).collect()
}
