//! The list of the worksheets: in groups, or by how well they answer what is looked for.

use eframe::egui::{Key, Modifiers, Response, Ui};

use super::cards::{self, Placed};
use super::hits::{self, Found, find};
use super::{WorksheetsView, count, drawing, is_by_key, own, sheets};
use crate::app::{Action, Page, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, beside, button, group, link, page_heading, plain_field, row, row_end, small, strong, toggle, weak,
};
use crate::search::Query;
use crate::text::strings::{WorksheetsTexts, fill, slots};
use crate::worksheet::{Completeness, Framework, Group, completeness, in_book};

/// From this width on two worksheets stand beside each other in the list.
const TWO_COLUMNS: f32 = 900.0;

/// Says which worksheets the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
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
    fn name(self, words: &WorksheetsTexts) -> &'static str {
        match self {
            Self::All => words.filter_all,
            Self::Favourites => words.filter_favourites,
            Self::Begun => words.filter_begun,
            Self::InBook => words.filter_book,
        }
    }

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

/// Shows the list.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let mut adds = false;
    page_heading(ui, Page::Worksheets.title(cx.texts), |ui| {
        weak(ui, &answered_words(cx, all(cx)));
        adds = button(ui, words.add_file).clicked();
    });
    if adds {
        cx.push(Action::Worksheet(WorksheetAction::Ask));
    }
    let (field, is_entered) = if ui.available_width() >= TWO_COLUMNS {
        row(ui, |ui| {
            let searched = search(cx, ui, view);
            filters(cx, ui, view);
            searched
        })
    } else {
        let searched = search(cx, ui, view);
        row(ui, |ui| filters(cx, ui, view));
        searched
    };
    ui.add_space(space::SMALL);
    let query = Query::new(&view.query);
    if query.is_empty() {
        groups(cx, ui, &field, view);
    } else {
        results(cx, ui, &query, is_entered, view);
    }
}

/// Shows the field that looks for a worksheet, and says whether what it says is to be opened.
fn search(cx: &Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) -> (Response, bool) {
    let words = &cx.texts.worksheets;
    let look = FieldLook { width: ui.available_width().min(268.0), lines: 1, hint: words.search_hint };
    let (field, typed) = plain_field(ui, "worksheets search", words.search, &view.query, look);
    // What is typed on the list looks for a worksheet, and Enter opens the one that answers it best.
    if !std::mem::replace(&mut view.is_listed, true) && cx.app.dialog.is_none() {
        field.request_focus();
    }
    let is_entered = (field.has_focus() || field.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(typed) = typed {
        view.query = typed;
    }
    let is_in_it = field.has_focus() || field.lost_focus();
    if is_in_it && !view.query.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.query.clear();
        field.request_focus();
    }
    (field, is_entered)
}

/// Lists all worksheets, those of the program first.
fn all<'a>(cx: &Cx<'a>) -> impl Iterator<Item = &'a Framework> + use<'a> {
    sheets(cx).iter().chain(cx.app.own_worksheets.frameworks())
}

/// Shows the worksheets that the filter takes, group by group, and those of the user's own with their folder.
fn groups(cx: &mut Cx<'_>, ui: &mut Ui, field: &Response, view: &mut WorksheetsView) {
    let filter = view.kept.filter;
    let mut placed = Placed::default();
    let mut shown = 0;
    for part in Group::ALL {
        let of_group = sheets(cx).iter().filter(|sheet| sheet.group == part && filter.takes(cx, sheet));
        let found: Vec<Found<'_>> = of_group.map(Found::unsearched).collect();
        if found.is_empty() {
            continue;
        }
        shown += found.len();
        caption(cx, ui, group_name(cx, part), &found);
        cards::show(cx, ui, &found, view, &mut placed);
    }
    let app = cx.app;
    let own_sheets = app.own_worksheets.frameworks().filter(|sheet| filter.takes(cx, sheet));
    let own_sheets: Vec<Found<'_>> = own_sheets.map(Found::unsearched).collect();
    shown += own_sheets.len();
    if !own_sheets.is_empty() {
        caption(cx, ui, cx.texts.worksheets.group_own, &own_sheets);
        cards::show(cx, ui, &own_sheets, view, &mut placed);
    }
    cards::keys(ui, field, &placed);
    if filter == Filter::All {
        ui.add_space(space::SMALL);
        let title = if own_sheets.is_empty() { cx.texts.worksheets.group_own } else { "" };
        group(ui, title, |ui| own::folder(cx, ui));
        own::without_framework(cx, ui);
    }
    if shown == 0 {
        weak(ui, cx.texts.worksheets.nothing_filtered);
    }
}

