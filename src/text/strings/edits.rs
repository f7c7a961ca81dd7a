//! Names of undo steps.

use super::texts;

texts! {
    /// Names of undo steps: a verb with a slot for what it was done to, and the parts of a plan.
    EditTexts {
        add: "add {what}", "إضافة {what}";
        remove: "remove {what}", "إزالة {what}";
        rename: "rename {what}", "تغيير اسم {what}";
        change: "change {what}", "تغيير {what}";
        move_it: "move {what}", "نقل {what}";
        resize: "resize {what}", "تغيير مدة {what}";
        reorder: "reorder {what}", "إعادة ترتيب {what}";
        duplicate: "duplicate {what}", "استنساخ {what}";
        paste: "paste {what}", "لصق {what}";
        cut: "cut {what}", "قص {what}";
        restore: "restore {what}", "استعادة {what}";
        plan: "an earlier version", "إصدار سابق";
        merge: "merge {what}", "دمج {what}";
        optimise: "optimise {what}", "تحسين {what}";
        import: "import {what}", "استيراد {what}";
        named: "{subject} “{name}”", "{subject} «{name}»";
        title: "title", "العنوان";
        organisation: "organisation", "المؤسسة";
        product: "product", "المنتج";
        notes: "notes", "الملاحظات";
        languages: "languages of the plan", "لغات الخطة";
        calendar: "calendar", "التقويم";
        currency: "currency", "العملة";
        budget: "budget", "الميزانية";
        settings: "settings", "الإعدادات";
        platform: "positioning platform", "منصة المكانة الذهنية";
        objective: "objective", "الهدف";
        audience: "audience", "الجمهور";
        theme: "theme", "الفكرة الرئيسة";
        claim: "claim", "الادعاء";
        visual: "identity token", "عنصر الهوية";
        slogan: "slogan", "الشعار اللفظي";
        message: "message", "الرسالة";
        channel: "channel", "القناة";
        placement: "placement of", "موضع الرسالة";
        other_cost: "cost", "التكلفة";
        commission: "commission", "العمولة";
        tax: "tax", "الضريبة";
        division: "division of the budget", "تقسيم الميزانية";
        actual: "record of what happened with", "سجل التنفيذ في";
        insight: "insight", "الاستبصار";
        alternative: "alternative", "البديل";
        mention: "mention", "الإشارة";
        category_mentions: "mentions of the category", "إشارات الفئة";
        listening_method: "way of collecting mentions", "طريقة جمع الإشارات";
        experience: "experience of", "التجربة مع";
        relation: "relation", "العلاقة";
        worksheet: "worksheet", "ورقة العمل";
        book: "plan book", "كتاب الخطة";
    }
}
