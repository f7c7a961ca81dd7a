//! The Worksheets page: the frameworks of the course in groups with what is answered, and one of them opened as a form.

mod items;
mod rows;
mod sheet;

use eframe::egui::Ui;

use crate::app::Page;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, beside, column, group, label, link, page_heading, plain_field, row, row_end, scroll_page, small, weak,
};
use crate::plan::{Answer, Bilingual, Plan};
use crate::search::{Folded, Query};
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Group, built_in, completeness};

/// From this width on two worksheets stand beside each other in the list.
const TWO_COLUMNS: f32 = 900.0;

/// What the page remembers of a document.
#[derive(Debug, Default)]
pub(in crate::gui) struct WorksheetsView {
    /// The worksheet that is open; the list where none is.
    open: Option<String>,
    /// What is looked for in the list.
    query: String,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let open = view.open.as_deref().and_then(crate::worksheet::framework);
    match open {
        Some(framework) => {
            // Every worksheet begins at its top.
            scroll_page(ui, &format!("worksheet {}", framework.id), 1240.0, |ui| {
                column(ui, |ui| sheet::show(cx, ui, framework, view));
            });
        }
        None => scroll_page(ui, "worksheets", 1240.0, |ui| column(ui, |ui| list(cx, ui, view))),
    }
}

fn list(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    page_heading(ui, Page::Worksheets.title(cx.texts), |_| {});
    weak(ui, words.page_hint);
    let look = FieldLook { width: ui.available_width().min(320.0), lines: 1, hint: words.search_hint };
    let (_, typed) = plain_field(ui, "worksheets search", words.search, &view.query, look);
    if let Some(typed) = typed {
        view.query = typed;
    }
    let query = Query::new(&view.query);
    let mut shown = 0;
    for part in Group::ALL {
        let found: Vec<&Framework> =
            built_in().iter().filter(|sheet| sheet.group == part && is_found(&query, sheet, cx.plan())).collect();
        if found.is_empty() {
            continue;
        }
        shown += found.len();
        group(ui, group_name(cx, part), |ui| {
            let columns = if ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
            for pair in found.chunks(columns) {
                let half = fit::column_of(ui.available_width(), columns, ui.spacing().item_spacing.x);
                match pair {
                    [one, other] => beside(
                        ui,
                        &mut (&mut *cx, &mut *view),
                        half,
                        |(cx, view), ui| {
                            fit::exactly(ui, half - space::LARGE);
                            entry(cx, ui, one, view);
                        },
                        |(cx, view), ui| entry(cx, ui, other, view),
                    ),
                    one => one.iter().for_each(|one| entry(cx, ui, one, view)),
                }
            }
        });
    }
    if shown == 0 {
        weak(ui, &fill(words.nothing_found, &[("text", &view.query)]));
    }
}

fn group_name(cx: &Cx<'_>, group: Group) -> &'static str {
    let words = &cx.texts.worksheets;
    match group {
        Group::Course => words.group_course,
        Group::Integration => words.group_integration,
        Group::Coursework => words.group_coursework,
        Group::Models => words.group_models,
    }
}

/// Whether a worksheet's names or what was answered in it answer the query.
fn is_found(query: &Query, framework: &Framework, plan: &Plan) -> bool {
    if query.is_empty() {
        return true;
    }
    let says = |text: &Bilingual| [&text.en, &text.ar].into_iter().any(|text| query.is_in(&Folded::of(text)));
    let is_answered = |answer: &Answer| match answer {
        Answer::Text(text) => says(text),
        Answer::Rows(rows) => rows.iter().flatten().any(says),
        _ => false,
    };
    let names = || says(&framework.name) || framework.items().any(|(part, item)| says(&part.name) || says(&item.name));
    let sheet = plan.worksheets.find(&framework.id.as_str().into());
    names() || sheet.is_some_and(|sheet| sheet.answers.iter().any(|given| is_answered(&given.answer)))
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let language = cx.language();
    let (_, whole) = completeness(cx.plan(), framework);
    let opened = row(ui, |ui| {
        let opened = link(ui, framework.name.get(language)).clicked();
        row_end(ui, |ui| small(ui, &count(cx, whole)));
        opened
    });
    weak(ui, framework.about.get(language));
    if opened {
        view.open = Some(framework.id.clone());
    }
}

/// "3 of 8".
fn count(cx: &Cx<'_>, done: Completeness) -> String {
    let number = |count: usize| cx.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    fill(cx.texts.worksheets.of, &[("count", &number(done.answered)), ("total", &number(done.items))])
}

/// Shows a hint where there is one.
fn hint(ui: &mut Ui, cx: &Cx<'_>, text: &Bilingual) {
    let text = text.get(cx.language());
    if !text.is_empty() {
        label(ui, text);
    }
}
