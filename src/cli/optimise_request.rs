//! From the arguments of `optimise` to what is asked.

use super::arguments::OptimiseArguments;
use crate::analysis::FrontOf;
use crate::optimise::{Goal, NoAnswer, Range, Request, SpendLimit, SpentOn, TIMES};
use crate::plan::{AudienceId, ChannelId, Decimal, Element, MAX_QUANTITY, Money, Plan};
use crate::text::optimise::{no_answer, read_consistency, read_share};
use crate::text::strings::{OptimiseTexts, fill};
use crate::text::{Locale, Wanted, isolate, parse_decimal};

/// The most names that an error lists.
const MOST_NAMES: usize = 40;

/// Says why the arguments ask for nothing, in a sentence.
pub(super) struct Problem(pub(super) String);

/// Returns what the arguments ask for.
pub(super) fn request(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<Request, Problem> {
    let reader = Reader { plan, locale };
    let usual = usize::try_from(plan.settings.effective_frequency).unwrap_or(3).clamp(*TIMES.start(), *TIMES.end());
    let mut goal = wanted.goal.as_deref().map_or(Ok(Goal::Reach { times: usual }), |text| reader.goal(text))?;
    if let Some(target) = &wanted.target {
        let target = reader.share("--target", target)?;
        if target <= 0.0 {
            return Err(reader.no_answer(&NoAnswer::Target(target)));
        }
        goal = Goal::Cheapest { times: goal.times(), target };
    }
    let mut request = Request::of(goal);
    for text in &wanted.audience {
        request.audiences.push(reader.audience(text)?);
    }
    if !request.audiences.is_empty() && request.audiences.iter().all(|(_, weight)| *weight <= 0.0) {
        return Err(reader.no_answer(&NoAnswer::Weights));
    }
    if let Some(text) = &wanted.budget {
        request.money = Some(reader.money("--budget", text)?);
    }
    if let Some(text) = &wanted.consistency {
        let read = read_consistency(text, locale).map_err(|why| reader.bad_number("--consistency", &why));
        request.consistency = Some(read?);
    }
    for text in &wanted.between {
        let (channel, range) = reader.between(text)?;
        if request.limits.range_of(&channel).is_some() {
            return Err(reader.naming(channel.as_str(), |name| fill!(reader.texts().between_twice, &[("name", name)])));
        }
        request.limits.channels.push((channel, range));
    }
    let held: Vec<ChannelId> = request.limits.channels.iter().map(|(channel, _)| channel.clone()).collect();
    for name in wanted.lock.iter().map(|name| name.trim()) {
        if held.iter().any(|channel| channel.as_str() == name) {
            return Err(reader.naming(name, |name| fill!(reader.texts().lock_and_between, &[("name", name)])));
        }
        reader.lock(name, &mut request)?;
    }
    for text in &wanted.spend {
        request.limits.spending.push(reader.spend(text)?);
    }
    Ok(request)
}

/// Returns the mean exposures that are remembered from before the first week.
pub(super) fn from_before(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<f64, Problem> {
    let Some(text) = &wanted.from_before else { return Ok(0.0) };
    let reader = Reader { plan, locale };
    let most = Decimal::new(1000, 0).unwrap_or_default();
    let read = Wanted::decimal().from_to(Decimal::ZERO, most).read(text).settled();
    let mean = read.map_err(|why| reader.bad_number("--from-before", &why.sentence(locale)))?;
    Ok(mean.mantissa() as f64 / mean.denominator() as f64)
}

/// Returns what the goal is held against: consistency, or two audiences.
pub(super) fn front(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<Option<FrontOf>, Problem> {
    let Some(text) = &wanted.front else { return Ok(None) };
    if text.trim() == "consistency" {
        return Ok(Some(FrontOf::Consistency));
    }
    let reader = Reader { plan, locale };
    let bad = || Problem(reader.texts().bad_front.to_owned());
    let (first, second) = text.split_once(',').ok_or_else(bad)?;
    let (first, second) = (reader.known_audience(first)?, reader.known_audience(second)?);
    if first == second {
        return Err(Problem(reader.texts().front_of_one.to_owned()));
    }
    Ok(Some(FrontOf::Audiences(first, second)))
}

struct Reader<'a> {
    plan: &'a Plan,
    locale: Locale,
}

impl Reader<'_> {
    fn texts(&self) -> &'static OptimiseTexts {
        &self.locale.texts().optimise
    }

    fn no_answer(&self, why: &NoAnswer) -> Problem {
        Problem(no_answer(why, self.plan, self.locale))
    }

    /// Makes a problem with something that was typed.
    fn naming(&self, name: &str, sentence: impl FnOnce(&str) -> String) -> Problem {
        Problem(sentence(&isolate(name, self.locale.language)))
    }

    /// Makes a problem with a name that the plan does not have, and the names that it has.
    fn unknown<'a>(&self, sentence: String, known: impl Iterator<Item = &'a str>) -> Problem {
        let mut known: Vec<String> = known.map(|name| isolate(name, self.locale.language).into_owned()).collect();
        if known.is_empty() {
            return Problem(sentence);
        }
        if known.len() > MOST_NAMES {
            known.truncate(MOST_NAMES);
            known.push("…".to_owned());
        }
        let names = known.join(self.locale.comma());
        Problem(fill!(self.texts().known_names, &[("sentence", &sentence), ("names", &names)]))
    }

    /// Reads “3+”, “3” or “points:3+”.
    fn goal(&self, text: &str) -> Result<Goal, Problem> {
        let typed = text.trim();
        let (is_points, level) = match typed.split_once(':') {
            Some(("points", level)) => (true, level),
            Some(("reach", level)) => (false, level),
            Some(_) => (false, ""),
            None if typed == "points" => (true, "1"),
            None => (false, typed),
        };
        let times = crate::text::parse_whole(level.trim().trim_end_matches('+')).ok();
        let times = times.and_then(|times| usize::try_from(times).ok());
        let times = times.ok_or_else(|| Problem(self.texts().bad_goal.to_owned()))?;
        if !TIMES.contains(&times) {
            return Err(self.no_answer(&NoAnswer::Times(times)));
        }
        Ok(if is_points { Goal::Points { times } } else { Goal::Reach { times } })
    }

    /// Reads a share from 0 to 1, or a percentage.
    fn share(&self, option: &str, text: &str) -> Result<f64, Problem> {
        read_share(text, self.locale).map_err(|why| self.bad_number(option, &why))
    }

    fn bad_number(&self, option: &str, problem: &str) -> Problem {
        let option = isolate(option, self.locale.language);
        Problem(fill!(self.texts().bad_number, &[("option", &option), ("problem", problem)]))
    }

    fn money(&self, option: &str, text: &str) -> Result<Money, Problem> {
        let currency = self.plan.money.currency;
        let read = Wanted::amount(currency).read(text).settled();
        let amount = read.map_err(|why| self.bad_number(option, &why.sentence(self.locale)))?;
        Ok(currency.money(amount))
    }

    /// Reads an id, and a weight behind an equals sign.
    fn audience(&self, text: &str) -> Result<(AudienceId, f64), Problem> {
        let (id, weight) = match text.rsplit_once('=') {
            Some((id, weight)) => (id, Some(weight)),
            None => (text, None),
        };
        let bad = |problem: &str| Problem(fill!(self.texts().bad_audience, &[("problem", problem)]));
        let id = self.known_audience(id)?;
        let weight = weight.map(parse_decimal).transpose().map_err(|why| bad(&why.sentence(self.locale)))?;
        Ok((id, weight.map_or(1.0, |weight| weight.mantissa() as f64 / weight.denominator() as f64)))
    }

    fn known_audience(&self, id: &str) -> Result<AudienceId, Problem> {
        let id: AudienceId = id.trim().into();
        if self.plan.audience(&id).is_some() {
            return Ok(id);
        }
        let name = isolate(id.as_str(), self.locale.language).into_owned();
        let sentence = fill!(self.texts().unknown_audience, &[("name", &name)]);
        Err(self.unknown(sentence, self.plan.audiences.iter().map(|audience| audience.id.as_str())))
    }

    /// Reads `CHANNEL=FIRST..LAST`; one of the two ends may be missing.
    fn between(&self, text: &str) -> Result<(ChannelId, Range), Problem> {
        let bad = |problem: &str| Problem(fill!(self.texts().bad_between, &[("problem", problem)]));
        let two_parts = self.texts().two_parts;
        let (id, range) = text.rsplit_once('=').ok_or_else(|| bad(two_parts))?;
        let (least, most) = range.split_once("..").ok_or_else(|| bad(two_parts))?;
        let channel = self.channel(id.trim())?;
        let most_units = Decimal::new(i64::try_from(MAX_QUANTITY).unwrap_or(i64::MAX), 0).unwrap_or_default();
        let units = |text: &str, missing: u64| -> Result<u64, Problem> {
            if text.trim().is_empty() {
                return Ok(missing);
            }
            let wanted = Wanted::whole().from_to(Decimal::ZERO, most_units);
            let read = wanted.read(text).settled().map_err(|why| bad(&why.sentence(self.locale)))?;
            Ok(u64::try_from(read.mantissa()).unwrap_or(0))
        };
        Ok((channel, Range::Between { least: units(least, 0)?, most: units(most, MAX_QUANTITY)? }))
    }

    fn channel(&self, id: &str) -> Result<ChannelId, Problem> {
        let channel: ChannelId = id.into();
        if self.plan.channel(&channel).is_some() {
            return Ok(channel);
        }
        let name = isolate(id, self.locale.language).into_owned();
        let sentence = fill!(self.texts().unknown_channel, &[("name", &name)]);
        Err(self.unknown(sentence, self.channels()))
    }

    fn channels(&self) -> impl Iterator<Item = &str> {
        self.plan.channels.iter().map(|channel| channel.id.as_str())
    }

    /// Locks a channel, a placement, a message or an element: it stays as it is.
    fn lock(&self, name: &str, request: &mut Request) -> Result<(), Problem> {
        let limits = &mut request.limits;
        if self.plan.channel(&name.into()).is_some() {
            limits.channels.push((name.into(), Range::Locked));
        } else {
            let item = self.item(name).ok_or_else(|| {
                let quoted = isolate(name, self.locale.language).into_owned();
                let sentence = fill!(self.texts().unknown_lock, &[("name", &quoted)]);
                self.unknown(sentence, self.channels().chain(self.items()))
            })?;
            limits.keep(&item, true);
        }
        Ok(())
    }

    /// Lists the names of elements, messages and placements, the fewest first.
    fn items(&self) -> Vec<&str> {
        let is_used = |element: &Element| self.plan.channels.iter().any(|channel| channel.element == *element);
        let elements = Element::ALL.into_iter().filter(is_used).map(Element::as_str);
        let mut names: Vec<&str> = elements.collect();
        names.extend(self.plan.messages.iter().map(|message| message.id.as_str()));
        names.extend(self.plan.placements.iter().map(|placement| placement.id.as_str()));
        names
    }

    /// Returns a placement, a message or an element by its id.
    fn item(&self, name: &str) -> Option<SpentOn> {
        if self.plan.placement(&name.into()).is_some() {
            return Some(SpentOn::Placement(name.into()));
        }
        if self.plan.message(&name.into()).is_some() {
            return Some(SpentOn::Message(name.into()));
        }
        element(name).map(SpentOn::Element)
    }

    /// Reads `ID=FIRST..LAST` for an element, a message or a placement, amounts of money.
    fn spend(&self, text: &str) -> Result<SpendLimit, Problem> {
        let bad = |problem: &str| Problem(fill!(self.texts().bad_spend, &[("problem", problem)]));
        let two_parts = self.texts().two_parts;
        let (name, range) = text.rsplit_once('=').ok_or_else(|| bad(two_parts))?;
        let (least, most) = range.split_once("..").ok_or_else(|| bad(two_parts))?;
        let name = name.trim();
        let on = self.item(name).ok_or_else(|| {
            let quoted = isolate(name, self.locale.language).into_owned();
            self.unknown(fill!(self.texts().unknown_spend, &[("name", &quoted)]), self.items().into_iter())
        })?;
        let amount = |text: &str| -> Result<Option<Money>, Problem> {
            if text.trim().is_empty() { Ok(None) } else { self.money("--spend", text).map(Some) }
        };
        Ok(SpendLimit { on, least: amount(least)?, most: amount(most)? })
    }
}

/// Returns the element of this name in documents.
fn element(name: &str) -> Option<Element> {
    Element::ALL.into_iter().find(|element| element.as_str() == name)
}
