//! The list of shortcuts: what keys do where no command of a menu has them.

use super::texts;

texts! {
    /// The list of shortcuts: what keys do where no command of a menu has them.
    ShortcutTexts {
        menus: "Menus", "القوائم";
        to_menus: "Open the menus, or close them", "فتح القوائم أو إغلاقها";
        other_line: "Another line, another menu", "سطر آخر أو قائمة أخرى";
        leave_menus: "Go back to where you were", "العودة إلى حيث كنت";
        window: "Window", "النافذة";
        next_part: "Next part of the window", "الجزء التالي من النافذة";
        part_before: "Part before", "الجزء السابق";
        menu_of_focus: "Menu of what has the focus", "قائمة العنصر المحدد";
        flowchart: "Flowchart", "مخطط الجدولة";
        move_cursor: "Move the cursor and select", "تحريك خانة التحديد واختيار المواضع";
        ends_of_row: "First and last week", "الأسبوع الأول والأخير";
        corners: "First week of the first row, last week of the last", "أول أسبوع في أول صف وآخر أسبوع في آخر صف";
        screenful: "A screenful of rows up or down", "شاشة من الصفوف إلى أعلى أو أسفل";
        to_inspector: "Go to the inspector", "الانتقال إلى لوحة التفاصيل";
        cancel_drag: "Cancel a drag", "إلغاء السحب";
        weeks: "Quantities of weeks", "كميات الأسابيع";
        other_week: "Another week", "أسبوع آخر";
        next_week: "Next week", "الأسبوع التالي";
        next_month: "Next month", "الشهر التالي";
        choose_weeks: "Choose several weeks", "اختيار عدة أسابيع";
        copy_row: "Copy as a row of a sheet", "نسخ صفًا من جدول";
        paste_row: "Paste a row of a sheet", "لصق صف من جدول";
        fill: "Fill to the end, or the chosen weeks", "تعبئة حتى النهاية أو الأسابيع المختارة";
        empty: "Empty the chosen weeks", "إفراغ الأسابيع المختارة";
        leave: "Leave", "الخروج";
        fields: "Text fields", "حقول النص";
        give_up: "Give back the value that was there before", "استعادة القيمة السابقة";
        worksheets: "Worksheets", "أوراق العمل";
        next_empty: "Next empty item", "البند الفارغ التالي";
        other_part: "Part before, next part", "القسم السابق والقسم التالي";
        favourite: "Mark a worksheet of the list as a favourite", "تمييز ورقة من القائمة مفضلةً";
        new_row: "Begin a row below", "بدء صف تحته";
        move_row: "Move a row", "نقل صف";
        remove_row: "Remove a row", "إزالة صف";
        to_list: "Leave the field, then the worksheet", "ترك الحقل ثم ورقة العمل";
        book: "Outline of the book", "مخطط الكتاب";
        move_section: "Move a section", "نقل قسم";
        leave_out: "Leave a section out, or take it in", "استبعاد قسم أو إعادته";
        remove_section: "Remove a section of your own", "حذف قسم خاص";
        presentation: "Presentation", "العرض التقديمي";
        next_slide: "Next slide", "الشريحة التالية";
        slide_before: "Slide before", "الشريحة السابقة";
        end_slides: "First and last slide", "الشريحة الأولى والأخيرة";
        end_presentation: "End the presentation", "إنهاء العرض";
        key_enter: "Enter", "Enter";
        key_tab: "Tab", "Tab";
        key_space: "Space", "المسافة";
        key_page_up: "PgUp", "PgUp";
        key_page_down: "PgDn", "PgDn";
        key_home: "Home", "Home";
        key_end: "End", "End";
        key_question: "?", "؟";
    }
}
