//! Says what the channels of a plan say in worksheets.

use super::super::Report;
use super::SheetLine;
use crate::edit::ItemId;
use crate::plan::{Audience, Channel, Consent, Element, Environment, Figure, Media, NotComputable, Stage, Tool, Total};
use crate::text::strings::{fill, slots};
use crate::text::terms;
use crate::worksheet::Part;

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

/// The ten elements of promotion that the course paper names in its case. Radio is one of them there; the program has it as a
/// tool, and direct marketing as an element that the paper does not list.
const OF_THE_CASE: [CaseElement; 10] = [
    CaseElement::Element(Element::Advertising),
    CaseElement::Tool(Tool::Radio),
    CaseElement::Element(Element::Publicity),
    CaseElement::Element(Element::Packaging),
    CaseElement::Element(Element::PersonalSelling),
    CaseElement::Element(Element::SalesPromotion),
    CaseElement::Element(Element::InnovativePromotion),
    CaseElement::Element(Element::SocialMedia),
    CaseElement::Element(Element::Sponsorship),
    CaseElement::Element(Element::PublicRelations),
];

/// Says what stands in this program for an element of promotion of the course paper.
#[derive(Clone, Copy)]
enum CaseElement {
    Element(Element),
    Tool(Tool),
}

/// The tools by the words of worksheets.
const TOOL_WORDS: [(&str, Tool); 4] = [
    ("website", Tool::Website),
    ("blogs", Tool::Blogs),
    ("mobile", Tool::MobilePhone),
    ("other-sites", Tool::OtherSites),
];

/// Means that the notes name for a stage, by the words of worksheets: the tools and the form of the channels that stand for each.
const MEANS: [(&str, &[Tool], &str); 6] = [
    ("ad-banners", &[], "banners"),
    ("e-mail-messages", &[Tool::Email], ""),
    ("multimedia", &[Tool::SocialNetworks, Tool::Television, Tool::InteractiveTelevision, Tool::Cinema], ""),
    ("virtual-communities", &[Tool::VirtualCommunity, Tool::InstantChat], ""),
    ("e-mail-news", &[Tool::Email], ""),
    ("faq", &[Tool::Website], ""),
];

