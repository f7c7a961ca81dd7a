//! Says what the rows of a table are, and what its columns mean where that depends on it.

use std::collections::BTreeSet;

use super::book::{Sheet, Value};
use super::column::{Column, Reason, Sample};
use super::meaning::{Kind, Meaning};
use super::names::{named_template, template};
use super::others::cost_kind;
use super::table::TablePlace;
use crate::plan::{CostKind, Plan};
use crate::search::Folded;

/// Returns what the rows of a table with these columns are.
pub(super) fn kind_of(columns: &[Column], sample: &Sample<'_>, place: &TablePlace, plan: Option<&Plan>) -> Kind {
    use Meaning as M;
    let has = |meaning: Meaning| columns.iter().any(|column| column.meaning == meaning);
    let any = |meanings: &[Meaning]| meanings.iter().any(|meaning| has(*meaning));
    let is_timed = any(&[M::Weeks, M::WeekCosts, M::Hour, M::Start, M::End, M::Period, M::Duration, M::Week, M::Day]);
    let is_placed = any(&[M::Units, M::Insertions, M::Cost, M::Gross, M::CostWithTax]);
    if has(M::Sentiment) || (has(M::Claims) && any(&[M::AnsweredHours, M::MentionCount, M::People])) {
        return Kind::Mentions;
    }
    if is_record(columns, sample, plan) {
        return Kind::Records;
    }
    if is_list_of_costs(columns, sample, place, plan) {
        return Kind::OtherCosts;
    }
    if is_rate_card(columns, sample, place) {
        return Kind::Channels;
    }
    if has(M::Audience) && any(&[M::Channel, M::Medium]) && any(&[M::Rating, M::Reachable]) && !is_placed && !is_timed {
        return Kind::Contacts;
    }
    if has(M::Size) && any(&[M::Audience, M::Item, M::Description]) && !any(&[M::Channel, M::Units, M::Rate]) {
        return Kind::Audiences;
    }
    let has_message = columns.iter().any(|column| column.meaning == M::Message && !is_guessed(column));
    if any(&[M::Item, M::CostKind])
        && is_placed
        && !has_message
        && !any(&[M::Channel, M::Units, M::Rate, M::Insertions])
    {
        return of_items(columns, sample, plan);
    }
    let is_written = any(&[M::Text, M::CallToAction, M::Slogan, M::Theme, M::Stage]);
    if any(&[M::Message, M::Text]) && is_written && !is_placed && !any(&[M::Rate, M::Weeks]) {
        return Kind::Messages;
    }
    if any(&[M::Channel, M::Medium]) && has(M::Rate) && !is_placed && !is_timed {
        return Kind::Channels;
    }
    if any(&[M::Message, M::Text]) && !any(&[M::Channel, M::Medium]) && !is_placed && !is_timed {
        return Kind::Messages;
    }
    if has(M::Audience) && !any(&[M::Channel, M::Medium, M::Message, M::Format]) && !is_placed {
        return Kind::Audiences;
    }
    Kind::Placements
}

/// Returns true for a table of what happened: one that says so, or days with results of what the plan has placed.
fn is_record(columns: &[Column], sample: &Sample<'_>, plan: Option<&Plan>) -> bool {
    use Meaning as M;
    let count = |meanings: &[M]| columns.iter().filter(|column| meanings.contains(&column.meaning)).count();
    // Where only the first day of a row stands, that is its day.
    let is_daily = count(&[M::Day, M::Week]) > 0 || count(&[M::Start]) > 0 && count(&[M::End]) == 0;
    let is_named = count(&[M::Placement, M::Channel, M::Message, M::Format]) > 0;
    if count(&[M::Delivered, M::Spent]) > 0 && is_named && (is_daily || count(&[M::Rate]) == 0) {
        return true;
    }
    let has_results = count(&[M::Clicks, M::ClickRate, M::Views, M::Actions, M::Reach, M::Frequency]) >= 2;
    let names = columns.iter().filter(|column| matches!(column.meaning, M::Placement | M::Message | M::Channel));
    let is_placed = |plan: &Plan| {
        let known = names_placed(plan);
        names.clone().any(|column| {
            let is_known = |cell: &Value| cell.words().is_some_and(|name| known.contains(Folded::of(name).bare()));
            sample.share(column.at, is_known) >= 0.5
        })
    };
    is_daily && has_results && count(&[M::Units, M::Cost]) > 0 && plan.is_some_and(is_placed)
}

/// Returns the names of the channels and messages of the placements of a plan, as they are compared.
fn names_placed(plan: &Plan) -> BTreeSet<String> {
    if plan.placements.is_empty() { BTreeSet::new() } else { names_of(plan) }
}

