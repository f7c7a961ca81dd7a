//! The dialog that prints: what, on which paper and printer, and how the pages look.

use eframe::egui::{CornerRadius, Rect, Sense, Ui, vec2};

use super::body::body;
use super::buttons::buttons;
use crate::app::{
    Action, DialogAnswer, ExportLanguage, MOST_COPIES, Page, PrintAction, PrintChoice, PrintFailure, PrintOutcome,
    PrintWhat, Printing,
};
use crate::exchange::export::{BookPaper, outline_of, sections, sentence};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::parts::page_pictures::show_pages;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{
    FieldLook, Look, check, choice, figure_field, label, label_in, row, scroll_list, small, title, weak,
};
use crate::plan::Language;
use crate::text::strings::fill;
use crate::text::{self, isolate};

/// The width of what can be chosen; the pages have the rest.
const CHOICES: f32 = 300.0;

/// The width of choices, in points.
const WIDTH: f32 = 280.0;

/// The height of what stands between title and buttons where the window has room, in points.
const HEIGHT: f32 = 520.0;

/// Shows the choices and the pages.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, printing: &Printing) {
    title(ui, cx.texts.printing.title);
    ui.add_space(space::TIGHT);
    let mut next = printing.choice.clone();
    body(ui, HEIGHT, |ui, height| {
        let rest = fit::beside(ui.available_width(), CHOICES + space::MEDIUM).max(60.0);
        columns_by_share(ui, &[CHOICES, rest], |ui, part| {
            fit::at_least(ui, 1.0);
            match part {
                0 => scroll_list(ui, "choices of printing", height, |ui| choices(cx, ui, printing, &mut next)),
                _ => pages(cx, ui, printing, height),
            }
        });
    });
    if next != printing.choice {
        cx.push(Action::Print(PrintAction::Choose(Box::new(next))));
    }
    let has_printer =
        printing.printers.as_ref().is_none_or(|found| found.as_ref().is_some_and(|found| !found.names.is_empty()));
    let words = &cx.texts.printing;
    let print = if has_printer { words.print } else { words.open_pdf };
    buttons(cx, ui, &[(print, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)]);
}

fn choices(cx: &Cx<'_>, ui: &mut Ui, printing: &Printing, next: &mut PrintChoice) {
    what(cx, ui, next);
    let texts = cx.texts;
    weak(ui, texts.export.language);
    let languages = [
        (ExportLanguage::One(Language::En), texts.terms.language_english),
        (ExportLanguage::One(Language::Ar), texts.terms.language_arabic),
        (ExportLanguage::Both, texts.export.both),
    ];
    next.language = choice(ui, texts.export.language, &next.language, &languages, WIDTH).unwrap_or(next.language);
    range(cx, ui, printing, next);
    paper(cx, ui, next);
    printer(cx, ui, printing, next);
}

/// Shows the choice of what is printed.
fn what(cx: &Cx<'_>, ui: &mut Ui, next: &mut PrintChoice) {
    let words = &cx.texts.printing;
    let mut pages: Vec<Page> = Vec::new();
    if cx.app.page != Page::Book {
        pages.push(cx.app.page);
    }
    if let PrintWhat::Page(page) = &next.what
        && !pages.contains(page)
    {
        pages.push(*page);
    }
    let language = cx.app.plan_language();
    let mut known: Vec<(PrintWhat, String)> = pages
        .into_iter()
        .map(|page| (PrintWhat::Page(page), fill!(words.what_page, &[("page", page.title(cx.texts))])))
        .collect();
    let open = cx.app.open_worksheet.as_deref().and_then(|id| cx.app.own_worksheets.find(id));
    let sheet = match &next.what {
        PrintWhat::Sheet(sheet) => Some(&**sheet),
        _ => open.filter(|_| cx.app.page == Page::Worksheets),
    };
    if let Some(sheet) = sheet {
        let name = fill!(words.what_sheet, &[("name", sheet.name.get(cx.language()))]);
        known.push((PrintWhat::Sheet(Box::new(sheet.clone())), name));
    }
    known.push((PrintWhat::Book, words.what_book.to_owned()));
    for section in sections(&cx.plan().book, outline_of(cx.plan(), None)).into_iter().filter(|part| !part.is_left_out) {
        let indent = if section.level > 1 { "\u{2003}\u{2003}" } else { "\u{2003}" };
        let name = match section.title.get(language).trim() {
            "" => cx.texts.book.own_section,
            name => name,
        };
        known.push((PrintWhat::Section(section.id.clone()), format!("{indent}{name}")));
    }
    let known: Vec<(PrintWhat, &str)> = known.iter().map(|(what, name)| (what.clone(), name.as_str())).collect();
    weak(ui, words.what);
    if let Some(taken) = choice(ui, words.what, &next.what, &known, WIDTH) {
        next.what = taken;
        next.pages.clear();
    }
}

