//! The Worksheets page: the frameworks of the course in groups with what is answered, and one of them opened as a form.

mod briefs;
mod drawing;
mod hits;
mod items;
mod miniature;
mod own;
mod pillars;
mod proofs;
mod rows;
mod sheet;
mod suggestions;
mod whole;

use eframe::egui::{Key, Ui};

use crate::app::{Action, Page, Reveal, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, beside, column, group, label, link, page_heading, plain_field, row, row_end, scroll_page, small, toggle,
    weak,
};
use crate::plan::{Bilingual, Plan};
use crate::search::Query;
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Group, Item, built_in, completeness, in_book};
use hits::{hits, says};

/// From this width on two worksheets stand beside each other in the list.
const TWO_COLUMNS: f32 = 900.0;

/// Which worksheets the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    /// All.
    #[default]
    All,
    /// Those that are marked as favourites.
    Favourites,
    /// Those with an answer that are not complete.
    Begun,
    /// Those that the outline of the plan book asks for.
    InBook,
}

impl Filter {
    fn takes(self, cx: &Cx<'_>, framework: &Framework) -> bool {
        match self {
            Self::All => true,
            Self::Favourites => cx.app.preferences.favourite_worksheets.contains(&framework.id),
            Self::InBook => in_book(cx.plan()).any(|id| id == framework.id),
            Self::Begun => {
                cx.plan().worksheets.find(&framework.id.as_str().into()).is_some()
                    && !completeness(cx.plan(), framework).1.is_complete()
            }
        }
    }
}

/// What the page remembers of a document.
#[derive(Debug, Default)]
pub(in crate::gui) struct WorksheetsView {
    /// The worksheet that is open; the list where none is.
    open: Option<String>,
    /// The text that was last led to from elsewhere, by its number.
    revealed: Option<u64>,
    /// What is looked for in the list.
    query: String,
    /// Which worksheets the list shows.
    filter: Filter,
    /// Whether the list has been shown since the last worksheet was left.
    is_listed: bool,
    /// The part of the open worksheet that is filled in; the first that is not complete where none is chosen.
    part: Option<usize>,
    /// The message whose brief is written, by its place.
    message: usize,
    /// Whether all parts are shown below the figure.
    all_parts: bool,
    /// The item that is brought into view in this frame, with the focus.
    sought: Option<String>,
    /// The item that was last led to.
    last_sought: Option<String>,
    /// The figure that was drawn last.
    drawn: Option<sheet::Drawn>,
    /// What was suggested last.
    suggested: Option<suggestions::Suggested>,
}

impl WorksheetsView {
    fn open_sheet(&mut self, id: &str) {
        let query = std::mem::take(&mut self.query);
        let (filter, revealed) = (self.filter, self.revealed);
        *self = Self { open: Some(id.to_owned()), query, filter, revealed, ..Self::default() };
    }

    fn close(&mut self) {
        let (filter, revealed) = (self.filter, self.revealed);
        *self = Self { query: std::mem::take(&mut self.query), filter, revealed, ..Self::default() };
    }

    /// Opens the worksheet of a text that the search leads to, with all that is written in it.
    fn follow(&mut self, reveal: Option<&Reveal>) {
        let Some((id, number)) = reveal.and_then(|reveal| Some((reveal.worksheet.as_ref()?, reveal.number))) else {
            return;
        };
        if self.revealed != Some(number) {
            self.open_sheet(id);
            self.revealed = Some(number);
            self.all_parts = true;
        }
    }

    /// Opens the part of an item, and gives the item the focus.
    fn seek(&mut self, part: usize, item: &Item) {
        self.part = Some(part);
        self.sought = Some(item.id.clone());
        self.last_sought = Some(item.id.clone());
    }

