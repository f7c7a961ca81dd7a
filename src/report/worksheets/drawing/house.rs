//! The message house: the positioning as its roof, its claims as pillars with their proofs, and what stands outside.

use super::super::super::Report;
use super::room::{Needed, Room};
use super::shapes::{GAP, part_cell};
use super::{CellTarget, DrawnCell, DrawnLine, Outline, Place, Voice};
use crate::consistency::Token;
use crate::edit::ItemId;
use crate::plan::{Claim, Delivery, Figure, Index, Message};
use crate::text::strings::fill;
use crate::text::{self, terms};
use crate::worksheet::{Framework, Kind, Part};

/// The least heights of the walls of the roof, a pillar and the base, and the most that long answers make them.
const WALLS: (f32, f32) = (135.0, 300.0);
const PILLAR: (f32, f32) = (230.0, 400.0);
const BASE: (f32, f32) = (150.0, 300.0);
/// The part of the roof below its eaves, as those draw it who draw roofs.
const BELOW_EAVES: f32 = 0.58;
/// The most pillars that stand beside each other.
const MOST_BESIDE: usize = 5;
/// The height of what stands outside without its lines, and of each of them at least.
const OUTSIDE: (f32, f32) = (64.0, 24.0);

/// Returns a house: the first part is its roof, the last its base. A part with the figure of the plan's pillars shows one
/// pillar for each claim of the positioning, every other part between stands for itself.
pub(super) fn house(report: &Report<'_>, framework: &Framework, width: f32) -> Vec<DrawnCell> {
    let last = framework.parts.len().saturating_sub(1);
    let room = Room::of(report);
    let wide = |y: f32, height: f32| Place { x: 0.0, y, width: 1.0, height };
    let mut top = part_cell(report, framework, 0, Place::default());
    top.outline = Outline::Roof;
    top.lines.splice(0..0, platform_lines(report));
    let height = room.needed(&top, width).within(WALLS.0, WALLS.1) / BELOW_EAVES;
    top.place = wide(0.0, height);
    let mut cells = vec![top];
    let mut y = height + GAP.1;
    let pillars = (1..last).flat_map(|at| {
        let part = framework.parts.get(at).filter(|part| has_pillars(part));
        match part.filter(|_| !report.plan.platform.claims.is_empty()) {
            Some(_) => pillars(report),
            None => vec![part_cell(report, framework, at, Place::default())],
        }
    });
    let mut pillars: Vec<DrawnCell> = pillars.collect();
    let columns = pillars.len().clamp(1, MOST_BESIDE);
    let share = (1.0 - GAP.0 * (columns as f32 - 1.0)) / columns as f32;
    for row in pillars.chunks_mut(columns) {
        let needed = row.iter().map(|cell| room.needed(cell, share * width)).fold(Needed::default(), Needed::or);
        let height = needed.within(PILLAR.0, PILLAR.1);
        for (column, cell) in row.iter_mut().enumerate() {
            cell.place = Place { x: column as f32 * (share + GAP.0), y, width: share, height };
        }
        y += height + GAP.1;
    }
    cells.extend(pillars);
    let mut base = part_cell(report, framework, last, Place::default());
    base.lines.extend(identity_line(report).into_iter().chain(tone_line(report)));
    let height = room.needed(&base, width).within(BASE.0, BASE.1);
    base.place = wide(y, height);
    cells.push(base);
    if let Some(mut outside) = outside(report) {
        let usual = OUTSIDE.0 + OUTSIDE.1 * outside.lines.len() as f32;
        outside.place = wide(y + height + GAP.1, room.needed(&outside, width).whole.max(usual));
        cells.push(outside);
    }
    cells
}

fn has_pillars(part: &Part) -> bool {
    part.items.iter().any(|item| matches!(&item.kind, Kind::Figure(name) if name == "pillars"))
}

