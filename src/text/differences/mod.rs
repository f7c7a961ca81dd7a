//! Says what differs between two plans, in words.

mod answers;
mod words;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::words::{field_word, item_word};
use super::strings::{DifferencesTexts, fill, slots, template};
use super::{Locale, Noun, isolate, name_of, sentence_case, source_in, terms};
use crate::diff::{Conflict, Difference, DifferenceStep, ItemKey, What};
use crate::plan::schema::ListName;
use crate::plan::{Currency, Decimal, Language, Plan};

/// Returns one line that says what `difference` is between the plans `before` and `after`.
#[must_use]
pub fn difference(difference: &Difference, before: &Plan, after: &Plan, locale: Locale) -> String {
    let words = Words { plans: &[after, before], locale, both_languages: false };
    let texts = words.texts();
    let place = &difference.place;
    let thing = match &difference.what {
        What::Changed { .. } => words.thing(place),
        What::Added | What::Removed | What::Moved { .. } => words.thing_in(place),
    };
    let count = |place: usize| locale.ungrouped(i128::try_from(place).unwrap_or(i128::MAX));
    match &difference.what {
        What::Added => fill!(texts.added, &[("thing", &thing)]),
        What::Removed => fill!(texts.removed, &[("thing", &thing)]),
        What::Moved { from, to } => {
            fill!(texts.reordered, &[("thing", &thing), ("from", &count(*from)), ("to", &count(*to))])
        }
        What::Changed { before: old, after: new } => words.changed(place, &thing, old, new),
    }
}

/// Returns one line that says what `conflict` is between two plans that were made from `base`.
#[must_use]
pub fn conflict(conflict: &Conflict, base: &Plan, ours: &Plan, theirs: &Plan, locale: Locale) -> String {
    let words = Words { plans: &[ours, theirs, base], locale, both_languages: false };
    let texts = words.texts();
    let said =
        |template: template!["thing"], place: &[DifferenceStep]| fill!(template, &[("thing", &words.thing_in(place))]);
    match conflict {
        Conflict::Value { place, values } => {
            let field = field_of(place);
            let [base, ours, theirs] =
                words.told_apart(values.each_ref(), |words, value| words.value_at(place, field, value));
            let thing = words.thing(place);
            let values = slots![("thing", &*thing), ("base", &*base), ("ours", &*ours), ("theirs", &*theirs)];
            fill!(texts.conflict_value, values)
        }
        Conflict::AddedTwice(place) => said(texts.conflict_added, place),
        Conflict::RemovedAndChanged { place, ours_removed: true } => said(texts.conflict_ours_removed, place),
        Conflict::RemovedAndChanged { place, .. } => said(texts.conflict_theirs_removed, place),
        Conflict::Order(place) => said(texts.conflict_order, place),
        Conflict::Beyond(beyond) => fill!(texts.conflict_beyond, &[("reason", &super::files::beyond(beyond, locale))]),
    }
}

/// Returns what a place of the plan is called: `message “Launch reel”, copy (English)`.
#[must_use]
pub fn place_words(place: &[DifferenceStep], plan: &Plan, locale: Locale) -> String {
    Words { plans: &[plan], locale, both_languages: false }.thing(place)
}

/// Returns the kind of things that a place belongs to: `Messages`, or `Plan` for what belongs to none.
#[must_use]
pub fn kind_of_place(place: &[DifferenceStep], locale: Locale) -> String {
    let list = place.windows(2).find_map(|pair| match pair {
        [DifferenceStep::Field(list), DifferenceStep::Item(_)] => Some(list.as_str()),
        _ => None,
    });
    let words = Words { plans: &[], locale, both_languages: false };
    let kind = list.map_or_else(|| locale.texts().commands.page_plan.to_owned(), |list| words.field(list));
    sentence_case(&kind)
}

