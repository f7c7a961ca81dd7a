//! Words of tables and plots that the window, the command line and exports share.

use super::texts;

texts! {
    /// Words of tables and plots that the window, the command line and exports share.
    ReportTexts {
        figure: "Figure", "الرقم";
        value: "Value", "القيمة";
        measure: "Measure", "المقياس";
        meaning: "What it means", "معناه";
        composite: "Composite", "المؤشر المركب";
        other_channel: "Other channel", "القناة الأخرى";
        exposures: "Exposures", "مرات التعرض";
        weekly_grp: "GRP this week", "نقاط التقييم في الأسبوع";
        grp_to_date: "GRP to date", "نقاط التقييم تراكميًا";
        grp: "GRP", "نقاط التقييم";
        carried: "Exposures that carry it", "مرات التعرض التي تحمله";
        message_pairs: "Pairs of messages", "أزواج الرسائل";
        element_and_channel: "Media by promotion element and channel", "إنفاق الوسائل حسب عنصر الترويج والقناة";
        placements: "Placements", "المواضع";
        placements_note: "GRP and cost per point are of all people in the total; impressions count each person's exposures once",
            "نقاط التقييم وتكلفة النقطة منسوبة إلى كل الأفراد في المجموع، ومرات الظهور تُحتسب مرة واحدة لكل تعرض";
        flowchart_quantities: "Flowchart: quantities by week", "مخطط الجدولة: الكميات حسب الأسبوع";
        flowchart_costs: "Flowchart: media by week", "مخطط الجدولة: إنفاق الوسائل حسب الأسبوع";
        id: "Id", "المعرّف";
        unit: "Unit", "الوحدة";
        active_weeks: "Active weeks", "الأسابيع النشطة";
        exchange_rate: "Exchange rate", "سعر الصرف";
        assumptions: "Assumptions and their sources", "الافتراضات ومصادرها";
        assumption: "Assumption", "الافتراض";
        convention: "Convention", "اصطلاح";
        effective_frequency: "Effective frequency", "التكرار الفعّال";
        continuity_half_life: "Half-life of continuity in weeks", "عمر النصف للاستمرارية بالأسابيع";
        without_source: "Assumptions without a source: {count}", "افتراضات بلا مصدر: {count}";
        severity: "Severity", "الدرجة";
        problem: "Problem", "المشكلة";
        code: "Code", "الرمز";
        universe_note: "Shares are of {people} people ({audiences}), each counted once", "النسب من كل الأفراد، وعددهم {people} ({audiences})، ويُحتسب كل فرد مرة واحدة";
        deduplicated: "Reach is deduplicated: who meets several channels counts once, so the reaches of channels do not add up",
            "الوصول من دون ازدواج: من يتعرض لعدة قنوات يُحتسب مرة واحدة، فلا يُجمع وصول القنوات";
        sort_by: "Sort by {column}", "ترتيب حسب {column}";
        copy_named: "Copy the table “{table}”", "نسخ جدول «{table}»";
        cell_name: "{row}, {column}: {value}", "{row}، {column}: {value}";
        weekly_reach_note: "Weekly reaches overlap and must not be added up", "وصول الأسابيع متداخل، فلا يُجمع";
    }
}
