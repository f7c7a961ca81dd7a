//! The glossary at the end side of the window: terms in both languages with their definitions. The page beside it goes on
//! working.

use std::sync::LazyLock;

use eframe::egui::{
    Align, Area, Frame, Id, Key, Layout, Margin, Memory, Modifiers, Order, Rect, Response, Sense, Stroke, StrokeKind,
    Ui,
};

use super::context::{Cx, is_right_to_left};
use super::fit;
use super::parts::panels::end_panel;
use super::term_notes;
use super::theme::{palette, space};
use super::widgets::{
    FieldLook, Icon, column, heading, icon_button, label, link, plain_field, row, row_end, scroll_list, small,
    small_button, strong, title, toggle, weak,
};
use crate::app::Command;
use crate::plan::{Bilingual, Figure, Language};
use crate::search::{Folded, Query};
use crate::text;
use crate::text::glossary::{Term, TermSource, terms};
use crate::text::strings::{Texts, fill};

/// How wide the glossary is, in points.
pub(super) const WIDTH: f32 = 376.0;
/// The least room beside the glossary, in points: where there is less it lies over the page.
const LEAST_BESIDE: f32 = 520.0;
/// The height of the list of terms, in points, and the most of the glossary that it takes.
const LIST: f32 = 220.0;
const LIST_SHARE: f32 = 0.4;

/// Holds what the glossary remembers.
#[derive(Debug, Default)]
pub(super) struct GlossaryView {
    query: String,
    /// The terms that were looked at, the shown one last.
    looked_at: Vec<usize>,
    /// What was found last, with what was looked for and the language of the order.
    found: Option<(String, Language, Vec<usize>)>,
    /// Whether the search has had the focus since the glossary was opened.
    is_begun: bool,
    /// What had the focus before the glossary was opened, with the search of the glossary: it gets the focus back from there.
    came_from: Option<(Id, Id)>,
}

/// Returns how much the glossary takes of the end of a window with `room` beside the rail, in points: nothing while it is closed,
/// or lies over the page.
pub(super) fn width(cx: &Cx<'_>, room: f32) -> f32 {
    if cx.app.shows_glossary && !lies_over(room) { WIDTH } else { 0.0 }
}

/// Says whether the glossary lies over a page, because there is too little room beside it.
fn lies_over(room: f32) -> bool {
    room - WIDTH < LEAST_BESIDE
}

/// Closes the glossary by Esc where it is open. Asked before what it stands beside is shown: that knows the key too.
pub(super) fn close_by_key(cx: &mut Cx<'_>, ui: &Ui) {
    if cx.app.shows_glossary && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.command(Command::Glossary);
    }
}

/// Shows the glossary where it is open.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut GlossaryView) {
    if !cx.app.shows_glossary {
        view.is_begun = false;
        if let Some((field, search)) = view.came_from.take()
            && ui.memory(|memory| memory.focused().is_none_or(|focused| focused == search))
        {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        return;
    }
    if !view.is_begun {
        // What was looked for the last time is not what is asked now.
        view.query.clear();
    }
    if !view.is_begun
        && let Some(at) = term_notes::noted_term(ui.ctx())
    {
        view.look_at(at);
    }
    if lies_over(ui.available_width()) {
        over_the_page(cx, ui, view);
        return;
    }
    let ground = Frame::NONE.fill(palette(ui.visuals()).surface).inner_margin(MARGIN);
    end_panel(ui, "glossary").resizable(false).exact_size(WIDTH).frame(ground).show(ui, |ui| {
        column(ui, |ui| content(cx, ui, view));
    });
}

/// Around what the glossary says.
const MARGIN: Margin = Margin::symmetric(16, 12);

/// Shows the glossary over the end of the page.
fn over_the_page(cx: &mut Cx<'_>, ui: &Ui, view: &mut GlossaryView) {
    let room = ui.available_rect_before_wrap();
    if !room.is_positive() {
        return;
    }
    let rtl = is_right_to_left(ui);
    let width = WIDTH.min(room.width());
    let left = if rtl { room.left() } else { room.right() - width };
    let rect = Rect::from_x_y_ranges(left..=left + width, room.y_range());
    let colours = palette(ui.visuals());
    Area::new(Id::unique("glossary over the page")).order(Order::Middle).fixed_pos(rect.min).show(ui.ctx(), |ui| {
        ui.painter().rect(rect, 0, colours.surface, Stroke::new(1.0, colours.control), StrokeKind::Inside);
        let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
        let mut inside = ui.new_child(fit::part(rect - MARGIN).layout(layout));
        inside.set_clip_rect(rect);
        content(cx, &mut inside, view);
        fit::claim(ui, rect, Sense::hover());
    });
}

