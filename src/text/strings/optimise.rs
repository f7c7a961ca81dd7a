//! The best quantities: goals, limits, certificates.

use super::texts;

texts! {
    /// What is asked of the optimiser, and what it answers; the window and the command line say the same.
    OptimiseTexts {
        title: "Optimise", "التحسين";
        reach_goal: "reach {level}", "الوصول {level}";
        points_goal: "GRP of {level}", "نقاط التقييم عند {level}";
        asked: "Asked: the most {goal}", "المطلوب: أكبر قيمة ممكنة، والمقياس {goal}";
        asked_cheapest: "Asked: the cheapest plan for {target} {goal}", "المطلوب: أرخص خطة يبلغ فيها {goal} نسبة {target}";
        asked_among: "among {audiences}", "بين {audiences}";
        asked_money: "for {money} at most", "بما لا يتجاوز {money}";
        asked_consistency: "consistency {floor} at least", "باتساق لا يقل عن {floor}";
        proved: "Proved optimal", "الأفضل بالبرهان";
        already_best: "Your plan is already the best: proved", "خطتك هي الأفضل أصلًا، بالبرهان";
        no_better_found: "No better plan was found", "لم توجد خطة أفضل";
        bounded: "Best found; no plan can exceed {bound} (gap {gap})", "أفضل ما وُجد؛ لا تتجاوز أي خطة {bound} (الفجوة {gap})";
        bounded_cost: "Best found; no plan that reaches this costs less than {least} (gap {gap})", "أفضل ما وُجد؛ لا تحقق أي خطة هذا بأقل من {least} (الفجوة {gap})";
        stopped: "Stopped before the end", "توقف قبل النهاية";
        compared: "{plans} plans compared by {labels} labels", "عدد الخطط المقارَنة {plans} عبر حالات عددها {labels}";
        trillions: "{number} trillion", "{number} تريليون";
        power_of_ten: "more than {ten} to the power of {power}", "أكثر من {ten} أس {power}";
        figures: "Figures today and as proposed", "الأرقام اليوم وفي المقترح";
        points: "{points} points", "بالنقاط: {points}";
        at_most_this: "No plan within these limits has more than {value} for {money}", "لا تحقق أي خطة ضمن هذه الحدود أكثر من {value} بمبلغ {money}";
        today: "Today", "اليوم";
        proposed: "Proposed", "المقترح";
        front_chosen: "Chosen", "المختارة";
        change: "Change", "التغيّر";
        units: "Units", "الوحدات";
        money: "Money", "المبلغ";
        media: "Media", "إنفاق الوسائل";
        frequency_short: "Frequency", "متوسط التكرار";
        frequency: "Average frequency", "متوسط التكرار";
        consistency: "Consistency", "الاتساق";
        net_reach: "Net reach", "صافي الوصول";
        same: "=", "=";
        left: "Left", "المتبقي";
        left_no_money: "There was no money to spend", "لم يكن هناك مال يُنفق";
        left_nothing: "All of the money is spent", "أُنفق المال كله";
        left_next_step: "The cheapest further step within the limits, {units} on {channel}, costs {cost}",
            "أرخص خطوة تالية ضمن الحدود، وهي {units} في {channel}، تكلف {cost}";
        left_at_most: "No channel can get more within the limits", "لا تتسع الحدود لمزيد في أي قناة";
        left_brings_nothing: "A further step can be paid for, but brings nothing", "يكفي المال لخطوة أخرى لكنها لا تضيف شيئًا";
        left_not_allowed: "A further step could be paid for, but this does not allow it: {limits}",
            "يكفي المال لخطوة أخرى، لكن يحول دونها: {limits}";
        left_weeks: "The chosen weeks cost {money} less", "توفر الأسابيع المختارة {money}";
        emptied: "Left without a quantity, but kept in the plan: {placements}", "ما يبقى في الخطة بلا كمية: {placements}";
        left_target: "The target is reached; more was not asked for", "تحقق المستهدف ولم يُطلب أكثر منه";
        limits: "Limits that bind", "الحدود المقيِّدة";
        worth: "Easing it brings", "أثر تخفيفه";
        saves: "Easing it saves", "ما يوفره تخفيفه";
        eased_by: "Eased by", "التخفيف";
        limit: "Limit", "الحد";
        limit_money: "Money {money}", "المبلغ {money}";
        limit_locked: "{channel}, locked at {units}", "{channel}، مقفلة عند {units}";
        limit_kept: "{item}, kept as it is", "{item}، دون تغيير";
        limit_kept_but: "{item}, kept but for one step of each channel", "{item}، دون تغيير إلا خطوة في كل قناة";
        limit_consistency: "Consistency, at least {floor}", "الاتساق، على الأقل {floor}";
        up_or_down: "±{units}", "±{units}";
        one_step: "one step", "خطوة";
        limit_least: "{channel}, at least {units}", "{channel}، على الأقل {units}";
        limit_most: "{channel}, at most {units}", "{channel}، على الأكثر {units}";
        limit_least_spent: "{item}, at least {money}", "{item}، على الأقل {money}";
        limit_most_spent: "{item}, at most {money}", "{item}، على الأكثر {money}";
        fixed_locked: "locked", "مقفلة";
        fixed_not_met: "not met by this audience", "لا يتعرض لها هذا الجمهور";
        fixed_cost_unknown: "its cost cannot be computed", "لا يمكن حساب تكلفتها";
        step: "in steps of {units}", "بخطوات من {units}";
        step_finer: "in steps of {units}, smaller where units are few", "بخطوات من {units}، وأصغر حيث تقل الوحدات";
        more_for_the_same: "costs no more for more units, so they are taken", "لا تزيد تكلفتها بزيادة الوحدات، فتؤخذ";
        free_to_the_limit: "free, so taken to its limit", "مجانية، فتؤخذ حتى حدها";
        memory: "Remembered, by the chosen weeks", "ما يبقى في الذاكرة بالأسابيع المختارة";
        at_most_bound: "No more than", "لا أكثر من";
        curve: "Best value for each budget", "أفضل قيمة لكل ميزانية";
        proof: "Proof", "البرهان";
        proved_point: "proved", "مبرهن";
        found_point: "best found", "أفضل ما وُجد";
        gain: "For each thousand", "لكل ألف";
        budget: "Budget", "الميزانية";
        cost: "Cost", "التكلفة";
        goal: "Goal", "الهدف";
        firmness: "In the best 5% in {stays} of {draws} draws of the input error (seed {seed})",
            "ضمن أفضل 5% في {stays} من {draws} من سحبات خطأ المدخلات (البذرة {seed})";
        firmness_unknown: "How firm this is shows once the plan states its input error", "تظهر متانة هذه النتيجة متى ذكرت الخطة خطأ مدخلاتها";
        applied: "wrote {path} with the proposed quantities", "كُتب {path} بالكميات المقترحة";
        nothing_to_apply: "wrote {path}; nothing changes", "كُتب {path}، ولا شيء يتغير";
        as_stated: "The best under the ratings as stated", "الأفضل وفق نسب التعرض كما هي مذكورة";
        marginal: "Next step at today’s plan, for each thousand", "الخطوة التالية في خطة اليوم لكل ألف";

        go_to_plan: "Go to the flowchart", "إلى مخطط الجدولة";
        empty_title: "Nothing to optimise yet", "لا شيء يُحسَّن بعد";
        empty_hint: "Place messages on channels on the Plan page; the best quantities for the money are found here", "ضع الرسائل على القنوات في صفحة الخطة، وتُعرض هنا أفضل الكميات للمال";
        not_read: "{field}: {problem}", "{field}: {problem}";
        share_range: "Type a share from {least} to {most}, or from {least_percent} to {most_percent}",
            "اكتب نسبة من {least} إلى {most}، أو من {least_percent} إلى {most_percent}";
        weeks_range: "Type weeks from {least} to {most}, as {example}", "اكتب أسابيع من {least} إلى {most}، مثل {example}";
        apply: "Apply", "تطبيق";
        keep_alternative: "Keep as an alternative", "حفظ بديلًا";
        show_on_flowchart: "Show on the flowchart", "عرض على مخطط الجدولة";
        change_units: "Units of channels", "وحدات القنوات";
        change_weeks: "Weeks of the units", "أسابيع الوحدات";
        front_money: "By budget", "حسب الميزانية";
        front_consistency: "By consistency", "حسب الاتساق";
        front_audiences: "Two audiences", "جمهوران";
        front_consistency_title: "Best {goal} for each consistency", "{goal}: أفضل قيمة لكل درجة اتساق";
        front_audiences_title: "Best {goal} of two audiences", "{goal}: أفضل قيمة لجمهورين";
        front_needs_two: "Two audiences are needed", "يلزم جمهوران";
        front_waits: "The plans appear once they are worked out", "تظهر الخطط عند اكتمال حسابها";
        front_none: "Consistency needs messages that can be compared", "يحتاج الاتساق إلى رسائل تمكن مقارنتها";
        front_hint: "Press a plan, or go along them with the arrow keys", "اضغط خطة، أو انتقل بينها بمفاتيح الأسهم";
        front_of_weights: "Each of these plans is the best for some weights of the two audiences", "كل خطة من هذه هي الأفضل عند أوزان ما للجمهورين";
        bad_front: "A front is written as consistency, or as two audiences with a comma between them", "تُكتب المقايضة هكذا: \u{2066}consistency\u{2069}، أو جمهورين بينهما فاصلة";
        front_plan: "Plan {number} of {count}: {goal} {value}, consistency {consistency}, media {cost}",
            "الخطة {number} من {count}: {goal} {value}، والاتساق {consistency}، وإنفاق الوسائل {cost}";
        front_plan_of_two: "Plan {number} of {count}: {first} {along}, {second} {value}, media {cost}",
            "الخطة {number} من {count}: {first} {along}، {second} {value}، وإنفاق الوسائل {cost}";
        first_audience: "First audience", "الجمهور الأول";
        second_audience: "Second audience", "الجمهور الثاني";
        apply_point: "Apply this plan", "تطبيق هذه الخطة";
        keep_point: "Keep it as an alternative", "حفظها بديلًا";
        show_point: "Show it on the flowchart", "عرضها على مخطط الجدولة";
        most_remembered: "The most remembered", "أكثر ما يبقى في الذاكرة";
        memory_of: "In which weeks", "في أي الأسابيع";
        memory_mean: "on average over the weeks", "في المتوسط على الأسابيع";
        memory_least: "in the week with the least", "في أقل الأسابيع";
        units_of: "with the units of", "بوحدات";
        all_channels: "all channels", "كل القنوات";
        most_per_week: "at most in a week", "على الأكثر في الأسبوع";
        weeks_that_stay: "weeks that stay", "أسابيع تبقى كما هي";
        weeks_example: "1, 4-6", "1، \u{2066}4-6\u{2069}";
        from_before: "remembered from before, exposures on average", "المتبقي في الذاكرة مما سبق، متوسط مرات التعرض";
        weeks_keep: "Units and spans stay as they are, and the plan never costs more", "تبقى الوحدات والمدد كما هي، ولا تزيد تكلفة الخطة";
        remembered: "Remembered", "المتبقي في الذاكرة";
        weeks_already_best: "Today’s weeks are already the best: proved", "أسابيع اليوم هي الأفضل أصلًا، بالبرهان";
        weeks_bounded: "Best found; no weeks can leave more than {bound} (gap {gap})", "أفضل ما وُجد؛ لا تُبقي أي أسابيع أكثر من {bound} (الفجوة {gap})";
        schedules_compared: "All {schedules} schedules were compared", "قورنت كل الجداول، وعددها {schedules}";
        schedules_searched: "Of {schedules} schedules the best was searched by exchanges", "بُحث عن الأفضل بالتبديل بين جداول عددها {schedules}";
        no_weeks_may_change: "No unit can move: no placement has several weeks that may change", "لا وحدة يمكن نقلها: ليس لأي موضع أكثر من أسبوع يجوز تغييره";
        weeks_too_full: "{units} of a placement on {channel} find no room in its weeks with at most {most} in each",
            "{units} لموضع في {channel} لا تتسع لها أسابيعه، والحد في الأسبوع {most}";
        weeks_step: "Units are moved in steps of {units} or less", "تُنقل الوحدات بخطوات لا تزيد على {units}";
        weeks_of_placement: "{channel}, weeks {first} to {last}, {days}", "{channel}، من الأسبوع {first} إلى {last}، {days}";
        week_units: "Week {week}, {days}: {units}", "الأسبوع {week}، {days}: {units}";
        front_axes: "Across: {across}; upwards: {upwards}", "أفقيًا: {across}، ورأسيًا: {upwards}";
        weeks_today: "Weeks today, {days}", "الأسابيع اليوم، {days}";
        weeks_proposed: "Weeks proposed, {days}", "الأسابيع المقترحة، {days}";
        more_limits: "More limits", "حدود أخرى";
        more_limits_hold: "More limits hold", "توجد حدود أخرى سارية";
        fewer_limits: "Hide more limits", "إخفاء الحدود الأخرى";
        weights: "How much each audience counts", "وزن كل جمهور";
        weights_hint: "Once a weight is typed, only audiences with a weight count; the weights are made to sum to 1", "متى كُتب وزن لم يُحسب إلا ما له وزن من الجماهير، وتُجعل الأوزان بمجموع 1";
        weight_of: "Weight of {audience}", "وزن {audience}";
        spending: "Money for elements, messages and placements", "مبالغ العناصر والرسائل والمواضع";
        spending_hint: "Costs of media, as the budget counts them", "تكاليف الوسائل كما تحسبها الميزانية";
        element_or_message: "Element, message or placement", "العنصر أو الرسالة أو الموضع";
        keep: "Keep", "قفل";
        keep_as_it_is: "Keep {item} as it is", "قفل {item} دون تغيير";
        least_money: "at least, in money", "المبلغ على الأقل";
        most_money: "at most, in money", "المبلغ على الأكثر";
        price: "Price", "السعر";
        price_unit: "{rate} a unit", "{rate} للوحدة";
        price_thousand: "{rate} for 1,000", "{rate} للألف";
        price_click: "{rate} a click", "{rate} للنقرة";
        price_action: "{rate} an action", "{rate} للإجراء";
        price_point: "{rate} a GRP", "{rate} لنقطة التقييم";
        price_week: "{rate} a week", "{rate} للأسبوع";
        price_month: "{rate} a month", "{rate} للشهر";
        price_flight: "{rate} a flight", "{rate} لفترة البث المتصلة";
        price_period: "{rate} for {weeks}", "{rate} لمدة {weeks}";
        price_flat: "{rate} a placement", "{rate} للموضع";
        price_free: "free", "مجاني";
        price_own_work: "own work, {rate} a week", "عمل ذاتي، {rate} في الأسبوع";
        kind_reach: "The most reach", "أكبر وصول";
        kind_points: "The most GRP", "أكثر نقاط تقييم";
        kind_cheapest: "The cheapest plan for", "أرخص خطة لتحقيق";
        target: "Target", "المستهدف";
        times: "Exposures", "عدد مرات التعرض";
        among: "among", "بين";
        among_weighted: "the audiences by their weights", "الجماهير حسب أوزانها";
        money_for: "for", "بمبلغ";
        money_left: "the money left for media", "المتبقي للوسائل";
        money_amount: "an amount", "مبلغ محدد";
        consistency_at_least: "consistency at least", "اتساق لا يقل عن";
        any: "any", "أي قيمة";
        curve_of: "Best {goal} for each budget", "{goal}: أفضل قيمة لكل ميزانية";
        no_curve: "The curve appears once it is worked out", "يظهر المنحنى عند اكتمال حسابه";
        drag_the_mark: "Drag the mark, or move it with the arrow keys", "اسحب العلامة أو حرّكها بمفاتيح الأسهم";
        limits_wait: "What each limit costs appears once it is worked out", "يظهر أثر كل حد عند اكتمال حسابه";
        limits_need_a_plan: "What each limit costs appears once a plan keeps all of them", "يظهر أثر كل حد متى وُجدت خطة تلتزم بالحدود كلها";
        proposal_waits: "The proposal and its proof appear once they are worked out", "يظهر المقترح وبرهانه عند اكتمال حسابهما";
        no_limit_binds: "No limit costs anything", "لا أثر لأي حد";
        raise_limit_to: "Raise to {to}", "رفع إلى {to}";
        lower_limit_to: "Lower to {to}", "خفض إلى {to}";
        saves_amount: "saves {money}", "يوفر {money}";
        no_curve_within: "Within the limits there is no curve: with a least consistency it would have to be searched anew for each budget",
            "لا منحنى ضمن الحدود: فمع اشتراط أدنى اتساق يلزم البحث من جديد عند كل ميزانية";
        no_proposal: "No proposal", "لا مقترح";
        raise_money: "Raise the money to {money}", "رفع المبلغ إلى {money}";
        at_least: "At least {units}", "على الأقل {units}";
        at_most: "At most {units}", "على الأكثر {units}";
        unlock: "Unlock", "إلغاء القفل";
        lift: "Lift", "رفع الحد";
        lower_to: "Lower it to {to}", "خفضه إلى {to}";
        state_amount: "State an amount", "ذكر مبلغ";
        unlock_all: "Unlock all", "إلغاء كل قفل";
        eased_how: "What easing each by one step, by {money} or by {consistency} of consistency brings",
            "أثر تخفيف كل حد بخطوة، أو بمبلغ {money}، أو بمقدار {consistency} من الاتساق";
        saved_how: "What easing each by one step, by {money} or by {consistency} of consistency saves",
            "ما يوفره تخفيف كل حد بخطوة، أو بمبلغ {money}، أو بمقدار {consistency} من الاتساق";
        worth_or_more: "at least {worth}", "على الأقل {worth}";
        from_before_apply: "At most and steps are still counted from the units before the proposal was applied, so that asking again asks the same",
            "يُحسب الحد الأعلى والخطوات من الوحدات قبل تطبيق المقترح، ليبقى السؤال هو نفسه عند إعادته";
        count_from_today: "Count from today’s units", "الحساب من وحدات اليوم";
        state_error: "State the input error", "ذكر خطأ المدخلات";
        firmness_in_plan: "It stands on the Reach page, or in the plan itself, as {example}",
            "موضعه صفحة الوصول، أو الخطة نفسها، مثل {example}";
        working: "Optimising: {share}", "التحسين جارٍ: {share}";
        least: "At least", "على الأقل";
        most: "At most", "على الأكثر";
        lock_channel: "Keep {channel} as it is", "قفل {channel} كما هي";
        no_money: "There is no money to plan with: state a budget, or an amount", "لا مال للتخطيط: اذكر ميزانية أو مبلغًا";
        bad_times: "The goal asks for {times} exposures; they must be from 1 to 10", "عدد مرات التعرض في الهدف {times}، ويجب أن يكون من 1 إلى 10";
        bad_target: "{target} is no share to reach", "لا تصلح القيمة {target} مستهدفًا للوصول";
        bad_weights: "The weights of the audiences must be above 0", "يجب أن تكون أوزان الجماهير فوق الصفر";
        unknown_channel: "There is no channel “{name}” in the plan", "لا توجد قناة «{name}» في الخطة";
        unknown_audience: "There is no audience “{name}” in the plan", "لا يوجد جمهور «{name}» في الخطة";
        nothing_placed_on: "Nothing is placed on “{name}”, so it has no weeks that could get more", "لا شيء مجدول في «{name}»، فليس لها أسابيع تأخذ المزيد";
        nothing_placed: "No channel may change: nothing is placed", "لا قناة يجوز تغييرها: لا شيء مجدول";
        nothing_met: "No channel may change: this audience meets none on which something is placed",
            "لا قناة يجوز تغييرها: لا يتعرض هذا الجمهور لأي قناة مجدولة";
        all_locked: "No channel may change: all are locked or held to what they have",
            "لا قناة يجوز تغييرها: كلها مقفلة أو محصورة في ما لديها";
        nothing_may_change: "No channel may change: each is locked, not met by this audience, or of unknown cost",
            "لا قناة يجوز تغييرها: كل منها مقفلة أو لا يتعرض لها هذا الجمهور أو تكلفتها غير معروفة";
        no_reach: "The reach cannot be computed. {reason}.", "لا يمكن حساب الوصول. {reason}.";
        no_reach_of: "The reach of the audience “{name}” cannot be computed. {reason}.", "لا يمكن حساب الوصول للجمهور «{name}». {reason}.";
        contradiction: "These limits cannot be kept together", "لا يمكن الالتزام بهذه الحدود معًا";
        together: "Together, of {money}", "معًا، من {money}";
        needs: "All limits together need {money}; there is {there}", "تحتاج الحدود كلها معًا إلى {money}، والمتاح {there}";
        needs_at_least: "{limit}: costs {cost}", "{limit}: التكلفة {cost}";
        beyond_reach: "No plan within the limits reaches more than {most}, which costs {cost}", "لا تصل أي خطة ضمن الحدود إلى أكثر من {most}، وتكلفتها {cost}";
        below_consistency: "No plan was found with a consistency of {floor} or more; the most was {most}",
            "لم توجد خطة باتساق {floor} أو أكثر، وأعلى ما وُجد {most}";
        no_consistency: "The consistency cannot be computed. {reason}.", "لا يمكن حساب الاتساق. {reason}.";
        nothing_yet: "Stopped before there was anything to say", "توقف قبل أن يظهر شيء";
        bad_goal: "A goal is written as 3+ (reach), or points:3+ (gross rating points)", "يُكتب الهدف هكذا: \u{2066}3+\u{2069} (الوصول) أو \u{2066}points:3+\u{2069} (نقاط التقييم)";
        bad_between: "A range is written as CHANNEL=FIRST..LAST, as tv=4..16. {problem}", "يُكتب المدى هكذا: \u{2066}CHANNEL=FIRST..LAST\u{2069}، مثل \u{2066}tv=4..16\u{2069}. {problem}";
        bad_spend: "An amount from and to is written as ID=MIN..MAX, as `Publicity=5000..9000`. {problem}",
            "يُكتب مدى المبلغ هكذا: \u{2066}ID=MIN..MAX\u{2069}، مثل \u{2066}Publicity=5000..9000\u{2069}. {problem}";
        between_twice: "“{name}” is held to a range twice; leave one of the two out", "حُصرت «{name}» في مدى مرتين؛ احذف أحدهما";
        bad_audience: "An audience is written as ID or ID=WEIGHT. {problem}", "يُكتب الجمهور بمعرّفه أو \u{2066}ID=WEIGHT\u{2069}. {problem}";
        bad_number: "{option}: {problem}", "{option}: {problem}";
        front_of_one: "A front needs two audiences, not the same one twice", "تحتاج المقايضة إلى جمهورين مختلفين";
        lock_and_between: "“{name}” cannot be locked and held to a range at once; leave one of the two out", "لا يمكن قفل «{name}» وحصرها في مدى معًا؛ احذف أحدهما";
        json_and_apply: "--json and the plan cannot both go to standard output; give --apply a file",
            "لا يمكن إخراج \u{2066}--json\u{2069} والخطة معًا إلى الخرج القياسي؛ اذكر ملفًا في \u{2066}--apply\u{2069}";
        known_names: "{sentence}; it has: {names}", "{sentence}؛ والموجود فيها: {names}";
        two_parts: "Both parts are needed", "يلزم الجزآن معًا";
        unknown_spend: "There is no element, message or placement “{name}” in the plan", "لا يوجد عنصر ولا رسالة ولا موضع باسم «{name}» في الخطة";
        unknown_lock: "There is no channel, placement, message or element “{name}” in the plan", "لا توجد قناة ولا موضع ولا رسالة ولا عنصر باسم «{name}» في الخطة";
    }
}
