//! Media plans in the open format `mediaplanschema`, 3.0 and 2.0: line items as the rows of a table. What this program wrote
//! itself holds its own document and comes back whole.

use serde_json::{Map, Value as Json};

use super::ReadFailure;
use crate::exchange::export::OWN_DATA;
use crate::exchange::import::book::{Book, Builder, Format, Origin, Value};
use crate::exchange::import::meaning::Meaning;
use crate::exchange::import::titles::recognise;

/// The most bytes of a plan in the open format.
const MAX_BYTES: usize = 16 << 20;

/// The columns that line items become: a title that is understood, and the fields that fill it, the first one that is there. The
/// name of an item stands where nothing else says what it is: no item has anything from the one above it.
const COLUMNS: [(&str, &[&str]); 12] = [
    (CHANNEL, &["vehicle", "partner", "media_product", "channel", "name"]),
    (MEDIUM, &["channel"]),
    ("Message", &["dim_custom1", "adformat", "name"]),
    ("Audience", &["target_audience"]),
    ("Start date", &["start_date"]),
    ("End date", &["end_date"]),
    ("Impressions", &["metric_impressions"]),
    ("Insertions", &["metric_units"]),
    (COST, &["cost_media", "cost_total"]),
    ("Currency", &["cost_currency"]),
    ("Geography", &["location_name"]),
    ("Notes", &["kpi"]),
];
const CHANNEL: &str = "Channel";
const MEDIUM: &str = "Medium";
const COST: &str = "Net cost";
const SIZE: &str = "Audience size";

/// Costs beside media, with the title of each and the word that says its kind.
const PARTS: [(&str, &str); 4] = [
    ("cost_creative", "Production cost"),
    ("cost_buying", "Additional cost (fees)"),
    ("cost_platform", "Additional cost (platform)"),
    ("cost_data", "Additional cost (data)"),
];

/// What a line item has where it places something.
const PLACING: [&str; 7] =
    ["vehicle", "partner", "media_product", "channel", "metric_impressions", "metric_units", "cost_media"];

/// Fields that say nothing that a plan could take over.
const SILENT: [&str; 3] = ["id", "custom_properties", "cost_total"];

/// The versions of the format whose fields are known, by their first number.
const KNOWN_VERSIONS: [&str; 2] = ["2", "3"];

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
    put_items(&mut builder, &document, items);
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
        objective: campaign["objective"].as_str().unwrap_or_default().to_owned(),
        unknown_version: unknown_version(&document["meta"]["schema_version"]),
    };
    Ok(Book { origin: Some(Box::new(origin)), ..builder.finish(Format::MediaPlan) })
}

/// Puts the line items as rows below a row of titles.
fn put_items(builder: &mut Builder, document: &Json, items: &[Json]) {
    let rows: Vec<Vec<(String, Value)>> = items.iter().map(|item| cells(document, item)).collect();
    let mut titles: Vec<&str> = Vec::new();
    let fixed = COLUMNS.iter().map(|(title, _)| *title).chain([SIZE]);
    titles.extend(fixed.filter(|title| rows.iter().flatten().any(|(known, _)| known == title)));
    for (title, _) in rows.iter().flatten() {
        if !titles.contains(&title.as_str()) {
            titles.push(title);
        }
    }
    for (column, title) in titles.iter().enumerate() {
        builder.put(0, column, Value::text(title));
    }
    for (row, cells) in rows.iter().enumerate() {
        for (title, value) in cells {
            let column = titles.iter().position(|known| known == title);
            if column.is_some_and(|column| !builder.put(row + 1, column, value.clone())) {
                break;
            }
        }
    }
}

/// Returns what stands in the row of a line item, each with the title of its column.
fn cells(document: &Json, item: &Json) -> Vec<(String, Value)> {
    let parts = parts_alone(document, item);
    let is_placed = |title: &str| parts.is_empty() || ![CHANNEL, MEDIUM, COST].contains(&title);
    let of_fields = COLUMNS.iter().filter(|(title, _)| is_placed(title)).filter_map(|(title, fields)| {
        let value = first(item, fields).map(|(_, value)| cell(value))?;
        Some(((*title).to_owned(), value))
    });
    let size = size_of(document, item).map(|size| (SIZE.to_owned(), size));
    let parts = parts.iter().map(|(field, title)| (title.clone(), cell(&item[field.as_str()])));
    of_fields.chain(size).chain(parts).collect()
}

