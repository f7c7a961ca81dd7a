//! What no plan has: refused on reading, so that nothing after it meets a number or a length it cannot handle.

use super::lex::Token;
use super::parts::Placements;
use super::place::{Place, Position, Step, Walker, locate};
use super::{ReadError, ReadErrorKind};
use crate::plan::{
    Actual, Channel, ContactModel, CostModel, Identified, List, MAX_QUANTITY, Pattern, Placement, Plan, Settings,
};

/// The most bytes of a document.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The most placements of a plan.
pub const MAX_PLACEMENTS: usize = 200_000;
/// The most messages: each is compared with each.
pub const MAX_MESSAGES: usize = 1_000;
/// The most channels.
pub const MAX_CHANNELS: usize = 1_000;
/// The most audiences.
pub const MAX_AUDIENCES: usize = 200;
/// The most contact models of all channels together.
pub const MAX_CONTACTS: usize = 10_000;
/// The most items of any other list of the plan.
pub const MAX_ITEMS: usize = 10_000;
/// The most items of a list in an item of a list.
pub const MAX_INNER_ITEMS: usize = 500;
/// The most weeks of one placement.
pub const MAX_PLACEMENT_WEEKS: usize = crate::plan::MAX_WEEKS as usize;
/// The longest text, in bytes of the document.
pub const MAX_TEXT_BYTES: usize = 1024 * 1024;
/// The longest id, in bytes.
pub const MAX_ID_BYTES: usize = 200;
/// The most people of one audience: more than there are.
pub const MAX_PEOPLE: u64 = 10_000_000_000;
/// The highest effective frequency.
pub const MAX_EFFECTIVE_FREQUENCY: u32 = 100;
/// The most plans that are drawn for a band of uncertainty.
pub(super) const MAX_DRAWS: u32 = 10_000;
/// The largest share, weight or number of weeks; beyond it sums and products lose their meaning.
pub const MAX_MAGNITUDE: f64 = 1e9;

/// Refuses lists and texts that are too long, before anything is built from them. Returns where the placements stand.
pub(super) fn check_lengths(text: &str) -> Result<Placements, ReadError> {
    let mut walker = Walker::new(text);
    let mut placements = Placements::default();
    loop {
        let list = walker.list();
        let full = list.is_some_and(|(name, depth, item)| item >= longest(name, depth));
        let list_at = if full { walker.enclosing_place() } else { Place::default() };
        let Some((start, token)) = walker.next() else { return Ok(placements) };
        placements.note(&walker, token, start);
        let (kind, place) = match (token, list) {
            // A comma may be the last sign of a list, so only a value after it is one too many.
            (Token::Comma | Token::Close(_), _) => continue,
            (_, Some((name, depth, _))) if full => (ReadErrorKind::LongList { limit: longest(name, depth) }, list_at),
            (Token::Text(word), _) if word.len() > MAX_TEXT_BYTES + 2 => {
                (ReadErrorKind::LongText { limit: MAX_TEXT_BYTES }, walker.place())
            }
            _ => continue,
        };
        return Err(ReadError { kind, at: Some(Position::of(text, start)), place });
    }
}

/// The most items of the list in field `name`, whose bracket is `depth` deep.
fn longest(name: &str, depth: usize) -> usize {
    match (name, depth) {
        ("placements", 1) => MAX_PLACEMENTS,
        ("messages", 1) => MAX_MESSAGES,
        ("channels", 1) => MAX_CHANNELS,
        ("audiences", 1) => MAX_AUDIENCES,
        ("quantities", _) => MAX_PLACEMENT_WEEKS,
        (_, 0..=2) => MAX_ITEMS,
        _ => MAX_INNER_ITEMS,
    }
}

/// The way to a value, on the stack while the values are checked.
#[derive(Clone, Copy)]
struct Trail<'a> {
    outer: Option<&'a Trail<'a>>,
    step: Part<'a>,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Field(&'static str),
    Item(usize, Option<&'a str>),
}

type Refusal = (ReadErrorKind, Place);

impl<'a> Trail<'a> {
    fn root(field: &'static str) -> Self {
        Self { outer: None, step: Part::Field(field) }
    }

    fn field(&'a self, field: &'static str) -> Self {
        Self { outer: Some(self), step: Part::Field(field) }
    }

