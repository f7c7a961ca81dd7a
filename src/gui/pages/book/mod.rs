//! The Book page: the outline at the start, the texts of a section in the middle, the pages as they will be printed at the end.

mod keys;
mod outline;
mod preview;
mod section;
mod title_page;
mod top;

use eframe::egui::{CentralPanel, Frame, Margin, Ui};

use crate::app::{Action, BookAction};
use crate::exchange::export::{BookKind, BookOptions, BookPaper, Languages, Section, outline_of, sections};
use crate::gui::context::Cx;
use crate::gui::parts::page_textures::PageTextures;
use crate::gui::parts::panels::start_panel;
use crate::gui::theme::palette;
use crate::gui::widgets::{column, scroll_page};
use crate::plan::Language;
use crate::text::Locale;

/// The width of the outline.
const OUTLINE: f32 = 264.0;

/// The width of the texts.
const TEXTS: f32 = 432.0;

/// From this width on the outline stands beside the texts.
const WITH_OUTLINE: f32 = 780.0;

/// From this width on pages are shown beside the texts and the outline.
const WITH_PAGES: f32 = 1000.0;

/// From this width on pages are shown beside the texts, in place of the outline.
const TEXTS_AND_PAGES: f32 = 720.0;

/// Says whether a page of a width shows outline, texts and pages at once; elsewhere pages are shown when they are asked for.
fn has_pages_beside(width: f32) -> bool {
    width >= WITH_PAGES
}

/// Says which languages the pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    One(Language),
    /// One after the other.
    Both,
    /// Side by side.
    Beside,
}

/// Says what is chosen in the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Chosen {
    #[default]
    TitlePage,
    Section(String),
}

/// Holds what the page remembers of a document.
#[derive(Debug, Default)]
pub(in crate::gui) struct BookView {
    chosen: Chosen,
    /// Whether the row of what is chosen takes the focus.
    takes_focus: bool,
    shown: Option<Shown>,
    paper: BookPaper,
    /// The page that is shown, counted from 0.
    page: usize,
    has_two_pages: bool,
    /// Whether pages are shown where there is no room for them beside the outline.
    shows_pages: bool,
    /// How large pages are beside what fits, in eighths.
    zoom: i32,
    kind: Option<BookKind>,
    path: Option<String>,
    preview: PageTextures,
}

impl BookView {
    fn shown(&self, cx: &Cx<'_>) -> Shown {
        self.shown.unwrap_or(Shown::One(cx.app.plan_language()))
    }

    fn options(&self, cx: &Cx<'_>) -> BookOptions {
        let locale = cx.locale;
        let languages = match self.shown(cx) {
            Shown::One(language) => Languages::One(Locale { language, ..locale }),
            Shown::Both | Shown::Beside => Languages::Both(Locale { language: cx.app.plan_language(), ..locale }),
        };
        BookOptions { languages, outline: None, paper: self.paper, is_beside: self.shown(cx) == Shown::Beside }
    }

    /// Chooses a section and shows its page.
    fn open(&mut self, cx: &Cx<'_>, id: &str) {
        self.chosen = Chosen::Section(id.to_owned());
        if let Some(page) = page_of(cx, id) {
            self.page = page;
        }
    }
}

/// Returns the first page of a section, as it was laid out last.
fn page_of(cx: &Cx<'_>, id: &str) -> Option<usize> {
    let laid = cx.app.book().laid()?;
    laid.preview.sections.iter().find(|section| section.id == id)?.page
}

/// Returns the language in which sections are named and counted.
fn first_language(cx: &Cx<'_>, view: &BookView) -> Language {
    match view.shown(cx) {
        Shown::One(language) => language,
        Shown::Both | Shown::Beside => cx.app.plan_language(),
    }
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView) {
    let options = view.options(cx);
    if !cx.app.book().is_asked(cx.app.document().plan(), &options) {
        cx.push(Action::Book(BookAction::LookAt(options.clone())));
    }
    let found = sections(&cx.plan().book, outline_of(cx.plan(), None));
    top::show(cx, ui, view, &options);
    let width = ui.available_width();
    let surface = Frame::NONE.fill(palette(ui.visuals()).surface).inner_margin(Margin::ZERO);
    let has_all = has_pages_beside(width);
    let has_outline = width >= WITH_OUTLINE && (has_all || !view.shows_pages);
    let has_pages = has_all || view.shows_pages;
    if has_outline {
        start_panel(ui, "book outline").resizable(false).exact_size(OUTLINE).frame(surface).show(ui, |ui| {
            outline::show(cx, ui, view, &found);
        });
    }
    if has_pages {
        if has_all || width >= TEXTS_AND_PAGES {
            start_panel(ui, "book texts").resizable(false).exact_size(TEXTS).frame(surface).show(ui, |ui| {
                texts(cx, ui, view, &found, !has_outline);
            });
        }
        let ground = Frame::NONE.fill(palette(ui.visuals()).backdrop).inner_margin(Margin::symmetric(12, 8));
        CentralPanel::default().frame(ground).show(ui, |ui| preview::show(cx, ui, view, &found));
    } else {
        CentralPanel::default().frame(surface).show(ui, |ui| texts(cx, ui, view, &found, !has_outline));
    }
}

/// Shows the texts of what is chosen.
fn texts(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section], has_list: bool) {
    let id = match &view.chosen {
        Chosen::TitlePage => "book title page".to_owned(),
        Chosen::Section(id) => format!("book section {id}"),
    };
    scroll_page(ui, &id, 900.0, |ui| {
        column(ui, |ui| {
            if has_list {
                outline::as_choice(cx, ui, view, sections);
            }
            let chosen = match &view.chosen {
                Chosen::TitlePage => None,
                Chosen::Section(id) => sections.iter().position(|section| section.id == *id),
            };
            match chosen {
                Some(at) => section::show(cx, ui, view, sections, at),
                None => title_page::show(cx, ui, view),
            }
        });
    });
}
