//! Says what a plan itself says in a worksheet: the figures that items name, as lines with discs.
//!
//! A figure is named in the worksheet's file, with what follows a colon as its argument; a test reads every built-in
//! worksheet and fails where one names a figure that is not here.

mod channels;
mod drawing;
mod forms;
mod kept;
mod links;
mod messages;
mod named;
mod objectives;
mod own;
mod pillars;
mod suggestions;
mod viral;

use super::Report;
use crate::edit::ItemId;
use crate::plan::schema::ListName;
use crate::plan::{Answer, Figure, FrameworkId, NotComputable, Relation, Stage};
use crate::text::strings::{fill, slots};
use crate::text::{self, Noun, terms};
use crate::worksheet::Part;

pub use drawing::{
    CellTarget, Drawing, DrawnCell, DrawnLine, Edge, LineMark, LineOrder, Outline, Place, Stack, TwoSides, Voice,
    drawing, gone_option, of_the_plan, sheet_table, sheet_tables, sheet_text,
};
pub use kept::{KeptAnswer, answers_without_framework, kept_answers};
pub use links::{named_link, words_of_link};
pub use named::{named_apart, named_value};
pub use own::{OwnSheet, OwnWorksheets, SheetMistake, mistake_sentence, read_sheet};
pub use pillars::{OnPillars, Pillar, pillars};
pub use suggestions::{Suggestion, lines_without_evidence, suggestions};

/// Holds one line that the plan says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetLine {
    /// The words, in the reader's language.
    pub text: String,
    /// Whether what the line names is in the plan: a filled disc or a ring; none for a figure.
    pub is_there: Option<bool>,
    /// The thing of the plan that the line leads to.
    pub item: Option<ItemId>,
    /// Why there is no figure.
    pub missing: Option<NotComputable>,
    /// What the line says, value by value with what each is called, where it is a row of a table: the first is the thing itself.
    pub cells: Vec<(&'static str, String)>,
}

impl SheetLine {
    fn said(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn marked(text: impl Into<String>, is_there: bool) -> Self {
        Self { is_there: Some(is_there), ..Self::said(text) }
    }

    fn leading_to(self, item: ItemId) -> Self {
        Self { item: Some(item), ..self }
    }
}

/// The names of all figures.
const NAMES: &[&str] = &[
    "audiences",
    "audiences-without-source",
    "case-elements",
    "claims-with-days",
    "consent-by-channel",
    "consistency",
    "dates-and-money",
    "direct-online-channels",
    "element",
    "element-spend",
    "experience-support",
    "five-elements",
    "five-functions",
    "forms",
    "insights",
    "messages-for-one-audience",
    "messages-with-brief",
    "messages-with-insight",
    "objective-rows",
    "objectives",
    "on-brief-spend",
    "online-offline-pairs",
    "own-customer-audiences",
    "pillars",
    "pillars-without-proof",
    "platform-tone",
    "price-claims",
    "privacy-practices",
    "proofs-past",
    "relations",
    "relations-coverage",
    "remarketing-after-earlier",
    "response",
    "say-confirm",
    "say-do",
    "search-cost",
    "search-labour",
    "social-exposure",
    "stage-exposure",
    "stage-match",
    "stage-messages",
    "stage-tools",
    "tool-channels",
    "twelve-tools",
    "viral-k",
];

/// Returns true for a figure that this program has.
#[must_use]
pub fn is_figure(name: &str) -> bool {
    NAMES.contains(&name.split(':').next().unwrap_or_default())
}

/// Builds what the plan says for the figure `name` of a worksheet, in the part that the figure stands in. Empty for a figure
/// that this program does not have.
#[must_use]
pub fn figure(report: &Report<'_>, part: &Part, name: &str) -> Vec<SheetLine> {
    let (name, argument) = name.split_once(':').unwrap_or((name, ""));
    let said = report
        .about_channels(name, argument, part)
        .or_else(|| report.about_messages(name, part))
        .or_else(|| report.about_plan(name, argument, part));
    said.unwrap_or_default()
}

impl Report<'_> {
    fn about_plan(&self, name: &str, argument: &str, part: &Part) -> Option<Vec<SheetLine>> {
        Some(match name {
            "audiences" => self.audience_lines(|_| true),
            "audiences-without-source" => self.audience_lines(|audience| audience.source.trim().is_empty()),
            "insights" => self.insight_lines(),
            "dates-and-money" => self.dates_and_money(),
            "objective-rows" => self.objective_rows(),
            "objectives" => self.objective_lines(),
            "platform-tone" => vec![self.platform_tone()],
            "relations" => self.relation_lines(argument),
            "relations-coverage" => self.relations_coverage(),
            "response" => vec![self.response()],
            "say-do" => self.edge_before(0, self.experience_lines()),
            "say-confirm" => self.net_before(self.edge_before(1, self.mention_lines())),
            "privacy-practices" => vec![self.answered_with_yes("privacy", &["notice", "choice", "access", "security"])],
            "viral-k" => self.viral_factor(argument),
            "stage-match" => {
                vec![self.figure_line(self.analysis.consistency.complementarity.by_exposure.target_match, |share| {
                    self.percent(share)
                })]
            }
            "stage-exposure" => vec![self.stage_exposure(part.stage)],
            "consistency" => {
                vec![
                    self.figure_line(self.analysis.consistency.exposure_weighted, |value| {
                        self.locale.decimal(value, 3)
                    }),
                ]
            }
            _ => return None,
        })
    }

