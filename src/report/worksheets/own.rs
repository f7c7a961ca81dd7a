//! Worksheets of the user's own: what was read of their files, and what is wrong with files that cannot be used, in words.

use std::path::{Path, PathBuf};

use super::is_figure;
use crate::store::{self, ReadError, ReadErrorKind, SystemError, WorksheetFile};
use crate::text::strings::{WorksheetsTexts, fill};
use crate::text::{self, Locale, isolate};
use crate::worksheet::{
    Framework, FrameworkError, FrameworkFault, Kind, PartCount, built_in, framework_with_faults, line_of_fault,
    line_with,
};

/// Says what is wrong with a file of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetMistake {
    /// The file cannot be read.
    Unreadable(SystemError),
    /// It could be read, but not put among the others.
    Unwritten(String),
    /// The text is no worksheet; the error has its line, its column and its place.
    Text(Box<ReadError>),
    /// The text is too long, or names a worksheet that there is.
    Refused(FrameworkError),
    /// An item reads a figure off the plan that this program does not have.
    Figure {
        /// The name of the figure.
        name: String,
        /// The line that names it, counted from 1.
        line: Option<usize>,
    },
    /// The worksheet contradicts itself; the line where it does, where it can be told.
    Fault {
        /// What is wrong.
        fault: FrameworkFault,
        /// The line, counted from 1.
        line: Option<usize>,
    },
}

/// A worksheet of the user's own with the file that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSheet {
    /// The name of its file.
    pub file: String,
    /// The worksheet.
    pub framework: Framework,
}

/// The worksheets of the user's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWorksheets {
    /// Where they are looked for; none before they were read.
    pub folder: Option<PathBuf>,
    /// Those that can be used, in the order of their files.
    pub sheets: Vec<OwnSheet>,
    /// What is wrong with the others, by file.
    pub mistakes: Vec<(String, SheetMistake)>,
}

impl OwnWorksheets {
    /// Reads the texts of the files: one with mistakes keeps none of the others away.
    #[must_use]
    pub fn of(folder: PathBuf, files: Vec<WorksheetFile>) -> Self {
        let mut own = Self { folder: Some(folder), ..Self::default() };
        for (file, text) in files {
            let read = text.map_err(|why| vec![SheetMistake::Unreadable(why)]).and_then(|text| read_sheet(&text));
            match read {
                Ok(sheet) if own.sheets.iter().any(|known| known.framework.id == sheet.id) => {
                    own.mistakes.push((file, SheetMistake::Refused(FrameworkError::Known(sheet.id))));
                }
                Ok(framework) => own.sheets.push(OwnSheet { file, framework }),
                Err(mistakes) => own.mistakes.extend(mistakes.into_iter().map(|mistake| (file.clone(), mistake))),
            }
        }
        own
    }

    /// Finds a worksheet by its id, among the built-in ones and these.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Framework> {
        built_in().iter().chain(self.frameworks()).find(|sheet| sheet.id == id)
    }

    /// Returns the name of the file that a worksheet from `path` goes into: that of the worksheet which it takes the place of,
    /// else its own name, with a number where another file has that.
    #[must_use]
    pub fn file_for(&self, sheet: &Framework, path: &Path) -> String {
        if let Some(known) = self.sheets.iter().find(|known| known.framework.id == sheet.id) {
            return known.file.clone();
        }
        let stem = path.file_stem().map_or_else(|| sheet.id.clone(), |stem| stem.to_string_lossy().into_owned());
        let files = self.sheets.iter().map(|sheet| &sheet.file).chain(self.mistakes.iter().map(|(file, _)| file));
        let taken: std::collections::BTreeSet<&String> = files.collect();
        let names =
            std::iter::once(format!("{stem}.ron")).chain((2..).map(|number: u32| format!("{stem}-{number}.ron")));
        names.into_iter().find(|name| !taken.contains(name)).unwrap_or(stem)
    }

    /// Returns the worksheets themselves, in the order of their files.
    pub fn frameworks(&self) -> impl Iterator<Item = &Framework> {
        self.sheets.iter().map(|sheet| &sheet.framework)
    }
}

