//! The outline: the sections of the book with their numbers, their pages and what they lack.

use std::sync::Arc;

use eframe::egui::{
    Align2, CornerRadius, Frame, Galley, Margin, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{BookView, Chosen, first_language, keys, page_of};
use crate::edit::add_section;
use crate::exchange::export::{Missing, Section, missing_words};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, palette, size, space};
use crate::gui::widgets::{
    Icon, choice, column, galley, galley_lines, hover, icon_button, link, row, row_end, scroll_list, small, strong,
    title, weak,
};
use crate::text::strings::fill;

/// The height of a row.
const ROW: f32 = 28.0;

/// Between a heading and what stands behind it, and between the borders of a row and what stands in it, in points.
const GAP: f32 = 8.0;
const BORDER: f32 = 16.0;

/// Shows it with what is missing from the book below it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section]) {
    column(ui, |ui| {
        ui.add_space(space::SMALL);
        row(ui, |ui| {
            ui.add_space(space::LARGE);
            title(ui, cx.texts.book.outline);
            row_end(ui, |ui| {
                if icon_button(ui, Icon::Plus, cx.texts.book.add_section, true).clicked() {
                    add(cx, view, sections);
                }
                fit::space(ui, vec2(space::SMALL, 0.0));
            });
        });
        // As far from the edges as the rows below it.
        Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
            small(ui, cx.texts.book.outline_keys);
        });
        let below = 170.0;
        let room = (ui.available_height() - below).max(ROW * 4.0);
        scroll_list(ui, "book outline rows", room, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let first = cx.locale.ungrouped(1_u64);
            let front = Line { name: cx.texts.book.title_page, end: &first, ..Line::default() };
            let response = line(ui, &front, view.chosen == Chosen::TitlePage);
            if response.clicked() {
                view.chosen = Chosen::TitlePage;
                view.page = 0;
            }
            keys::of_row(cx, ui, view, sections, &response, None);
            for at in 0..sections.len() {
                entry(cx, ui, view, sections, at);
            }
        });
        ui.add_space(space::SMALL);
        missing(cx, ui, view, sections);
    });
}

/// Shows the sections as one drop-down, where there is no room for the outline.
pub(super) fn as_choice(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section]) {
    let language = first_language(cx, view);
    let mut known = vec![(Chosen::TitlePage, cx.texts.book.title_page)];
    known.extend(sections.iter().map(|section| (Chosen::Section(section.id.clone()), name(cx, section, language))));
    let width = ui.available_width().min(420.0);
    if let Some(taken) = choice(ui, cx.texts.book.outline, &view.chosen, &known, width) {
        match taken {
            Chosen::TitlePage => view.chosen = Chosen::TitlePage,
            Chosen::Section(id) => view.open(cx, &id),
        }
    }
    ui.add_space(space::SMALL);
}

/// Returns the heading of a section.
pub(super) fn name<'t>(cx: &Cx<'_>, section: &'t Section, language: crate::plan::Language) -> &'t str {
    match section.title.get(language).trim() {
        "" => cx.texts.book.own_section,
        title => title,
    }
}

fn add(cx: &mut Cx<'_>, view: &mut BookView, sections: &[Section]) {
    let order: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    let after = match &view.chosen {
        Chosen::Section(id) => Some(id.as_str()),
        Chosen::TitlePage => None,
    };
    let (id, edit) = add_section(cx.plan(), &order, after);
    cx.edit_if(edit);
    view.chosen = Chosen::Section(id);
}