/// Shows the choice of the pages.
fn range(cx: &Cx<'_>, ui: &mut Ui, printing: &Printing, next: &mut PrintChoice) {
    let words = &cx.texts.printing;
    weak(ui, words.pages);
    let look = FieldLook::line(WIDTH).hint(words.pages_hint);
    let (_, typed) = figure_field(ui, "printed pages", words.pages, &printing.choice.pages, look);
    if let Some(typed) = typed {
        next.pages = typed;
    }
    let count = printing.pages.as_ref().map(|pages| cx.locale.whole(pages.out.pages() as u64));
    match count {
        _ if printing.is_working => drop(small(ui, cx.texts.export.working)),
        Some(count) if printing.is_range_wrong => {
            label_in(ui, &fill!(words.pages_wrong, &[("count", &count)]), Look::Warning);
        }
        Some(count) => drop(small(ui, &fill!(words.page_count, &[("count", &count)]))),
        None => {}
    }
}

fn paper(cx: &Cx<'_>, ui: &mut Ui, next: &mut PrintChoice) {
    let texts = cx.texts;
    weak(ui, texts.book.paper);
    row(ui, |ui| {
        let papers = [(BookPaper::A4, texts.book.paper_a4), (BookPaper::Letter, texts.book.paper_letter)];
        next.paper = choice(ui, texts.book.paper, &next.paper, &papers, 90.0).unwrap_or(next.paper);
        // The pages of a book lie as its content needs.
        if next.what != PrintWhat::Book {
            let ways = [(false, texts.printing.as_needed), (true, texts.export.landscape)];
            let orientation = texts.export.orientation;
            next.is_turned = choice(ui, orientation, &next.is_turned, &ways, WIDTH - 98.0).unwrap_or(next.is_turned);
        }
    });
}

/// Shows the choice of a printer and what it is told.
fn printer(cx: &Cx<'_>, ui: &mut Ui, printing: &Printing, next: &mut PrintChoice) {
    let words = &cx.texts.printing;
    ui.add_space(space::SMALL);
    let found = match &printing.printers {
        None => {
            small(ui, words.looking);
            return;
        }
        Some(None) => {
            weak(ui, words.no_system);
            return;
        }
        Some(Some(found)) if found.names.is_empty() => {
            weak(ui, words.no_printers);
            return;
        }
        Some(Some(found)) => found,
    };
    weak(ui, words.printer);
    let usual = match &found.usual {
        Some(name) => fill!(words.usual_printer_named, &[("name", &isolate(name, cx.language()))]),
        None => words.usual_printer.to_owned(),
    };
    let mut known: Vec<(Option<String>, &str)> = vec![(None, usual.as_str())];
    known.extend(found.names.iter().map(|name| (Some(name.clone()), name.as_str())));
    if let Some(taken) = choice(ui, words.printer, &next.printer, &known, WIDTH) {
        next.printer = taken;
    }
    row(ui, |ui| {
        let numbers: Vec<(u32, String)> = (1..=MOST_COPIES).map(|count| (count, cx.locale.whole(count))).collect();
        let numbers: Vec<(u32, &str)> = numbers.iter().map(|(count, name)| (*count, name.as_str())).collect();
        weak(ui, words.copies);
        next.copies = choice(ui, words.copies, &next.copies, &numbers, 60.0).unwrap_or(next.copies);
    });
    row(ui, |ui| {
        let sheets: Vec<(u8, String)> = [1, 2, 4].map(|count| (count, cx.locale.whole(count))).into();
        let sheets: Vec<(u8, &str)> = sheets.iter().map(|(count, name)| (*count, name.as_str())).collect();
        weak(ui, words.on_sheet);
        next.on_sheet = choice(ui, words.on_sheet, &next.on_sheet, &sheets, 60.0).unwrap_or(next.on_sheet);
    });
    next.is_two_sided = check(ui, words.two_sided, next.is_two_sided).unwrap_or(next.is_two_sided);
    next.is_fitted = check(ui, words.fitted, next.is_fitted).unwrap_or(next.is_fitted);
}

