//! Bars on their way from one running program into another: a document of the plan with them and what they need, and what of
//! that another plan takes over.
//!
//! The document travels in an attribute of the table that other programs paste, so that nothing but the usual formats of the
//! clipboard is needed.

use std::collections::BTreeMap;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{
    AudienceId, Bilingual, ChannelId, ClaimId, Coded, CostModel, Decimal, Exchange, Identified, List, Message,
    MessageId, NewIds, Placement, PlacementId, Plan, SloganId, ThemeId, VisualId, Vocabulary, slug,
};
use crate::search::Folded;
use crate::store;

/// The attribute that holds the document.
const ATTRIBUTE: &str = " data-imc-planner=\"";

/// The most letters of a document that are put on the clipboard.
const MOST: usize = 4 << 20;

/// How a document of a plan begins.
const BEGINNING: &str = "#![enable(implicit_some)]";

/// Returns the document of a plan with `placements` and what they need, and with nothing else of `plan`.
#[must_use]
pub fn document(plan: &Plan, placements: &[Placement]) -> String {
    store::write(&part_of(plan, placements))
}

fn part_of(plan: &Plan, placements: &[Placement]) -> Plan {
    let kept = |message: &Message| Message { objectives: Vec::new(), insights: Vec::new(), ..message.clone() };
    let is_said = |id: &MessageId| placements.iter().any(|placement| placement.message == *id);
    let is_used = |id: &ChannelId| placements.iter().any(|placement| placement.channel == *id);
    let messages: List<Message> =
        plan.messages.iter().filter(|message| is_said(&message.id)).map(|message| kept(message)).collect();
    let mut channels: Vec<_> =
        plan.channels.iter().filter(|channel| is_used(&channel.id)).map(|channel| channel.as_ref().clone()).collect();
    for channel in &mut channels {
        channel.pairs.retain(|pair| is_used(&pair.with));
    }
    let vocabulary = &plan.vocabulary;
    let says = |coded: &dyn Fn(&Message) -> bool| messages.iter().any(|message| coded(message));
    let vocabulary = Vocabulary {
        themes: shared(&vocabulary.themes, |theme| says(&|message| message.theme.value() == Some(&theme.id))),
        claims: shared(&vocabulary.claims, |claim| {
            says(&|message| message.claims.value().is_some_and(|claims| claims.contains(&claim.id)))
        }),
        visuals: shared(&vocabulary.visuals, |visual| {
            says(&|message| message.visuals.value().is_some_and(|visuals| visuals.contains(&visual.id)))
        }),
        slogans: shared(&vocabulary.slogans, |slogan| says(&|message| message.slogan.value() == Some(&slogan.id))),
    };
    let claims = vocabulary.claims.iter().map(|claim| {
        let mut claim = claim.as_ref().clone();
        claim.incompatible_with.retain(|other| vocabulary.claims.has_id(other.as_str()));
        claim
    });
    let vocabulary = Vocabulary { claims: claims.collect(), ..vocabulary.clone() };
    Plan {
        audiences: plan.audiences.clone(),
        vocabulary,
        messages,
        channels: channels.into_iter().collect(),
        placements: placements.iter().cloned().collect(),
        ..Plan::empty(plan.calendar, plan.money.currency)
    }
}

/// Returns the items of a list for which `is_wanted` says so.
fn shared<T: Identified>(list: &List<T>, is_wanted: impl Fn(&T) -> bool) -> List<T> {
    List::of_shared(list.iter().filter(|item| is_wanted(item)).cloned().collect())
}

/// Puts the document of bars into the table in which they are copied for other programs.
#[must_use]
pub fn into_table(html: &str, document: &str) -> String {
    if document.len() > MOST {
        return html.to_owned();
    }
    let escaped = document
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "&#10;");
    html.replacen("<table", &format!("<table{ATTRIBUTE}{escaped}\""), 1)
}