/// Shows the name of a group with how much of its worksheets is answered.
fn caption(cx: &Cx<'_>, ui: &mut Ui, name: &str, found: &[Found<'_>]) {
    row(ui, |ui| {
        strong(ui, name);
        small(ui, &answered_words(cx, found.iter().map(|found| found.sheet)));
    });
}

/// Shows the worksheets that answer what is looked for, the best first: it is the one that Enter opens.
fn results(cx: &mut Cx<'_>, ui: &mut Ui, query: &Query, is_entered: bool, view: &mut WorksheetsView) {
    let filter = view.kept.filter;
    let taken = all(cx).filter(|sheet| filter.takes(cx, sheet));
    let mut found: Vec<Found<'_>> = taken.filter_map(|sheet| find(query, sheet, cx.plan())).collect();
    found.sort_by_key(|found| found.fit);
    let Some(best) = found.first() else {
        weak(ui, &fill!(cx.texts.worksheets.nothing_found, &[("text", &view.query)]));
        return;
    };
    let number = cx.locale.whole(u64::try_from(found.len()).unwrap_or(u64::MAX));
    group(ui, &fill!(cx.texts.worksheets.found, &[("count", &number)]), |ui| entries(cx, ui, &found, view));
    if is_entered {
        best.open(cx.plan(), view);
    }
}

/// Shows the choice of which worksheets are listed, with how many each filter takes: one choice at a time.
fn filters(cx: &Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    for filter in [Filter::All, Filter::Favourites, Filter::Begun, Filter::InBook] {
        let taken = all(cx).filter(|sheet| filter.takes(cx, sheet)).count();
        let number = cx.locale.whole(u64::try_from(taken).unwrap_or(u64::MAX));
        let name = fill!(words.filter_count, slots![("name", filter.name(words)), ("count", &*number)]);
        if toggle(ui, view.kept.filter == filter, &name).clicked() {
            view.kept.filter = filter;
        }
    }
}

/// Shows worksheets that were found, beside each other where there is room.
fn entries(cx: &mut Cx<'_>, ui: &mut Ui, found: &[Found<'_>], view: &mut WorksheetsView) {
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

pub(super) fn group_name(cx: &Cx<'_>, group: Group) -> &'static str {
    let words = &cx.texts.worksheets;
    match group {
        Group::Course => words.group_course,
        Group::Integration => words.group_integration,
        Group::Coursework => words.group_coursework,
        Group::Models => words.group_models,
    }
}

/// Says how much of several worksheets is answered.
fn answered_of<'f>(cx: &Cx<'_>, sheets: impl IntoIterator<Item = &'f Framework>) -> Completeness {
    let each = sheets.into_iter().map(|sheet| completeness(cx.plan(), sheet).1);
    each.fold(Completeness::default(), Completeness::and)
}

/// Says how much of several worksheets is answered.
fn answered_words<'f>(cx: &Cx<'_>, sheets: impl IntoIterator<Item = &'f Framework>) -> String {
    fill!(cx.texts.worksheets.required_answered, &[("done", &count(cx, answered_of(cx, sheets)))])
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, found: &Found<'_>, view: &mut WorksheetsView) {
    let language = cx.language();
    let framework = found.sheet;
    let (_, whole) = completeness(cx.plan(), framework);
    let opened = row(ui, |ui| {
        let opened = link(ui, framework.name.get(language)).clicked();
        row_end(ui, |ui| {
            cards::star(cx, ui, framework);
            drawing::progress(ui, whole);
            small(ui, &count(cx, whole));
        });
        opened
    });
    weak(ui, framework.about.get(language));
    hits::show(cx, ui, found, view);
    if opened && is_by_key(ui) {
        found.open(cx.plan(), view);
    } else if opened {
        view.open_sheet(&framework.id);
    }
}
