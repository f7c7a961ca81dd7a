//! The Worksheets page: the frameworks of the course in groups with what is answered, and one of them opened as a form.

mod briefs;
mod cards;
mod column;
mod drawing;
mod hits;
mod items;
mod list;
mod miniature;
mod names;
mod own;
mod paste;
mod pillars;
mod proofs;
mod rows;
mod sheet;
mod suggestions;
mod whole;

use eframe::egui::{Key, Ui};

use crate::app::{Action, ChangedAnswer, Reveal, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::widgets::{PAGE_WIDTH, beside, column, label, scroll_page};
use crate::plan::{Bilingual, Language, Plan};
use crate::text::Digits;
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Item, built_in_as_read};
use list::Filter;

/// The width of the page from which the names of all worksheets stand beside the open one.
const WITH_NAMES: f32 = 1560.0;

/// Holds what the page remembers of a document.
#[derive(Debug, Default)]
pub(in crate::gui) struct WorksheetsView {
    /// The worksheet that is open; the list where none is.
    open: Option<String>,
    /// What stays while worksheets are opened and left.
    kept: Kept,
    /// What is looked for in the list.
    query: String,
    /// Whether the list has been shown since the last worksheet, or the page, was left.
    is_listed: bool,
    /// The pass in which the page was shown last.
    shown_in: u64,
    /// The part of the open worksheet that is filled in; the first that is not complete where none is chosen.
    part: Option<usize>,
    /// The message whose brief is written, by its place.
    message: usize,
    /// Whether all parts are shown below the figure.
    all_parts: bool,
    /// The item that is brought into view in this frame, with the focus.
    sought: Option<String>,
    /// The item that is brought into view in this frame, with the focus where it is.
    glanced: Option<String>,
    /// The item that was last led to.
    last_sought: Option<String>,
    /// Whether the next thing that can have the focus gets it: what was led to has nothing of its own that can.
    wants_focus: bool,
    /// The first cell of a row that has just got the focus, by its key: the row is brought into view once it is there.
    sought_row: Option<String>,
    /// The figure that was drawn last.
    drawn: Option<sheet::Drawn>,
    /// What was suggested last.
    suggested: Option<suggestions::Suggested>,
}

/// Holds what the page remembers of a document whichever worksheet is open.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    /// The text that was last led to from elsewhere, by its number.
    revealed: Option<u64>,
    /// The answer that was last brought into view because undo or redo changed it, by its number.
    changed: u64,
    /// Which worksheets the list shows.
    filter: Filter,
    /// The language in which answers are shown and written; both where none is chosen.
    answers_in: Option<Language>,
}

impl WorksheetsView {
    fn open_sheet(&mut self, id: &str) {
        let query = std::mem::take(&mut self.query);
        *self = Self { open: Some(id.to_owned()), query, kept: self.kept, ..Self::default() };
    }

    /// Opens a worksheet; one that is opened with the keyboard gets the focus where it is to be filled in.
    fn open(&mut self, plan: &Plan, framework: &Framework, by_key: bool) {
        self.open_sheet(&framework.id);
        if by_key {
            sheet::begin(plan, framework, self);
        }
    }

    fn close(&mut self) {
        *self = Self { query: std::mem::take(&mut self.query), kept: self.kept, ..Self::default() };
    }

    /// Opens the worksheet of a text that the search leads to, with all that is written in it.
    fn follow(&mut self, reveal: Option<&Reveal>) {
        let Some((id, number)) = reveal.and_then(|reveal| Some((reveal.worksheet.as_ref()?, reveal.number))) else {
            return;
        };
        if self.kept.revealed != Some(number) {
            self.open_sheet(id);
            self.kept.revealed = Some(number);
            // It may be in either language.
            self.kept.answers_in = None;
            self.all_parts = true;
        }
    }

    /// Brings the answer into view that undo or redo changed, in the open worksheet where that asks for it too.
    fn follow_change(&mut self, cx: &Cx<'_>) {
        let Some(changed) = &cx.app.changed_answer else { return };
        if self.kept.changed == changed.number {
            return;
        }
        self.kept.changed = changed.number;
        let own = &cx.app.own_worksheets;
        let open = self.open.as_deref().and_then(|id| own.find(id));
        let here = open.and_then(|sheet| Some((sheet, place_of(sheet, changed)?)));
        let found =
            here.or_else(|| own.find(&changed.sheet).and_then(|sheet| Some((sheet, place_of(sheet, changed)?))));
        let Some((sheet, (part, item))) = found else { return };
        if self.open.as_ref() != Some(&sheet.id) {
            self.open_sheet(&sheet.id);
        }
        self.kept.answers_in = None;
        self.part = Some(part);
        self.glanced = Some(item.id.clone());
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

/// Finds the part and the item of a worksheet whose answer was changed.
fn place_of<'f>(sheet: &'f Framework, changed: &ChangedAnswer) -> Option<(usize, &'f Item)> {
    let is_it = |item: &Item| {
        let place = items::Place::of(sheet, item);
        place.sheet == changed.sheet && place.item == changed.item
    };
    let parts = sheet.parts.iter().enumerate();
    parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, item))).find(|(_, item)| is_it(item))
}

/// Returns the worksheets of the program, with the digits of the reader.
fn sheets(cx: &Cx<'_>) -> &'static [Framework] {
    built_in_as_read(cx.locale.digits == Digits::ArabicIndic)
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let app = cx.app;
    view.follow(app.reveal.as_ref());
    view.follow_change(cx);
    let pass = ui.ctx().cumulative_pass_nr();
    if std::mem::replace(&mut view.shown_in, pass) + 1 < pass {
        view.is_listed = false;
    }
    if app.open_worksheet != view.open {
        cx.push(Action::Worksheet(WorksheetAction::Opened(view.open.clone())));
    }
    let open = view.open.as_deref().and_then(|id| app.own_worksheets.find(id));
    match open.map(|framework| cx.report().as_read(framework)) {
        Some(framework) => {
            cx.answers_in = view.kept.answers_in.filter(|_| cx.plan().has_two_languages());
            if ui.available_width() < WITH_NAMES {
                open_sheet(cx, ui, framework, view);
            } else {
                let shared = &mut (&mut *cx, &mut *view);
                beside(
                    ui,
                    shared,
                    names::WIDTH,
                    |(cx, view), ui| {
                        scroll_page(ui, "names of worksheets", names::WIDTH, |ui| names::show(cx, ui, view));
                    },
                    |(cx, view), ui| open_sheet(cx, ui, framework, view),
                );
            }
            cx.answers_in = None;
        }
        None => scroll_page(ui, "worksheets", PAGE_WIDTH, |ui| column(ui, |ui| list::show(cx, ui, view))),
    }
}

/// Shows the open worksheet.
fn open_sheet(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    // Every worksheet begins at its top.
    scroll_page(ui, &format!("worksheet {}", framework.id), PAGE_WIDTH, |ui| {
        column(ui, |ui| sheet::show(cx, ui, framework, view));
    });
}

/// Writes "3 of 8".
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

/// Says whether what was just pressed was pressed with a key.
fn is_by_key(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
}
