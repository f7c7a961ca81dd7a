//! Every sentence and label of the program, in English and Arabic.
//!
//! Each file holds the strings of one part of the program as a table; a string that lacks a language does not compile.
//! Texts may have named slots in braces, filled by [`fill!`]: a slot without a value, or a value without a slot, does not compile.

mod audiences_page;
mod book;
mod brief_page;
mod budget_page;
mod buying;
mod call;
mod cards;
mod channels_page;
mod checks_page;
mod cli;
mod commands;
mod compare;
mod consistency_page;
mod dates;
mod differences;
mod digits;
mod edits;
mod export;
mod figures;
mod files;
mod gallery;
mod glossary;
mod import;
mod integration;
#[cfg(test)]
mod lint;
mod listening;
mod listening_cards;
mod listening_page;
mod messages_page;
mod numbers;
mod optimise;
mod plan_page;
mod plots;
mod printing;
mod problems;
mod reach_page;
mod reasons;
mod recovery;
mod report;
mod shared;
mod shortcuts;
mod slots;
mod terms;
mod what_if;
mod window;
mod worksheets;

use std::sync::LazyLock;

pub use self::slots::{Kind, OfRow, Slots, Template, filled, filled_as_data, slots_in, slots_named};
pub use crate::{__fill as fill, __slots as slots, __template as template};

use super::{Digits, Language};

/// Declares a struct of static strings and its English and Arabic tables.
///
/// ```text
/// texts! { /// What these are for.
///     MenuTexts { file: "File", "ملف"; … } }
/// ```
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $en:literal , $ar:literal ;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each field is the English text of its table row")]
        pub struct $name { $(pub $field: $crate::text::strings::text_type!($en),)* }

        $(const _: () = assert!(
            $crate::text::strings::slots_in($en) == $crate::text::strings::slots_in($ar),
            concat!("both languages have the same slots in ", stringify!($field)),
        );)*

        impl $name {
            /// Returns the English table.
            pub(in crate::text::strings) fn english() -> Self {
                use $crate::text::strings::OfRow;
                Self { $($field: <$crate::text::strings::kind!($en)>::of($en),)* }
            }
            /// Returns the Arabic table with its numbers in `digits`.
            pub(in crate::text::strings) fn arabic(digits: $crate::text::Digits) -> Self {
                use $crate::text::strings::OfRow;
                Self {
                    $($field: <$crate::text::strings::kind!($en)>::of($crate::text::strings::digits::localised($ar, digits)),)*
                }
            }
            /// Every row: name, English, Arabic.
            pub const ROWS: &[$crate::text::strings::Row] = &[$((stringify!($field), $en, $ar),)*];
        }
    };
}
pub(crate) use texts;

/// The kind of a row with this English text.
macro_rules! kind {
    ($en:literal) => {
        $crate::text::strings::Kind<
            { $crate::text::strings::slots_in($en) != 0 },
            { $crate::text::strings::slots_in($en) },
        >
    };
}
pub(crate) use kind;

/// The type of a row with this English text: a text, or a template of its slots.
macro_rules! text_type {
    ($en:literal) => {
        <$crate::text::strings::kind!($en) as $crate::text::strings::OfRow>::Text
    };
}
pub(crate) use text_type;