/// Returns the document of bars that a copied table holds.
#[must_use]
pub fn of_table(html: &str) -> Option<String> {
    let (_, behind) = html.split_once(ATTRIBUTE)?;
    let (escaped, _) = behind.split_once('"')?;
    let text = escaped.replace("&#10;", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&amp;", "&");
    is_document(&text).then_some(text)
}

/// Returns true for a text that can be the document of bars.
#[must_use]
pub fn is_document(text: &str) -> bool {
    text.starts_with(BEGINNING) && text.len() <= MOST
}

/// Holds what pasting bars does.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// What it does to the plan, as one step.
    pub edit: Edit,
    /// The ids of the new placements.
    pub placements: Vec<PlacementId>,
}

/// Returns what pasting the bars of `document` into `plan` does: what they need is found by its name, or made. They keep their days
/// where those are in the plan's weeks; otherwise the first of them begins in `week`. `None` where the text holds no bars.
#[must_use]
pub fn pasted(plan: &Plan, ids: NewIds, document: &str, week: u32) -> Option<Pasted> {
    let clip = store::read(document.as_bytes()).ok()?.plan;
    if clip.placements.is_empty() {
        return None;
    }
    let mut taking = Taking { plan, clip: &clip, ids, made: Vec::new() };
    taking.currency();
    let tokens = taking.tokens();
    let audiences = taking.audiences();
    let messages = taking.messages(&tokens, &audiences);
    let channels = taking.channels(&audiences);
    let shift = shift(plan, &clip, week);
    let mut fresh = ids.placements(plan);
    let mut new_ids = Vec::new();
    for placement in &clip.placements {
        let mut copy = placement.as_ref().clone();
        let (Some(message), Some(channel)) =
            (messages.get(placement.message.as_str()), channels.get(placement.channel.as_str()))
        else {
            continue;
        };
        copy.id = fresh.next()?;
        (copy.message, copy.channel) = (message.clone(), channel.clone());
        copy.audiences = mapped(&copy.audiences, &audiences);
        copy.start_week = u32::try_from((i64::from(placement.start_week) + shift).max(1)).unwrap_or(1);
        if let Some(cost) = &mut copy.terms.cost {
            renamed_price(cost, &audiences);
        }
        new_ids.push(copy.id.clone());
        taking.made.push(Edit::Placement(Change::Add { item: copy, at: None }));
    }
    let name = EditName::of(Verb::Paste, Subject::Item(ListName::Placements), new_ids.len());
    let edit = Edit::Several { edits: taking.made, name };
    (!new_ids.is_empty()).then_some(Pasted { edit, placements: new_ids })
}

/// Returns by how many weeks bars are moved: they keep their days where all of these are weeks of the plan.
fn shift(plan: &Plan, clip: &Plan, week: u32) -> i64 {
    let first = clip.placements.iter().map(|placement| i64::from(placement.start_week)).min().unwrap_or(1);
    let last = clip.placements.iter().map(|placement| i64::from(placement.end_week())).max().unwrap_or(1);
    let days = plan.calendar.start.until(clip.calendar.start).map_or(0, |span| i64::from(span.get_days()));
    let by_days = days.div_euclid(7);
    let weeks = i64::from(plan.calendar.weeks);
    if first + by_days >= 1 && last + by_days <= weeks {
        return by_days;
    }
    // As late as the weeks of the plan allow.
    let latest = (weeks - (last - first)).max(1);
    i64::from(week).clamp(1, latest) - first
}

/// Says which id of the plan stands for each of the clip.
type Ids<T> = BTreeMap<String, T>;

/// The ids of the vocabulary.
struct Tokens {
    themes: Ids<ThemeId>,
    claims: Ids<ClaimId>,
    visuals: Ids<VisualId>,
    slogans: Ids<SloganId>,
}

fn mapped<T: Clone + AsRef<str>>(ids: &[T], known: &Ids<T>) -> Vec<T> {
    ids.iter().filter_map(|id| known.get(id.as_ref()).cloned()).collect()
}

fn recoded<T: Clone + AsRef<str>>(coded: &mut Coded<T>, known: &Ids<T>) {
    if let Coded::Is(id) = coded {
        *coded = known.get(id.as_ref()).cloned().map_or(Coded::Blank, Coded::Is);
    }
}

