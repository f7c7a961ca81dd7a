//! Media plans in the open format `mediaplanschema`, 3.0 and 2.0: line items as the rows of a table. What this program wrote
//! itself holds its own document and comes back whole.

use serde_json::{Map, Value as Json};

use super::ReadFailure;
use crate::exchange::export::OWN_DATA;
use crate::exchange::import::book::{Book, Builder, Format, Origin, Value};

/// The most bytes of a plan in the open format.
const MAX_BYTES: usize = 16 << 20;

/// The columns that line items become: a title that is understood, and the fields that fill it, the first one that is there.
const COLUMNS: [(&str, &[&str]); 12] = [
    ("Channel", &["vehicle", "partner", "media_product", "channel"]),
    ("Medium", &["channel"]),
    ("Message", &["dim_custom1", "adformat", "name"]),
    ("Audience", &["target_audience"]),
    ("Start date", &["start_date"]),
    ("End date", &["end_date"]),
    ("Impressions", &["metric_impressions"]),
    ("Insertions", &["metric_units"]),
    ("Net cost", &["cost_media", "cost_total"]),
    ("Currency", &["cost_currency"]),
    ("Geography", &["location_name"]),
    ("Notes", &["kpi"]),
];

/// Fields that say nothing that a plan could take over.
const SILENT: [&str; 4] = ["id", "name", "custom_properties", "cost_total"];

/// Returns true for the beginning of such a document.
pub(super) fn is_media_plan(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && text.contains("\"lineitems\"")
        && text.contains("\"campaign\"")
}

/// Reads the line items as rows.
pub(super) fn read(text: &str) -> Result<Book, ReadFailure> {
    if text.len() > MAX_BYTES {
        return Err(ReadFailure::TooLarge { limit: MAX_BYTES as u64 });
    }
    let document: Json =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|why| super::broken_json(&why))?;
    let empty = Vec::new();
    let items = document["lineitems"].as_array().unwrap_or(&empty);
    let mut builder = Builder::new();
    let campaign = &document["campaign"];
    builder.begin(campaign["name"].as_str().unwrap_or_default(), false);
    let used: Vec<(&str, &[&str])> =
        COLUMNS.iter().copied().filter(|(_, fields)| items.iter().any(|item| first(item, fields).is_some())).collect();
    for (column, (title, _)) in used.iter().enumerate() {
        builder.put(0, column, Value::text(title));
    }
    for (row, item) in items.iter().enumerate() {
        for (column, (_, fields)) in used.iter().enumerate() {
            if let Some(value) = first(item, fields).map(cell)
                && !builder.put(row + 1, column, value)
            {
                break;
            }
        }
    }
    let own = &document["meta"]["custom_properties"][OWN_DATA]["document"];
    let origin = Origin {
        document: own.as_str().map(str::to_owned),
        not_taken_over: not_taken_over(&document, items),
        start: campaign["start_date"].as_str().and_then(|day| day.get(..10)?.parse().ok()),
        end: campaign["end_date"].as_str().and_then(|day| day.get(..10)?.parse().ok()),
        currency: campaign["budget_currency"]
            .as_str()
            .or_else(|| items.first()?["cost_currency"].as_str())
            .and_then(|code| code.parse().ok()),
        budget: number(&campaign["budget_total"]),
        title: campaign["name"].as_str().unwrap_or_default().to_owned(),
        organisation: campaign["advertiser_name"].as_str().unwrap_or_default().to_owned(),
        product: campaign["product_name"].as_str().unwrap_or_default().to_owned(),
    };
    Ok(Book { origin: Some(Box::new(origin)), ..builder.finish(Format::MediaPlan) })
}

/// Returns the first of the fields that says something.
fn first<'a>(item: &'a Json, fields: &[&str]) -> Option<&'a Json> {
    fields.iter().map(|field| &item[*field]).find(|value| says_something(value))
}

fn says_something(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text.trim().is_empty(),
        Json::Number(number) => number.as_f64() != Some(0.0),
        Json::Array(items) => !items.is_empty(),
        Json::Object(fields) => !fields.is_empty(),
        Json::Bool(is_true) => *is_true,
    }
}

fn cell(value: &Json) -> Value {
    match value {
        Json::String(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Value::Day(day),
            None => Value::text(text),
        },
        Json::Number(_) => number(value).map_or(Value::Empty, Value::Number),
        _ => Value::Empty,
    }
}

/// Reads a number digit for digit.
fn number(value: &Json) -> Option<crate::plan::Decimal> {
    match Value::float(value.as_f64()?) {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Returns the fields of the document that say something and have no place in a plan.
fn not_taken_over(document: &Json, items: &[Json]) -> Vec<String> {
    let mut names: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    let taken = |field: &str| COLUMNS.iter().any(|(_, fields)| fields.contains(&field)) || SILENT.contains(&field);
    let empty = Map::new();
    for item in items {
        let fields = item.as_object().unwrap_or(&empty);
        names.extend(
            fields
                .iter()
                .filter(|(field, value)| !taken(field) && says_something(value))
                .map(|(field, _)| field.clone()),
        );
    }
    let of_campaign = [
        "id",
        "name",
        "start_date",
        "end_date",
        "budget_total",
        "budget_currency",
        "advertiser_name",
        "product_name",
        "custom_properties",
    ];
    let campaign = document["campaign"].as_object().unwrap_or(&empty);
    names.extend(
        campaign
            .iter()
            .filter(|(field, value)| !of_campaign.contains(&field.as_str()) && says_something(value))
            .map(|(field, _)| format!("campaign.{field}")),
    );
    names.into_iter().take(200).collect()
}
