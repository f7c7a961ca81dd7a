//! The Budget page.

use super::texts;

texts! {
    /// The Budget page: figures, spending per week, other costs, tables.
    BudgetPageTexts {
        over: "Over budget", "تجاوز الميزانية";
        share_of_budget: "{share} of the budget", "{share} من الميزانية";
        media_and_other: "media + other costs", "إنفاق الوسائل + التكاليف الأخرى";
        over_said: "The plan spends {over} more than its budget of {budget}. Lower quantities or rates, or raise the budget.", "يتجاوز إنفاق الخطة ميزانيتها البالغة {budget} بمقدار {over}. خفّض الكميات أو الأسعار، أو ارفع الميزانية.";
        no_budget_hint: "type it here", "اكتبها هنا";
        weekly_none: "Nothing is spent yet. Place a message on a channel that costs something, or add another cost.", "لم يُنفق شيء بعد. ضع رسالة على قناة لها تكلفة، أو أضف تكلفة أخرى.";
        other_hint: "What is spent beside media: production, fees, measurement, a reserve", "ما يُنفق إلى جانب الوسائل: الإنتاج والأتعاب والقياس والاحتياطي";
        other_none: "No other costs yet", "لا تكاليف أخرى بعد";
        add_cost: "Add a cost", "إضافة تكلفة";
        cost_name: "What it is", "اسم التكلفة";
        cost_of: "{field}: {name}", "{field}: {name}";
        bar: "Share", "الحصة";
        divided: "Where the media money goes", "توزيع إنفاق الوسائل";
        to_flowchart: "To the flowchart", "إلى مخطط الجدولة";
        to_channels: "To the channels", "إلى القنوات";
        nothing_to_show: "Nothing is placed yet, so there is nothing to divide", "لم يوضع شيء بعد، فلا شيء يُقسم";
        costs_nothing: "What is placed costs nothing: no channel has a rate yet", "ما وُضع لا تكلفة له: لا سعر لأي قناة بعد";
        row_name: "{name}: {amount}, {share}", "{name}: {amount}، {share}";
        column_message: "Message", "الرسالة";
        column_channel: "Channel", "القناة";
        column_week: "Week", "الأسبوع";

        waterfall_hint: "All placements together. Press a line to see where it comes from.", "كل المواضع معًا. اضغط سطرًا لترى من أين يأتي.";
        card_open: "{name}: open how it is calculated", "{name}: عرض طريقة الحساب";
        cells_hint: "Choose an amount to see what it is made of", "اختر مبلغًا لترى مم يتكون";
        month_cell: "{month}, {column}: {amount}", "{month}، {column}: {amount}";
        weekly_table: "The weeks as a table", "الأسابيع في جدول";

        conditions: "Commission and tax", "العمولة والضريبة";
        commission_plan: "Commission of the plan", "عمولة الخطة";
        commission_plan_hint: "For every channel that states none of its own", "لكل قناة لا تذكر عمولة خاصة بها";
        percent: "Percent", "النسبة المئوية";
        tax_name: "Name of the tax", "اسم الضريبة";
        tax_on: "Borne by", "تخضع لها";
        tax_counts: "It counts against the budget", "تُحتسب من الميزانية";
        tax_on_top: "Tax of {amount} comes on top of all amounts of this page and is not counted against the budget", "تضاف ضريبة قدرها {amount} إلى كل مبالغ هذه الصفحة ولا تُحتسب من الميزانية";
        tax_on_nothing: "No line yet", "لا بند بعد";

        as_percent: "Percent", "نسبة مئوية";
        base_cost: "Cost", "التكلفة";
        until_week: "Until week", "حتى الأسبوع";
        until_hint: "spread evenly from its week to this one", "توزع بالتساوي من أسبوعها إلى هذا الأسبوع";
        cost_tax_free: "No tax on it", "بلا ضريبة";
        comes_to: "It comes to {amount}", "تبلغ {amount}";
        comes_to_tax: "It comes to {amount}, with tax of {tax}", "تبلغ {amount}، مع ضريبة قدرها {tax}";

        division: "Divided from above", "توزيع الميزانية من أعلى إلى أسفل";
        division_hint: "What each part may spend, beside what is planned. It changes nothing of the plan.", "ما يُخصَّص لكل جزء إلى جانب ما هو مخطط، من غير تغيير في الخطة.";
        division_add: "Divide the budget by {what}", "تقسيم الميزانية حسب {what}";
        division_remove: "Remove this division: {what}", "إزالة هذا التقسيم: {what}";
        method: "Method", "الطريقة";
        method_percent_value: "Percent: {name}", "النسبة: {name}";
        method_task_value: "Cost of the task: {name}", "تكلفة المهمة: {name}";
        method_last_value: "Last period: {name}", "الفترة السابقة: {name}";
        method_sales_value: "Expected sales: {name}", "المبيعات المتوقعة: {name}";
        column_percent: "Percent", "النسبة";
        column_task: "Cost of the task", "تكلفة المهمة";
        column_last: "Last period", "الفترة السابقة";
        column_sales: "Expected sales", "المبيعات المتوقعة";
        more_percent: "Percent more than the last period", "الزيادة على الفترة السابقة بالنسبة المئوية";
        sales_percent: "Percent of the sales", "النسبة من المبيعات";
        lock: "Lock the amount: {name}", "قفل المبلغ: {name}";
        locked_amount: "Locked amount: {name}", "المبلغ المقفل: {name}";
        use_sum: "Make the budget what the parts need: {amount}", "جعل الميزانية ما تحتاجه الأجزاء: {amount}";

        actual_hint: "Record what was delivered and what it cost in all. Nothing of the plan is overwritten.", "سجّل ما نُفّذ وتكلفته الكلية، ولا يتغير شيء في الخطة.";
        actual_none: "Nothing is recorded yet. Copy the table into a spreadsheet, fill in what was delivered and spent, and paste it back; or type it at a placement on the Plan page.", "لم يُسجَّل شيء بعد. انسخ الجدول إلى برنامج جداول، واملأ المنفَّذ والإنفاق الفعلي، ثم ألصقه هنا؛ أو اكتبهما عند الموضع في صفحة الخطة.";
        actual_copy: "Copy the table to fill in", "نسخ الجدول لتعبئته";
        actual_paste: "Paste rows here: placement, week, delivered, spent", "ألصق الصفوف هنا: الموضع، الأسبوع، المنفَّذ، الإنفاق الفعلي";
        actual_record: "Record {rows}", "تسجيل {rows}";
        actual_rows: "Rows that can be recorded: {good}; rows with errors: {bad}", "صفوف يمكن تسجيلها: {good}؛ صفوف فيها أخطاء: {bad}";
        actual_through: "Up to week {week}: spent {spent} of {planned} planned to date", "حتى الأسبوع {week}: أُنفق {spent} من {planned} المخطط حتى تاريخه";
        actual_pace: "Pace {pace}: spent of what was planned to date. Delivery: units delivered of those planned to date.", "الوتيرة {pace}: الإنفاق الفعلي من المخطط حتى تاريخه. نسبة التنفيذ: الوحدات المنفَّذة من المخطط حتى تاريخه.";
        row_line: "Row {line}: {what}", "الصف {line}: {what}";
        row_ok: "{placement}, week {week}: delivered {delivered}, spent {spent}", "{placement}، الأسبوع {week}: المنفَّذ {delivered}، الإنفاق الفعلي {spent}";
        row_replaces: "{what} (replaces what was recorded: delivered {delivered}, spent {spent})", "{what} (يحل محل المسجَّل: المنفَّذ {delivered}، الإنفاق الفعلي {spent})";
        row_added: "{what} (added to row {row}, of the same week)", "{what} (أُضيف إلى الصف {row} من الأسبوع نفسه)";
        row_unclear: "“{text}”: {why}", "«{text}»: {why}";
        row_twice: "row {row} says something of the same week already", "الصف {row} يذكر الأسبوع نفسه من قبل";
        row_missing: "columns are missing", "أعمدة ناقصة";
        row_unknown: "no placement is called “{text}”, or more than one", "لا موضع باسم «{text}»، أو هناك أكثر من واحد";
        row_week: "“{text}” is not a week of this plan", "«{text}» ليس أسبوعًا في هذه الخطة";
        row_delivered: "“{text}” is not a number of units", "«{text}» ليس عدد وحدات";
        row_spent: "“{text}” is not an amount in this currency", "«{text}» ليس مبلغًا بهذه العملة";
    }
}
