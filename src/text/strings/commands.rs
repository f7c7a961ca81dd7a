//! Commands, menus and pages.

use super::texts;

texts! {
    /// Commands, menus and pages.
    CommandTexts {
        menu_file: "File", "ملف";
        menu_edit: "Edit", "تحرير";
        menu_insert: "Insert", "إدراج";
        menu_placement: "Placement", "الموضع";
        menu_view: "View", "العرض";
        menu_help: "Help", "مساعدة";
        open_recent: "Open recent", "فتح الأخيرة";
        no_recent: "No recent files", "لا ملفات أخيرة";
        open_sample: "Open sample", "فتح حالة نموذجية";
        new_plan: "New plan", "خطة جديدة";
        open: "Open…", "فتح…";
        save: "Save", "حفظ";
        save_as: "Save as…", "حفظ باسم…";
        quit: "Quit", "إنهاء";
        undo: "Undo", "تراجع";
        redo: "Redo", "إعادة";
        undo_step: "Undo: {step}", "تراجع: {step}";
        redo_step: "Redo: {step}", "إعادة: {step}";
        cut: "Cut", "قص";
        copy: "Copy", "نسخ";
        paste: "Paste", "لصق";
        duplicate: "Duplicate", "استنساخ";
        delete: "Delete", "حذف";
        select_all: "Select all placements", "تحديد كل المواضع";
        deselect: "Select nothing", "إلغاء التحديد";
        add_audience: "New audience", "جمهور جديد";
        add_message: "New message", "رسالة جديدة";
        add_channel: "New channel", "قناة جديدة";
        add_objective: "New objective", "هدف جديد";
        add_cost: "New cost", "تكلفة جديدة";
        add_theme: "New theme", "فكرة رئيسة جديدة";
        add_claim: "New claim", "ادعاء جديد";
        add_visual: "New identity token", "عنصر هوية جديد";
        add_slogan: "New slogan", "شعار لفظي جديد";
        place_message: "Place current message at the cursor", "وضع الرسالة الحالية عند المؤشر";
        move_earlier: "Move a week earlier", "تقديم أسبوعًا";
        move_later: "Move a week later", "تأخير أسبوعًا";
        move_up: "Move to the channel above", "نقل إلى القناة الأعلى";
        move_down: "Move to the channel below", "نقل إلى القناة الأسفل";
        lengthen: "A week longer", "إطالة أسبوعًا";
        shorten: "A week shorter", "تقصير أسبوعًا";
        page_plan: "Plan", "الخطة";
        page_brief: "Brief", "الموجز";
        page_audiences: "Audiences", "الجماهير";
        page_messages: "Messages", "الرسائل";
        page_channels: "Channels", "القنوات";
        page_reach: "Reach", "الوصول";
        page_consistency: "Consistency", "الاتساق";
        page_budget: "Budget", "الميزانية";
        page_checks: "Checks", "الفحوص";
        zoom_in: "Wider weeks", "أسابيع أعرض";
        zoom_out: "Narrower weeks", "أسابيع أضيق";
        zoom_fit: "Fit weeks to the window", "ملاءمة الأسابيع مع النافذة";
        interface_larger: "Larger interface", "تكبير الواجهة";
        interface_smaller: "Smaller interface", "تصغير الواجهة";
        interface_normal: "Ordinary interface size", "الحجم المعتاد للواجهة";
        theme_system: "Appearance of the desktop", "مظهر سطح المكتب";
        theme_light: "Light appearance", "مظهر فاتح";
        theme_dark: "Dark appearance", "مظهر داكن";
        language_system: "Language of the desktop", "لغة سطح المكتب";
        language_english: "English", "English";
        language_arabic: "العربية", "العربية";
        plan_in_english: "Show the plan in English", "عرض الخطة بالإنجليزية";
        plan_in_arabic: "Show the plan in Arabic", "عرض الخطة بالعربية";
        digits_western: "Digits 0–9", "الأرقام 0–9";
        digits_arabic: "Digits ٠–٩", "الأرقام ٠–٩";
        palette: "All commands…", "كل الأوامر…";
        shortcuts: "Keyboard shortcuts", "اختصارات لوحة المفاتيح";
        about: "About IMC Planner", "حول IMC Planner";
        key_ctrl: "Ctrl", "Ctrl";
        key_shift: "Shift", "Shift";
        key_alt: "Alt", "Alt";
        key_delete: "Delete", "Delete";
        key_insert: "Insert", "Insert";
        key_escape: "Esc", "Esc";
    }
}
