//! Commonality: which elements of the platform the exposures carry.

use super::inputs::{Inputs, finite};
use crate::plan::{ClaimId, Coded, Figure, Message, NotComputable, Plan, Platform, SloganId, ThemeId, VisualId};

/// One element of the positioning platform that messages can carry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the id of the token of its name")]
pub enum Token {
    Theme(ThemeId),
    Claim(ClaimId),
    Visual(VisualId),
    Slogan(SloganId),
}

impl Token {
    /// Returns the token's id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Theme(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Visual(id) => id.as_str(),
            Self::Slogan(id) => id.as_str(),
        }
    }

    /// Returns whether `message` carries it; `None` where its attribute does not apply to the message. A blank coding carries
    /// nothing.
    #[must_use]
    pub fn carried_by(&self, message: &Message) -> Option<bool> {
        match self {
            Self::Theme(id) => carries(&message.theme, |theme| theme == id),
            Self::Claim(id) => carries(&message.claims, |claims| claims.contains(id)),
            Self::Visual(id) => carries(&message.visuals, |visuals| visuals.contains(id)),
            Self::Slogan(id) => carries(&message.slogan, |slogan| slogan == id),
        }
    }
}

fn carries<T>(coded: &Coded<T>, has: impl Fn(&T) -> bool) -> Option<bool> {
    match coded {
        Coded::NotApplicable => None,
        Coded::Is(value) => Some(has(value)),
        Coded::Blank | Coded::Absent => Some(false),
    }
}

/// Says how many of the exposures carry one element of the platform.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenShare {
    /// The element.
    pub token: Token,
    /// The share of the exposures to which it applies that carry it, 0 to 1.
    pub share: Figure,
}

/// Says which elements of the platform people really meet (after Keller's commonality, 2001).
#[derive(Clone, Debug, PartialEq)]
pub struct Commonality {
    /// Theme, claims, visuals and slogan of the platform, in its order.
    pub tokens: Vec<TokenShare>,
    /// The mean over the tokens, 0 to 1: this program's own summary.
    pub mean: Figure,
    /// The share of exposures that carry the core: the theme, at least one claim of the platform and, where visuals
    /// apply, the platform's first visual token (by convention the logo).
    pub core: Figure,
}

/// Lists the elements of `platform`, each once.
fn tokens(platform: &Platform) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let all = platform.theme.iter().cloned().map(Token::Theme);
    let all = all.chain(platform.claims.iter().cloned().map(Token::Claim));
    let all = all.chain(platform.visuals.iter().cloned().map(Token::Visual));
    for token in all.chain(platform.slogan.iter().cloned().map(Token::Slogan)) {
        if !tokens.contains(&token) {
            tokens.push(token);
        }
    }
    tokens
}

pub(super) fn commonality(inputs: &Inputs<'_>) -> Commonality {
    let tokens: Vec<TokenShare> = tokens(&inputs.plan.platform)
        .into_iter()
        .map(|token| {
            let share = share_of(inputs, |message| token.carried_by(message));
            TokenShare { token, share }
        })
        .collect();
    let (mut sum, mut count, mut reason) = (0.0, 0_u32, None);
    for token in &tokens {
        match token.share {
            Ok(share) => {
                sum += share;
                count += 1;
            }
            Err(why) => reason = reason.or(Some(why)),
        }
    }
    let mean = if count > 0 { Ok(sum / f64::from(count)) } else { Err(reason.unwrap_or(NotComputable::NoPlatform)) };
    let core = if tokens.is_empty() {
        Err(NotComputable::NoPlatform)
    } else {
        share_of(inputs, |message| Some(carries_core(inputs.plan, message)))
    };
    Commonality { tokens, mean, core }
}

/// Returns the share of exposures of messages for which `carried` is true, among those for which it says something.
fn share_of(inputs: &Inputs<'_>, carried: impl Fn(&Message) -> Option<bool>) -> Figure {
    let (mut with, mut applicable, mut any) = (0.0, 0.0, false);
    for (message, impressions) in inputs.met() {
        any = true;
        if let Some(is_carried) = carried(&inputs.plan.messages[message]) {
            applicable += impressions;
            with += if is_carried { impressions } else { 0.0 };
        }
    }
    match (any, applicable > 0.0) {
        (false, _) => Err(inputs.obstacle),
        (true, false) => Err(NotComputable::NothingComparable),
        (true, true) => finite((with / applicable).min(1.0)),
    }
}

/// Returns true when the message carries what the platform states of theme, claims and logo.
fn carries_core(plan: &Plan, message: &Message) -> bool {
    let platform = &plan.platform;
    let theme = platform.theme.as_ref().is_none_or(|theme| message.theme.value() == Some(theme));
    let claim = platform.claims.is_empty() || makes_platform_claim(platform, message);
    let logo = platform.visuals.first().is_none_or(|logo| {
        message.visuals == Coded::NotApplicable || message.visuals.value().is_some_and(|shown| shown.contains(logo))
    });
    theme && claim && logo
}

/// Returns true when the message makes at least one claim of the platform.
pub(super) fn makes_platform_claim(platform: &Platform, message: &Message) -> bool {
    message.claims.value().is_some_and(|made| made.iter().any(|claim| platform.claims.contains(claim)))
}

/// Returns true when the message shows whose it is: the platform's logo (its first visual token) or its slogan.
pub(super) fn names_brand(platform: &Platform, message: &Message) -> bool {
    let logo =
        platform.visuals.first().is_some_and(|logo| message.visuals.value().is_some_and(|shown| shown.contains(logo)));
    logo || platform.slogan.as_ref().is_some_and(|slogan| message.slogan.value() == Some(slogan))
}
