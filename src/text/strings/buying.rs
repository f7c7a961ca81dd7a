//! Says how something is bought, and how its cost comes about.

use super::texts;

texts! {
    /// How something is bought, and how its cost comes about.
    BuyingTexts {
        discount: "Negotiated discount", "الخصم المتفاوض عليه";
        commission: "Commission", "العمولة";
        commission_base: "Commission is a percent", "العمولة نسبة";
        commission_none: "none", "بلا عمولة";
        commission_equals: "{gross} of gross = {net} on net", "{gross} من الإجمالي = {net} على الصافي";
        line: "Line", "البند";
        waterfall_sums: "Sums", "المجاميع";
        waterfall_added: "Added", "يضاف";
        waterfall_taken_off: "Taken off", "يُطرح";
        cost_model: "Cost model", "طريقة التسعير";
        rate: "Rate", "السعر";
        amount: "Amount", "المبلغ";
        click_rate: "Click rate", "نسبة النقر إلى الظهور (CTR)";
        action_rate: "Action rate", "معدل التحويل";
        action_rate_hint: "of units lead to an action", "من الوحدات تؤدي إلى إجراء";
        click_rate_hint: "of units are clicked", "من الوحدات يُنقر عليها";
        period_weeks: "Weeks of a block", "عدد أسابيع المجموعة";
        period_hint: "each begun block of a flight is paid", "تُدفع كل مجموعة أسابيع تبدأ ضمن فترة البث المتصلة";
        cost_audience: "Points of", "نقاط تقييم الجمهور";
        cost_audience_unknown: "This audience is not in the plan", "هذا الجمهور ليس في الخطة";
        applied_unit: "{units} units × {amount}", "عدد الوحدات {units} × {amount}";
        applied_week: "{weeks} × {amount} a week", "{weeks} × {amount} في الأسبوع";
        applied_month: "{amount} for each active month: {count} × {amount}", "{amount} لكل شهر نشط: {count} × {amount}";
        applied_flight: "{amount} for each flight: {count} × {amount}", "{amount} لكل فترة بث متصلة: {count} × {amount}";
        applied_period: "{amount} for each begun {block} of a flight: {count} × {amount}", "{amount} عن كل {block} تبدأ من فترة البث المتصلة: {count} × {amount}";
        applied_flat: "{amount} for the placement", "{amount} للموضع كله";
    }
}
