//! What the channels of a plan say in worksheets.

use super::super::Report;
use super::SheetLine;
use crate::edit::ItemId;
use crate::plan::{Channel, Element, Environment, Media, NotComputable, Tool, Total};
use crate::text::strings::fill;
use crate::text::terms;
use crate::worksheet::{Part, forms_of};

/// The twelve tools of electronic promotion.
const TWELVE: [Tool; 12] = [
    Tool::Website,
    Tool::SearchEngines,
    Tool::Directories,
    Tool::Newsgroups,
    Tool::InstantChat,
    Tool::SocialNetworks,
    Tool::Email,
    Tool::MobilePhone,
    Tool::Blogs,
    Tool::VirtualCommunity,
    Tool::OtherSites,
    Tool::InteractiveTelevision,
];

/// The five elements of the e-promotion mix.
const FIVE: [Element; 5] = [
    Element::Advertising,
    Element::SalesPromotion,
    Element::PersonalSelling,
    Element::PublicRelations,
    Element::DirectMarketing,
];

/// The tools by the words of worksheets.
const TOOL_WORDS: [(&str, Tool); 9] = [
    ("website", Tool::Website),
    ("blogs", Tool::Blogs),
    ("mobile", Tool::MobilePhone),
    ("other-sites", Tool::OtherSites),
    ("ad-banners", Tool::OtherSites),
    ("e-mail-messages", Tool::Email),
    ("e-mail-news", Tool::Email),
    ("virtual-communities", Tool::VirtualCommunity),
    ("faq", Tool::Website),
];

/// Tools by which single people are written to, who must have agreed.
const NEED_CONSENT: [Tool; 4] = [Tool::Email, Tool::MobilePhone, Tool::InstantChat, Tool::Telephone];

