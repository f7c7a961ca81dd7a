//! One item of a worksheet: what is asked, and where it is answered.

use std::sync::Arc;

use eframe::egui::{Align, Memory, Rect, Ui};

use super::{WorksheetsView, hint, is_by_key, rows};
use crate::app::{Action, Command, Page};
use crate::edit::{answer_item, note_option};
use crate::gui::answers;
use crate::gui::context::Cx;
use crate::gui::visits::Part as TextPart;
use crate::gui::widgets::{
    Look, bilingual_field, bilingual_field_ids, button, check, choice, label, label_in, link, row, scale, small,
    strong, weak,
};
use crate::plan::{Answer, Bilingual, ItemAnswer, Language, Plan};
use crate::report::worksheets::{SheetLine, figure, gone_option, words_of_link};
use crate::text::strings::{fill, slots};
use crate::worksheet::{
    Framework, Item, ItemState, Kind, Layout, Link, LinkedPage, Part, SheetOption, answer_to, state, words_of,
};

/// Says where the answer to an item is kept: its own place, or the one that it shares.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) sheet: String,
    pub(super) item: String,
}

impl Place {
    pub(super) fn of(framework: &Framework, item: &Item) -> Self {
        let (sheet, item) = match item.same_as.as_deref().and_then(|address| address.split_once('.')) {
            Some(shared) => shared,
            None => (framework.id.as_str(), item.id.as_str()),
        };
        Self { sheet: sheet.to_owned(), item: item.to_owned() }
    }

    pub(super) fn answer(&self, cx: &mut Cx<'_>, answer: Option<Answer>) {
        let edit = answer_item(cx.plan(), &self.sheet, &self.item, answer);
        cx.edit_if(edit);
    }
}

/// Shows an item with its answer.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    framework: &Framework,
    part: &Part,
    item: &Item,
    view: &mut WorksheetsView,
) {
    let language = cx.language();
    let name = item.name.get(language);
    let place = Place::of(framework, item);
    let plan = cx.plan();
    let given = answer_to(plan, framework, item);
    let is_open =
        item.required && !matches!(item.kind, Kind::Link(_)) && state(plan, framework, item) == ItemState::Empty;
    let top = ui.cursor().top();
    let is_sought = view.is_sought(item);
    if is_sought {
        ui.scroll_to_cursor(Some(Align::Center));
    }
    // What is asked in a part of one item is often the part's own name, which stands above it.
    let is_named = name == part.name.get(language);
    if !is_named || is_open {
        row(ui, |ui| {
            if !is_named {
                strong(ui, name);
            }
            if is_open {
                small(ui, cx.texts.worksheets.not_answered);
            }
        });
    }
    hint(ui, cx, &item.hint);
    let example = item.example.get(language);
    // While the answer is written the example stays, so that it can be looked at and the field stays where it is.
    if !example.is_empty() && (given.is_none() || has_focus(cx, ui, &place)) {
        weak(ui, &fill!(cx.texts.worksheets.example, &[("text", example)]));
    }
    let before = widgets(ui);
    match &item.kind {
        Kind::Text { words } => text(cx, ui, (name, *words), &place, given),
        Kind::Choice(options) => one_of(cx, ui, name, options, &place, given),
        Kind::Choices(options) => several(cx, ui, options, &place, given),
        Kind::Scale { low, high } => on_scale(cx, ui, name, (*low, *high), &place, given),
        Kind::Rows(columns) => {
            let table = rows::Table { name, columns, place: &place, neighbours: &neighbours(framework, item) };
            rows::show(cx, ui, &table, given, view);
        }
        Kind::Figure(figure) => said_by_plan(cx, ui, part, figure),
        Kind::Link(to) => leads(cx, ui, to, view),
    }
    if is_sought || view.wants_focus {
        let has_rows = matches!(given.map(|given| &given.answer), Some(Answer::Rows(rows)) if !rows.is_empty());
        if has_rows {
            // Before the first field of a row stands what takes the row away.
            rows::focus_first(cx, ui, &place);
        }
        view.wants_focus = !has_rows && !focus_first(ui, before);
    }
    glance(ui, item, top, view);
}

