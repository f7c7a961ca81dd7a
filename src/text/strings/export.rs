//! Exports.

use super::texts;

texts! {
    /// What exports write beside the plan's own words and the words of the pages.
    ExportTexts {
        flowchart: "Flowchart", "مخطط الجدولة";
        placements: "Placements", "المواضع";
        placement_weeks: "Placements week by week", "المواضع أسبوعًا بأسبوع";
        summary: "Summary", "الملخص";
        costs: "Costs", "التكاليف";
        assumptions: "Assumptions", "الافتراضات";

        placement: "Placement", "الموضع";
        message_id: "Message id", "معرّف الرسالة";
        channel_id: "Channel id", "معرّف القناة";
        stage: "Stage", "المرحلة";
        element: "Promotion element", "عنصر الترويج";
        tool: "Tool", "الأداة";
        media: "Media", "نوع الوسيلة";
        message_kind: "Kind of message", "نوع الرسالة";
        audiences: "Audiences", "الجماهير";
        first_day: "First day", "اليوم الأول";
        last_day: "Last day", "اليوم الأخير";
        first_week: "First week", "الأسبوع الأول";
        last_week: "Last week", "الأسبوع الأخير";
        week: "Week", "الأسبوع";
        week_column: "Week {week}, {day}", "الأسبوع {week}، {day}";
        pattern: "Pattern", "نمط الجدولة";
        status: "Status", "الحالة";
        unit: "Unit", "الوحدة";
        quantity: "Quantity", "الكمية";
        cost_model: "Cost model", "طريقة التسعير";
        rate: "Rate", "السعر";
        rate_currency: "Currency of the rate", "عملة السعر";
        exchange_rate: "Exchange rate", "سعر الصرف";
        currency: "Currency", "العملة";
        share_of_media: "Share of media", "النسبة من إنفاق الوسائل";
        cost: "Cost", "التكلفة";
        impressions: "Impressions", "مرات الظهور";
        rationale: "Rationale", "المبرر";
        source: "Source", "المصدر";
        no_source: "No source is stated", "لا مصدر مذكور";
        all_contacts: "All that the channel meets", "كل من تصل إليه القناة";

        month: "Month", "الشهر";
        week_from: "Week from", "أول الأسبوع";
        units: "Units", "الوحدات";
        media_spent: "Media", "إنفاق الوسائل";
        weekly_points: "GRP", "نقاط التقييم";
        reach_to_date: "Reach {k}+ to date, %", "الوصول التراكمي \u{2066}{k}+\u{2069}، \u{2066}%\u{2069}";
        weekly_media: "Media, {currency}", "إنفاق الوسائل، {currency}";
        weekly_media_thousands: "Media, thousand {currency}", "إنفاق الوسائل، ألف {currency}";
        weekly_media_millions: "Media, million {currency}", "إنفاق الوسائل، مليون {currency}";

        footer: "{program}, calculations {engine} · plan {mark}", "{program}، الحسابات {engine}، الخطة {mark}";
        page_of: "Page {page} of {pages}", "الصفحة {page} من {pages}";
        illustrative: "illustrative", "حالة توضيحية";
        all_illustrative: "Sizes, rates and contact figures marked as illustrative are not those of a real market", "الأحجام والأسعار وأرقام التعرض المذكورة للتوضيح ليست أرقام سوق حقيقية";
        reach_note: "Reach is deduplicated, among {people} ({audiences}), weeks {weeks}. Model: {models}; {combined}.",
            "الوصول من غير تكرار العد بين {people} ({audiences})، الأسابيع {weeks}. النماذج: {models}؛ {combined}.";
        independent: "channels taken as independent", "القنوات مستقلة بعضها عن بعض";
        overlapping: "channels overlap by the one-factor mixture", "تتداخل القنوات وفق خليط العامل الواحد";
        bounds_note: "Without any assumption net reach lies between {low} and {high}", "ومن غير أي افتراض يقع صافي الوصول بين {low} و{high}";
        reach_missing: "Reach is not computable: {reason}", "لا يمكن حساب الوصول: {reason}";
        unsourced_note: "* marks a rate, rating or size without a stated source", "* سعر أو نسبة تعرض أو حجم بلا مصدر مذكور";
        rows_left_out: "Rows that are left out here: {left} of {all}. All of them are in the workbook, and in the table exported by itself.", "الصفوف غير المعروضة هنا: {left} من {all}. وكلها في المصنف وفي الجدول إذا صُدِّر وحده.";
        weeks: "weeks {first} to {last}", "الأسابيع من {first} إلى {last}";
        weeks_range: "{first}–{last}", "\u{2066}{first}–{last}\u{2069}";
        event_quantity: "{quantity} {unit}, {cost}", "{unit}: {quantity}، {cost}";
        event_message: "Message: {message}", "الرسالة: {message}";
        event_channel: "Channel: {channel}", "القناة: {channel}";
        event_audiences: "Audiences: {audiences}", "الجماهير: {audiences}";
        event_rationale: "Rationale: {rationale}", "المبرر: {rationale}";

        language: "Language", "اللغة";
        both: "Both", "كلتاهما";
        file: "File", "الملف";
        export_title: "Export", "تصدير";
        export_to: "Export…", "تصدير…";
        to_hand_over: "To hand over", "للتسليم";
        for_programs: "For other programs", "لبرامج أخرى";
        plan_book: "Plan book…", "كتاب الخطة…";
        plots: "Charts of the pages", "رسوم الصفحات";
        which_plot: "Chart", "الرسم البياني";
        which_table: "Table", "الجدول";
        format: "Format", "الصيغة";
        hint_pictures: "Always on white paper, with the source of the figures below; in a PDF the text can be searched and read aloud", "على ورق أبيض دائمًا، وتحته مصدر الأرقام؛ ويمكن البحث في نص ملف \u{2066}PDF\u{2069} وقراءته آليًا";
        hint_workbook: "Sheets with live formulas, named cells and charts, ready to be printed", "أوراق فيها صيغ حية وخلايا مسماة ورسوم بيانية، جاهزة للطباعة";
        hint_page: "One file without scripts that opens in any browser: something to mail", "ملف واحد بلا نصوص برمجية يفتحه أي متصفح، ويصلح للإرسال بالبريد";
        hint_table: "Text that spreadsheets read, in Arabic too, and in which nothing is run as a formula", "نص تقرؤه برامج الجداول بالعربية أيضًا، ولا يُنفَّذ شيء منه صيغةً";
        hint_calendar: "One event for each flight, for any calendar", "حدث لكل فترة بث متصلة، لأي تقويم";
        hint_open_format: "The media plan format mediaplanschema 3.0; what this program keeps beside it comes back whole", "صيغة الخطط الإعلامية \u{2066}mediaplanschema 3.0\u{2069}، ويعود منها كاملًا ما يحفظه هذا البرنامج معها";
        to_week: "to", "إلى";
        weeks_from_to: "Weeks", "الأسابيع";
        channels: "Channels", "القنوات";
        all_channels: "All {count}", "الكل ({count})";
        on_bars: "On the bars", "على الأشرطة";
        on_bars_all: "Name, quantity, cost", "الاسم والكمية والتكلفة";
        on_bars_quantity: "Name, quantity", "الاسم والكمية";
        on_bars_name: "Name", "الاسم";
        on_bars_nothing: "Nothing", "لا شيء";
        paper: "Paper", "الورق";
        paper_own: "Own size", "بحجم المخطط";
        orientation: "Orientation", "اتجاه الورق";
        landscape: "Landscape", "أفقي";
        portrait: "Portrait", "رأسي";
        one_page: "Fit to one page", "في صفحة واحدة";
        grouped: "Group by promotion element", "التجميع حسب عنصر الترويج";
        reach_rows: "Weekly GRP and reach to date", "نقاط التقييم الأسبوعية والوصول التراكمي";
        media_row: "Media per week", "إنفاق الوسائل كل أسبوع";
        mark_unsourced: "Mark what has no source", "تمييز ما لا مصدر له";
        about_size: "{size} KiB", "{size} كيلوبايت";
        working: "Preview in preparation…", "يجري إعداد المعاينة…";
        sheet_rows: "rows: {count}", "الصفوف: {count}";
        no_plots_yet: "There is nothing to draw yet. Place a message on a channel first.", "لا شيء يُرسم بعد. ضع رسالة على قناة أولًا.";
        copy_picture: "Copy picture", "نسخ الصورة";
        save_picture: "Save picture…", "حفظ الصورة…";
        plot_menu: "Copy or save “{plot}”", "نسخ «{plot}» أو حفظه";
        copy_table: "Copy table", "نسخ الجدول";
        picture_copied: "The picture is on the clipboard", "الصورة في الحافظة";
        table_copied: "The table is on the clipboard", "الجدول في الحافظة";
        export_failed: "Nothing was exported", "لم يُصدَّر شيء";
        export_broken: "Something went wrong while the file was put together", "حدث خطأ أثناء إعداد الملف";
        rate_per: "Units of the rate", "وحدات السعر";
        paid_units: "Paid units", "الوحدات المدفوعة";
        by_element_and_message: "Media by promotion element and message", "إنفاق الوسائل حسب عنصر الترويج والرسالة";
        kind_xlsx: "Workbook", "مصنف";
        kind_html: "Web page", "صفحة ويب";
        kind_csv: "Tables", "جداول";
        kind_ics: "Calendar", "تقويم";
        kind_json: "Open format", "صيغة مفتوحة";

        export_progress: "{number} of {count}: {path}", "{number} من {count}: {path}";
        no_such_part: "There is no part “{part}”; there are: {known}", "لا يوجد جزء باسم «{part}»؛ الموجود: {known}";
        no_parts: "“{part}” cannot be exported alone: this kind of file holds the whole plan", "لا يمكن تصدير «{part}» وحده: هذا النوع من الملفات يضم الخطة كلها";
        no_such_weeks: "There are no weeks {first} to {last}: the plan has {weeks}", "لا توجد الأسابيع من {first} إلى {last}: مدة الخطة {weeks}";
        no_such_channel: "There is no channel “{channel}”; there are: {known}", "لا توجد قناة باسم «{channel}»؛ الموجود: {known}";
        too_much: "The format cannot hold so much: {what}", "لا تتسع الصيغة لهذا القدر: {what}";
    }
}
