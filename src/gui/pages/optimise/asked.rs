//! From what is typed to what is asked. What cannot be read is named by its field; until it can be, what was asked before stays.

use std::collections::BTreeMap;

use super::view::{Kind, OptimiseView, WeeksOf};
use crate::gui::context::Cx;
use crate::optimise::{Goal, Limits, NoAnswer, Range, Request, SpendLimit, WeeksRequest};
use crate::plan::{AudienceId, ChannelId, Currency, Decimal, MAX_QUANTITY, Money, Plan};
use crate::report::optimise::spent_on;
use crate::text::optimise::{no_answer, read_consistency, read_share};
use crate::text::strings::{fill, slots};
use crate::text::{Locale, Wanted, parse_whole};

/// A field whose text cannot be read, and why.
pub(super) struct NotRead {
    pub(super) field: String,
    pub(super) why: String,
}

/// Reads the share that the cheapest plan must reach.
pub(super) fn target(text: &str, plan: &Plan, locale: Locale) -> Result<f64, String> {
    let share = read_share(text, locale)?;
    if share > 0.0 { Ok(share) } else { Err(no_answer(&NoAnswer::Target(share), plan, locale)) }
}

/// Reads an amount of money, with the digits that it was typed with.
pub(super) fn amount(text: &str, currency: Currency, locale: Locale) -> Result<Decimal, String> {
    Wanted::amount(currency).read(text).settled().map_err(|why| why.sentence(locale))
}

/// Reads units.
pub(super) fn units(text: &str, locale: Locale) -> Result<u64, String> {
    let most = Decimal::new(i64::try_from(MAX_QUANTITY).unwrap_or(i64::MAX), 0).unwrap_or_default();
    let read = Wanted::whole().from_to(Decimal::ZERO, most).read(text).settled();
    read.map(|units| u64::try_from(units.mantissa()).unwrap_or(0)).map_err(|why| why.sentence(locale))
}

/// Reads how much an audience counts.
pub(super) fn weight(text: &str, locale: Locale) -> Result<f64, String> {
    number(text.trim().trim_end_matches(['%', '٪']), locale)
}

/// Reads a number that is not below zero.
pub(super) fn number(text: &str, locale: Locale) -> Result<f64, String> {
    let most = Decimal::new(1_000_000, 0).unwrap_or_default();
    let read = Wanted::decimal().from_to(Decimal::ZERO, most).read(text).settled();
    let number = read.map_err(|why| why.sentence(locale))?;
    Ok(number.mantissa() as f64 / number.denominator() as f64)
}

/// Reads weeks and ranges of weeks, as 1, 4-6.
pub(super) fn weeks(text: &str, last: u32, locale: Locale) -> Result<Vec<u32>, String> {
    weeks_of(text, last).ok_or_else(|| {
        let texts = &locale.texts().optimise;
        let (first, most) = (locale.whole(1), locale.whole(last));
        fill!(texts.weeks_range, slots![("least", &*first), ("most", &*most), ("example", texts.weeks_example)])
    })
}

/// Returns why the text of a field cannot be read, where something is typed.
pub(super) fn why<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<String> {
    if text.trim().is_empty() { None } else { read(text).err() }
}

/// The fields that could not be read so far.
#[derive(Default)]
struct Fields {
    not_read: Vec<NotRead>,
}

impl Fields {
    /// Reads what a field says; nothing while it is empty, or cannot be read.
    fn read<T>(&mut self, name: &str, text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        match read(text) {
            Ok(value) => Some(value),
            Err(why) => {
                self.not_read.push(NotRead { field: name.to_owned(), why });
                None
            }
        }
    }
}

impl OptimiseView {
    /// Returns what is asked, and the fields that cannot be read: while there are any, what was asked before.
    pub(super) fn asked(&mut self, cx: &Cx<'_>) -> (Request, Vec<NotRead>) {
        let mut fields = Fields::default();
        let request = self.request(cx, &mut fields);
        if fields.not_read.is_empty() {
            self.read = Some(request.clone());
            return (request, fields.not_read);
        }
        (self.read.clone().unwrap_or(request), fields.not_read)
    }

    /// Returns what is asked of the weeks, in the same way.
    pub(super) fn asked_of_weeks(&mut self, cx: &Cx<'_>) -> (WeeksRequest, Vec<NotRead>) {
        let mut fields = Fields::default();
        let request = self.weeks_request(cx, &mut fields);
        if fields.not_read.is_empty() {
            self.read_of_weeks = Some(request.clone());
            return (request, fields.not_read);
        }
        (self.read_of_weeks.clone().unwrap_or(request), fields.not_read)
    }

