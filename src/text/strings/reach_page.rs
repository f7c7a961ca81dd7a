//! The Reach page.

use super::texts;

texts! {
    /// The Reach page: key numbers and their cards, build, distribution, channels, overlap, models, how it is computed.
    ReachPageTexts {
        model: "Model: {models}; channels taken as independent", "النماذج: {models}؛ القنوات مستقلة بعضها عن بعض";
        model_overlapping: "Model: {models}; channels overlap by the one-factor propensity mixture", "النماذج: {models}؛ تتداخل القنوات وفق خليط الميل ذي العامل الواحد";
        key_hint: "Choose a number to see how it came about", "اختر رقمًا لترى كيف نتج";
        build_name: "Build over weeks: {reach} reached after {weeks}", "تراكم الوصول: {reach} بعد {weeks}";
        remembered_switch: "Show what is still remembered (half forgotten after {weeks} weeks)", "إظهار ما زال في الذاكرة (عمر النصف بالأسابيع: {weeks})";
        band: "Shaded: 1+ of 9 in 10 plans drawn within the stated errors, {low} to {high} at the end ({draws} draws, seeds {seed} to {last})", "المظلل: الوصول \u{2066}1+\u{2069} في 9 من كل 10 خطط مسحوبة ضمن هوامش الخطأ المذكورة، من {low} إلى {high} في النهاية (عدد السحبات {draws}، والبذور من {seed} إلى {last})";
        weeks_alone: "Reach of some weeks alone: from week", "وصول بعض الأسابيع وحدها: من الأسبوع";
        to_week: "to", "إلى";
        first_week: "First week", "الأسبوع الأول";
        last_week: "Last week", "الأسبوع الأخير";
        window_result: "{reach}   {level}   GRP {grp}   frequency {frequency}", "الوصول {reach}   {level}   نقاط التقييم {grp}   التكرار {frequency}";
        build_table: "The weeks as a table", "الأسابيع في جدول";
        distribution_hint: "Share of people by number of exposures. The stronger colour: {k} or more, {share} together.", "نسبة الأفراد حسب عدد مرات التعرض. اللون الأقوى: {k} أو أكثر، ومجموعها {share}.";
        distribution_name: "Frequency distribution: {none} not exposed, {share} with a frequency of {k} or more", "توزيع التكرار: {none} بلا تعرض، و{share} بتكرار {k} أو أكثر";
        levels_hint: "Choose a row to see how it came about, or to make it the plan's effective frequency", "اختر صفًا لترى كيف نتج، أو لتجعله التكرار الفعّال للخطة";
        channels: "Channels", "القنوات";
        channels_hint: "Exclusive reach: people whom no other channel of the plan reaches. Choose a row to see how its numbers came about.", "الوصول الحصري: من لا تصل إليهم أي قناة أخرى في الخطة. اختر صفًا لترى كيف نتجت أرقامه.";
        contribution_hint: "Each bar: people whom no channel above it reaches. Choose one for its card.", "كل شريط: أفراد لا تصل إليهم أي قناة فوقه. اختر واحدًا لعرض بطاقته.";
        curves_free: "Nothing that is placed costs anything, so there is no spend to draw over", "كل ما في الخطة بلا تكلفة، فلا إنفاق يُرسم عليه";
        curves_without_cost: "Without a cost, and in the mix only: {channels}", "بلا تكلفة، وهي في المزيج فقط: {channels}";
        overlap_needs_two: "Two channels are needed", "يلزم وجود قناتين";
        reach_of: "{channel} reaches {share}", "تصل القناة «{channel}» إلى {share}";
        also_reached: "Of those whom {a} reaches, {also} are reached by {b} too. Both reach {both}, {index} times chance.", "من بين من تصل إليهم «{a}»، تصل «{b}» أيضًا إلى {also}. وتصلان معًا إلى {both}، والنسبة إلى ما تعطيه المصادفة {index}.";
        pairs_table: "The pairs as a table", "الأزواج في جدول";
        pair: "Pair", "الزوج";
        three: "Three channels", "ثلاث قنوات";
        three_needs: "Three channels are needed", "يلزم وجود ثلاث قنوات";
        three_name: "Three circles: {any} reached by any, {all} by all three", "ثلاث دوائر: {any} تصل إليهم إحداها، و{all} تصل إليهم الثلاث";
        circle: "Circle {number}", "الدائرة {number}";
        circle_line: "{number} · {channel}: reaches {reach}, of the three alone {alone}", "{number}، «{channel}»: تصل إلى {reach}، وتنفرد من الثلاث بنسبة {alone}";
        circle_pair: "{a} with {b}: {share}", "{a} مع {b}: {share}";
        circle_all: "Any of them {any}, all three {all}. Circles and pairs have their exact areas; the middle is drawn as {area}.", "إحداها على الأقل {any}، والثلاث معًا {all}. مساحات الدوائر وتقاطعاتها الثنائية دقيقة، أما الوسط فرُسم بمساحة {area}.";
        models_hint: "For comparison. The plan uses the marked row; the others are models of the textbooks.", "للمقارنة. تستعمل الخطة الصف المميز، والصفوف الأخرى نماذج من الكتب.";
        assumptions: "Memory, uncertainty, category", "الذاكرة وعدم اليقين والفئة";
        half_life_hint: "weeks until half of the exposures are forgotten", "أسابيع حتى يُنسى نصف مرات التعرض";
        category_hint: "GRP of all advertisers, this plan included, for the share of voice", "نقاط التقييم لكل المعلنين، وهذه الخطة منهم، لحساب حصة الصوت";
        category_refusal: "A number above 0, or nothing", "عدد أكبر من 0، أو لا شيء";
        errors: "How far the inputs may be off", "هوامش الخطأ في المدخلات";
        errors_hint: "10% stands for anything from 10% less to 10% more, all equally likely. Plans drawn within these errors make the band of the build.", "النسبة 10% تعني أي قيمة من 10% أقل إلى 10% أكثر باحتمالات متساوية. ومن الخطط المسحوبة ضمن هذه الهوامش يتكوّن النطاق المظلل في التراكم.";
        error_rating: "Reach of one insertion", "وصول إدراج واحد";
        error_repeat: "What a second one adds", "ما يضيفه إدراج ثانٍ";
        error_observed: "Observed reach", "الوصول المقيس";
        error_reachable: "Reachable share", "النسبة الممكن الوصول إليها";
        error_size: "Audience sizes", "أحجام الجماهير";
        error_overlap: "Overlaps (added)", "التداخلات (بالإضافة)";
        draws: "Plans drawn", "عدد السحبات";
        seed: "First seed", "البذرة الأولى";
        channel_without: "{channel}: {reason}", "{channel}: {reason}";
        how_channels: "Each channel gives the distribution of how often people meet it. r is the share that it reaches at least once. The channels are combined as independent of each other.", "لكل قناة توزيع لعدد مرات التعرض لها، والرمز r هو النسبة التي تصل إليها مرة واحدة على الأقل. وتُجمع القنوات على أنها مستقلة بعضها عن بعض.";
        how_open: "Formulas and working", "الصيغ وخطوات الحساب";
        how_channels_overlap: "Each channel gives the distribution of how often people meet it. r is the share that it reaches at least once. Channels with an overlap λ share a common inclination z of people; given z they are independent, r(z) is their reach there, and the parts are averaged by their weights w(z). Every channel keeps its own reach and every mean stays.", "لكل قناة توزيع لعدد مرات التعرض لها، والرمز r هو النسبة التي تصل إليها مرة واحدة على الأقل. والقنوات ذات التداخل λ يجمعها ميل مشترك z لدى الأفراد؛ وعند قيمة z تكون مستقلة ووصولها r(z)، ثم تؤخذ الأجزاء متوسطًا بأوزانها w(z). وتحتفظ كل قناة بوصولها، ويبقى كل متوسط كما هو.";
        how_audiences: "The audiences in the table have no members in common, so their numbers are averaged by size; one that nothing reaches counts as unreached. Audiences that are parts of others or share members with them are shown alone.", "ليس بين الجماهير في الجدول أفراد مشتركون، فتؤخذ أرقامها متوسطًا مرجَّحًا بالحجم، والجمهور الذي لا يصل إليه شيء يُحسب وصوله صفرًا. أما الجماهير التي هي أجزاء من غيرها أو تشترك معها في أفراد فتُعرض وحدها.";
        k_formula: "Reach {k}+ is the sum of the distribution from frequency {k} on", "الوصول \u{2066}{k}+\u{2069} هو مجموع التوزيع ابتداءً من التكرار {k}";
        bounds_formula: "Without any assumption on overlap:", "من غير أي افتراض عن التداخل:";
        accuracy: "The arithmetic is exact to about twelve digits. That is not truth: two defensible models of one plan can differ by 18 points of reach.", "الحساب دقيق إلى نحو اثنتي عشرة منزلة، ولا يعني ذلك أن النتيجة هي الحقيقة: فقد يختلف نموذجان مقبولان للخطة نفسها بمقدار 18 نقطة من الوصول.";
        no_audiences: "No audiences yet", "لا جماهير بعد";
        no_audiences_hint: "Reach is a share of an audience. Add one, with its size.", "الوصول نسبة من جمهور. أضف جمهورًا وحجمه.";
        nothing_placed: "Nothing to compute yet", "لا شيء يُحسب بعد";
        nothing_placed_hint: "Reach follows from messages placed on channels, week by week", "ينتج الوصول عن رسائل مجدولة على قنوات أسبوعًا بأسبوع";
        go_to_plan: "Go to the flowchart", "إلى مخطط الجدولة";
    }
}
