//! Says why files cannot be opened or saved, in words.

use std::path::Path;

use super::strings::{FilesTexts, fill, slots, template};
use super::{Locale, isolate, system_error, system_reason};
use crate::plan::limits::{Beyond, Refusal};
use crate::plan::{MAX_WEEKS, PlanPlace};
use crate::store::{ExpectedToken, LoadError, Position, ReadError, ReadErrorKind, SaveError, SaveRefusal, SystemError};

/// Returns why a file cannot be opened as a plan, in one line with its path: what [`LoadError`]'s own text says in English.
#[must_use]
pub fn load_error(error: &LoadError, locale: &Locale) -> String {
    let texts = &locale.texts().files;
    match error {
        LoadError::Missing { path } => fill!(texts.missing, &[("path", &shown(path, *locale))]),
        LoadError::Folder { path } => fill!(texts.folder, &[("path", &shown(path, *locale))]),
        LoadError::Unreadable { source, path } => {
            fill!(texts.unreadable, &[("reason", &system_error(source, *locale)), ("path", &shown(path, *locale))])
        }
        LoadError::Document { error, path } => {
            fill!(texts.in_document, &[("path", &shown(path, *locale)), ("error", &read_error(error, locale))])
        }
    }
}

/// Returns why a file was not saved, in one line with its path.
#[must_use]
pub fn save_error(error: &SaveError, locale: &Locale) -> String {
    let values = slots![("reason", &*save_reason(error, locale)), ("path", &*shown(&error.path, *locale))];
    fill!(locale.texts().files.not_saved, values)
}

/// Returns why a plan was not saved, in one line with its path.
#[must_use]
pub fn save_refusal(refusal: &SaveRefusal, locale: &Locale) -> String {
    let texts = &locale.texts().files;
    match refusal {
        SaveRefusal::Failed(why) => save_error(why, locale),
        SaveRefusal::Conflict { path, .. } => fill!(texts.changed_on_disk, &[("path", &shown(path, *locale))]),
        SaveRefusal::Unreadable { path, why } => {
            let reason = why.as_ref().map_or_else(|| texts.another_plan.to_owned(), |why| read_error(why, locale));
            fill!(texts.unreadable_plan, &[("reason", &reason), ("path", &shown(path, *locale))])
        }
    }
}

/// Returns what goes beyond the limits of a plan, after its place in the plan: what [`Beyond`]'s own text says in English.
#[must_use]
pub fn beyond(beyond: &Beyond, locale: Locale) -> String {
    in_place(&beyond.place, refusal(&beyond.refusal, locale), locale)
}

/// Returns why something could not be written, without its path: the reason alone, for a sentence of its own.
#[must_use]
pub fn save_reason(error: &SaveError, locale: &Locale) -> String {
    system_reason(&SystemError::of_saving(&error.source), *locale)
}

/// Returns what is wrong with a document, after its line and column and its place in the plan where it has them.
#[must_use]
pub fn read_error(error: &ReadError, locale: &Locale) -> String {
    let texts = &locale.texts().files;
    let mut sentence = in_place(&error.place, kind(&error.kind, *locale), *locale);
    if let Some(Position { line, column }) = error.at {
        let (line, column) = (count(line, *locale), count(column, *locale));
        sentence = fill!(texts.at, &[("line", &line), ("column", &column), ("rest", &sentence)]);
    }
    sentence
}

/// Puts `sentence` after the place that it is about, where it has one.
fn in_place(place: &PlanPlace, sentence: String, locale: Locale) -> String {
    if place.0.is_empty() {
        return sentence;
    }
    let place = place.to_string();
    fill!(locale.texts().files.place, &[("place", &isolate(&place, locale.language)), ("rest", &sentence)])
}

fn shown(path: &Path, locale: Locale) -> String {
    isolate(&path.to_string_lossy(), locale.language).into_owned()
}

/// Writes a line, a column or a limit: never grouped, since the document does not group either.
fn count(number: usize, locale: Locale) -> String {
    locale.ungrouped(number as u64)
}

