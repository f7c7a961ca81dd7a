//! Plots over weeks.

use super::texts;

texts! {
    /// Plots over weeks.
    PlotTexts {
        weekly_reach: "this week alone {share}", "هذا الأسبوع وحده {share}";
        media_cost: "media {amount}", "إنفاق الوسائل {amount}";
        other_cost: "other {amount}", "أخرى {amount}";
        within_limits: "within the limits", "ضمن الحدود";
        without_limits: "without limits", "من دون حدود";
        fewer: "fewer", "أقل من ذلك";
        whole_plan: "whole plan", "الخطة كلها";
        few_weeks: "Weeks with fewer than 30 mentions, which are left out: {count}", "الأسابيع التي دون 30 إشارة، وهي متروكة: {count}";
        spent_to_date: "to date {spent}", "تراكميًا {spent}";
    }
}
