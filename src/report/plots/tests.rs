//! What every plot keeps: its numbers are those of the tables, and it says what it shows.

use std::sync::Arc;

use super::{PLOTS, plot, plots};
use crate::analysis::Analysis;
use crate::plan::{Calendar, Currency, Language, Plan};
use crate::report::{self, Exact, Plot, Report, SeriesKind};
use crate::text::Locale;

fn rayhan() -> Arc<Plan> {
    let read = crate::store::read(include_str!("../../../saves/rayhan-soap.ron").as_bytes()).unwrap();
    read.plan
}

/// The sample with a log, whose mentions are all of the third week, so that it has enough of them.
fn heard() -> Arc<Plan> {
    let read = crate::store::read(include_str!("../../../saves/rayhan-listening.ron").as_bytes()).unwrap();
    let mut plan = Plan::clone(&read.plan);
    let day = crate::plan::Day(plan.calendar.first_day(3).unwrap());
    let moved = plan.mentions.iter().map(|mention| crate::plan::Mention { date: Some(day), ..(**mention).clone() });
    plan.mentions = moved.collect();
    Arc::new(plan)
}

#[test]
fn every_plot_says_what_it_shows_in_both_languages() {
    let plan = rayhan();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let ids: Vec<&str> = plots(&report).iter().map(|plot| plot.id).collect();
        let known: Vec<&str> = PLOTS.iter().map(|(id, _)| *id).collect();
        let (first, of_a_log) = known.split_at(known.len() - 4);
        assert_eq!(ids, first, "what no log shows");
        let heard = heard();
        let analysis = Analysis::of(&heard);
        let of_the_log = Report::new(&heard, &analysis, Locale::of(language));
        let others: Vec<Plot> = of_a_log.iter().filter_map(|id| report::plot(&of_the_log, id)).collect();
        assert_eq!(others.iter().map(|plot| plot.id).collect::<Vec<_>>(), of_a_log);
        for plot in plots(&report).into_iter().chain(others) {
            assert!(!plot.title.is_empty() && !plot.x.title.is_empty() && !plot.y.title.is_empty(), "{}", plot.id);
            assert!(plot.series.iter().any(|series| !series.points.is_empty()), "{}", plot.id);
            for series in &plot.series {
                assert!(series.words.is_empty() || series.words.len() == series.points.len(), "{}", plot.id);
                assert!(series.points.iter().all(|(x, y)| x.is_finite() && y.is_finite()), "{}", plot.id);
            }
            let texts = plot.notes.iter().chain(plot.series.iter().map(|series| &series.name));
            assert!(texts.into_iter().all(|text| !text.contains(['{', '}'])), "{}", plot.id);
        }
    }
}

#[test]
fn an_empty_plan_has_no_plot_and_breaks_none() {
    let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 };
    let plan = Arc::new(Plan::empty(calendar, Currency::default()));
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    assert_eq!(plots(&report), Vec::new());
}

/// Returns the points of the first series of this kind.
fn points(plot: &Plot, kind: SeriesKind) -> Vec<f64> {
    let series = plot.series.iter().find(|series| series.kind == kind).unwrap();
    series.points.iter().map(|point| point.1).collect()
}

/// Returns the numbers of a column of a table.
fn column(report: &Report<'_>, id: &str, at: usize) -> Vec<f64> {
    let table = report::table(report, id).unwrap();
    table.rows.iter().map(|row| row.cells[at].value.as_ref().map_or(0.0, Exact::number)).collect()
}

#[test]
fn the_numbers_of_plots_are_those_of_tables() {
    let plan = rayhan();
    let analysis = Analysis::of(&plan);
    let whole = Report::new(&plan, &analysis, Locale::of(Language::En));
    for report in [whole.clone(), whole.clone().of_audience(Some(0)), whole.of_audience(Some(1))] {
        let build = plot(&report, "reach-build").unwrap();
        assert_eq!(points(&build, SeriesKind::Bars), column(&report, "reach-by-week", 4));
        assert_eq!(points(&build, SeriesKind::Line), column(&report, "reach-by-week", 5));
        let spending = plot(&report, "spending").unwrap();
        assert_eq!(points(&spending, SeriesKind::Line), column(&report, "budget-by-week", 5));
        let to_date = super::spent_to_date(&report).unwrap();
        assert_eq!(points(&to_date, SeriesKind::Line), column(&report, "budget-by-week", 5));
        assert!(to_date.series.iter().all(|series| !series.is_stacked()), "weeks have a plot and an axis of their own");
        let shares = plot(&report, "frequency-plot").unwrap();
        let sum: f64 = shares.series.iter().flat_map(|series| &series.points).map(|point| point.1).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        let steps = plot(&report, "channel-steps").unwrap();
        let added: f64 = points(&steps, SeriesKind::Bars).iter().sum();
        let net = points(&build, SeriesKind::Line).last().copied().unwrap();
        assert!((added - net).abs() < 1e-9, "{added} {net}");
    }
}

#[test]
fn plots_say_what_they_have_at_each_place_and_are_tables_too() {
    let plan = rayhan();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let spare = [super::coherence(&report), super::tokens(&report), Some(super::weekly_spending(&report))];
        for plot in plots(&report).into_iter().chain(spare.into_iter().flatten()) {
            let table = super::table(&report, &plot);
            assert_eq!(table.id, plot.id);
            for (row, place) in table.rows.iter().zip(places(&plot)) {
                assert_eq!(row.cells.len(), table.columns.len(), "{}", plot.id);
                let tip = super::tip(&report, &plot, place);
                assert!(!tip.lines.is_empty(), "{} {place}", plot.id);
                assert!(tip.lines.iter().all(|line| !line.is_empty() && !line.contains(['{', '}'])), "{tip:?}");
            }
            assert_eq!(table.rows.len(), places(&plot).len(), "{}", plot.id);
        }
    }
}

/// Returns the places of a plot that have something, in order.
fn places(plot: &Plot) -> Vec<f64> {
    let drawn = plot.series.iter().filter(|series| series.kind != SeriesKind::Lift);
    let mut places: Vec<f64> = drawn.flat_map(|series| &series.points).map(|point| point.0).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}