fn kind(kind: &ReadErrorKind, locale: Locale) -> String {
    let texts = &locale.texts().files;
    let user = |text: &str| isolate(text, locale.language).into_owned();
    let number = |number: usize| count(number, locale);
    match kind {
        ReadErrorKind::TooLarge { limit } => {
            fill!(texts.too_large, &[("limit", &locale.ungrouped(limit / (1024 * 1024)))])
        }
        ReadErrorKind::NotUtf8 { offset } => fill!(texts.not_utf8, &[("offset", &number(*offset))]),
        ReadErrorKind::NotAPlan { found } => fill!(texts.not_a_plan, &[("found", &user(found))]),
        ReadErrorKind::NewerFormat { found, known } => {
            fill!(texts.newer_format, &[("found", &user(found)), ("known", &locale.ungrouped(*known))])
        }
        ReadErrorKind::Unexpected { found, expected } => {
            fill!(texts.unexpected, &[("expected", &self::expected(expected, locale)), ("found", &user(found))])
        }
        ReadErrorKind::Trailing { found } => fill!(texts.trailing, &[("found", &user(found))]),
        ReadErrorKind::UnknownExtension { name } => fill!(texts.unknown_extension, &[("name", &user(name))]),
        ReadErrorKind::MissingField { field } => fill!(texts.missing_field, &[("field", &user(field))]),
        ReadErrorKind::DuplicateField { field } => fill!(texts.duplicate_field, &[("field", &user(field))]),
        ReadErrorKind::UnknownVariant { found, expected } => {
            let choices: Vec<String> = expected.iter().map(|choice| user(choice)).collect();
            fill!(texts.unknown_variant, &[("found", &user(found)), ("expected", &choices.join(texts.list_separator))])
        }
        ReadErrorKind::Beyond(why) => refusal(why, locale),
        ReadErrorKind::ManyUnknownFields { limit } => fill!(texts.many_unknown, &[("limit", &number(*limit))]),
        ReadErrorKind::Other(detail) => fill!(texts.other, &[("detail", &user(detail))]),
        plain => plain_kind(plain, texts).to_owned(),
    }
}

/// Says what no plan may have.
fn refusal(refusal: &Refusal, locale: Locale) -> String {
    let texts = &locale.texts().files;
    let user = |text: &str| isolate(text, locale.language).into_owned();
    let limited = |template: template!["limit"], limit: usize| fill!(template, &[("limit", &count(limit, locale))]);
    match refusal {
        Refusal::OutOfRange { found, lowest, highest } => {
            let (lowest, highest) = (user(&lowest.to_string()), user(&highest.to_string()));
            fill!(texts.out_of_range, &[("found", &user(found)), ("lowest", &lowest), ("highest", &highest)])
        }
        Refusal::NotUsable { found } => fill!(texts.not_usable, &[("found", &user(found))]),
        Refusal::Day { found } => {
            let wanted = expected(&ExpectedToken::Date, locale);
            fill!(texts.unexpected, &[("expected", &wanted), ("found", &user(found))])
        }
        Refusal::EmptyId => texts.empty_id.to_owned(),
        Refusal::LongId { bytes, limit } => {
            fill!(texts.long_id, &[("bytes", &count(*bytes, locale)), ("limit", &count(*limit, locale))])
        }
        Refusal::LongList { limit } => limited(texts.long_list, *limit),
        Refusal::TooManyContacts { limit } => limited(texts.many_contacts, *limit),
        Refusal::LongText { limit } => limited(texts.long_text, *limit),
        Refusal::TooLarge { limit } => {
            fill!(texts.too_large_plan, &[("limit", &locale.ungrouped(limit / (1024 * 1024)))])
        }
    }
}

/// Returns the sentences that name nothing.
fn plain_kind(kind: &ReadErrorKind, texts: &FilesTexts) -> &'static str {
    match kind {
        ReadErrorKind::Utf16 => texts.utf16,
        ReadErrorKind::Empty => texts.empty,
        ReadErrorKind::EndsEarly => texts.ends_early,
        ReadErrorKind::UnclosedText => texts.unclosed_text,
        ReadErrorKind::UnclosedComment => texts.unclosed_comment,
        ReadErrorKind::BadEscape => texts.bad_escape,
        ReadErrorKind::TooDeep => texts.too_deep,
        // The others name something; a test compares every kind with its English text.
        _ => "",
    }
}

