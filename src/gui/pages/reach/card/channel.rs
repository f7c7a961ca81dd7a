//! What a channel gives, each figure with its formula.

use super::super::{Shown, channels};
use super::Line;
use super::formulas::{decimal, money, percent};
use crate::analysis::channel_cost;
use crate::gui::context::Cx;
use crate::gui::plots::term;

/// Every figure of the row of the channel at a place of the plan.
pub(super) fn lines(cx: &Cx<'_>, shown: &Shown<'_>, channel: usize) -> Vec<Line> {
    let Some(at) = shown.channels.iter().position(|(position, _)| *position == channel) else { return Vec::new() };
    let part = &shown.channels[at].1;
    let (texts, names) = (&cx.texts.reach_page, &cx.texts.window);
    let whole = |value: f64| decimal(cx, value, 0);
    let line = |name: &str, is: String| format!("{} = {is}", term(cx, name.to_owned()));
    let hundred = term(cx, cx.locale.ungrouped(100));
    let net = shown.k_plus[0];
    let before: f64 = shown.channels[..at].iter().map(|(_, part)| part.added_reach).sum();
    let one = term(cx, cx.locale.ungrouped(1));
    let mut lines = vec![
        line(
            names.key_grp,
            format!("{hundred} × {} ÷ {} = {}", whole(part.impressions), whole(shown.people), decimal(cx, part.grp, 1)),
        ),
        line(texts.reach, format!("{one} − {} = {}", decimal(cx, 1.0 - part.reach, 4), percent(cx, part.reach))),
        line(
            texts.exclusive,
            format!(
                "{} − {} = {}",
                percent(cx, net),
                percent(cx, net - part.exclusive_reach),
                percent(cx, part.exclusive_reach)
            ),
        ),
        line(
            texts.added,
            format!(
                "{} − {} = {}",
                percent(cx, before + part.added_reach),
                percent(cx, before),
                percent(cx, part.added_reach)
            ),
        ),
    ];
    if shown.grp > 0.0 {
        let share = percent(cx, part.grp / shown.grp);
        let ratio = format!("{} ÷ {} = {share}", decimal(cx, part.grp, 1), decimal(cx, shown.grp, 1));
        lines.push(line(texts.share_of_plan, ratio));
    }
    let cost = channels::cost(cx, channel, shown.audience);
    let cost_words = term(cx, cx.locale.total(cost, cx.plan().money.currency));
    if shown.is_whole(cx)
        && let Ok(each) = channel_cost(cx.analysis(), channel).per_thousand_reached
    {
        let (reach, thousand) = (percent(cx, part.reach), term(cx, cx.locale.ungrouped(1000)));
        let of = format!("{cost_words} ÷ ({reach} × {} ÷ {thousand}) = {}", whole(shown.people), money(cx, each));
        lines.push(line(texts.cost_per_thousand_reached, of));
    } else {
        lines.push(line(texts.cost, cost_words));
    }
    lines.into_iter().map(Line::Formula).chain([Line::Text(texts.channel_working.to_owned())]).collect()
}
