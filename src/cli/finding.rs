//! Says what is wrong with an opened document: the problems of its plan, and the fields that this program does not know.

use crate::check::{Problem, ProblemPlace, Severity};
use crate::plan::{Language, PathPart, Plan, PlanPlace};
use crate::store::{Opened, UnknownValue};
use crate::text::strings::{Texts, fill, slots};
use crate::text::{self, Locale, Noun, isolate};

/// The code of a field that this program does not know.
const UNKNOWN_FIELD: &str = "unknown-field";

/// The code of a choice that this program does not know.
const UNKNOWN_VALUE: &str = "unknown-value";

/// One thing that is wrong.
pub(super) struct Finding {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    /// Where in the document, as `channels[2] "radio" → cost`.
    pub(super) place: String,
    pub(super) sentence: String,
}

/// Returns everything that is wrong with `opened`, as `locale` says it: errors first, then by place. A field with a misspelt
/// name would pass for one that was never stated, so unknown fields and values are warnings.
pub(super) fn findings(opened: &Opened, problems: &[Problem], locale: Locale) -> Vec<Finding> {
    let language = locale.language;
    let unknown = opened.unknown_fields.iter().map(|place| Finding {
        severity: Severity::Warning,
        code: UNKNOWN_FIELD,
        place: place.clone(),
        sentence: fill!(Texts::of(language).cli.unknown_field, &[("place", &isolate(place, language))]),
    });
    let values = opened.unknown_values.iter().map(|UnknownValue { place, value }| {
        let names = slots![("place", &*isolate(place, language)), ("value", &*isolate(value, language))];
        let sentence = fill!(Texts::of(language).cli.unknown_value, names);
        Finding { severity: Severity::Warning, code: UNKNOWN_VALUE, place: place.clone(), sentence }
    });
    let of_plan = problems.iter().map(|problem| Finding {
        severity: problem.severity,
        code: problem.code.as_str(),
        place: place_text(&problem.place, &opened.plan),
        sentence: text::sentence(problem, &opened.plan, locale),
    });
    let mut all: Vec<Finding> = values.chain(unknown).chain(of_plan).collect();
    all.sort_by_key(|finding| finding.severity);
    all
}

/// Says how many findings there are of each severity.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) errors: u64,
    warnings: u64,
    notices: u64,
}

impl Counts {
    pub(super) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Notice => self.notices += 1,
        }
    }

    /// Returns the counts of `findings`.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts.add(finding.severity);
        }
        counts
    }

    /// Returns `1 error, 2 warnings, 0 notices`, or that there are no problems.
    pub(super) fn words(self, locale: Locale) -> String {
        let texts = &locale.texts().cli;
        if self.errors + self.warnings + self.notices == 0 {
            return texts.no_problems.to_owned();
        }
        let values = slots![
            ("errors", &*locale.count(self.errors, Noun::Error)),
            ("warnings", &*locale.count(self.warnings, Noun::Warning)),
            ("notices", &*locale.count(self.notices, Noun::Notice)),
        ];
        fill!(texts.counts, values)
    }
}

/// Returns a severity as one word.
pub(super) fn severity_word(severity: Severity, language: Language) -> &'static str {
    let texts = &Texts::of(language).figures;
    match severity {
        Severity::Error => texts.error,
        Severity::Warning => texts.warning,
        Severity::Notice => texts.notice,
    }
}

/// Says where a problem is, in the notation of [`PlanPlace`]: `channels[2] "radio"`; `plan` for the whole.
fn place_text(place: &ProblemPlace, plan: &Plan) -> String {
    let field = |name: &str| PathPart::Field(name.to_owned());
    let item = |index: usize, id: &str| PathPart::Item { index, id: Some(id.to_owned()) };
    let mut steps: Vec<PathPart> = match (place, place.item()) {
        (_, Some((list, index, id))) => {
            let way = list.path().iter().map(|name| field(name));
            way.chain([item(index, id)]).collect()
        }
        (ProblemPlace::Calendar, None) => vec![field("calendar")],
        (ProblemPlace::Money, None) => vec![field("money")],
        (ProblemPlace::Settings, None) => vec![field("settings")],
        (ProblemPlace::Platform, None) => vec![field("platform")],
        (ProblemPlace::Listening, None) => vec![field("mentions")],
        (_, None) => vec![field("plan")],
    };
    if let ProblemPlace::Contact { position, audience, .. } = place {
        let contacts = plan.channels.get(*position).map(|channel| channel.contacts.as_slice()).unwrap_or_default();
        let index = contacts.iter().position(|contact| contact.audience == *audience).unwrap_or_default();
        steps.extend([field("contacts"), item(index, audience.as_str())]);
    }
    PlanPlace(steps).to_string()
}