/// Shows the first pages.
fn pages(cx: &Cx<'_>, ui: &mut Ui, printing: &Printing, height: f32) {
    let ground = ui.available_rect_before_wrap();
    let ground = Rect::from_min_size(ground.min, vec2(ground.width(), height));
    ui.painter().rect_filled(ground, CornerRadius::ZERO, palette(ui.visuals()).backdrop);
    let inner = ground.shrink(space::SMALL);
    let layout = *ui.layout();
    let mut inside = ui.new_child(fit::part(inner).layout(layout));
    if !is_right_to_left(ui) {
        // Pages keep their width whether or not a bar stands over their margin: they would be lower with it, and need none. In an
        // Arabic interface they begin where the bar stands, and leave it its room.
        inside.spacing_mut().scroll.floating_allocated_width = 0.0;
    }
    scroll_list(&mut inside, "pages to print", fit::beside(height, 2.0 * space::SMALL), |ui| match &printing.pages {
        None => drop(weak(ui, cx.texts.export.working)),
        Some(pages) if pages.out.is_empty() => drop(weak(ui, cx.texts.printing.nothing)),
        Some(pages) => {
            show_pages(cx, ui, &pages.shown, pages.out.pages());
            let left = pages.out.pages().saturating_sub(pages.shown.len());
            if left > 0 {
                weak(ui, &fill!(cx.texts.window.more, &[("count", &cx.locale.whole(left as u64))]));
            }
        }
    });
    fit::claim(ui, ground, Sense::hover());
}

/// Says why nothing was printed.
pub(super) fn failed(cx: &mut Cx<'_>, ui: &mut Ui, why: &PrintFailure) {
    let words = &cx.texts.printing;
    title(ui, words.failed);
    let reason = match why {
        PrintFailure::Pages(why) => sentence(why, cx.locale),
        PrintFailure::Broken => words.broken.to_owned(),
        PrintFailure::System(outcome) => outcome_words(cx, outcome),
    };
    label(ui, &reason);
    buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
}

fn outcome_words(cx: &Cx<'_>, outcome: &PrintOutcome) -> String {
    let words = &cx.texts.printing;
    match outcome {
        PrintOutcome::Refused(why) if why.trim().is_empty() => words.refused_silently.to_owned(),
        PrintOutcome::Refused(why) => fill!(words.refused, &[("why", &isolate(why.trim(), cx.language()))]),
        PrintOutcome::NotStarted(why) => {
            fill!(words.refused, &[("why", &text::system_reason(why, cx.locale))])
        }
        PrintOutcome::NoAnswer => words.no_answer.to_owned(),
        PrintOutcome::NoViewer(path) => {
            fill!(words.no_viewer, &[("path", &isolate(&path.display().to_string(), cx.language()))])
        }
        PrintOutcome::Unwritten(why) => text::save_error(why, &cx.locale),
        PrintOutcome::Sent(_) | PrintOutcome::Opened(_) => words.broken.to_owned(),
    }
}
