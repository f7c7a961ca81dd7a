//! The Plan page.

use super::texts;

texts! {
    /// The Plan page: flowchart, message rail, inspector, plots.
    PlanPageTexts {
        flowchart: "Flowchart: channels by week", "مخطط الجدولة: القنوات بالأسابيع";
        weeks: "Weeks {first}–{last}", "الأسابيع {first}–{last}";
        bar_name: "{message} on {channel}, {weeks}", "{message} على {channel}، {weeks}";
        messages: "Messages", "الرسائل";
        card_hint: "Drag it onto a channel and week. Or choose it and draw on the flowchart.", "اسحبها إلى قناة وأسبوع، أو اخترها وارسم على المخطط.";
        no_messages: "No messages yet. A message is one thing the plan says; it can be placed on many channels.", "لا رسائل بعد. الرسالة شيء واحد تقوله الخطة، ويمكن وضعها على قنوات كثيرة.";
        unplaced: "not placed", "لم توضع";
        insertions_short: "{count}×", "{count}×";
        impressions_of: "{count} impressions", "{count} مرة ظهور";
        begin_title: "Begin your plan", "ابدأ خطتك";
        begin_hint: "Four things are needed before messages can be placed, week by week.", "أربعة أشياء تلزم قبل وضع الرسائل أسبوعًا بأسبوع.";
        step_brief: "Fill in the brief", "املأ الموجز";
        step_brief_hint: "Title, weeks, currency and budget.", "العنوان والأسابيع والعملة والميزانية.";
        step_audience: "Add an audience", "أضف جمهورًا";
        step_audience_hint: "Whom the plan speaks to, and how many they are.", "من تخاطبه الخطة، وكم عددهم.";
        step_message: "Add a message", "أضف رسالة";
        step_message_hint: "What is said: its copy, and what it stands for.", "ما يقال: نصه وما يعبّر عنه.";
        step_channel: "Add a channel", "أضف قناة";
        step_channel_hint: "Where it is said, what that costs, and how often people meet it. A catalogue helps.", "أين يقال، وكم يكلّف، وكم مرة يلتقي به الناس. ثمة قائمة جاهزة.";
        empty_rows_hint: "Drag a message here, or draw on a row", "اسحب رسالة إلى هنا أو ارسم على صف";
        reach_build: "Reach build", "تراكم الوصول";
        consistency_weekly: "Consistency", "الاتساق";
        budget_weekly: "Budget", "الميزانية";
        unit_share: "share of people, to date", "نسبة الأفراد حتى الأسبوع";
        unit_index: "0–1, per week", "0–1 لكل أسبوع";
        unit_money: "{currency} per week", "{currency} لكل أسبوع";
        of_budget: "{spent} of {budget}", "{spent} من {budget}";
        spent_to_date: "to date {spent}", "حتى الآن {spent}";
        this_week: "this week", "هذا الأسبوع";
        weekly_reach: "this week alone {share}", "هذا الأسبوع وحده {share}";
        media_cost: "media {amount}", "الوسائل {amount}";
        other_cost: "other {amount}", "أخرى {amount}";
        inspector: "Inspector", "لوحة التفاصيل";
        nothing_selected: "Nothing selected", "لا شيء محدد";
        nothing_selected_hint: "Select a bar to see and change its weeks, quantities and rate.", "حدد شريطًا لترى أسابيعه وكمياته وسعره وتغيّرها.";
        selected_many: "{count} selected", "حُدد {count}";
        together: "Together they cost {cost}.", "تكلفتها معًا {cost}.";
        start_week: "First week", "الأسبوع الأول";
        length: "Length in weeks", "المدة بالأسابيع";
        dates: "{range}", "{range}";
        audiences: "Audiences", "الجماهير";
        audiences_all: "All that the channel meets", "كل من تصل إليه القناة";
        broadcast_hint: "Insertions are met by every audience of the channel; this records whom they are meant for.", "الإدراجات يلتقي بها كل جمهور للقناة؛ هذا يسجل من تقصده.";
        quantities: "Quantity each week", "الكمية كل أسبوع";
        quantities_hint: "One number a week; 0 is a pause.", "عدد لكل أسبوع؛ والصفر توقف.";
        quantity_week: "Week {week}, in {unit}", "الأسبوع {week}، بوحدة {unit}";
        all_weeks: "Every week", "كل أسبوع";
        rate: "Rate", "السعر";
        rate_own: "Own rate instead of the channel's", "سعر خاص بدل سعر القناة";
        rate_channel: "The channel's rate: {rate}", "سعر القناة: {rate}";
        pattern: "Pattern", "نمط الجدولة";
        pattern_none: "By hand", "يدوي";
        pattern_per_week: "In an active week", "في الأسبوع النشط";
        pattern_on: "Weeks on", "أسابيع نشطة";
        pattern_off: "Weeks off", "أسابيع توقف";
        pattern_base: "In an ordinary week", "في الأسبوع العادي";
        pattern_pulse: "In a raised week", "في أسبوع الذروة";
        pattern_every: "Raised every … weeks", "ذروة كل … أسابيع";
        rationale: "Why this message here", "لماذا هذه الرسالة هنا";
        status: "Status", "الحالة";
        results: "What it does", "أثره";
        cost: "Cost", "التكلفة";
        impressions: "Impressions", "مرات الظهور";
        cpm: "Cost per thousand", "تكلفة الألف ظهور";
        cost_working: "{units} units at {rate}", "{units} وحدة بسعر {rate}";
        show_message: "Show the message", "عرض الرسالة";
        show_channel: "Show the channel", "عرض القناة";
        channel_totals: "{cost} · {share} of media", "{cost} · {share} من الوسائل";
        drag_tip: "{weeks} · {channel} · {cost}", "{weeks} · {channel} · {cost}";
        zoom_hint: "Ctrl+wheel changes the width of the weeks", "\u{200f}Ctrl مع العجلة يغيّر عرض الأسابيع";
        total_row: "Media per week", "الوسائل لكل أسبوع";
    }
}
