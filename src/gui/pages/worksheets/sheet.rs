//! One worksheet: the figure of its framework, what stands in it, what is left, and copying of it.

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Ui};

use super::{WorksheetsView, briefs, count, drawing, hint, is_by_key, items, pillars, proofs, suggestions};
use crate::app::{Action, Command, ExportAction, Page, PrintAction, PrintWhat, WorksheetAction, sheet_picture};
use crate::edit::answer_item;
use crate::exchange::export::SheetExtent;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::card;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{
    beside, button, column, enabled_button, group, label, link, page_heading, row, row_end, small, small_button,
    toggle, weak,
};
use crate::plan::{Answer, Language, Plan};
use crate::report::listening;
use crate::report::worksheets::{CellTarget, Drawing, drawing as draw, kept_answers, named_apart, named_value};
use crate::text::Locale;
use crate::text::strings::fill;
use crate::worksheet::{Completeness, Framework, Item, ItemState, Layout, Part, completeness, state};

/// From this width on parts of a matrix stand beside each other.
const TWO_COLUMNS: f32 = 780.0;
/// From this width on what is left stands beside the sheet, so many points wide.
const WITH_PANEL: f32 = 1000.0;
const PANEL: f32 = 264.0;
/// The width from which what a worksheet can be switched to stands on the line of its way back.
const ONE_LINE: f32 = 840.0;
/// Where the table of claims stands.
const CLAIMS: &str = "claims of the integration sheet";

/// Holds what was drawn last: it is drawn anew only for another plan, worksheet or language.
#[derive(Debug)]
pub(super) struct Drawn {
    plan: Arc<Plan>,
    sheet: String,
    locale: Locale,
    /// The width that it was drawn for, in points.
    width: f32,
    drawing: Option<Drawing>,
}

/// Shows the open worksheet.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let language = cx.language();
    let (parts, whole) = completeness(cx.plan(), framework);
    keys(cx, ui, framework, &parts, view);
    // Two languages to choose from have no room beside the rest of the line where it is narrow.
    let is_narrow = ui.available_width() < ONE_LINE;
    let back = row(ui, |ui| {
        let back = button(ui, words.all_worksheets);
        row_end(ui, |ui| {
            weak(ui, &fill!(words.required_answered, &[("done", &count(cx, whole))]));
            if !is_narrow {
                languages(cx, ui, view);
                favourite(cx, ui, framework);
            }
        });
        back
    });
    if is_narrow {
        ui.horizontal_wrapped(|ui| {
            languages(cx, ui, view);
            favourite(cx, ui, framework);
        });
    }
    page_heading(ui, framework.name.get(language), |_| {});
    weak(ui, framework.about.get(language));
    small(ui, &fill!(words.source, &[("source", framework.source.get(language))]));
    copying(cx, ui, framework);
    ui.add_space(space::SMALL);
    let width = ui.available_width();
    if width >= WITH_PANEL {
        // Stages and steps that stand beside each other need the whole width; what is left then stands beside what is filled in.
        let is_wide = matches!(framework.layout, Layout::Track | Layout::Ladder | Layout::Board { whole: true, .. });
        let drawn = is_wide.then(|| figure(cx, ui, framework, &parts, view));
        let shared = &mut (&mut *cx, &mut *view);
        beside(
            ui,
            shared,
            width - PANEL - space::MEDIUM,
            |(cx, view), ui| {
                let selected = drawn.unwrap_or_else(|| figure(cx, ui, framework, &parts, view));
                filling(cx, ui, framework, (&parts, selected), view);
            },
            |(cx, view), ui| {
                suggestions::show(cx, ui, framework, view);
                left(cx, ui, framework, view);
            },
        );
    } else {
        let selected = figure(cx, ui, framework, &parts, view);
        filling(cx, ui, framework, (&parts, selected), view);
        suggestions::show(cx, ui, framework, view);
        left(cx, ui, framework, view);
    }
    if std::mem::take(&mut view.wants_focus) {
        // Nothing behind what was led to can have the focus.
        back.request_focus();
    }
    if back.clicked() {
        view.close();
    }
}

/// Follows the keys: Ctrl+Enter leads to the next empty item, Alt with the page keys to the next part, Esc to the list.
fn keys(cx: &Cx<'_>, ui: &Ui, framework: &Framework, parts: &[Completeness], view: &mut WorksheetsView) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::Enter) {
        next_empty(cx.plan(), framework, view);
    }
    let last = framework.parts.len().saturating_sub(1);
    let at = view.part.unwrap_or_else(|| first_open(parts)).min(last);
    if pressed(Modifiers::ALT, Key::PageDown) {
        enter(framework, (at + 1).min(last), view);
    }
    if pressed(Modifiers::ALT, Key::PageUp) {
        enter(framework, at.saturating_sub(1), view);
    }
    if cx.has_escape && pressed(Modifiers::NONE, Key::Escape) {
        view.close();
    }
}

