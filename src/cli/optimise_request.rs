//! From the arguments of `optimise` to what is asked.

use super::arguments::OptimiseArguments;
use crate::analysis::FrontOf;
use crate::optimise::{Goal, Range, Request, SpendLimit, SpentOn, TIMES};
use crate::plan::{AudienceId, ChannelId, Decimal, Element, MAX_QUANTITY, Money, Plan};
use crate::text::strings::fill;
use crate::text::{Locale, Wanted, isolate, parse_decimal, parse_percent};

/// Why the arguments ask for nothing, in a sentence.
pub(super) struct Problem(pub(super) String);

/// What the arguments ask for.
pub(super) fn request(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<Request, Problem> {
    let reader = Reader { plan, locale };
    let usual = usize::try_from(plan.settings.effective_frequency).unwrap_or(3).clamp(*TIMES.start(), *TIMES.end());
    let mut goal = wanted.goal.as_deref().map_or(Ok(Goal::Reach { times: usual }), |text| reader.goal(text))?;
    if let Some(target) = &wanted.target {
        let target = reader.share("--target", target)?;
        if target <= 0.0 {
            let why = crate::optimise::NoAnswer::Target(target);
            return Err(Problem(crate::text::optimise::no_answer(&why, plan, locale)));
        }
        goal = Goal::Cheapest { times: goal.times(), target };
    }
    let mut request = Request::of(goal);
    for text in &wanted.audience {
        request.audiences.push(reader.audience(text)?);
    }
    if let Some(text) = &wanted.budget {
        request.money = Some(reader.money("--budget", text)?);
    }
    if let Some(text) = &wanted.consistency {
        request.consistency = Some(reader.share("--consistency", text)?);
    }
    for text in &wanted.between {
        let (channel, range) = reader.between(text)?;
        request.limits.channels.push((channel, range));
    }
    for name in &wanted.lock {
        reader.lock(name, &mut request)?;
    }
    for text in &wanted.spend {
        request.limits.spending.push(reader.spend(text)?);
    }
    Ok(request)
}

/// The mean exposures that are remembered from before the first week.
pub(super) fn from_before(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<f64, Problem> {
    let Some(text) = &wanted.from_before else { return Ok(0.0) };
    let reader = Reader { plan, locale };
    let most = Decimal::new(1000, 0).unwrap_or_default();
    let read = Wanted::decimal().from_to(Decimal::ZERO, most).read(text).settled();
    let mean = read.map_err(|why| reader.bad_number("--from-before", &why.sentence(locale)))?;
    Ok(mean.mantissa() as f64 / mean.denominator() as f64)
}

/// What the goal is held against: consistency, or two audiences.
pub(super) fn front(wanted: &OptimiseArguments, plan: &Plan, locale: Locale) -> Result<Option<FrontOf>, Problem> {
    let Some(text) = &wanted.front else { return Ok(None) };
    if text.trim() == "consistency" {
        return Ok(Some(FrontOf::Consistency));
    }
    let reader = Reader { plan, locale };
    let bad = || Problem(locale.texts().optimise.bad_front.to_owned());
    let (first, second) = text.split_once(',').ok_or_else(bad)?;
    Ok(Some(FrontOf::Audiences(reader.known_audience(first)?, reader.known_audience(second)?)))
}

struct Reader<'a> {
    plan: &'a Plan,
    locale: Locale,
}

impl Reader<'_> {
    /// “3+”, “3” or “points:3+”.
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
        let times = times.and_then(|times| usize::try_from(times).ok()).filter(|times| TIMES.contains(times));
        let times = times.ok_or_else(|| Problem(self.locale.texts().optimise.bad_goal.to_owned()))?;
        Ok(if is_points { Goal::Points { times } } else { Goal::Reach { times } })
    }

    /// A share from 0 to 1, or a percent.
    fn share(&self, option: &str, text: &str) -> Result<f64, Problem> {
        let has_mark = text.contains(['%', '٪']);
        let read = if has_mark {
            parse_percent(text)
        } else {
            let one = Decimal::new(1, 0).unwrap_or_default();
            let read = Wanted::decimal().from_to(Decimal::ZERO, one).read(text).settled();
            read.map(|share| share.mantissa() as f64 / share.denominator() as f64)
        };
        read.map_err(|why| self.bad_number(option, &why.sentence(self.locale)))
    }

    fn bad_number(&self, option: &str, problem: &str) -> Problem {
        let option = isolate(option, self.locale.language);
        Problem(fill!(self.locale.texts().optimise.bad_number, &[("option", &option), ("problem", problem)]))
    }

    fn money(&self, option: &str, text: &str) -> Result<Money, Problem> {
        let currency = self.plan.money.currency;
        let read = Wanted::amount(currency).read(text).settled();
        let amount = read.map_err(|why| self.bad_number(option, &why.sentence(self.locale)))?;
        Ok(currency.money(amount))
    }

    /// An id, and a weight behind an equals sign.
    fn audience(&self, text: &str) -> Result<(AudienceId, f64), Problem> {
        let (id, weight) = match text.rsplit_once('=') {
            Some((id, weight)) => (id, Some(weight)),
            None => (text, None),
        };
        let bad = |problem: &str| Problem(fill!(self.locale.texts().optimise.bad_audience, &[("problem", problem)]));
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
        Err(Problem(fill!(self.locale.texts().optimise.unknown_audience, &[("name", &name)])))
    }

    /// `CHANNEL=FIRST..LAST`; one of the two ends may be missing.
    fn between(&self, text: &str) -> Result<(ChannelId, Range), Problem> {
        let bad = |problem: &str| Problem(fill!(self.locale.texts().optimise.bad_between, &[("problem", problem)]));
        let two_parts = self.locale.texts().optimise.two_parts;
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
        Err(Problem(fill!(self.locale.texts().optimise.unknown_channel, &[("name", &name)])))
    }

    /// A channel, a placement, a message or an element stays as it is.
    fn lock(&self, name: &str, request: &mut Request) -> Result<(), Problem> {
        let limits = &mut request.limits;
        if self.plan.channel(&name.into()).is_some() {
            limits.channels.push((name.into(), Range::Locked));
        } else {
            limits.keep(&self.item(name)?, true);
        }
        Ok(())
    }

    /// A placement, a message or an element by its id.
    fn item(&self, name: &str) -> Result<SpentOn, Problem> {
        if self.plan.placement(&name.into()).is_some() {
            return Ok(SpentOn::Placement(name.into()));
        }
        if self.plan.message(&name.into()).is_some() {
            return Ok(SpentOn::Message(name.into()));
        }
        element(name).map(SpentOn::Element).ok_or_else(|| {
            let name = isolate(name, self.locale.language).into_owned();
            Problem(fill!(self.locale.texts().optimise.unknown_lock, &[("name", &name)]))
        })
    }

    /// `ID=FIRST..LAST` for an element, a message or a placement, amounts of money.
    fn spend(&self, text: &str) -> Result<SpendLimit, Problem> {
        let bad = |problem: &str| Problem(fill!(self.locale.texts().optimise.bad_between, &[("problem", problem)]));
        let two_parts = self.locale.texts().optimise.two_parts;
        let (name, range) = text.rsplit_once('=').ok_or_else(|| bad(two_parts))?;
        let (least, most) = range.split_once("..").ok_or_else(|| bad(two_parts))?;
        let name = name.trim();
        let on = self.item(name)?;
        let amount = |text: &str| -> Result<Option<Money>, Problem> {
            if text.trim().is_empty() { Ok(None) } else { self.money("--spend", text).map(Some) }
        };
        Ok(SpendLimit { on, least: amount(least)?, most: amount(most)? })
    }
}

/// The element of this name in documents.
fn element(name: &str) -> Option<Element> {
    Element::ALL.into_iter().find(|element| element.as_str() == name)
}
