//! Laws of the document: what is written is read back the same, and written the same again.

mod channels;
mod limits;
mod messages;
mod money;
mod purposes;

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use self::channels::channel;
use self::messages::{message, platform, vocabulary};
use self::money::{actual, commission, cost_terms, currency, division, own_terms};
use self::purposes::{added, objective};
use super::{read, write};
use crate::plan::{
    Audience, Bilingual, Calendar, CompositeWeights, CostKind, Decimal, InputError, Language, List, MoneySettings,
    OtherCost, Pattern, Placement, Plan, Schedule, Settings, SimilarityWeights, StageTargets, Status, Tax, TaxedLine,
};

/// Texts with what can go wrong in them: quotes, escapes, line ends, vowel marks, marks of direction, anything.
fn text() -> BoxedStrategy<String> {
    let hard = select(vec![
        "\"",
        "\\",
        "'",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{7f}",
        "(",
        "]",
        ",",
        ":",
        "//",
        "/*",
        "#\"",
        "r#\"",
        "\\u{41}",
        "صابون",
        "يدويًا",
        "\u{64b}",
        "\u{200e}",
        "\u{200f}",
        "\u{202e}",
        "\u{2067}",
        "\u{2069}",
        "\u{61c}",
        "\u{200c}",
        "\u{200d}",
        "\u{feff}",
        "\u{2028}",
        "é",
        "e\u{301}",
        "👩‍🌾",
        "٪",
        " ",
        "None",
        "Some(",
        "a",
        "natural soap",
    ]);
    let piece = prop_oneof![4 => hard.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat()).boxed()
}

fn long_text() -> BoxedStrategy<String> {
    prop_oneof![4 => text(), 1 => (text(), 0_usize..9).prop_map(|(word, times)| word.repeat(times))].boxed()
}

/// What ids begin with, so that a walk through a plan finds the fields that hold one.
pub(crate) const ID_MARK: &str = "x\u{2060}";

fn id<T: From<String> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    text().prop_map(|text| T::from(format!("{ID_MARK}{text}").chars().take(40).collect::<String>()))
}

fn bilingual() -> BoxedStrategy<Bilingual> {
    (long_text(), long_text()).prop_map(|(en, ar)| Bilingual { en, ar }).boxed()
}

fn decimal() -> BoxedStrategy<Decimal> {
    (any::<i64>(), 0..=Decimal::MAX_DECIMALS)
        .prop_map(|(mantissa, decimals)| Decimal::new(mantissa, decimals).unwrap())
        .boxed()
}

fn number() -> BoxedStrategy<f64> {
    prop_oneof![-1e9..1e9, Just(0.0), Just(-0.0), Just(1e-300), Just(1.0), 0.0..1.0].boxed()
}

fn quantity() -> BoxedStrategy<u64> {
    prop_oneof![Just(0), 0_u64..1000, 0..=crate::plan::MAX_QUANTITY].boxed()
}

fn week() -> BoxedStrategy<u32> {
    (0..=crate::plan::limits::MAX_WEEK).boxed()
}

fn language() -> BoxedStrategy<Vec<Language>> {
    vec(select(Language::ALL.to_vec()), 0..3).boxed()
}

fn items<T: std::fmt::Debug + Clone>(item: impl Strategy<Value = T>) -> impl Strategy<Value = List<T>> {
    vec(item, 0..3).prop_map(List::from_iter)
}

fn audience() -> BoxedStrategy<Audience> {
    (
        id(),
        bilingual(),
        0..=crate::plan::limits::MAX_PEOPLE,
        any::<bool>(),
        option::of(id()),
        language(),
        text(),
        bilingual(),
    )
        .prop_map(|(id, name, size, overlaps, part_of, languages, source, notes)| Audience {
            id,
            name,
            size,
            overlaps,
            part_of,
            languages,
            source,
            notes,
        })
        .boxed()
}

fn placement() -> BoxedStrategy<Placement> {
    let pattern = prop_oneof![
        quantity().prop_map(|per_week| Pattern::Continuous { per_week }),
        (quantity(), any::<u32>(), any::<u32>()).prop_map(|(per_week, weeks_on, weeks_off)| Pattern::Flighting {
            per_week,
            weeks_on,
            weeks_off
        }),
        (quantity(), quantity(), any::<u32>()).prop_map(|(base, pulse, every_weeks)| Pattern::Pulsing {
            base,
            pulse,
            every_weeks
        }),
    ];
    (
        (id(), id(), id(), vec(id(), 0..3), week()),
        (prop_oneof![9 => vec(quantity(), 0..9), 1 => vec(quantity(), 0..=520)], option::of(decimal()), own_terms()),
        (option::of(pattern), bilingual(), text(), select(Status::ALL.to_vec())),
    )
        .prop_map(
            |(
                (id, message, channel, audiences, start_week),
                (quantities, rate, terms),
                (pattern, rationale, source, status),
            )| {
                Placement {
                    id,
                    message,
                    channel,
                    audiences,
                    start_week,
                    quantities,
                    rate,
                    terms,
                    pattern,
                    rationale,
                    source,
                    status,
                }
            },
        )
        .boxed()
}