/// Returns true while the text of an item is written.
fn has_focus(cx: &Cx<'_>, ui: &Ui, place: &Place) -> bool {
    let focused = ui.memory(Memory::focused);
    focused.is_some_and(|focused| bilingual_field_ids(cx, text_key(place).as_str()).contains(&focused))
}

/// Returns what the fields of the text of an item are known by.
fn text_key(place: &Place) -> String {
    format!("{}.{}", place.sheet, place.item)
}

/// Brings an item that begins at `top` into view where undo or redo changed its answer; the focus stays where it is.
fn glance(ui: &Ui, item: &Item, top: f32, view: &mut WorksheetsView) {
    if view.glanced.as_deref() == Some(&*item.id) {
        view.glanced = None;
        let bottom = ui.min_rect().bottom().max(top);
        ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=bottom), None);
    }
}

/// Returns the tables before and after an item in a matrix, whose quarters are tables.
fn neighbours(framework: &Framework, item: &Item) -> rows::Neighbours {
    if framework.layout != Layout::Matrix {
        return rows::Neighbours::default();
    }
    let tables = framework.items().map(|(_, item)| item).filter(|item| matches!(item.kind, Kind::Rows(_)));
    let tables: Vec<&Item> = tables.collect();
    let at = tables.iter().position(|table| table.id == item.id).unwrap_or(0);
    let place = |at: usize| tables.get(at).map(|table| Place::of(framework, table));
    rows::Neighbours { before: at.checked_sub(1).and_then(place), after: place(at + 1) }
}

/// Counts how many widgets have been shown where `ui` is.
fn widgets(ui: &Ui) -> usize {
    let layer = ui.layer_id();
    ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).count())
}

/// Gives the focus to the first widget that can have it after the first `before`: the field, the choice or the button by which an
/// item is answered, so that the keyboard goes on from there. Returns false where there is none.
fn focus_first(ui: &Ui, before: usize) -> bool {
    let layer = ui.layer_id();
    let first = ui.ctx().viewport(|viewport| {
        let mut shown = viewport.this_pass.widgets.get_layer(layer).skip(before);
        shown.find(|widget| widget.enabled && widget.sense.is_focusable()).map(|widget| widget.id)
    });
    if let Some(first) = first {
        ui.memory_mut(|memory| memory.request_focus(first));
    }
    first.is_some()
}

fn text(cx: &mut Cx<'_>, ui: &mut Ui, (name, most): (&str, u32), place: &Place, given: Option<&ItemAnswer>) {
    let empty = Bilingual::default();
    let value = match given.map(|given| &given.answer) {
        Some(Answer::Text(text)) => text,
        _ => &empty,
    };
    // Two languages beside each other have half of the width each.
    let least = if cx.languages_of(value).len() > 1 { 2 } else { 1 };
    let lines = (usize::try_from(most).unwrap_or(40) / 14).max(least).min(6);
    let owner = place.clone();
    let edit = move |before: &Plan, change: TextPart<Bilingual>| {
        let mut new = text_of(before, &owner);
        change(&mut new);
        answer_item(before, &owner.sheet, &owner.item, Some(Answer::Text(new)))
    };
    bilingual_field(cx, ui, text_key(place).as_str(), name, value, lines, edit);
    counts(cx, ui, value, most);
}

/// Says how many words a text has, in the order of its fields; of two languages each is named.
fn counts(cx: &Cx<'_>, ui: &mut Ui, value: &Bilingual, most: u32) {
    let languages = cx.languages_of(value);
    let number = |number: u64| cx.locale.whole(number);
    for language in &languages {
        let count = words_of(value, *language);
        if count == 0 {
            continue;
        }
        let name = match language {
            Language::En => cx.texts.shared.english,
            Language::Ar => cx.texts.shared.arabic,
        };
        let (words, [count, most]) = (&cx.texts.worksheets, [number(count as u64), number(most.into())]);
        let said = if languages.len() > 1 {
            fill!(words.words_in, slots![("language", name), ("count", &*count), ("most", &*most)])
        } else {
            fill!(words.words, slots![("count", &*count), ("most", &*most)])
        };
        small(ui, &said);
    }
}

