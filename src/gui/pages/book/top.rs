//! The row above the book: outline, language, paper, and the file that it becomes.

use std::path::PathBuf;

use eframe::egui::{Frame, Margin, Panel, Ui};

use super::{BookView, Shown, has_pages_beside};
use crate::app::{Action, BookAction, Page, PresentationAction, PrintAction, PrintWhat};
use crate::edit::change_book;
use crate::exchange::export::{BookKind, BookOptions, BookPaper, USUAL_OUTLINE, outline_of};
use crate::gui::context::Cx;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{
    FieldLook, button, choice, heading, hover, plain_field, primary_button, row, toggle, wrapped_row,
};
use crate::plan::Language;
use crate::text::strings::fill;
use crate::worksheet::outlines;

/// Shows it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, options: &BookOptions) {
    let colours = palette(ui.visuals());
    let frame = Frame::NONE.fill(colours.surface).inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 8 });
    let is_beside = has_pages_beside(ui.available_width());
    Panel::top("book choices").frame(frame).show(ui, |ui| {
        let choices = |cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView| {
            heading(ui, Page::Book.title(cx.texts));
            ui.add_space(space::SMALL);
            outline(cx, ui);
            languages(cx, ui, view);
            paper(cx, ui, view);
            if !is_beside && toggle(ui, view.shows_pages, cx.texts.book.show_pages).clicked() {
                view.shows_pages = !view.shows_pages;
            }
        };
        if ui.available_width() > 1300.0 {
            row(ui, |ui| {
                choices(cx, ui, view);
                file(cx, ui, view, options);
            });
        } else {
            wrapped_row(ui, |ui| choices(cx, ui, view));
            wrapped_row(ui, |ui| file(cx, ui, view, options));
        }
    });
}

fn outline(cx: &mut Cx<'_>, ui: &mut Ui) {
    let language = cx.language();
    let known: Vec<(String, &str)> =
        outlines().iter().map(|outline| (outline.id.clone(), outline.name.get(language))).collect();
    let current = outline_of(cx.plan(), None).id.clone();
    if let Some(taken) = choice(ui, cx.texts.book.outline, &current, &known, 190.0) {
        let taken = if taken == USUAL_OUTLINE { String::new() } else { taken };
        let edit = change_book(cx.plan(), |book| book.outline = taken);
        cx.edit_if(edit);
    }
}

fn languages(cx: &Cx<'_>, ui: &mut Ui, view: &mut BookView) {
    let terms = &cx.texts.terms;
    let known = [
        (Shown::One(Language::En), terms.language_english),
        (Shown::One(Language::Ar), terms.language_arabic),
        (Shown::Both, cx.texts.book.one_after_other),
        (Shown::Beside, cx.texts.book.side_by_side),
    ];
    if let Some(taken) = choice(ui, cx.texts.export.language, &view.shown(cx), &known, 132.0) {
        view.shown = Some(taken);
        view.page = 0;
    }
}

fn paper(cx: &Cx<'_>, ui: &mut Ui, view: &mut BookView) {
    let texts = &cx.texts.book;
    let known = [(BookPaper::A4, texts.paper_a4), (BookPaper::Letter, texts.paper_letter)];
    if let Some(taken) = choice(ui, texts.paper, &view.paper, &known, 80.0) {
        view.paper = taken;
    }
}

/// Shows where the book goes, and the button that writes it.
fn file(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, options: &BookOptions) {
    let texts = &cx.texts.book;
    let kind = view.kind.unwrap_or(BookKind::ALL[0]);
    let known = BookKind::ALL.map(|kind| (kind, kind_name(kind)));
    if let Some(taken) = choice(ui, texts.kind_of_file, &kind, &known, 84.0) {
        // What was typed keeps its name; the ending follows the kind.
        let typed = view.path.as_ref().map(|typed| PathBuf::from(typed).with_extension(taken.extension()));
        view.path = typed.map(|path| path.to_string_lossy().into_owned());
        view.kind = Some(taken);
    }
    let kind = view.kind.unwrap_or(kind);
    let usual = || cx.app.book_path(kind).to_string_lossy().into_owned();
    let path = view.path.clone().unwrap_or_else(usual);
    let words = fill!(texts.save_as, &[("kind", kind_name(kind))]);
    let room = (ui.available_width() - 470.0).clamp(100.0, 420.0);
    let (_, typed) = plain_field(ui, "book path", cx.texts.export.file, &path, FieldLook::line(room));
    let path = typed.clone().unwrap_or(path);
    if typed.is_some() {
        view.path = typed;
    }
    if primary_button(ui, &words).clicked() && !path.trim().is_empty() {
        let action = BookAction::Export { kind, options: options.clone(), path: PathBuf::from(path.trim()) };
        cx.push(Action::Book(action));
    }
    if button(ui, texts.choose_file).clicked() {
        let path = PathBuf::from(path.trim());
        cx.push(Action::Book(BookAction::AskPath { kind, options: options.clone(), path }));
    }
    if button(ui, cx.texts.commands.print).clicked() {
        cx.push(Action::Print(PrintAction::Ask(PrintWhat::Book)));
    }
    let present = button(ui, texts.present);
    if hover(present, cx.texts.printing.keys_hint).clicked() {
        cx.push(Action::Presentation(PresentationAction::Begin(options.clone())));
    }
}

fn kind_name(kind: BookKind) -> &'static str {
    match kind {
        BookKind::Pdf => "PDF",
        BookKind::Docx => "DOCX",
        BookKind::Pptx => "PPTX",
    }
}