/// Lets a price for rating points name the audience of the plan.
fn renamed_price(cost: &mut CostModel, audiences: &Ids<AudienceId>) {
    if let CostModel::PerGrp { audience, .. } = cost
        && let Some(known) = audiences.get(audience.as_str())
    {
        *audience = known.clone();
    }
}

/// Finds, or makes, what bars need.
struct Taking<'a> {
    plan: &'a Plan,
    clip: &'a Plan,
    ids: NewIds,
    made: Vec<Edit>,
}

impl Taking<'_> {
    /// Returns the id that stands for `item` in `list`, and whether it is new: that of the same name, else its own where it is
    /// free, else another one.
    fn id<T>(
        &self,
        list: &List<T>,
        item: &T,
        name: impl Fn(&T) -> &Bilingual,
        fits: impl Fn(&T) -> bool,
    ) -> (T::Id, bool)
    where
        T: Identified,
        T::Id: From<String>,
    {
        let wanted = [&name(item).en, &name(item).ar].map(|text| Folded::of(text));
        let is_called = |other: &T| {
            let names = [&name(other).en, &name(other).ar].map(|text| Folded::of(text));
            names.iter().zip(&wanted).any(|(one, two)| !one.is_empty() && one.bare() == two.bare())
        };
        let is_unnamed = wanted.iter().all(Folded::is_empty);
        let is_it = |other: &T| {
            let has_id = other.id().as_ref() == item.id().as_ref();
            fits(other) && (is_called(other) || (has_id && is_unnamed))
        };
        let same_id = list.iter().find(|other| other.id().as_ref() == item.id().as_ref() && is_it(other));
        if let Some(known) = same_id.or_else(|| list.iter().find(|other| is_it(other))) {
            return (known.id().clone(), false);
        }
        if !list.has_id(item.id().as_ref()) {
            return (item.id().clone(), true);
        }
        let base = slug(item.id().as_ref(), "item");
        (T::Id::from(self.ids.item(&base, |id| list.has_id(id))), true)
    }

    /// Lets a plan that has no money in it yet have the currency of the bars.
    fn currency(&mut self) {
        if self.plan.has_amounts() || self.plan.money.currency == self.clip.money.currency {
            return;
        }
        self.made.push(Edit::Currency(self.clip.money.currency));
    }

    fn tokens(&mut self) -> Tokens {
        let (mine, theirs) = (&self.plan.vocabulary, &self.clip.vocabulary);
        let mut tokens = Tokens { themes: Ids::new(), claims: Ids::new(), visuals: Ids::new(), slogans: Ids::new() };
        let mut made = Vec::new();
        for theme in &theirs.themes {
            let (id, is_new) = self.id(&mine.themes, theme, |theme| &theme.name, |_| true);
            let mut item = theme.as_ref().clone();
            item.id = id.clone();
            made.extend(is_new.then_some(Edit::Theme(Change::Add { item, at: None })));
            tokens.themes.insert(theme.id.as_str().to_owned(), id);
        }
        for claim in &theirs.claims {
            let (id, is_new) = self.id(&mine.claims, claim, |claim| &claim.name, |other| other.value == claim.value);
            let mut item = claim.as_ref().clone();
            item.id = id.clone();
            item.incompatible_with.clear();
            made.extend(is_new.then_some(Edit::Claim(Change::Add { item, at: None })));
            tokens.claims.insert(claim.id.as_str().to_owned(), id);
        }
        for visual in &theirs.visuals {
            let (id, is_new) = self.id(&mine.visuals, visual, |visual| &visual.name, |_| true);
            let mut item = visual.as_ref().clone();
            item.id = id.clone();
            made.extend(is_new.then_some(Edit::Visual(Change::Add { item, at: None })));
            tokens.visuals.insert(visual.id.as_str().to_owned(), id);
        }
        for slogan in &theirs.slogans {
            let (id, is_new) = self.id(&mine.slogans, slogan, |slogan| &slogan.text, |_| true);
            let mut item = slogan.as_ref().clone();
            item.id = id.clone();
            made.extend(is_new.then_some(Edit::Slogan(Change::Add { item, at: None })));
            tokens.slogans.insert(slogan.id.as_str().to_owned(), id);
        }
        self.made.extend(made);
        tokens
    }

    /// Returns the audiences that the bars and the new channels name; others of the clip's plan are nobody's business here.
    fn audiences(&mut self) -> Ids<AudienceId> {
        let mut known = Ids::new();
        let is_named = |id: &AudienceId| {
            self.clip.placements.iter().any(|placement| placement.audiences.contains(id))
                || self.clip.channels.iter().any(|channel| channel.contact(id).is_some())
        };
        let mut made = Vec::new();
        for audience in self.clip.audiences.iter().filter(|audience| is_named(&audience.id)) {
            let (id, is_new) = self.id(&self.plan.audiences, audience, |audience| &audience.name, |_| true);
            let mut item = audience.as_ref().clone();
            item.id = id.clone();
            item.part_of = item.part_of.filter(|whole| self.plan.audiences.has_id(whole.as_str()));
            made.extend(is_new.then_some(Edit::Audience(Change::Add { item, at: None })));
            known.insert(audience.id.as_str().to_owned(), id);
        }
        self.made.extend(made);
        known
    }

    fn messages(&mut self, tokens: &Tokens, audiences: &Ids<AudienceId>) -> Ids<MessageId> {
        let mut known = Ids::new();
        let mut made = Vec::new();
        for message in &self.clip.messages {
            let (id, is_new) = self.id(&self.plan.messages, message, |message| &message.name, |_| true);
            let mut item = message.as_ref().clone();
            item.id = id.clone();
            item.audiences = mapped(&item.audiences, audiences);
            recoded(&mut item.theme, &tokens.themes);
            recoded(&mut item.slogan, &tokens.slogans);
            if let Coded::Is(claims) = &mut item.claims {
                *claims = mapped(claims, &tokens.claims);
            }
            if let Coded::Is(visuals) = &mut item.visuals {
                *visuals = mapped(visuals, &tokens.visuals);
            }
            // What a second person coded names words that may not have come along.
            item.second_coding = None;
            made.extend(is_new.then_some(Edit::Message(Change::Add { item, at: None })));
            known.insert(message.id.as_str().to_owned(), id);
        }
        self.made.extend(made);
        known
    }

    fn channels(&mut self, audiences: &Ids<AudienceId>) -> Ids<ChannelId> {
        let mut known = Ids::new();
        let mut made = Vec::new();
        let (mine, theirs) = (self.plan.money.currency, self.clip.money.currency);
        for channel in &self.clip.channels {
            let same_unit = |other: &crate::plan::Channel| other.unit == channel.unit;
            let (id, is_new) = self.id(&self.plan.channels, channel, |channel| &channel.name, same_unit);
            let mut item = channel.as_ref().clone();
            item.id = id.clone();
            item.pairs.clear();
            item.contacts.retain(|contact| audiences.contains_key(contact.audience.as_str()));
            for contact in &mut item.contacts {
                contact.audience = audiences[contact.audience.as_str()].clone();
            }
            renamed_price(&mut item.cost, audiences);
            if mine != theirs && self.plan.has_amounts() && item.terms.exchange.is_none() {
                // The rates stay what they are, in their own currency; what that is worth here is asked for.
                item.terms.exchange =
                    Some(Exchange { currency: theirs, rate: Decimal::ZERO, date: None, source: String::new() });
            }
            made.extend(is_new.then_some(Edit::Channel(Change::Add { item, at: None })));
            known.insert(channel.id.as_str().to_owned(), id);
        }
        self.made.extend(made);
        known
    }
}