    /// Writes a figure in words, or why there is none.
    fn figure_line(&self, figure: Figure, write: impl Fn(f64) -> String) -> SheetLine {
        match figure {
            Ok(value) => SheetLine::said(write(value)),
            Err(why) => self.missing_line(why),
        }
    }

    fn missing_line(&self, why: NotComputable) -> SheetLine {
        let words = text::reason(why, self.locale.language);
        SheetLine { missing: Some(why), ..SheetLine::said(words) }
    }

    /// Writes "3 of 8".
    fn of_line(&self, count: usize, of: usize) -> SheetLine {
        let number = |count: usize| self.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
        SheetLine::said(fill!(self.texts.worksheets.of, &[("count", &number(count)), ("total", &number(of))]))
    }

    /// Returns the lines, or a line that says that there is nothing.
    fn or_none(&self, lines: Vec<SheetLine>) -> Vec<SheetLine> {
        if lines.is_empty() { vec![SheetLine::said(self.texts.worksheets.nothing)] } else { lines }
    }

    fn audience_lines(&self, is_meant: impl Fn(&crate::plan::Audience) -> bool) -> Vec<SheetLine> {
        let audiences = self.plan.audiences.iter().enumerate().filter(|(_, audience)| is_meant(audience));
        let lines = audiences.map(|(at, audience)| {
            let people = self.locale.whole(audience.size);
            let name = self.in_sentence(self.audience_name(at));
            let words = fill!(self.texts.worksheets.people, &[("name", &name), ("count", &people)]);
            SheetLine::said(words).leading_to(ItemId::Audience(audience.id.clone()))
        });
        self.or_none(lines.collect())
    }

    fn insight_lines(&self) -> Vec<SheetLine> {
        let lines = self.plan.insights.iter().map(|insight| {
            let words = self.name(insight);
            SheetLine::said(words).leading_to(ItemId::Insight(insight.id.clone()))
        });
        self.or_none(lines.collect())
    }

    fn dates_and_money(&self) -> Vec<SheetLine> {
        let calendar = &self.plan.calendar;
        let weeks = self.locale.count(u64::from(calendar.weeks), Noun::Week);
        let day = self.locale.day(calendar.start);
        let dates = fill!(self.texts.worksheets.dates, &[("weeks", &weeks), ("day", &day)]);
        let spent = self.locale.total(self.analysis.budget.total, self.analysis.budget.currency);
        vec![SheetLine::said(dates), SheetLine::said(fill!(self.texts.worksheets.spent, &[("amount", &spent)]))]
    }

