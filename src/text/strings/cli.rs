//! The command line.

use super::texts;

texts! {
    /// What the command line prints.
    CliTexts {
        no_window: "this build has no window; `imc-planner --help` lists what it can do",
            "هذه النسخة من دون نافذة؛ يعرض \u{2068}imc-planner --help\u{2069} ما يمكنها فعله";
        window_no_desktop: "there is no desktop here to show the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); `imc-planner --help` lists what works without one",
            "لا يوجد هنا سطح مكتب تُعرض عليه النافذة (لم يُضبط \u{2068}DISPLAY\u{2069} ولا \u{2068}WAYLAND_DISPLAY\u{2069})؛ يعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دونه";
        window_desktop_gone: "the desktop does not answer, so the window cannot be opened ({reason}); `imc-planner --help` lists what works without one",
            "لا يستجيب سطح المكتب، فتعذّر فتح النافذة ({reason})؛ يعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دونه";
        window_no_graphics: "this desktop cannot draw the window: it offers no OpenGL 2.0. Installing or updating its graphics driver (on Linux: Mesa) helps; `imc-planner --help` lists what works without a window",
            "لا يستطيع سطح المكتب هذا رسم النافذة لأنه لا يوفر \u{2068}OpenGL 2.0\u{2069}. يفيد تثبيت برنامج تشغيل الرسوم أو تحديثه (في لينكس: \u{2068}Mesa\u{2069})؛ ويعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دون نافذة";
        window_failed: "the window could not be opened: {reason}", "تعذّر فتح النافذة: {reason}";
        output_failed: "the output could not be written: {reason}", "تعذّرت كتابة المخرجات: {reason}";
        exists: "the file exists already; {option} writes over it: {path}", "الملف موجود من قبل، والخيار {option} يكتب فوقه: {path}";
        taken: "not written, because another plan of this call has that file: {path}", "لم يُكتب، لأن خطة أخرى في هذا الأمر لها الملف نفسه: {path}";
        wrote: "wrote {path}: {title}; {span}", "كُتب {path}: {title}؛ {span}";
        exported: "wrote {path} ({size} KiB)", "كُتب {path} ({size} كيلوبايت)";
        empty_plan: "an empty plan", "خطة فارغة";
        span: "{weeks} from {day}, amounts in {currency}", "{weeks} ابتداءً من {day}، والمبالغ بعملة {currency}";

        problem: "{path}: {severity}: {sentence} [{code}]", "{path}: {severity}: {sentence} [{code}]";
        error: "error", "خطأ";
        warning: "warning", "تحذير";
        notice: "notice", "تنبيه";
        unknown_field: "This version does not know the field “{place}” and takes no account of it",
            "لا يعرف هذا الإصدار الحقل «{place}» ولا يأخذه في الحسبان";
        unknown_value: "This version does not know “{value}” in “{place}”; the plan is read without it",
            "لا يعرف هذا الإصدار القيمة «{value}» في «{place}»، وقُرئت الخطة من دونها";
        summary: "{plans}: {problems}", "{plans}: {problems}";
        counts: "{errors}, {warnings}, {notices}", "{errors}، {warnings}، {notices}";
        no_problems: "no problems", "لا مشكلات";
        not_read: "not read: {count}", "ما تعذّرت قراءته: {count}";
        list_separator: "; ", "؛ ";

        title_line: "{title} ({path})", "{title} ({path})";
        key_figures: "Key figures", "الأرقام الرئيسة";
        net_reach_bounds: "Net reach, whatever the overlap", "صافي الوصول أيًّا كان التداخل";
        between: "{low} to {high}", "من {low} إلى {high}";
        people: "People", "الأفراد";
        people_of: "{people} ({audiences})", "{people} ({audiences})";
        impressions: "Impressions", "مرات الظهور";
        model: "Model", "النموذج";
        models_independent: "{models}; channels taken as independent", "{models}؛ القنوات مستقلة";
        models_overlapping: "{models}; channels overlap by the one-factor mixture", "{models}؛ تتداخل القنوات وفق خليط العامل الواحد";
        effective_grp: "Effective GRP", "نقاط التقييم الفعّالة";
        per_thousand_reached: "Cost per 1000 reached", "تكلفة الوصول إلى ألف فرد";
        share_of_voice: "Share of voice", "حصة الصوت";
        uncertainty: "Net reach, with the stated errors", "صافي الوصول مع هوامش الخطأ المذكورة";
        uncertainty_band: "{low} to {high} in 9 of 10 of {draws} draws (seed {seed})", "من {low} إلى {high} في 9 من كل 10 سحبات، وعددها {draws} (البذرة {seed})";
        model_separator: ", ", "، ";
        left_out: "Not in the total", "خارج المجموع";

        audiences: "Reach and frequency by audience", "الوصول والتكرار حسب الجمهور";
        size: "Size", "الحجم";
        levels: "{level}+", "\u{2066}{level}+\u{2069}";
        grp: "GRP", "نقاط التقييم";
        frequency: "Frequency", "التكرار";
        bounds: "1+ bounds", "حدّا \u{2066}1+\u{2069}";

        channels: "Channels", "القنوات";
        reach: "Reach", "الوصول";
        exclusive_reach: "Exclusive reach", "الوصول الحصري";
        added_reach: "Adds", "تضيف";
        share_of_plan: "Share of plan", "الحصة من الخطة";
        window: "Some weeks alone", "بعض الأسابيع وحدها";
        weeks_from_to: "All audiences, weeks {first} to {last}", "كل الجماهير، الأسابيع من {first} إلى {last}";
        pairs: "Who meets both of two channels", "من يتعرضون للقناتين معًا";
        both: "Both", "كلتاهما";
        by_chance: "By chance", "بالمصادفة";
        either: "Either", "إحداهما على الأقل";
        comparison: "Net reach by other models", "صافي الوصول وفق نماذج أخرى";
        comparison_note: "The first column is the plan's own; the others are for comparison", "العمود الأول هو نموذج الخطة، والأعمدة الأخرى للمقارنة";
        remembered: "Still remembered", "ما زال في الذاكرة";
        remembered_grp: "GRP remembered", "نقاط التقييم المتذكَّرة";
        half_life_note: "Half of the exposures are forgotten after {weeks} weeks", "عمر النصف للذاكرة بالأسابيع: {weeks}";
        cost: "Cost", "التكلفة";
        cpm: "CPM", "تكلفة ألف ظهور";
        cpp: "CPP", "تكلفة النقطة";
        messages: "Messages", "الرسائل";

        consistency: "Consistency (1 means more alike, not better)", "الاتساق (القيمة 1 تعني تشابهًا أكثر لا جودة أعلى)";
        exposure_weighted: "Exposure-weighted", "مرجَّح بمرات التعرض";
        message_weighted: "Message-weighted", "بالتساوي بين الرسائل";
        worst_pair: "Least alike", "الأقل تشابهًا";
        pair: "{similarity}: {a} / {b}", "{similarity}: {a} / {b}";
        completeness: "Attributes coded", "السمات المرمَّزة";
        same_message: "Same message", "الرسالة نفسها";
        blank_interval: "If blanks disagree or agree", "إن خالفت الفراغات أو وافقت";
        weight_band: "Under other weights (5th to 95th percentile)", "بأوزان أخرى (من المئين 5 إلى 95)";
        coherence: "Coherence with the platform", "الترابط مع المنصة";
        off_brief: "Media spent off-brief", "إنفاق خارج الموجز";
        of_media: "{amount} ({share})", "{amount} ({share})";
        continuity: "Continuity", "الاستمرارية";
        presence: "Weeks with exposures", "أسابيع فيها تعرّض";
        commonality: "Commonality", "القواسم المشتركة";
        stage_match: "Stages as targeted", "التكاملية (مطابقة المراحل للمستهدف)";
        stage_coverage: "Stages covered", "المراحل المغطاة";
        conflict_rate: "Contradicting pairs, by people", "الأزواج المتناقضة حسب الأفراد";
        contradiction: "Contradiction", "التناقض";

        budget: "Budget", "الميزانية";
        stated: "Planned", "المخططة";
        media: "Media", "إنفاق الوسائل";
        other: "Other costs", "تكاليف أخرى";
        share_of_media: "Share of media", "النسبة من إنفاق الوسائل";
        month: "Month", "الشهر";
        actual_to_week: "Delivered and spent, up to week {week}", "المنفَّذ والإنفاق الفعلي حتى الأسبوع {week}";
        actual_spent: "Really spent", "الإنفاق الفعلي";
        planned_to_date: "Planned to date", "المخطط حتى تاريخه";
        pace: "Spent of planned", "الإنفاق الفعلي من المخطط";
        element_or_channel: "Element, channel", "العنصر، القناة";

        weeks: "Week by week", "أسبوعًا بأسبوع";
        days: "Days", "الأيام";
        reach_to_date: "Reach to date", "الوصول التراكمي";
        weekly_reach: "Reach this week", "وصول الأسبوع";
        consistency_column: "Consistency", "الاتساق";
        spent_to_date: "Spent to date", "الإنفاق التراكمي";

        problems: "Problems", "المشكلات";
        found: "{place}: {text}", "{place}: {text}";
        problems_hint: "{counts} (imc-planner check lists them)", "{counts} (يعرضها الأمر \u{2068}imc-planner check\u{2069})";
    }
}