impl GlossaryView {
    fn look_at(&mut self, at: usize) {
        if self.looked_at.last() != Some(&at) {
            self.looked_at.push(at);
        }
    }

    /// Returns the terms that answer the query, found anew only for another one.
    fn found(&mut self, language: Language) -> &[usize] {
        let is_known = |(query, known, _): &(String, Language, Vec<usize>)| *query == self.query && *known == language;
        if !self.found.as_ref().is_some_and(is_known) {
            self.found = Some((self.query.clone(), language, find(&self.query, language)));
        }
        self.found.as_ref().map(|(_, _, found)| found.as_slice()).unwrap_or_default()
    }
}

fn content(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut GlossaryView) {
    let words = &cx.texts.glossary;
    let mut closed = false;
    row(ui, |ui| {
        title(ui, words.title);
        row_end(ui, |ui| closed = icon_button(ui, Icon::Cross, words.close, true).clicked());
    });
    let look = FieldLook::line(f32::INFINITY).hint(words.search);
    let (field, typed) = plain_field(ui, "glossary search", words.search, &view.query, look);
    if !std::mem::replace(&mut view.is_begun, true) {
        let before = ui.memory(Memory::focused).filter(|id| *id != field.id);
        view.came_from = before.map(|before| (before, field.id));
        field.request_focus();
    }
    if let Some(typed) = typed {
        view.query = typed;
        let first = view.found(cx.language()).first().copied();
        if let Some(first) = first {
            view.look_at(first);
        }
    }
    let found = view.found(cx.language()).to_vec();
    keys(ui, &field, &found, view);
    list(cx, ui, &found, view);
    ui.add_space(space::SMALL);
    // Under a search that finds nothing stands nothing.
    let shown = found.first().map(|first| view.looked_at.last().unwrap_or(first)).and_then(|at| terms().get(*at));
    if let Some(term) = shown {
        let id = format!("glossary entry {}", term.name.en);
        let height = ui.available_height().max(0.0);
        scroll_list(ui, &id, height, |ui| entry(cx, ui, term, view));
    }
    if closed {
        cx.command(Command::Glossary);
    }
}

/// Returns the terms that answer what was typed, those whose names do first; each part in the order of its alphabet.
fn find(typed: &str, language: Language) -> Vec<usize> {
    /// Names and definitions, folded once.
    static FOLDED: LazyLock<Vec<([Folded; 2], [Folded; 2])>> = LazyLock::new(|| {
        let both = |text: &Bilingual| [Folded::of(&text.en), Folded::of(&text.ar)];
        terms().iter().map(|term| (both(&term.name), both(&term.definition))).collect()
    });
    let (query, wanted) = (Query::new(typed), Folded::of(typed));
    let mut ranked: Vec<(bool, &str, usize)> = Vec::new();
    for (at, (names, definitions)) in FOLDED.iter().enumerate() {
        let is_named = query.is_empty() || names.iter().any(|name| query.is_in(name));
        if is_named || definitions.iter().any(|text| text.as_str().contains(wanted.as_str())) {
            let name = &names[usize::from(language == Language::Ar)];
            ranked.push((!is_named, name.as_str(), at));
        }
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, at)| at).collect()
}

/// Lets the arrows choose the term before and after, and Alt with the arrow back go back.
fn keys(ui: &Ui, field: &Response, found: &[usize], view: &mut GlossaryView) {
    if !field.has_focus() {
        return;
    }
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let at = view.looked_at.last().and_then(|shown| found.iter().position(|at| at == shown));
    let to = if pressed(Modifiers::NONE, Key::ArrowDown) {
        Some(at.map_or(0, |at| at + 1))
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        at.and_then(|at| at.checked_sub(1))
    } else {
        None
    };
    if let Some(to) = to.and_then(|to| found.get(to)) {
        view.look_at(*to);
    }
    if pressed(Modifiers::ALT, Key::ArrowLeft) && view.looked_at.len() > 1 {
        view.looked_at.pop();
    }
}

