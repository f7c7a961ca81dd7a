//! The Compare page: versions of the plan side by side, with what differs and what that does.

mod bars;
mod curves;
mod profile;
mod said;
mod tables;
mod tabs;
mod terms;
mod versions;
mod view;

use eframe::egui::{Color32, Ui};

pub(in crate::gui) use view::CompareView;

use self::view::{Built, Column, Tab};
use crate::analysis::{Answer, Question};
use crate::app::{Action, AlternativeAction, Command, ComparisonFile, ExportAction};
use crate::exchange::export::{Kind, tab_separated};
use crate::gui::answers::{self, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{
    PAGE_WIDTH, button, button_with_choices, check, choice, column, empty_state, page_heading, primary_button, row,
    scroll_page, section, toggle, weak,
};

/// From this width on the figures stand beside the curves: so much, and so much more for each version.
const TWO_COLUMNS: (f32, f32) = (500.0, 200.0);

/// The most versions beside which there is room for curves.
const MOST_BESIDE: usize = 3;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView) {
    scroll_page(ui, "compare page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui, view)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView) {
    match view.tab {
        Tab::Alternatives => {}
        tab => {
            page_heading(ui, cx.texts.commands.page_compare, |_| {});
            tabs_row(cx, ui, view);
            match tab {
                Tab::Objectives => tabs::objectives_tab(cx, ui),
                _ => tabs::contribution_tab(cx, ui),
            }
            return;
        }
    }
    if cx.plan().alternatives.is_empty() && cx.app.plans_beside().is_empty() {
        page_heading(ui, cx.texts.commands.page_compare, |_| {});
        tabs_row(cx, ui, view);
        nothing_yet(cx, ui);
        return;
    }
    alternatives(cx, ui, view);
}

/// Shows the tabs of the page.
fn tabs_row(cx: &Cx<'_>, ui: &mut Ui, view: &mut CompareView) {
    let words = &cx.texts.compare;
    row(ui, |ui| {
        for (tab, name) in [
            (Tab::Alternatives, words.tab_alternatives),
            (Tab::Objectives, words.tab_objectives),
            (Tab::Contribution, words.tab_contribution),
        ] {
            if toggle(ui, view.tab == tab, name).clicked() {
                view.tab = tab;
            }
        }
    });
    ui.add_space(space::TIGHT);
}

/// Shows versions side by side.
fn alternatives(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView) {
    let words = &cx.texts.compare;
    let found = look_at(cx, ui, &Question::Alternatives);
    let alternatives = found.as_ref().and_then(|found| match found.answer {
        Answer::Alternatives(alternatives) => Some(alternatives),
        _ => None,
    });
    let columns = view::columns(cx, alternatives);
    view.follow(cx, &columns);
    heading(cx, ui, view, &columns);
    versions::show(cx, ui, view, &columns);
    // The tables say what objectives come to, which takes long and is worked out beside the window.
    if cx.plan().objectives.is_empty() || answers::objectives(cx, ui).is_some_and(|(found, _)| found.is_current) {
        view.build(cx, &columns, alternatives);
    }
    let Some(built) = view.built.take() else { return };
    match &found {
        Some(found) => found.scope(ui, |ui| results(cx, ui, view, &built)),
        None if cx.plan().alternatives.is_empty() => results(cx, ui, view, &built),
        None => drop(weak(ui, words.waits)),
    }
    view.built = Some(built);
}

/// Says that there is nothing to compare yet, and offers to keep an alternative.
fn nothing_yet(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.compare;
    if empty_state(ui, words.empty_title, words.empty_hint, cx.texts.commands.keep_alternative).clicked() {
        cx.command(Command::KeepAlternative);
    }
    ui.add_space(space::SMALL);
    let pressed = ui.vertical_centered(|ui| button(ui, words.add_plan).clicked()).inner;
    if pressed {
        cx.push(Action::Alternative(AlternativeAction::AskPlan));
    }
}

/// Shows the title of the page, with the base, what is hidden, and what can be added.
fn heading(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView, columns: &[Column<'_>]) {
    let words = &cx.texts.compare;
    page_heading(ui, cx.texts.commands.page_compare, |ui| {
        if button(ui, words.copy_tables).clicked()
            && let Some(built) = &view.built
        {
            let tables: Vec<String> = built
                .tables()
                .map(|table| format!("{}\r\n{}", table.title, tab_separated(table, cx.language())))
                .collect();
            ui.ctx().copy_text(tables.join("\r\n"));
        }
        if let Some(built) = &view.built {
            export(cx, ui, built);
        }
        if button(ui, words.add_plan).clicked() {
            cx.push(Action::Alternative(AlternativeAction::AskPlan));
        }
        if primary_button(ui, cx.texts.commands.keep_alternative).clicked() {
            cx.command(Command::KeepAlternative);
        }
    });
    tabs_row(cx, ui, view);
    row(ui, |ui| {
        weak(ui, words.base);
        let options: Vec<_> = columns.iter().map(|column| (column.key.clone(), column.name.as_str())).collect();
        let base = view.base(columns).clone();
        if let Some(chosen) = choice(ui, words.base, &base, &options, 220.0) {
            view.set_base(chosen);
        }
        if let Some(hides) = check(ui, words.hide_equal, view.hides_equal) {
            view.hides_equal = hides;
        }
    });
    ui.add_space(space::TIGHT);
}

/// Shows the button that keeps all tables as a file, with the curves where the kind has pictures.
fn export(cx: &mut Cx<'_>, ui: &mut Ui, built: &Built) {
    let words = &cx.texts.compare;
    let kinds =
        [(Kind::Workbook, words.export_workbook), (Kind::WebPage, words.export_page), (Kind::Csv, words.export_tables)];
    let Some(taken) = button_with_choices(ui, words.export, &kinds.map(|(_, name)| name)) else { return };
    let file = ComparisonFile {
        kind: kinds[taken].0,
        tables: built.tables().cloned().collect(),
        plots: built.plots.to_vec(),
        locale: cx.locale,
        plan_language: cx.app.plan_language(),
    };
    cx.push(Action::Export(ExportAction::SaveComparison(Box::new(file))));
}

/// Shows the tables, curves and sentences.
fn results(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut CompareView, built: &Built) {
    let is_wide = ui.available_width() >= TWO_COLUMNS.0 + TWO_COLUMNS.1 * built.names.len() as f32;
    if is_wide && built.names.len() <= MOST_BESIDE {
        // Each version takes two columns of the figures.
        let share = 0.8 + 0.2 * built.names.len() as f32;
        columns_by_share(ui, &[share, 1.0], |ui, part| match part {
            0 => tables::figures(cx, ui, built),
            _ => curves::show(cx, ui, view, built),
        });
        columns_by_share(ui, &[1.05, 1.0], |ui, part| match part {
            0 => changes(cx, ui, view, built),
            _ => said::show(cx, ui, built),
        });
    } else {
        tables::figures(cx, ui, built);
        curves::show(cx, ui, view, built);
        changes(cx, ui, view, built);
        said::show(cx, ui, built);
    }
    profile::show(cx, ui, built);
    for table in &built.further {
        section(ui, &table.table.title, false, |ui| tables::show(cx, ui, table));
        ui.add_space(space::TIGHT);
    }
}

/// Shows money by channel, in the order that was chosen.
fn changes(cx: &Cx<'_>, ui: &mut Ui, view: &mut CompareView, built: &Built) {
    if let Some(largest_first) = bars::show(cx, ui, view.largest_first, built) {
        view.largest_first = largest_first;
    }
}

/// Returns the colour of a version: that of text for the first, then those of curves.
fn colour(ui: &Ui, position: usize) -> Color32 {
    let colours = palette(ui.visuals());
    match position {
        0 => colours.text,
        1 => colours.curve,
        2 => colours.second_curve,
        3 => colours.third_curve,
        _ => colours.weak_text,
    }
}

/// Draws a small square in a version's colour.
fn swatch(ui: &mut Ui, position: usize) {
    use eframe::egui::{Sense, Vec2};
    let (rect, _) = crate::gui::fit::allocate(ui, Vec2::splat(12.0), Sense::hover());
    ui.painter().rect_filled(rect, 3, colour(ui, position));
}
