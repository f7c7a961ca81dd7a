//! Week by week: how alike the exposures of each week are, and how far the story goes on from one to the next.

use eframe::egui::Ui;
use egui_plot::{HLine, LineStyle, PlotPoint};

use super::{three, three_or_reason};
use crate::consistency::{ScheduleFit, WeekConsistency};
use crate::gui::context::Cx;
use crate::gui::plots::{Chart, beside, dots, figure, line, week_title, whole_marks, written};
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{label, section, small, strong, weak};
use crate::report::consistency;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Names the table of links, and the place of their cards.
const LINKS: &str = "links of weeks";
/// Height of the plot in points.
const PLOT_HEIGHT: f32 = 190.0;

/// Stretches of weeks that have a figure; a week without one breaks the line.
fn runs(weeks: &[WeekConsistency]) -> Vec<Vec<PlotPoint>> {
    let mut runs: Vec<Vec<PlotPoint>> = vec![Vec::new()];
    for (week, point) in (1_u32..).zip(weeks) {
        match (point.exposure_weighted, runs.last_mut()) {
            (Ok(value), Some(run)) => run.push(PlotPoint::new(f64::from(week), value)),
            (Err(_), _) => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, words.weeks_hint);
    let results = &cx.analysis().consistency;
    let runs = runs(&results.weeks);
    if runs.is_empty() {
        let why = results.weeks.iter().find_map(|week| week.exposure_weighted.err());
        label(ui, why.map_or(text::DASH, |why| text::reason(why, cx.language())));
        return;
    }
    let count = u32::try_from(results.weeks.len()).unwrap_or(u32::MAX).max(1);
    let values: Vec<String> = runs.iter().flatten().map(|point| three(cx, point.y)).collect();
    let chart = Chart {
        id: "consistency of weeks",
        name: &fill(words.weeks_name, &[("values", &values.join(" · "))]),
        height: PLOT_HEIGHT,
        across: [0.5, f64::from(count) + 0.5],
        top: 1.06,
        across_marks: whole_marks(cx, 1, count, ui.available_width()),
        marks: [0.0, 0.5, 1.0].map(|value| (value, cx.locale.decimal(value, 1))).to_vec(),
    };
    let colour = palette(ui.visuals()).third_curve;
    let last = runs.last().and_then(|run| run.last()).copied();
    let area = chart.show_weeks(
        cx,
        ui,
        |plot| {
            if let Ok(whole) = results.exposure_weighted {
                let whole = HLine::new("", whole).color(colour.gamma_multiply(0.6)).width(1.0);
                plot.hline(whole.style(LineStyle::dashed_dense()).allow_hover(false));
            }
            for run in runs {
                plot.line(line(run.clone(), colour));
                plot.points(dots(run, colour));
            }
        },
        |ui, week| {
            let week = week as u32;
            strong(ui, &week_title(cx, week));
            if let Some(result) = results.weeks.get(week as usize - 1) {
                label(ui, &three_or_reason(cx, &result.exposure_weighted));
            }
        },
    );
    if let Some(last) = last {
        area.name_curve(ui, last, &three(cx, last.y), colour);
    }
}

/// Continuity: the mean link, presence against the declared schedule, and every link.
pub(super) fn continuity(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency.continuity;
    ui.add_space(space::SMALL);
    let active = cx.locale.whole(results.active_weeks);
    let all = cx.locale.whole(cx.plan().calendar.weeks);
    let gap = cx.locale.whole(results.longest_gap_weeks);
    let presence = fill(words.presence_caption, &[("active", &active), ("all", &all), ("gap", &gap)]);
    let schedule = cx.plan().settings.schedule;
    let declared = schedule.map_or(words.no_schedule, |schedule| terms::schedule(schedule, cx.language()));
    let figures = [
        (
            words.continuity,
            written(cx, &results.thematic, |value| three(cx, value)),
            words.continuity_caption.to_owned(),
        ),
        (words.presence, written(cx, &results.presence, |share| cx.locale.percent(share, 0)), presence),
        (cx.texts.terms.schedule, Ok(declared.to_owned()), fit(cx).to_owned()),
    ];
    beside(ui, &[1.2, 1.0, 1.0], |ui, part| {
        let (name, value, caption) = &figures[part];
        figure(ui, name, value, caption);
    });
    if !results.links.is_empty() {
        section(ui, words.links, false, |ui| {
            small(ui, words.links_hint);
            super::table_with_cards(cx, ui, LINKS, consistency::weeks, 12);
        });
    }
}

fn fit(cx: &Cx<'_>) -> &'static str {
    let words = &cx.texts.consistency_page;
    match cx.analysis().consistency.continuity.fit {
        None => words.fit_none,
        Some(ScheduleFit::AsDeclared) => words.fit_as_declared,
        Some(ScheduleFit::DarkWeeks) => words.fit_dark_weeks,
        Some(ScheduleFit::NoPause) => words.fit_no_pause,
        Some(ScheduleFit::NoPulse) => words.fit_no_pulse,
    }
}
