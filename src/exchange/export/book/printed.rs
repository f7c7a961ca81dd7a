//! Says what is printed: a book, one of its sections, or what a page of the window shows, on paper of one's choice.

use super::super::figure::pages::About;
use super::super::figure::raster::{self, Pixels};
use super::super::pages::{self, Block, BookPaper, Document, Laid};
use super::super::{ExportError, Languages, answers, charts, provenance, sheet};
use super::{Content, content, outline_of, things};
use crate::analysis::Analysis;
use crate::plan::{Bilingual, Plan};
use crate::report::{self, Report};
use crate::text::Locale;
use crate::worksheet::{Framework, built_in};

/// Names what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The whole book.
    Book,
    /// A section of the book with those below it, by its id.
    Section(String),
    /// A worksheet with its figure and all that is filled in.
    Sheet(Box<Framework>),
    /// Results by themselves: a title in each language, and tables, plots and the flowchart by their ids.
    Things {
        /// The title.
        title: Bilingual,
        /// What stands below it.
        ids: &'static [&'static str],
    },
}

/// Holds what is chosen about what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// What is printed.
    pub what: Printed,
    /// The languages.
    pub languages: Languages,
    /// Whether a book in two languages has them side by side.
    pub is_beside: bool,
    /// The paper.
    pub paper: BookPaper,
    /// Whether all pages lie on their side; otherwise only those of what is wide. A book never does.
    pub is_turned: bool,
}

/// Holds pages that can be printed.
#[derive(Clone, Debug)]
pub struct Printout {
    laid: Laid,
    title: String,
    about: (Locale, jiff::civil::Date, String),
}

/// The id of the audiences as a book has them.
pub const PRINTED_AUDIENCES: &str = "book-audiences";

/// The id of the messages as a book has them.
pub const PRINTED_MESSAGES: &str = "book-messages";

/// The id of the positioning platform as a book has it.
pub const PRINTED_PLATFORM: &str = "book-platform";

/// The id of the objectives as a book has them.
pub const PRINTED_OBJECTIVES: &str = "book-objectives";

/// The id of all worksheets that were filled in.
pub const PRINTED_WORKSHEETS: &str = "worksheets";

/// Lays out what is printed of `plan`.
#[must_use]
pub fn printout(plan: &Plan, analysis: &Analysis, options: &PrintOptions) -> Printout {
    let outline = outline_of(plan, None);
    let locales = options.languages.locales();
    let reports: Vec<Report> = locales.iter().map(|locale| Report::new(plan, analysis, *locale)).collect();
    let contents: Vec<Content> = reports.iter().map(|report| content(report, outline, options.paper)).collect();
    let laid = if options.what == Printed::Book {
        super::laid_in(&contents, options.paper, options.is_beside)
    } else {
        let mut all = Laid::default();
        for (report, content) in reports.iter().zip(&contents) {
            let shift = all.pages.len();
            all.append(pages::lay_out(&part(report, content, options), options.paper, shift));
        }
        all
    };
    let title = contents.first().map_or("", |content| &content.front.title);
    Printout {
        laid,
        title: crate::text::without_direction_marks(title).into_owned(),
        about: (options.languages.first(), plan.calendar.start, provenance::plan_mark(plan)),
    }
}

/// Returns what is printed of a book as a document without title page and contents.
fn part(report: &Report, content: &Content, options: &PrintOptions) -> Document {
    let mut document = Document { is_part: true, is_turned: options.is_turned, ..content.document() };
    match &options.what {
        Printed::Book => {}
        Printed::Section(id) => {
            let from = content.sections.iter().position(|filled| filled.section.id == *id).unwrap_or(0);
            let level = content.sections.get(from).map_or(1, |filled| filled.section.level);
            let below =
                content.sections.iter().skip(from + 1).take_while(|filled| filled.section.level > level).count();
            document.blocks.retain(|(section, _)| (from..=from + below).contains(section));
        }
        Printed::Sheet(framework) => {
            let filled = sheet::document(report, framework);
            return Document { is_turned: options.is_turned, ..filled };
        }
        Printed::Things { title, ids } => {
            let heading = Block::Heading {
                level: 1,
                number: None,
                text: title.get(report.locale.language).to_owned(),
                is_fresh: false,
            };
            let things = ids.iter().flat_map(|id| thing(report, id, options));
            document.blocks = std::iter::once(heading).chain(things).map(|block| (0, block)).collect();
        }
    }
    document
}

/// Returns a result as blocks; nothing where the plan has nothing for it.
fn thing(report: &Report, id: &str, options: &PrintOptions) -> Vec<Block> {
    match id {
        PRINTED_AUDIENCES => things::audiences(report),
        PRINTED_MESSAGES => things::briefs(report),
        PRINTED_PLATFORM => things::platform(report),
        PRINTED_OBJECTIVES => things::objectives(report),
        PRINTED_WORKSHEETS => built_in().iter().flat_map(|sheet| worksheet(report, &sheet.id)).collect(),
        charts::FLOWCHART => super::content::pictures(report, id, (options.paper, options.is_turned)),
        id if report::PLOTS.iter().any(|(known, _)| *known == id) => {
            super::content::pictures(report, id, (options.paper, options.is_turned))
        }
        id => super::content::table(report, id),
    }
}

/// Returns what was filled in of a worksheet below its name.
fn worksheet(report: &Report, id: &str) -> Vec<Block> {
    let blocks = answers::blocks(report, id);
    let name =
        crate::worksheet::framework(id).map(|sheet| report.as_read(sheet).name.get(report.locale.language).to_owned());
    match name.filter(|_| !blocks.is_empty()) {
        Some(text) => {
            let heading = Block::Heading { level: 2, number: None, text, is_fresh: false };
            std::iter::once(heading).chain(blocks).collect()
        }
        None => Vec::new(),
    }
}

impl Printout {
    /// Returns how many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.laid.pages.len()
    }

    /// Returns true where nothing but a heading stands on the pages.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let pieces = self.laid.pages.iter().flat_map(|page| &page.pieces);
        self.laid.pages.len() <= 1 && pieces.filter(|piece| piece.element.is_some()).count() <= 1
    }

    /// Returns a page, counted from 0, as pixels, `scale` of them for a point of 1/96 inch.
    ///
    /// # Errors
    /// When it is larger than pictures can be.
    #[must_use]
    pub fn pixels(&self, page: usize, scale: f32) -> Option<Result<Pixels, ExportError>> {
        self.laid.figure(page).map(|figure| raster::pixels(&figure, scale))
    }

    /// Returns these pages, counted from 0, as a PDF.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn pdf(&self, kept: &[usize]) -> Result<Vec<u8>, ExportError> {
        let (locale, day, mark) = &self.about;
        let about = About { language: locale.language, day: *day, mark: mark.clone() };
        let mut laid = self.laid.clone();
        laid.only(kept);
        pages::pdf(&laid, &self.title, &about)
    }

    /// Returns what the pages are called: the title of the plan.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}
