//! Built-in channels to add from: data in `assets/`, compiled in and read here.
//!
//! The catalogue covers the twelve tools of electronic promotion and the usual offline media. It holds no prices and
//! no audience figures, since those belong to a market and a year: rates are zero until the planner types them, and
//! the weekly quantities are illustrative starting points.

mod samples;

use std::sync::LazyLock;

use serde::Deserialize;

pub use samples::{SAMPLES, Sample, SampleUse, sample};

use crate::plan::{Bilingual, Channel, ChannelId, CostModel, Element, Environment, Media, Stage, Tool, Unit};

/// A channel that a planner can add to a plan.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelTemplate {
    /// Its id in the catalogue; a good id for the plan's channel too.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// The promotion element that it usually belongs to.
    pub element: Element,
    /// The form or means of its element, by the id that the worksheet of the promotion mix has for it; empty where none of them is meant.
    #[serde(default)]
    pub form: String,
    /// The tool or medium.
    pub tool: Tool,
    /// Who usually controls it.
    pub media: Media,
    /// Online or offline.
    pub environment: Environment,
    /// What its quantities count.
    pub unit: Unit,
    /// How it is usually paid for, at a rate of zero.
    pub cost: CostModel,
    /// A quantity for a week to begin with, in `unit`. Illustrative.
    pub quantity_per_week: u64,
    /// The stages that it usually serves, in order.
    pub stages: Vec<Stage>,
    /// What it is for, in one sentence.
    pub hint: Bilingual,
    /// A remark on the numbers of `cost` that are not zero.
    #[serde(default)]
    pub source: String,
}

/// Returns the channels of the catalogue: online ones first, in the order of [`Tool::ALL`].
#[must_use]
pub fn channels() -> &'static [ChannelTemplate] {
    static CHANNELS: LazyLock<Vec<ChannelTemplate>> = LazyLock::new(|| {
        // The text is compiled in and a test reads it, so the empty list never comes about.
        ron::from_str(include_str!("../../assets/catalogue/channels.ron")).unwrap_or_default()
    });
    &CHANNELS
}

/// Returns the template with this id.
#[must_use]
pub fn channel(id: &str) -> Option<&'static ChannelTemplate> {
    channels().iter().find(|template| template.id == id)
}

/// Returns the template that `channel` was made from: one that counts the same unit and has its name in either language.
#[must_use]
pub fn template_of(channel: &Channel) -> Option<&'static ChannelTemplate> {
    let is_named = |template: &ChannelTemplate| {
        let same = |own: &str, template: &str| !own.trim().is_empty() && own.trim() == template;
        same(&channel.name.en, &template.name.en) || same(&channel.name.ar, &template.name.ar)
    };
    channels().iter().find(|template| template.unit == channel.unit && is_named(template))
}

/// Returns a plan's channel made from `template`: no audiences meet it yet, and its rate is still to be typed.
#[must_use]
pub fn to_channel(template: &ChannelTemplate, id: ChannelId) -> Channel {
    Channel {
        id,
        name: template.name.clone(),
        element: template.element,
        tool: template.tool,
        form: template.form.clone(),
        consent: None,
        media: template.media,
        environment: template.environment,
        unit: template.unit,
        cost: template.cost.clone(),
        contacts: Vec::new(),
        terms: crate::plan::BuyingTerms::default(),
        overlap: 0.0,
        pairs: Vec::new(),
        source: template.source.clone(),
        notes: Bilingual::default(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ChannelTemplate, channel, channels, template_of, to_channel};
    use crate::plan::{ChannelId, CostModel, Decimal, Element, Environment, Media, Stage, Tool, slug};

    #[test]
    fn the_catalogue_reads() {
        let text = include_str!("../../assets/catalogue/channels.ron");
        let read: Vec<ChannelTemplate> = ron::from_str(text).unwrap();
        assert_eq!(read, channels());
        assert!(read.len() >= 30);
    }

    #[test]
    fn ids_are_unique_and_readable() {
        let ids: BTreeSet<&str> = channels().iter().map(|template| template.id.as_str()).collect();
        assert_eq!(ids.len(), channels().len());
        for id in ids {
            assert_eq!(slug(id, ""), id);
            assert_eq!(channel(id).map(|template| template.id.as_str()), Some(id));
        }
        assert_eq!(channel("no-such-channel"), None);
    }

    #[test]
    fn every_text_is_in_both_languages() {
        let names: BTreeSet<(&str, &str)> =
            channels().iter().map(|template| (template.name.en.as_str(), template.name.ar.as_str())).collect();
        assert_eq!(names.len(), channels().len());
        for template in channels() {
            for text in [&template.name, &template.hint] {
                assert!(text.en.is_ascii() && !text.en.is_empty(), "{}", template.id);
                assert!(text.ar.chars().any(|letter| ('\u{621}'..='\u{64a}').contains(&letter)), "{}", template.id);
            }
            assert!(template.hint.en.ends_with('.') && template.hint.ar.ends_with('.'), "{}", template.id);
        }
    }

    #[test]
    fn every_tool_element_medium_and_stage_is_covered() {
        let all = channels();
        for tool in Tool::ALL {
            assert!(all.iter().any(|template| template.tool == tool), "{tool:?}");
        }
        for element in Element::ALL {
            assert!(all.iter().any(|template| template.element == element), "{element:?}");
        }
        for media in Media::ALL {
            assert!(all.iter().any(|template| template.media == media), "{media:?}");
        }
        for stage in Stage::ALL {
            assert!(all.iter().any(|template| template.stages.contains(&stage)), "{stage:?}");
        }
    }

    #[test]
    fn entries_agree_with_themselves() {
        let position = |tool| Tool::ALL.iter().position(|&known| known == tool).unwrap();
        let last_online = position(Tool::InteractiveTelevision);
        for template in channels() {
            if template.tool != Tool::Other {
                let is_online = template.environment == Environment::Online;
                assert_eq!(is_online, position(template.tool) <= last_online, "{}", template.id);
            }
            assert!(template.quantity_per_week > 0, "{}", template.id);
            assert!(!template.stages.is_empty() && template.stages.is_sorted(), "{}", template.id);
            assert!(template.cost.rate().is_none_or(Decimal::is_zero), "{}", template.id);
            let states_click_rate = matches!(template.cost, CostModel::PerClick { .. });
            assert_eq!(states_click_rate, template.source.contains("Illustrative"), "{}", template.id);
        }
        assert!(channels().is_sorted_by_key(|template| position(template.tool)));
    }

    #[test]
    fn a_channel_is_made_as_the_template_says() {
        for template in channels() {
            let made = to_channel(template, ChannelId::from("new"));
            assert_eq!(made.id, ChannelId::from("new"));
            assert_eq!(
                (&made.name, made.tool, made.unit, &made.cost),
                (&template.name, template.tool, template.unit, &template.cost)
            );
            assert!(made.contacts.is_empty() && made.notes.is_empty());
            assert_eq!(template_of(&made).map(|found| &found.id), Some(&template.id));
        }
    }
}