/// Returns the costs beside media that a line item is nothing but, with the titles of their columns; none for an item that places
/// something.
fn parts_alone(document: &Json, item: &Json) -> Vec<(String, String)> {
    if PLACING.iter().any(|field| says_something(&item[*field])) {
        return Vec::new();
    }
    let named = PARTS.iter().map(|(field, title)| ((*field).to_owned(), (*title).to_owned()));
    let captions = &document["dictionary"]["custom_costs"];
    let custom = (1..=10).map(|number| {
        let field = format!("cost_custom{number}");
        let caption = captions[&field]["caption"].as_str().unwrap_or("other").to_owned();
        let title = format!("Additional cost ({caption})");
        (field, title, caption)
    });
    // The plan works its taxes out itself.
    let is_tax = |caption: &str| recognise(caption).is_some_and(|hit| hit.meaning == Meaning::Tax);
    let custom = custom.filter(|(.., caption)| !is_tax(caption)).map(|(field, title, _)| (field, title));
    let has_amount = |(field, _): &(String, String)| item[field.as_str()].as_f64().is_some_and(|amount| amount > 0.0);
    named.chain(custom).filter(has_amount).collect()
}

/// Returns how many people the audience of a line item has, where the campaign describes it.
fn size_of(document: &Json, item: &Json) -> Option<Value> {
    let name = item["target_audience"].as_str()?;
    let audiences = document["campaign"]["target_audiences"].as_array()?;
    let found = audiences.iter().find(|audience| audience["name"].as_str() == Some(name))?;
    number(&found["population_size"]).map(Value::Number)
}

/// Returns the version of a document where its fields may be others than those that are known.
fn unknown_version(version: &Json) -> Option<String> {
    let text = match version {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    let first = text.trim_start_matches(['v', 'V']).split('.').next().unwrap_or_default();
    (!KNOWN_VERSIONS.contains(&first)).then_some(text)
}

/// Returns the first of the fields that says something, with its name.
fn first<'a>(item: &'a Json, fields: &[&'static str]) -> Option<(&'static str, &'a Json)> {
    fields.iter().map(|field| (*field, &item[*field])).find(|(_, value)| says_something(value))
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
    let empty = Map::new();
    for item in items {
        let fields = item.as_object().unwrap_or(&empty);
        let taken = taken(document, item);
        // What this program wrote into an item follows from the rest of it.
        let is_own = says_something(&item["custom_properties"][OWN_DATA]);
        let is_left = |(field, value): &(&String, &Json)| {
            let is_named = || taken.iter().any(|(known, used)| *known == field.as_str() || *used == *value);
            says_something(value) && !SILENT.contains(&field.as_str()) && !is_named()
        };
        let is_known = |field: &str| COLUMNS.iter().any(|(_, fields)| fields.contains(&field));
        let left = fields.iter().filter(is_left).filter(|(field, _)| !is_own || !is_known(field));
        names.extend(left.map(|(field, _)| field.clone()));
    }
    if has_more_of_audiences(document, items) {
        names.insert("campaign.target_audiences".to_owned());
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
        "objective",
        "target_audiences",
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

/// Returns the fields of a line item that fill its row, with their values.
fn taken<'a>(document: &Json, item: &'a Json) -> Vec<(String, &'a Json)> {
    let parts = parts_alone(document, item);
    let of_columns = COLUMNS.iter().filter_map(|(_, fields)| first(item, fields));
    let all = of_columns.map(|(field, _)| field.to_owned()).chain(parts.into_iter().map(|(field, _)| field));
    let with_value = |field: String| {
        let value = &item[field.as_str()];
        (field, value)
    };
    all.map(with_value).collect()
}

/// Returns true where the campaign says more of its audiences than the names and sizes of those that line items are for.
fn has_more_of_audiences(document: &Json, items: &[Json]) -> bool {
    let named: Vec<&str> = items.iter().filter_map(|item| item["target_audience"].as_str()).collect();
    let is_left = |audience: &Json| {
        let is_named = audience["name"].as_str().is_some_and(|name| named.contains(&name));
        let mut others = audience.as_object().into_iter().flatten();
        let is_said = |(field, value): (&String, &Json)| {
            !["name", "population_size"].contains(&field.as_str()) && says_something(value)
        };
        !is_named || others.any(is_said)
    };
    document["campaign"]["target_audiences"].as_array().is_some_and(|audiences| audiences.iter().any(is_left))
}