/// Returns the part that is filled in while none is chosen: the first that is not complete.
fn first_open(parts: &[Completeness]) -> usize {
    parts.iter().position(|done| !done.is_complete()).unwrap_or(0)
}

/// Begins to fill a worksheet in with the keyboard: the first empty item gets the focus, or the first of all.
pub(super) fn begin(plan: &Plan, framework: &Framework, view: &mut WorksheetsView) {
    match empty_items(plan, framework).next() {
        Some((part, item)) => view.seek(part, item),
        None => enter(framework, 0, view),
    }
}

/// Opens a part with the keyboard: its first item gets the focus.
pub(super) fn enter(framework: &Framework, at: usize, view: &mut WorksheetsView) {
    view.part = Some(at);
    if let Some(item) = framework.parts.get(at).and_then(|part| part.items.first()) {
        view.seek(at, item);
    }
}

/// Offers the languages in which answers are shown and written, where the plan has two.
fn languages(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    if !cx.plan().has_two_languages() {
        return;
    }
    let (shared, words) = (&cx.texts.shared, &cx.texts.worksheets);
    small(ui, words.answers_in);
    for (language, name) in
        [(Some(Language::Ar), shared.arabic), (Some(Language::En), shared.english), (None, words.both_languages)]
    {
        if toggle(ui, view.kept.answers_in == language, name).clicked() {
            view.kept.answers_in = language;
        }
    }
}

/// Copies the filled worksheet as text, as a table or as a picture, and keeps it as a file.
fn copying(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let words = &cx.texts.worksheets;
    let picture = || sheet_picture(cx.app, framework, SheetExtent::Filled);
    // A sheet with a figure is copied as its figure, which is one picture; a form as all that is filled in.
    let copied = if framework.layout == Layout::Form { SheetExtent::Filled } else { SheetExtent::Figure };
    let mut wanted = None;
    row(ui, |ui| {
        if small_button(ui, cx.texts.commands.print).clicked() {
            cx.push(Action::Print(PrintAction::Ask(PrintWhat::Sheet(Box::new(framework.clone())))));
        }
        if small_button(ui, words.copy_text).clicked() {
            wanted = Some(ExportAction::CopySheetText(picture()));
        }
        if small_button(ui, words.copy_table).clicked() {
            wanted = Some(ExportAction::CopySheetTable(picture()));
        }
        if small_button(ui, words.copy_sheet).clicked() {
            wanted = Some(ExportAction::CopySheet(sheet_picture(cx.app, framework, copied)));
        }
        if small_button(ui, words.save_sheet).clicked() {
            wanted = Some(ExportAction::SaveSheet(picture()));
        }
    });
    if let Some(action) = wanted {
        cx.push(Action::Export(action));
    }
}

/// Offers the figure alone as a picture, below it.
fn picturing(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let words = &cx.texts.export;
    let mut saves = false;
    row(ui, |ui| {
        row_end(ui, |ui| saves = small_button(ui, words.save_picture).clicked());
    });
    if saves {
        cx.push(Action::Export(ExportAction::SaveSheet(sheet_picture(cx.app, framework, SheetExtent::Figure))));
    }
}

/// Shows answers that the worksheet no longer asks for: they are kept.
fn kept(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let kept = kept_answers(&cx.report(), framework);
    if kept.is_empty() {
        return;
    }
    let words = &cx.texts.worksheets;
    group(ui, words.kept_answers, |ui| {
        for answer in &kept {
            label(ui, &named_apart(cx.locale, &answer.item, &answer.words));
        }
    });
}

/// Shows the mark by which a worksheet is found again in the list.
fn favourite(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let is_one = cx.app.preferences.favourite_worksheets.contains(&framework.id);
    if toggle(ui, is_one, cx.texts.worksheets.favourite).clicked() {
        cx.push(Action::Worksheet(WorksheetAction::Favourite(framework.id.clone())));
    }
}

/// Says what is filled in below a figure.
#[derive(Clone, Copy)]
enum Shown {
    /// One part, by its place: a press on the figure leads to another.
    Part(usize),
    /// All parts; true where the figure could open one.
    All(bool),
}