/// Returns true for a list of what is made or paid beside media, with whom and how many: most of its names are those of
/// costs, and no row runs from one day to another.
fn is_list_of_costs(columns: &[Column], sample: &Sample<'_>, place: &TablePlace, plan: Option<&Plan>) -> bool {
    use Meaning as M;
    let find = |meaning: M| columns.iter().find(|column| column.meaning == meaning);
    let is_spanned = [M::Weeks, M::WeekCosts, M::Hour, M::Duration].into_iter().any(|meaning| find(meaning).is_some())
        || find(M::Start).is_some() && find(M::End).is_some();
    let has_cost = [M::Cost, M::Gross, M::CostWithTax].into_iter().any(|meaning| find(meaning).is_some());
    // What stands beside a name without a title that says so is no message of a list of costs.
    let is_message = |column: &Column| column.meaning == M::Message && !is_guessed(column);
    let has_message = columns.iter().any(is_message);
    let is_called_so = heading_says(sample.sheet, place, &HEADINGS_OF_COSTS);
    let first_guessed = || columns.iter().find(|column| column.meaning == M::Channel && is_guessed(column));
    let other_name = || find(M::Description).or_else(first_guessed).filter(|_| is_called_so);
    let Some(item) = find(M::Item).or_else(other_name).filter(|_| has_cost && !is_spanned && !has_message) else {
        return false;
    };
    let (placed, costs) = named_shares(item.at, sample, plan);
    (costs >= 0.5 || is_called_so) && placed < 0.5
}

/// Returns true for a meaning that nothing but the place of a column suggests.
fn is_guessed(column: &Column) -> bool {
    column.reason == Reason::Values && column.confidence < 60
}

/// What stands above lists of costs beside media.
const HEADINGS_OF_COSTS: [&str; 16] = [
    "production cost",
    "production costs",
    "production budget",
    "other costs",
    "other expenses",
    "additional costs",
    "non media costs",
    "non working costs",
    "تكاليف الإنتاج",
    "تكاليف إنتاج",
    "كلفة الإنتاج",
    "تكلفة الإنتاج",
    "تكاليف أخرى",
    "مصاريف أخرى",
    "produktionskosten",
    "frais de production",
];

/// What stands above lists of prices, and what their sheets are called.
const HEADINGS_OF_RATES: [&str; 24] = [
    "rate card",
    "rate cards",
    "ratecard",
    "rates card",
    "price list",
    "pricelist",
    "advertising rates",
    "media rates",
    "ad rates",
    "بطاقة الأسعار",
    "بطاقة أسعار",
    "قائمة الأسعار",
    "قائمة أسعار",
    "لائحة الأسعار",
    "لائحة أسعار",
    "جدول الأسعار",
    "أسعار الإعلان",
    "أسعار الإعلانات",
    "أسعار القنوات",
    "preisliste",
    "tarifkarte",
    "mediadaten",
    "grille tarifaire",
    "прайс лист",
];

/// Names of sheets with prices that say nothing more.
const SHEETS_OF_RATES: [&str; 9] =
    ["rates", "prices", "tariff", "tariffs", "أسعار", "الأسعار", "tarif", "tarife", "tarifs"];

/// Returns true where the sheet or a line above the table and below what stands over it names one of these.
fn heading_says(sheet: &Sheet, place: &TablePlace, phrases: &[&str]) -> bool {
    let first = if place.header.is_empty() { place.body.start } else { place.header.start };
    let above = sheet.rows.get(..first.min(sheet.rows.len())).unwrap_or_default();
    let filled = |row: &&Vec<Value>| row.iter().filter(|cell| !cell.is_empty()).count();
    // A row with many cells is one of another table.
    let lines = above.iter().rev().take(12).take_while(|row| filled(row) <= 2);
    let texts = lines.flatten().filter_map(Value::words).chain([sheet.name.as_str()]);
    let wanted: Vec<Folded> = phrases.iter().map(|phrase| Folded::of(phrase)).collect();
    texts.into_iter().any(|text| {
        let folded = Folded::of(text);
        wanted.iter().any(|phrase| folded.bare().contains(phrase.bare()))
    })
}

/// Returns true for a list of prices: it says what something costs, and neither when it runs nor what all of it costs.
fn is_rate_card(columns: &[Column], sample: &Sample<'_>, place: &TablePlace) -> bool {
    use Meaning as M;
    let has = |meanings: &[M]| columns.iter().any(|column| meanings.contains(&column.meaning) && !is_guessed(column));
    let is_timed = has(&[M::Weeks, M::WeekCosts, M::Hour, M::Start, M::End, M::Week, M::Day, M::Period]);
    let names_channels = has(&[M::Channel, M::Medium, M::Format, M::Item]);
    if is_timed || !names_channels || has(&[M::CostWithTax, M::Status, M::Share]) {
        return false;
    }
    let sheet = Folded::of(&sample.sheet.name);
    let is_sheet_of_rates = SHEETS_OF_RATES.iter().any(|name| Folded::of(name).bare() == sheet.bare());
    let is_called_so = is_sheet_of_rates || heading_says(sample.sheet, place, &HEADINGS_OF_RATES);
    let is_counted = has(&[M::Units, M::Insertions]);
    if is_called_so && !(is_counted && has(&[M::Message])) {
        return has(&[M::Rate, M::Gross]) && !has(&[M::Cost]) || has(&[M::Cost]) && !is_counted && !has(&[M::Rate]);
    }
    // The price of the rate card beside the one after the discount, and no quantity: neither is the cost of anything.
    has(&[M::Rate]) && has(&[M::Gross]) && !has(&[M::Cost]) && !is_counted && !has(&[M::Message])
}

