//! Cards that open from a number, and tables whose rows open one.

use super::texts;

texts! {
    /// Cards that open from a number, and tables whose rows open one.
    CardTexts {
        show: "Show “{name}”", "عرض «{name}»";
        changes: "What would change it: {what}", "ما الذي يغيّره: {what}";
        close: "Close", "إغلاق";
        card_of: "How it is calculated: {name}", "طريقة الحساب: {name}";
        make_effective: "Make it the plan's effective frequency", "اجعله التكرار الفعّال للخطة";
        to_brief: "Go to the Brief page", "إلى صفحة الموجز";
        rows_hint: "Choose a row to see what it is made of", "اختر صفًا لترى مم يتكون";
    }
}