    fn item(&'a self, index: usize, id: Option<&'a str>) -> Self {
        Self { outer: Some(self), step: Part::Item(index, id) }
    }

    fn place(&self) -> Place {
        let mut place = self.outer.map(Trail::place).unwrap_or_default();
        place.0.push(match self.step {
            Part::Field(name) => Step::Field(name.to_owned()),
            Part::Item(index, id) => Step::Item { index, id: id.map(str::to_owned) },
        });
        place
    }

    fn refuse(&self, kind: ReadErrorKind) -> Refusal {
        (kind, self.place())
    }

    fn float(&self, value: f64) -> Result<(), Refusal> {
        if value.is_finite() && value.abs() <= MAX_MAGNITUDE {
            return Ok(());
        }
        Err(self.refuse(ReadErrorKind::NotUsable { found: format!("{value:?}") }))
    }

    fn whole(&self, value: u64, lowest: u64, highest: u64) -> Result<(), Refusal> {
        if (lowest..=highest).contains(&value) {
            return Ok(());
        }
        let kind = ReadErrorKind::OutOfRange {
            found: value.to_string(),
            lowest: lowest.to_string(),
            highest: highest.to_string(),
        };
        Err(self.refuse(kind))
    }

    fn id(&self, id: &str) -> Result<(), Refusal> {
        let kind = match id.len() {
            0 => ReadErrorKind::EmptyId,
            1..=MAX_ID_BYTES => return Ok(()),
            bytes => ReadErrorKind::LongId { bytes, limit: MAX_ID_BYTES },
        };
        Err(self.field("id").refuse(kind))
    }
}

/// Refuses numbers and ids that no plan has.
pub(super) fn check_values(text: &str, plan: &Plan) -> Result<(), ReadError> {
    check_plan(plan).map_err(|(kind, place)| ReadError { kind, at: locate(text, &place), place })
}

fn check_plan(plan: &Plan) -> Result<(), Refusal> {
    let vocabulary = Trail::root("vocabulary");
    check_settings(&plan.settings)?;
    each(Trail::root("objectives"), &plan.objectives, |_, _| Ok(()))?;
    each(Trail::root("audiences"), &plan.audiences, |audience, at| {
        at.field("size").whole(audience.size, 0, MAX_PEOPLE)
    })?;
    each(vocabulary.field("themes"), &plan.vocabulary.themes, |_, _| Ok(()))?;
    each(vocabulary.field("claims"), &plan.vocabulary.claims, |_, _| Ok(()))?;
    each(vocabulary.field("visuals"), &plan.vocabulary.visuals, |_, _| Ok(()))?;
    each(vocabulary.field("slogans"), &plan.vocabulary.slogans, |_, _| Ok(()))?;
    each(Trail::root("messages"), &plan.messages, |_, _| Ok(()))?;
    each(Trail::root("channels"), &plan.channels, check_channel)?;
    if plan.channels.iter().map(|channel| channel.contacts.len()).sum::<usize>() > MAX_CONTACTS {
        return Err(Trail::root("channels").refuse(ReadErrorKind::TooManyContacts { limit: MAX_CONTACTS }));
    }
    each(Trail::root("placements"), &plan.placements, check_placement)?;
    each(Trail::root("other_costs"), &plan.other_costs, |_, _| Ok(()))?;
    each(Trail::root("actuals"), &plan.actuals, check_actual)
}