/// Shows the figure where the worksheet has one, and returns what is filled in below it. The quarters of a matrix are filled in
/// where they stand: they are the figure.
fn figure(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    framework: &Framework,
    parts: &[Completeness],
    view: &mut WorksheetsView,
) -> Shown {
    if framework.layout == Layout::Matrix {
        return Shown::All(false);
    }
    let drawn = drawn(cx, framework, ui.available_width(), view);
    // On a ladder everything that is asked has room at once.
    let is_opened_by_part = drawn.is_some() && framework.layout != Layout::Ladder;
    let last = framework.parts.len().saturating_sub(1);
    let selected = (is_opened_by_part && !view.all_parts)
        .then(|| view.part.map_or_else(|| first_open(parts), |part| part.min(last)));
    if let Some(drawing) = &drawn {
        let pressed = drawing::show(cx, ui, drawing, selected);
        let by_key = is_by_key(ui);
        match pressed {
            Some(CellTarget::Part(part)) if by_key => {
                view.all_parts = false;
                enter(framework, part, view);
            }
            Some(target) => follow(cx, framework, target, view),
            None => {}
        }
        picturing(cx, ui, framework);
        ui.add_space(space::SMALL);
    }
    view.drawn = view.drawn.take().map(|known| Drawn { drawing: drawn, ..known });
    selected.map_or(Shown::All(is_opened_by_part), Shown::Part)
}

/// Shows the parts that are filled in, and what belongs to single worksheets.
fn filling(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    framework: &Framework,
    (parts, shown): (&[Completeness], Shown),
    view: &mut WorksheetsView,
) {
    match shown {
        Shown::Part(at) => {
            steps(cx, ui, framework, at, view);
            part(cx, ui, framework, (&framework.parts[at], parts[at]), view);
        }
        Shown::All(opens_one) => {
            if opens_one && toggle(ui, false, cx.texts.worksheets.one_part).clicked() {
                view.all_parts = false;
            }
            all_parts(cx, ui, framework, parts, view);
            if framework.layout == Layout::Matrix {
                small(ui, cx.texts.worksheets.row_keys);
                picturing(cx, ui, framework);
            }
        }
    }
    match framework.id.as_str() {
        "creative-brief" => briefs::show(cx, ui, view),
        "message-house" => {
            pillars::show(cx, ui);
            proofs::show(cx, ui);
        }
        "integration" => claims(cx, ui),
        _ => {}
    }
    kept(cx, ui, framework);
}

/// Shows what is said, met and confirmed of each claim: a mean of the triangle never stands without them.
fn claims(cx: &mut Cx<'_>, ui: &mut Ui) {
    let table = table_of(cx, CLAIMS, Of::default(), listening::promises);
    group(ui, &table.table.title, |ui| {
        if table.table.rows.is_empty() {
            weak(ui, cx.texts.worksheets.nothing);
            return;
        }
        let look = TableLook::at(CLAIMS).pressing(Presses::Rows, card::at(cx, CLAIMS));
        let pressed = show_table(cx, ui, &table, &look);
        card::pressed(cx, CLAIMS, pressed.as_ref());
        card::show(cx, ui, CLAIMS);
    });
}

/// Takes the drawing out of the view where it is still that of this plan, and draws it anew otherwise.
fn drawn(cx: &Cx<'_>, framework: &Framework, width: f32, view: &mut WorksheetsView) -> Option<Drawing> {
    // The wider a figure is, the fewer lines its words take, and the lower it is.
    let width = width.max(drawing::LEAST_WIDTH).round();
    let plan = cx.app.document().plan();
    if let Some(known) = &mut view.drawn
        && Arc::ptr_eq(&known.plan, plan)
        && known.sheet == framework.id
        && known.locale == cx.locale
        && (known.width - width).abs() < 0.5
    {
        return known.drawing.take();
    }
    view.drawn =
        Some(Drawn { plan: plan.clone(), sheet: framework.id.clone(), locale: cx.locale, width, drawing: None });
    draw(&cx.report(), framework, width)
}

/// Goes where a pressed cell leads.
fn follow(cx: &mut Cx<'_>, framework: &Framework, target: CellTarget, view: &mut WorksheetsView) {
    match target {
        CellTarget::Part(part) => {
            view.part = Some(part);
            view.all_parts = false;
        }
        CellTarget::Option { item, option, .. } => {
            let Some(item) = framework.item(&item) else { return };
            let place = items::Place::of(framework, item);
            let edit = answer_item(cx.plan(), &place.sheet, &place.item, Some(Answer::Choice(option)));
            cx.edit_if(edit);
        }
        CellTarget::Thing(item) => cx.push(Action::Show(item)),
        CellTarget::Brief => cx.command(Command::GoTo(Page::Brief)),
        CellTarget::Nothing => {}
    }
}