#[cfg(test)]
mod tests {
    use super::{document, into_table, is_document, of_table, pasted};
    use crate::edit::History;
    use crate::plan::{Calendar, Currency, IdSource, Placement, Plan};
    use std::sync::Arc;

    fn rayhan() -> Arc<Plan> {
        crate::store::read(include_str!("../../saves/rayhan-soap.ron").as_bytes()).unwrap().plan
    }

    fn bars(plan: &Plan, count: usize) -> Vec<Placement> {
        plan.placements.iter().take(count).map(|placement| placement.as_ref().clone()).collect()
    }

    fn into(plan: Arc<Plan>, document: &str) -> Plan {
        let ids = IdSource::seeded(7).next(None);
        let pasted = pasted(&plan, ids, document, 1).unwrap();
        let mut history = History::new(plan);
        history.perform(&pasted.edit, None).unwrap();
        Plan::clone(history.plan())
    }

    #[test]
    fn bars_come_whole_into_an_empty_plan() {
        let plan = rayhan();
        let copied = bars(&plan, 5);
        let table = into_table("<table dir=\"ltr\"><tr></tr></table>", &document(&plan, &copied));
        let found = of_table(&table).unwrap();
        assert!(is_document(&found) && !is_document("Message\tChannel") && of_table("<table>").is_none());
        let empty = Arc::new(Plan::empty(plan.calendar, plan.money.currency));
        let new = into(empty, &found);
        assert_eq!(new.placements.len(), 5);
        for (old, new_one) in copied.iter().zip(&new.placements) {
            assert_eq!(
                (old.start_week, &old.quantities, &old.pattern),
                (new_one.start_week, &new_one.quantities, &new_one.pattern)
            );
            assert_eq!(new.message(&new_one.message).unwrap().name, plan.message(&old.message).unwrap().name);
            assert_eq!(new.message(&new_one.message).unwrap().claims, plan.message(&old.message).unwrap().claims);
            let (here, there) = (new.channel(&new_one.channel).unwrap(), plan.channel(&old.channel).unwrap());
            assert_eq!((&here.cost, &here.contacts), (&there.cost, &there.contacts));
        }
        // What they cost and reach is what it was.
        assert_eq!(crate::store::read(crate::store::write(&new).as_bytes()).unwrap().plan.placements.len(), 5);
    }