/// Says what the plan has at the roof: the theme and the slogan of the positioning, and the share of exposures that carry
/// the theme.
fn platform_lines(report: &Report<'_>) -> Vec<DrawnLine> {
    let platform = &report.plan.platform;
    let vocabulary = &report.plan.vocabulary;
    let terms = &report.texts.terms;
    let theme = platform.theme.as_ref().and_then(|id| vocabulary.themes.find(id)).map(|theme| report.name(theme));
    let slogan = platform.slogan.as_ref().and_then(|id| vocabulary.slogans.find(id)).map(|slogan| report.name(slogan));
    let tokens = &report.analysis.consistency.commonality.tokens;
    let carried = tokens.iter().find(|found| matches!(found.token, Token::Theme(_)));
    let carried = carried.and_then(|found| found.share.ok()).map(|share| report.percent(share));
    let said = [(terms.token_theme, theme), (report.texts.worksheets.exposure_share, carried.as_deref())];
    let said: Vec<String> = said.into_iter().filter_map(|(caption, text)| Some(report.named(caption, text?))).collect();
    let theme = (!said.is_empty()).then(|| DrawnLine::new("", said.join(report.locale.dot()), Voice::Plan));
    let slogan = slogan.map(|slogan| DrawnLine::new(terms.token_slogan, slogan, Voice::Plan));
    theme.into_iter().chain(slogan).collect()
}

/// Shows the visual identity of the positioning.
fn identity_line(report: &Report<'_>) -> Option<DrawnLine> {
    let visuals = report.plan.platform.visuals.iter().filter_map(|id| report.plan.vocabulary.visuals.find(id));
    let names = report.list(visuals.map(|visual| report.name(visual)));
    (!names.is_empty()).then(|| DrawnLine::new(report.texts.terms.attribute_visuals, names, Voice::Plan))
}

fn tone_line(report: &Report<'_>) -> Option<DrawnLine> {
    let tone = report.plan.platform.tone?;
    let axes = terms::tone_axes(report.locale.language);
    let words =
        axes.iter().zip(tone.axes()).map(|(axis, value)| format!("{} {}", axis.name, report.locale.whole(value)));
    let words = words.collect::<Vec<_>>().join(report.texts.shared.comma);
    Some(DrawnLine::new(report.texts.terms.attribute_tone, words, Voice::Plan))
}

/// Makes one cell for each claim of the positioning.
fn pillars(report: &Report<'_>) -> Vec<DrawnCell> {
    let claims = report.plan.platform.claims.iter().filter_map(|id| report.plan.vocabulary.claims.find(id));
    claims.map(|claim| pillar(report, claim)).collect()
}

fn pillar(report: &Report<'_>, claim: &Claim) -> DrawnCell {
    let words = &report.texts.worksheets;
    let share = report.claim_share(claim);
    let carried = match share {
        Ok(share) => report.percent(share),
        Err(why) => text::reason(why, report.locale.language).to_owned(),
    };
    let mut lines = vec![DrawnLine::new(words.exposure_share, carried, Voice::Plan)];
    for proof in &claim.proofs {
        let ends = proof.until.map(|until| fill!(words.proof_until, &[("day", &report.locale.day(until.0))]));
        let source = text::source_in(&proof.source, report.plan_language).to_owned();
        let parts = [proof.text.get(report.plan_language).to_owned(), source, ends.unwrap_or_default()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
        lines.push(DrawnLine::new(words.proof, parts.join(report.locale.dot()), Voice::Plan));
    }
    if claim.proofs.is_empty() {
        lines.push(DrawnLine::new("", words.no_proof, Voice::Warning));
    }
    if let Some(late) = report.placed_past_proof(claim) {
        let number = report.locale.decimal(late, 0);
        lines.push(DrawnLine::new("", fill!(words.proof_ended, &[("count", &number)]), Voice::Warning));
    }
    let carriers = report.list(messages_of(report, claim).map(|message| report.name(message)));
    if !carriers.is_empty() {
        lines.push(DrawnLine::new(words.carried_by, carriers, Voice::Plan));
    }
    let cell = DrawnCell::at(Place::default(), report.name(claim), CellTarget::Thing(ItemId::Claim(claim.id.clone())));
    DrawnCell { lines, bar: share.ok(), ..cell }
}

fn messages_of<'r>(report: &'r Report<'_>, claim: &'r Claim) -> impl Iterator<Item = &'r Message> {
    report.plan.messages.iter().map(|message| &**message).filter(|message| makes(message, claim))
}

fn makes(message: &Message, claim: &Claim) -> bool {
    message.claims.value().is_some_and(|claims| claims.contains(&claim.id))
}