/// Shows the parts before and after the open one, and all of them.
fn steps(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework, at: usize, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let name = |at: usize| framework.parts.get(at).map(|part| part.name.get(cx.language()));
    row(ui, |ui| {
        let neighbours = [(words.previous_part, at.checked_sub(1)), (words.next_part, Some(at + 1))];
        for (template, to) in neighbours {
            let Some((to, name)) = to.and_then(|to| Some((to, name(to)?))) else { continue };
            if button(ui, &fill!(template, &[("name", name)])).clicked() {
                view.part = Some(to);
            }
        }
        if toggle(ui, false, words.all_parts).clicked() {
            view.all_parts = true;
        }
    });
    ui.add_space(space::SMALL);
}

fn all_parts(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, parts: &[Completeness], view: &mut WorksheetsView) {
    let stands_beside = framework.layout == Layout::Matrix && ui.available_width() >= TWO_COLUMNS;
    let numbered: Vec<(usize, &Part)> = framework.parts.iter().enumerate().collect();
    for pair in numbered.chunks(if stands_beside { 2 } else { 1 }) {
        match pair {
            [one, other] => {
                let half = fit::column_of(ui.available_width(), 2, ui.spacing().item_spacing.x);
                let shown = &mut (&mut *cx, &mut *view);
                beside(
                    ui,
                    shown,
                    half,
                    |(cx, view), ui| part(cx, ui, framework, (one.1, parts[one.0]), view),
                    |(cx, view), ui| part(cx, ui, framework, (other.1, parts[other.0]), view),
                );
            }
            one => one.iter().for_each(|one| part(cx, ui, framework, (one.1, parts[one.0]), view)),
        }
    }
}

fn part(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    framework: &Framework,
    (part, done): (&Part, Completeness),
    view: &mut WorksheetsView,
) {
    group(ui, part.name.get(cx.language()), |ui| {
        if done.items > 0 {
            small(ui, &count(cx, done));
        }
        hint(ui, cx, &part.hint);
        for item in &part.items {
            ui.add_space(space::SMALL);
            items::show(cx, ui, framework, part, item, view);
        }
    });
}

/// Lists the required items without an answer, in the order of the sheet, with their parts.
fn empty_items<'f>(plan: &'f Plan, framework: &'f Framework) -> impl Iterator<Item = (usize, &'f Item)> {
    let parts = framework.parts.iter().enumerate();
    let items = parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, item)));
    items.filter(|(_, item)| item.required && state(plan, framework, item) == ItemState::Empty)
}

/// Opens the part of the next empty item after the one that was last led to, and gives the item the focus.
fn next_empty(plan: &Plan, framework: &Framework, view: &mut WorksheetsView) {
    let order = |id: &str| framework.items().position(|(_, item)| item.id == id).unwrap_or(0);
    let after = view.last_sought.as_deref().map(order);
    let found = empty_items(plan, framework).find(|(_, item)| after.is_none_or(|after| order(&item.id) > after));
    let found = found.or_else(|| empty_items(plan, framework).next());
    if let Some((part, item)) = found {
        view.seek(part, item);
    }
}

/// Returns the name of an item, after that of its part where several items of the worksheet have the same.
fn told_apart(cx: &Cx<'_>, framework: &Framework, part: usize, item: &Item) -> String {
    let language = cx.language();
    let name = item.name.get(language);
    let is_shared = framework.items().filter(|(_, other)| other.name.get(language) == name).count() > 1;
    match framework.parts.get(part).filter(|_| is_shared) {
        Some(part) => named_value(cx.locale, part.name.get(language), name),
        None => name.to_owned(),
    }
}

/// Shows what is left, as links in the order of the sheet.
fn left(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let empty: Vec<(usize, &Item)> = empty_items(cx.plan(), framework).collect();
    group(ui, words.what_is_left, |ui| {
        column(ui, |ui| {
            if empty.is_empty() {
                weak(ui, words.nothing_left);
            }
            for (part, item) in &empty {
                if link(ui, &told_apart(cx, framework, *part, item)).clicked() {
                    view.seek(*part, item);
                }
            }
            ui.add_space(space::SMALL);
            row(ui, |ui| {
                if enabled_button(ui, !empty.is_empty(), words.next_empty).clicked() {
                    next_empty(cx.plan(), framework, view);
                }
            });
        });
    });
}
