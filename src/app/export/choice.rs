//! Says what can be chosen in the dialog of exports.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::exchange::export::{self, ChartOptions, Kind, Languages, Options};
use crate::plan::Language;
use crate::text::Locale;

/// Says what of a plan is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportThing {
    /// The flowchart.
    Flowchart,
    /// One plot of the pages.
    Plot,
    /// Everything as a workbook.
    Workbook,
    /// Everything as one web page.
    WebPage,
    /// One table.
    Table,
    /// The flights as a calendar.
    Calendar,
    /// The open format of media plans.
    OpenFormat,
}

impl ExportThing {
    /// All of them: what is handed over first, then what other programs read.
    pub const ALL: [Self; 7] =
        [Self::Flowchart, Self::Plot, Self::Workbook, Self::WebPage, Self::Table, Self::Calendar, Self::OpenFormat];

    /// Returns the kinds of file that it can become, the usual one first.
    #[must_use]
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Flowchart => &[Kind::Pdf, Kind::Svg, Kind::Png],
            Self::Plot => &[Kind::Png, Kind::Svg, Kind::Pdf],
            Self::Workbook => &[Kind::Workbook],
            Self::WebPage => &[Kind::WebPage],
            Self::Table => &[Kind::Csv],
            Self::Calendar => &[Kind::Calendar],
            Self::OpenFormat => &[Kind::OpenFormat],
        }
    }

    /// Returns true where one of several parts is chosen.
    #[must_use]
    pub fn has_parts(self) -> bool {
        matches!(self, Self::Plot | Self::Table)
    }
}

/// Says which languages are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportLanguage {
    /// One of them.
    One(Language),
    /// Both.
    Both,
}

/// Holds what is chosen in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// What is exported.
    pub thing: ExportThing,
    /// The kind of file, one of those of the thing.
    pub kind: Kind,
    /// The plot or the table, by its id; the first one where none is named.
    pub part: Option<String>,
    /// The languages.
    pub language: ExportLanguage,
    /// What is chosen about the flowchart.
    pub chart: ChartOptions,
    /// The name of the file, as it was typed.
    pub path: String,
}

impl ExportChoice {
    /// Makes the usual choices for the open plan.
    pub(super) fn usual(app: &App) -> Self {
        let mut choice = Self {
            thing: ExportThing::Flowchart,
            kind: Kind::Pdf,
            part: None,
            language: ExportLanguage::One(app.plan_language()),
            chart: ChartOptions::default(),
            path: String::new(),
        };
        choice.path = choice.usual_name(app);
        choice
    }

    /// Returns the name of the file unless another one is typed: that of the plan, and what it is.
    pub(super) fn usual_name(&self, app: &App) -> String {
        let part = match (self.thing, &self.part) {
            (ExportThing::Flowchart, _) => Some("flowchart"),
            (thing, Some(part)) if thing.has_parts() => Some(part.as_str()),
            _ => None,
        };
        let Some(stem) = app.path().and_then(Path::file_stem) else {
            return export::file_name(app.plan(), self.kind, part);
        };
        let stem = stem.to_string_lossy();
        let stem = stem.strip_suffix(".imc").unwrap_or(&stem);
        let part = part.map(|part| format!("-{part}")).unwrap_or_default();
        format!("{stem}{part}.{}", self.kind.extension())
    }

    /// Returns what is exported in words of the exporter.
    pub(super) fn options(&self, locale: Locale) -> Options {
        let languages = match self.language {
            ExportLanguage::One(language) => Languages::One(Locale { language, ..locale }),
            ExportLanguage::Both => Languages::Both(locale),
        };
        let part = self.part.clone().filter(|_| self.thing.has_parts());
        Options { part, chart: self.chart.clone(), document: None, languages, own_sheets: Vec::new() }
    }

    /// Returns the choices after `next` was chosen: the kind is one of the thing, and a name that was offered follows.
    pub(super) fn followed_by(&self, mut next: Self, app: &App) -> Self {
        if !next.thing.kinds().contains(&next.kind) {
            next.kind = next.thing.kinds().first().copied().unwrap_or(next.kind);
        }
        if next.thing != self.thing {
            next.part = None;
        }
        let is_other = (next.thing, next.kind, &next.part) != (self.thing, self.kind, &self.part);
        if is_other && self.path == self.usual_name(app) {
            next.path = next.usual_name(app);
        } else if next.kind != self.kind {
            let path = PathBuf::from(&next.path);
            if path.extension().and_then(|ending| ending.to_str()) == Some(self.kind.extension()) {
                next.path = path.with_extension(next.kind.extension()).to_string_lossy().into_owned();
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ExportChoice, ExportThing};
    use crate::app::{App, Preferences};
    use crate::exchange::export::Kind;
    use crate::plan::Language;

    #[test]
    fn the_name_of_the_file_follows_what_is_chosen_until_it_is_typed() {
        let app = App::new(Preferences::default(), Language::En, date(2026, 3, 1));
        let usual = ExportChoice::usual(&app);
        assert_eq!(usual.path, "plan-flowchart.pdf");
        let next = usual.followed_by(ExportChoice { kind: Kind::Svg, ..usual.clone() }, &app);
        assert_eq!(next.path, "plan-flowchart.svg");
        let next = next.followed_by(ExportChoice { thing: ExportThing::Workbook, ..next.clone() }, &app);
        assert_eq!((next.kind, next.path.as_str()), (Kind::Workbook, "plan.xlsx"));
        let typed = ExportChoice { path: "for the client.xlsx".to_owned(), ..next };
        let next = typed.followed_by(ExportChoice { thing: ExportThing::Table, ..typed.clone() }, &app);
        assert_eq!(next.path, "for the client.csv");
        let typed = ExportChoice { path: "notes.txt".to_owned(), ..next };
        let next = typed.followed_by(ExportChoice { thing: ExportThing::Plot, ..typed.clone() }, &app);
        assert_eq!(next.path, "notes.txt");
    }
}
