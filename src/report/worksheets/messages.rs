//! Says what the messages and claims of a plan say in worksheets.

use std::sync::Arc;

use super::super::Report;
use super::SheetLine;
use crate::consistency::Token;
use crate::edit::ItemId;
use crate::plan::{Audience, Claim, ClaimValue, Message, Placement, Stage};
use crate::text::strings::fill;
use crate::text::{self, terms};
use crate::worksheet::Part;

impl Report<'_> {
    pub(super) fn about_messages(&self, name: &str, part: &Part) -> Option<Vec<SheetLine>> {
        Some(match name {
            "messages-with-insight" => self.messages_with_insight(),
            "messages-with-brief" => {
                vec![self.messages_with(|message| *message.brief != crate::plan::CreativeBrief::default())]
            }
            "messages-for-one-audience" => vec![self.messages_with(|message| message.audiences.len() == 1)],
            "stage-messages" => self.messages_where(|message| Some(message.stage) == part.stage),
            "remarketing-after-earlier" => self.remarketing(),
            "claims-with-days" => self.claims_where(|claim| matches!(claim.value, Some(ClaimValue::Days(_)))),
            "price-claims" => {
                self.claims_where(|claim| matches!(claim.value, Some(ClaimValue::Price(_) | ClaimValue::Percent(_))))
            }
            "pillars" => self.pillars(),
            "pillars-without-proof" => self.platform_claims(|claim| claim.proofs.is_empty()),
            "proofs-past" => self.proofs_past(),
            _ => return None,
        })
    }

    fn messages_with(&self, is_meant: impl Fn(&Message) -> bool) -> SheetLine {
        let count = self.plan.messages.iter().filter(|message| is_meant(message)).count();
        self.of_line(count, self.plan.messages.len())
    }

    /// Says how many messages rest on an insight, and the share of exposures that they carry.
    fn messages_with_insight(&self) -> Vec<SheetLine> {
        let found = &self.analysis.listening.insights;
        let share = found.exposure.map(|share| {
            let name = self.texts.listening.insight_exposure;
            SheetLine::said(self.named(name, &self.percent(share)))
        });
        std::iter::once(self.of_line(found.with_insight, found.messages)).chain(share).collect()
    }

    fn messages_where(&self, is_meant: impl Fn(&Message) -> bool) -> Vec<SheetLine> {
        let messages = self.plan.messages.iter().enumerate().filter(|(_, message)| is_meant(message));
        let lines = messages.map(|(at, message)| {
            let is_placed = self.analysis.consistency.placed.get(at).copied().unwrap_or(false);
            SheetLine::marked(self.message_name(at), is_placed).leading_to(ItemId::Message(message.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Says for each audience that is called to action whether one of the calls comes to it after a week in which it met
    /// another message: remarketing needs one.
    fn remarketing(&self) -> Vec<SheetLine> {
        let texts = &self.texts.worksheets;
        let lines = self.plan.audiences.iter().enumerate().filter_map(|(at, audience)| {
            let met = self.first_weeks(audience);
            let mut calls = met.iter().filter(|(message, _)| message.stage == Stage::Action).peekable();
            calls.peek()?;
            let is_there =
                calls.any(|(call, week)| met.iter().any(|(message, earlier)| message.id != call.id && earlier < week));
            let said = if is_there { texts.earlier_message } else { texts.no_earlier_message };
            let words = self.named(&self.in_sentence(self.audience_name(at)), said);
            let line = SheetLine::marked(words, is_there);
            Some(line.leading_to(ItemId::Audience(audience.id.clone())))
        });
        self.or_none(lines.collect())
    }

    /// Lists the messages that `audience` meets, each with the first week (counted from 1) in which it does.
    fn first_weeks(&self, audience: &Audience) -> Vec<(&Message, u32)> {
        let meets = |placement: &&Arc<Placement>| {
            let is_aimed = placement.audiences.is_empty() || placement.audiences.contains(&audience.id);
            let channel = self.plan.channels.find(&placement.channel);
            is_aimed && channel.is_some_and(|channel| channel.contact(&audience.id).is_some())
        };
        let first = |placement: &Placement| {
            let begins = placement.quantities.iter().position(|quantity| *quantity > 0)?;
            Some(placement.start_week + u32::try_from(begins).ok()?)
        };
        let placed = |message: &Message| {
            let of_it = self.plan.placements.iter().filter(|placement| placement.message == message.id);
            of_it.filter(meets).filter_map(|placement| first(placement)).min()
        };
        let messages = self.plan.messages.iter().map(|message| &**message);
        messages.filter_map(|message| Some((message, placed(message)?))).collect()
    }

    fn claim_line(&self, claim: &Claim) -> SheetLine {
        let name = self.name(claim);
        let words = match &claim.value {
            Some(value) => {
                let value = terms::claim_value(value, self.plan.money.currency, self.locale);
                self.named(&self.in_sentence(name), &value)
            }
            None => name.to_owned(),
        };
        SheetLine::said(words).leading_to(ItemId::Claim(claim.id.clone()))
    }

    fn claims_where(&self, is_meant: impl Fn(&Claim) -> bool) -> Vec<SheetLine> {
        let claims = self.plan.vocabulary.claims.iter().filter(|claim| is_meant(claim));
        let lines = claims.map(|claim| self.claim_line(claim)).collect();
        self.or_none(lines)
    }

    fn platform_claims(&self, is_meant: impl Fn(&Claim) -> bool) -> Vec<SheetLine> {
        let claims = self.plan.platform.claims.iter().filter_map(|id| self.plan.vocabulary.claims.find(id));
        let lines = claims.filter(|claim| is_meant(claim)).map(|claim| {
            let name = self.name(claim);
            SheetLine::marked(name, !claim.proofs.is_empty()).leading_to(ItemId::Claim(claim.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Lists the claims of the positioning with the share of exposures that carry each.
    fn pillars(&self) -> Vec<SheetLine> {
        let claims = self.plan.platform.claims.iter().filter_map(|id| self.plan.vocabulary.claims.find(id));
        let tokens = &self.analysis.consistency.commonality.tokens;
        let lines = claims.map(|claim| {
            let share =
                tokens.iter().find(|found| found.token == Token::Claim(claim.id.clone())).map(|found| found.share);
            let value = match share {
                Some(Ok(share)) => self.percent(share),
                Some(Err(why)) => text::reason(why, self.locale.language).to_owned(),
                None => text::DASH.to_owned(),
            };
            let name = self.in_sentence(self.name(claim));
            let words = self.named(&name, &value);
            SheetLine::marked(words, !claim.proofs.is_empty()).leading_to(ItemId::Claim(claim.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Lists the claims that messages still make after the last of their proofs has ended, with the impressions of those
    /// weeks.
    fn proofs_past(&self) -> Vec<SheetLine> {
        let lines = self.plan.vocabulary.claims.iter().filter_map(|claim| {
            let late = self.placed_past_proof(claim)?;
            let said = fill!(self.texts.worksheets.proof_ended, &[("count", &self.locale.decimal(late, 0))]);
            let words = self.named(&self.in_sentence(self.name(&**claim)), &said);
            Some(SheetLine::marked(words, false).leading_to(ItemId::Claim(claim.id.clone())))
        });
        self.or_none(lines.collect())
    }
}
