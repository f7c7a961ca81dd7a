//! What is said when a typed date cannot be read.

use super::texts;

texts! {
    /// What is said when a typed date cannot be read.
    DatesTexts {
        error_empty: "Type a date.", "اكتب تاريخًا.";
        error_not_a_date: "This is not a date. Write it like 2026-03-01 or 1/3/2026 (day first).",
            "هذا ليس تاريخًا. اكتبه هكذا: 2026-03-01 أو 1/3/2026 (اليوم أولًا).";
        error_no_such_day: "There is no such day in the calendar.", "لا يوجد هذا اليوم في التقويم.";
        error_outside_years: "The year must be from 1900 to 2200.", "يجب أن تكون السنة بين 1900 و2200.";
        region_maghreb: "Algeria and Tunisia (جانفي، فيفري)", "الجزائر وتونس (جانفي، فيفري)";
        region_levant: "Levant and Iraq (كانون الثاني، شباط)", "المشرق والعراق (كانون الثاني، شباط)";
        region_gulf: "Gulf and Egypt (يناير، فبراير)", "الخليج ومصر (يناير، فبراير)";
        digits_western: "0123456789", "0123456789";
        digits_arabic_indic: "٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩";
    }
}
