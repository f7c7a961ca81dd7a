//! The list of the worksheets: in groups, or by how well they answer what is looked for.

use eframe::egui::{Key, Mesh, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

use super::hits::{self, Found, find};
use super::{WorksheetsView, count, drawing, is_by_key, miniature, own};
use crate::app::{Action, Page, WorksheetAction};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{
    FieldLook, beside, group, hover, link, page_heading, plain_field, row, row_end, small, toggle, weak,
};
use crate::search::Query;
use crate::text::strings::{WorksheetsTexts, fill, slots};
use crate::worksheet::{Completeness, Framework, Group, built_in, completeness, in_book};

/// From this width on two worksheets stand beside each other in the list.
const TWO_COLUMNS: f32 = 900.0;

/// Which worksheets the list shows.
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
    page_heading(ui, Page::Worksheets.title(cx.texts), |ui| drop(weak(ui, &answered_words(cx, all(cx)))));
    weak(ui, words.page_hint);
    let look = FieldLook { width: ui.available_width().min(320.0), lines: 1, hint: words.search_hint };
    let (field, typed) = plain_field(ui, "worksheets search", words.search, &view.query, look);
    // What is typed on the list looks for a worksheet, and Enter opens the one that answers it best.
    if !std::mem::replace(&mut view.is_listed, true) && cx.app.dialog.is_none() {
        field.request_focus();
    }
    let is_entered = (field.has_focus() || field.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(typed) = typed {
        view.query = typed;
    }
    filters(cx, ui, view);
    let query = Query::new(&view.query);
    if query.is_empty() { groups(cx, ui, view) } else { results(cx, ui, &query, is_entered, view) }
}

/// All worksheets, those of the program first.
fn all<'a>(cx: &Cx<'a>) -> impl Iterator<Item = &'a Framework> + use<'a> {
    built_in().iter().chain(cx.app.own_worksheets.frameworks())
}

/// The worksheets that the filter takes, group by group, and those of the user's own with their folder.
fn groups(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let filter = view.filter;
    let taken = |cx: &Cx<'_>, sheet: &Framework| filter.takes(cx, sheet);
    let mut shown = 0;
    for part in Group::ALL {
        let of_group = built_in().iter().filter(|sheet| sheet.group == part && taken(cx, sheet));
        let found: Vec<Found<'_>> = of_group.map(Found::unsearched).collect();
        if found.is_empty() {
            continue;
        }
        shown += found.len();
        group(ui, group_name(cx, part), |ui| {
            small(ui, &answered_words(cx, found.iter().map(|found| found.sheet)));
            entries(cx, ui, &found, view);
        });
    }
    let app = cx.app;
    let own_sheets = app.own_worksheets.frameworks().filter(|sheet| taken(cx, sheet));
    let own_sheets: Vec<Found<'_>> = own_sheets.map(Found::unsearched).collect();
    shown += own_sheets.len();
    if !own_sheets.is_empty() || filter == Filter::All {
        group(ui, cx.texts.worksheets.group_own, |ui| {
            entries(cx, ui, &own_sheets, view);
            own::folder(cx, ui);
        });
    }
    if filter == Filter::All {
        own::without_framework(cx, ui);
    }
    if shown == 0 {
        weak(ui, cx.texts.worksheets.nothing_filtered);
    }
}

/// The worksheets that answer what is looked for, the best first: it is the one that Enter opens.
fn results(cx: &mut Cx<'_>, ui: &mut Ui, query: &Query, is_entered: bool, view: &mut WorksheetsView) {
    let filter = view.filter;
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

/// Which worksheets are shown, with how many each filter takes: one choice at a time.
fn filters(cx: &Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    row(ui, |ui| {
        for filter in [Filter::All, Filter::Favourites, Filter::Begun, Filter::InBook] {
            let taken = all(cx).filter(|sheet| filter.takes(cx, sheet)).count();
            let number = cx.locale.whole(u64::try_from(taken).unwrap_or(u64::MAX));
            let name = fill!(words.filter_count, slots![("name", filter.name(words)), ("count", &*number)]);
            if toggle(ui, view.filter == filter, &name).clicked() {
                view.filter = filter;
            }
        }
    });
    ui.add_space(space::SMALL);
}

/// Worksheets of the list, beside each other where there is room.
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

fn group_name(cx: &Cx<'_>, group: Group) -> &'static str {
    let words = &cx.texts.worksheets;
    match group {
        Group::Course => words.group_course,
        Group::Integration => words.group_integration,
        Group::Coursework => words.group_coursework,
        Group::Models => words.group_models,
    }
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

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, found: &Found<'_>, view: &mut WorksheetsView) {
    let language = cx.language();
    let framework = found.sheet;
    let (parts, whole) = completeness(cx.plan(), framework);
    let opened = row(ui, |ui| {
        let filled: Vec<bool> = parts.iter().map(|done| done.items > 0 && done.is_complete()).collect();
        miniature::show(ui, framework.layout, &filled);
        let opened = link(ui, framework.name.get(language)).clicked();
        row_end(ui, |ui| {
            star(cx, ui, framework);
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

/// The mark by which a worksheet is found again: a star, full where it is set.
fn star(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let is_one = cx.app.preferences.favourite_worksheets.contains(&framework.id);
    let (rect, response) = fit::allocate(ui, Vec2::splat(ui.spacing().interact_size.y), Sense::click());
    let name = fill!(cx.texts.worksheets.favourite_of, &[("name", framework.name.get(cx.language()))]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_one, &name));
    let colours = palette(ui.visuals());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, crate::gui::theme::RADIUS, colours.selected);
    }
    let colour = if is_one || response.has_focus() { colours.accent } else { colours.control };
    let outer = rect.width() * 0.32;
    let points: Vec<_> = (0..10)
        .map(|at| {
            let length = if at % 2 == 0 { outer } else { outer * 0.45 };
            rect.center() + length * Vec2::angled(std::f32::consts::TAU * (at as f32 / 10.0 - 0.25))
        })
        .collect();
    if is_one {
        let mut inside = Mesh::default();
        inside.colored_vertex(rect.center(), colour);
        for point in &points {
            inside.colored_vertex(*point, colour);
        }
        for at in 0..10 {
            inside.add_triangle(0, at + 1, (at + 1) % 10 + 1);
        }
        ui.painter().add(inside);
    }
    ui.painter().add(Shape::closed_line(points, Stroke::new(1.25, colour)));
    if hover(response, &name).clicked() {
        cx.push(Action::Worksheet(WorksheetAction::Favourite(framework.id.clone())));
    }
}
