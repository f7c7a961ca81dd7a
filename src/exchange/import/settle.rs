//! Says what stands in columns settles what their titles leave open: words in a column of numbers, numbers in one of weeks, a
//! second column of one meaning.

use super::book::Value;
use super::column::{Column, Holds, Reason, Sample};
use super::figures::{Basis, number, percent};
use super::lengths::length;
use super::meaning::Meaning;
use super::titles::recognise;
use crate::text::{Direction, first_strong};

/// Lengths of spots in seconds.
const SECONDS: [&str; 17] =
    ["5", "6", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55", "60", "75", "90", "120", "180"];

/// Returns what most of the cells of a column hold.
pub(super) fn holds(at: usize, sample: &Sample<'_>) -> Holds {
    let is_number = |cell: &Value| {
        matches!(cell, Value::Number(_))
            || cell.words().is_some_and(|text| text.contains(char::is_numeric) && !text.contains(char::is_alphabetic))
    };
    let is_days = |cell: &Value| {
        let is_text = |text: &str| text.contains(char::is_numeric) && sample.frame.stretch(cell).is_some();
        matches!(cell, Value::Day(_)) || cell.words().is_some_and(is_text)
    };
    let is_words = |cell: &Value| cell.words().is_some_and(|text| text.contains(char::is_alphabetic));
    if sample.share(at, is_days) > 0.5 {
        Holds::Days
    } else if sample.share(at, is_number) > 0.5 {
        Holds::Numbers
    } else if sample.share(at, is_words) > 0.5 {
        Holds::Words
    } else {
        Holds::Nothing
    }
}

/// Takes columns that are called days of the week and no dates for those of a grid, where there are several.
pub(super) fn days_of_the_week(columns: &mut [Column], titles: &[Vec<Value>]) {
    let is_of_week = |column: &&mut Column, pieces: &[Value]| {
        let is_day = |piece: &Value| piece.words().is_some_and(super::parts_of_year::is_weekday);
        column.moment.is_none() && !pieces.is_empty() && pieces.iter().all(is_day)
    };
    let mut found: Vec<&mut Column> = columns
        .iter_mut()
        .zip(titles)
        .filter(|(column, pieces)| is_of_week(column, pieces))
        .map(|(column, _)| column)
        .collect();
    if found.len() < 3 {
        return;
    }
    for column in &mut found {
        (column.meaning, column.reason, column.confidence) = (Meaning::Hour, Reason::Timeline, 85);
    }
}

/// Corrects meanings that titles give by what stands in their columns.
pub(super) fn by_cells(columns: &mut [Column], sample: &Sample<'_>) {
    let has = |meanings: &[Meaning]| columns.iter().any(|column| meanings.contains(&column.meaning));
    let is_timed = has(&[Meaning::Weeks, Meaning::Hour, Meaning::Day, Meaning::Time, Meaning::Start, Meaning::Period]);
    let has_model = has(&[Meaning::CostModel]);
    let has_format = has(&[Meaning::Format]);
    let has_counts = has(&[Meaning::Units, Meaning::Insertions]);
    for column in columns.iter_mut().filter(|column| column.reason == Reason::Title) {
        let found = match column.meaning {
            Meaning::Week | Meaning::Period => {
                counted(column, sample).or_else(|| hours_of_day(column, sample, has_format))
            }
            Meaning::Day => weekdays(column.at, sample),
            Meaning::Duration => seconds(column, sample, is_timed),
            Meaning::RowNumber if !has_counts => counts_of_rows(column, sample),
            meaning if meaning.is_number() => worded(meaning, column.at, sample, has_model),
            _ => None,
        };
        if let Some(meaning) = found {
            (column.meaning, column.reason, column.confidence, column.scale) = (meaning, Reason::Values, 80, 1);
        }
    }
}

/// Settles what columns mean by what stands beside them: sizes beside audiences, people beside tasks.
pub(super) fn by_others(columns: &mut [Column], sample: &Sample<'_>) {
    sizes_of_audiences(columns, sample);
    owners_of_tasks(columns);
}

/// What tables have that are no lists of audiences.
const NOT_OF_AUDIENCES: [Meaning; 22] = [
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Message,
    Meaning::Text,
    Meaning::Rate,
    Meaning::Cost,
    Meaning::Gross,
    Meaning::CostWithTax,
    Meaning::Weeks,
    Meaning::WeekCosts,
    Meaning::Hour,
    Meaning::Start,
    Meaning::End,
    Meaning::Period,
    Meaning::Day,
    Meaning::Week,
    Meaning::Delivered,
    Meaning::Spent,
    Meaning::Rating,
    Meaning::Reachable,
    Meaning::Sentiment,
    Meaning::Size,
];

/// Takes numbers beside audiences for their sizes, whatever else the title can mean: `Size`, `Number`, `الحجم`, `العدد`.
fn sizes_of_audiences(columns: &mut [Column], sample: &Sample<'_>) {
    let is_sure = |column: &&Column| column.reason == Reason::Title && column.confidence >= 60;
    let has = |meanings: &[Meaning]| columns.iter().filter(is_sure).any(|column| meanings.contains(&column.meaning));
    let traits = columns.iter().filter(|column| column.meaning == Meaning::Targeting).count();
    let names_people = has(&[Meaning::Audience]) || traits >= 2 && has(&[Meaning::Item, Meaning::Description]);
    if !names_people || has(&NOT_OF_AUDIENCES) {
        return;
    }
    let is_count = |cell: &Value| matches!(number(cell, sample.mark), Ok(Some(_)));
    let can_be_size = |column: &Column| match column.meaning {
        Meaning::Format => names_size(&column.title),
        Meaning::Unknown => names_count(&column.title),
        Meaning::Units | Meaning::Insertions | Meaning::People | Meaning::Planned | Meaning::MentionCount => true,
        _ => false,
    };
    let found = columns.iter().position(|column| can_be_size(column) && sample.share(column.at, is_count) > 0.5);
    if let Some(column) = found.and_then(|at| columns.get_mut(at)) {
        (column.meaning, column.reason, column.confidence) = (Meaning::Size, Reason::Values, 85);
        column.scale = super::titles::scale(&column.title).unwrap_or(1);
    }
}

/// Returns true for a title that says how large something is.
fn names_size(title: &str) -> bool {
    let folded = crate::search::Folded::of(title);
    let sizes = ["size", "sizes", "حجم", "احجام", "größe", "grosse", "taille", "размер", "büyüklük"];
    folded.bare().split_whitespace().any(|word| sizes.contains(&word))
}

/// Returns true for a title that says how many, and not what.
fn names_count(title: &str) -> bool {
    let folded = crate::search::Folded::of(title);
    let counts = ["number", "count", "total", "estimate", "thousands", "anzahl", "nombre", "عدد", "تقدير", "مجموع"];
    folded.bare().split_whitespace().any(|word| counts.contains(&word))
}

/// Takes the owner of a task for who does it: only of media an owner is a channel.
fn owners_of_tasks(columns: &mut [Column]) {
    let of_tasks = [Meaning::Item, Meaning::Status, Meaning::Kpi];
    if !columns.iter().any(|column| of_tasks.contains(&column.meaning)) {
        return;
    }
    let is_owner = |column: &&mut Column| {
        let folded = crate::search::Folded::of(&column.title);
        let owners = ["owner", "owners", "task owner", "action owner", "lead owner", "مالك", "مالك مهمه", "صاحب مهمه"];
        column.reason == Reason::Title && owners.contains(&folded.bare().trim())
    };
    for column in columns.iter_mut().filter(is_owner) {
        (column.meaning, column.confidence) = (Meaning::Responsible, 85);
    }
}

/// Recognises counts under "No.": whole numbers that do not go up from row to row are how many, not which row it is.
fn counts_of_rows(column: &Column, sample: &Sample<'_>) -> Option<Meaning> {
    let whole = |cell: &Value| number(cell, sample.mark).ok().flatten().filter(|number| number.decimals() == 0);
    let numbers: Vec<i64> = sample.cells(column.at).filter_map(whole).map(crate::plan::Decimal::mantissa).collect();
    let folded = crate::search::Folded::of(&column.title);
    // An id is none, in whatever order the rows stand.
    if folded.bare().split_whitespace().any(|word| ["id", "ids", "معرف"].contains(&word)) {
        return None;
    }
    let falls = numbers.windows(2).filter(|pair| pair[1] <= pair[0]).count();
    let is_counted =
        numbers.len() >= 2 && falls * 3 >= numbers.len() - 1 && sample.cells(column.at).count() == numbers.len();
    is_counted.then_some(Meaning::Insertions)
}

/// Recognises counts under "Weeks" or "Months": whole numbers are how many, unless they count up as numbers of weeks do.
fn counted(column: &Column, sample: &Sample<'_>) -> Option<Meaning> {
    let folded = crate::search::Folded::of(&column.title);
    let title = folded.bare().trim();
    let is_plural = ["weeks", "months", "days", "اسابيع", "اشهر", "شهور", "ايام"].contains(&title);
    let is_plain = |cell: &Value| cell.words().is_none_or(|text| text.chars().all(char::is_numeric));
    let whole = |cell: &Value| {
        if !is_plain(cell) {
            return None;
        }
        number(cell, sample.mark)
            .ok()
            .flatten()
            .filter(|number| number.decimals() == 0)
            .map(crate::plan::Decimal::mantissa)
    };
    let numbers: Vec<Option<i64>> = sample.cells(column.at).map(whole).collect();
    let counts_up = title.starts_with("week") || title.starts_with("اسابيع");
    let goes_up = numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0] <= pair[1]) && numbers[0] == Some(1);
    let is_counted = is_plural && !numbers.is_empty() && numbers.iter().all(Option::is_some) && !(counts_up && goes_up);
    is_counted.then_some(Meaning::Duration)
}