fn other_cost() -> BoxedStrategy<OtherCost> {
    (id(), bilingual(), select(CostKind::ALL.to_vec()), decimal(), option::of(week()), cost_terms(), text())
        .prop_map(|(id, name, kind, amount, week, terms, source)| OtherCost {
            id,
            name,
            kind,
            amount,
            week,
            terms,
            source,
        })
        .boxed()
}

fn settings() -> BoxedStrategy<Settings> {
    let composite = option::of(vec(number(), 5)).prop_map(|weights| {
        weights.map(|weights| CompositeWeights {
            consistency: weights[0],
            coherence: weights[1],
            continuity: weights[2],
            commonality: weights[3],
            complementarity: weights[4],
        })
    });
    let error = (vec(number(), 6), any::<u32>(), 1..=crate::plan::limits::MAX_DRAWS);
    let stated = (option::of(number()), option::of(select(Schedule::ALL.to_vec())), composite);
    (1_u32..=100, vec(number(), 14), error, stated)
        .prop_map(|(effective_frequency, numbers, (errors, seed, draws), (category_grp, schedule, composite))| {
            Settings {
                effective_frequency,
                stage_targets: StageTargets {
                    attention: numbers[0],
                    information: numbers[1],
                    desire: numbers[2],
                    action: numbers[3],
                    after_sale: numbers[4],
                },
                similarity_weights: SimilarityWeights {
                    theme: numbers[5],
                    claims: numbers[6],
                    visuals: numbers[7],
                    tone: numbers[8],
                    slogan: numbers[9],
                },
                continuity_half_life_weeks: numbers[10],
                memory_half_life_weeks: numbers[11],
                input_error: InputError {
                    rating: errors[0],
                    repeat: errors[1],
                    observed_reach: errors[2],
                    reachable: errors[3],
                    size: errors[4],
                    overlap: errors[5],
                    seed,
                    draws,
                },
                category_grp,
                stage_coverage_threshold: numbers[12],
                off_brief_threshold: numbers[13],
                schedule,
                composite,
            }
        })
        .boxed()
}

fn head() -> BoxedStrategy<Plan> {
    let start = (-20_000..80_000_i64)
        .prop_map(|days| jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap());
    let calendar = (start, 1..=crate::plan::MAX_WEEKS).prop_map(|(start, weeks)| Calendar { start, weeks });
    let tax = (bilingual(), decimal(), vec(select(TaxedLine::ALL.to_vec()), 0..3), any::<bool>())
        .prop_map(|(name, percent, on, counts_against_budget)| Tax { name, percent, on, counts_against_budget });
    let money = (currency(), decimal(), option::of(commission()), option::of(tax), vec(division(), 0..3)).prop_map(
        |(currency, budget, commission, tax, divisions)| MoneySettings { currency, budget, commission, tax, divisions },
    );
    (calendar, money, (any::<u32>(), any::<bool>()), settings(), [bilingual(), bilingual(), bilingual(), bilingual()])
        .prop_map(|(calendar, money, (engine, bilingual), settings, [title, organisation, product, notes])| Plan {
            engine,
            bilingual,
            title,
            organisation,
            product,
            notes,
            settings,
            money: money.clone(),
            ..Plan::empty(calendar, money.currency)
        })
        .boxed()
}

pub(crate) fn plan() -> BoxedStrategy<Plan> {
    (
        head(),
        (items(objective()), items(audience()), vocabulary(), platform()),
        (items(message()), items(channel()), items(placement()), items(other_cost()), items(actual())),
        added(),
    )
        .prop_map(
            |(
                head,
                (objectives, audiences, vocabulary, platform),
                (messages, channels, placements, other_costs, actuals),
                added,
            )| {
                Plan {
                    insights: added.insights,
                    alternatives: added.alternatives,
                    mentions: added.mentions,
                    category_mentions: added.category_mentions,
                    listening: added.listening,
                    experiences: added.experiences,
                    relations: added.relations,
                    worksheets: added.worksheets,
                    book: added.book,
                    objectives,
                    audiences,
                    vocabulary,
                    platform,
                    messages,
                    channels,
                    placements,
                    other_costs,
                    actuals,
                    ..head
                }
            },
        )
        .boxed()
}

