//! Understanding columns: by their titles, by their values, and by the arithmetic between them.

use std::collections::BTreeSet;

use super::book::{Sheet, Value};
use super::column::{Column, Corrections, Holds, Reason, Sample, Understood, body_rows};
use super::currencies::{of_table, of_title};
use super::days::Days;
use super::figures::{Basis, mark_of, number};
use super::frame::Frame;
use super::kinds::{for_kind, kind_of};
use super::meaning::{Kind, Meaning};
use super::names::named_template;
use super::preamble::dated_period;
use super::products;
use super::rows::roles;
use super::settle;
use super::stated::{framed, has_days_behind_months};
use super::table::{TablePlace, pieces};
use super::timeline::{Moment, moments};
use super::titles::{latin_lookalike, recognise, scale};
use crate::plan::{Calendar, Currency, Plan};
use crate::search::Folded;
use crate::text::reading::date_order;
use crate::text::{DateOrder, DecimalMark};

/// Understands the table at `place`; `plan` is where it would go.
#[must_use]
pub fn understand(sheet: &Sheet, place: &TablePlace, plan: &Plan, corrections: &Corrections) -> Understood {
    understood(sheet, place, plan.calendar, Some(plan), corrections)
}

/// Understands the table at `place` with the weeks of `calendar` and the names of `plan`, where there is one yet.
pub(super) fn understood(
    sheet: &Sheet,
    place: &TablePlace,
    calendar: Calendar,
    plan: Option<&Plan>,
    corrections: &Corrections,
) -> Understood {
    let order = order_of(sheet, place);
    let around = Days::of_plan(calendar).unwrap_or(Days { first: calendar.start, last: calendar.start });
    let frame = Frame::around(around, order).with_days_behind(has_days_behind_months(sheet, place));
    // Days without a year are those of the period that stands above the table, where that names its year, or of the dates in it.
    let (frame, stated_year) = match dated_period(sheet, place, &frame) {
        Some(days) => (frame.about(days), Some(days.first.year())),
        None => framed(sheet, place, frame),
    };
    let titles: Vec<Vec<Value>> = place.columns.clone().map(|column| pieces(sheet, place, column)).collect();
    let month = super::preamble::month_above(sheet, place, &frame);
    let mut columns = titled(&titles, place, (&frame, month), calendar);
    settle::days_of_the_week(&mut columns, &titles);
    let has_rows = |column: &Column| place.body.clone().any(|row| !sheet.cell(row, column.at).is_empty());
    columns.retain(|column| !column.title.is_empty() || has_rows(column));
    let mark = mark_of(sheet, place);
    let all_rows: Vec<usize> = place.body.clone().collect();
    let all_cells = Sample { sheet, rows: &all_rows, mark, frame: &frame };
    for column in &mut columns {
        column.holds = settle::holds(column.at, &all_cells);
    }
    let roles = roles(sheet, place, &columns);
    let titled_as: Vec<Meaning> = columns.iter().map(|column| column.meaning).collect();
    let rows: Vec<usize> = body_rows(place, &roles).collect();
    let sample = Sample { sheet, rows: &rows, mark, frame: &frame };
    let own = super::own::name_columns(&mut columns);
    // The program writes numbers in one way.
    let mark = if own.is_some() { mark.or(Some(DecimalMark::Point)) } else { mark };
    if own.is_none() {
        gross_beside_net(&mut columns);
        by_values(&mut columns, &sample);
        settle::by_cells(&mut columns, &sample);
        settle::by_others(&mut columns, &sample);
        settle::planned(&mut columns, &titles);
        settle::doubles(&mut columns, &sample);
        products::total_beside_cost(&mut columns, &sample);
        products::by_arithmetic(&mut columns, &sample, |columns| {
            let own = plan.map(|plan| plan.money.currency);
            let named = of_table(sheet, place, columns, &roles);
            named.map(|named| named.meant(own.unwrap_or_default())).or(own)
        });
        products::totals_of_weeks(&mut columns, &sample, place);
    }
    correct(&mut columns, corrections);
    let kind = corrections.kind.unwrap_or_else(|| kind_of(&columns, &sample, place, plan));
    for_kind(&mut columns, kind);
    if kind == Kind::Placements && super::preamble::channel_above(sheet, place).is_empty() {
        super::kinds::without_channel(&mut columns);
    }
    // What a column means can say which one names the rows.
    let meant: Vec<Meaning> = columns.iter().map(|column| column.meaning).collect();
    let roles = if meant == titled_as { roles } else { super::rows::roles(sheet, place, &columns) };
    let roles = if kind == Kind::Placements { roles } else { super::rows::without_other_costs(roles) };
    let currency = of_table(sheet, place, &columns, &roles);
    let place = place.clone();
    let mut table = Understood { place, kind, columns, roles, mark, frame, order, stated_year, own, currency };
    super::own::date_weeks(sheet, &mut table);
    table
}