    /// Returns true where audiences count by weights that are typed, whichever audience is chosen.
    pub(super) fn has_weights(&self, cx: &Cx<'_>) -> bool {
        !self.weighted(cx, &mut Fields::default()).is_empty()
    }

    fn request(&mut self, cx: &Cx<'_>, fields: &mut Fields) -> Request {
        let (plan, words, locale) = (cx.plan(), &cx.texts.optimise, cx.locale);
        let currency = plan.money.currency;
        let times = self.times(plan);
        let mut request = Request::of(match self.kind {
            Kind::Reach => Goal::Reach { times },
            Kind::Points => Goal::Points { times },
            Kind::Cheapest => {
                let target = fields.read(words.target, &self.target, |text| target(text, plan, locale));
                Goal::Cheapest { times, target: target.unwrap_or(0.5) }
            }
        });
        let weighted = self.weighted(cx, fields);
        let one = || self.audience.iter().map(|id| (id.clone(), 1.0)).collect();
        request.audiences = if weighted.is_empty() { one() } else { weighted };
        if self.has_own_money && self.kind != Kind::Cheapest {
            let read = fields.read(words.money, &self.money, |text| amount(text, currency, locale));
            request.money = read.map(|amount| currency.money(amount));
        }
        let name = words.consistency_at_least;
        request.consistency = fields.read(name, &self.consistency, |text| read_consistency(text, locale));
        request.limits = self.limits(cx, fields);
        request
    }

    /// Returns the channel whose weeks may change; none for all.
    pub(super) fn weeks_of(&self, plan: &Plan) -> Option<ChannelId> {
        match &self.weeks_of {
            WeeksOf::First => plan.placements.first().map(|placement| placement.channel.clone()),
            WeeksOf::One(channel) => Some(channel.clone()),
            WeeksOf::All => None,
        }
    }

    fn weeks_request(&self, cx: &Cx<'_>, fields: &mut Fields) -> WeeksRequest {
        let (plan, words, locale) = (cx.plan(), &cx.texts.optimise, cx.locale);
        let last = plan.calendar.weeks;
        let most_per_week = fields.read(words.most_per_week, &self.most_per_week, |text| units(text, locale));
        let from_before = fields.read(words.from_before, &self.from_before, |text| number(text, locale));
        let stay = fields.read(words.weeks_that_stay, &self.weeks_that_stay, |text| weeks(text, last, locale));
        WeeksRequest {
            channels: self.weeks_of(plan).into_iter().collect(),
            times: self.times(plan),
            audience: self.audience.clone(),
            memory: self.memory,
            from_before: from_before.unwrap_or(0.0),
            most_per_week,
            locked_weeks: stay.unwrap_or_default(),
        }
    }

    /// Lists the audiences whose weights are typed, with how much each counts.
    fn weighted(&self, cx: &Cx<'_>, fields: &mut Fields) -> Vec<(AudienceId, f64)> {
        let mut weighted = Vec::new();
        for audience in &cx.plan().audiences {
            let Some(text) = self.weights.get(&audience.id).filter(|text| !text.trim().is_empty()) else { continue };
            let name = fill!(cx.texts.optimise.weight_of, &[("audience", cx.name_of(audience.as_ref()))]);
            let read = fields.read(&name, text, |text| weight(text, cx.locale));
            weighted.extend(read.filter(|weight| *weight > 0.0).map(|weight| (audience.id.clone(), weight)));
        }
        weighted
    }

    fn limits(&mut self, cx: &Cx<'_>, fields: &mut Fields) -> Limits {
        let (words, currency) = (&cx.texts.optimise, cx.plan().money.currency);
        let mut limits = Limits::default();
        for on in &self.kept {
            limits.keep(on, true);
        }
        for typed in &self.spending {
            let mut read = |text: &str, end: &str| -> Option<Money> {
                if text.trim().is_empty() {
                    return None;
                }
                let name = limit_name(&spent_on(&cx.report(), &typed.on), end);
                let read = fields.read(&name, text, |text| amount(text, currency, cx.locale));
                read.map(|amount| currency.money(amount))
            };
            let (least, most) = (read(&typed.least, words.least_money), read(&typed.most, words.most_money));
            if least.is_some() || most.is_some() {
                limits.spending.push(SpendLimit { on: typed.on.clone(), least, most });
            }
        }
        limits.channels = self.ranges(cx, fields);
        let placed = self.placed(cx.app.document().plan());
        let counted = self.applied.iter().map(|(channel, (before, applied))| (channel, *before, *applied));
        let holds = counted.filter(|(channel, before, applied)| {
            before != applied && placed.has(channel) && placed.units(channel) == *applied
        });
        limits.counted_from = holds.map(|(channel, before, _)| (channel.clone(), before)).collect();
        limits
    }

