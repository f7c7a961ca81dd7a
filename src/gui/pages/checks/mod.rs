//! The Checks page: problems and gaps by weight, each with the way to its place.

use eframe::egui::{Color32, Sense, Ui, Vec2};

use crate::check::{Code, Problem, Severity};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::table::{Of, table_of};
use crate::gui::theme::{palette, space};
use crate::gui::ways::way;
use crate::gui::widgets::{
    Icon, PAGE_WIDTH, button, column, group, hover, label, page_heading, paint_icon, row, row_with_end, scroll_page,
    small, title, weak,
};
use crate::report::plan::first_checks;
use crate::text::Noun;
use crate::text::strings::fill;

/// The most problems of one weight that are listed: each is laid out anew in every frame.
const MOST_LISTED: usize = 200;
/// Names the table of sentences.
const SENTENCES: &str = "sentences of checks";

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    scroll_page(ui, "checks page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui) {
    page_heading(ui, cx.texts.commands.page_checks, |_| {});
    let words = &cx.texts.checks_page;
    let problems = &cx.analysis().problems;
    counts(cx, ui, problems);
    ui.add_space(space::SMALL);
    if problems.is_empty() {
        row(ui, |ui| {
            icon(ui, Icon::Tick, palette(ui.visuals()).accent);
            title(ui, words.none_title);
        });
        label(ui, words.none);
        ui.add_space(space::SMALL);
    }
    // Each sentence is written once a plan, not once a frame.
    let sentences = table_of(cx, SENTENCES, Of::default(), |report| first_checks(report, MOST_LISTED));
    let mut sentences = sentences.table.rows.iter().filter_map(|row| Some(row.cells.get(1)?.text.as_str()));
    for severity in [Severity::Error, Severity::Warning, Severity::Notice] {
        let members: Vec<&Problem> = problems.iter().filter(|problem| problem.severity == severity).collect();
        if !members.is_empty() {
            part(cx, ui, severity, &members, &mut sentences);
        }
    }
    group(ui, words.checked_title, |ui| {
        let count = cx.locale.ungrouped(i128::try_from(Code::ALL.len()).unwrap_or(0));
        weak(ui, &fill!(words.checked, &[("count", &count)]));
        weak(ui, cx.texts.figures.not_judged);
    });
}

fn noun(severity: Severity) -> Noun {
    match severity {
        Severity::Error => Noun::Error,
        Severity::Warning => Noun::Warning,
        Severity::Notice => Noun::Notice,
    }
}

/// Shows how many problems of each weight there are, and that none of them is grave where none is.
fn counts(cx: &Cx<'_>, ui: &mut Ui, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    let all = [Severity::Error, Severity::Warning, Severity::Notice];
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counted = all.map(|severity| cx.locale.count(u64::try_from(count(severity)).unwrap_or(0), noun(severity)));
    weak(ui, &counted.join(cx.locale.dot()));
    if count(Severity::Error) + count(Severity::Warning) == 0 {
        weak(ui, cx.texts.checks_page.no_errors);
    }
}

fn icon(ui: &mut Ui, icon: Icon, colour: Color32) {
    let (rect, _) = fit::allocate(ui, Vec2::splat(18.0), Sense::hover());
    paint_icon(ui.painter(), icon, rect.shrink(1.0), colour, false);
}

/// Shows the problems of one weight, each with the next of the `sentences`.
fn part<'s>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    severity: Severity,
    problems: &[&Problem],
    sentences: &mut impl Iterator<Item = &'s str>,
) {
    let words = &cx.texts.checks_page;
    let colours = *palette(ui.visuals());
    let (name, hint, mark, colour) = match severity {
        Severity::Error => (words.errors, words.errors_hint, Icon::Stop, colours.error),
        Severity::Warning => (words.warnings, words.warnings_hint, Icon::Caution, colours.warning),
        Severity::Notice => (words.notices, words.notices_hint, Icon::Info, colours.weak_text),
    };
    group(ui, "", |ui| {
        row(ui, |ui| {
            title(ui, name);
            let count = cx.locale.whole(i128::try_from(problems.len()).unwrap_or(0));
            weak(ui, &count);
        });
        small(ui, hint);
        ui.add_space(space::TIGHT);
        for (problem, sentence) in problems.iter().take(MOST_LISTED).zip(sentences) {
            line(cx, ui, (problem, sentence), mark, colour);
        }
        if problems.len() > MOST_LISTED {
            let count = cx.locale.whole(i128::try_from(problems.len() - MOST_LISTED).unwrap_or(0));
            weak(ui, &fill!(cx.texts.shared.more, &[("count", &count)]));
        }
    });
}

fn line(cx: &mut Cx<'_>, ui: &mut Ui, (problem, sentence): (&Problem, &str), mark: Icon, colour: Color32) {
    let said = |ui: &mut Ui| {
        icon(ui, mark, colour);
        column(ui, |ui| {
            // As far down as the middle of the icon and the button beside it.
            ui.add_space(4.0);
            label(ui, sentence);
        });
    };
    row_with_end(ui, said, |ui| {
        let (action, page) = way(problem);
        let name = fill!(cx.texts.checks_page.show_on, &[("page", page.title(cx.texts))]);
        if hover(button(ui, &name), sentence).clicked() {
            cx.push(action);
        }
    });
}