/// Reads a worksheet of the user's own.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_sheet(text: &str) -> Result<Framework, Vec<SheetMistake>> {
    let (framework, faults) = framework_with_faults(text).map_err(|error| match error {
        FrameworkError::Text(error) => {
            let text = text.trim_start_matches('\u{feff}');
            vec![SheetMistake::Text(Box::new(store::explain(text, &error)))]
        }
        refused => vec![SheetMistake::Refused(refused)],
    })?;
    let mut mistakes = in_their_lines(text, &faults);
    mistakes.extend(unknown_figures(text, &framework));
    if mistakes.is_empty() {
        return Ok(framework);
    }
    // As they are read; those without a line come last.
    mistakes.sort_by_key(|(line, _)| line.unwrap_or(usize::MAX));
    Err(mistakes.into_iter().map(|(_, mistake)| mistake).collect())
}

/// Lists the figures that this program does not have with the lines that name them: of the same name the first line first.
fn unknown_figures(text: &str, framework: &Framework) -> Vec<(Option<usize>, SheetMistake)> {
    let names = framework.items().filter_map(|(_, item)| match &item.kind {
        Kind::Figure(name) if !name.trim().is_empty() && !is_figure(name) => Some(name),
        _ => None,
    });
    let names: Vec<&String> = names.collect();
    let of = |(at, name): (usize, &&String)| {
        let before = names.iter().take(at).filter(|other| *other == name).count();
        let wanted = format!("Figure(\"{name}\")");
        let mut lines =
            text.lines().enumerate().flat_map(|(line, words)| words.matches(&*wanted).map(move |_| line + 1));
        let line = lines.nth(before).or_else(|| line_with(text, &wanted));
        (line, SheetMistake::Figure { name: (*name).clone(), line })
    };
    names.iter().enumerate().map(of).collect()
}

/// Lists the faults of a text with the lines in which they stand.
fn in_their_lines(text: &str, faults: &[FrameworkFault]) -> Vec<(Option<usize>, SheetMistake)> {
    let of = |(at, fault): (usize, &FrameworkFault)| {
        let before = faults.iter().take(at).filter(|other| *other == fault).count();
        let line = line_of_fault(text, fault, before);
        (line, SheetMistake::Fault { fault: fault.clone(), line })
    };
    faults.iter().enumerate().map(of).collect()
}

/// Says what is wrong with a file: "lecture-3.ron, line 12: “b” has no name in one of the two languages".
#[must_use]
pub fn mistake_sentence(file: &str, mistake: &SheetMistake, locale: Locale) -> String {
    let words = &locale.texts().worksheets;
    let language = locale.language;
    let file = isolate(file, language).into_owned();
    let number = |number: usize| locale.whole(u64::try_from(number).unwrap_or(u64::MAX));
    let (line, what) = match mistake {
        SheetMistake::Unreadable(why) => {
            (None, fill!(words.mistake_unreadable, &[("why", &text::system_reason(why, locale))]))
        }
        SheetMistake::Unwritten(why) => (None, fill!(words.mistake_unwritten, &[("why", &isolate(why, language))])),
        SheetMistake::Text(error) => (None, text_error(error, locale)),
        SheetMistake::Fault { fault, line } => (*line, fault_words(words, fault, locale)),
        SheetMistake::Figure { name, line } => {
            (*line, fill!(words.mistake_figure, &[("name", &isolate(name, language))]))
        }
        SheetMistake::Refused(error) => (None, refusal(error, locale)),
    };
    match line {
        Some(line) => fill!(words.mistake_line, &[("file", &file), ("line", &number(line)), ("what", &what)]),
        None => fill!(words.mistake, &[("file", &file), ("what", &what)]),
    }
}