/// A document with comments and unknown fields among its lines, and how many of each.
fn annotated(plan: &Plan, noise: &[u8]) -> (String, usize, usize) {
    let (mut out, mut comments, mut fields) = (String::new(), 0, 0);
    for (number, line) in write(plan).lines().enumerate() {
        let kind = noise.get(number % noise.len().max(1)).copied().unwrap_or(0) % 8;
        let text = line.trim_start();
        let is_field = text.ends_with(',')
            && text
                .split_once(": ")
                .is_some_and(|(name, _)| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'));
        match kind {
            1 => writeln!(out, "  // comment {number} \"(").unwrap(),
            2 => writeln!(out, "/* comment {number}\n ) /* in */ */").unwrap(),
            3 if is_field => {
                writeln!(out, "future_{number}: (1, [2, /* in */ \"x\\u{{41}},\"], {{\"a\": Some(b)}}),").unwrap();
            }
            _ => {}
        }
        out.push_str(line);
        if kind == 4 {
            write!(out, " // comment {number} behind").unwrap();
        }
        out.push('\n');
        comments += usize::from(matches!(kind, 1 | 2 | 4));
        fields += usize::from(kind == 3 && is_field);
    }
    (out, comments, fields)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn comments_and_unknown_fields_survive_a_change(plan in plan(), noise in vec(any::<u8>(), 1..60)) {
        let (text, comments, fields) = annotated(&plan, &noise);
        let opened = read(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&*opened.plan, &plan);
        let changed = Plan { title: Bilingual::new("changed \u{202e}", ""), engine: crate::plan::ENGINE, ..plan.clone() };
        let saved = super::bytes_to_save(&changed, Some(&opened));
        let saved = std::str::from_utf8(&saved).unwrap();
        let again = read(saved.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}\n{saved}")))?;
        prop_assert_eq!(&*again.plan, &changed);
        prop_assert_eq!(again.unknown_fields.len(), fields.min(super::MAX_UNKNOWN_FIELDS), "{}\n{}", text, saved);
        prop_assert_eq!(saved.matches("comment ").count(), comments, "{}\n{}", text, saved);
        // What was laid out once stays as it is.
        let twice = Plan { notes: plan.title.clone(), ..changed };
        let once_more = super::bytes_to_save(&twice, Some(&again));
        prop_assert_eq!(std::str::from_utf8(&once_more).unwrap().matches("comment ").count(), comments);
    }

    #[test]
    fn plans_are_read_as_they_were_written(plan in plan()) {
        let written = write(&plan);
        let opened = read(written.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}\n{written}")))?;
        prop_assert_eq!(&*opened.plan, &plan);
        prop_assert!(opened.unknown_fields.is_empty());
        prop_assert_eq!(write(&opened.plan), written);
    }

    #[test]
    fn layout_is_plain_and_narrow(plan in plan()) {
        let written = write(&plan);
        prop_assert!(written.ends_with(")\n") && !written.contains('\r'));
        // Marks that change the order or the look of a line unseen stand as escapes.
        let unseen = ['\u{200e}', '\u{200f}', '\u{202e}', '\u{2067}', '\u{2069}', '\u{61c}', '\u{feff}'];
        prop_assert!(!written.contains(unseen), "{}", written);
        for line in written.lines() {
            prop_assert_eq!(line.trim_end(), line);
            // Only what cannot be broken, one value, goes beyond the width.
            let one_value = line.trim_end_matches([',', ')', ']', '(', '[']).matches(", ").count() == 0 || line.contains('"');
            prop_assert!(line.chars().count() <= 110 || one_value, "{}", line);
        }
    }

    #[test]
    fn no_damage_makes_reading_panic(plan in plan(), cut in any::<prop::sample::Index>(), noise in "[(){}\\[\\],:\"'\\\\/*#rb0-9.eNaNif\\-é]{0,6}") {
        let written = write(&plan);
        let mut at = cut.index(written.len() + 1);
        while !written.is_char_boundary(at) {
            at -= 1;
        }
        let _ = read(&written.as_bytes()[..at]);
        let damaged = format!("{}{noise}{}", &written[..at], &written[at..]);
        if let Err(error) = read(damaged.as_bytes()) {
            let lines = damaged.lines().count() + 1;
            prop_assert!(error.at.is_none_or(|at| (1..=lines).contains(&at.line)), "{}", error);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }
}

#[test]
fn letters_stand_as_they_are_and_marks_of_direction_do_not() {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 }, "JOD".parse().unwrap());
    for (text, written) in [
        ("عمّان يدويًا", "عمّان يدويًا"),
        ("it's", "it's"),
        ("“so” \"so\"", "“so” \\\"so\\\""),
        ("a\u{200f}b\u{202e}c", "a\\u{200f}b\\u{202e}c"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("👩‍🌾", "👩‍🌾"),
        ("a\nb\\n", "a\\nb\\\\n"),
        ("\\u{64b}", "\\\\u{64b}"),
    ] {
        plan.title = Bilingual { en: text.to_owned(), ar: String::new() };
        let document = write(&plan);
        assert!(document.contains(&format!("title: (en: \"{written}\"),\n")), "{document}");
        assert_eq!(read(document.as_bytes()).unwrap().plan.title.en, text);
    }
}

#[test]
fn long_lists_fill_their_lines() {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 52 }, "JOD".parse().unwrap());
    let mut placement: Placement =
        ron::Options::default().from_str("(id: \"p1\", message: \"m\", channel: \"c\", start_week: 1)").unwrap();
    placement.quantities = vec![120_000; 30];
    plan.placements = List::from_iter([placement]);
    let expected = format!(
        "            quantities: [\n                {}\n                {}\n                {}\n            ],\n",
        ["120000,"; 11].join(" "),
        ["120000,"; 11].join(" "),
        ["120000,"; 8].join(" ")
    );
    let document = write(&plan);
    assert!(document.contains(&expected), "{document}");
}
