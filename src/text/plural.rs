//! Counted nouns: “3 messages”, “3 رسائل”, “رسالتان”.

use super::{Language, Locale};
use crate::plan::schema::ListName;

/// The plural forms of the Unicode CLDR; English has `One` and `Other`, Arabic all six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each form has the name that the CLDR gives it")]
pub enum PluralForm {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl PluralForm {
    /// Returns the form that `language` uses for `number` things (Unicode CLDR, plural rules for cardinals).
    ///
    /// Arabic: 0 zero, 1 one, 2 two, then by the last two digits 3 to 10 few, 11 to 99 many, otherwise other.
    #[must_use]
    pub fn of(number: u64, language: Language) -> Self {
        match (language, number) {
            (_, 1) => Self::One,
            (Language::En, _) => Self::Other,
            (Language::Ar, 0) => Self::Zero,
            (Language::Ar, 2) => Self::Two,
            (Language::Ar, _) => match number % 100 {
                3..=10 => Self::Few,
                11..=99 => Self::Many,
                _ => Self::Other,
            },
        }
    }
}

/// A noun that the program counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the noun itself")]
pub enum Noun {
    Day,
    Week,
    /// A thing of one of the plan's lists.
    Item(ListName),
    Problem,
    Insertion,
    Impression,
    Person,
    Click,
    Change,
    Plan,
    Warning,
    Error,
    Notice,
}

/// The words of one noun.
struct Words {
    en: [&'static str; 2],
    /// One, two as a subject, two after a preposition, few, many, other.
    ar: [&'static str; 6],
}

macro_rules! words {
    ($($en:literal)*; $($ar:literal)*) => { &Words { en: [$($en),*], ar: [$($ar),*] } };
}

/// Returns the words of the things of a list.
fn words_of(list: ListName) -> &'static Words {
    match list {
        ListName::Objectives => words!("objective" "objectives"; "هدف واحد" "هدفان" "هدفين" "أهداف" "هدفًا" "هدف"),
        ListName::Insights => {
            words!("insight" "insights"; "استبصار واحد" "استبصاران" "استبصارين" "استبصارات" "استبصارًا" "استبصار")
        }
        ListName::Audiences => {
            words!("audience" "audiences"; "جمهور واحد" "جمهوران" "جمهورين" "جماهير" "جمهورًا" "جمهور")
        }
        ListName::Themes => words!("theme" "themes";
            "فكرة رئيسة واحدة" "فكرتان رئيستان" "فكرتين رئيستين" "أفكار رئيسة" "فكرة رئيسة" "فكرة رئيسة"),
        ListName::Claims => words!("claim" "claims"; "ادعاء واحد" "ادعاءان" "ادعاءين" "ادعاءات" "ادعاءً" "ادعاء"),
        ListName::Visuals => words!("identity token" "identity tokens";
            "عنصر هوية واحد" "عنصرا هوية" "عنصري هوية" "عناصر هوية" "عنصر هوية" "عنصر هوية"),
        ListName::Slogans => words!("slogan" "slogans";
            "شعار لفظي واحد" "شعاران لفظيان" "شعارين لفظيين" "شعارات لفظية" "شعارًا لفظيًا" "شعار لفظي"),
        ListName::Messages => {
            words!("message" "messages"; "رسالة واحدة" "رسالتان" "رسالتين" "رسائل" "رسالة" "رسالة")
        }
        ListName::Channels => words!("channel" "channels"; "قناة واحدة" "قناتان" "قناتين" "قنوات" "قناة" "قناة"),
        ListName::Placements => {
            words!("placement" "placements"; "موضع واحد" "موضعان" "موضعين" "مواضع" "موضعًا" "موضع")
        }
        ListName::OtherCosts => words!("cost" "costs"; "تكلفة واحدة" "تكلفتان" "تكلفتين" "تكاليف" "تكلفة" "تكلفة"),
        ListName::Actuals => words!("record" "records";
            "سجل تنفيذ واحد" "سجلا تنفيذ" "سجلي تنفيذ" "سجلات تنفيذ" "سجل تنفيذ" "سجل تنفيذ"),
        ListName::Alternatives => {
            words!("alternative" "alternatives"; "بديل واحد" "بديلان" "بديلين" "بدائل" "بديلًا" "بديل")
        }
        ListName::Mentions => {
            words!("mention" "mentions"; "إشارة واحدة" "إشارتان" "إشارتين" "إشارات" "إشارة" "إشارة")
        }
        ListName::Experiences => {
            words!("experience" "experiences"; "تجربة واحدة" "تجربتان" "تجربتين" "تجارب" "تجربة" "تجربة")
        }
        ListName::Relations => {
            words!("relation" "relations"; "علاقة واحدة" "علاقتان" "علاقتين" "علاقات" "علاقة" "علاقة")
        }
        ListName::Worksheets => words!("worksheet" "worksheets";
            "ورقة عمل واحدة" "ورقتا عمل" "ورقتي عمل" "أوراق عمل" "ورقة عمل" "ورقة عمل"),
    }
}

impl Noun {
    /// Returns all nouns.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::Day,
            Self::Week,
            Self::Problem,
            Self::Insertion,
            Self::Impression,
            Self::Person,
            Self::Click,
            Self::Change,
            Self::Plan,
            Self::Warning,
            Self::Error,
            Self::Notice,
        ];
        others.into_iter().chain(ListName::ALL.map(Self::Item))
    }

