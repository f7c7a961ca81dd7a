//! The Reach page.

use super::texts;

texts! {
    /// The Reach page: key numbers, build, distribution, channels, how it is computed.
    ReachPageTexts {
        title: "Reach and frequency", "الوصول والتكرار";
        net_reach: "Net reach (1+)", "صافي الوصول (1+)";
        net_reach_bounds: "{low} to {high}, whatever the overlap between channels", "من {low} إلى {high} مهما كان التداخل بين القنوات";
        k_plus_caption: "frequency of {k} or more", "تكرار {k} أو أكثر";
        frequency_caption: "exposures per person reached", "مرات التعرض لكل شخص جرى الوصول إليه";
        grp_caption: "gross rating points", "نقاط التقييم الإجمالية";
        mean: "Mean", "المتوسط";
        mean_caption: "exposures per person of the audience", "مرات التعرض لكل فرد من الجمهور";
        impressions: "Impressions", "مرات الظهور";
        impressions_caption: "among {people}", "بين {people}";
        model: "Model: {models}; channels taken as independent.", "النموذج: {models}؛ القنوات مستقلة بعضها عن بعض.";
        left_out: "Left out: {audience}. {reason}", "لم يدخل في الحساب: {audience}. {reason}";
        build: "Build over weeks", "تراكم الوصول عبر الأسابيع";
        build_hint: "Lines: share of people reached up to that week. Bars: reached in that week alone; these must not be added up.", "الخطوط: نسبة من جرى الوصول إليهم حتى ذلك الأسبوع. الأعمدة: من جرى الوصول إليهم في ذلك الأسبوع وحده، ولا يجوز جمعها.";
        build_name: "Build over weeks: {reach} reached after {weeks}", "تراكم الوصول: {reach} بعد {weeks}";
        weekly_reach: "In the week alone", "في الأسبوع وحده";
        build_table: "The weeks as a table", "الأسابيع في جدول";
        distribution: "Frequency distribution", "توزيع التكرار";
        distribution_hint: "Share of people by number of exposures. The stronger colour: {k} or more, {share} together.", "نسبة الأفراد بحسب عدد مرات التعرض. اللون الأقوى: {k} أو أكثر، ومجموعها {share}.";
        distribution_name: "Frequency distribution: {none} not exposed, {share} with a frequency of {k} or more", "توزيع التكرار: {none} بلا تعرض، و{share} بتكرار {k} أو أكثر";
        exactly: "Frequency {count}: {share}", "التكرار {count}: {share}";
        or_more: "Frequency {count} or more: {share}", "التكرار {count} أو أكثر: {share}";
        levels: "Reach at each frequency", "الوصول عند كل تكرار";
        level: "At least", "على الأقل";
        share: "Share", "النسبة";
        people: "People", "الأفراد";
        channels: "Channels", "القنوات";
        channels_hint: "Exclusive reach: people whom no other channel of the plan reaches. Choose a row to open the channel.", "الوصول الحصري: من لا تصل إليهم أي قناة أخرى في الخطة. اختر صفًا لفتح القناة.";
        channels_cost_hint: "Cost: this audience's part, by audience size.", "التكلفة: نصيب هذا الجمهور بحسب حجمه.";
        reach: "Reach", "الوصول";
        exclusive: "Exclusive reach", "الوصول الحصري";
        cost: "Cost", "التكلفة";
        channel_without: "{channel}: {reason}", "{channel}: {reason}";
        how: "How this is computed", "كيف حُسبت هذه الأرقام";
        how_channels: "Each channel gives the distribution of how often people meet it. r is the share that it reaches at least once. The channels are combined as independent of each other.", "تعطي كل قناة توزيع عدد مرات لقاء الناس بها. r هي النسبة التي تصل إليها مرة واحدة على الأقل. وتُجمع القنوات على أنها مستقلة بعضها عن بعض.";
        how_audiences: "Audiences are taken to have no members in common, so their numbers are averaged by size.", "تُعد الجماهير بلا أفراد مشتركين، فتؤخذ أرقامها متوسطًا مرجَّحًا بالحجم.";
        model_column: "Model", "النموذج";
        reached: "r", "r";
        not_reached: "1 − r", "1 − r";
        exposures_each: "Mean exposures", "متوسط مرات التعرض";
        k_formula: "Reach {k}+ is the sum of the distribution from frequency {k} on.", "الوصول {k}+ هو مجموع التوزيع ابتداءً من التكرار {k}.";
        bounds_formula: "Without any assumption on overlap:", "من غير أي افتراض عن التداخل:";
        accuracy: "The arithmetic is exact to about twelve digits. That is not truth: two defensible models of one plan can differ by 18 points of reach.", "الحساب دقيق إلى نحو اثني عشر رقمًا، وليس هذا هو الحقيقة: فقد يختلف نموذجان مقبولان للخطة نفسها بمقدار 18 نقطة من الوصول.";
        no_audiences: "No audiences yet", "لا جماهير بعد";
        no_audiences_hint: "Reach is a share of an audience. Add one, with its size.", "الوصول نسبة من جمهور. أضف جمهورًا وحجمه.";
        nothing_placed: "Nothing to compute yet", "لا شيء يُحسب بعد";
        nothing_placed_hint: "Reach follows from messages placed on channels, week by week.", "ينتج الوصول عن رسائل موضوعة على قنوات أسبوعًا بأسبوع.";
        go_to_plan: "Go to the flowchart", "إلى مخطط الجدولة";
    }
}
