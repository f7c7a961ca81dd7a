//! A book that is laid out for the window: its sections with their pages, what is missing, and pictures of its pages.

use super::super::ExportError;
use super::super::figure::raster::{self, Pixels};
use super::super::pages::{Laid, SectionMark};
use super::{BookOptions, Content, Missing, contents, contents_after, deck, heading, laid_in, show};
use crate::analysis::Analysis;
use crate::plan::Plan;
use crate::text::strings::{fill, slots};
use crate::text::{Locale, isolate};

/// Holds what is known of a section once the book is laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewSection {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// Its first page, counted from 0, where it stands in the book.
    pub page: Option<usize>,
}

/// Holds a book that is laid out.
#[derive(Clone, Debug)]
pub struct BookPreview {
    pub(super) laid: Laid,
    /// What was laid out.
    contents: Vec<Content>,
    /// The sections of the first language, in order.
    pub sections: Vec<PreviewSection>,
    /// What is missing from the book in its first language.
    pub missing: Vec<Missing>,
}

impl BookPreview {
    /// Lays the book of `plan` out.
    #[must_use]
    pub fn of(plan: &Plan, analysis: &Analysis, options: &BookOptions) -> Self {
        Self::after(plan, analysis, options, None)
    }

    /// Lays the book of `plan` out after that of another plan, with the same options. Where the plans differ in nothing but the
    /// book, only the sections that changed are filled anew: so the pages follow what is typed.
    #[must_use]
    pub fn after(plan: &Plan, analysis: &Analysis, options: &BookOptions, before: Option<(&Plan, &Self)>) -> Self {
        let is_same = |other: &Plan| Plan { book: plan.book.clone(), ..other.clone() } == *plan;
        let before = before.filter(|(other, _)| is_same(other));
        let before =
            before.map(|(other, known)| (known.contents.as_slice(), other.book.references == plan.book.references));
        let contents = contents_after(plan, analysis, options, before);
        let laid = laid_in(&contents, options.paper, options.is_beside);
        let Some(first) = contents.first() else {
            return Self { laid, contents, sections: Vec::new(), missing: Vec::new() };
        };
        let page = |at: usize| laid.headings.iter().find(|place| place.section == at).map(|place| place.page);
        let sections = first
            .sections
            .iter()
            .enumerate()
            .map(|(at, filled)| PreviewSection {
                id: filled.section.id.clone(),
                title: heading(&filled.section, first.locale.language),
                number: filled.number.clone(),
                page: if filled.is_there { page(at) } else { None },
            })
            .collect();
        Self { sections, missing: first.missing.clone(), laid, contents }
    }

    /// Draws the slides of the book of `plan`: each is a page, and named as a section.
    #[must_use]
    pub fn slides(plan: &Plan, analysis: &Analysis, options: &BookOptions) -> Self {
        let decks: Vec<_> = contents(plan, analysis, options)
            .iter()
            .map(|content| (content.locale, deck(plan, analysis, content)))
            .collect();
        let all = decks.iter().map(|(_, (_, slides))| slides.len() + 1).sum();
        let mut laid = Laid::default();
        let mut sections = Vec::new();
        for (locale, (title, slides)) in &decks {
            let titles = std::iter::once(&title.title).chain(slides.iter().map(|slide| &slide.title));
            for title in titles {
                let page = Some(sections.len());
                sections.push(PreviewSection { id: String::new(), title: title.clone(), number: None, page });
            }
            laid.append(show::drawn(*locale, title, slides, (laid.pages.len(), all)));
        }
        Self { laid, contents: Vec::new(), sections, missing: Vec::new() }
    }

    /// Returns how many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.laid.pages.len()
    }

    /// Returns the width and the height of a page in points of 1/96 inch.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        self.laid.pages.get(page).map(|page| (page.width, page.height))
    }

    /// Returns which sections stand on a page, and where.
    #[must_use]
    pub fn marks(&self, page: usize) -> &[SectionMark] {
        self.laid.pages.get(page).map_or(&[], |page| &page.marks)
    }

    /// Returns a page as a picture.
    #[cfg(test)]
    pub(in crate::exchange::export) fn figure(&self, page: usize) -> Option<super::super::figure::Figure> {
        self.laid.figure(page)
    }

    /// Returns a page as pixels, `scale` of them for a point.
    ///
    /// # Errors
    /// When it is larger than pictures can be.
    #[must_use]
    pub fn pixels(&self, page: usize, scale: f32) -> Option<Result<Pixels, ExportError>> {
        self.laid.figure(page).map(|figure| raster::pixels(&figure, scale))
    }
}

/// Says what is missing from a book, in words; `sections` are those of [`super::sections()`].
#[must_use]
pub fn missing_words(missing: &Missing, sections: &[super::Section], locale: Locale) -> String {
    let texts = &locale.texts().book;
    let name = |at: &usize| {
        let title = sections.get(*at).map(|section| heading(section, locale.language)).unwrap_or_default();
        isolate(&title, locale.language).into_owned()
    };
    match missing {
        Missing::Section(at) => fill!(texts.missing_section, &[("section", &name(at))]),
        Missing::Text(at) => fill!(texts.missing_text, &[("section", &name(at))]),
        Missing::Language(at) => fill!(texts.missing_language, &[("section", &name(at))]),
        Missing::Limit(at) => {
            let section = sections.get(*at);
            let words = section.map_or(0, |section| section.words(locale.language)) as u64;
            let limit = section.and_then(|section| section.limit).unwrap_or_default();
            let [words, limit] = [words, u64::from(limit)].map(|count| locale.whole(count));
            let values = slots![("section", &*name(at)), ("words", &*words), ("limit", &*limit)];
            fill!(texts.missing_limit, values)
        }
        Missing::Title => texts.missing_title.to_owned(),
        Missing::Authors => texts.missing_authors.to_owned(),
        Missing::Sources(count) => fill!(texts.missing_sources, &[("count", &locale.whole(*count as u64))]),
        Missing::Letters(letters) => fill!(texts.missing_letters, &[("letters", &isolate(letters, locale.language))]),
    }
}
