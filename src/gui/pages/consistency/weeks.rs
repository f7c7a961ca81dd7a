//! Week by week: how alike the exposures of each week are, and how far the story goes on from one to the next.

use eframe::egui::Ui;

use super::three;
use crate::consistency::ScheduleFit;
use crate::gui::context::Cx;
use crate::gui::parts::figures::{columns_by_share, figure, names_height, written};
use crate::gui::parts::held::plot_beside;
use crate::gui::parts::plot::{PlotLook, PlotOf, show as show_plot};
use crate::gui::theme::space;
use crate::gui::widgets::{label, section, small, weak};
use crate::report::{consistency, plots};
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Names the plot.
const WEEKS: &str = "consistency of weeks";
/// Names the table of links, and the place of their cards.
const LINKS: &str = "links of weeks";
/// Height of the plot in points.
const PLOT_HEIGHT: f32 = 190.0;

/// Shows the plot.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, cx.texts.figures.consistency_of_weeks_hint);
    let weeks = &cx.analysis().consistency.weeks;
    let Some(plot) = plot_beside(cx, WEEKS, PlotOf::default(), plots::weeks, plots::then::consistency) else {
        let why = weeks.iter().find_map(|week| week.exposure_weighted.err());
        label(ui, why.map_or(text::DASH, |why| text::reason(why, cx.language())));
        return;
    };
    let values: Vec<String> = weeks.iter().filter_map(|week| Some(three(cx, week.exposure_weighted.ok()?))).collect();
    let name = fill!(words.weeks_name, &[("values", &values.join(cx.locale.dot()))]);
    show_plot(cx, ui, &plot, &PlotLook::at(WEEKS, PLOT_HEIGHT).named(&name));
}

/// Shows continuity: the mean link, presence against the declared schedule, and every link.
pub(super) fn continuity(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency.continuity;
    ui.add_space(space::SMALL);
    let active = cx.locale.whole(results.active_weeks);
    let all = cx.locale.whole(cx.plan().calendar.weeks);
    let gap = cx.locale.whole(results.longest_gap_weeks);
    let presence = fill!(words.presence_caption, &[("active", &active), ("all", &all), ("gap", &gap)]);
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
    let shares = [1.2, 1.0, 1.0];
    let names = names_height(ui, &shares, figures.iter().map(|figure| figure.0));
    columns_by_share(ui, &shares, |ui, part| {
        let (name, value, caption) = &figures[part];
        figure(ui, (name, names), value, caption);
    });
    if !results.links.is_empty() {
        section(ui, words.links, false, |ui| {
            small(ui, cx.texts.figures.links_hint);
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