/// Returns the order in which the dates of a table are written, where one shows it.
fn order_of(sheet: &Sheet, place: &TablePlace) -> Option<DateOrder> {
    let rows = place.header.clone().chain(place.body.clone().take(2_000));
    let texts = rows.filter_map(|row| sheet.rows.get(row)).flatten().filter_map(Value::words);
    let dates = texts.filter(|text| text.chars().filter(|letter| letter.is_numeric()).count() >= 3 && text.len() < 60);
    // `11.69` is a number; a date with points has two of them.
    date_order(dates.filter(|text| text.contains(['/', '-']) || text.matches('.').count() >= 2))
}

/// Recognises columns by their titles alone.
fn titled(
    titles: &[Vec<Value>],
    place: &TablePlace,
    (frame, month): (&Frame, Option<Days>),
    calendar: Calendar,
) -> Vec<Column> {
    let (times, figures): (Vec<Vec<Value>>, Vec<Option<Meaning>>) =
        titles.iter().map(|pieces| split_figure(pieces)).unzip();
    let moments = moments(&times, frame, month, calendar);
    titles
        .iter()
        .zip(place.columns.clone())
        .zip(moments.iter().zip(&figures))
        .map(|((pieces, at), (moment, figure))| column(pieces, at, *moment, *figure))
        .collect()
}

/// Splits off a figure that stands under the title of a week from the titles without it.
fn split_figure(pieces: &[Value]) -> (Vec<Value>, Option<Meaning>) {
    if let [above @ .., Value::Text(text)] = pieces
        && !above.is_empty()
        && let Some(hit) = recognise(text).filter(|hit| hit.confidence >= 80 && hit.meaning.is_number())
    {
        return (above.to_vec(), Some(hit.meaning));
    }
    (pieces.to_vec(), None)
}

fn column(pieces: &[Value], at: usize, moment: Option<Moment>, figure: Option<Meaning>) -> Column {
    let shown: Vec<String> = pieces.iter().map(|piece| piece.shown().replace('\n', " ")).collect();
    let title = shown.join(" / ");
    let read_as = latin_lookalike(&title);
    let (meaning, reason, confidence) = meaning_of(&shown, moment, figure);
    let last = shown.last().map_or("", String::as_str);
    let basis = if meaning == Meaning::Rate { Basis::of(last).or_else(|| Basis::of(&title)) } else { None };
    let scale = if meaning.is_number() { scale(&title).unwrap_or(1) } else { 1 };
    let (currency, holds) = (of_title(&title), Holds::default());
    Column { at, title, meaning, moment, scale, basis, currency, reason, confidence, holds, read_as }
}

fn meaning_of(shown: &[String], moment: Option<Moment>, figure: Option<Meaning>) -> (Meaning, Reason, u8) {
    let groups = || shown.iter().rev().find_map(|piece| recognise(piece).filter(|hit| hit.confidence >= 80));
    match moment {
        Some(Moment::Hour(_)) => return (Meaning::Hour, Reason::Timeline, 90),
        Some(Moment::Days(_)) => {
            let said =
                figure.or_else(|| groups().map(|hit| hit.meaning).filter(|meaning| Meaning::is_number(*meaning)));
            let meaning = match said {
                Some(Meaning::Cost | Meaning::Gross | Meaning::Spent | Meaning::CostWithTax) => Meaning::WeekCosts,
                Some(Meaning::Delivered) => Meaning::Weeks,
                Some(other)
                    if !matches!(other, Meaning::Units | Meaning::Insertions | Meaning::Planned | Meaning::Grp)
                        && figure.is_some() =>
                {
                    return (Meaning::Ignored, Reason::Title, 70);
                }
                _ => Meaning::Weeks,
            };
            return (meaning, Reason::Timeline, 95);
        }
        None => {}
    }
    let Some((lowest, above)) = shown.split_last() else { return (Meaning::Unknown, Reason::Nothing, 0) };
    let own = recognise(lowest);
    // "Actual" over "Impressions" says more than "Impressions".
    let joined = above.last().and_then(|group| recognise(&format!("{group} {lowest}")));
    let is_better = |joined: &super::titles::TitleHit| {
        own.as_ref()
            .is_none_or(|own| joined.letters > own.letters && joined.meaning != own.meaning && joined.confidence >= 90)
    };
    let hit = joined.filter(is_better).or(own).or_else(|| above.last().and_then(|group| recognise(group)));
    hit.map_or((Meaning::Unknown, Reason::Nothing, 0), |hit| (hit.meaning, Reason::Title, hit.confidence))
}

/// Takes the net amount for the cost where a gross and a net amount stand under one stretch of time.
fn gross_beside_net(columns: &mut [Column]) {
    let says = |column: &Column| column.title.rsplit(" / ").next().and_then(recognise).map(|hit| hit.meaning);
    let is_net = |column: &Column| column.meaning == Meaning::WeekCosts && says(column) == Some(Meaning::Cost);
    let net: Vec<Option<Moment>> = columns.iter().filter(|column| is_net(column)).map(|column| column.moment).collect();
    for column in columns {
        let is_gross = matches!(says(column), Some(Meaning::Gross | Meaning::CostWithTax));
        if column.meaning == Meaning::WeekCosts && is_gross && net.contains(&column.moment) {
            (column.meaning, column.reason, column.confidence) = (Meaning::Ignored, Reason::Title, 85);
        }
    }
}

