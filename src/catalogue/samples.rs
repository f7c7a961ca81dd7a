//! Built-in sample plans, the same files that stand in `saves/`.

use crate::plan::Language;

/// Says what a sample is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleUse {
    /// Beginning with nothing.
    Empty,
    /// Assignments of a course.
    Coursework,
    /// A small business.
    SmallBusiness,
    /// A launch in a whole country.
    NationalLaunch,
    /// The case of the course.
    Case,
}

impl SampleUse {
    /// All uses, in the order of the gallery.
    pub const ALL: [Self; 5] = [Self::Empty, Self::Coursework, Self::SmallBusiness, Self::NationalLaunch, Self::Case];
}

/// A sample plan.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its name on the command line.
    pub id: &'static str,
    /// What the menu calls it in English.
    pub english: &'static str,
    /// What the menu calls it in Arabic.
    pub arabic: &'static str,
    /// What it is about, in English and in Arabic.
    pub about: [&'static str; 2],
    /// What it is for.
    pub used_for: SampleUse,
    /// The plan document.
    pub text: &'static str,
}

impl Sample {
    /// Returns what the menu calls it.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::Ar => self.arabic,
        }
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(&self, language: Language) -> &'static str {
        self.about[usize::from(language == Language::Ar)]
    }
}

/// The samples, in the order of the menu.
pub const SAMPLES: [Sample; 7] = [
    Sample {
        id: "rayhan-soap",
        english: "Rayhan soap launch (illustrative)",
        arabic: "إطلاق صابون ريحان (بيانات توضيحية)",
        about: [
            "A small maker launches in Ramadan; one coupon contradicts the rest",
            "مشروع صغير ينطلق في رمضان؛ وكوبون خصم يناقض ما سواه",
        ],
        used_for: SampleUse::SmallBusiness,
        text: include_str!("../../saves/rayhan-soap.ron"),
    },
    Sample {
        id: "three-channels",
        english: "Three channels, four weeks (illustrative)",
        arabic: "ثلاث قنوات في أربعة أسابيع (بيانات توضيحية)",
        about: [
            "Small enough to be computed by hand, and every figure is known",
            "صغيرة يمكن حسابها باليد، وكل رقم فيها معروف",
        ],
        used_for: SampleUse::Coursework,
        text: include_str!("../../saves/three-channels.ron"),
    },
    Sample {
        id: "basra-dibs",
        english: "Basra date syrup (illustrative)",
        arabic: "دبس البصرة (بيانات توضيحية)",
        about: [
            "An Arabic case over Ramadan and Eid, online and offline together",
            "حالة عربية في رمضان والعيد، عبر الإنترنت وخارجه معًا",
        ],
        used_for: SampleUse::Coursework,
        text: include_str!("../../saves/basra-dibs.ron"),
    },
    Sample {
        id: "nimbus",
        english: "Nimbus running shoe, Britain (illustrative)",
        arabic: "حذاء نيمبوس في بريطانيا (بيانات توضيحية)",
        about: [
            "Half a year on many channels, with commission, discounts and overlapping audiences",
            "نصف عام على قنوات كثيرة، مع عمولات وخصومات وجماهير متداخلة",
        ],
        used_for: SampleUse::NationalLaunch,
        text: include_str!("../../saves/nimbus.ron"),
    },
    Sample {
        id: "pg-case",
        english: "Case of the course paper",
        arabic: "حالة بحث المقرر",
        about: [
            "Social customer relations at Procter and Gamble, from the paper alone",
            "العلاقات الاجتماعية مع العملاء في بروكتر وغامبل، من البحث وحده",
        ],
        used_for: SampleUse::Case,
        text: include_str!("../../saves/pg-case.ron"),
    },
    Sample {
        id: "own-case",
        english: "A case of your own",
        arabic: "حالة من عندك",
        about: ["The same worksheets, empty, for a case that you bring", "الأوراق نفسها فارغة لحالة تأتي بها"],
        used_for: SampleUse::Case,
        text: include_str!("../../saves/own-case.ron"),
    },
    Sample {
        id: "rayhan-listening",
        english: "Rayhan soap: what customers say (illustrative)",
        arabic: "صابون ريحان: ما يقوله العملاء (بيانات توضيحية)",
        about: [
            "The soap after its launch: mentions, promises and experiences, relations",
            "الصابون بعد إطلاقه: إشارات ووعود وتجارب وعلاقات",
        ],
        used_for: SampleUse::Coursework,
        text: include_str!("../../saves/rayhan-listening.ron"),
    },
];

/// Returns the sample of this name.
#[must_use]
pub fn sample(id: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id)
}