fn refusal(error: &FrameworkError, locale: Locale) -> String {
    let words = &locale.texts().worksheets;
    match error {
        FrameworkError::TooLarge(bytes) => {
            let bytes = locale.whole(u64::try_from(*bytes).unwrap_or(u64::MAX));
            fill!(words.mistake_large, &[("bytes", &bytes)])
        }
        FrameworkError::Known(id) => fill!(words.mistake_known, &[("id", &isolate(id, locale.language))]),
        FrameworkError::Faults(faults) => {
            let all: Vec<String> = faults.iter().map(|fault| fault_words(words, fault, locale)).collect();
            all.join(locale.texts().shared.comma)
        }
        FrameworkError::Text(error) => isolate(&error.to_string(), locale.language).into_owned(),
    }
}

/// Says what is wrong with a text, after its line, its column and its place; the sentences about plans say worksheet.
fn text_error(error: &ReadError, locale: Locale) -> String {
    let words = &locale.texts().worksheets;
    let own = match &error.kind {
        ReadErrorKind::EndsEarly => words.mistake_ends.to_owned(),
        ReadErrorKind::Trailing { found } => {
            fill!(words.mistake_trailing, &[("found", &isolate(found, locale.language))])
        }
        _ => return text::read_error(error, &locale),
    };
    let Some(at) = error.at else { return own };
    let [line, column] = [at.line, at.column].map(|place| locale.ungrouped(place as u64));
    fill!(locale.texts().files.at, &[("line", &line), ("column", &column), ("rest", &own)])
}

fn fault_words(words: &WorksheetsTexts, fault: &FrameworkFault, locale: Locale) -> String {
    let (template, id) = match fault {
        FrameworkFault::Twice(id) => (words.mistake_twice, id),
        FrameworkFault::Letters(id) => (words.mistake_letters, id),
        FrameworkFault::Name(id) => (words.mistake_name, id),
        FrameworkFault::Within(id) => (words.mistake_within, id),
        FrameworkFault::Empty(id) => (words.mistake_empty, id),
        FrameworkFault::Link(id) => (words.mistake_link, id),
        FrameworkFault::SameAs(id) => (words.mistake_same_as, id),
        FrameworkFault::NoId(_) => return words.mistake_no_id.to_owned(),
        FrameworkFault::Parts { layout, needed, found } => return parts_words(layout, *needed, *found, locale),
        FrameworkFault::Columns => return words.mistake_columns.to_owned(),
    };
    fill!(template, &[("id", &isolate(id, locale.language))])
}