/// Returns the text that was answered before a visit.
pub(super) fn text_of(plan: &Plan, place: &Place) -> Bilingual {
    let sheet = plan.worksheets.find(&place.sheet.as_str().into());
    match sheet.and_then(|sheet| sheet.answer(&place.item)).map(|found| &found.answer) {
        Some(Answer::Text(text)) => text.clone(),
        _ => Bilingual::default(),
    }
}

fn one_of(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    name: &str,
    options: &[SheetOption],
    place: &Place,
    given: Option<&ItemAnswer>,
) {
    let language = cx.language();
    let chosen = match given.map(|given| &given.answer) {
        Some(Answer::Choice(option)) => Some(option.clone()),
        _ => None,
    };
    let mut shown = vec![(None, cx.texts.worksheets.choose)];
    shown.extend(options.iter().map(|option| (Some(option.id.clone()), option.name.get(language))));
    // An option that the framework no longer has is kept until another is chosen.
    let gone = chosen.as_ref().filter(|chosen| !options.iter().any(|known| known.id == **chosen));
    let gone_words = gone.map(|id| gone_option(cx.locale, id));
    shown.extend(gone_words.as_deref().map(|words| (chosen.clone(), words)));
    if let Some(taken) = choice(ui, name, &chosen, &shown, 420.0) {
        place.answer(cx, taken.map(Answer::Choice));
    }
    if let Some(words) = &gone_words {
        label_in(ui, words, Look::Warning);
    }
    if let Some(option) = options.iter().find(|option| Some(&option.id) == chosen.as_ref()) {
        hint(ui, cx, &option.hint);
        note(cx, ui, option, place, given);
    }
}

fn several(cx: &mut Cx<'_>, ui: &mut Ui, options: &[SheetOption], place: &Place, given: Option<&ItemAnswer>) {
    let chosen: Vec<String> = match given.map(|given| &given.answer) {
        Some(Answer::Choices(options)) => options.clone(),
        _ => Vec::new(),
    };
    for option in options {
        let on = chosen.contains(&option.id);
        if let Some(on) = check(ui, option.name.get(cx.language()), on) {
            let mut new = chosen.clone();
            new.retain(|known| *known != option.id);
            if on {
                new.push(option.id.clone());
            }
            place.answer(cx, Some(Answer::Choices(new)));
        }
        hint_weak(ui, cx, &option.hint);
        if on {
            note(cx, ui, option, place, given);
        }
    }
    // Options that the framework no longer has are kept until they are taken back.
    for gone in chosen.iter().filter(|id| !options.iter().any(|option| option.id == **id)) {
        if check(ui, &gone_option(cx.locale, gone), true) == Some(false) {
            let new = chosen.iter().filter(|id| *id != gone).cloned().collect();
            place.answer(cx, Some(Answer::Choices(new)));
        }
    }
}

fn hint_weak(ui: &mut Ui, cx: &Cx<'_>, text: &Bilingual) {
    let text = text.get(cx.language());
    if !text.is_empty() {
        weak(ui, text);
    }
}

fn note(cx: &mut Cx<'_>, ui: &mut Ui, option: &SheetOption, place: &Place, given: Option<&ItemAnswer>) {
    let empty = Bilingual::default();
    let known = given.and_then(|given| given.notes.iter().find(|note| note.option == option.id));
    let value = known.map_or(&empty, |note| &note.text);
    let name = fill!(cx.texts.worksheets.note_to, &[("option", option.name.get(cx.language()))]);
    let (owner, id) = (place.clone(), option.id.clone());
    let edit =
        move |before: &Plan, change: TextPart<Bilingual>| note_option(before, &owner.sheet, &owner.item, &id, change);
    let key = format!("{}.{} {}", place.sheet, place.item, option.id);
    bilingual_field(cx, ui, key.as_str(), &name, value, 1, edit);
}