    fn platform_tone(&self) -> SheetLine {
        let Some(tone) = self.plan.platform.tone else { return self.missing_line(NotComputable::NoPlatform) };
        let axes = terms::tone_axes(self.locale.language);
        let values = axes.iter().zip(tone.axes());
        let words: Vec<String> =
            values.map(|(axis, value)| format!("{} {}", axis.name, self.locale.whole(value))).collect();
        SheetLine::said(words.join(self.texts.shared.comma))
    }

    fn stage_exposure(&self, stage: Option<Stage>) -> SheetLine {
        let Some(stage) = stage else { return self.missing_line(NotComputable::NothingPlaced) };
        let shares = self.analysis.consistency.complementarity.by_exposure.shares;
        let at = Stage::ALL.iter().position(|known| *known == stage).unwrap_or(0);
        self.figure_line(shares.map(|shares| shares[at]), |share| self.percent(share))
    }

    fn relation_lines(&self, dimension: &str) -> Vec<SheetLine> {
        let relations = self.plan.relations.iter().filter(|relation| relation.dimension.as_str() == dimension);
        let lines = relations.map(|relation| {
            SheetLine::marked(self.relation_in_words(relation), true).leading_to(ItemId::Relation(relation.id.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Says what is done, where, by whom and in which weeks, as far as that is stated.
    fn relation_in_words(&self, relation: &Relation) -> String {
        let mut words = vec![self.name(relation).to_owned()];
        words.extend(relation.channel.as_ref().map(|id| self.name_in(ListName::Channels, id.as_str()).to_owned()));
        words.extend(Some(relation.owner.clone()).filter(|owner| !owner.trim().is_empty()));
        words.extend(relation.start_week.map(|first| {
            let last = first.saturating_add(relation.weeks.unwrap_or(1).max(1) - 1);
            text::weeks_named(first, last, self.locale)
        }));
        words.join(self.locale.dot())
    }

    /// Says how many of the five aims have a relation, and how evenly relations serve them.
    fn relations_coverage(&self) -> Vec<SheetLine> {
        let mix = &self.analysis.listening.relations;
        let served = self.of_line(mix.served(), crate::plan::RelationAim::ALL.len());
        let evenness = mix.evenness().map(|value| self.locale.decimal(value, 3));
        let named = evenness.map(|value| self.named_line(self.texts.listening.evenness, &value));
        std::iter::once(served).chain(named).collect()
    }

    /// Says how many of the negative mentions were answered within the target.
    fn response(&self) -> SheetLine {
        let log = &self.analysis.listening.log;
        if let Err(why) = log.response.within() {
            return self.missing_line(why);
        }
        let [in_time, all] =
            [log.response.negative_in_time, log.response.negative].map(|count| self.locale.whole(count));
        let count = fill!(self.texts.worksheets.of, &[("count", &in_time), ("total", &all)]);
        let hours = self.locale.decimal_short(log.target_hours(), 1);
        self.named_line(&fill!(self.texts.listening.within, &[("hours", &hours)]), &count)
    }

    /// Writes "Name: value".
    fn named_line(&self, name: &str, value: &str) -> SheetLine {
        SheetLine::said(self.named(name, value))
    }

    /// Puts an edge of the triangle, with its weakest promise, before `lines`, where something is known of it.
    fn edge_before(&self, edge: usize, lines: Vec<SheetLine>) -> Vec<SheetLine> {
        let edges = super::listening::of_the_triangle(self);
        let known = edges.get(edge).filter(|(_, cell)| cell.missing.is_none());
        known.map(|(name, cell)| self.named_line(name, &cell.text)).into_iter().chain(lines).collect()
    }

    /// Puts the net sentiment, with its interval and its number, before `lines`, where mentions are logged.
    fn net_before(&self, lines: Vec<SheetLine>) -> Vec<SheetLine> {
        let total = &self.analysis.listening.log.total;
        let words = super::listening::net_in_words(self, total);
        let net = (total.coded() > 0).then(|| self.named_line(self.texts.listening.net, &words));
        net.into_iter().chain(lines).collect()
    }

    /// Says what was promised and met of each claim.
    fn experience_lines(&self) -> Vec<SheetLine> {
        let lines = self.plan.experiences.iter().map(|met| {
            let claim = self.plan.vocabulary.claims.find(&met.claim);
            let name = claim.map_or(met.claim.as_str(), |claim| self.name(claim));
            let value =
                |value: Option<f64>| value.map_or_else(|| text::DASH.to_owned(), |value| self.locale.decimal(value, 1));
            let values = slots![
                ("name", &*self.in_sentence(name)),
                ("promised", &*value(met.promised)),
                ("met", &*value(met.experienced)),
            ];
            let words = fill!(self.texts.worksheets.promised_met, values);
            SheetLine::said(words).leading_to(ItemId::Claim(met.claim.clone()))
        });
        self.or_none(lines.collect())
    }

    /// Says what stands on an edge of the triangle of say, do and confirm: 1 where nothing is missing.
    fn triangle_edge(&self, edge: &str) -> SheetLine {
        let edges = self.analysis.listening.promises.edges;
        let figure = match edge {
            "say-do" => edges.say_do,
            "say-confirm" => edges.say_confirm,
            _ => edges.do_confirm,
        };
        // Without mentions and experiences the corner of the figure has room for a dash alone; the parts say why.
        match figure {
            Ok(value) => SheetLine::said(self.locale.decimal(value, 3)),
            Err(why) => SheetLine { missing: Some(why), ..SheetLine::said(text::DASH) },
        }
    }

    /// Says how many mentions confirm and deny each claim.
    fn mention_lines(&self) -> Vec<SheetLine> {
        let claims = self.plan.vocabulary.claims.iter().zip(&self.analysis.listening.log.claims);
        let lines = claims.filter_map(|(claim, tally)| {
            let (good, bad) = (tally.positive, tally.negative);
            let values = slots![
                ("name", &*self.in_sentence(self.name(claim))),
                ("confirmed", &*self.locale.whole(good)),
                ("denied", &*self.locale.whole(bad)),
            ];
            let line = SheetLine::said(fill!(self.texts.worksheets.confirmed_denied, values));
            (good + bad > 0).then(|| line.leading_to(ItemId::Claim(claim.id.clone())))
        });
        self.or_none(lines.collect())
    }

    fn answer(&self, sheet: &str, item: &str) -> Option<&Answer> {
        let sheet = self.plan.worksheets.find(&FrameworkId::from(sheet))?;
        sheet.answer(item).map(|found| &found.answer)
    }

    fn answered_with_yes(&self, sheet: &str, items: &[&str]) -> SheetLine {
        let is_yes = |item: &&&str| matches!(self.answer(sheet, item), Some(Answer::Choice(option)) if option == "yes");
        self.of_line(items.iter().filter(is_yes).count(), items.len())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Analysis;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Bilingual, ItemAnswer, Language, List, Plan, Worksheet};
    use crate::text::Locale;
    use crate::worksheet::{Kind, built_in};

    fn lines(plan: &Plan, language: Language, sheet: &str, item: &str) -> Vec<SheetLine> {
        let plan = Arc::new(plan.clone());
        let analysis = Analysis::of(&plan);
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let framework = crate::worksheet::framework(sheet).unwrap();
        let (part, found) = framework.items().find(|(_, known)| known.id == item).unwrap();
        let Kind::Figure(name) = &found.kind else { panic!("{item} is no figure") };
        figure(&report, part, name)
    }

    #[test]
    fn every_figure_of_every_worksheet_says_something_in_both_languages() {
        let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
        for plan in [rayhan_soap(), empty] {
            for language in Language::ALL {
                for framework in built_in() {
                    for (_, item) in framework.items() {
                        let Kind::Figure(name) = &item.kind else { continue };
                        assert!(is_figure(name), "{}.{}: {name}", framework.id, item.id);
                        let found = lines(&plan, language, &framework.id, &item.id);
                        assert!(!found.is_empty(), "{}.{}: {name}", framework.id, item.id);
                        assert!(found.iter().all(|line| !line.text.trim().is_empty()), "{name}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_pass_along_factor_is_the_product_of_its_answers() {
        let answer = |item: &str, text: &str| ItemAnswer {
            item: item.to_owned(),
            answer: Answer::Text(Bilingual::new("", text)),
            notes: Vec::new(),
        };
        let sheet = Worksheet {
            framework: "methods".into(),
            answers: vec![
                answer("viral-share", "٠٫١"),
                answer("viral-contacts", "٥"),
                answer("viral-conversion", "0.4"),
            ],
        };
        let plan = Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() };
        let found = lines(&plan, Language::En, "methods", "viral-k");
        let said: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
        assert!(said[0].contains("0.1 × 5 × 0.4 = 0.20") && said[0].contains("dies out"), "{said:?}");
        // 1 + 0.2 + 0.04 + 0.008 + 0.0016 + 0.00032, and at most 1 / (1 − 0.2).
        assert!(said[1].contains("1.25") && said[2].contains("1.25"), "{said:?}");
        let without = lines(&rayhan_soap(), Language::En, "methods", "viral-k");
        assert_eq!(without[0].text, "Not answered yet");
    }

    #[test]
    fn remarketing_needs_an_earlier_message_to_the_same_audience() {
        let find = |plan: &Plan| {
            let item = built_in().iter().flat_map(|sheet| sheet.items().map(move |(_, item)| (sheet, item)));
            let wanted = Kind::Figure("remarketing-after-earlier".to_owned());
            let (sheet, item) = item.into_iter().find(|(_, item)| item.kind == wanted).unwrap();
            lines(plan, Language::En, &sheet.id, &item.id)
        };
        let found = find(&rayhan_soap());
        // Women meet the reel in week 1 and the remarketing from week 3 on; gift buyers meet the search ad alone.
        let of = |id: &str| {
            let item = ItemId::Audience(id.into());
            found.iter().find(|line| line.item == Some(item.clone())).and_then(|line| line.is_there)
        };
        let audiences: Vec<String> =
            rayhan_soap().audiences.iter().map(|audience| audience.id.as_str().to_owned()).collect();
        assert_eq!((of(&audiences[0]), of(&audiences[1])), (Some(true), Some(false)), "{found:?}");
        assert!(found.len() >= 2, "{found:?}");
        let mut early = rayhan_soap();
        early.placements = early.placements.iter().take(2).map(|placement| (**placement).clone()).collect();
        assert_eq!(find(&early)[0].text, "Nothing in the plan", "nobody is called to action");
    }

    #[test]
    fn a_claim_is_past_its_proof_only_when_no_proof_holds() {
        use crate::plan::{Claim, Day, Proof};
        let with_proofs = |untils: &[Option<&str>]| {
            let mut plan = rayhan_soap();
            let proofs: Vec<Proof> = untils
                .iter()
                .map(|until| Proof { until: until.map(|until| Day(until.parse().unwrap())), ..Proof::default() })
                .collect();
            plan.vocabulary.claims = plan
                .vocabulary
                .claims
                .iter()
                .map(|claim| match claim.id.as_str() {
                    "gentle" => Claim { proofs: proofs.clone(), ..(**claim).clone() },
                    _ => (**claim).clone(),
                })
                .collect();
            lines(&plan, Language::En, "message-house", "proofs-past")
        };
        assert!(with_proofs(&[Some("2026-04-04")])[0].text.contains("impressions"));
        assert_eq!(with_proofs(&[Some("2026-04-04"), None])[0].text, "Nothing in the plan");
        assert_eq!(with_proofs(&[])[0].text, "Nothing in the plan");
    }

    #[test]
    fn discs_say_what_the_plan_uses() {
        let found = lines(&rayhan_soap(), Language::En, "promotion", "tools-plan");
        assert_eq!(found.len(), 13, "how many, and each");
        let there = found.iter().filter(|line| line.is_there == Some(true)).count();
        assert_eq!(found[0].text, format!("{there} of 12"));
        assert!(found.iter().any(|line| line.is_there == Some(true)));
        assert!(found.iter().any(|line| line.is_there == Some(false)));
    }
}