    fn words(self) -> &'static Words {
        match self {
            Self::Day => words!("day" "days"; "يوم واحد" "يومان" "يومين" "أيام" "يومًا" "يوم"),
            Self::Week => words!("week" "weeks"; "أسبوع واحد" "أسبوعان" "أسبوعين" "أسابيع" "أسبوعًا" "أسبوع"),
            Self::Item(list) => words_of(list),
            Self::Problem => {
                words!("problem" "problems"; "مشكلة واحدة" "مشكلتان" "مشكلتين" "مشكلات" "مشكلة" "مشكلة")
            }
            Self::Insertion => {
                words!("insertion" "insertions"; "إدراج واحد" "إدراجان" "إدراجين" "إدراجات" "إدراجًا" "إدراج")
            }
            Self::Impression => words!("impression" "impressions";
                "مرة ظهور واحدة" "مرتا ظهور" "مرتي ظهور" "مرات ظهور" "مرة ظهور" "مرة ظهور"),
            Self::Person => words!("person" "people"; "شخص واحد" "شخصان" "شخصين" "أشخاص" "شخصًا" "شخص"),
            Self::Click => words!("click" "clicks"; "نقرة واحدة" "نقرتان" "نقرتين" "نقرات" "نقرة" "نقرة"),
            Self::Change => {
                words!("change" "changes"; "تغيير واحد" "تغييران" "تغييرين" "تغييرات" "تغييرًا" "تغيير")
            }
            Self::Plan => words!("plan" "plans"; "خطة واحدة" "خطتان" "خطتين" "خطط" "خطة" "خطة"),
            Self::Warning => {
                words!("warning" "warnings"; "تحذير واحد" "تحذيران" "تحذيرين" "تحذيرات" "تحذيرًا" "تحذير")
            }
            Self::Error => words!("error" "errors"; "خطأ واحد" "خطآن" "خطأين" "أخطاء" "خطأً" "خطأ"),
            Self::Notice => {
                words!("notice" "notices"; "تنبيه واحد" "تنبيهان" "تنبيهين" "تنبيهات" "تنبيهًا" "تنبيه")
            }
        }
    }
}

impl Locale {
    /// Returns `number` things: `3 messages`, `0 messages`; in Arabic `3 رسائل`, `رسالتان`, `رسالة واحدة`, `لا رسائل`.
    ///
    /// The Arabic words are those of a subject or of a label that stands alone.
    #[must_use]
    pub fn count(self, number: u64, noun: Noun) -> String {
        self.counted(number, noun, false)
    }

    /// Returns the same after a preposition or as an object, where the Arabic dual differs: `خلال أسبوعين`.
    #[must_use]
    pub fn count_oblique(self, number: u64, noun: Noun) -> String {
        self.counted(number, noun, true)
    }

