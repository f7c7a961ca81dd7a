//! Says what is reached up to a week and in it alone, worked out from what is placed in these weeks.

use super::Beside;
use super::formulas::{at_least, decimal, net_reach, percent};
use crate::plan::{Figure, NotComputable};
use crate::reach::ReachResults;
use crate::report::reach::View;
use crate::report::{Line, Report};
use crate::text;

/// Returns the figures of a week, each with its formula.
pub(super) fn lines(report: &Report<'_>, shown: &View<'_>, week: u32, beside: &Beside<'_>) -> Vec<Line> {
    let texts = &report.texts.cards;
    let Some(at) = shown.build.iter().position(|point| point.week == week) else { return Vec::new() };
    let point = shown.build[at];
    let mut lines = vec![Line::Text(texts.week_to_date.to_owned())];
    if let Some(found) = beside.to_date {
        match weeks(report, shown, found) {
            Ok(shown) => {
                lines.extend(net_reach(report, &shown).into_iter().map(Line::Formula));
                if report.effective_level() > 1 {
                    lines.push(Line::Formula(at_least(report, &shown, report.effective_level())));
                }
            }
            Err(why) => lines.push(Line::Text(text::reason(why, report.locale.language).to_owned())),
        }
    }
    let before = at.checked_sub(1).map(|before| shown.build[before]);
    let (points, reach) = before.map_or((0.0, 0.0), |before| (before.grp, before.k_plus[0]));
    let weekly = decimal(report, point.weekly_grp, 1);
    lines.push(Line::Formula(format!(
        "{} = {} + {weekly} = {}",
        report.term(report.texts.report.grp.to_owned()),
        decimal(report, points, 1),
        decimal(report, point.grp, 1)
    )));
    lines.push(Line::Text(texts.week_alone.to_owned()));
    if let Some(found) = beside.alone {
        match weeks(report, shown, found) {
            Ok(shown) => lines.extend(net_reach(report, &shown).into_iter().map(Line::Formula)),
            Err(why) => lines.push(Line::Text(text::reason(why, report.locale.language).to_owned())),
        }
    }
    lines.push(Line::Text(texts.week_adds.to_owned()));
    lines.push(Line::Formula(format!(
        "{} − {} = {}",
        percent(report, point.k_plus[0]),
        percent(report, reach),
        percent(report, point.k_plus[0] - reach)
    )));
    lines
}

/// Returns what a report shows of some weeks alone.
fn weeks<'a>(report: &Report<'_>, shown: &View<'_>, found: &'a ReachResults) -> Figure<View<'a>> {
    let k = report.effective_level();
    let Some(position) = shown.audience else {
        return found.total.as_ref().map(|total| View::of_total(total, k)).map_err(|why| *why);
    };
    let size = report.plan.audiences.get(position).map_or(0, |audience| audience.size);
    let reach = found.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
    reach.as_ref().map(|reach| View::of_audience(position, size, reach, k)).map_err(|why| *why)
}