impl Report<'_> {
    pub(super) fn about_channels(&self, name: &str, argument: &str, part: &Part) -> Option<Vec<SheetLine>> {
        Some(match name {
            "twelve-tools" => self.counted(TWELVE.iter().map(|tool| self.tool_line(*tool)).collect()),
            "five-elements" | "five-functions" => {
                self.counted(FIVE.iter().map(|element| self.element_line(*element)).collect())
            }
            "case-elements" => self.counted(OF_THE_CASE.map(|element| self.case_line(element)).to_vec()),
            "element" => {
                let element = Element::ALL.into_iter().find(|element| element.as_str() == argument)?;
                self.channels_where(|channel| channel.element == element)
            }
            "element-spend" => self.element_spend(argument),
            "forms" => self.form_lines(argument),
            "tool-channels" => {
                let tools: Vec<Tool> = argument.split(',').filter_map(tool_of).collect();
                self.channels_where(|channel| tools.contains(&channel.tool))
            }
            "stage-tools" => self.stage_tools(argument, part),
            "consent-by-channel" => self.consents(),
            "own-customer-audiences" => self.own_customers(),
            "direct-online-channels" => self
                .channels_where(|channel| channel.media == Media::Owned && channel.environment == Environment::Online),
            "experience-support" => self.experience_support(),
            "online-offline-pairs" => self.pairing(),
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

    /// Returns the lines after how many of them are in the plan.
    pub(super) fn counted(&self, lines: Vec<SheetLine>) -> Vec<SheetLine> {
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

    fn case_line(&self, element: CaseElement) -> SheetLine {
        match element {
            CaseElement::Element(element) => self.element_line(element),
            CaseElement::Tool(tool) => self.tool_line(tool),
        }
    }

    /// Lists the channels that write to people one by one, each with what is known of their consent, after how many have it
    /// recorded.
    fn consents(&self) -> Vec<SheetLine> {
        let texts = &self.texts.figures;
        let channels = self.plan.channels.iter().enumerate().filter(|(_, channel)| channel.needs_consent());
        let lines: Vec<SheetLine> = channels
            .map(|(at, channel)| {
                let known = channel.consent.map(|consent| terms::consent(consent, self.locale.language));
                let name = self.in_sentence(self.channel_name(at));
                let words = self.named(&name, known.unwrap_or(texts.consent_unknown));
                let line = SheetLine::marked(words, channel.consent == Some(Consent::Recorded));
                line.leading_to(ItemId::Channel(channel.id.clone()))
            })
            .collect();
        if lines.is_empty() { self.or_none(lines) } else { self.counted(lines) }
    }

    /// Lists the audiences to whom something is placed on the organisation's own channels that write to people by address:
    /// only customers and those who asked for it are on such lists.
    fn own_customers(&self) -> Vec<SheetLine> {
        let is_own = |channel: &Channel| channel.media == Media::Owned && channel.needs_consent();
        let written_to = |audience: &Audience| {
            self.plan.placements.iter().any(|placement| {
                let is_aimed = placement.audiences.is_empty() || placement.audiences.contains(&audience.id);
                let channel = self.plan.channels.find(&placement.channel).filter(|channel| is_own(channel));
                is_aimed && channel.is_some_and(|channel| channel.contact(&audience.id).is_some())
            })
        };
        self.audience_lines(written_to)
    }

    /// Lists what an experience good needs: trial, reviews and aftercare, each with the share of exposure that it gets.
    fn experience_support(&self) -> Vec<SheetLine> {
        let texts = &self.texts.worksheets;
        let tries = |channel: &Channel| {
            ["trial", "free-use"].contains(&&*channel.form)
                || matches!(channel.tool, Tool::Event | Tool::PointOfSale | Tool::SalesForce)
        };
        let reviews = |channel: &Channel| {
            channel.element == Element::SocialMedia
                || matches!(channel.media, Media::Earned | Media::Shared)
                || matches!(channel.tool, Tool::OtherSites | Tool::VirtualCommunity)
        };
        let after = Stage::ALL.iter().position(|stage| *stage == Stage::AfterSale).unwrap_or(0);
        let cared = self.analysis.consistency.complementarity.by_exposure.shares.map(|shares| shares[after]);
        let all = [
            (texts.trial, self.exposure_share(tries)),
            (texts.reviews, self.exposure_share(reviews)),
            (texts.aftercare, cared),
        ];
        let line = |(name, share): (&str, Figure)| match share {
            Ok(share) => {
                let value = if share > 0.0 { self.percent(share) } else { texts.nothing.to_owned() };
                SheetLine::marked(self.named(name, &value), share > 0.0)
            }
            Err(why) => self.missing_line(why),
        };
        all.into_iter().map(line).collect()
    }

    fn channels_where(&self, is_meant: impl Fn(&Channel) -> bool) -> Vec<SheetLine> {
        let channels = self.plan.channels.iter().enumerate().filter(|(_, channel)| is_meant(channel));
        let lines = channels.map(|(at, channel)| {
            SheetLine::marked(self.channel_name(at), self.is_placed(at)).leading_to(ItemId::Channel(channel.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Lists each means that the notes name for a stage, with the plan's channels of its kind, filled where a message of the
    /// stage is placed on one of them.
    fn stage_tools(&self, argument: &str, part: &Part) -> Vec<SheetLine> {
        let serves = |channel: &Channel| {
            self.plan.placements.iter().any(|placement| {
                placement.channel == channel.id
                    && self.plan.message(&placement.message).is_some_and(|message| Some(message.stage) == part.stage)
            })
        };
        let lines = argument.split(',').filter_map(|word| {
            let (_, tools, form) = MEANS.iter().find(|(known, _, _)| *known == word)?;
            let name = self.means_name(word);
            let is_it =
                |channel: &&Channel| tools.contains(&channel.tool) || (!form.is_empty() && channel.form == *form);
            let channels = || self.plan.channels.iter().map(|channel| &**channel).filter(is_it);
            let Some(first) = channels().find(|channel| serves(channel)) else {
                return Some(SheetLine::marked(name, false));
            };
            let serving = self.list(channels().filter(|channel| serves(channel)).map(|channel| self.name(channel)));
            let words = self.named(name, &serving);
            Some(SheetLine::marked(words, true).leading_to(ItemId::Channel(first.id.clone())))
        });
        self.or_none(lines.collect())
    }

    fn means_name(&self, word: &str) -> &'static str {
        let texts = &self.texts.worksheets;
        match word {
            "ad-banners" => texts.means_banners,
            "e-mail-messages" => texts.means_e_mail,
            "multimedia" => texts.means_multimedia,
            "virtual-communities" => texts.means_communities,
            "e-mail-news" => texts.means_news,
            _ => texts.means_faq,
        }
    }

    /// Says whether something is placed both online and offline: in the whole plan, and for each stage that has placements.
    fn pairing(&self) -> Vec<SheetLine> {
        let channels_of = |environment: Environment, stage: Option<Stage>| {
            let serves = |channel: &Channel| {
                self.plan.placements.iter().any(|placement| {
                    let message = self.plan.message(&placement.message);
                    placement.channel == channel.id
                        && message.is_some_and(|message| stage.is_none_or(|stage| message.stage == stage))
                })
            };
            let channels = self.plan.channels.iter().enumerate();
            let meant = channels
                .filter(|(at, channel)| channel.environment == environment && self.is_placed(*at) && serves(channel));
            meant.count()
        };
        let pair =
            |stage| [Environment::Online, Environment::Offline].map(|environment| channels_of(environment, stage));
        let number = |count: usize| self.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
        let words = |[online, offline]: [usize; 2]| {
            let values = slots![("online", &*number(online)), ("offline", &*number(offline))];
            fill!(self.texts.worksheets.paired, values)
        };
        let whole = pair(None);
        let line = SheetLine::marked(words(whole), whole.iter().all(|count| *count > 0));
        let of_stages = Stage::ALL.into_iter().filter_map(|stage| {
            let counts = pair(Some(stage));
            let name = terms::stage(stage, self.locale.language);
            let said = self.named(name, &words(counts));
            (counts != [0, 0]).then(|| SheetLine::marked(said, counts.iter().all(|count| *count > 0)))
        });
        std::iter::once(line).chain(of_stages).collect()
    }

    fn cost_where(&self, is_meant: impl Fn(&Channel) -> bool) -> SheetLine {
        SheetLine::said(self.locale.total(self.spend_where(is_meant), self.analysis.budget.currency))
    }

    fn exposure_where(&self, is_meant: impl Fn(&Channel) -> bool) -> SheetLine {
        self.figure_line(self.exposure_share(is_meant), |share| self.percent(share))
    }

    /// Returns the share of all impressions that fall on channels of a kind, 0 to 1.
    fn exposure_share(&self, is_meant: impl Fn(&Channel) -> bool) -> Figure {
        let channels = self.plan.channels.iter().zip(&self.analysis.reach.channels);
        let (mut meant, mut all) = (0.0, 0.0);
        for (channel, reach) in channels {
            all += reach.impressions;
            meant += if is_meant(channel) { reach.impressions } else { 0.0 };
        }
        if all > 0.0 { Ok(meant / all) } else { Err(NotComputable::NothingPlaced) }
    }

    /// Says whether own work is counted on the channels of search engines.
    fn search_labour(&self) -> SheetLine {
        let is_counted = self
            .plan
            .channels
            .iter()
            .any(|channel| channel.tool == Tool::SearchEngines && channel.terms.labour.is_some());
        let texts = &self.texts.worksheets;
        SheetLine::marked(if is_counted { texts.labour_counted } else { texts.labour_missing }, is_counted)
    }

    /// Returns the share of media that pays for messages of the positioning's own theme.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Analysis;
    use crate::plan::{Language, Plan};
    use crate::report::worksheets::figure;
    use crate::text::Locale;
    use crate::worksheet::framework;

    /// The sample as it is shipped: its channels have their media and forms.
    fn soap() -> Plan {
        let sample = crate::catalogue::sample("rayhan-soap").unwrap();
        Plan::clone(&crate::store::read(sample.text.as_bytes()).unwrap().plan)
    }

    /// What the plan says for a figure of a part, each line with its mark: "+" there, "-" not, "" a figure.
    fn said(plan: &Plan, sheet: &str, part: &str, name: &str) -> Vec<String> {
        let plan = Arc::new(plan.clone());
        let analysis = Analysis::of(&plan);
        let report = Report::new(&plan, &analysis, Locale::of(Language::En));
        let part = framework(sheet).unwrap().parts.iter().find(|known| known.id == part).unwrap();
        let mark = |line: &SheetLine| line.is_there.map_or("", |is_there| if is_there { "+" } else { "-" });
        figure(&report, part, name).iter().map(|line| format!("{}{}", mark(line), line.text)).collect()
    }

    fn with_channel(id: &str, change: impl Fn(&mut Channel)) -> Plan {
        let mut plan = soap();
        let changed = plan.channels.iter().map(|channel| {
            let mut channel = Channel::clone(channel);
            if channel.id.as_str() == id {
                change(&mut channel);
            }
            channel
        });
        plan.channels = changed.collect();
        plan
    }

    #[test]
    fn each_channel_that_writes_to_people_says_what_is_known_of_consent() {
        let consent = |plan: &Plan| said(plan, "privacy", "consent", "consent-by-channel");
        let with = |email: Option<Consent>| {
            let mut plan = with_channel("e-mail", |channel| channel.consent = email);
            for channel in plan.channels.make_mut().iter_mut().filter(|channel| channel.id.as_str() == "sms-whatsapp") {
                Arc::make_mut(channel).consent = None;
            }
            plan
        };
        assert_eq!(consent(&soap())[0], "2 of 2");
        let before = consent(&with(None));
        assert_eq!(before[0], "0 of 2");
        assert!(
            before[1..].iter().all(|line| line.starts_with('-') && line.ends_with(": Not stated yet")),
            "{before:?}"
        );
        let asked = consent(&with(Some(Consent::Recorded)));
        assert_eq!(asked[0], "1 of 2");
        assert!(asked.contains(&"+E-mail: Given, and recorded".to_owned()), "{asked:?}");
        let none = consent(&with(Some(Consent::NotNeeded)));
        assert_eq!(none.len(), 2, "where none is needed nothing is asked: {none:?}");
        let other = consent(&with_channel("facebook", |channel| channel.consent = Some(Consent::NotYet)));
        assert!(other.iter().any(|line| line == "-Facebook: Not asked for yet"), "a channel that says so is listed");
    }

    #[test]
    fn the_ten_elements_of_the_case_have_radio_and_no_direct_marketing() {
        let elements = |plan: &Plan| said(plan, "imc-maturity", "elements", "case-elements");
        let found = elements(&soap());
        assert_eq!(found.len(), 11, "how many, and each");
        assert!(found.contains(&"-Radio".to_owned()) && !found.iter().any(|line| line.contains("Direct")), "{found:?}");
        let radio = elements(&with_channel("facebook", |channel| channel.tool = Tool::Radio));
        assert!(radio.contains(&"+Radio".to_owned()), "{radio:?}");
    }

    #[test]
    fn the_means_of_a_stage_are_named_whether_the_plan_has_them_or_not() {
        let found = said(&soap(), "arthur", "attention", "stage-tools:ad-banners,e-mail-messages");
        assert_eq!(found, ["-Advertising banners", "-E-mail messages"]);
        let banners = with_channel("instagram", |channel| channel.form = "banners".to_owned());
        let found = said(&banners, "arthur", "attention", "stage-tools:ad-banners,e-mail-messages");
        assert_eq!(found[0], "+Advertising banners: Instagram");
        let after = said(&soap(), "arthur", "after-sale", "stage-tools:virtual-communities,e-mail-news,faq");
        assert_eq!(after[1], "+E-mail with what is new: E-mail");
    }

    #[test]
    fn own_customers_are_those_on_the_lists_of_own_channels() {
        let found = said(&soap(), "imc-maturity", "place", "own-customer-audiences");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("1,800"), "{found:?}");
        let bought = with_channel("e-mail", |channel| channel.media = Media::Paid);
        let sms = said(&bought, "imc-maturity", "place", "own-customer-audiences");
        assert!(sms.len() <= 1, "{sms:?}");
    }

    #[test]
    fn what_an_experience_good_needs_has_its_share_of_exposure() {
        let found = said(&soap(), "e-mix", "product", "experience-support");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "-Trial: Nothing in the plan");
        assert!(found[1].starts_with("+Reviews") && found[2] == "+Aftercare: 0.6%", "{found:?}");
        let tried = with_channel("facebook", |channel| channel.form = "trial".to_owned());
        assert!(said(&tried, "e-mix", "product", "experience-support")[0].starts_with("+Trial: "));
    }

    #[test]
    fn online_and_offline_are_paired_by_stage() {
        let radio = with_channel("facebook", |channel| channel.environment = Environment::Offline);
        let found = said(&radio, "promotion", "advertising", "online-offline-pairs");
        assert!(found[0].starts_with("+6 online, 1 offline"), "{found:?}");
        assert!(found.iter().any(|line| line == "+Attention: 1 online, 1 offline channels"), "{found:?}");
        assert!(found.iter().any(|line| line.starts_with("-Information: 1 online")), "{found:?}");
    }
}
