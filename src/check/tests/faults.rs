//! Faults of every kind, each put into the sample, and what is then reported.

use std::sync::Arc;

use crate::plan::sample_b::{audience, channel, decimal, placement};
use crate::plan::{
    Actual, ActualWeek, Audience, Bilingual, Channel, Claim, ClaimValue, Coded, CompositeWeights, Consent, Contact,
    ContactModel, CostBase, CostModel, CostShare, Day, Decimal, DiscountStep, Division, DivisionPart, Exchange,
    Experience, List, Media, Mention, Message, Metric, Objective, Observed, OtherCost, Pair, Placement, Plan, Proof,
    SecondCoding, Tool, Unit,
};

pub(super) fn edit<T: Clone>(list: &mut List<T>, position: usize, edit: impl FnOnce(&mut T)) {
    edit(Arc::make_mut(&mut list.make_mut()[position]));
}

fn again<T>(list: &mut List<T>) {
    let first = Arc::clone(&list[0]);
    list.make_mut().push(first);
}

fn model(plan: &mut Plan, model: ContactModel) {
    edit(&mut plan.channels, 1, |channel: &mut Channel| {
        channel.unit = model.unit();
        channel.contacts[0].model = model;
    });
}

fn pair(plan: &mut Plan, with: &str, audience: &str, also_met: f64) {
    edit(&mut plan.channels, 1, |channel: &mut Channel| {
        channel.pairs.push(Pair { with: with.into(), audience: audience.into(), also_met });
    });
}

/// Says that an audience is a part of another one.
fn part_of(plan: &mut Plan, position: usize, whole: &str) {
    edit(&mut plan.audiences, position, |audience: &mut Audience| audience.part_of = Some(whole.into()));
}

/// States shares of the impressions of the channel "search".
fn shares(plan: &mut Plan, shares: &[f64]) {
    edit(&mut plan.channels, 5, |channel: &mut Channel| {
        for (contact, share) in channel.contacts.iter_mut().zip(shares) {
            contact.share = Some(*share);
        }
    });
}

/// Two channels of insertions with ratings of 40 % and 10 %, of which the one is said to share so much with the other.
fn two_ratings(plan: &mut Plan, also_met: f64) {
    for (position, r1) in [(0, 0.1), (1, 0.4)] {
        edit(&mut plan.channels, position, |channel: &mut Channel| {
            channel.unit = Unit::Insertions;
            for contact in &mut channel.contacts {
                contact.model = ContactModel::Rating { r1, r2: None };
            }
        });
    }
    let first = plan.channels[0].id.as_str().to_owned();
    pair(plan, &first, "a1", also_met);
}

fn impressions(reachable: Option<f64>, observed: Option<(u64, f64)>) -> ContactModel {
    let observed = observed.map(|(impressions, reach)| Observed { impressions, reach });
    ContactModel::Impressions { reachable, observed }
}