fn on_scale(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    name: &str,
    (low, high): (i64, i64),
    place: &Place,
    given: Option<&ItemAnswer>,
) {
    let steps: Vec<String> = (low..=high).map(|step| cx.locale.ungrouped(step)).collect();
    let answer = given.map(|given| &given.answer);
    let chosen = match answer {
        Some(Answer::Scale(value)) => usize::try_from(value - low).ok(),
        _ => None,
    };
    let gone = match answer {
        Some(Answer::Scale(value)) if !(low..=high).contains(value) => Some(*value),
        _ => None,
    };
    let unknown = answer == Some(&Answer::DontKnow);
    row(ui, |ui| {
        if let Some(pressed) = scale(ui, name, chosen, &steps) {
            let value = low + i64::try_from(pressed).unwrap_or(0);
            // Pressing the chosen value takes it back.
            let new = (chosen != Some(pressed)).then_some(Answer::Scale(value));
            place.answer(cx, new);
        }
        if let Some(on) = check(ui, cx.texts.worksheets.dont_know, unknown) {
            place.answer(cx, on.then_some(Answer::DontKnow));
        }
    });
    if let Some(value) = gone {
        let words = fill!(cx.texts.worksheets.gone_value, &[("value", &cx.locale.ungrouped(value))]);
        label_in(ui, &words, Look::Warning);
    }
}

/// Shows what the plan says: it cannot be typed into.
fn said_by_plan(cx: &mut Cx<'_>, ui: &mut Ui, part: &Part, name: &str) {
    let mut report = cx.report();
    if name == "objectives" {
        let Some((_, known)) = answers::objectives(cx, ui) else { return };
        report = report.with_objectives(Arc::clone(known));
    }
    let lines: Vec<SheetLine> = figure(&report, part, name);
    let mut pressed = None;
    for line in lines {
        row(ui, |ui| {
            if let Some(is_there) = line.is_there {
                super::drawing::disc(ui, is_there);
            }
            match line.item {
                Some(item) => {
                    if link(ui, &line.text).clicked() {
                        pressed = Some(item);
                    }
                }
                None => drop(label(ui, &line.text)),
            }
        });
    }
    if let Some(item) = pressed {
        cx.push(Action::Show(item));
    }
}

fn page_of(page: LinkedPage) -> Page {
    match page {
        LinkedPage::Audiences => Page::Audiences,
        LinkedPage::Brief => Page::Brief,
        LinkedPage::Budget => Page::Budget,
        LinkedPage::Channels => Page::Channels,
        LinkedPage::Listening => Page::Listening,
        LinkedPage::Messages => Page::Messages,
        LinkedPage::Plan => Page::Plan,
    }
}

/// Leads to where something is entered, and says what stands there.
fn leads(cx: &mut Cx<'_>, ui: &mut Ui, to: &str, view: &mut WorksheetsView) {
    let mut sheet = None;
    match Link::of(to) {
        Some(Link::Worksheet(id)) => {
            let app = cx.app;
            let Some(framework) = app.own_worksheets.find(id).map(|sheet| cx.report().as_read(sheet)) else { return };
            if button(ui, framework.name.get(cx.language())).clicked() {
                view.open(cx.plan(), framework, is_by_key(ui));
            }
            sheet = Some(framework);
        }
        Some(Link::Page(page)) => {
            let page = page_of(page);
            if button(ui, page.title(cx.texts)).clicked() {
                cx.command(Command::GoTo(page));
            }
        }
        // A worksheet with such a link is refused when it is read.
        None => {}
    }
    weak(ui, &words_of_link(&cx.report(), to, sheet));
}
