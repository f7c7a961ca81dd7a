//! Cards that open from a number, and tables whose rows open one.

use super::texts;

texts! {
    /// Cards that open from a number, and tables whose rows open one.
    CardTexts {
        show: "Show “{name}”", "عرض «{name}»";
        changes: "What would change it: {what}", "ما الذي يغيّره: {what}";
        close: "Close", "إغلاق";
        rows_hint: "Choose a row to see what it is made of", "اختر صفًا لترى مم يتكون";
    }
}