impl Report<'_> {
    pub(super) fn about_channels(&self, name: &str, argument: &str, part: &Part) -> Option<Vec<SheetLine>> {
        Some(match name {
            "twelve-tools" => self.counted(TWELVE.iter().map(|tool| self.tool_line(*tool)).collect()),
            "five-elements" => self.counted(FIVE.iter().map(|element| self.element_line(*element)).collect()),
            "case-elements" => self.counted(Element::ALL.iter().map(|element| self.element_line(*element)).collect()),
            "element" => {
                let element = Element::ALL.into_iter().find(|element| element.as_str() == argument)?;
                self.channels_where(|channel| channel.element == element)
            }
            "forms" => self.form_lines(argument),
            "tool-channels" => {
                let tools: Vec<Tool> = argument.split(',').filter_map(tool_of).collect();
                self.channels_where(|channel| tools.contains(&channel.tool))
            }
            "stage-tools" => self.stage_tools(argument, part),
            "consent-by-channel" => self.channels_where(|channel| NEED_CONSENT.contains(&channel.tool)),
            "direct-online-channels" => self
                .channels_where(|channel| channel.media == Media::Owned && channel.environment == Environment::Online),
            "experience-support" => self.channels_where(|channel| {
                matches!(channel.tool, Tool::VirtualCommunity | Tool::Event | Tool::OtherSites | Tool::SocialNetworks)
            }),
            "online-offline-pairs" => vec![self.pairing()],
            "search-cost" => vec![self.cost_where(|channel| channel.tool == Tool::SearchEngines)],
            "search-labour" => vec![self.search_labour()],
            "social-exposure" => vec![self.exposure_where(|channel| channel.tool == Tool::SocialNetworks)],
            "on-brief-spend" => vec![self.on_brief_spend()],
            _ => return None,
        })
    }

    fn is_placed(&self, at: usize) -> bool {
        self.analysis.reach.channels.get(at).is_some_and(|reach| reach.impressions > 0.0)
    }

    /// The lines after how many of them are in the plan.
    fn counted(&self, lines: Vec<SheetLine>) -> Vec<SheetLine> {
        let there = lines.iter().filter(|line| line.is_there == Some(true)).count();
        std::iter::once(self.of_line(there, lines.len())).chain(lines).collect()
    }

    fn tool_line(&self, tool: Tool) -> SheetLine {
        let is_there = self.plan.channels.iter().any(|channel| channel.tool == tool);
        SheetLine::marked(terms::tool(tool, self.locale.language), is_there)
    }

    fn element_line(&self, element: Element) -> SheetLine {
        let is_there = self.plan.channels.iter().any(|channel| channel.element == element);
        SheetLine::marked(terms::element(element, self.locale.language), is_there)
    }

    fn channels_where(&self, is_meant: impl Fn(&Channel) -> bool) -> Vec<SheetLine> {
        let channels = self.plan.channels.iter().enumerate().filter(|(_, channel)| is_meant(channel));
        let lines = channels.map(|(at, channel)| {
            SheetLine::marked(self.channel_name(at), self.is_placed(at)).leading_to(ItemId::Channel(channel.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Each form and means of an element, with the channels that stand for it.
    fn form_lines(&self, argument: &str) -> Vec<SheetLine> {
        let Some(element) = Element::ALL.into_iter().find(|element| element.as_str() == argument) else {
            return Vec::new();
        };
        let lines = forms_of(element).iter().map(|form| {
            let name = form.name.get(self.locale.language);
            let is_it = |channel: &Channel| channel.element == element && channel.form == form.id;
            let mut channels = self.plan.channels.iter().filter(|channel| is_it(channel)).peekable();
            let Some(first) = channels.peek().map(|channel| channel.id.clone()) else {
                return SheetLine::marked(name, false);
            };
            let channels = self.list(channels.map(|channel| self.name(&**channel)));
            let words = fill(self.texts.worksheets.named_value, &[("name", name), ("value", &channels)]);
            SheetLine::marked(words, true).leading_to(ItemId::Channel(first))
        });
        self.or_none(lines.collect())
    }

    /// The channels of the tools that the notes name for a stage, filled where a message of the stage is placed on them.
    fn stage_tools(&self, argument: &str, part: &Part) -> Vec<SheetLine> {
        let tools: Vec<Tool> = argument.split(',').filter_map(tool_of).collect();
        let serves = |channel: &Channel| {
            self.plan.placements.iter().any(|placement| {
                placement.channel == channel.id
                    && self.plan.message(&placement.message).is_some_and(|message| Some(message.stage) == part.stage)
            })
        };
        let channels = self.plan.channels.iter().enumerate();
        // Where the notes name no single tool, every channel may serve.
        let meant = channels.filter(|(_, channel)| tools.is_empty() || tools.contains(&channel.tool));
        let lines = meant.map(|(at, channel)| {
            SheetLine::marked(self.channel_name(at), serves(channel)).leading_to(ItemId::Channel(channel.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Whether something is placed both online and offline.
    fn pairing(&self) -> SheetLine {
        let placed_in = |environment: Environment| {
            let channels = self.plan.channels.iter().enumerate();
            channels.filter(|(at, channel)| channel.environment == environment && self.is_placed(*at)).count()
        };
        let (online, offline) = (placed_in(Environment::Online), placed_in(Environment::Offline));
        let number = |count: usize| self.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
        let values = [("online", &*number(online)), ("offline", &*number(offline))];
        SheetLine::marked(fill(self.texts.worksheets.paired, &values), online > 0 && offline > 0)
    }

    fn cost_where(&self, is_meant: impl Fn(&Channel) -> bool) -> SheetLine {
        let channels = self.plan.channels.iter().zip(&self.analysis.budget.by_channel);
        let total: Total = channels.filter(|(channel, _)| is_meant(channel)).map(|(_, cost)| *cost).sum();
        SheetLine::said(self.locale.total(total, self.analysis.budget.currency))
    }

    fn exposure_where(&self, is_meant: impl Fn(&Channel) -> bool) -> SheetLine {
        let channels = self.plan.channels.iter().zip(&self.analysis.reach.channels);
        let (mut meant, mut all) = (0.0, 0.0);
        for (channel, reach) in channels {
            all += reach.impressions;
            meant += if is_meant(channel) { reach.impressions } else { 0.0 };
        }
        let share = if all > 0.0 { Ok(meant / all) } else { Err(NotComputable::NothingPlaced) };
        self.figure_line(share, |share| self.percent(share))
    }

    /// Whether own work is counted on the channels of search engines.
    fn search_labour(&self) -> SheetLine {
        let is_counted = self
            .plan
            .channels
            .iter()
            .any(|channel| channel.tool == Tool::SearchEngines && channel.terms.labour.is_some());
        let texts = &self.texts.worksheets;
        SheetLine::marked(if is_counted { texts.labour_counted } else { texts.labour_missing }, is_counted)
    }

    /// The share of media that pays for messages of the positioning's own theme.
    fn on_brief_spend(&self) -> SheetLine {
        let Some(theme) = &self.plan.platform.theme else { return self.missing_line(NotComputable::NoPlatform) };
        let messages = self.plan.messages.iter().zip(&self.analysis.budget.by_message);
        let on_brief: Total =
            messages.filter(|(message, _)| message.theme.value() == Some(theme)).map(|(_, cost)| *cost).sum();
        let currency = self.analysis.budget.currency;
        let share = self.analysis.budget.media.exact().and_then(|media| {
            let of = on_brief.exact()?.to_major(currency);
            if media.is_zero() { Err(NotComputable::NothingSpent) } else { Ok(of / media.to_major(currency)) }
        });
        self.figure_line(share, |share| self.percent(share))
    }
}

fn tool_of(word: &str) -> Option<Tool> {
    TOOL_WORDS.iter().find(|(known, _)| *known == word).map(|(_, tool)| *tool)
}