/// Holds what a row says.
#[derive(Default)]
struct Line<'a> {
    number: &'a str,
    name: &'a str,
    end: &'a str,
    is_second: bool,
    is_weak: bool,
    is_warning: bool,
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section], at: usize) {
    let section = &sections[at];
    let texts = &cx.texts.book;
    let laid = cx.app.book().laid();
    let known = laid.and_then(|laid| laid.preview.sections.iter().find(|known| known.id == section.id));
    let page = page_of(cx, &section.id).map(|page| cx.locale.ungrouped(page as u64 + 1));
    let end = match (&page, section.is_left_out) {
        (_, true) => texts.left_out,
        (Some(page), false) => page,
        (None, false) if laid.is_some() => texts.empty,
        (None, false) => "",
    };
    let language = first_language(cx, view);
    let is_chosen = view.chosen == Chosen::Section(section.id.clone());
    let said = Line {
        number: known.and_then(|known| known.number.as_deref()).unwrap_or_default(),
        name: name(cx, section, language),
        end,
        is_second: section.level > 1,
        is_weak: section.is_left_out,
        is_warning: !section.is_left_out && page.is_none() && laid.is_some(),
    };
    let response = line(ui, &said, is_chosen);
    if response.clicked() {
        view.open(cx, &section.id);
    }
    keys::of_row(cx, ui, view, sections, &response, Some(at));
}

/// Draws a row, as high as the lines of its heading.
fn line(ui: &mut Ui, line: &Line<'_>, is_chosen: bool) -> Response {
    let colours = *palette(ui.visuals());
    let ink = if line.is_weak { colours.weak_text } else { colours.text };
    let font = if is_chosen { theme::strong_font(size::BODY) } else { theme::font(size::BODY) };
    let number_end = if line.is_second { 46.0 } else { 32.0 };
    let name_at = number_end + 10.0;
    let end_ink = if line.is_warning { colours.warning } else { colours.weak_text };
    let end = galley(ui, line.end, theme::font(size::SMALL), end_ink, f32::INFINITY);
    let room = fit::beside(ui.available_width(), name_at + GAP + end.size().x + BORDER);
    let name = galley_lines(ui, line.name, font.clone(), ink, (room, 2));
    let height = ROW.max(name.size().y + GAP);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::click());
    let spoken = [line.number, line.name, line.end].into_iter().filter(|part| !part.is_empty());
    let spoken = spoken.collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &spoken));
    let ground = if is_chosen {
        colours.selected
    } else if response.hovered() {
        colours.raised
    } else {
        colours.surface
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, ground);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, colours.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(theme::RADIUS), stroke, StrokeKind::Inside);
    }
    let rtl = is_right_to_left(ui);
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let put = |from_start: f32, is_end: bool, galley: Arc<Galley>| {
        let align = if is_end == rtl { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
        let at = align.anchor_size(pos2(x(from_start), rect.center().y), galley.size());
        ui.painter().galley(at.min, galley, ink);
    };
    let is_cut = name.elided;
    put(number_end, true, galley(ui, line.number, font, colours.weak_text, f32::INFINITY));
    put(name_at, false, name);
    put(rect.width() - BORDER, true, end);
    if is_cut { hover(response, line.name) } else { response }
}

/// Lists what is missing, each with the way to its section.
fn missing(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section]) {
    let language = first_language(cx, view);
    let texts = &cx.texts.book;
    let margin = Margin::symmetric(16, 0);
    let written = sections.iter().filter(|section| !section.is_left_out);
    let words: usize = written.map(|section| section.words(language)).sum();
    let Some(laid) = cx.app.book().laid() else { return };
    let found = laid.preview.missing.clone();
    let room = ui.available_height();
    scroll_list(ui, "book missing", room, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            column(ui, |ui| {
                small(ui, &fill!(texts.words_total, &[("words", &cx.locale.whole(words as u64))]));
                if found.is_empty() {
                    weak(ui, texts.nothing_missing)
                } else {
                    strong(ui, texts.is_missing)
                };
                for missing in &found {
                    missing_line(cx, ui, view, sections, missing);
                }
            });
        });
    });
}

fn missing_line(cx: &Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section], missing: &Missing) {
    let words = missing_words(missing, sections, cx.locale);
    let section = match missing {
        Missing::Section(at) | Missing::Text(at) | Missing::Language(at) | Missing::Limit(at) => sections.get(*at),
        _ => None,
    };
    match section {
        Some(section) => {
            if link(ui, &words).clicked() {
                view.open(cx, &section.id);
            }
        }
        None if matches!(missing, Missing::Title | Missing::Authors) => {
            if link(ui, &words).clicked() {
                view.chosen = Chosen::TitlePage;
            }
        }
        None => {
            weak(ui, &words);
        }
    }
}
