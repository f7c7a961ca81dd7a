//! The cards, plots and sentences of listening: their numbers are those of the tables, in both languages.

use std::sync::Arc;

use jiff::civil::date;

use super::{heard_in_week, heard_of_message};
use crate::analysis::Analysis;
use crate::plan::{Calendar, Claim, Currency, Day, Language, Mention, Plan, Sentiment};
use crate::report::{self, CardAnswers, Exact, Line, ListeningFigure, Report, SeriesKind, Subject};
use crate::text::Locale;

fn sample() -> Arc<Plan> {
    crate::store::read(include_str!("../../../saves/rayhan-listening.ron").as_bytes()).unwrap().plan
}

/// A plan with so many positive, negative and neutral mentions in its first week.
fn heard(counts: [u64; 3]) -> Arc<Plan> {
    let calendar = Calendar { start: date(2026, 3, 1), weeks: 4 };
    let mut plan = Plan::empty(calendar, Currency::default());
    let mentions = Sentiment::ALL.into_iter().zip(counts).map(|(sentiment, count)| Mention {
        sentiment: Some(sentiment),
        count,
        date: Some(Day(date(2026, 3, 2))),
        ..Mention::blank(sentiment.as_str().into())
    });
    plan.mentions = mentions.collect();
    Arc::new(plan)
}

const FIGURES: [ListeningFigure; 14] = [
    ListeningFigure::Net,
    ListeningFigure::Polarity,
    ListeningFigure::ReachWeighted,
    ListeningFigure::PullThrough,
    ListeningFigure::Voice,
    ListeningFigure::Answered,
    ListeningFigure::MedianHours,
    ListeningFigure::SayDo,
    ListeningFigure::SayConfirm,
    ListeningFigure::DoConfirm,
    ListeningFigure::Coverage,
    ListeningFigure::Evenness,
    ListeningFigure::InsightShare,
    ListeningFigure::InsightExposure,
];

fn card(report: &Report<'_>, figure: ListeningFigure) -> Option<report::Card> {
    report::card(report, Subject::Listening(figure), &CardAnswers::default())
}

/// The lines of a card's working, without the signs that keep their direction.
fn working(report: &Report<'_>, figure: ListeningFigure) -> Vec<String> {
    let card = card(report, figure).unwrap();
    let text = |line: &Line| match line {
        Line::Formula(text) | Line::Text(text) => crate::text::without_direction_marks(text).into_owned(),
    };
    card.working.iter().map(text).collect()
}

#[test]
fn the_published_log_is_worked_out_on_its_cards() {
    let plan = heard([120, 48, 73]);
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    assert_eq!(
        working(&report, ListeningFigure::Net),
        ["(120 − 48) ÷ 241 = 0.299", "0.299 ± 1.96 × √((0.697 − 0.299²) ÷ 241)", "95% interval: 0.200 to 0.397",]
    );
    assert_eq!(working(&report, ListeningFigure::Polarity), ["(120 − 48) ÷ (120 + 48) = 0.429"]);
    // Below 30 there is the reason and no number.
    let few = heard([5, 1, 2]);
    let analysis = Analysis::of(&few);
    let report = Report::new(&few, &analysis, Locale::of(Language::En));
    let lines = working(&report, ListeningFigure::Net);
    assert!(lines.len() == 1 && !lines[0].contains('÷'), "{lines:?}");
}

#[test]
fn every_figure_has_a_card_with_its_value_method_and_what_would_change_it() {
    let plan = sample();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let table = report::table(&report, "listening").unwrap();
        for figure in FIGURES {
            let card = card(&report, figure).unwrap();
            assert!(!card.name.is_empty() && !card.meaning.is_empty() && !card.changes.is_empty(), "{figure:?}");
            assert!(!card.working.is_empty(), "{figure:?}");
            let texts = working(&report, figure);
            assert!(texts.iter().all(|text| !text.contains(['{', '}'])), "{texts:?}");
            let is_of_the_log = !matches!(figure, ListeningFigure::InsightShare | ListeningFigure::InsightExposure);
            assert_eq!(is_of_the_log, !card.sources.is_empty(), "{figure:?}");
            // The table leads to the card, and the card comes to the table's value.
            let row = table.rows.iter().find(|row| row.explains == Some(Subject::Listening(figure))).unwrap();
            let Some(value) = row.cells[1].value.as_ref().map(Exact::number) else { continue };
            let written = match figure {
                ListeningFigure::MedianHours => report.locale.decimal_short(value, 1),
                ListeningFigure::PullThrough
                | ListeningFigure::Voice
                | ListeningFigure::Answered
                | ListeningFigure::InsightShare
                | ListeningFigure::InsightExposure => report.locale.percent(value, 1),
                _ => report.locale.decimal(value, 3),
            };
            let written = crate::text::without_direction_marks(&written).into_owned();
            assert!(texts.iter().any(|text| text.contains(&written)), "{figure:?}: {written} in {texts:?}");
        }
    }
}