/// Recognises a period of hours of the day, `07:00-10:00`: it is where in the programme something runs.
fn hours_of_day(column: &Column, sample: &Sample<'_>, has_format: bool) -> Option<Meaning> {
    let is_of_day = |cell: &Value| {
        cell.words().is_some_and(|text| {
            let mut parts = text.split(['-', '–', '—']).map(str::trim);
            let is_clock = |part: &str| part.contains(':') && super::day_words::hour(part).is_some();
            parts.next().is_some_and(is_clock) && parts.all(is_clock)
        })
    };
    let meaning = if has_format { Meaning::Time } else { Meaning::Format };
    (sample.share(column.at, is_of_day) > 0.7).then_some(meaning)
}

/// Recognises days of the week in words, `Mon-Fri`, `daily`: they say nothing of when a placement runs; a grid has one of
/// them in each row.
fn weekdays(at: usize, sample: &Sample<'_>) -> Option<Meaning> {
    let is_said = |cell: &Value| {
        cell.words().is_none_or(|text| text.contains(char::is_numeric) || sample.frame.stretch(cell).is_some())
    };
    let is_one = |cell: &Value| cell.words().is_some_and(super::parts_of_year::is_weekday);
    let names_days = |cell: &Value| {
        cell.words().is_some_and(|text| {
            let mut words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
            words.any(super::parts_of_year::is_weekday) || ["daily", "يومي", "يوميا", "يوميًا"].contains(&text.trim())
        })
    };
    let is_list =
        sample.share(at, is_said) == 0.0 && sample.share(at, is_one) < 1.0 && sample.share(at, names_days) > 0.5;
    is_list.then_some(Meaning::Description)
}

