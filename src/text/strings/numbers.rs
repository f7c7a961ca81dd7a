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
        error_empty: "Type a number", "اكتب عددًا";
        error_not_a_number: "“{text}” is not a number. Write one like 1,234.5", "«{text}» ليس عددًا. اكتب العدد هكذا: 1,234.5";
        error_not_whole: "“{text}” is not a number. Write one like 1,234", "«{text}» ليس عددًا. اكتب العدد هكذا: 1,234";
        error_negative: "The number cannot be below zero", "لا يمكن أن يكون العدد أقل من الصفر";
        error_range: "This is a range; one number is expected", "هذا نطاق بين عددين، والمطلوب عدد واحد";
        error_too_large: "The number is too large", "العدد أكبر مما ينبغي";
        error_too_many_decimals: "Use at most {most} decimals", "أقصى عدد للمنازل العشرية: {most}";
        error_grouped: "This reads as a decimal, which cannot stand here. If {number} is meant, write it so.",
            "يُقرأ هذا كسرًا عشريًا، ولا مكان له هنا. إن كان المقصود {number} فاكتبه هكذا.";
        two_readings: "This can be {first} or {second}. Which is meant?", "قد يعني هذا {first} أو {second}. أيهما المقصود؟";
        read_as_thousands: "thousands", "بالآلاف";
        read_as_decimal: "decimal", "بكسر عشري";
        error_other_currency: "The plan’s money is in {wanted}, not in “{found}”", "مبالغ الخطة بعملة {wanted} لا بـ«{found}»";
        error_currency: "Type a number without a currency", "اكتب عددًا بلا عملة";
        error_percent: "Type a number, not a percentage", "اكتب عددًا لا نسبة مئوية";
        error_percent_in_sum: "A percentage cannot be added to a number. Write 9500*1.08 for 9500 and 8% more.",
            "لا تُجمع نسبة مئوية مع عدد. لزيادة 9500 بنسبة 8% اكتب \u{2066}9500*1.08\u{2069}.";
        error_divided_by_zero: "Nothing can be divided by zero", "لا تجوز القسمة على صفر";
        error_brackets: "A bracket is missing, or there is one too many", "قوس ناقص أو زائد";
        error_unfinished: "A number is missing at the end", "ينقص عدد في النهاية";
        error_rows_and_columns: "Paste one row or one column, not several", "ألصق صفًا واحدًا أو عمودًا واحدًا، لا أكثر";
        error_whole_number: "Use a whole number, without decimals", "اكتب عددًا صحيحًا بلا كسور";
    }
}
