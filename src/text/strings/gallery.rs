//! The gallery of samples.

use super::texts;

texts! {
    /// What the gallery says.
    GalleryTexts {
        title: "Begin with", "البدء من";
        hint: "Nothing is written until you save", "لا يُكتب شيء قبل الحفظ";
        group_empty: "Empty", "فارغة";
        group_coursework: "Coursework", "أعمال المقرر";
        group_small: "Small business", "مشروع صغير";
        group_national: "National launch", "إطلاق على مستوى البلد";
        group_case: "The course case", "حالة المقرر";
        empty: "Empty plan", "خطة فارغة";
        empty_about: "Weeks and money only; channels come from the catalogue", "أسابيع ومال فقط؛ والقنوات من القائمة الجاهزة";
        measures: "{weeks} · {budget} · {channels}", "{weeks} · {budget} · {channels}";
        worksheets: "Worksheets", "أوراق عمل";
    }
}