/// Recognises the length of a spot in seconds: it is no time that a placement takes.
fn seconds(column: &Column, sample: &Sample<'_>, is_timed: bool) -> Option<Meaning> {
    let says_seconds = |cell: &Value| {
        cell.words().is_some_and(|text| {
            let text = text.trim().to_lowercase();
            ["\"", "”", "''", "sec", "secs", "seconds", "ثانية", "ثا", "s"].iter().any(|ending| text.ends_with(ending))
                && text.contains(char::is_numeric)
                && length(&text).is_none()
        })
    };
    let title = column.title.to_lowercase();
    let names_unit =
        ["week", "day", "month", "أسبوع", "اسبوع", "أسابيع", "اسابيع", "يوم", "أيام", "شهر", "شهور", "أشهر"];
    let is_plain = is_timed && !names_unit.iter().any(|word| title.contains(word));
    let is_length = |cell: &Value| {
        says_seconds(cell)
            || is_plain
                && matches!(number(cell, sample.mark), Ok(Some(number)) if SECONDS.contains(&number.to_string().as_str()))
    };
    (sample.share(column.at, is_length) > 0.8).then_some(Meaning::Format)
}

/// Says what a column of numbers is in which nothing but words stands.
fn worded(meaning: Meaning, at: usize, sample: &Sample<'_>, has_model: bool) -> Option<Meaning> {
    let is_words = |cell: &Value| {
        let has_letters = cell.words().is_some_and(|text| text.chars().any(char::is_alphabetic));
        has_letters && number(cell, sample.mark).is_err() && percent(cell, sample.mark).is_err()
    };
    if sample.share(at, is_words) < 1.0 {
        return None;
    }
    let is_basis = |cell: &Value| cell.words().is_some_and(|text| Basis::of(text).is_some());
    match meaning {
        Meaning::Delivered => Some(Meaning::Status),
        Meaning::Rate if !has_model && sample.share(at, is_basis) > 0.7 && sample.share(at, has_digits) < 0.2 => {
            Some(Meaning::CostModel)
        }
        Meaning::Reach
        | Meaning::Views
        | Meaning::Actions
        | Meaning::Clicks
        | Meaning::Frequency
        | Meaning::Grp
        | Meaning::Share
        | Meaning::Planned => Some(Meaning::Description),
        _ => None,
    }
}