#[test]
fn an_edge_never_stands_without_its_worst_claim() {
    let plan = sample();
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    let promises = &analysis.listening.promises;
    for (figure, worst) in
        [(ListeningFigure::SayDo, promises.worst_delivered), (ListeningFigure::SayConfirm, promises.worst_confirmed)]
    {
        let worst = worst.unwrap();
        let name = plan.vocabulary.claims[worst.claim].name.get(Language::En);
        let lines = working(&report, figure);
        assert!(lines.iter().any(|line| line.contains(name)), "{lines:?}");
        // The claims of the card begin with it.
        let first = &card(&report, figure).unwrap().parts[0].rows[0];
        assert!(first.cells[0].text.contains(name), "{first:?}");
    }
    for at in 0..plan.vocabulary.claims.len() {
        let card = card(&report, ListeningFigure::Claim(at)).unwrap();
        assert_eq!(card.parts[0].rows.len(), 4, "say, do, confirm and the exposures: {:?}", card.parts);
    }
    assert_eq!(card(&report, ListeningFigure::Claim(plan.vocabulary.claims.len())), None);
}

#[test]
fn plots_show_what_the_tables_say() {
    let plan = sample();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let claims = report::plot(&report, "say-do-confirm").unwrap();
        let promises = &analysis.listening.promises.claims;
        let said: f64 = claims.series[0].points.iter().map(|point| point.1).sum();
        let expected: f64 = promises.iter().filter_map(|promise| promise.say.ok()).sum();
        assert!((said - expected).abs() < 1e-9, "{said} {expected}");
        assert!(claims.series.iter().all(|series| series.kind == SeriesKind::Marks));
        let triangle = report::plot(&report, "triangle").unwrap();
        let said_done = analysis.listening.promises.edges.say_do.unwrap();
        assert!((triangle.series[0].points[0].1 - said_done).abs() < 1e-12);
        let answers = report::plot(&report, "answer-hours").unwrap();
        let all: f64 = answers.series.iter().flat_map(|series| &series.points).map(|point| point.1).sum();
        let response = &analysis.listening.log.response;
        assert!((all - (response.answered + response.unanswered()) as f64).abs() < 0.5);
    }
    // A week is drawn from 30 mentions on.
    for (counts, is_drawn) in [([20, 5, 5], true), ([20, 5, 4], false)] {
        let plan = heard(counts);
        let analysis = Analysis::of(&plan);
        let report = Report::new(&plan, &analysis, Locale::of(Language::En));
        assert_eq!(report::plot(&report, "sentiment-by-week").is_some(), is_drawn, "{counts:?}");
    }
}

#[test]
fn weeks_and_messages_say_what_was_heard_and_placed() {
    let plan = heard([40, 10, 0]);
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    let lines = heard_in_week(&report, 1);
    assert!(lines.len() == 1 && lines[0].contains("0.600") && lines[0].contains("50"), "{lines:?}");
    for week in [0, 2, 5] {
        assert_eq!(heard_in_week(&report, week), Vec::<String>::new(), "{week}");
    }
    let plan = sample();
    let analysis = Analysis::of(&plan);
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let claimed = |message: &crate::plan::Message| message.claims.value().is_some_and(|claims| !claims.is_empty());
        let at = plan.messages.iter().position(|message| claimed(message)).unwrap();
        let lines = heard_of_message(&report, at);
        assert!(lines.len() >= 2, "{lines:?}");
        let causes = ["because", "caused", "led to", "effect", "impact", "بسبب", "أثر", "أدى"];
        let week = (1..=plan.calendar.weeks).find(|week| heard_in_week(&report, *week).len() > 1).unwrap();
        for line in lines.iter().chain(&heard_in_week(&report, week)) {
            assert!(causes.iter().all(|word| !line.contains(word)), "{line}");
        }
    }
}

#[test]
fn counts_of_none_and_of_a_thousand_million_are_shown() {
    let mut plan = Plan::clone(&heard([0, 1_000_000_000, 0]));
    plan.vocabulary.claims = std::iter::once(Claim::named("a".into(), crate::plan::Bilingual::new("a", "a"))).collect();
    let plan = Arc::new(plan);
    let analysis = Analysis::of(&plan);
    let report = Report::new(&plan, &analysis, Locale::of(Language::En));
    let lines = working(&report, ListeningFigure::Net);
    assert!(
        lines[0].contains("1,000,000,000")
            && lines.iter().any(|line| line.contains("-1.000") || line.contains("−1.000")),
        "{lines:?}"
    );
    let none = heard([0, 0, 0]);
    let analysis = Analysis::of(&none);
    let report = Report::new(&none, &analysis, Locale::of(Language::En));
    assert_eq!(working(&report, ListeningFigure::Net).len(), 1);
    assert_eq!(heard_in_week(&report, 1), Vec::<String>::new());
}