/// Shows what stands outside the house: claims of messages that are no pillar, and messages that carry none of the pillars.
fn outside(report: &Report<'_>) -> Option<DrawnCell> {
    let words = &report.texts.worksheets;
    let platform = &report.plan.platform.claims;
    if platform.is_empty() {
        return None;
    }
    let is_pillar = |claim: &Claim| platform.contains(&claim.id);
    let strangers = report.plan.vocabulary.claims.iter().filter(|claim| !is_pillar(claim));
    let carried = |claim: &Claim| {
        let carriers = report.list(messages_of(report, claim).map(|message| report.name(message)));
        match report.share_of_claim(claim) {
            _ if carriers.is_empty() && is_promised(report, claim) => words.promise_not_carried.to_owned(),
            Ok(share) if !carriers.is_empty() => format!("{carriers}{}{}", report.locale.dot(), report.percent(share)),
            _ => carriers,
        }
    };
    let line = |claim: &Claim| DrawnLine::new(report.name(claim), carried(claim), Voice::Warning);
    let mut lines: Vec<DrawnLine> = strangers.map(|claim| line(claim)).filter(|line| !line.text.is_empty()).collect();
    let on_none = report.plan.messages.iter().filter(|message| {
        message.claims.value().is_some_and(|claims| !claims.iter().any(|claim| platform.contains(claim)))
    });
    let on_none = report.list(on_none.map(|message| report.name(message)));
    if !on_none.is_empty() {
        lines.push(DrawnLine::new(words.on_no_pillar, on_none, Voice::Warning));
    }
    let cell = DrawnCell::at(Place::default(), words.outside, CellTarget::Brief);
    (!lines.is_empty()).then_some(DrawnCell { outline: Outline::Dashed, lines, ..cell })
}

/// Returns true for a claim that customers were promised: it has a value, or what became of it was asked.
fn is_promised(report: &Report<'_>, claim: &Claim) -> bool {
    claim.value.is_some() || report.plan.experiences.iter().any(|met| met.claim == claim.id && met.promised.is_some())
}

impl Report<'_> {
    /// Returns the share of all impressions that messages with a claim have, whether or not the positioning has it.
    fn share_of_claim(&self, claim: &Claim) -> Figure {
        let (mut with, mut all) = (0.0, 0.0);
        for (message, reach) in self.plan.messages.iter().zip(&self.analysis.reach.messages) {
            all += reach.impressions;
            with += if makes(message, claim) { reach.impressions } else { 0.0 };
        }
        if all > 0.0 { Ok(with / all) } else { Err(crate::plan::NotComputable::NothingPlaced) }
    }

    /// Returns the share of exposures that carry a claim of the positioning.
    pub(in super::super) fn claim_share(&self, claim: &Claim) -> Figure {
        let tokens = &self.analysis.consistency.commonality.tokens;
        let wanted = Token::Claim(claim.id.clone());
        let found = tokens.iter().find(|found| found.token == wanted);
        found.map_or(Err(crate::plan::NotComputable::NothingPlaced), |found| found.share)
    }

    /// Returns the impressions of messages that make a claim in weeks that begin after the last day of the last of its proofs;
    /// none while a proof holds, or where none of them ends.
    pub(in super::super) fn placed_past_proof(&self, claim: &Claim) -> Option<f64> {
        let ends: Option<Vec<jiff::civil::Date>> =
            claim.proofs.iter().map(|proof| proof.until.map(|until| until.0)).collect();
        let last = ends?.into_iter().max()?;
        let index = Index::of(self.plan);
        let late = self.plan.placements.iter().filter_map(|placement| {
            let message = self.plan.message(&placement.message).filter(|message| makes(message, claim))?;
            let placed = Delivery::of(placement, self.plan, &index)?;
            debug_assert_eq!(self.plan.messages[placed.message].id, message.id);
            let quantities = placement.quantities.iter().zip(placement.start_week..);
            let units: f64 =
                quantities.filter(|(_, week)| self.begins_after(*week, last)).map(|(units, _)| *units as f64).sum();
            Some(units * placed.impressions_per_unit())
        });
        let late: f64 = late.sum();
        (late > 0.0).then_some(late)
    }

    /// Returns true for a week of the plan (counted from 1) whose first day comes after `day`.
    fn begins_after(&self, week: u32, day: jiff::civil::Date) -> bool {
        let span = jiff::Span::new().try_weeks(i64::from(week) - 1);
        let first = span.ok().and_then(|span| self.plan.calendar.start.checked_add(span).ok());
        first.is_some_and(|first| first > day)
    }
}
