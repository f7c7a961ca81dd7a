//! The best quantities: goals, limits, certificates.

use super::texts;

texts! {
    /// What is asked of the optimiser, and what it answers; the window and the command line say the same.
    OptimiseTexts {
        title: "Optimise", "التحسين";
        reach_goal: "reach {level}", "الوصول {level}";
        points_goal: "GRP of {level}", "نقاط GRP عند {level}";
        proved: "Proved optimal", "الأفضل بالبرهان";
        already_best: "Your plan is already the best: proved", "خطتك هي الأفضل أصلًا، بالبرهان";
        no_better_found: "No better plan was found", "لم توجد خطة أفضل";
        bounded: "Best found; no plan can exceed {bound} (gap {gap})", "أفضل ما وُجد؛ لا تتجاوز أي خطة {bound} (الفجوة {gap})";
        stopped: "Stopped before the end", "توقف قبل النهاية";
        compared: "{plans} plans compared by {labels} labels", "قورنت {plans} خطة عبر {labels} حالة";
        points: "{points} points", "{points} نقطة";
        at_most_this: "No plan within these limits has more than {value} for {money}", "لا تحقق أي خطة ضمن هذه الحدود أكثر من {value} بمبلغ {money}";
        today: "Today", "اليوم";
        proposed: "Proposed", "المقترح";
        change: "Change", "التغيير";
        units: "Units", "الوحدات";
        money: "Money", "المال";
        media: "Media", "الوسائل";
        frequency_short: "Frequency", "التكرار";
        frequency: "Average frequency", "متوسط التكرار";
        consistency: "Consistency", "الاتساق";
        net_reach: "Net reach", "صافي الوصول";
        same: "=", "=";
        left: "Left", "المتبقي";
        left_nothing: "All of the money is spent", "أُنفق المال كله";
        left_next_step: "The cheapest further step within the limits, {units} on {channel}, costs {cost}",
            "أرخص خطوة تالية ضمن الحدود، وهي {units} في {channel}، تكلف {cost}";
        left_at_most: "No channel can get more within the limits", "لا تتسع الحدود لمزيد في أي قناة";
        left_brings_nothing: "A further step can be paid for, but brings nothing", "يكفي المال لخطوة أخرى لكنها لا تضيف شيئًا";
        left_target: "The target is reached; more was not asked for", "تحقق المستهدف ولم يُطلب أكثر منه";
        limits: "Limits that bind", "الحدود المقيِّدة";
        worth: "One step more brings", "أثر خطوة إضافية";
        saves: "One step more saves", "توفير خطوة إضافية";
        limit_money: "Money {money}", "المال {money}";
        limit_locked: "{channel}, locked at {units}", "{channel}، مثبتة عند {units}";
        limit_least: "{channel}, at least {units}", "{channel}، على الأقل {units}";
        limit_most: "{channel}, at most {units}", "{channel}، على الأكثر {units}";
        limit_least_spent: "{item}, at least {money}", "{item}، على الأقل {money}";
        limit_most_spent: "{item}, at most {money}", "{item}، على الأكثر {money}";
        fixed_locked: "locked", "مثبتة";
        fixed_not_met: "not met by this audience", "لا يتعرض لها هذا الجمهور";
        fixed_cost_unknown: "its cost cannot be computed", "لا يمكن حساب تكلفتها";
        step: "in steps of {units}", "بخطوات من {units}";
        memory: "Remembered, by the chosen weeks", "ما يبقى في الذاكرة بالأسابيع المختارة";
        curve: "Best value for each budget", "أفضل قيمة لكل ميزانية";
        budget: "Budget", "الميزانية";
        cost: "Cost", "التكلفة";
        goal: "Goal", "الهدف";
        firmness: "In the best 5% in {stays} of {draws} draws of the input error (seed {seed})",
            "ضمن أفضل 5% في {stays} من {draws} سحبة لخطأ المدخلات (البذرة {seed})";
        applied: "wrote {path} with the proposed quantities", "كُتب {path} بالكميات المقترحة";
        nothing_to_apply: "wrote {path}; nothing changes", "كُتب {path}، ولا شيء يتغير";
        as_stated: "The best under the ratings as stated", "الأفضل وفق نسب التعرض كما هي مذكورة";
        marginal: "Next step at today’s plan, for each thousand", "الخطوة التالية في خطة اليوم لكل ألف";

        empty_title: "Nothing to optimise yet", "لا شيء يُحسَّن بعد";
        empty_hint: "Place messages on channels on the Plan page; the best quantities for the money are found here", "جدوِل الرسائل في القنوات في صفحة الخطة، وتُعرض هنا أفضل الكميات للمال";
        not_read: "“{text}” is not understood, so it counts as not typed", "«{text}» غير مفهوم، فيُعد كأنه لم يُكتب";
        apply: "Apply", "تطبيق";
        kind_reach: "The most reach", "أكبر وصول";
        kind_points: "The most GRP", "أكثر نقاط GRP";
        kind_cheapest: "The cheapest plan for", "أرخص خطة لتحقيق";
        target: "Target", "المستهدف";
        times: "Exposures", "عدد مرات التعرض";
        among: "among", "بين";
        money_for: "for", "بمبلغ";
        money_left: "the money left for media", "المتبقي للوسائل";
        money_amount: "an amount", "مبلغ محدد";
        consistency_at_least: "consistency at least", "اتساق لا يقل عن";
        any: "any", "أي قيمة";
        curve_of: "Best {goal} for each budget", "أفضل {goal} لكل ميزانية";
        no_curve: "The curve appears once it is worked out", "يظهر المنحنى عند اكتمال حسابه";
        drag_the_mark: "Drag the mark, or move it with the arrow keys", "اسحب العلامة أو حرّكها بمفاتيح الأسهم";
        limits_wait: "What each limit costs appears once it is worked out", "يظهر أثر كل حد عند اكتمال حسابه";
        no_limit_binds: "No limit costs anything", "لا أثر لأي حد";
        widen_to: "Widen to {units}", "توسيع إلى {units}";
        no_proposal: "No proposal", "لا مقترح";
        raise_money: "Raise the money to {money}", "رفع المال إلى {money}";
        at_least: "At least {units}", "على الأقل {units}";
        at_most: "At most {units}", "على الأكثر {units}";
        unlock: "Unlock", "إلغاء التثبيت";
        lift: "Lift", "رفع الحد";
        least: "At least", "على الأقل";
        most: "At most", "على الأكثر";
        lock_channel: "Keep {channel} as it is", "إبقاء {channel} كما هي";
        no_money: "There is no money to plan with: state a budget, or an amount", "لا مال للتخطيط: اذكر ميزانية أو مبلغًا";
        bad_times: "The goal asks for {times} exposures; they must be from 1 to 10", "يطلب الهدف {times} تعرضًا، ويجب أن يكون من 1 إلى 10";
        bad_target: "{target} is no share to reach", "لا تصلح القيمة {target} مستهدفًا للوصول";
        bad_weights: "The weights of the audiences must be above 0", "يجب أن تكون أوزان الجماهير فوق الصفر";
        unknown_channel: "There is no channel “{name}” in the plan", "لا توجد قناة «{name}» في الخطة";
        unknown_audience: "There is no audience “{name}” in the plan", "لا يوجد جمهور «{name}» في الخطة";
        nothing_placed_on: "Nothing is placed on “{name}”, so it has no weeks that could get more", "لا شيء مجدول في «{name}»، فليس لها أسابيع تأخذ المزيد";
        nothing_may_change: "No channel may change: nothing is placed that this audience meets, or all is locked",
            "لا قناة يجوز تغييرها: لا شيء مجدول يتعرض له هذا الجمهور، أو كل شيء مثبت";
        no_reach: "The reach cannot be computed. {reason}.", "لا يمكن حساب الوصول. {reason}.";
        contradiction: "These limits cannot be kept together", "لا يمكن الالتزام بهذه الحدود معًا";
        together: "Together, of {money}", "معًا، من {money}";
        needs: "All limits together need {money}", "تحتاج الحدود كلها معًا إلى {money}";
        needs_at_least: "{limit}: costs {cost}", "{limit}: التكلفة {cost}";
        beyond_reach: "No plan within the limits reaches more than {most}, which costs {cost}", "لا تصل أي خطة ضمن الحدود إلى أكثر من {most}، وتكلفتها {cost}";
        below_consistency: "No plan was found with a consistency of {floor} or more; the most was {most}",
            "لم توجد خطة باتساق {floor} أو أكثر، وأعلى ما وُجد {most}";
        nothing_yet: "Stopped before there was anything to say", "توقف قبل أن يظهر شيء";
        bad_goal: "A goal is written as 3+ (reach), or points:3+ (gross rating points)", "يُكتب الهدف هكذا: \u{2066}3+\u{2069} (الوصول) أو \u{2066}points:3+\u{2069} (النقاط)";
        bad_between: "A range is written as CHANNEL=FIRST..LAST, as tv=4..16; {problem}", "يُكتب المدى هكذا: \u{2066}CHANNEL=FIRST..LAST\u{2069}، مثل \u{2066}tv=4..16\u{2069}؛ {problem}";
        bad_audience: "An audience is written as ID or ID=WEIGHT; {problem}", "يُكتب الجمهور بمعرّفه أو \u{2066}ID=WEIGHT\u{2069}؛ {problem}";
        bad_number: "{option}: {problem}", "{option}: {problem}";
        two_parts: "both parts are needed", "يلزم الجزآن معًا";
        unknown_lock: "There is no channel, placement, message or element “{name}” in the plan", "لا توجد قناة ولا موضع ولا رسالة ولا عنصر باسم «{name}» في الخطة";
    }
}
