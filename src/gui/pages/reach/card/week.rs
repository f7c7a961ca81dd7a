//! What is reached up to a week and in it alone, worked out from what is placed in these weeks.

use eframe::egui::Ui;

use super::super::{Shown, effective_frequency};
use super::Line;
use super::formulas::{at_least, decimal, net_reach, percent};
use crate::analysis::{Answer, Question, WeeksShown};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::plan::{Figure, NotComputable};
use crate::reach::ReachResults;
use crate::text;

/// The figures of a week, each with its formula.
pub(super) fn lines(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, week: u32) -> Vec<Line> {
    let texts = &cx.texts.reach_page;
    let Some(at) = shown.build.iter().position(|point| point.week == week) else { return Vec::new() };
    let point = shown.build[at];
    let mut lines = vec![Line::Text(texts.week_to_date.to_owned())];
    if let Some(found) = alone(cx, ui, &Question::Weeks(WeeksShown::ToDate, 1, week)) {
        match weeks(cx, shown, found) {
            Ok(shown) => {
                lines.extend(net_reach(cx, &shown).into_iter().map(Line::Formula));
                if effective_frequency(cx) > 1 {
                    lines.push(Line::Formula(at_least(cx, &shown, effective_frequency(cx))));
                }
            }
            Err(why) => lines.push(Line::Text(text::reason(why, cx.language()).to_owned())),
        }
    }
    let before = at.checked_sub(1).map(|before| shown.build[before]);
    let (points, reach) = before.map_or((0.0, 0.0), |before| (before.grp, before.k_plus[0]));
    let weekly = decimal(cx, point.weekly_grp, 1);
    lines.push(Line::Formula(format!("GRP = {} + {weekly} = {}", decimal(cx, points, 1), decimal(cx, point.grp, 1))));
    lines.push(Line::Text(texts.week_alone.to_owned()));
    if let Some(found) = alone(cx, ui, &Question::Weeks(WeeksShown::Alone, week, week)) {
        match weeks(cx, shown, found) {
            Ok(shown) => lines.extend(net_reach(cx, &shown).into_iter().map(Line::Formula)),
            Err(why) => lines.push(Line::Text(text::reason(why, cx.language()).to_owned())),
        }
    }
    lines.push(Line::Text(texts.week_adds.to_owned()));
    lines.push(Line::Formula(format!(
        "{} − {} = {}",
        percent(cx, point.k_plus[0]),
        percent(cx, reach),
        percent(cx, point.k_plus[0] - reach)
    )));
    lines
}

/// The results of some weeks alone, once they are those of this plan: the sums around them are.
fn alone<'a>(cx: &Cx<'a>, ui: &mut Ui, question: &Question) -> Option<&'a ReachResults> {
    match look_at(cx, ui, question).filter(|found| found.is_current)?.answer {
        Answer::Weeks(results) => Some(results),
        _ => None,
    }
}

/// What the page would show of some weeks alone.
fn weeks<'a>(cx: &Cx<'_>, shown: &Shown<'_>, found: &'a ReachResults) -> Figure<Shown<'a>> {
    let k = effective_frequency(cx);
    let Some(position) = shown.audience else {
        return found.total.as_ref().map(|total| Shown::of_total(total, k)).map_err(|why| *why);
    };
    let size = cx.plan().audiences.get(position).map_or(0, |audience| audience.size);
    let reach = found.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
    reach.as_ref().map(|reach| Shown::of_audience(position, size, reach, k)).map_err(|why| *why)
}