fn list(cx: &Cx<'_>, ui: &mut Ui, found: &[usize], view: &mut GlossaryView) {
    let words = &cx.texts.glossary;
    if found.is_empty() {
        weak(ui, &fill!(words.none, &[("text", &view.query)]));
        return;
    }
    let number = |count: usize| cx.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    small(ui, &fill!(words.count, &[("count", &number(found.len())), ("total", &number(terms().len()))]));
    let shown = view.looked_at.last().copied();
    let height = fit::within(LIST_SHARE * ui.available_height(), 0.0, LIST);
    scroll_list(ui, "glossary terms", height, |ui| {
        for at in found {
            let name = terms()[*at].name.get(cx.language());
            let is_shown = shown == Some(*at);
            if toggle(ui, is_shown, name).clicked() {
                view.look_at(*at);
            }
        }
    });
}

/// Shows one term: its name in both languages, what it means, what the plan says, its neighbours and where it comes from.
fn entry(cx: &Cx<'_>, ui: &mut Ui, term: &'static Term, view: &mut GlossaryView) {
    let words = &cx.texts.glossary;
    let language = cx.language();
    heading(ui, term.name.get(language));
    weak(ui, term.name.get(language.other()));
    ui.add_space(space::SMALL);
    label(ui, term.definition.get(language));
    ui.add_space(space::SMALL);
    if let Some(said) = in_plan(cx, &term.name.en) {
        let place = ui.scope(|ui| {
            Frame::NONE.fill(palette(ui.visuals()).raised).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
                row(ui, |ui| {
                    small(ui, words.in_plan);
                    row_end(ui, |ui| strong(ui, &said));
                });
            });
        });
        let rect = place.response.rect;
        let x = if is_right_to_left(ui) { rect.right() - 1.0 } else { rect.left() + 1.0 };
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, palette(ui.visuals()).accent));
        ui.add_space(space::SMALL);
    }
    if !term.nearby.is_empty() {
        small(ui, words.nearby);
        for at in &term.nearby {
            if link(ui, terms()[*at].name.get(language)).clicked() {
                view.look_at(*at);
            }
        }
        ui.add_space(space::SMALL);
    }
    small(ui, &fill!(words.source, &[("source", source(cx.texts, term.source))]));
    small(ui, words.own_words);
    if view.looked_at.len() > 1 && small_button(ui, words.back).clicked() {
        view.looked_at.pop();
    }
}

fn source(texts: &'static Texts, source: TermSource) -> &'static str {
    let words = &texts.glossary;
    match source {
        TermSource::Notes => words.source_notes,
        TermSource::FirstLecture => words.source_first,
        TermSource::ThirdLecture => words.source_third,
        TermSource::WebTexts => words.source_web,
        TermSource::Paper => words.source_paper,
        TermSource::Field => words.source_field,
        TermSource::Program => words.source_program,
    }
}

/// Says what the plan says of a term that it measures, by the term's English name.
fn in_plan(cx: &Cx<'_>, term: &str) -> Option<String> {
    let results = cx.analysis();
    let consistency = &results.consistency;
    let measure = |figure: Figure| said(cx, figure, |value| cx.locale.decimal(value, 3));
    let share = |figure: Figure| said(cx, figure, |value| cx.locale.percent(value, 1));
    let total = results.reach.total.as_ref();
    let reach = |figure: fn(&crate::reach::TotalReach) -> f64| total.map(figure).map_err(|why| *why);
    Some(match term {
        "Consistency" => measure(consistency.exposure_weighted),
        "Coherence" => measure(consistency.coherence.overall),
        "Continuity" => measure(consistency.continuity.thematic),
        "Commonality" => measure(consistency.commonality.mean),
        "Complementarity" => measure(consistency.complementarity.by_exposure.target_match),
        "Completeness (of coding)" => share(consistency.completeness),
        "Reach" => share(reach(|total| total.k_plus[0])),
        "Gross rating points (GRP)" => said(cx, reach(|total| total.grp), |value| cx.locale.decimal(value, 1)),
        "Impressions" => said(cx, reach(|total| total.impressions), |value| cx.locale.decimal(value, 0)),
        "Frequency" => {
            let frequency = total.map_err(|why| *why).and_then(|total| total.average_frequency);
            said(cx, frequency, |value| cx.locale.decimal(value, 2))
        }
        "Spend" | "Cost" => cx.locale.total_heading(results.budget.total, results.budget.currency),
        _ => return None,
    })
}

fn said(cx: &Cx<'_>, figure: Figure, write: impl Fn(f64) -> String) -> String {
    match figure {
        Ok(value) => write(value),
        Err(why) => text::reason(why, cx.language()).to_owned(),
    }
}
