//! The plan book: an outline filled with the plan's texts, tables, pictures and facts, as pages, as a document of a word
//! processor and as slides.
//!
//! What stands in it ([`mod@content`]) is a pure function of plan, results, outline and language; [`super::pages`] lays it out.

mod content;
mod facts;
mod front;
mod preview;
mod printed;
mod sections;
mod show;
mod slides;
mod sources;
#[cfg(test)]
mod tests;
mod things;

use super::figure::pages::About;
use super::pages::{self, BookPaper, Laid};
use super::{ExportError, Languages, office, provenance};
use crate::analysis::Analysis;
use crate::plan::{Language, Plan};
use crate::report::Report;
use crate::text::{Locale, Noun};

pub use content::Missing;
pub(in crate::exchange::export) use content::{Content, content};
pub use preview::{BookPreview, PreviewSection, missing_words};
pub use printed::{
    PRINTED_AUDIENCES, PRINTED_MESSAGES, PRINTED_OBJECTIVES, PRINTED_PLATFORM, PRINTED_WORKSHEETS, PrintOptions,
    Printed, Printout, printout,
};
pub use sections::{Section, USUAL_OUTLINE, outline_of, sections};
pub(in crate::exchange::export) use slides::{Slide, TitleSlide, slide_table};

/// Names a kind of file that a book can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BookKind {
    /// Pages.
    Pdf,
    /// A document of a word processor.
    Docx,
    /// Slides with notes for who speaks.
    Pptx,
}

impl BookKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Pptx];

    /// Returns the ending of the kind's files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
        }
    }

    /// Returns the kind whose files end in `extension`, whatever its letters' case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension().eq_ignore_ascii_case(extension))
    }
}

/// Holds what can be chosen about a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookOptions {
    /// The languages; the second one follows the first.
    pub languages: Languages,
    /// The outline, by its id; the plan's own where none is named.
    pub outline: Option<String>,
    /// The paper.
    pub paper: BookPaper,
    /// Whether two languages stand side by side instead of one after the other; on slides they never do.
    pub is_beside: bool,
}

/// Writes the book of `plan`, whose results are `analysis`.
///
/// # Errors
/// When the format cannot hold it.
pub fn book(plan: &Plan, analysis: &Analysis, kind: BookKind, options: &BookOptions) -> Result<Vec<u8>, ExportError> {
    let contents = contents(plan, analysis, options);
    let (title, author) = contents.first().map_or(("", ""), |content| (&content.front.title, &content.authors));
    let title = crate::text::without_direction_marks(title);
    let day = plan.calendar.start;
    match kind {
        BookKind::Pdf => {
            let language = options.languages.first().language;
            let about = About { language, day, mark: provenance::plan_mark(plan) };
            pages::pdf(&laid_in(&contents, options.paper, options.is_beside), &title, &about)
        }
        BookKind::Docx => {
            let documents: Vec<_> = contents.iter().map(Content::document).collect();
            let author = crate::text::without_direction_marks(author);
            let about = office::package::About { title: &title, author: &author, day };
            let laid = laid_in(&contents, options.paper, options.is_beside);
            let headings = laid.headings.iter().map(|place| place.page).collect();
            office::document::docx(&documents, (options.paper, options.is_beside), headings, &about)
        }
        BookKind::Pptx => {
            let decks: Vec<(TitleSlide, Vec<Slide>)> =
                contents.iter().map(|content| deck(plan, analysis, content)).collect();
            let author = crate::text::without_direction_marks(author);
            office::deck::pptx(&decks, &office::package::About { title: &title, author: &author, day })
        }
    }
}

/// Returns the slides of a book in one language.
fn deck(plan: &Plan, analysis: &Analysis, content: &Content) -> (TitleSlide, Vec<Slide>) {
    let report = Report::new(plan, analysis, content.locale);
    (slides::title_slide(content), slides::slides(&report, content))
}

/// Returns what stands in the book in each language.
fn contents(plan: &Plan, analysis: &Analysis, options: &BookOptions) -> Vec<Content> {
    contents_after(plan, analysis, options, None)
}

/// Returns what stands in the book in each language; what did not change since `before`, a book of the same plan and options
/// but for the texts of the book, is taken from there. The flag says whether its references were the same.
fn contents_after(
    plan: &Plan,
    analysis: &Analysis,
    options: &BookOptions,
    before: Option<(&[Content], bool)>,
) -> Vec<Content> {
    let outline = outline_of(plan, options.outline.as_deref());
    let of = |(at, locale): (usize, Locale)| {
        let before = before.and_then(|(contents, same)| contents.get(at).map(|content| (content, same)));
        content::content_after(&Report::new(plan, analysis, locale), outline, options.paper, before)
    };
    options.languages.locales().into_iter().enumerate().map(of).collect()
}

/// Lays the book out, two languages side by side or one after the other.
fn laid_in(contents: &[Content], paper: BookPaper, is_beside: bool) -> Laid {
    match contents {
        [first, second] if is_beside => pages::lay_out_beside(&first.document(), &second.document(), paper),
        contents => laid(contents, paper),
    }
}

/// Lays the book out, one language after the other.
fn laid(contents: &[Content], paper: BookPaper) -> Laid {
    let mut all = Laid::default();
    for content in contents {
        let shift = all.pages.len();
        all.append(pages::lay_out(&content.document(), paper, shift));
    }
    all
}

/// Returns the heading of a section; a number of its own stands for the words that an own one does not have yet.
fn heading(section: &Section, language: Language) -> String {
    match section.title.get(language).trim() {
        "" => Locale::of(language).texts().book.own_section.to_owned(),
        title => title.to_owned(),
    }
}

/// Returns so many people in words. The count is a sum of whole sizes.
fn people(report: &Report, population: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people, far below 2^53")]
    let people = population.max(0.0).round() as u64;
    report.locale.count_oblique(people, Noun::Person)
}

fn effective_level(report: &Report) -> usize {
    let levels = crate::reach::REACH_LEVELS;
    usize::try_from(report.plan.settings.effective_frequency).map_or(levels, |level| level.clamp(1, levels))
}

/// Returns a usual name for the file of a book.
#[must_use]
pub fn book_name(plan: &Plan, kind: BookKind) -> String {
    let title = crate::plan::slug(plan.title.get(Language::En), "plan");
    format!("{title}-book.{}", kind.extension())
}