/// Returns the innermost field of a place that is not a language.
fn field_of(place: &[DifferenceStep]) -> &str {
    let fields = place.iter().rev().filter_map(|step| match step {
        DifferenceStep::Field(name) => Some(name.as_str()),
        DifferenceStep::Item(_) => None,
    });
    fields.into_iter().find(|name| !matches!(*name, "en" | "ar")).unwrap_or_default()
}

struct Words<'p> {
    /// Where names are looked for, in order.
    plans: &'p [&'p Plan],
    locale: Locale,
    /// Texts within a value are shown in both languages: what differs is not in the reader's.
    both_languages: bool,
}

impl Words<'_> {
    fn texts(&self) -> &'static DifferencesTexts {
        &self.locale.texts().differences
    }

    fn isolated(&self, text: &str) -> String {
        isolate(text, self.locale.language).into_owned()
    }

    fn currency(&self) -> Currency {
        self.plans.first().map(|plan| plan.money.currency).unwrap_or_default()
    }

    fn changed(&self, place: &[DifferenceStep], thing: &str, old: &Value, new: &Value) -> String {
        let texts = self.texts();
        let field = field_of(place);
        if field == "start_week"
            && let [owner @ .., _] = place
        {
            let (before, after) = (self.value(field, old), self.value(field, new));
            let thing = self.thing(owner);
            return fill!(texts.weeks_moved, &[("thing", &thing), ("before", &before), ("after", &after)]);
        }
        let (before, after) = match field {
            "quantities" => self.quantities(old, new),
            _ => self.told_apart([old, new], |words, value| words.value_at(place, field, value)).into(),
        };
        if old.is_null() {
            return fill!(texts.stated, &[("thing", thing), ("after", &after)]);
        }
        if new.is_null() {
            return fill!(texts.unstated, &[("thing", thing), ("before", &before)]);
        }
        match self.change(field, old, new) {
            Some(change) => {
                fill!(
                    texts.changed_by,
                    &[("thing", thing), ("before", &before), ("after", &after), ("change", &change)]
                )
            }
            None => fill!(texts.changed, &[("thing", thing), ("before", &before), ("after", &after)]),
        }
    }

    /// Writes values in words so that those that differ can be told apart: in both languages where the reader's own does not
    /// tell some of them apart.
    fn told_apart<const N: usize>(
        &self,
        values: [&Value; N],
        say: impl Fn(&Words<'_>, &Value) -> String,
    ) -> [String; N] {
        let words = values.map(|value| say(self, value));
        let mut pairs = (0..N).flat_map(|second| (0..second).map(move |first| (first, second)));
        let is_lost = pairs
            .any(|(first, second)| words.get(first) == words.get(second) && values.get(first) != values.get(second));
        if is_lost { values.map(|value| say(&Words { both_languages: true, ..*self }, value)) } else { words }
    }

    /// Says by how much an amount of money changed.
    fn change(&self, field: &str, old: &Value, new: &Value) -> Option<String> {
        if !matches!(field, "budget" | "amount") {
            return None;
        }
        let currency = self.currency();
        let money = |value: &Value| value.as_str()?.parse::<Decimal>().ok().map(|amount| currency.money(amount));
        Some(self.locale.money_change(crate::plan::Money(money(new)?.0 - money(old)?.0), currency))
    }

    /// Describes weekly quantities: their number and sum where these say it, every week where they do not.
    fn quantities(&self, old: &Value, new: &Value) -> (String, String) {
        let numbers = |value: &Value| -> Vec<u64> {
            value.as_array().map(|list| list.iter().filter_map(Value::as_u64).collect()).unwrap_or_default()
        };
        let (old, new) = (numbers(old), numbers(new));
        let sum = |list: &[u64]| list.iter().map(|&units| i128::from(units)).sum::<i128>();
        let texts = self.texts();
        if (old.len(), sum(&old)) == (new.len(), sum(&new)) {
            let weekly = |list: &[u64]| fill!(texts.weekly, &[("units", &self.locale.list(list))]);
            return (weekly(&old), weekly(&new));
        }
        let short = |list: &[u64]| {
            let weeks = self.locale.count(u64::try_from(list.len()).unwrap_or(u64::MAX), Noun::Week);
            fill!(texts.quantities, &[("weeks", &weeks), ("units", &self.locale.whole(sum(list)))])
        };
        (short(&old), short(&new))
    }

    /// Names a place: `channel “Radio”, contact model for “Women”, rating of one insertion`.
    fn thing(&self, place: &[DifferenceStep]) -> String {
        self.parts(place).join(self.texts().separator)
    }

    /// Names the thing that a place ends with before what it stands in: what is added is the answer, not its worksheet.
    fn thing_in(&self, place: &[DifferenceStep]) -> String {
        let parts = self.parts(place);
        match parts.split_last() {
            Some((inner, around)) if !around.is_empty() && matches!(place.last(), Some(DifferenceStep::Item(_))) => {
                let around = around.join(self.texts().separator);
                fill!(self.texts().item_within, &[("item", inner), ("around", &around)])
            }
            _ => parts.join(self.texts().separator),
        }
    }

    /// Names the parts of a place, the outermost first.
    fn parts(&self, place: &[DifferenceStep]) -> Vec<String> {
        let texts = self.texts();
        let mut parts: Vec<String> = Vec::new();
        let mut list = "";
        for (position, step) in place.iter().enumerate() {
            match step {
                DifferenceStep::Field(name) => {
                    let named = self.field(name);
                    match (name.as_str(), parts.last_mut()) {
                        ("en", Some(field)) => *field = fill!(texts.in_english, &[("field", field)]),
                        ("ar", Some(field)) => *field = fill!(texts.in_arabic, &[("field", field)]),
                        _ => {
                            list = name;
                            let holds_item = matches!(place.get(position + 1), Some(DifferenceStep::Item(_)));
                            // What stands in these is known by its own name.
                            let is_frame =
                                matches!(name.as_str(), "vocabulary" | "money") && place.len() > position + 1;
                            if !holds_item && !is_frame {
                                parts.push(named);
                            }
                        }
                    }
                }
                DifferenceStep::Item(key) => {
                    let kind = item_word(list, texts).map_or_else(|| self.isolated(list), str::to_owned);
                    if let ("weeks" | "volume_discounts", Ok(number)) = (list, key.first().parse::<u64>()) {
                        let number = self.locale.whole(number);
                        parts.push(fill!(texts.numbered_item, &[("kind", &kind), ("number", &number)]));
                        continue;
                    }
                    let name = self.isolated(&self.key_name(list, key, &place[..position]));
                    parts.push(fill!(texts.item, &[("kind", &kind), ("name", &name)]));
                }
            }
        }
        parts
    }

    /// Names a field; by its own name where this program knows none.
    fn field(&self, name: &str) -> String {
        let all = self.locale.texts();
        let word = match name {
            "attention" => Some(all.terms.stage_attention),
            "information" => Some(all.terms.stage_information),
            "desire" => Some(all.terms.stage_desire),
            "action" => Some(all.terms.stage_action),
            "after_sale" => Some(all.terms.stage_after_sale),
            "formality" => Some(all.terms.tone_formality),
            "playfulness" => Some(all.terms.tone_playfulness),
            "emotion" => Some(all.terms.tone_emotion),
            _ => field_word(name, &all.differences),
        };
        word.map_or_else(|| self.isolated(name), str::to_owned)
    }

    /// Names an item that may be known by more than one thing, or by something else than an id.
    fn key_name(&self, list: &str, key: &ItemKey, around: &[DifferenceStep]) -> String {
        let language = self.locale.language;
        match (list, key.0.as_slice()) {
            ("pairs", [with, audience]) => {
                let (with, audience) = (self.name("channels", with), self.name("audiences", audience));
                format!("{}{}{}", self.isolated(&with), self.texts().separator, self.isolated(&audience))
            }
            ("divisions", [by]) => {
                let word = match by.as_str() {
                    "Element" => self.texts().element,
                    "Channel" => self.texts().channel,
                    "Audience" => self.texts().audience,
                    "Month" => self.texts().month,
                    other => other,
                };
                word.to_owned()
            }
            ("parts", [of]) => {
                let by = around.iter().rev().find_map(|step| match step {
                    DifferenceStep::Item(key) => Some(key.first()),
                    DifferenceStep::Field(_) => None,
                });
                match by {
                    Some("Channel") => self.name("channels", of),
                    Some("Audience") => self.name("audiences", of),
                    Some("Element") => match serde_json::from_value(Value::from(of.as_str())) {
                        Ok(element) => terms::element(element, language).to_owned(),
                        Err(_) => of.clone(),
                    },
                    _ => of.clone(),
                }
            }
            _ => self.asked_name(list, key.first(), around).unwrap_or_else(|| self.name(list, key.first())),
        }
    }

    /// Names the item with this id, after the first plan that has it.
    fn name(&self, list: &str, id: &str) -> String {
        let found = self.plans.iter().find_map(|plan| self.name_in(plan, list, id));
        found.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| id.to_owned())
    }

    fn name_in(&self, plan: &Plan, list: &str, id: &str) -> Option<String> {
        // A contact and the part of a division are known by what they belong to.
        let list = match list {
            "contacts" => ListName::Audiences,
            "experiences" => ListName::Claims,
            "rates" => ListName::Channels,
            list => ListName::of_field(list)?,
        };
        match list {
            ListName::Placements | ListName::Actuals => self.placement_name(plan, id),
            list => name_of(plan, list, id, self.locale.language, self.locale),
        }
    }

    fn placement_name(&self, plan: &Plan, id: &str) -> Option<String> {
        let placement = plan.placements.iter().find(|placement| placement.id.as_str() == id)?;
        let message = self.isolated(&self.name("messages", placement.message.as_str()));
        let channel = self.isolated(&self.name("channels", placement.channel.as_str()));
        Some(fill!(self.texts().placement_name, &[("message", &message), ("channel", &channel)]))
    }

    /// Writes a value of the field at a place in words.
    fn value_at(&self, place: &[DifferenceStep], field: &str, value: &Value) -> String {
        self.answer(place, value).unwrap_or_else(|| self.value(field, value))
    }

    /// Writes a value of the field in words.
    fn value(&self, field: &str, value: &Value) -> String {
        if let Some(word) = self.term(field, value) {
            return word;
        }
        let texts = self.texts();
        match value {
            Value::Null => texts.none.to_owned(),
            Value::Bool(_) => self.isolated(&value.to_string()),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.text_value(field, text),
            Value::Array(items) if items.is_empty() => texts.none.to_owned(),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(field, item)).collect();
                items.join(texts.separator)
            }
            Value::Object(fields) if is_bilingual(fields) && !self.both_languages => self.read_in(field, fields),
            Value::Object(fields) => {
                let shown: Vec<String> = fields.iter().map(|(name, inner)| self.part(field, name, inner)).collect();
                shown.join(texts.separator)
            }
        }
    }

    /// Reads a text of both languages, in that of the reader where it has a text.
    fn read_in(&self, field: &str, fields: &serde_json::Map<String, Value>) -> String {
        let [own, other] = if self.locale.language == Language::Ar { ["ar", "en"] } else { ["en", "ar"] };
        let has_text = |value: &&Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
        let read = fields.get(own).filter(has_text).or_else(|| fields.get(other));
        read.map_or_else(|| self.texts().none.to_owned(), |text| self.value(field, text))
    }

    /// Writes a part of a structure: its value after its name; a choice's value alone.
    fn part(&self, field: &str, name: &str, inner: &Value) -> String {
        match name {
            "Is" | "en" | "ar" => self.value(field, inner),
            _ if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
                let shown = self.value(field, inner);
                format!("{} {shown}", self.isolated(name))
            }
            _ => {
                format!("{} {}", self.field(name), self.value(name, inner))
            }
        }
    }

    /// Returns the term of a choice.
    fn term(&self, field: &str, value: &Value) -> Option<String> {
        fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
            serde_json::from_value(value.clone()).ok()
        }
        let language = self.locale.language;
        if let Value::String(text) = value
            && let Some(state) = match text.as_str() {
                "Blank" => Some(crate::plan::Coded::<()>::Blank),
                "Absent" => Some(crate::plan::Coded::Absent),
                "NotApplicable" => Some(crate::plan::Coded::NotApplicable),
                _ => None,
            }
        {
            return Some(terms::coded_state(&state, language).to_owned());
        }
        let word = match field {
            "element" => terms::element(read(value)?, language),
            "tool" => terms::tool(read(value)?, language),
            "media" => terms::media(read(value)?, language),
            "environment" => terms::environment(read(value)?, language),
            "consent" => terms::consent(read(value)?, language),
            "unit" => terms::unit(read(value)?, language),
            "stage" => terms::stage(read(value)?, language),
            "status" => terms::status(read(value)?, language),
            "languages" => terms::language_name(read(value)?, language),
            "kind" => match read(value) {
                Some(kind) => terms::message_kind(kind, language),
                None => terms::cost_kind(read(value)?, language),
            },
            "cost" => {
                let model: crate::plan::CostModel = read(value)?;
                let name = terms::cost_model(&model, language);
                let rate = model.rate().map(|rate| self.locale.rate(rate, self.currency()));
                return Some(rate.map_or_else(|| name.to_owned(), |rate| format!("{name} {rate}")));
            }
            "value" => {
                let value: crate::plan::ClaimValue = read(value)?;
                return Some(terms::claim_value(&value, self.currency(), self.locale));
            }
            _ => return None,
        };
        Some(word.to_owned())
    }

    fn text_value(&self, field: &str, text: &str) -> String {
        let list = match field {
            "message" => "messages",
            "channel" => "channels",
            "audience" | "part_of" => "audiences",
            "theme" => "themes",
            "slogan" => "slogans",
            "claims" | "visuals" | "audiences" | "insights" => field,
            "source" => return self.quoted(&shortened(source_in(text, self.locale.language))),
            "start" | "until" | "due" | "date" | "since" => {
                let day = text.parse().ok().map(|day| self.locale.day(day));
                return day.unwrap_or_else(|| self.isolated(text));
            }
            "budget" | "amount" | "rate" => {
                let rate = text.parse().ok().map(|rate: Decimal| self.locale.rate(rate, self.currency()));
                return rate.unwrap_or_else(|| self.isolated(text));
            }
            _ => return self.quoted(&shortened(text)),
        };
        self.quoted(&self.name(list, text))
    }

    fn quoted(&self, text: &str) -> String {
        fill!(self.texts().quoted, &[("text", &self.isolated(text))])
    }

    fn number(&self, number: &serde_json::Number) -> String {
        match number.as_u64() {
            Some(whole) => self.locale.whole(whole),
            // A decimal of so many places as the number has; beyond them, as the document has it.
            None => match number.to_string().parse::<Decimal>() {
                Ok(decimal) => self.locale.exact(decimal),
                Err(_) => self.isolated(&number.to_string()),
            },
        }
    }
}

/// Returns true for a text in two languages.
fn is_bilingual(fields: &serde_json::Map<String, Value>) -> bool {
    !fields.is_empty() && fields.keys().all(|name| matches!(name.as_str(), "en" | "ar"))
}

/// The most letters of a text that a difference repeats.
const SHOWN_LETTERS: usize = 80;

fn shortened(text: &str) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    if line.chars().count() <= SHOWN_LETTERS {
        return line;
    }
    line.chars().take(SHOWN_LETTERS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests;
