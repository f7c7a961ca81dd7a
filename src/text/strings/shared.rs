//! Words that every part of the program uses.

use super::texts;

texts! {
    /// Words that every part of the program uses.
    SharedTexts {
        search: "Search", "بحث";
        nothing_found: "Nothing found. Try fewer letters.", "لا نتائج. جرّب حروفًا أقل.";
        product_name: "IMC Planner", "IMC Planner";
        ok: "OK", "موافق";
        cancel: "Cancel", "إلغاء";
        add: "Add", "إضافة";
        remove: "Remove", "إزالة";
        delete: "Delete", "حذف";
        rename: "Rename", "إعادة التسمية";
        duplicate: "Duplicate", "استنساخ";
        total: "Total", "المجموع";
        more: "{count} more are not listed", "غير المعروض: {count}";
        name: "Name", "الاسم";
        notes: "Notes", "ملاحظات";
        source: "Source", "المصدر";
        english: "English", "الإنجليزية";
        arabic: "Arabic", "العربية";
        untitled: "Untitled plan", "خطة بلا عنوان";
        unnamed_objective: "Unnamed objective", "هدف بلا اسم";
        unnamed_audience: "Unnamed audience", "جمهور بلا اسم";
        unnamed_theme: "Unnamed theme", "فكرة رئيسة بلا اسم";
        unnamed_claim: "Unnamed claim", "ادعاء بلا اسم";
        unnamed_visual: "Unnamed identity token", "عنصر هوية بلا اسم";
        unnamed_slogan: "Unnamed slogan", "شعار لفظي بلا اسم";
        unnamed_message: "Unnamed message", "رسالة بلا اسم";
        unnamed_channel: "Unnamed channel", "قناة بلا اسم";
        unnamed_placement: "Unnamed placement", "موضع بلا اسم";
        unnamed_cost: "Unnamed cost", "تكلفة بلا اسم";
        unnamed_insight: "Unnamed insight", "استبصار بلا اسم";
        unnamed_alternative: "Unnamed alternative", "بديل بلا اسم";
        unnamed_mention: "Unnamed mention", "إشارة بلا اسم";
        unnamed_relation: "Unnamed relation", "علاقة بلا اسم";
        unnamed_worksheet: "Unnamed worksheet", "ورقة عمل بلا اسم";
        numbered_name: "{name} {number}", "{name} {number}";
        message: "Message", "الرسالة";
        channel: "Channel", "القناة";
        audience: "Audience", "الجمهور";
        week: "Week", "الأسبوع";
        k_plus: "{k}+", "\u{2066}{k}+\u{2069}";
        from_to: "A number from {least} to {most}", "عدد من {least} إلى {most}";
        no_audience_counted: "nobody", "لا أحد";
        figures_of: "Figures of", "أرقام";
        comma: ", ", "، ";
        all_audiences: "All audiences", "كل الجماهير";
        move_up: "Move up", "نقل إلى أعلى";
        move_down: "Move down", "نقل إلى أسفل";
        none: "None", "لا شيء";
        not_stated: "Not stated", "غير محدد";
        undo_hint: "Undo brings it back", "يمكن استرجاعه بالتراجع";
        week_number: "Week {week}", "الأسبوع {week}";
        week_at_end: "week {week}", "الأسبوع {week}";
        at_least: "at least {amount}", "{amount} على الأقل";
        at_most: "at most {amount}", "{amount} على الأكثر";
        not_known: "not known", "غير معروف";
        missing_costs: "“At least”: a cost is missing that cannot be computed. {reason}", "«على الأقل»: تنقص تكلفة لا يمكن حسابها. {reason}";
        mark_english: "EN", "EN";
        mark_arabic: "ع", "ع";
        mark_hint: "There is no text in the language in which the plan is shown; this is the other one's", "لا نص بلغة عرض الخطة؛ هذا نص اللغة الأخرى";
        works_out: "Being worked out ({share})", "يُحسب الآن ({share})";
        end_early: "Show the best so far", "عرض أفضل ما وُجد حتى الآن";
        works_out_anew: "Being worked out anew ({share}); until then the last answer is shown in grey", "يُحسب من جديد ({share})؛ وحتى يكتمل يُعرض آخر جواب باللون الرمادي";
        answer_failed: "This could not be worked out; it is tried again after the next change", "تعذّر حساب هذا؛ وستُعاد المحاولة بعد التغيير القادم";
        select_text: "Select all", "تحديد الكل";
        turn_field: "Turn the direction of the text", "عكس اتجاه النص";
        direction_auto: "Direction of the first letter", "حسب أول حرف";
        direction_rtl: "Right to left", "من اليمين إلى اليسار";
        direction_ltr: "Left to right", "من اليسار إلى اليمين";
        action_on: "{action}: {name}", "{action}: {name}";
        above_zero: "A number above 0, at most {most}", "عدد أكبر من 0 ولا يتجاوز {most}";
        weeks: "Weeks {first}–{last}", "الأسابيع {first}–{last}";
        placement_name: "{message} on {channel}, {weeks}", "{message} على {channel}، {weeks}";
        begin_audience: "Add an audience", "أضف جمهورًا";
        begin_message: "Add a message", "أضف رسالة";
        delivered: "Delivered", "المنفَّذ";
        spent: "Spent", "الإنفاق الفعلي";
    }
}
