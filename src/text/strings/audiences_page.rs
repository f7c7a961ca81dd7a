//! The Audiences page.

use super::texts;

texts! {
    /// The Audiences page.
    AudiencesPageTexts {
        empty_title: "Whom does the plan speak to?", "إلى من تتوجه الخطة؟";
        empty_hint: "Add a group of people with its size. Reach and frequency are shares of an audience, so nothing can be computed without one.", "أضف مجموعة من الناس بعددها. الوصول والتكرار نسبتان من جمهور، فلا يُحسب شيء من دونه.";
        size: "Size", "العدد";
        languages: "Languages", "اللغات";
        impressions: "Impressions", "مرات الظهور";
        reach: "Reach 1+", "الوصول 1+";
        frequency: "Average frequency", "متوسط التكرار";
        size_hint: "People in all; 0 while it is not known.", "عدد الأفراد كلهم؛ و0 ما دام غير معروف.";
        source_hint: "Where the size comes from", "مصدر العدد";
        notes: "Who they are", "من هم";
        met: "Where it is met", "أين يُلتقى به";
        met_nowhere: "No channel says how it meets this audience, so nothing reaches it. Add a contact model on a channel.", "لا قناة تذكر كيف تلتقي بهذا الجمهور، فلا شيء يصل إليه. أضف نموذج تعرض إلى إحدى القنوات.";
        not_met: "Without a contact model for it: {channels}", "بلا نموذج تعرض لهذا الجمهور: {channels}";
        model: "Contact model", "نموذج التعرض";
        grp: "GRP", "GRP";
        rating: "r1 {r1}", "r1 {r1}";
        rating_two: "r1 {r1}, r2 {r2}", "r1 {r1}، r2 {r2}";
        reachable: "{share} reachable", "يمكن الوصول إلى {share}";
        observed: "{reach} at {impressions}", "{reach} عند {impressions}";
        to_channels: "Go to the channels", "إلى القنوات";
        overlaps: "Shares members with other audiences", "يشترك في أفراد مع جماهير أخرى";
        overlaps_hint: "Then it is shown alone and left out of the total: only a cross table could say how many would be counted twice.", "يُعرض عندئذ وحده ولا يدخل في الإجمالي: لا يبيّن عدد من يُحسبون مرتين إلا جدول تقاطعي.";
    }
}