fn has(columns: &[Column], meaning: Meaning) -> bool {
    columns.iter().any(|column| column.meaning == meaning)
}

/// Gives the first column that means `from` the meaning `to`, where no other column has it and nobody chose.
fn change(columns: &mut [Column], from: Meaning, to: Meaning) {
    if has(columns, to) {
        return;
    }
    let mut found = columns.iter_mut().filter(|column| column.meaning == from && column.reason != Reason::Chosen);
    if let Some(column) = found.next() {
        column.meaning = to;
    }
}

/// Gives the columns of lists of channels the meanings that they have there.
fn for_channels(columns: &mut [Column], kind: Kind) {
    change(columns, Meaning::Item, Meaning::Channel);
    if !has(columns, Meaning::Channel) {
        change(columns, Meaning::Medium, Meaning::Channel);
    }
    if kind == Kind::Contacts {
        return;
    }
    if !has(columns, Meaning::Channel) {
        change(columns, Meaning::Format, Meaning::Channel);
    }
    // Where nothing is bought yet, an amount is a price.
    for amount in [Meaning::Gross, Meaning::Cost] {
        change(columns, amount, Meaning::Rate);
    }
    for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Message && is_guessed(column)) {
        column.meaning = Meaning::Description;
    }
}

/// Takes the title of a paper or programme for the channel where the column beside it names kinds of media and no other names
/// channels.
fn titles_of_media(columns: &mut [Column]) {
    let bought = [Meaning::Insertions, Meaning::Rate, Meaning::Weeks, Meaning::Gross];
    let is_bought = bought.iter().any(|meaning| has(columns, *meaning));
    if has(columns, Meaning::Channel) || !has(columns, Meaning::Medium) || !is_bought {
        return;
    }
    let is_title = |column: &&mut Column| column.meaning == Meaning::Message && is_bare_title(&column.title);
    if let Some(column) = columns.iter_mut().find(is_title).filter(|column| column.reason != Reason::Chosen) {
        column.meaning = Meaning::Channel;
    }
}

/// Returns true for the title of a column that is only called so: papers have titles as well as what stands in them.
fn is_bare_title(title: &str) -> bool {
    let folded = Folded::of(title);
    [" title ", " titles ", " name of title "].contains(&folded.bare())
}

fn for_placements(columns: &mut [Column]) {
    change(columns, Meaning::Influencer, Meaning::Message);
    change(columns, Meaning::Item, Meaning::Channel);
    titles_of_media(columns);
    if !has(columns, Meaning::Channel) {
        change(columns, Meaning::Medium, Meaning::Channel);
    }
    if !has(columns, Meaning::Format) {
        change(columns, Meaning::Item, Meaning::Message);
    }
    change(columns, Meaning::Week, Meaning::Period);
    // A fee is what it costs where nothing else says that.
    let prices = [Meaning::Cost, Meaning::Gross, Meaning::CostWithTax, Meaning::Rate, Meaning::WeekCosts];
    if !prices.iter().any(|meaning| has(columns, *meaning)) {
        change(columns, Meaning::Commission, Meaning::Cost);
    }
}

/// Gives columns that mean different things in different tables the meaning of this one.
pub(super) fn for_kind(columns: &mut [Column], kind: Kind) {
    match kind {
        Kind::Placements => for_placements(columns),
        Kind::Channels | Kind::Contacts => for_channels(columns, kind),
        Kind::Audiences => {
            change(columns, Meaning::Item, Meaning::Audience);
            change(columns, Meaning::Targeting, Meaning::Audience);
        }
        Kind::Messages => change(columns, Meaning::Item, Meaning::Message),
        Kind::OtherCosts => {
            change(columns, Meaning::ExtraCost, Meaning::Cost);
            change(columns, Meaning::Description, Meaning::Item);
            change(columns, Meaning::Medium, Meaning::CostKind);
            change(columns, Meaning::Kpi, Meaning::CostKind);
            change(columns, Meaning::Format, Meaning::CostKind);
            change(columns, Meaning::Message, Meaning::CostKind);
        }
        Kind::Mentions => {
            change(columns, Meaning::Message, Meaning::Text);
            change(columns, Meaning::Description, Meaning::Text);
            change(columns, Meaning::Item, Meaning::Text);
            change(columns, Meaning::Stage, Meaning::PurchasePhase);
            change(columns, Meaning::Units, Meaning::MentionCount);
            change(columns, Meaning::Size, Meaning::People);
            change(columns, Meaning::Reach, Meaning::People);
            change(columns, Meaning::Start, Meaning::Day);
            change(columns, Meaning::Period, Meaning::Day);
        }
        Kind::Records => {
            if !has(columns, Meaning::Delivered) {
                change(columns, Meaning::Units, Meaning::Delivered);
                change(columns, Meaning::Insertions, Meaning::Delivered);
            }
            if !has(columns, Meaning::Spent) {
                change(columns, Meaning::Cost, Meaning::Spent);
            }
            change(columns, Meaning::Item, Meaning::Message);
        }
    }
}