    /// Returns true once for the item that is brought into view.
    fn is_sought(&mut self, item: &Item) -> bool {
        let is_it = self.sought.as_deref() == Some(&*item.id);
        if is_it {
            self.sought = None;
        }
        is_it
    }
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let app = cx.app;
    view.follow(app.reveal.as_ref());
    if app.open_worksheet != view.open {
        cx.push(Action::Worksheet(WorksheetAction::Opened(view.open.clone())));
    }
    let open = view.open.as_deref().and_then(|id| app.own_worksheets.find(id));
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
    let all = || built_in().iter().chain(cx.app.own_worksheets.frameworks());
    page_heading(ui, Page::Worksheets.title(cx.texts), |ui| drop(weak(ui, &answered_words(cx, all()))));
    weak(ui, words.page_hint);
    let look = FieldLook { width: ui.available_width().min(320.0), lines: 1, hint: words.search_hint };
    let (field, typed) = plain_field(ui, "worksheets search", words.search, &view.query, look);
    // What is typed on the list looks for a worksheet, and Enter opens the first that was found.
    if !std::mem::replace(&mut view.is_listed, true) && cx.app.dialog.is_none() {
        field.request_focus();
    }
    let is_entered = (field.has_focus() || field.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(typed) = typed {
        view.query = typed;
    }
    filters(cx, ui, view);
    let filter = view.filter;
    let query = Query::new(&view.query);
    let mut shown = 0;
    let mut first: Option<&Framework> = None;
    for part in Group::ALL {
        let found: Vec<&Framework> = built_in()
            .iter()
            .filter(|sheet| sheet.group == part && filter.takes(cx, sheet) && is_found(&query, sheet, cx.plan()))
            .collect();
        if found.is_empty() {
            continue;
        }
        shown += found.len();
        first = first.or(found.first().copied());
        group(ui, group_name(cx, part), |ui| {
            small(ui, &answered_words(cx, found.iter().copied()));
            entries(cx, ui, &found, view);
        });
    }
    let own: Vec<&Framework> = cx
        .app
        .own_worksheets
        .frameworks()
        .filter(|sheet| filter.takes(cx, sheet) && is_found(&query, sheet, cx.plan()))
        .collect();
    shown += own.len();
    first = first.or(own.first().copied());
    if !own.is_empty() || (query.is_empty() && filter == Filter::All) {
        group(ui, cx.texts.worksheets.group_own, |ui| {
            entries(cx, ui, &own, view);
            own::folder(cx, ui);
        });
    }
    if query.is_empty() && filter == Filter::All {
        own::without_framework(cx, ui);
    }
    if let Some(first) = first.filter(|_| is_entered && !query.is_empty()) {
        view.open_sheet(&first.id);
    }
    if shown == 0 && query.is_empty() {
        weak(ui, cx.texts.worksheets.nothing_filtered);
    } else if shown == 0 {
        weak(ui, &fill!(cx.texts.worksheets.nothing_found, &[("text", &view.query)]));
    }
}

/// Which worksheets are shown: one choice at a time.
fn filters(cx: &Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let all = [
        (Filter::All, words.filter_all),
        (Filter::Favourites, words.filter_favourites),
        (Filter::Begun, words.filter_begun),
        (Filter::InBook, words.filter_book),
    ];
    row(ui, |ui| {
        for (filter, name) in all {
            if toggle(ui, view.filter == filter, name).clicked() {
                view.filter = filter;
            }
        }
    });
    ui.add_space(space::SMALL);
}

/// The worksheets of a group, beside each other where there is room.
fn entries(cx: &mut Cx<'_>, ui: &mut Ui, found: &[&Framework], view: &mut WorksheetsView) {
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
    let is_named = || framework.parts.iter().any(|part| says(query, &part.name)) || says(query, &framework.name);
    query.is_empty() || is_named() || !hits(query, framework, plan).is_empty()
}

/// How much of several worksheets is answered.
fn answered_of<'f>(cx: &Cx<'_>, sheets: impl IntoIterator<Item = &'f Framework>) -> Completeness {
    let each = sheets.into_iter().map(|sheet| completeness(cx.plan(), sheet).1);
    each.fold(Completeness::default(), Completeness::and)
}

/// Says how much of several worksheets is answered.
fn answered_words<'f>(cx: &Cx<'_>, sheets: impl IntoIterator<Item = &'f Framework>) -> String {
    fill!(cx.texts.worksheets.required_answered, &[("done", &count(cx, answered_of(cx, sheets)))])
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let language = cx.language();
    let (parts, whole) = completeness(cx.plan(), framework);
    let opened = row(ui, |ui| {
        let filled: Vec<bool> = parts.iter().map(|done| done.items > 0 && done.is_complete()).collect();
        miniature::show(ui, framework.layout, &filled);
        let opened = link(ui, framework.name.get(language)).clicked();
        row_end(ui, |ui| {
            if cx.app.preferences.favourite_worksheets.contains(&framework.id) {
                small(ui, cx.texts.worksheets.favourite);
            }
            drawing::progress(ui, whole);
            small(ui, &count(cx, whole));
        });
        opened
    });
    weak(ui, framework.about.get(language));
    let query = Query::new(&view.query);
    if !query.is_empty() {
        hits::show(cx, ui, framework, &hits(&query, framework, cx.plan()), view);
    }
    if opened {
        view.open_sheet(&framework.id);
    }
}

/// "3 of 8".
fn count(cx: &Cx<'_>, done: Completeness) -> String {
    let number = |count: usize| cx.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    fill!(cx.texts.worksheets.of, &[("count", &number(done.answered)), ("total", &number(done.items))])
}

/// Shows a hint where there is one.
fn hint(ui: &mut Ui, cx: &Cx<'_>, text: &Bilingual) {
    let text = text.get(cx.language());
    if !text.is_empty() {
        label(ui, text);
    }
}
