//! The cases of objectives: what serves them, and whether they state what comes of the plan or only what is sent.

use super::problem::{Problems, duplicates};
use super::{Code, Problem, ProblemPlace};
use crate::plan::{Identified as _, Language, Message, Metric, Objective, Plan};
use crate::util;

/// Adds what is wrong with the objectives themselves.
pub(super) fn objectives(plan: &Plan, problems: &mut Problems) {
    duplicates(&plan.objectives, problems, |position, objective| {
        ProblemPlace::Objective(position, objective.id.clone())
    });
    let says_what_serves = says_what_serves(plan);
    for (position, objective) in plan.objectives.iter().enumerate() {
        let place = || ProblemPlace::Objective(position, objective.id.clone());
        let is_served = plan.messages.iter().any(|message| message.objectives.contains(objective.id()));
        // Only a figure of the program needs to know what serves the objective, unless the plan says so of others.
        if !is_served && (says_what_serves || objective.metric != Metric::Other) {
            problems.push(Problem::new(Code::ObjectiveNotServed, place()));
        }
        if objective.metric == Metric::Other && is_output(objective) {
            problems.push(Problem::new(Code::OutputAsOutcome, place()));
        }
    }
}

/// Adds the messages that serve no objective, where the plan says of any message what it serves.
pub(super) fn serving(plan: &Plan, problems: &mut Problems) {
    if !says_what_serves(plan) {
        return;
    }
    for (position, message) in plan.messages.iter().enumerate() {
        if !serves_any(plan, message) {
            problems
                .push(Problem::new(Code::MessageServesNothing, ProblemPlace::Message(position, message.id.clone())));
        }
    }
}

/// Returns true where the plan says of some message which objective it serves.
fn says_what_serves(plan: &Plan) -> bool {
    plan.messages.iter().any(|message| serves_any(plan, message))
}

fn serves_any(plan: &Plan, message: &Message) -> bool {
    message.objectives.iter().any(|id| plan.objectives.find(id).is_some())
}

/// Returns true for an objective that counts what is sent: its unit is such a thing, or its text begins with an act of sending
/// and names such a thing ("send five releases").
fn is_output(objective: &Objective) -> bool {
    let is_thing = |word: &str| OUTPUTS.contains(&word);
    if words(&objective.unit).iter().any(|word| is_thing(word)) {
        return true;
    }
    Language::ALL.iter().any(|language| {
        let words = words(objective.text.slot(*language));
        let act = words.iter().take(FIRST_WORDS).position(|word| ACTS.contains(&word.as_str()));
        act.is_some_and(|act| words.iter().skip(act + 1).any(|word| is_thing(word)))
    })
}

/// Among how many first words the act is looked for: "we will send", "to publish".
const FIRST_WORDS: usize = 3;

/// Returns the words of a text as texts are compared, without the Arabic article.
fn words(text: &str) -> Vec<String> {
    util::words(text).into_iter().map(|word| util::without_article(&word.normal).to_owned()).collect()
}

/// Acts of sending, as they stand at the beginning of an objective: English verbs, Arabic verbal nouns and verbs, in the spelling of
/// [`words`].
const ACTS: &[&str] = &[
    "send",
    "sending",
    "publish",
    "publishing",
    "post",
    "posting",
    "issue",
    "issuing",
    "distribute",
    "distributing",
    "print",
    "printing",
    "air",
    "airing",
    "broadcast",
    "broadcasting",
    "place",
    "placing",
    "run",
    "running",
    "produce",
    "producing",
    "mail",
    "mailing",
    "upload",
    "uploading",
    "write",
    "writing",
    "hold",
    "holding",
    "organise",
    "organising",
    "organize",
    "organizing",
    "ارسال",
    "نرسل",
    "نشر",
    "ننشر",
    "اصدار",
    "نصدر",
    "توزيع",
    "نوزع",
    "طباعه",
    "نطبع",
    "بث",
    "نبث",
    "انتاج",
    "ننتج",
    "كتابه",
    "نكتب",
    "تنظيم",
    "ننظم",
    "عقد",
    "نعقد",
    "اقامه",
    "نقيم",
];

/// Things that are sent and counted, in one number and in several, in the spelling of [`words`].
const OUTPUTS: &[&str] = &[
    "release",
    "releases",
    "post",
    "posts",
    "article",
    "articles",
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertisements",
    "spot",
    "spots",
    "insertion",
    "insertions",
    "flyer",
    "flyers",
    "leaflet",
    "leaflets",
    "brochure",
    "brochures",
    "poster",
    "posters",
    "banner",
    "banners",
    "newsletter",
    "newsletters",
    "email",
    "emails",
    "mailing",
    "mailings",
    "mailer",
    "mailers",
    "reel",
    "reels",
    "tweet",
    "tweets",
    "blog",
    "blogs",
    "podcast",
    "podcasts",
    "event",
    "events",
    "interview",
    "interviews",
    "بيان",
    "بيانا",
    "بيانات",
    "منشور",
    "منشورا",
    "منشورات",
    "مقال",
    "مقالا",
    "مقالات",
    "مقاله",
    "اعلان",
    "اعلانا",
    "اعلانات",
    "ادراج",
    "ادراجات",
    "نشره",
    "نشرات",
    "مطويه",
    "مطويات",
    "كتيب",
    "كتيبات",
    "ملصق",
    "ملصقا",
    "ملصقات",
    "لافته",
    "لافتات",
    "تغريده",
    "تغريدات",
    "فعاليه",
    "فعاليات",
    "مقابله",
    "مقابلات",
    "رساله",
    "رسايل",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Bilingual;

    #[test]
    fn the_lists_are_in_the_spelling_of_comparisons() {
        for word in ACTS.iter().chain(OUTPUTS) {
            assert_eq!(words(word), [*word], "{word}");
        }
    }

    #[test]
    fn what_is_sent_is_told_from_what_comes_of_it() {
        let of = |en: &str, ar: &str, unit: &str| {
            let text = Bilingual::new(en, ar);
            is_output(&Objective { unit: unit.to_owned(), ..Objective::named("o".into(), text) })
        };
        for (en, ar, unit) in [
            ("Send five releases", "", ""),
            ("To publish 20 posts a month", "", ""),
            ("We will run 11 spots on television", "", ""),
            ("", "إرسال خمسة بيانات صحفية", ""),
            ("", "نَشْر عشرين من المنشورات", ""),
            ("Be seen in the press", "", "articles"),
            ("", "الظهور في الصحافة", "مقالات"),
        ] {
            assert!(of(en, ar, unit), "{en} {ar} {unit}");
        }
        for (en, ar, unit) in [
            ("Half of the women know the brand", "نصف النساء يعرفن العلامة", "%"),
            ("Win 400 first orders", "كسب 400 طلب", "orders"),
            ("Sell 3,500 jars on the website and by posts", "بيع 3,500 عبوة", ""),
            ("Raise the share who know the releases", "رفع الوعي بالعلامة", ""),
            ("Post offices know the service", "", ""),
            ("", "", ""),
        ] {
            assert!(!of(en, ar, unit), "{en} {ar} {unit}");
        }
    }
}
