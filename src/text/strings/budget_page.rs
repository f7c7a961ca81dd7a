//! The Budget page.

use super::texts;

texts! {
    /// The Budget page: figures, spending per week, other costs, tables.
    BudgetPageTexts {
        budget: "Budget", "الميزانية";
        media: "Media", "الوسائل";
        other: "Other costs", "تكاليف أخرى";
        spent: "Spent", "المنفق";
        left: "Left", "المتبقي";
        over: "Over budget", "فوق الميزانية";
        share_of_budget: "{share} of the budget", "{share} من الميزانية";
        media_and_other: "media + other costs", "الوسائل + تكاليف أخرى";
        over_said: "The plan spends {over} more than its budget of {budget}. Lower quantities or rates, or raise the budget.", "تنفق الخطة {over} أكثر من ميزانيتها البالغة {budget}. خفّض الكميات أو الأسعار، أو ارفع الميزانية.";
        no_budget_hint: "type it here", "اكتبها هنا";
        weekly: "Spending per week", "الإنفاق لكل أسبوع";
        weekly_units: "{currency}; bars: each week, line: to date", "{currency}؛ الأعمدة: كل أسبوع، الخط: حتى الأسبوع";
        weekly_name: "Spending per week and to date", "الإنفاق لكل أسبوع وحتى الأسبوع";
        weekly_none: "Nothing is spent yet. Place a message on a channel that costs something, or add another cost.", "لم يُنفق شيء بعد. ضع رسالة على قناة لها تكلفة، أو أضف تكلفة أخرى.";
        undated: "Costs without a week count from the first week on: {amount}.", "التكاليف بلا أسبوع تُحتسب من الأسبوع الأول: {amount}.";
        limit: "budget {amount}", "الميزانية {amount}";
        to_date: "to date {amount}", "حتى الآن {amount}";
        legend_media: "media", "الوسائل";
        legend_other: "other", "أخرى";
        other_hint: "What is spent beside media: production, fees, measurement, a reserve.", "ما يُنفق إلى جانب الوسائل: الإنتاج والأتعاب والقياس والاحتياطي.";
        other_none: "No other costs yet.", "لا تكاليف أخرى بعد.";
        add_cost: "Add a cost", "إضافة تكلفة";
        cost_name: "What it is", "ما هي";
        kind: "Kind", "النوع";
        amount: "Amount", "المبلغ";
        week: "Week", "الأسبوع";
        undated_hint: "no week", "بلا أسبوع";
        unnamed: "Cost {number}", "تكلفة {number}";
        cost_of: "{field}: {name}", "{field}: {name}";
        by_element: "Media by promotion element", "الوسائل حسب عنصر الترويج";
        by_channel: "Media by channel", "الوسائل حسب القناة";
        by_message: "Media by message", "الوسائل حسب الرسالة";
        by_audience: "Media by audience", "الوسائل حسب الجمهور";
        by_month: "Media by month", "الوسائل حسب الشهر";
        by_audience_hint: "A placement with several audiences is split by their sizes.", "الموضع الذي له عدة جماهير يُقسم بحسب أحجامها.";
        by_month_hint: "A week belongs to the month of its first day.", "ينتمي الأسبوع إلى شهر يومه الأول.";
        unassigned: "Not assigned", "غير منسوبة";
        share_of_media: "Share of media", "النسبة من الوسائل";
        bar: "Share", "الحصة";
        sum_equals: "Sum, equal to media", "المجموع، ويساوي الوسائل";
        divided: "Where the media money goes", "إلى أين تذهب أموال الوسائل";
        to_flowchart: "To the flowchart", "إلى مخطط الجدولة";
        to_channels: "To the channels", "إلى القنوات";
        nothing_to_show: "Nothing is placed yet, so there is nothing to divide.", "لم يوضع شيء بعد، فلا شيء يُقسم.";
        costs_nothing: "What is placed costs nothing: no channel has a rate yet.", "ما وُضع لا تكلفة له: لا سعر لأي قناة بعد.";
        row_name: "{name}: {amount}, {share}", "{name}: {amount}، {share}";
    }
}
