//! The Audiences page.

use super::texts;

texts! {
    /// The Audiences page.
    AudiencesPageTexts {
        empty_title: "Whom does the plan speak to?", "إلى من تتوجه الخطة؟";
        empty_hint: "Add a group of people with its size. Reach and frequency are shares of an audience, so nothing can be computed without one.", "أضف مجموعة من الناس وحدّد حجمها. يُحسب الوصول والتكرار لجمهور بعينه، فلا حساب من دونه.";
        size_hint: "People in all; 0 while it is not known", "عدد الأفراد كلهم؛ وصفر إذا لم يُعرف بعد";
        source_hint: "Where the size comes from", "مصدر الحجم";
        notes: "Who they are", "وصف الجمهور";
        met_nowhere: "No channel says how it meets this audience, so nothing reaches it. Add a contact model on a channel.", "لم يُذكر في أي قناة كيف تصل إلى هذا الجمهور، فلا يصل إليه شيء. أضف نموذج تعرض إلى إحدى القنوات.";
        not_met: "Without a contact model for it: {channels}", "بلا نموذج تعرض لهذا الجمهور: {channels}";
        to_channels: "Go to the channels", "إلى القنوات";
        part_of: "A part of", "جزء من";
        part_of_none: "No other audience", "لا جمهور آخر";
        part_of_hint: "Then it is shown alone: its people are counted in the whole, and it takes no impressions from there", "يُعرض عندئذ وحده: أفراده محسوبون في الكل، ولا يأخذ شيئًا من مرات ظهوره";
        part_of_unknown: "“{id}” (not in the plan)", "«{id}» (ليس في الخطة)";
        standing_counted: "Its people are counted in the figures of the whole plan", "أفراده محسوبون في أرقام الخطة كلها";
        standing_part: "Shown alone: its people are counted in “{whole}”", "يُعرض وحده: أفراده محسوبون في «{whole}»";
        standing_overlapping: "Shown alone: it is not in the figures of the whole plan", "يُعرض وحده: لا يدخل في أرقام الخطة كلها";
        overlaps: "Shares members with other audiences", "يشترك في أفراد مع جماهير أخرى";
        overlaps_hint: "Then it is shown alone and left out of the total: only a cross table could say how many would be counted twice", "يُعرض عندئذ وحده ولا يدخل في الإجمالي: لا يبيّن عدد من يُحسبون مرتين إلا جدول تقاطعي";
    }
}