/// Recognises columns that no title explains by what stands in them.
fn by_values(columns: &mut [Column], sample: &Sample<'_>) {
    let mut known: BTreeSet<Meaning> = columns.iter().map(|column| column.meaning).collect();
    for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Unknown || column.confidence < 60) {
        let Some((meaning, confidence)) = value_meaning(column.at, sample, &known) else { continue };
        if column.meaning != Meaning::Unknown && confidence < 80 {
            continue;
        }
        (column.meaning, column.reason, column.confidence) = (meaning, Reason::Values, confidence);
        known.insert(meaning);
    }
}

fn value_meaning(at: usize, sample: &Sample<'_>, known: &BTreeSet<Meaning>) -> Option<(Meaning, u8)> {
    let mostly = |is_so: &dyn Fn(&Value) -> bool| sample.share(at, is_so) > 0.7;
    let word = |test: &dyn Fn(&str) -> bool| mostly(&|cell| cell.words().is_some_and(test));
    let is_free = |meaning: Meaning| !known.contains(&meaning);
    sample.cells(at).next()?;
    if mostly(&|cell| {
        matches!(cell, Value::Day(_))
            || cell.words().is_some_and(|text| text.contains(char::is_numeric) && sample.frame.day(text).is_some())
    }) {
        let meaning = [Meaning::Start, Meaning::End, Meaning::Day].into_iter().find(|meaning| is_free(*meaning))?;
        return Some((meaning, 75));
    }
    if is_free(Meaning::Time) && word(&|text| super::day_words::hour(text).is_some()) {
        return Some((Meaning::Time, 75));
    }
    if is_free(Meaning::Period) && word(&|text| sample.frame.stretch(&Value::text(text)).is_some()) {
        return Some((Meaning::Period, 85));
    }
    if is_free(Meaning::Currency)
        && word(&|text| {
            text.trim().len() == 3 && text.parse::<Currency>().is_ok_and(|currency| Currency::all().contains(&currency))
        })
    {
        return Some((Meaning::Currency, 90));
    }
    if is_free(Meaning::CostModel) && word(&|text| text.chars().count() <= 12 && Basis::of_price(text).is_some()) {
        return Some((Meaning::CostModel, 80));
    }
    if word(&|text| text.starts_with("http") || text.starts_with("www.")) {
        return Some((Meaning::Link, 90));
    }
    if is_free(Meaning::Channel) && word(&is_channel_name) {
        return Some((Meaning::Channel, 75));
    }
    let counts_up = sample.cells(at).enumerate().all(|(index, cell)| matches!(number(cell, sample.mark), Ok(Some(number)) if number.to_string() == (index + 1).to_string()));
    if counts_up && is_free(Meaning::RowNumber) && sample.rows.len() >= 3 {
        return Some((Meaning::RowNumber, 80));
    }
    if word(&|text| text.contains(char::is_alphabetic)) {
        return words_meaning(at, sample, known);
    }
    None
}

/// Says what a column of words without a title is: the places where a table of the trade has them.
fn words_meaning(at: usize, sample: &Sample<'_>, known: &BTreeSet<Meaning>) -> Option<(Meaning, u8)> {
    let is_long = sample.cells(at).filter_map(Value::words).any(|text| text.chars().count() > 80);
    if is_long {
        return (!known.contains(&Meaning::Notes)).then_some((Meaning::Notes, 60));
    }
    let names = [Meaning::Channel, Meaning::Medium, Meaning::Item, Meaning::Size, Meaning::Text];
    let is_first_of_rows = names.iter().all(|meaning| !known.contains(meaning));
    if is_first_of_rows {
        return Some((Meaning::Channel, 55));
    }
    [Meaning::Message]
        .into_iter()
        .find(|meaning| !known.contains(meaning) && !known.contains(&Meaning::Format))
        .map(|meaning| (meaning, 55))
}

fn is_channel_name(text: &str) -> bool {
    let wanted = Folded::of(text);
    named_template(text).is_some()
        || [
            "facebook",
            "instagram",
            "youtube",
            "tiktok",
            "google",
            "meta",
            "snapchat",
            "linkedin",
            "twitter",
            "x",
            "radio",
            "tv",
            "spotify",
        ]
        .iter()
        .any(|known| wanted.as_str().trim() == *known)
}

fn correct(columns: &mut [Column], corrections: &Corrections) {
    for column in columns {
        let Some(meaning) = corrections.meanings.get(&column.at) else { continue };
        if column.meaning != *meaning {
            column.meaning = *meaning;
            column.basis = Basis::of(&column.title).filter(|_| *meaning == Meaning::Rate);
            column.scale = if meaning.is_number() { scale(&column.title).unwrap_or(1) } else { 1 };
        }
        column.reason = if corrections.is_remembered { Reason::Remembered } else { Reason::Chosen };
        column.confidence = 100;
    }
}
