//! Dates: names of seasons and regions, and what is said when a typed date cannot be read.

use super::texts;

texts! {
    /// Dates: names of seasons and regions, and what is said when a typed date cannot be read.
    DatesTexts {
        error_empty: "Type a date", "اكتب تاريخًا";
        error_not_a_date: "This is not a date. Write it like 2026-03-01 or 1 March 2026",
            "هذا ليس تاريخًا. اكتبه هكذا: 2026-03-01 أو 1 مارس 2026";
        error_no_such_day: "There is no such day: {month} has {days} days", "لا وجود لهذا اليوم: عدد أيام {month} هو {days}";
        error_no_such_month: "There is no month {month}", "لا وجود لشهر رقمه {month}";
        error_no_year: "Add the year", "أضف السنة";
        error_other_weekday: "The day of the week does not fit: it is {day}", "يوم الأسبوع لا يوافق التاريخ؛ والصحيح {day}";
        error_other_day: "The two dates are not the same day", "التاريخان ليسا يومًا واحدًا";
        error_outside_years: "The year must be from 1900 to 2200", "يجب أن تكون السنة بين 1900 و2200";
        ramadan: "Ramadan", "رمضان";
        eid_al_fitr: "Eid al-Fitr", "عيد الفطر";
        eid_al_adha: "Eid al-Adha", "عيد الأضحى";
        anno_hegirae: "AH", "هـ";
        season_days: "{season}: {days}", "{season}: {days}";
        moon: "By the calendar of Umm al-Qura; where the new moon is sighted, a day earlier or later", "حسب تقويم أم القرى؛ وقد يتقدم يومًا أو يتأخر حيث تُعتمد رؤية الهلال";
        digits_western: "0123456789", "0123456789";
        digits_arabic_indic: "٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩";
    }
}
