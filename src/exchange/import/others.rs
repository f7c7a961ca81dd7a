//! Rows of other kinds: messages, audiences, channels and rates, contacts, costs beside media.

use std::collections::BTreeMap;

use super::column::Column;
use super::figures::{Basis, percent, rounded};
use super::issue::{Expected, Issue, IssueKind};
use super::meaning::Meaning;
use super::meaning_lists::{MORE_OF_AUDIENCES, MORE_OF_CHANNELS, MORE_OF_MESSAGES};
use super::names::{Names, named, template};
use super::row_context::{RowContext, one_line};
use crate::plan::{
    AudienceId, Bilingual, Contact, ContactModel, CostKind, CostModel, Decimal, Language, MessageId, Stage, Unit,
};
use crate::search::Folded;
use crate::text::share_of_percent;

/// A row, whether it is taken over, and what is wrong in it.
pub(super) type ReadRow = (usize, bool, Vec<Issue>);

pub(super) fn missing(context: &RowContext<'_>, row: usize, meaning: Meaning) -> ReadRow {
    let column = context.table.column(meaning).map(|column| column.at);
    (row, false, vec![Issue { row, column, text: String::new(), kind: IssueKind::Missing(meaning) }])
}

/// Reads each row with `read`, which takes it over unless there are errors.
pub(super) fn each(
    context: &RowContext<'_>,
    mut read: impl FnMut(usize, &mut Vec<Issue>) -> Option<ReadRow>,
) -> Vec<ReadRow> {
    let rows: Vec<usize> = super::column::body_rows(&context.table.place, &context.table.roles).collect();
    rows.into_iter()
        .map(|row| {
            if context.decisions.has(row, super::issue::Decision::LeaveOut) {
                return (row, false, Vec::new());
            }
            let mut issues = Vec::new();
            read(row, &mut issues).unwrap_or_else(|| (row, issues.iter().all(|issue| !issue.is_error()), issues))
        })
        .collect()
}