/// Takes what names the rows of placements for their channels where nothing else does.
pub(super) fn without_channel(columns: &mut [Column]) {
    if columns.iter().any(|column| column.meaning == Meaning::Channel) {
        return;
    }
    // The title of a paper is its name; elsewhere a placement says more of where it is than what is said there.
    let is_title = |column: &Column| column.meaning == Meaning::Message && is_bare_title(&column.title);
    let names = if columns.iter().any(is_title) {
        [Meaning::Message, Meaning::Format, Meaning::Targeting]
    } else {
        [Meaning::Format, Meaning::Message, Meaning::Targeting]
    };
    let found = names.into_iter().find_map(|meaning| columns.iter().position(|column| column.meaning == meaning));
    if let Some(column) = found.and_then(|at| columns.get_mut(at)).filter(|column| column.reason != Reason::Chosen) {
        (column.meaning, column.reason, column.confidence) = (Meaning::Channel, Reason::Values, 40);
    }
}

/// Words of titles that name costs beside media and nothing else; a line or an item can be a placement as well.
const TITLES_OF_COSTS: [&str; 8] =
    ["cost item", "expense", "expenses", "service", "works", "بند التكلفة", "المصروف", "الخدمة"];

/// Tells costs beside media from placements in a table that names its rows and what they cost, and says neither channel nor quantity.
/// Costs they are where a title says so, or most names are those of costs; placements where names are those of channels or messages,
/// or rows run from one day to another.
fn of_items(columns: &[Column], sample: &Sample<'_>, plan: Option<&Plan>) -> Kind {
    use Meaning as M;
    let find = |meaning: M| columns.iter().find(|column| column.meaning == meaning);
    let has = |meaning: M| find(meaning).is_some();
    let Some(item) = find(M::Item).filter(|_| !has(M::CostKind)) else { return Kind::OtherCosts };
    let is_spanned = [M::Period, M::Duration, M::Weeks, M::WeekCosts, M::Week].into_iter().any(has)
        || (has(M::Start) && has(M::End));
    let is_dated = is_spanned || has(M::Start) || has(M::Day);
    let (placed, costs) = named_shares(item.at, sample, plan);
    if is_dated && placed >= 0.5 {
        return Kind::Placements;
    }
    let title = Folded::of(&item.title);
    let is_title_of_costs = TITLES_OF_COSTS.iter().any(|words| title.bare().contains(Folded::of(words).bare()));
    if is_spanned && !is_title_of_costs && costs < 0.5 { Kind::Placements } else { Kind::OtherCosts }
}

/// Returns the shares of the names of a column that are those of channels or messages, and of costs.
fn named_shares(at: usize, sample: &Sample<'_>, plan: Option<&Plan>) -> (f64, f64) {
    let known: BTreeSet<String> = plan.map(names_of).unwrap_or_default();
    let (mut all, mut placed, mut costs) = (0.0, 0.0, 0.0);
    for name in sample.cells(at).filter_map(Value::words) {
        all += 1.0;
        let is_known = known.contains(Folded::of(name).bare()) || named_template(name).is_some();
        if is_known || cost_kind(name) == CostKind::Other && template(name, "").is_some() {
            placed += 1.0;
        } else if cost_kind(name) != CostKind::Other {
            costs += 1.0;
        }
    }
    if all > 0.0 { (placed / all, costs / all) } else { (0.0, 0.0) }
}

/// Returns the names of the channels and messages of a plan, as they are compared.
fn names_of(plan: &Plan) -> BTreeSet<String> {
    let channels = plan.channels.iter().map(|channel| &channel.name);
    let messages = plan.messages.iter().map(|message| &message.name);
    let texts = channels.chain(messages).flat_map(|name| [&name.en, &name.ar]);
    texts.map(|text| Folded::of(text).bare().to_owned()).filter(|name| !name.trim().is_empty()).collect()
}
