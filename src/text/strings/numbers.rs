//! Number words, and what is said when a typed number cannot be read.

use super::texts;

texts! {
    /// Number words, and what is said when a typed number cannot be read.
    NumbersTexts {
        points: "{number} points", "{number} نقطة مئوية";
        points_few: "{number} points", "{number} نقاط مئوية";
        point: "{number} point", "{number} نقطة مئوية";
        thousand: "{number}k", "{number} ألف";
        thousand_few: "{number}k", "{number} آلاف";
        million: "{number}M", "{number} مليون";
        million_few: "{number}M", "{number} ملايين";
        billion: "{number}B", "{number} مليار";
        billion_few: "{number}B", "{number} مليارات";
        trillion: "{number}T", "{number} تريليون";
        trillion_few: "{number}T", "{number} تريليونات";
        error_empty: "Type a number.", "اكتب عددًا.";
        error_not_a_number: "This is not a number. Write it like 1,234.5.", "هذا ليس عددًا. اكتبه هكذا: 1,234.5";
        error_negative: "The number cannot be below zero.", "لا يمكن أن يكون العدد أقل من الصفر.";
        error_too_large: "The number is too large.", "العدد أكبر مما ينبغي.";
        error_too_many_decimals: "Use at most {most} decimals.", "أقصى عدد للمنازل العشرية: {most}.";
        error_whole_number: "Use a whole number, without decimals.", "اكتب عددًا صحيحًا بلا كسور.";
    }
}