pub(super) fn first_words(context: &RowContext<'_>, row: usize, meanings: &[Meaning]) -> String {
    meanings.iter().map(|meaning| context.words(row, *meaning)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// Returns what a row says under `plain`, and under `titled` with the titles of their columns; what is its name already is left
/// out.
fn described(context: &RowContext<'_>, row: usize, name: &str, (plain, titled): (&[Meaning], &[Meaning])) -> String {
    let of_column = |column: &Column| {
        let text = context.words_of(row, column);
        let is_said = !text.is_empty() && text != name;
        is_said.then(|| {
            if column.title.is_empty() { text.clone() } else { format!("{}: {text}", one_line(&column.title)) }
        })
    };
    let columns = context.table.columns.iter().filter(|column| titled.contains(&column.meaning));
    let first = Some(context.all_words(row, plain)).filter(|text| !text.is_empty());
    first.into_iter().chain(columns.filter_map(of_column)).collect::<Vec<_>>().join("; ")
}

fn put(text: &mut Bilingual, said: &str) {
    if said.is_empty() {
        return;
    }
    let said = named(said);
    for language in Language::ALL {
        let slot = said.slot(language);
        if !slot.is_empty() {
            slot.clone_into(text.slot_mut(language));
        }
    }
}

/// Returns the item of a list whose name in either language is this.
fn by_name<T: Copy>(all: &[T], text: &str, name: impl Fn(T, Language) -> &'static str) -> Option<T> {
    let wanted = Folded::of(text);
    let is = |item: &T| Language::ALL.iter().any(|language| Folded::of(name(*item, *language)).bare() == wanted.bare());
    all.iter().copied().find(is)
}

fn stage(text: &str) -> Option<Stage> {
    let known = |stage: Stage, language: Language| crate::text::terms::stage(stage, language);
    by_name(&Stage::ALL, text, known).or_else(|| {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if has(&["aware", "attention", "reach", "tofu", "انتباه", "وعي"]) {
            Some(Stage::Attention)
        } else if has(&["interest", "consider", "information", "mofu", "اهتمام", "معلومات", "تفكير"])
        {
            Some(Stage::Information)
        } else if has(&["desire", "رغب"]) {
            Some(Stage::Desire)
        } else if has(&["action", "convers", "purchase", "bofu", "فعل", "شراء", "تحويل"]) {
            Some(Stage::Action)
        } else if has(&["loyal", "after", "retention", "بعد البيع", "ولاء"]) {
            Some(Stage::AfterSale)
        } else {
            None
        }
    })
}

fn languages(text: &str) -> Vec<Language> {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let both = has(&["both", "bilingual", "كلتا", "اللغتين"]);
    let en = both || has(&["en", "إنجليزي", "انجليزي", "الإنجليزية"]);
    let ar = both || has(&["ar", "عربي", "العربية"]);
    [(en, Language::En), (ar, Language::Ar)].into_iter().filter(|(is, _)| *is).map(|(_, language)| language).collect()
}

/// Returns the rows of messages.
pub(super) fn messages(context: &RowContext<'_>, names: &mut Names) -> Vec<ReadRow> {
    let mut said: BTreeMap<MessageId, String> = BTreeMap::new();
    each(context, |row, _| {
        let text = context.words(row, Meaning::Text);
        let name = first_words(context, row, &[Meaning::Message, Meaning::Item, Meaning::Theme]);
        let name = if name.is_empty() { text.chars().take(60).collect::<String>() } else { name };
        let name = if name.is_empty() { context.words(row, Meaning::Format) } else { name };
        if name.is_empty() {
            return Some(missing(context, row, Meaning::Message));
        }
        let audience = context.words(row, Meaning::Audience);
        let audience = (!audience.is_empty()).then(|| names.audience(&audience));
        let id = names.message(&name);
        let message = names.message_mut(&id)?;
        for column in context.table.columns.iter().filter(|column| column.meaning == Meaning::Text) {
            put(&mut message.copy, &context.words_of(row, column));
        }
        // What is said on several days has a row for each of them.
        let more = described(context, row, &name, (&[Meaning::Notes, Meaning::Description], &MORE_OF_MESSAGES));
        let all = said.entry(id).or_default();
        if !more.is_empty() && !all.lines().any(|line| line == more) {
            *all = if all.is_empty() { more } else { format!("{all}\n{more}") };
        }
        put(&mut message.notes, all);
        let action = context.words(row, Meaning::CallToAction);
        if !action.is_empty() {
            message.call_to_action = action;
        }
        if let Some(stage) = stage(&context.words(row, Meaning::Stage)) {
            message.stage = stage;
        }
        let spoken = languages(&context.words(row, Meaning::Language));
        if !spoken.is_empty() {
            message.languages = spoken;
        }
        if let Some(audience) = audience.filter(|audience| !message.audiences.contains(audience)) {
            message.audiences.push(audience);
        }
        None
    })
}

/// Returns the rows of audiences.
pub(super) fn audiences(context: &RowContext<'_>, names: &mut Names) -> Vec<ReadRow> {
    each(context, |row, issues| {
        let name = first_words(context, row, &[Meaning::Audience, Meaning::Item, Meaning::Description]);
        if name.is_empty() {
            return Some(missing(context, row, Meaning::Audience));
        }
        let size = context.quantity(row, Meaning::Size, issues);
        if issues.iter().any(Issue::is_error) {
            return None;
        }
        let id = names.audience(&name);
        let audience = names.audience_mut(&id)?;
        if let Some(size) = size.and_then(rounded) {
            audience.size = size.min(crate::plan::limits::MAX_PEOPLE);
        }
        let plain = [Meaning::Notes, Meaning::Description, Meaning::Targeting, Meaning::Geography];
        put(&mut audience.notes, &described(context, row, &name, (&plain, &MORE_OF_AUDIENCES)));
        let source = context.words(row, Meaning::Source);
        if !source.is_empty() {
            audience.source = source;
        }
        let spoken = languages(&context.words(row, Meaning::Language));
        if !spoken.is_empty() {
            audience.languages = spoken;
        }
        None
    })
}

/// Returns the rows of channels and their rates.
pub(super) fn channels(context: &RowContext<'_>, names: &mut Names) -> Vec<ReadRow> {
    each(context, |row, issues| {
        let name = first_words(context, row, &[Meaning::Channel, Meaning::Medium, Meaning::Item]);
        if name.is_empty() {
            return Some(missing(context, row, Meaning::Channel));
        }
        let (rate, discount) = rate_and_discount(context, row, issues);
        if issues.iter().any(Issue::is_error) {
            return None;
        }
        let medium = context.words(row, Meaning::Medium);
        let said = Basis::of(&context.words(row, Meaning::CostModel));
        let basis = said.or_else(|| context.table.column(Meaning::Rate).and_then(|column| column.basis));
        let known = names.known_channel(&name).map(|channel| channel.unit);
        let by_price = match basis {
            Some(Basis::Thousand | Basis::Click) => Some(Unit::Impressions),
            Some(_) => Some(Unit::Insertions),
            None => None,
        };
        let unit =
            known.or(by_price).or_else(|| template(&name, &medium).map(|template| template.unit)).unwrap_or_default();
        let id = names.channel(&name, &medium, unit);
        let channel = names.channel_mut(&id)?;
        if let Some(rate) = rate {
            let basis = basis.unwrap_or(if unit == Unit::Impressions { Basis::Thousand } else { Basis::Unit });
            channel.cost = match basis {
                Basis::Thousand => CostModel::PerThousand(rate),
                Basis::Week => CostModel::PerWeek(rate),
                Basis::Month => CostModel::PerMonth(rate),
                Basis::Flight => CostModel::PerFlight(rate),
                Basis::Flat => CostModel::Flat(rate),
                Basis::Click => click_cost(context, row, rate),
                Basis::Unit | Basis::Action | Basis::Point => CostModel::PerUnit(rate),
            };
        }
        if let Some(discount) = discount {
            channel.terms.discount_percent = discount;
        }
        let plain = [Meaning::Notes, Meaning::Description, Meaning::Format];
        put(&mut channel.notes, &described(context, row, &name, (&plain, &MORE_OF_CHANNELS)));
        let source = context.words(row, Meaning::Source);
        if !source.is_empty() {
            channel.source = source;
        }
        None
    })
}

/// Returns the price of a row of rates and the discount on it: the one of the rate card where that is stated too, since the
/// discount is in a net price already.
fn rate_and_discount(
    context: &RowContext<'_>,
    row: usize,
    issues: &mut Vec<Issue>,
) -> (Option<Decimal>, Option<Decimal>) {
    let rate = context.amount(row, Meaning::Rate, issues);
    let discount = context.percent(row, Meaning::Discount, issues);
    let gross = context.amount(row, Meaning::Gross, issues);
    if gross.is_some() && (discount.is_some() || rate.is_none()) {
        return (gross, discount);
    }
    let is_net = context.table.column(Meaning::Rate).is_some_and(|column| is_called_net(&column.title));
    (rate.or(gross), discount.filter(|_| !is_net))
}

/// Returns true for the title of a price from which the discount is taken already.
fn is_called_net(title: &str) -> bool {
    let folded = Folded::of(title);
    let net = ["net", "netto", "nett", "صافي", "صافيه", "нетто"];
    folded.bare().split_whitespace().any(|word| net.contains(&word))
}

/// Returns true where clicks of a channel are paid.
pub(super) fn has_clicks(names: &Names) -> bool {
    names.new_channels().any(|channel| matches!(channel.cost, CostModel::PerClick { .. }))
}

fn click_cost(context: &RowContext<'_>, row: usize, rate: Decimal) -> CostModel {
    let share = context.percent(row, Meaning::ClickRate, &mut Vec::new()).map(share_of_percent);
    share.map_or(CostModel::PerUnit(rate), |click_rate| CostModel::PerClick { rate, click_rate })
}

/// Returns the rows of how audiences meet channels.
pub(super) fn contacts(context: &RowContext<'_>, names: &mut Names) -> Vec<ReadRow> {
    each(context, |row, issues| {
        let channel = first_words(context, row, &[Meaning::Channel, Meaning::Medium]);
        let audience = context.words(row, Meaning::Audience);
        if channel.is_empty() {
            return Some(missing(context, row, Meaning::Channel));
        }
        if audience.is_empty() {
            return Some(missing(context, row, Meaning::Audience));
        }
        let [rating, rating_two, reachable] = [Meaning::Rating, Meaning::RatingTwo, Meaning::Reachable]
            .map(|meaning| share(context, row, meaning, issues));
        if issues.iter().any(Issue::is_error) {
            return None;
        }
        let model = match (rating, reachable) {
            (Some(r1), _) => {
                // Two insertions reach at least what one does, and at most what chance alone gives.
                let r2 = rating_two.filter(|r2| (r1..=2.0 * r1 - r1 * r1 + 1e-9).contains(r2));
                ContactModel::Rating { r1, r2 }
            }
            (None, Some(reachable)) => {
                ContactModel::Impressions { reachable: Some(reachable).filter(|share| *share > 0.0), observed: None }
            }
            (None, None) => return Some(missing(context, row, Meaning::Rating)),
        };
        let unit = model.unit();
        let audience: AudienceId = names.audience(&audience);
        let id = names.channel(&channel, "", unit);
        let channel = names.channel_mut(&id)?;
        let source = context.words(row, Meaning::Source);
        let contact = Contact { audience: audience.clone(), model, share: None, source };
        match channel.contacts.iter_mut().find(|known| known.audience == audience) {
            Some(known) => *known = Contact { share: known.share, ..contact },
            None => channel.contacts.push(contact),
        }
        None
    })
}

fn share(context: &RowContext<'_>, row: usize, meaning: Meaning, issues: &mut Vec<Issue>) -> Option<f64> {
    let (column, cell) = context.cell(row, meaning)?;
    match percent(cell, context.table.mark) {
        Ok(percent) => {
            let share = share_of_percent(percent?);
            if (0.0..=1.0).contains(&share) {
                return Some(share);
            }
            issues.push(context.not_read(row, column, Expected::Percent, crate::text::ReadError::TooLarge));
            None
        }
        Err(why) => {
            issues.push(context.not_read(row, column, Expected::Percent, why));
            None
        }
    }
}

/// Returns what a cost is for, by the words of its name; a word counts from its beginning.
pub(super) fn cost_kind(text: &str) -> CostKind {
    let folded = Folded::of(text);
    let begins = |word: &str| folded.bare().contains(Folded::of(word).bare().trim_end());
    let has = |words: &[&str]| words.iter().any(|word| begins(word));
    // A feed is no fee.
    let is_fee = ["fee", "fees"].iter().any(|word| folded.bare().contains(Folded::of(word).bare()));
    if has(&[
        "production",
        "design",
        "photo",
        "shoot",
        "video",
        "print",
        "creative",
        "إنتاج",
        "تصميم",
        "تصوير",
        "طباعة",
        "artwork",
        "translation",
        "dubbing",
        "voice over",
        "produktion",
        "druck",
        "gestaltung",
        "übersetzung",
        "ترجمة",
        "دبلجة",
        "مونتاج",
        "تعليق صوتي",
    ]) {
        CostKind::Production
    } else if is_fee || has(&["agency", "consult", "أتعاب", "رسوم", "عمولة", "استشار"]) {
        CostKind::Fees
    } else if has(&[
        "research",
        "measure",
        "survey",
        "tracking",
        "قياس",
        "بحث",
        "بحوث",
        "أبحاث",
        "استطلاع",
        "دراسة",
        "marktforschung",
    ]) {
        CostKind::Measurement
    } else if has(&["labour", "salary", "salaries", "staff", "أجور", "رواتب", "عمل"]) {
        CostKind::Labour
    } else if has(&["contingency", "reserve", "unforeseen", "احتياط", "طوارئ"]) {
        CostKind::Contingency
    } else {
        CostKind::Other
    }
}