    /// Lists the channels that are locked or held to units.
    fn ranges(&self, cx: &Cx<'_>, fields: &mut Fields) -> Vec<(ChannelId, Range)> {
        let (plan, words) = (cx.plan(), &cx.texts.optimise);
        let mut ranges = Vec::new();
        for channel in &plan.channels {
            if self.is_locked(&channel.id) {
                ranges.push((channel.id.clone(), Range::Locked));
                continue;
            }
            let mut typed = |texts: &BTreeMap<ChannelId, String>, end: &str| -> Option<u64> {
                let text = texts.get(&channel.id)?;
                let name = limit_name(cx.name_of(channel.as_ref()), end);
                fields.read(&name, text, |text| units(text, cx.locale))
            };
            let (least, most) = (typed(&self.least, words.least), typed(&self.most, words.most));
            if least.is_some() || most.is_some() {
                let usual = self.counted_from(&channel.id, units_today(plan, &channel.id)).saturating_mul(2);
                let most = most.unwrap_or(usual.max(least.unwrap_or(0)));
                ranges.push((channel.id.clone(), Range::Between { least: least.unwrap_or(0), most }));
            }
        }
        ranges
    }
}

/// Names the field for one end of what is limited.
pub(super) fn limit_name(limited: &str, end: &str) -> String {
    format!("{limited}: {end}")
}

/// Reads weeks and ranges of weeks; nothing where it is something else or beyond the calendar.
fn weeks_of(text: &str, last: u32) -> Option<Vec<u32>> {
    let week = |text: &str| parse_whole(text).ok().and_then(|week| u32::try_from(week).ok());
    let mut weeks = Vec::new();
    for part in text.split([',', '،', ';', '؛']).filter(|part| !part.trim().is_empty()) {
        let (from, to) = part.split_once(['-', '–', '−']).unwrap_or((part, part));
        let (from, to) = (week(from)?, week(to)?);
        if from < 1 || to < from || to > last {
            return None;
        }
        weeks.extend(from..=to);
    }
    Some(weeks)
}

/// Returns the units that are placed on a channel inside the calendar.
fn units_today(plan: &Plan, channel: &ChannelId) -> u64 {
    let placements = plan.placements.iter().filter(|placement| placement.channel == *channel);
    let units = placements.flat_map(|placement| placement.weekly(plan.calendar.weeks).map(|(_, units)| units));
    units.fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::{read_consistency, target, units, weeks_of};
    use crate::plan::Language;
    use crate::text::Locale;

    #[test]
    fn weeks_are_read_in_both_scripts() {
        assert_eq!(weeks_of("1, 4-6", 12), Some(vec![1, 4, 5, 6]));
        assert_eq!(weeks_of("١، ٤-٦", 12), Some(vec![1, 4, 5, 6]));
        for nonsense in ["0", "6-4", "13", "x", "1-"] {
            assert_eq!(weeks_of(nonsense, 12), None, "{nonsense}");
        }
    }

    #[test]
    fn what_is_no_target_says_why() {
        let (plan, locale) = (crate::plan::sample_b::rayhan_soap(), Locale::of(Language::En));
        for text in ["45", "45%", "0.45", "٤٥٪"] {
            assert_eq!(target(text, &plan, locale), Ok(0.45), "{text}");
        }
        for text in ["abc", "0", "140%", "99999999999999999999999"] {
            assert!(target(text, &plan, locale).is_err_and(|why| !why.is_empty()), "{text}");
        }
        assert!(units("99999999999999999999999", locale).is_err());
        // Nobody means 2% by a consistency of 2.
        assert_eq!(read_consistency("0.45", locale), Ok(0.45));
        assert_eq!(read_consistency("45%", locale), Ok(0.45));
        assert!(read_consistency("2", locale).is_err());
    }
}