/// Says how many parts a layout needs, and how many there are.
fn parts_words(layout: &str, needed: PartCount, found: usize, locale: Locale) -> String {
    let words = &locale.texts().worksheets;
    let number = |number: usize| locale.whole(u64::try_from(number).unwrap_or(u64::MAX));
    let layout = isolate(layout, locale.language).into_owned();
    match needed {
        PartCount::Exactly(count) => {
            fill!(words.mistake_parts, &[("layout", &layout), ("needed", &number(count)), ("found", &number(found))])
        }
        PartCount::AtLeast(count) => fill!(
            words.mistake_parts_least,
            &[("layout", &layout), ("needed", &number(count)), ("found", &number(found))]
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Language;

    const GOOD: &str = "(id: \"a\", name: (en: \"A\", ar: \"أ\"), kind: Text(words: 20))";
    const UNNAMED: &str = "(id: \"b\", name: (en: \"B\"), kind: Text(words: 20))";

    fn sheet(id: &str, item: &str) -> String {
        format!(
            "(\n id: \"{id}\",\n name: (en: \"Own\", ar: \"خاص\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"),\n \
             parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [\n{item}\n])],\n)"
        )
    }

    #[test]
    fn a_file_with_mistakes_is_named_by_line_and_the_rest_works() {
        let files = [
            ("a.ron", Ok(sheet("own", GOOD))),
            ("b.ron", Ok(sheet("own", GOOD))),
            ("c.ron", Ok(sheet("other", UNNAMED))),
            ("d.ron", Ok(sheet("third", GOOD).replace("about", "abuot"))),
            ("e.ron", Err(SystemError::Denied)),
            ("f.ron", Ok(sheet("arthur", GOOD))),
            ("g.ron", Ok(sheet("last", GOOD))),
        ];
        let own = OwnWorksheets::of("/own".into(), files.map(|(name, text)| (name.to_owned(), text)).to_vec());
        let ids: Vec<&str> = own.frameworks().map(|sheet| sheet.id.as_str()).collect();
        assert_eq!(ids, ["own", "last"]);
        assert!(own.find("last").is_some() && own.find("arthur").is_some() && own.find("other").is_none());
        let of = |file: &str| own.mistakes.iter().find(|(name, _)| name == file).map(|(_, mistake)| mistake).unwrap();
        assert_eq!(*of("b.ron"), SheetMistake::Refused(FrameworkError::Known("own".to_owned())));
        let named = SheetMistake::Fault { fault: FrameworkFault::Name("b".to_owned()), line: Some(5) };
        assert_eq!(*of("c.ron"), named);
        let SheetMistake::Text(error) = of("d.ron") else { panic!("{:?}", of("d.ron")) };
        assert_eq!(error.at.map(|at| at.line), Some(3));
        assert_eq!(*of("e.ron"), SheetMistake::Unreadable(SystemError::Denied));
        assert_eq!(*of("f.ron"), SheetMistake::Refused(FrameworkError::Known("arthur".to_owned())));
    }

    #[test]
    fn a_worksheet_that_is_added_again_takes_the_place_of_the_one_before() {
        let files = [("a.ron", Ok(sheet("own", GOOD))), ("c.ron", Ok(sheet("other", UNNAMED)))];
        let own = OwnWorksheets::of("/own".into(), files.map(|(name, text)| (name.to_owned(), text)).to_vec());
        let [again, new] = ["own", "new"].map(|id| read_sheet(&sheet(id, GOOD)).unwrap());
        assert_eq!(own.file_for(&again, Path::new("/lecture/b.ron")), "a.ron");
        assert_eq!(own.file_for(&new, Path::new("/lecture/b.ron")), "b.ron");
        assert_eq!(own.file_for(&new, Path::new("/lecture/a.ron")), "a-2.ron");
        assert_eq!(own.file_for(&new, Path::new("/lecture/c.txt")), "c-2.ron", "a file with mistakes is no free name");
    }

    #[test]
    fn mistakes_stand_in_the_order_of_their_lines_and_say_what_is_wrong_with_an_id() {
        let items = ["id: \"\"", "id: \"c\"", "id: \"c\"", "id: \"a/b\"", "id: \"\"", "id: \"c\""];
        let items: Vec<String> = items.iter().map(|id| GOOD.replace("id: \"a\"", id)).collect();
        let text =
            sheet("own", &format!("{},\n{UNNAMED}", items.join(",\n"))).replace("parts:", "layout: Matrix, parts:");
        let mistakes = read_sheet(&text).unwrap_err();
        let said: Vec<String> =
            mistakes.iter().map(|mistake| mistake_sentence("own.ron", mistake, Locale::of(Language::En))).collect();
        let expected = [
            "own.ron, line 4: the layout Matrix needs exactly 4 parts; the worksheet has 1",
            "own.ron, line 5: an id is empty",
            "own.ron, line 7: the id “c” stands twice",
            "own.ron, line 8: the id “a/b” has a slash or a full stop, and no id may have one",
            "own.ron, line 9: an id is empty",
            "own.ron, line 10: the id “c” stands twice",
            "own.ron, line 11: “b” has no name in one of the two languages",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_layout_says_how_many_parts_it_needs_and_figures_are_named_with_the_rest() {
        let said = |text: &str, language: Language| -> Vec<String> {
            let mistakes = read_sheet(text).unwrap_err();
            mistakes.iter().map(|mistake| mistake_sentence("own.ron", mistake, Locale::of(language))).collect()
        };
        let with = |layout: &str| sheet("own", GOOD).replace("parts:", &format!("layout: {layout}, parts:"));
        for (layout, english, arabic) in [
            ("Matrix", "the layout Matrix needs exactly 4 parts; the worksheet has 1", "عددها 4 تمامًا"),
            ("Triangle", "the layout Triangle needs exactly 3 parts; the worksheet has 1", "عددها 3 تمامًا"),
            ("Board(columns: 3)", "the layout Board needs 2 parts or more; the worksheet has 1", "عددها 2 أو أكثر"),
            ("House", "the layout House needs 3 parts or more; the worksheet has 1", "عددها 3 أو أكثر"),
        ] {
            assert_eq!(said(&with(layout), Language::En), [format!("own.ron, line 4: {english}")], "{layout}");
            let found = said(&with(layout), Language::Ar);
            assert!(found.len() == 1 && found[0].contains(arabic), "{found:?}");
        }
        let no_columns = said(&with("Board(columns: 0)"), Language::En);
        assert!(no_columns.iter().any(|line| line.ends_with("the board has no columns")), "{no_columns:?}");
        let figure = |id: &str, name: &str| {
            GOOD.replace("\"a\"", &format!("\"{id}\"")).replace("Text(words: 20)", &format!("Figure(\"{name}\")"))
        };
        let items = [figure("c", "audience"), UNNAMED.to_owned(), figure("d", "audience"), figure("e", "reach")];
        let found = said(&sheet("own", &items.join(",\n")), Language::En);
        let expected = [
            "own.ron, line 5: the plan has no figure “audience”",
            "own.ron, line 6: “b” has no name in one of the two languages",
            "own.ron, line 7: the plan has no figure “audience”",
            "own.ron, line 8: the plan has no figure “reach”",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn every_mistake_is_said_in_the_language_of_the_reader() {
        let good = sheet("own", GOOD);
        let broken = [
            (good.replace("about", "abuot"), "line 3", "السطر 3"),
            (good.replace("words: 20", "words: many"), "line 5", "السطر 5"),
            (good.replace("kind: Text(words: 20)", "kind: Essay"), "line 5", "السطر 5"),
            (good.replace("kind: Text(words: 20)", "required: treu, kind: Text(words: 20)"), "line 5", "السطر 5"),
            (good.replace(", kind: Text(words: 20)", ""), "line 5", "السطر 5"),
            (good.replace("])],\n)", "])],\n"), "line", "السطر"),
            (format!("{good} more"), "line 7", "السطر 7"),
            (good.replace("id: \"a\", name", "id: \"a, name"), "line", "السطر"),
            (sheet("own", UNNAMED), "line 5", "السطر 5"),
            (good.replace("Text(words: 20)", "Figure(\"audience\")"), "line 5", "السطر 5"),
            (sheet("own", &format!("{GOOD}, {GOOD}")), "line 5", "السطر 5"),
            (sheet("own", &GOOD.replace("id: \"a\"", "id: \"a/b\"")), "line 5", "السطر 5"),
            (sheet("../own", GOOD), "line 2", "السطر 2"),
        ];
        for (text, english, arabic) in broken {
            let mistakes = read_sheet(&text).unwrap_err();
            for mistake in mistakes {
                let said = mistake_sentence("own.ron", &mistake, Locale::of(Language::En));
                assert!(said.contains(english) && said.starts_with("own.ron"), "{said}");
                let said = mistake_sentence("own.ron", &mistake, Locale::of(Language::Ar));
                assert!(said.contains(arabic), "{said}");
                // What is left in Latin letters are words of the file and of the notation.
                let latin = said.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 9);
                assert_eq!(latin.count(), 0, "{said}");
            }
        }
    }
}
