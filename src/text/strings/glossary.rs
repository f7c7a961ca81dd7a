//! The glossary.

use super::texts;

texts! {
    /// What the glossary says beside its terms.
    GlossaryTexts {
        title: "Glossary", "مسرد المصطلحات";
        search: "Find a term", "البحث عن مصطلح";
        none: "No term has “{text}”", "لا مصطلح فيه «{text}»";
        count: "{count} of {total}", "{count} من {total}";
        in_plan: "In your plan", "في خطتك";
        nearby: "Nearby", "قريب منه";
        source: "Source: {source}", "المصدر: {source}";
        source_notes: "course notes on e-marketing", "مذكرة التسويق الإلكتروني";
        source_first: "lecture on the e-market", "محاضرة السوق الإلكتروني";
        source_third: "third lecture", "المحاضرة الثالثة";
        source_web: "web texts of the course", "نصوص الويب في المقرر";
        source_paper: "course paper on social CRM and integrated communications", "بحث المقرر عن الإدارة الاجتماعية للعلاقات والاتصالات المتكاملة";
        source_field: "usual in the field", "شائع في المجال";
        source_program: "a word of this program", "لفظ اختاره هذا البرنامج";
        own_words: "Definitions are in the words of this program", "التعريفات بلفظ هذا البرنامج";
        back: "Back", "رجوع";
        close: "Close the glossary", "إغلاق المسرد";
        more: "F1: more about this term", "\u{2066}F1\u{2069}: المزيد عن هذا المصطلح";
    }
}