    #[test]
    fn what_a_plan_has_is_used_and_not_made_again() {
        let plan = rayhan();
        let copied = bars(&plan, 3);
        let new = into(Arc::clone(&plan), &document(&plan, &copied));
        assert_eq!(new.placements.len(), plan.placements.len() + 3);
        assert_eq!((new.messages.len(), new.channels.len()), (plan.messages.len(), plan.channels.len()));
        assert_eq!(
            (new.audiences.len(), new.vocabulary.claims.len()),
            (plan.audiences.len(), plan.vocabulary.claims.len())
        );
    }

    #[test]
    fn days_are_kept_where_the_plan_has_them_and_prices_keep_their_currency() {
        let plan = rayhan();
        let copied = bars(&plan, 1);
        let text = document(&plan, &copied);
        let earlier =
            Calendar { start: plan.calendar.start.checked_sub(jiff::Span::new().days(21)).unwrap(), weeks: 20 };
        let new = into(Arc::new(Plan::empty(earlier, plan.money.currency)), &text);
        assert_eq!(new.placements[0].start_week, copied[0].start_week + 3);
        let far = Calendar { start: jiff::civil::date(2030, 1, 6), weeks: 30 };
        let dollars: Currency = "USD".parse().unwrap();
        let empty = into(Arc::new(Plan::empty(far, dollars)), &text);
        assert_eq!((empty.money.currency, &empty.channels[0].terms.exchange), (plan.money.currency, &None));
        let mut budgeted = Plan::empty(far, dollars);
        budgeted.money.budget = "100".parse().unwrap();
        let new = into(Arc::new(budgeted), &text);
        assert_eq!(new.placements[0].start_week, 1);
        let exchange = new.channels[0].terms.exchange.clone().unwrap();
        assert_eq!((exchange.currency, exchange.rate.is_zero()), (plan.money.currency, true));
    }

    #[test]
    fn what_is_no_document_of_bars_is_refused() {
        let plan = rayhan();
        let ids = IdSource::seeded(7).next(None);
        for text in ["", "Message\tChannel\n", "#![enable(implicit_some)]\n(", &document(&plan, &[])] {
            assert_eq!(pasted(&plan, ids, text, 1), None, "{text}");
        }
    }
}