fn has_digits(cell: &Value) -> bool {
    cell.words().is_none_or(|text| text.contains(char::is_numeric))
}

/// Takes figures under a group "Plan" beside a group "Actual" for what was planned.
pub(super) fn planned(columns: &mut [Column], titles: &[Vec<Value>]) {
    let has = |meanings: &[Meaning]| columns.iter().any(|column| meanings.contains(&column.meaning));
    if !has(&[Meaning::Delivered, Meaning::Spent]) || !has(&[Meaning::Week, Meaning::Day]) {
        return;
    }
    let is_plan = |piece: &Value| {
        piece.words().and_then(recognise).is_some_and(|hit| hit.meaning == Meaning::Planned && hit.confidence >= 90)
    };
    let numbers = [Meaning::Units, Meaning::Insertions, Meaning::Cost, Meaning::Gross, Meaning::Rate];
    for (column, pieces) in columns.iter_mut().zip(titles) {
        let groups = pieces.split_last().map_or(&[][..], |(_, groups)| groups);
        if numbers.contains(&column.meaning) && groups.iter().any(is_plan) {
            column.meaning = Meaning::Planned;
        }
    }
}

/// Returns the direction in which most of what stands in a column is written.
fn direction(at: usize, sample: &Sample<'_>) -> Option<Direction> {
    sample.cells(at).filter_map(Value::words).find_map(first_strong)
}

