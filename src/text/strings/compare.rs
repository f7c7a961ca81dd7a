//! Versions of a plan side by side.

use super::texts;

texts! {
    /// What is said where alternatives and plans stand side by side.
    CompareTexts {
        title: "Versions side by side", "النسخ جنبًا إلى جنب";
        figure: "Figure", "الرقم";
        change: "Change", "التغيّر";
        as_it_is: "The plan as it is", "الخطة كما هي";
        as_it_was: "The plan as it was", "الخطة كما كانت";
        before: "Before {name}", "قبل {name}";
        notice_pinned: "Figures show the difference to this state until they are unpinned", "تعرض الأرقام الفرق عن هذه الحالة حتى يُلغى تثبيتها";
        notice_compared: "Stands beside the plan: {path}", "إلى جانب الخطة: {path}";
        notice_taken_over: "Kept as an alternative without {count}: their message or channel is not in this plan",
            "حُفظ بديلًا من دون {count}: رسائلها أو قنواتها ليست في هذه الخطة";
        tab_alternatives: "Alternatives", "البدائل";
        tab_objectives: "Objectives", "الأهداف";
        tab_contribution: "Contribution", "الإسهام";
        come_to: "Comes to", "القيمة في الخطة";
        result: "Result", "النتيجة";
        met: "met", "تحقق";
        short: "short by {short}", "أقل بمقدار {short}";
        at_least: "At least", "على الأقل";
        objectives_by_audience: "What meets each audience of what serves an objective", "ما يصل إلى كل جمهور مما يخدم الهدف";
        any_message: "Meet any message", "يتعرضون لأي رسالة";
        no_objectives: "No objective yet", "لا أهداف بعد";
        no_objectives_hint: "State on the Brief page what the plan is to achieve, by what it is measured and which messages serve it; here it is held against its target",
            "اذكر في صفحة الموجز ما تحققه الخطة وما تُقاس به والرسائل التي تخدمها، وهنا يُقارن بالمستهدف";
        to_brief: "To the Brief page", "إلى صفحة الموجز";
        contribution: "What each channel contributes to reach", "إسهام كل قناة في الوصول";
        alone: "Alone", "وحدها";
        last_in: "Last in", "آخر المضافة";
        order_free: "Whatever the order", "أيًّا كان الترتيب";
        all_together: "All channels together", "القنوات كلها معًا";
        contribution_hint: "Alone: what the channel reaches by itself. Last in: what would be missing without it. Whatever the order: its mean addition over all orders of the channels (Shapley value); only these add up to the whole.",
            "وحدها: ما تصل إليه القناة منفردة. آخر المضافة: ما ينقص من دونها. أيًّا كان الترتيب: متوسط إضافتها في كل ترتيبات القنوات (قيمة شابلي)، وهذه وحدها مجموعها الكل.";
        contribution_drawn: "More than 15 channels: orders were drawn, with a standard error of at most {error}", "أكثر من 15 قناة: سُحبت ترتيبات، والخطأ المعياري {error} على الأكثر";
        empty_title: "Several versions of one plan", "نسخ متعددة من خطة واحدة";
        empty_hint: "Keep the plan as an alternative, then change the plan: both stand here side by side, with what differs and what that does. A plan of another file can stand beside it too.",
            "احفظ الخطة بديلًا ثم غيّرها: تظهر النسختان هنا جنبًا إلى جنب مع ما يختلف بينهما وأثره. ويمكن أن تقف إلى جانبها خطة من ملف آخر.";
        waits: "The alternatives are being worked out", "تُحسب البدائل الآن";
        add_plan: "Compare with another plan…", "مقارنة بخطة أخرى…";
        copy_tables: "Copy the tables", "نسخ الجداول";
        base: "Base", "الأساس";
        hide_equal: "Hide what is equal", "إخفاء المتساوي";
        largest_first: "Largest change first", "الأكبر تغيّرًا أولًا";
        export: "Export…", "تصدير…";
        export_workbook: "Workbook (XLSX)", "مصنف (\u{2066}XLSX\u{2069})";
        export_page: "Web page (HTML)", "صفحة ويب (\u{2066}HTML\u{2069})";
        export_tables: "Tables (CSV)", "جداول (\u{2066}CSV\u{2069})";
        all_equal: "Nothing differs here", "لا اختلاف هنا";
        versions: "Versions", "النسخ";
        show_version: "Show {name}", "عرض {name}";
        in_the_plan: "what the other pages show", "ما تعرضه الصفحات الأخرى";
        read_only: "of another file, cannot be changed here", "من ملف آخر، لا يمكن تغييره هنا";
        switch_to: "Switch to it", "التبديل إليها";
        rename: "Edit", "تحرير";
        done: "Done", "تم";
        note: "Note", "ملاحظة";
        own_budget: "Budget", "الميزانية";
        budget_of_plan: "Use the plan’s budget", "استخدام ميزانية الخطة";
        as_in_plan: "as in the plan", "كما في الخطة";
        own_costs: "Other costs", "تكاليف أخرى";
        costs_of_plan: "Use the plan’s other costs", "استخدام التكاليف الأخرى للخطة";
        change_costs: "State other ones", "تحديد تكاليف غيرها";
        cost_name: "What it is", "اسم التكلفة";
        cost_amount: "Amount", "المبلغ";
        cost_percent: "Percent", "النسبة المئوية";
        no_costs: "Nothing is spent beside media", "لا إنفاق خارج الوسائل";
        add_cost: "Add a cost to the alternative", "إضافة تكلفة إلى البديل";
        own_rates: "Rates", "الأسعار";
        rates_as_in_plan: "all as in the plan", "كلها كما في الخطة";
        add_rate: "Other rates for", "أسعار غيرها للقناة";
        choose_channel: "Choose a channel", "اختر قناة";
        rate_of: "Change of the rates of {channel}", "تغيّر أسعار القناة «{channel}»";
        rate_then: "{before} → {after}", "من {before} إلى {after}";
        rate_of_plan: "Use the plan’s rates of {channel}", "استخدام أسعار الخطة للقناة «{channel}»";
        take_over: "Keep as an alternative", "حفظ بديلًا";
        money_change: "Media by channel, change from the base", "إنفاق الوسائل حسب القناة، والتغيّر عن الأساس";
        equal_channels: "Channels that are equal: {count}", "قنوات متساوية: {count}";
        what_differs: "What differs", "ما يختلف";
        choose_two: "Choose a second version above", "اختر نسخة ثانية أعلاه";
        curves_reach: "Reach", "الوصول";
        curves_spending: "Spending", "الإنفاق";
        curves_frequency: "Frequency", "التكرار";
        reach: "Reach 1+", "الوصول \u{2066}1+\u{2069}";
        effective_reach: "Reach {k}+", "الوصول \u{2066}{k}+\u{2069}";
        frequency: "Average frequency", "متوسط التكرار";
        grp: "GRP", "نقاط التقييم";
        impressions: "Impressions", "مرات الظهور";
        consistency: "Consistency", "الاتساق";
        reach_level: "Reach {level}", "الوصول {level}";
        by_audience: "Reach by audience", "الوصول حسب الجمهور";
        at_level: "{name}, {level}", "{name}، {level}";
        money_by_channel: "Media by channel", "إنفاق الوسائل حسب القناة";
        reach_by_channel: "Reach of each channel alone", "وصول كل قناة وحدها";
        money_by_element: "Media by promotion element", "إنفاق الوسائل حسب عنصر الترويج";
        money_by_week: "Media by week", "إنفاق الوسائل حسب الأسبوع";
        reach_by_week: "Effective reach to date, by week", "الوصول الفعّال التراكمي، حسب الأسبوع";
        reach_to_date: "Reach {level} to date", "الوصول {level} تراكميًا";
        spent_to_date: "Media to date, {currency}", "إنفاق الوسائل تراكميًا، {currency}";
        exposed_at_least: "Share exposed at least so often", "نسبة من تعرضوا هذا العدد على الأقل";
        profile: "Consistency profile", "ملامح الاتساق";
        equal: "=", "=";
        not_there: "not there", "غير موجود";
        other_currency: "{name} is in another currency ({currency}): amounts stand side by side and are not subtracted",
            "{name} بعملة أخرى ({currency}): تُعرض المبالغ جنبًا إلى جنب ولا تُطرح";
        other_calendar: "{name} runs {days}: weeks are aligned by their dates", "{name} تمتد {days}: تُحاذى الأسابيع بتواريخها";
        other_people: "{name} has figures of {people} people: shares are of other people", "أرقام {name} عن أفراد عددهم {people}: فالنسب من مجموع آخر";
        differences: "{count} against the base", "{count} عن الأساس";
        units_on: "{channel}: units {after} instead of {before}", "{channel}: عدد الوحدات {after} بدل {before}";
        nothing_on: "{channel}: no units instead of {before}", "{channel}: لا وحدات بدل {before}";
        first_on: "{channel}: units {after} instead of none", "{channel}: عدد الوحدات {after} بدل لا شيء";
        differs: "What differs in {name}", "ما يختلف في {name}";
        same: "{name} differs in nothing", "لا اختلاف في {name}";
        more: "and {count} further differences", "و{count} من الاختلافات الأخرى";
        unknown_base: "there is no version “{id}”; there are: {known}", "لا نسخة باسم «{id}»؛ والموجود: {known}";
    }
}
