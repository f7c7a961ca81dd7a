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
        measures: "{weeks} · {budget} · {channels}", "{weeks}، {budget}، {channels}";
        worksheets: "Worksheets", "أوراق عمل";
        new_plan: "New plan", "خطة جديدة";
        group_own: "Own", "من خططك";
        pattern_about: "A plan of yours as a pattern: choose what to keep", "خطة من خططك نموذجًا: اختر ما يبقى منها";
        ask_pattern: "From a plan of mine…", "من خطة لي…";
        make: "Make the plan", "إنشاء الخطة";
        open_sample: "Open the sample", "فتح الحالة النموذجية";
        sample_hint: "A sample is opened as it is; saving asks for a file of your own", "تُفتح الحالة النموذجية كما هي، وعند الحفظ يُطلب ملف لك";
        plan_title: "Title", "العنوان";
        client: "Client", "العميل";
        optional: "optional", "اختياري";
        first_day: "First day", "اليوم الأول";
        weeks: "Weeks", "عدد الأسابيع";
        days: "{first} to {last}", "من {first} إلى {last}";
        currency: "Currency", "العملة";
        budget: "Budget", "الميزانية";
        texts_in: "Texts in", "لغة النصوص";
        later: "All of this can be changed later on the Brief page", "يمكن تغيير هذا كله لاحقًا في صفحة الموجز";
        kept_of: "Kept of “{name}”", "ما يبقى من «{name}»";
        keep_audiences: "Audiences, and what is known of them", "الجماهير وما يُعرف عنها";
        keep_messages: "Messages, positioning and vocabulary", "الرسائل والمكانة الذهنية والمفردات";
        keep_channels: "Channels, with rates and contacts", "القنوات بأسعارها ونماذج التعرض لها";
        keep_worksheets: "Answers to worksheets", "إجابات أوراق العمل";
        keep_placements: "Placements within the weeks", "المواضع التي تقع ضمن الأسابيع";
        no_placements: "Placements need audiences, messages and channels", "تحتاج المواضع إلى الجماهير والرسائل والقنوات";
        what_it_is: "Messages placed on channels, week by week, with reach, consistency and budget computed while you plan",
            "رسائل توضع على القنوات أسبوعًا بأسبوع، ويُحسب الوصول والاتساق والميزانية أثناء التخطيط";
        new_hint: "Title, weeks, money: a minute", "العنوان والأسابيع والمال: دقيقة واحدة";
        open_hint: "Or drop a file on this window", "أو أفلت ملفًا في هذه النافذة";
        import_hint: "A flowchart from a spreadsheet, or pasted", "مخطط من جدول بيانات، أو صفوف منسوخة";
        recent: "Recent plans", "الخطط الأخيرة";
        no_recent: "Plans that you open are listed here", "تظهر هنا الخطط التي تفتحها";
        unsaved_work: "Unsaved work that was found: {count}", "عمل غير محفوظ عُثر عليه: {count}";
        no_account: "No account, no network; a plan is one text file that belongs to you", "بلا حساب وبلا شبكة؛ والخطة ملف نصي واحد تملكه أنت";
    }
}
