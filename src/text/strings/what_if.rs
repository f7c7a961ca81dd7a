//! Says what-ifs.

use super::texts;

texts! {
    /// What is tried on the plan, and what comes of it.
    WhatIfTexts {
        menu: "What if", "ماذا لو";
        move_money: "Move money", "نقل المال";
        rates: "Rates higher or lower", "أسعار أعلى أو أدنى";
        ratings: "Ratings higher or lower", "نسب تعرض أعلى أو أدنى";
        sizes: "Audiences larger or smaller", "جماهير أكبر أو أصغر";
        shift: "Shift everything by weeks", "إزاحة كل شيء بالأسابيع";
        scale: "Scale to a total", "ضبط الكميات على مجموع";
        open_move_money: "Move money…", "نقل المال…";
        open_rates: "Rates higher or lower…", "أسعار أعلى أو أدنى…";
        open_ratings: "Ratings higher or lower…", "نسب تعرض أعلى أو أدنى…";
        open_sizes: "Audiences larger or smaller…", "جماهير أكبر أو أصغر…";
        open_shift: "Shift everything by weeks…", "إزاحة كل شيء بالأسابيع…";
        open_scale: "Scale to a total…", "ضبط الكميات على مجموع…";
        from: "From", "من";
        to: "To", "إلى";
        amount: "Amount, {currency} or %", "المبلغ، {currency} أو %";
        total: "Media in all, {currency}", "مجموع إنفاق الوسائل، {currency}";
        percent: "Change in percent, below 0 for less", "التغيّر بالنسبة المئوية، وتحت الصفر للنقصان";
        weeks: "Weeks later, below 0 for earlier", "أسابيع للتأخير، وتحت الصفر للتقديم";
        all_channels: "All channels", "كل القنوات";
        type_it: "Nothing changes until it is applied: type how much to see what comes of it", "لا يتغير شيء قبل التطبيق: اكتب المقدار لترى ما ينتج عنه";
        now: "Now", "الآن";
        then: "Then", "بعد التغيير";
        units: "Units", "الوحدات";
        channels_change: "Channels that change", "القنوات التي تتغير";
        money_then: "Money then, {currency}", "المبلغ بعد التغيير، {currency}";
        stays: "{amount} stay: only whole units are bought", "يبقى {amount} في مكانه: لا تُشترى إلا وحدات كاملة";
        unspent: "{amount} are left over: only whole units are bought", "يفيض {amount}: لا تُشترى إلا وحدات كاملة";
        outside: "{count} then run beyond the last week", "ما يتجاوز الأسبوع الأخير حينها: {count}";
        same_figures: "The key figures stay as they are", "تبقى الأرقام الرئيسة كما هي";
        keep: "Keep as an alternative", "حفظ بديلًا";
        no_alternative: "Alternatives share audiences and ratings, so this can only be applied to the plan", "تشترك البدائل في الجماهير ونسب التعرض، فلا يمكن إلا تطبيق هذا على الخطة";
        apply: "Apply to the plan", "تطبيق على الخطة";
        move_amount: "Move {amount}", "نقل {amount}";
        same_channel: "Choose two different channels", "اختر قناتين مختلفتين";
        nothing_placed: "Nothing is placed on {channel}, so its weeks have no shape", "لا شيء مجدول في {channel}، فلا شكل لأسابيعها";
        not_by_unit: "What {channel} costs does not follow from its units", "لا تتبع تكلفة {channel} عدد وحداتها";
        costs_more_already: "What does not follow from units costs {cost} already", "ما لا يتبع عدد الوحدات يكلف {cost} وحده";
        less_than_a_unit: "That is less than one unit of {channel}, which costs {unit}", "هذا أقل من وحدة واحدة في {channel}، وتكلفتها {unit}";
        begins_first: "Something begins in the first week, so nothing can be earlier", "يبدأ شيء في الأسبوع الأول، فلا يمكن التقديم";
        before_first: "At most {weeks} earlier: something would begin before the first week", "التقديم {weeks} على الأكثر: وإلا بدأ شيء قبل الأسبوع الأول";
        no_channel: "There is no channel “{id}”; there are: {known}", "لا قناة باسم «{id}»؛ والموجود: {known}";
        no_audience: "There is no audience “{id}”; there are: {known}", "لا جمهور باسم «{id}»؛ والموجود: {known}";
        not_kept: "Alternatives share audiences and ratings, so this cannot be kept as an alternative", "تشترك البدائل في الجماهير ونسب التعرض، فلا يمكن حفظ هذا بديلًا";
        written: "Written: {path}", "كُتب: {path}";
        title: "What if: {what}", "ماذا لو: {what}";
        nothing_changes: "Nothing would change", "لن يتغير شيء";
        out_of_range: "That is beyond what a plan can hold", "هذا خارج ما تتسع له الخطة";
    }
}