fn each<T: Identified>(
    list_at: Trail<'_>,
    list: &List<T>,
    check: impl Fn(&T, &Trail<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for (index, item) in list.iter().enumerate() {
        let id = item.id().as_ref();
        // An id that is refused is not repeated in the place.
        let shown = (1..=MAX_ID_BYTES).contains(&id.len()).then_some(id);
        let at = list_at.item(index, shown);
        at.id(id)?;
        check(item, &at)?;
    }
    Ok(())
}

fn check_settings(settings: &Settings) -> Result<(), Refusal> {
    let at = Trail::root("settings");
    let (targets, weights) = (settings.stage_targets, settings.similarity_weights);
    at.field("effective_frequency").whole(settings.effective_frequency.into(), 1, MAX_EFFECTIVE_FREQUENCY.into())?;
    for (group, name, value) in [
        ("stage_targets", "attention", targets.attention),
        ("stage_targets", "information", targets.information),
        ("stage_targets", "desire", targets.desire),
        ("stage_targets", "action", targets.action),
        ("stage_targets", "after_sale", targets.after_sale),
        ("similarity_weights", "theme", weights.theme),
        ("similarity_weights", "claims", weights.claims),
        ("similarity_weights", "visuals", weights.visuals),
        ("similarity_weights", "tone", weights.tone),
        ("similarity_weights", "slogan", weights.slogan),
    ] {
        at.field(group).field(name).float(value)?;
    }
    let composite = settings.composite.unwrap_or_default();
    for (name, value) in [
        ("consistency", composite.consistency),
        ("coherence", composite.coherence),
        ("continuity", composite.continuity),
        ("commonality", composite.commonality),
        ("complementarity", composite.complementarity),
    ] {
        at.field("composite").field(name).float(value)?;
    }
    at.field("stage_coverage_threshold").float(settings.stage_coverage_threshold)?;
    at.field("off_brief_threshold").float(settings.off_brief_threshold)?;
    at.field("continuity_half_life_weeks").float(settings.continuity_half_life_weeks)?;
    at.field("memory_half_life_weeks").float(settings.memory_half_life_weeks)?;
    at.field("category_grp").float(settings.category_grp.unwrap_or_default())?;
    let names = ["rating", "repeat", "observed_reach", "reachable", "size", "overlap"];
    let errors = at.field("input_error");
    errors.field("draws").whole(settings.input_error.draws.into(), 1, MAX_DRAWS.into())?;
    names.iter().zip(settings.input_error.all()).try_for_each(|(name, error)| errors.field(name).float(error))
}

fn check_channel(channel: &Channel, at: &Trail<'_>) -> Result<(), Refusal> {
    at.field("overlap").float(channel.overlap)?;
    let pairs = at.field("pairs");
    for (index, pair) in channel.pairs.iter().enumerate() {
        pairs.item(index, None).field("also_met").float(pair.also_met)?;
    }
    check_cost(&channel.cost, &at.field("cost"))?;
    let contacts = at.field("contacts");
    for (index, contact) in channel.contacts.iter().enumerate() {
        let contact_at = contacts.item(index, None);
        let model = contact_at.field("model");
        match contact.model {
            ContactModel::Rating { r1, r2 } => {
                model.field("r1").float(r1)?;
                model.field("r2").float(r2.unwrap_or_default())?;
            }
            ContactModel::Impressions { reachable, observed } => {
                model.field("reachable").float(reachable.unwrap_or_default())?;
                if let Some(observed) = observed {
                    let observed_at = model.field("observed");
                    observed_at.field("reach").float(observed.reach)?;
                    observed_at.field("impressions").whole(observed.impressions, 0, MAX_QUANTITY)?;
                }
            }
        }
    }
    Ok(())
}

fn check_cost(cost: &CostModel, at: &Trail<'_>) -> Result<(), Refusal> {
    match *cost {
        CostModel::PerClick { click_rate, .. } => at.field("click_rate").float(click_rate),
        CostModel::PerAction { action_rate, .. } => at.field("action_rate").float(action_rate),
        _ => Ok(()),
    }
}

fn check_actual(actual: &Actual, at: &Trail<'_>) -> Result<(), Refusal> {
    let weeks = at.field("weeks");
    for (index, entry) in actual.weeks.iter().enumerate() {
        weeks.item(index, None).field("delivered").whole(entry.delivered.unwrap_or(0), 0, MAX_QUANTITY)?;
    }
    Ok(())
}

fn check_placement(placement: &Placement, at: &Trail<'_>) -> Result<(), Refusal> {
    let quantities = at.field("quantities");
    for (index, &quantity) in placement.quantities.iter().enumerate() {
        quantities.item(index, None).whole(quantity, 0, MAX_QUANTITY)?;
    }
    if let Some(cost) = &placement.terms.cost {
        check_cost(cost, &at.field("terms").field("cost"))?;
    }
    let pattern = at.field("pattern");
    let levels = match placement.pattern {
        None => return Ok(()),
        Some(Pattern::Continuous { per_week } | Pattern::Flighting { per_week, .. }) => {
            [("per_week", per_week), ("per_week", per_week)]
        }
        Some(Pattern::Pulsing { base, pulse, .. }) => [("base", base), ("pulse", pulse)],
    };
    levels.into_iter().try_for_each(|(name, level)| pattern.field(name).whole(level, 0, MAX_QUANTITY))
}
