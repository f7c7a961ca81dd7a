//! Words that every part of the program uses.

use super::texts;

texts! {
    /// Words that every part of the program uses.
    SharedTexts {
        product_name: "IMC Planner", "IMC Planner";
        ok: "OK", "موافق";
        cancel: "Cancel", "إلغاء";
        add: "Add", "إضافة";
        remove: "Remove", "إزالة";
        delete: "Delete", "حذف";
        duplicate: "Duplicate", "استنساخ";
        total: "Total", "المجموع";
        name: "Name", "الاسم";
        notes: "Notes", "ملاحظات";
        source: "Source", "المصدر";
        english: "English", "الإنجليزية";
        arabic: "Arabic", "العربية";
        untitled: "Untitled plan", "خطة بلا عنوان";
        week_number: "Week {week}", "الأسبوع {week}";
    }
}