/// One fault each, put into the sample, and all that is then reported.
pub(super) type Fault = (&'static str, fn(&mut Plan));

pub(super) const FAULTS: &[Fault] = &[
    ("duplicate-id @ audience 4 a1", |plan| again(&mut plan.audiences)),
    ("duplicate-id @ theme 2 purity", |plan| again(&mut plan.vocabulary.themes)),
    ("duplicate-id @ claim 5 natural", |plan| again(&mut plan.vocabulary.claims)),
    ("duplicate-id @ visual 6 logo", |plan| again(&mut plan.vocabulary.visuals)),
    ("duplicate-id @ slogan 1 clean-by-nature", |plan| again(&mut plan.vocabulary.slogans)),
    ("duplicate-id @ message 8 m1, message-never-placed @ message 8 m1", |plan| again(&mut plan.messages)),
    ("duplicate-id @ channel 7 instagram, channel-never-used @ channel 7 instagram", |plan| again(&mut plan.channels)),
    ("duplicate-id @ placement 11 p1, placed-twice @ placement 11 p1", |plan| again(&mut plan.placements)),
    ("duplicate-id @ other cost 3 production", |plan| again(&mut plan.other_costs)),
    ("duplicate-id @ objective 1 o", |plan| {
        let objective = Objective::named("o".into(), Bilingual::default());
        plan.objectives = [objective.clone(), objective].into_iter().collect();
    }),
    ("unknown-message @ placement 9 p10, message-never-placed @ message 6 m7", |plan| {
        edit(&mut plan.placements, 9, |line: &mut Placement| line.message = "nothing".into());
    }),
    ("unknown-channel @ placement 9 p10, channel-never-used @ channel 6 email", |plan| {
        edit(&mut plan.placements, 9, |line: &mut Placement| line.channel = "nowhere".into());
    }),
    ("unknown-audience @ placement 9 p10", |plan| {
        edit(&mut plan.placements, 9, |line: &mut Placement| line.audiences.push("nobody".into()));
    }),
    ("unknown-audience @ contact 1 facebook of nobody", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            let contact = Contact { audience: "nobody".into(), ..channel.contacts[0].clone() };
            channel.contacts.push(contact);
        });
    }),
    (
        "unknown-theme @ platform, unknown-claim @ platform, unknown-visual @ platform, unknown-slogan @ platform",
        |plan| {
            plan.platform.theme = Some("x".into());
            plan.platform.claims.push("x".into());
            plan.platform.visuals.push("x".into());
            plan.platform.slogan = Some("x".into());
        },
    ),
    (
        "unknown-theme @ message 2 m3, unknown-claim @ message 2 m3, unknown-visual @ message 2 m3, unknown-slogan @ message 2 m3",
        |plan| {
            edit(&mut plan.messages, 2, |message: &mut Message| {
                message.theme = Coded::Is("x".into());
                message.claims = Coded::Is(vec!["x".into(), "gentle".into()]);
                message.visuals = Coded::Is(vec!["x".into()]);
                message.slogan = Coded::Is("x".into());
            });
        },
    ),
    ("unknown-cost-audience @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.cost = CostModel::PerGrp { rate: decimal("1"), audience: "x".into() };
        });
    }),
    ("points-without-rating @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.cost = CostModel::PerGrp { rate: decimal("1"), audience: "a2".into() };
        });
    }),
    ("rating-range @ contact 1 facebook of a1", |plan| model(plan, ContactModel::Rating { r1: 1.01, r2: None })),
    ("rating-range @ contact 1 facebook of a1", |plan| model(plan, ContactModel::Rating { r1: f64::NAN, r2: None })),
    ("second-rating-range @ contact 1 facebook of a1", |plan| {
        model(plan, ContactModel::Rating { r1: 0.2, r2: Some(0.37) });
    }),
    ("second-rating-range @ contact 1 facebook of a1", |plan| {
        model(plan, ContactModel::Rating { r1: 0.2, r2: Some(0.19) });
    }),
    ("", |plan| model(plan, ContactModel::Rating { r1: 0.2, r2: Some(0.36) })),
    ("", |plan| model(plan, ContactModel::Rating { r1: 0.2, r2: Some(0.2) })),
    ("reachable-range @ contact 1 facebook of a1", |plan| model(plan, impressions(Some(0.0), None))),
    ("reachable-range @ contact 1 facebook of a1", |plan| model(plan, impressions(Some(1.5), None))),
    ("observed-reach-range @ contact 1 facebook of a1", |plan| model(plan, impressions(None, Some((1_000_000, 1.0))))),
    ("observed-reach-range @ contact 1 facebook of a1", |plan| {
        model(plan, impressions(Some(0.5), Some((1_000_000, 0.6))));
    }),
    ("observed-impressions @ contact 1 facebook of a1", |plan| model(plan, impressions(None, Some((17_000, 0.1))))),
    ("even-contacts @ contact 1 facebook of a1", |plan| model(plan, impressions(None, Some((130_000, 0.55))))),
    ("", |plan| model(plan, impressions(Some(0.8), Some((240_000, 0.55))))),
    ("unit-mismatch @ contact 1 facebook of a1, nobody-met @ placement 1 p2, nobody-met @ placement 5 p6", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| channel.unit = Unit::Insertions);
    }),
    ("duplicate-contact @ contact 1 facebook of a1", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| channel.contacts.push(channel.contacts[0].clone()));
    }),
    ("unknown-whole @ audience 1 a2", |plan| part_of(plan, 1, "nobody")),
    ("part-of-itself @ audience 1 a2, placed-outside-total @ placement 8 p9", |plan| part_of(plan, 1, "a2")),
    (
        "part-of-itself @ audience 1 a2, part-of-itself @ audience 3 a4, placed-outside-total @ placement 8 p9, placed-outside-total @ placement 10 p11",
        |plan| {
            part_of(plan, 1, "a4");
            part_of(plan, 3, "a2");
        },
    ),
    ("placed-outside-total @ placement 8 p9", |plan| part_of(plan, 1, "a1")),
    ("part-larger-than-whole @ audience 1 a2, placed-outside-total @ placement 8 p9", |plan| part_of(plan, 1, "a4")),
    ("contact-share-range @ contact 5 search of a1", |plan| shares(plan, &[1.5])),
    ("contact-share-range @ contact 5 search of a1", |plan| shares(plan, &[f64::NAN])),
    ("contact-share-sum @ channel 5 search", |plan| shares(plan, &[0.7, 0.4])),
    ("", |plan| shares(plan, &[0.6, 0.4])),
    ("contact-share-elsewhere @ placement 8 p9", |plan| shares(plan, &[0.6])),
    ("contact-share-of-part @ contact 5 search of a2, placed-outside-total @ placement 8 p9", |plan| {
        shares(plan, &[0.2, 0.3]);
        part_of(plan, 1, "a1");
    }),
    ("contact-share-of-insertions @ contact 1 facebook of a1", |plan| {
        model(plan, ContactModel::Rating { r1: 0.2, r2: None });
        edit(&mut plan.channels, 1, |channel: &mut Channel| channel.contacts[0].share = Some(0.5));
    }),
    ("overlap-range @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| channel.overlap = f64::INFINITY);
    }),
    ("unknown-pair @ channel 1 facebook", |plan| pair(plan, "facebook", "a1", 0.3)),
    ("unknown-pair @ channel 1 facebook", |plan| pair(plan, "nowhere", "a1", 0.3)),
    ("unknown-audience @ channel 1 facebook", |plan| pair(plan, "instagram", "nobody", 0.3)),
    ("", |plan| pair(plan, "instagram", "a1", 2.0)),
    ("pair-range @ channel 1 facebook", |plan| two_ratings(plan, 0.3)),
    ("", |plan| two_ratings(plan, 0.25)),
    ("click-rate-range @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.cost = CostModel::PerClick { rate: decimal("1"), click_rate: -0.1 };
        });
    }),
    ("action-rate-range @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.cost = CostModel::PerAction { rate: decimal("1"), action_rate: 1.5 };
        });
    }),
    (
        "percent-range @ money, percent-range @ channel 1 facebook, percent-range @ placement 0 p1, percent-range @ other cost 0 production",
        |plan| {
            let above: Decimal = decimal("100.5");
            plan.money.commission =
                Some(crate::plan::Commission { percent: above, base: crate::plan::CommissionBase::OfGross });
            edit(&mut plan.channels, 1, |channel: &mut Channel| channel.terms.discount_percent = decimal("-1"));
            edit(&mut plan.placements, 0, |line: &mut Placement| line.terms.discount_percent = Some(above));
            edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| {
                cost.terms.share = Some(CostShare { percent: above, of: CostBase::Media });
            });
        },
    ),
    ("discount-steps @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.terms.volume_discounts = vec![DiscountStep { from_units: 10, percent: decimal("5") }; 2];
        });
    }),
    ("no-exchange-rate @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            let currency = "EUR".parse().unwrap();
            let exchange = Exchange { currency, rate: Decimal::ZERO, date: None, source: String::new() };
            channel.terms.exchange = Some(exchange);
        });
    }),
    ("exchange-without-date @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            let currency = "EUR".parse().unwrap();
            let exchange = Exchange { currency, rate: decimal("0.767"), date: None, source: String::new() };
            channel.terms.exchange = Some(exchange);
        });
    }),
    ("unknown-cost @ other cost 0 production", |plan| {
        edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| {
            cost.terms.share = Some(CostShare { percent: decimal("5"), of: CostBase::Cost("x".into()) });
        });
    }),
    ("spread-range @ other cost 1 measurement", |plan| {
        edit(&mut plan.other_costs, 1, |cost: &mut OtherCost| cost.terms.until_week = Some(2));
    }),
    ("more-free-than-placed @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.terms.free_units = 240_001);
    }),
    ("", |plan| edit(&mut plan.placements, 0, |line: &mut Placement| line.terms.free_units = 240_000)),
    ("outside-calendar @ record 0 nothing, record-without-placement @ record 0 nothing", |plan| {
        let weeks = vec![ActualWeek { week: 9, delivered: Some(1), spent: None }];
        plan.actuals = [Actual { placement: "nothing".into(), weeks, source: String::new() }].into_iter().collect();
    }),
    ("division-above-all @ money", |plan| {
        let part = |of: &str| DivisionPart { of: of.to_owned(), value: decimal("50.1"), ..DivisionPart::default() };
        let parts = vec![part("Advertising"), part("Publicity")];
        plan.money.divisions = vec![Division { parts, ..Division::default() }];
    }),
    ("work-not-counted @ channel 2 blog", |plan| {
        edit(&mut plan.channels, 2, |channel: &mut Channel| {
            (channel.media, channel.cost) = (Media::Owned, CostModel::Free);
        });
    }),
    ("consent-not-stated @ channel 6 email", |plan| {
        edit(&mut plan.channels, 6, |channel: &mut Channel| channel.consent = None);
    }),
    ("consent-not-asked @ channel 4 sms, consent-not-stated @ channel 6 email", |plan| {
        edit(&mut plan.channels, 4, |channel: &mut Channel| channel.consent = Some(Consent::NotYet));
        edit(&mut plan.channels, 6, |channel: &mut Channel| channel.consent = None);
    }),
    ("", |plan| edit(&mut plan.channels, 6, |channel: &mut Channel| channel.consent = Some(Consent::NotNeeded))),
    // What does not write to people by address needs no word of it, but may say that they were not asked.
    ("", |plan| edit(&mut plan.channels, 1, |channel: &mut Channel| channel.consent = None)),
    ("consent-not-asked @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| channel.consent = Some(Consent::NotYet));
    }),
    // Nothing is placed on it, so that nobody is written to.
    ("message-never-placed @ message 6 m7, channel-never-used @ channel 6 email", |plan| {
        edit(&mut plan.channels, 6, |channel: &mut Channel| channel.consent = None);
        plan.placements = plan
            .placements
            .iter()
            .filter(|line| line.channel.as_str() != "email")
            .map(|line| (**line).clone())
            .collect();
    }),
    ("start-week-zero @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.start_week = 0);
    }),
    ("outside-calendar @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.start_week = 8);
    }),
    ("", |plan| edit(&mut plan.placements, 7, |line: &mut Placement| line.quantities.extend([0, 0]))),
    ("outside-calendar @ other cost 0 production", |plan| {
        edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| cost.week = Some(9));
    }),
    ("outside-calendar @ other cost 0 production", |plan| {
        edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| cost.week = Some(0));
    }),
    ("quantity-too-large @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.quantities = vec![1, u64::MAX, u64::MAX]);
    }),
    ("audience-too-large @ audience 0 a1", |plan| {
        edit(&mut plan.audiences, 0, |audience: &mut Audience| audience.size = u64::MAX);
    }),
    ("audience-without-size @ audience 0 a1", |plan| {
        edit(&mut plan.audiences, 0, |audience: &mut Audience| audience.size = 0);
    }),
    (
        "negative-money @ money, negative-money @ channel 0 instagram, negative-money @ placement 0 p1, negative-money @ other cost 0 production",
        |plan| {
            plan.money.budget = decimal("-1");
            edit(&mut plan.channels, 0, |channel: &mut Channel| channel.cost = CostModel::PerThousand(decimal("-1")));
            edit(&mut plan.placements, 0, |line: &mut Placement| line.rate = Some(decimal("-1")));
            edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| cost.amount = decimal("-1"));
        },
    ),
    (
        "too-many-decimals @ money, too-many-decimals @ channel 0 instagram, too-many-decimals @ placement 0 p1, too-many-decimals @ other cost 0 production",
        |plan| {
            plan.money.budget = decimal("1.0001");
            edit(&mut plan.channels, 0, |channel: &mut Channel| channel.cost = CostModel::Flat(decimal("1.0001")));
            edit(&mut plan.placements, 0, |line: &mut Placement| line.rate = Some(decimal("1.0001")));
            edit(&mut plan.other_costs, 0, |cost: &mut OtherCost| cost.amount = decimal("1.0001"));
        },
    ),
    ("", |plan| {
        edit(&mut plan.channels, 0, |channel: &mut Channel| channel.cost = CostModel::PerUnit(decimal("0.00125")));
    }),
    ("calendar-length @ calendar", |plan| plan.calendar.weeks = 521),
    ("weight-range @ settings", |plan| plan.settings.similarity_weights.tone = -0.1),
    ("weight-range @ settings", |plan| plan.settings.similarity_weights.tone = f64::NAN),
    ("no-weights @ settings", |plan| {
        let weights = &mut plan.settings.similarity_weights;
        (weights.theme, weights.claims, weights.visuals, weights.tone, weights.slogan) = (0.0, 0.0, 0.0, 0.0, 0.0);
    }),
    ("composite-weight-range @ settings", |plan| {
        plan.settings.composite = Some(CompositeWeights { coherence: -1.0, ..CompositeWeights::default() });
    }),
    ("threshold-range @ settings", |plan| plan.settings.off_brief_threshold = 1.5),
    ("threshold-range @ settings", |plan| plan.settings.stage_coverage_threshold = f64::NAN),
    ("unknown-incompatible-claim @ claim 3 cheapest", |plan| {
        edit(&mut plan.vocabulary.claims, 3, |claim: &mut Claim| claim.incompatible_with = vec!["x".into()]);
    }),
    (
        "contradicts-itself @ message 0 m1, contradicts-itself @ message 5 m6, contradicts-itself @ message 7 m8",
        |plan| {
            edit(&mut plan.vocabulary.claims, 0, |claim: &mut Claim| claim.incompatible_with = vec!["handmade".into()]);
        },
    ),
    ("claim-kinds-differ @ claim 1 handmade", |plan| {
        for (position, promise, value) in
            [(0, "Delivery", ClaimValue::Days(2)), (1, " delivery", ClaimValue::Price(decimal("2")))]
        {
            edit(&mut plan.vocabulary.claims, position, |claim: &mut Claim| {
                claim.promise = promise.to_owned();
                claim.value = Some(value);
            });
        }
    }),
    ("expired-offer @ placement 5 p6", |plan| {
        edit(&mut plan.vocabulary.claims, 3, |claim: &mut Claim| {
            claim.value = Some(ClaimValue::Until(Day(jiff::civil::date(2026, 4, 5))));
        });
    }),
    ("unknown-claim @ message 2 m3", |plan| {
        edit(&mut plan.messages, 2, |message: &mut Message| {
            let claims = Coded::Is(vec!["x".into()]);
            message.second_coding = Some(Box::new(SecondCoding { claims, ..SecondCoding::default() }));
        });
    }),
    ("stage-target-range @ settings", |plan| plan.settings.stage_targets.desire = -0.1),
    ("stage-target-sum @ settings", |plan| plan.settings.stage_targets.desire = 0.21),
    ("effective-frequency-range @ settings", |plan| plan.settings.effective_frequency = 11),
    ("half-life-range @ settings", |plan| plan.settings.continuity_half_life_weeks = 0.0),
    ("half-life-range @ settings", |plan| plan.settings.memory_half_life_weeks = -1.0),
    ("input-error-range @ settings", |plan| plan.settings.input_error.size = 1.5),
    ("category-range @ settings", |plan| plan.settings.category_grp = Some(0.0)),
    ("nothing-bought @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.quantities = vec![0, 0]);
    }),
    ("nobody-met @ placement 0 p1", |plan| {
        edit(&mut plan.placements, 0, |line: &mut Placement| line.audiences = vec!["a2".into()]);
    }),
    ("placed-twice @ placement 11 again", |plan| {
        let line = placement("again", "m6", "search", &["a2", "a4"], 8, &[5]);
        plan.placements.make_mut().push(Arc::new(line));
    }),
    ("", |plan| {
        let line = placement("again", "m6", "search", &["a2"], 4, &[5, 0, 0]);
        plan.placements.make_mut().push(Arc::new(line));
    }),
    ("period-range @ channel 1 facebook", |plan| {
        edit(&mut plan.channels, 1, |channel: &mut Channel| {
            channel.cost = CostModel::PerPeriod { rate: decimal("1"), weeks: 0 };
        });
    }),
    ("unknown-audience @ message 0 m1, placed-for-others @ placement 0 p1", |plan| {
        edit(&mut plan.messages, 0, |message: &mut Message| message.audiences = vec!["nobody".into()]);
        let first = plan.messages[0].id.clone();
        let mut kept = false;
        for position in 0..plan.placements.len() {
            let is_first = plan.placements[position].message == first;
            if is_first && kept {
                edit(&mut plan.placements, position, |line: &mut Placement| line.message = "m2".into());
            }
            kept |= is_first;
        }
    }),
    ("message-never-placed @ message 8 m9", |plan| {
        let unused = Message { id: "m9".into(), ..plan.messages[0].as_ref().clone() };
        plan.messages.make_mut().push(Arc::new(unused));
    }),
    ("channel-never-used @ channel 7 radio", |plan| {
        plan.channels.make_mut().push(Arc::new(channel("radio", Tool::Radio, &[])));
    }),
    ("audience-never-met @ audience 4 a5", |plan| plan.audiences.make_mut().push(Arc::new(audience("a5", 10)))),
    ("blank-coding @ message 0 m1", |plan| {
        edit(&mut plan.messages, 0, |message: &mut Message| message.tone = Coded::Blank);
    }),
    ("experience-range @ claim 0 natural", |plan| {
        plan.experiences = [experience("natural", 9.0)].into_iter().collect();
    }),
    ("unknown-in-listening @ mentions", |plan| plan.experiences = [experience("gone", 6.0)].into_iter().collect()),
    ("unknown-in-listening @ mention 0 m", |plan| {
        let mention = Mention { claims: vec!["natural".into(), "gone".into()], ..Mention::blank("m".into()) };
        plan.mentions = [mention].into_iter().collect();
    }),
    ("duplicate-id @ mention 1 m", |plan| {
        plan.mentions = [Mention::blank("m".into()), Mention::blank("m".into())].into_iter().collect();
    }),
    ("proof-ended @ claim 0 natural", |plan| {
        edit(&mut plan.vocabulary.claims, 0, |claim: &mut Claim| {
            let until = Some(Day(jiff::civil::date(2026, 3, 2)));
            claim.proofs = vec![Proof { until, ..Proof::default() }];
        });
    }),
    ("", |plan| {
        edit(&mut plan.vocabulary.claims, 0, |claim: &mut Claim| {
            let until = Some(Day(jiff::civil::date(2026, 3, 2)));
            claim.proofs = vec![Proof { until, ..Proof::default() }, Proof::default()];
        });
    }),
    ("message-without-insight @ message 1 m2", |plan| {
        plan.listening.ask_insights = true;
        for at in 0..plan.messages.len() {
            edit(&mut plan.messages, at, |message: &mut Message| {
                message.insights = if at == 1 { Vec::new() } else { vec!["known".into()] };
            });
        }
    }),
    ("objective-not-served @ objective 0 o", |plan| {
        let objective = Objective { metric: Metric::Reach(1), ..Objective::named("o".into(), Bilingual::default()) };
        plan.objectives = [objective].into_iter().collect();
    }),
    ("", |plan| {
        plan.objectives = [Objective::named("o".into(), Bilingual::new("A better image", ""))].into_iter().collect();
    }),
    ("objective-not-served @ objective 1 q, message-serves-nothing @ message 1 m2", |plan| {
        plan.objectives = ["o", "q"].map(|id| Objective::named(id.into(), Bilingual::default())).into_iter().collect();
        for at in (0..plan.messages.len()).filter(|at| *at != 1) {
            edit(&mut plan.messages, at, |message: &mut Message| message.objectives = vec!["o".into()]);
        }
    }),
    ("output-as-outcome @ objective 0 o", |plan| {
        let text = Bilingual::new("Send five releases", "إرسال خمسة بيانات صحفية");
        plan.objectives = [Objective::named("o".into(), text)].into_iter().collect();
    }),
    ("nothing-placed @ plan", |plan| plan.placements = List::default()),
];

fn experience(claim: &str, promised: f64) -> Experience {
    Experience {
        claim: claim.into(),
        promised: Some(promised),
        experienced: None,
        respondents: 0,
        source: String::new(),
    }
}
