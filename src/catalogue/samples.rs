//! Built-in sample plans, the same files that stand in `saves/`.

/// A sample plan.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its name on the command line.
    pub id: &'static str,
    /// What the menu calls it in English.
    pub english: &'static str,
    /// What the menu calls it in Arabic.
    pub arabic: &'static str,
    /// The plan document.
    pub text: &'static str,
}

impl Sample {
    /// What the menu calls it.
    #[must_use]
    pub fn name(&self, language: crate::plan::Language) -> &'static str {
        match language {
            crate::plan::Language::En => self.english,
            crate::plan::Language::Ar => self.arabic,
        }
    }
}

/// The samples, in the order of the menu.
pub const SAMPLES: [Sample; 2] = [
    Sample {
        id: "rayhan-soap",
        english: "Rayhan soap launch (illustrative)",
        arabic: "إطلاق صابون ريحان (بيانات توضيحية)",
        text: include_str!("../../saves/rayhan-soap.ron"),
    },
    Sample {
        id: "three-channels",
        english: "Three channels, four weeks (illustrative)",
        arabic: "ثلاث قنوات في أربعة أسابيع (بيانات توضيحية)",
        text: include_str!("../../saves/three-channels.ron"),
    },
];

/// The sample of this name.
#[must_use]
pub fn sample(id: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id)
}