    fn counted(self, number: u64, noun: Noun, oblique: bool) -> String {
        let words = noun.words();
        let [one, two, two_oblique, few, many, other] = words.ar;
        let word = match (self.language, PluralForm::of(number, self.language)) {
            (Language::En, PluralForm::One) => words.en[0],
            (Language::En, _) => words.en[1],
            (Language::Ar, PluralForm::Zero) => return format!("لا {few}"),
            (Language::Ar, PluralForm::One) => return one.to_owned(),
            (Language::Ar, PluralForm::Two) => return if oblique { two_oblique } else { two }.to_owned(),
            (Language::Ar, PluralForm::Few) => few,
            (Language::Ar, PluralForm::Many) => many,
            (Language::Ar, PluralForm::Other) => other,
        };
        format!("{} {word}", self.whole(number))
    }
}

#[cfg(test)]
mod tests {
    use super::{ListName, Noun, PluralForm};
    use crate::text::{Digits, Language, Locale};

    const ENGLISH: Locale =
        Locale { language: Language::En, digits: Digits::Western, region: super::super::Region::Gulf, hijri: false };
    const ARABIC: Locale = Locale { language: Language::Ar, ..ENGLISH };
    const MASHRIQ: Locale = Locale { digits: Digits::ArabicIndic, ..ARABIC };

    #[test]
    fn arabic_forms_follow_the_cldr() {
        use PluralForm::{Few, Many, One, Other, Two, Zero};
        for (numbers, form) in [
            (vec![0], Zero),
            (vec![1], One),
            (vec![2], Two),
            (vec![3, 10, 103, 110, 1003], Few),
            (vec![11, 26, 99, 111, 1011], Many),
            (vec![100, 101, 102, 200, 201, 1000, 10_000, 1_000_000], Other),
        ] {
            for number in numbers {
                assert_eq!(PluralForm::of(number, Language::Ar), form, "{number}");
            }
        }
    }

    #[test]
    fn english_forms_follow_the_cldr() {
        for (number, form) in
            [(0, PluralForm::Other), (1, PluralForm::One), (2, PluralForm::Other), (21, PluralForm::Other)]
        {
            assert_eq!(PluralForm::of(number, Language::En), form, "{number}");
        }
    }

    #[test]
    fn things_are_counted() {
        for (locale, number, noun, expected) in [
            (ENGLISH, 0, Noun::Item(ListName::Messages), "0 messages"),
            (ENGLISH, 1, Noun::Item(ListName::Messages), "1 message"),
            (ENGLISH, 1_200, Noun::Person, "1,200 people"),
            (ARABIC, 0, Noun::Item(ListName::Messages), "لا رسائل"),
            (ARABIC, 1, Noun::Item(ListName::Messages), "رسالة واحدة"),
            (ARABIC, 1, Noun::Week, "أسبوع واحد"),
            (ARABIC, 2, Noun::Item(ListName::Messages), "رسالتان"),
            (ARABIC, 3, Noun::Item(ListName::Messages), "3 رسائل"),
            (MASHRIQ, 3, Noun::Item(ListName::Messages), "٣ رسائل"),
            (ARABIC, 11, Noun::Item(ListName::Messages), "11 رسالة"),
            (MASHRIQ, 11, Noun::Week, "١١ أسبوعًا"),
            (ARABIC, 100, Noun::Week, "100 أسبوع"),
            (ARABIC, 102, Noun::Problem, "102 مشكلة"),
            (MASHRIQ, 120_000, Noun::Impression, "١٢٠٬٠٠٠ مرة ظهور"),
        ] {
            assert_eq!(locale.count(number, noun), expected);
        }
    }

    #[test]
    fn the_dual_follows_its_case() {
        assert_eq!(ARABIC.count_oblique(2, Noun::Week), "أسبوعين");
        assert_eq!(ARABIC.count_oblique(3, Noun::Week), ARABIC.count(3, Noun::Week));
        for noun in Noun::all() {
            assert_ne!(ARABIC.count(2, noun), ARABIC.count_oblique(2, noun), "{noun:?}");
        }
    }

    #[test]
    fn every_noun_has_arabic_words_for_every_form() {
        for noun in Noun::all() {
            let words = noun.words();
            assert_ne!(words.en[0], words.en[1], "{noun:?}");
            for word in words.ar {
                assert!(
                    word.chars().all(|letter| letter == ' ' || ('\u{621}'..='\u{652}').contains(&letter)),
                    "{word}"
                );
            }
        }
    }
}