/// One string: its name, its English and its Arabic text.
pub type Row = (&'static str, &'static str, &'static str);

/// Declares [`Texts`] and everything that must know all tables.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident : $module:ident :: $table:ident ;)*) => {
        $(pub use $module::$table;)*

        /// All interface strings of one language, by part of the program.
        #[derive(Debug)]
        pub struct Texts { $($(#[$doc])* pub $name: $table,)* }

        static EN: LazyLock<Texts> = LazyLock::new(|| Texts { $($name: $table::english(),)* });
        static AR: LazyLock<Texts> =
            LazyLock::new(|| Texts { $($name: $table::arabic(Digits::Western),)* });
        static AR_INDIC: LazyLock<Texts> =
            LazyLock::new(|| Texts { $($name: $table::arabic(Digits::ArabicIndic),)* });

        /// Every table, by name, for tests that look at all strings.
        pub const TABLES: &[(&str, &[Row])] = &[$((stringify!($name), $table::ROWS),)*];
    };
}

tables! {
    /// The Audiences page.
    audiences_page: audiences_page::AudiencesPageTexts;
    /// The plan book.
    book: book::BookTexts;
    /// The Brief page.
    brief_page: brief_page::BriefPageTexts;
    /// The Budget page.
    budget_page: budget_page::BudgetPageTexts;
    /// How something is bought.
    buying: buying::BuyingTexts;
    /// How the command line is called.
    call: call::CallTexts;
    /// Cards that open from a number.
    cards: cards::CardTexts;
    /// The Channels page.
    channels_page: channels_page::ChannelsPageTexts;
    /// The Checks page.
    checks_page: checks_page::ChecksPageTexts;
    /// The command line.
    cli: cli::CliTexts;
    /// Commands, menus and pages.
    commands: commands::CommandTexts;
    /// Versions side by side.
    compare: compare::CompareTexts;
    /// The Consistency page.
    consistency_page: consistency_page::ConsistencyPageTexts;
    /// What is said about typed dates.
    dates: dates::DatesTexts;
    /// What differs between two plans.
    differences: differences::DifferencesTexts;
    /// Names of undo steps.
    edits: edits::EditTexts;
    /// Exports.
    export: export::ExportTexts;
    /// Names of figures, columns and plots.
    figures: figures::FigureTexts;
    /// Why a file cannot be opened or saved.
    files: files::FilesTexts;
    /// The gallery of samples.
    gallery: gallery::GalleryTexts;
    /// The glossary.
    glossary: glossary::GlossaryTexts;
    /// Tables of other programs.
    import: import::ImportTexts;
    /// Conflicts between messages, and questions about their copy.
    integration: integration::IntegrationTexts;
    /// Mentions, promises and relations.
    listening: listening::ListeningTexts;
    /// Cards of listening.
    listening_cards: listening_cards::ListeningCardTexts;
    /// The Listening page.
    listening_page: listening_page::ListeningPageTexts;
    /// The Messages page.
    messages_page: messages_page::MessagesPageTexts;
    /// Number words and what is said about typed numbers.
    numbers: numbers::NumbersTexts;
    /// The best quantities: goals, limits, certificates.
    optimise: optimise::OptimiseTexts;
    /// The Plan page.
    plan_page: plan_page::PlanPageTexts;
    /// Plots over weeks.
    plots: plots::PlotTexts;
    /// Printing and presenting.
    printing: printing::PrintingTexts;
    /// Problems of a plan.
    problems: problems::ProblemTexts;
    /// The Reach page.
    reach_page: reach_page::ReachPageTexts;
    /// Why numbers are missing.
    reasons: reasons::ReasonsTexts;
    /// Recovery, earlier versions, history.
    recovery: recovery::RecoveryTexts;
    /// Words of tables and plots.
    report: report::ReportTexts;
    /// Words that every part uses.
    shared: shared::SharedTexts;
    /// Names of what a plan is made of.
    terms: terms::TermsTexts;
    /// What-ifs.
    what_if: what_if::WhatIfTexts;
    /// The list of shortcuts.
    shortcuts: shortcuts::ShortcutTexts;
    /// The frame of the window.
    window: window::WindowTexts;
    /// Worksheets.
    worksheets: worksheets::WorksheetsTexts;
}

impl Texts {
    /// Returns the strings of `language`, for those without numbers; where there are some, [`Self::with_digits`].
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        Self::with_digits(language, Digits::Western)
    }

    /// Returns the strings of `language`, the numbers in Arabic ones in `digits`.
    #[must_use]
    pub fn with_digits(language: Language, digits: Digits) -> &'static Self {
        match (language, digits) {
            (Language::En, _) => &EN,
            (Language::Ar, Digits::Western) => &AR,
            (Language::Ar, Digits::ArabicIndic) => &AR_INDIC,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TABLES;

    #[test]
    fn no_text_is_empty() {
        for (table, rows) in TABLES {
            for (name, en, ar) in *rows {
                assert!(!en.is_empty() && !ar.is_empty(), "{table}.{name} is empty");
            }
        }
    }

    #[test]
    fn arabic_texts_are_arabic() {
        for (table, rows) in TABLES {
            for (name, en, ar) in *rows {
                let has_arabic = ar.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
                let mut outside_slots =
                    en.split('{').flat_map(|part| part.split_once('}').map_or(part, |(_, rest)| rest).chars());
                let has_words = outside_slots.any(char::is_alphabetic);
                assert!(has_arabic || !has_words || en == ar, "{table}.{name}: {ar}");
            }
        }
    }

    /// A text runs as its first letter does; a Latin one at the start of a sentence needs a mark before it.
    #[test]
    fn arabic_texts_run_from_the_right() {
        for (table, rows) in TABLES {
            for (name, _, ar) in *rows {
                let is_arabic = ar.chars().any(|letter| ('\u{620}'..='\u{64a}').contains(&letter));
                let outside_slots: String =
                    ar.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
                let direction = crate::text::first_strong(&outside_slots);
                let is_latin = direction == Some(crate::text::Direction::LeftToRight);
                assert!(!(is_arabic && is_latin), "{table}.{name} runs from the left: {ar}");
            }
        }
    }
}