/// Names of kinds of media, as they are compared.
const MEDIA: [&str; 48] = [
    "tv",
    "television",
    "radio",
    "press",
    "print",
    "newspaper",
    "newspapers",
    "magazine",
    "magazines",
    "outdoor",
    "ooh",
    "dooh",
    "out of home",
    "digital",
    "online",
    "internet",
    "social",
    "social media",
    "cinema",
    "events",
    "influencers",
    "email",
    "sms",
    "search",
    "display",
    "video",
    "audio",
    "av",
    "تلفزيون",
    "راديو",
    "اذاعه",
    "اذاعات",
    "صحف",
    "صحافه",
    "مجلات",
    "خارجي",
    "اعلانات خارجيه",
    "طرق",
    "رقمي",
    "ديجيتال",
    "انترنت",
    "سينما",
    "سوشال ميديا",
    "تواصل اجتماعي",
    "وسائل التواصل",
    "فعاليات",
    "موثرون",
    "بريد الكتروني",
];

/// Returns true for the name of a kind of media.
fn is_medium(text: &str) -> bool {
    let folded = crate::search::Folded::of(text);
    let word = folded.bare().trim();
    MEDIA.contains(&word)
}

/// What a table has one column of.
const SINGLE: [Meaning; 18] = [
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Message,
    Meaning::Format,
    Meaning::Audience,
    Meaning::Units,
    Meaning::Insertions,
    Meaning::Rate,
    Meaning::Cost,
    Meaning::Start,
    Meaning::End,
    Meaning::Period,
    Meaning::Duration,
    Meaning::Week,
    Meaning::Day,
    Meaning::Item,
    Meaning::CostModel,
    Meaning::Text,
];

/// Settles what a second column of one meaning is, in the order in which tables have them.
pub(super) fn doubles(columns: &mut [Column], sample: &Sample<'_>) {
    for meaning in SINGLE {
        let same: Vec<usize> = (0..columns.len()).filter(|index| columns[*index].meaning == meaning).collect();
        if same.len() < 2 {
            continue;
        }
        let filled = |index: &usize| sample.cells(columns[*index].at).count();
        // Beside a date the day of the week says nothing.
        let is_date = |index: &usize| {
            let is_day = |cell: &Value| sample.frame.day_of(cell).is_some();
            meaning == Meaning::Day && sample.share(columns[*index].at, is_day) > 0.5
        };
        // Kinds of media name no channel where another column names stations or sites.
        let is_of_names = |index: &usize| {
            let is_medium = |cell: &Value| cell.words().is_some_and(is_medium);
            meaning != Meaning::Channel || sample.share(columns[*index].at, is_medium) < 0.6
        };
        // The surest one stays; of equals the one with more in it, then the first.
        let weight =
            |index: &usize| (is_date(index), is_of_names(index), columns[*index].confidence, filled(index).min(1));
        let Some(best) = same.iter().copied().rev().max_by_key(weight) else {
            continue;
        };
        if matches!(meaning, Meaning::Units | Meaning::Rate | Meaning::Cost) {
            // Arithmetic says which one counts.
            continue;
        }
        let of_best = direction(columns[best].at, sample);
        for index in same.into_iter().filter(|index| *index != best) {
            // The same text in the other language.
            let is_other = |one| of_best.is_some_and(|other| one != other);
            if meaning == Meaning::Text && direction(columns[index].at, sample).is_some_and(is_other) {
                continue;
            }
            let other = match meaning {
                Meaning::Channel => Meaning::Medium,
                Meaning::Message => Meaning::Format,
                Meaning::Start if !columns.iter().any(|column| column.meaning == Meaning::End) => Meaning::End,
                Meaning::Audience => Meaning::Targeting,
                Meaning::Medium | Meaning::Format | Meaning::Item | Meaning::Text => Meaning::Description,
                _ => Meaning::Ignored,
            };
            let is_taken = columns.iter().any(|column| column.meaning == other) && other != Meaning::Ignored;
            columns[index].meaning = if is_taken { Meaning::Description } else { other };
            columns[index].confidence = columns[index].confidence.min(65);
        }
    }
}
