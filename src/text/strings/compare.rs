//! Versions of a plan side by side.

use super::texts;

texts! {
    /// What is said where alternatives and plans stand side by side.
    CompareTexts {
        figure: "Figure", "الرقم";
        change: "Change", "التغيّر";
        as_it_is: "The plan as it is", "الخطة كما هي";
        reach: "Reach 1+", "الوصول \u{2066}1+\u{2069}";
        effective_reach: "Reach {k}+", "الوصول \u{2066}{k}+\u{2069}";
        frequency: "Average frequency", "متوسط التكرار";
        grp: "GRP", "نقاط المشاهدة الإجمالية";
        impressions: "Impressions", "مرات الظهور";
        consistency: "Consistency", "الاتساق";
        differs: "What differs in {name}", "ما يختلف في {name}";
        same: "{name} differs in nothing", "لا اختلاف في {name}";
        more: "and {count} further differences", "و{count} من الاختلافات الأخرى";
        unknown_base: "there is no version “{id}”; there are: {known}", "لا نسخة باسم «{id}»؛ والموجود: {known}";
    }
}