fn expected(expected: &ExpectedToken, locale: Locale) -> String {
    let texts = &locale.texts().files;
    let words = match expected {
        ExpectedToken::OpeningParenthesis => texts.expected_opening_parenthesis,
        ExpectedToken::ClosingParenthesis => texts.expected_closing_parenthesis,
        ExpectedToken::OpeningBracket => texts.expected_opening_bracket,
        ExpectedToken::ClosingBracket => texts.expected_closing_bracket,
        ExpectedToken::Comma => texts.expected_comma,
        ExpectedToken::Colon => texts.expected_colon,
        ExpectedToken::Text => texts.expected_text,
        ExpectedToken::Boolean => texts.expected_boolean,
        ExpectedToken::WholeNumber => texts.expected_whole_number,
        ExpectedToken::Number => texts.expected_number,
        ExpectedToken::Name => texts.expected_name,
        ExpectedToken::Attribute => texts.expected_attribute,
        ExpectedToken::Format => texts.expected_format,
        ExpectedToken::Date => texts.expected_date,
        ExpectedToken::Weeks => return fill!(texts.expected_weeks, &[("most", &locale.ungrouped(MAX_WEEKS))]),
        ExpectedToken::Tone => texts.expected_tone,
        ExpectedToken::Colour => texts.expected_colour,
        ExpectedToken::Decimal => texts.expected_decimal,
        ExpectedToken::Currency => texts.expected_currency,
        ExpectedToken::Other(words) => return isolate(words, locale.language).into_owned(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io;
    use std::path::PathBuf;

    use super::{load_error, read_error, save_error};
    use crate::plan::limits::Refusal;
    use crate::plan::{PathPart, PlanPlace};
    use crate::store::{ExpectedToken, LoadError, Position, ReadError, ReadErrorKind, SaveError, SaveStep};
    use crate::text::{Digits, Language, Locale};

    fn expectations() -> Vec<ExpectedToken> {
        vec![
            ExpectedToken::OpeningParenthesis,
            ExpectedToken::ClosingParenthesis,
            ExpectedToken::OpeningBracket,
            ExpectedToken::ClosingBracket,
            ExpectedToken::Comma,
            ExpectedToken::Colon,
            ExpectedToken::Text,
            ExpectedToken::Boolean,
            ExpectedToken::WholeNumber,
            ExpectedToken::Number,
            ExpectedToken::Name,
            ExpectedToken::Attribute,
            ExpectedToken::Format,
            ExpectedToken::Date,
            ExpectedToken::Weeks,
            ExpectedToken::Tone,
            ExpectedToken::Colour,
            ExpectedToken::Decimal,
            ExpectedToken::Currency,
            ExpectedToken::Other("a character".into()),
        ]
    }

    fn kinds() -> Vec<ReadErrorKind> {
        let found = String::from("x");
        let mut kinds = vec![
            ReadErrorKind::TooLarge { limit: 64 << 20 },
            ReadErrorKind::NotUtf8 { offset: 21 },
            ReadErrorKind::Utf16,
            ReadErrorKind::Empty,
            ReadErrorKind::NotAPlan { found: found.clone() },
            ReadErrorKind::NewerFormat { found: "2".into(), known: 1 },
            ReadErrorKind::EndsEarly,
            ReadErrorKind::Trailing { found: found.clone() },
            ReadErrorKind::UnclosedText,
            ReadErrorKind::UnclosedComment,
            ReadErrorKind::BadEscape,
            ReadErrorKind::UnknownExtension { name: found.clone() },
            ReadErrorKind::MissingField { field: "calendar".into() },
            ReadErrorKind::DuplicateField { field: "en".into() },
            ReadErrorKind::UnknownVariant { found: found.clone(), expected: vec!["Blank".into(), "Is".into()] },
            Refusal::OutOfRange { found: "-3".into(), lowest: 1, highest: 520 }.into(),
            Refusal::NotUsable { found: "NaN".into() }.into(),
            Refusal::Day { found: "2201-01-04".into() }.into(),
            Refusal::EmptyId.into(),
            Refusal::LongId { bytes: 1201, limit: 200 }.into(),
            Refusal::LongList { limit: 10_000 }.into(),
            Refusal::TooManyContacts { limit: 10_000 }.into(),
            Refusal::LongText { limit: 1_048_576 }.into(),
            Refusal::TooLarge { limit: 64 << 20 }.into(),
            ReadErrorKind::ManyUnknownFields { limit: 200_000 },
            ReadErrorKind::TooDeep,
            ReadErrorKind::Other("something odd".into()),
        ];
        kinds.extend(
            expectations().into_iter().map(|expected| ReadErrorKind::Unexpected { found: found.clone(), expected }),
        );
        kinds
    }

    fn system_errors() -> Vec<io::Error> {
        use io::ErrorKind as Kind;
        let kinds = [
            Kind::StorageFull,
            Kind::QuotaExceeded,
            Kind::ReadOnlyFilesystem,
            Kind::NotFound,
            Kind::NotADirectory,
            Kind::IsADirectory,
            Kind::PermissionDenied,
        ];
        let mut errors: Vec<io::Error> = kinds.map(io::Error::from).into();
        errors.push(io::Error::other("the device is on fire"));
        errors
    }

    fn located(kind: ReadErrorKind) -> ReadError {
        let item = PathPart::Item { index: 2, id: Some("radio".into()) };
        let place = PlanPlace(vec![PathPart::Field("channels".into()), item, PathPart::Field("cost".into())]);
        ReadError { kind, at: Some(Position { line: 1204, column: 3 }), place }
    }

    fn errors() -> Vec<LoadError> {
        let path = PathBuf::from("plans/soap.ron");
        let mut errors = vec![LoadError::Missing { path: path.clone() }, LoadError::Folder { path: path.clone() }];
        errors.extend(system_errors().into_iter().map(|source| LoadError::Unreadable { source, path: path.clone() }));
        for kind in kinds() {
            let whole = ReadError { kind: kind.clone(), at: None, place: PlanPlace::default() };
            errors.push(LoadError::Document { error: Box::new(whole), path: path.clone() });
            errors.push(LoadError::Document { error: Box::new(located(kind)), path: path.clone() });
        }
        errors
    }

    #[test]
    fn english_says_what_the_errors_say() {
        let english = Locale::of(Language::En);
        for error in errors() {
            assert_eq!(load_error(&error, &english), error.to_string());
        }
        for source in system_errors() {
            let error = SaveError { step: SaveStep::Write, source, path: PathBuf::from("a/b.ron") };
            assert_eq!(save_error(&error, &english), error.to_string());
        }
    }

    #[test]
    fn arabic_says_each_in_its_own_words() {
        let arabic = Locale::of(Language::Ar);
        let sentences: BTreeSet<String> = errors().iter().map(|error| load_error(error, &arabic)).collect();
        assert_eq!(sentences.len(), errors().len());
        for sentence in &sentences {
            let words = sentence.split('\u{2069}').any(|part| {
                let outside = part.split('\u{2068}').next().unwrap_or_default();
                outside.chars().any(|letter| ('\u{621}'..='\u{64a}').contains(&letter))
            });
            assert!(words, "{sentence}");
            assert!(sentence.contains("\u{2068}plans/soap.ron\u{2069}"), "{sentence}");
            assert!(!sentence.replace("u{…}", "").contains(['{', '}']), "{sentence}");
        }
    }

    #[test]
    fn places_stand_before_the_sentence() {
        let weeks = ReadErrorKind::Unexpected { found: "10000000".into(), expected: ExpectedToken::Weeks };
        for (locale, expected) in [
            (
                Locale::of(Language::En),
                "line 1204, column 3: channels[2] \"radio\" → cost: expected a number of weeks from 1 to 520, \
                 found “10000000”",
            ),
            (
                Locale::of(Language::Ar),
                "السطر 1204، العمود 3: \u{2068}channels[2] \"radio\" → cost\u{2069}: المتوقع عدد أسابيع من 1 إلى 520، \
                 والموجود «\u{2068}10000000\u{2069}»",
            ),
            (
                Locale { digits: Digits::ArabicIndic, ..Locale::of(Language::Ar) },
                "السطر ١٢٠٤، العمود ٣: \u{2068}channels[2] \"radio\" → cost\u{2069}: المتوقع عدد أسابيع من ١ إلى ٥٢٠، \
                 والموجود «\u{2068}10000000\u{2069}»",
            ),
        ] {
            assert_eq!(read_error(&located(weeks.clone()), &locale), expected);
        }
    }

    #[test]
    fn names_of_files_cannot_turn_or_break_a_sentence() {
        let error = LoadError::Missing { path: PathBuf::from("a\n\u{202e}خطة.ron") };
        assert_eq!(load_error(&error, &Locale::of(Language::En)), "there is no such file: \u{2068}a خطة.ron\u{2069}");
    }
}
