//! Cards that open from a number, and tables whose rows open one.

use super::texts;

texts! {
    /// Cards that open from a number, and tables whose rows open one.
    CardTexts {
        show: "Show “{name}”", "عرض «{name}»";
        changes: "What would change it: {what}", "ما الذي يغيّره: {what}";
        close: "Close", "إغلاق";
        card_of: "How it is calculated: {name}", "طريقة الحساب: {name}";
        make_effective: "Make it the plan's effective frequency", "اجعله التكرار الفعّال للخطة";
        to_brief: "Go to the Brief page", "إلى صفحة الموجز";
        rows_hint: "Choose a row to see what it is made of", "اختر صفًا لترى مم يتكون";

        money_gross: "Gross = quantity × rate, rounded once in each placement, halves to the even unit; its weeks share it. Free units are not paid for.", "الإجمالي = الكمية × السعر، ويُقرَّب مرة واحدة في كل موضع، ويُقرَّب النصف إلى أقرب عدد زوجي، وتتقاسمه أسابيعه. الوحدات المجانية لا تُدفع.";
        money_volume: "Volume discount = percent of gross; the step that all paid units of the channel reach together counts for all of them", "خصم الكمية = نسبة من الإجمالي؛ وتسري الشريحة التي تبلغها وحدات القناة المدفوعة معًا على جميعها";
        money_negotiated: "Negotiated discount = percent of what the volume discount leaves", "الخصم المتفاوض عليه = نسبة مما يبقى بعد خصم الكمية";
        money_included: "Commission in the rate = what a gross rate holds for the agency; the medium is not paid it", "العمولة ضمن السعر = ما يتضمنه السعر الإجمالي للوكالة، ولا يُدفع للوسيلة";
        money_net: "Net = gross − discounts − commission in the rate", "الصافي = الإجمالي − الخصومات − العمولة ضمن السعر";
        money_commission: "Commission = percent of gross, or percent on net: p of gross is p ÷ (1 − p) on net", "العمولة = نسبة من الإجمالي أو نسبة على الصافي: النسبة p من الإجمالي تساوي p ÷ (1 − p) على الصافي";
        money_fees: "Fees = amounts, amounts per thousand units, percents of a named base. A percent of the total makes the total larger itself: total = rest ÷ (1 − percent).", "الرسوم = مبالغ، ومبالغ لكل ألف وحدة، ونسب من أساس مسمى. والنسبة من المجموع تزيد المجموع نفسه: المجموع = الباقي ÷ (1 − النسبة).";
        money_tax: "Tax = percent of the lines that bear it", "الضريبة = نسبة من البنود الخاضعة لها";
        money_labour: "Own work = hours a week × hourly rate × active weeks. Owned and earned media are not free: someone works for them.", "العمل الذاتي = ساعات الأسبوع × أجر الساعة × الأسابيع النشطة. الوسائل المملوكة والمكتسبة ليست مجانية: هناك من يعمل لها.";
        money_total: "Cost in all = net + commission + fees + tax + own work", "التكلفة الكلية = الصافي + العمولة + الرسوم + الضريبة + العمل الذاتي";
        money_other: "Other costs = amounts, and percents of a named base, with the tax on them", "التكاليف الأخرى = مبالغ ونسب من أساس مسمى، مع الضريبة عليها";
        money_spent: "Spent = media + other costs", "الإنفاق = إنفاق الوسائل + التكاليف الأخرى";
        money_left: "Left = budget − spent. Below zero the plan is over its budget.", "المتبقي = الميزانية − الإنفاق. إن كان أقل من الصفر فالخطة تتجاوز ميزانيتها.";
        money_with_tax: "with tax of {tax}", "مع ضريبة قدرها {tax}";
        money_how: "How it comes about", "كيف نتج";
        money_with_terms: "{how}, then discounts, commission, fees, tax", "{how}، ثم الخصومات والعمولة والرسوم والضريبة";
        money_part_of: "of {total} in all", "من {total} في المجموع";
        money_rows: "Choose a row to open it", "اختر صفًا لفتحه";
        money_element: "Media of a promotion element = what the placements on its channels cost", "إنفاق عنصر الترويج = تكلفة المواضع على قنواته";
        money_channel: "Media of a channel = what its placements cost", "إنفاق القناة = تكلفة مواضعها";
        money_message: "Media of a message = what its placements cost, on every channel", "إنفاق الرسالة = تكلفة مواضعها على كل القنوات";
        money_audience: "Media of an audience = its parts of placements. A placement with several audiences is split by their sizes, the last units by the largest remainder, so that the parts add up.", "إنفاق الجمهور = أنصبته من المواضع. يُقسم الموضع الموجَّه إلى عدة جماهير بحسب أحجامها، وتوزع آخر الوحدات بحسب أكبر باقٍ، فيساوي مجموع الأنصبة الكل.";
        money_unassigned: "What placements cost that neither state nor meet an audience of the plan", "تكلفة مواضع لا تذكر جمهورًا من جماهير الخطة ولا تصل إلى أحد منها";
        money_month: "Media of a month = what the weeks of placements cost whose first day lies in it", "إنفاق الشهر = تكلفة أسابيع المواضع التي يقع يومها الأول فيه";
        money_all_of_month: "Spent in a month = media of every promotion element + other costs of its weeks", "الإنفاق في الشهر = إنفاق كل عناصر الترويج + التكاليف الأخرى لأسابيعه";
        money_in_month: "{what}, {month}", "{what}، {month}";
        money_undated: "Other costs without a week; they count from the first week on", "التكاليف الأخرى التي لا أسبوع لها، وتُحتسب من الأسبوع الأول";
        money_week: "Spent in a week = what the placements of the week cost + other costs of the week", "الإنفاق في الأسبوع = تكلفة مواضعه + تكاليفه الأخرى";
        money_recorded: "What was recorded, beside what the plan has up to the last recorded week. Pace = spent ÷ planned. Delivery = units delivered ÷ units planned. CPM = cost ÷ impressions × 1,000.", "ما سُجِّل إلى جانب ما في الخطة حتى آخر أسبوع مسجَّل. الوتيرة = الإنفاق الفعلي ÷ المخطط. نسبة التنفيذ = الوحدات المنفَّذة ÷ المخططة. تكلفة ألف ظهور = التكلفة ÷ مرات الظهور × 1000.";
        money_delivered: "delivered {units}", "المنفَّذ {units}";
        money_planned_units: "{units} units", "عدد الوحدات: {units}";
        money_source: "Source: {source}", "المصدر: {source}";
        changes_media: "quantities, rates, discounts, commission, fees and tax of these placements", "الكميات والأسعار والخصومات والعمولة والرسوم والضريبة لهذه المواضع";
        changes_time: "what is placed in these weeks, and what it costs; the first day of the plan", "ما يوضع في هذه الأسابيع وتكلفته، واليوم الأول للخطة";
        changes_other: "the amounts, percents and weeks of these costs", "مبالغ هذه التكاليف ونسبها وأسابيعها";
        changes_all: "whatever is placed, its rates, and the other costs", "كل ما يوضع وأسعاره، والتكاليف الأخرى";
        changes_left: "the budget, and whatever is spent", "الميزانية وكل ما يُنفق";
        changes_recorded: "what is recorded, and what the plan has for the same weeks", "ما يُسجَّل، وما في الخطة للأسابيع نفسها";
        money_tax_on_top: "Tax on top = percent of the lines that bear it. It is part of no other sum, for the budget is stated without tax.", "الضريبة المضافة = نسبة من البنود الخاضعة لها. ليست جزءًا من أي مجموع آخر، لأن الميزانية محددة بلا ضريبة.";

        how_audience: "Of an audience: the sum over all pairs of messages of share × share × similarity, where the shares are of the audience's exposures (one minus Rao's quadratic entropy, 1982)", "للجمهور: مجموع حصة × حصة × تشابه على كل أزواج الرسائل، والحصص من مرات تعرض الجمهور (واحد ناقص الإنتروبيا التربيعية لراو، 1982)";
        how_plan: "Of the plan: the audiences' figures, weighted by their exposures:", "للخطة: أرقام الجماهير مرجَّحة بمرات تعرضها:";
        how_pairs: "Message-weighted: the sum of the similarities of all pairs that can be compared, divided by their number:", "بالتساوي بين الرسائل: مجموع تشابهات كل الأزواج القابلة للمقارنة مقسومًا على عددها:";
        how_coherence: "Coherence: each message's h, weighted by its exposures:", "الترابط: قيمة h لكل رسالة مرجَّحة بمرات تعرضها:";
        how_continuity: "Continuity: the mean of link × decay over neighbouring active weeks:", "الاستمرارية: متوسط الصلة × الضعف على الأسابيع النشطة المتتالية:";
        how_complementarity: "Complementarity: match of the stages with the targets:", "التكاملية: مطابقة المراحل للمستهدف:";
        what_completeness: "Coded attributes ÷ attributes that apply, of the messages that are placed", "السمات المرمَّزة ÷ السمات المنطبقة، في الرسائل المجدولة";
        what_without: "The message's exposures are taken away and everything is computed anew; the change is that figure less the plan's", "تُحذف مرات التعرض للرسالة ويُعاد حساب كل شيء، والتغيّر هو ذلك الرقم ناقص رقم الخطة";
        what_stages: "Share of a stage = exposures to messages of that stage ÷ all exposures", "حصة المرحلة = مرات التعرض لرسائلها ÷ كل مرات التعرض";
        what_stages_spent: "Share of a stage = what the placements of its messages cost ÷ media", "حصة المرحلة = تكلفة مواضع رسائلها ÷ إنفاق الوسائل";
        what_stages_target: "What you want each stage to have, stated on the Brief page", "ما تريده لكل مرحلة، كما ذُكر في صفحة الموجز";
        changes_consistency: "the coding of messages, what is placed and how much of it, and the weights among the conventions on the Brief page", "ترميز الرسائل، وما يوضع منها ومقداره، والأوزان ضمن الاصطلاحات في صفحة الموجز";
        changes_stages: "the stages of messages, what is placed and how much of it, and the targets on the Brief page", "مراحل الرسائل، وما يوضع منها ومقداره، والمستهدفات في صفحة الموجز";

        model_of: "Model: {models}; {combined}", "النماذج: {models}؛ {combined}";
        combined_independent: "channels independent of each other (convolution; Sainsbury)", "القنوات مستقلة بعضها عن بعض (الالتفاف؛ سينسبري)";
        combined_overlap: "channels overlapping by a one-factor Gaussian copula of propensities", "القنوات متداخلة وفق رابطة غاوسية ذات عامل واحد للميول";
        overlaps: "Overlap λ of each channel: {channels}", "تداخل كل قناة λ: {channels}";
        sources: "Sources of the contact numbers: {sources}", "مصادر أرقام التعرض: {sources}";
        without_source: "No source is stated for: {channels}", "قنوات بلا مصدر مذكور: {channels}";
        bounds_without_model: "Without any model, net reach lies between {low} and {high}: the largest channel's reach, and the sum of all", "من غير أي نموذج يقع صافي الوصول بين {low} و{high}: وصول أكبر قناة ومجموع وصول القنوات";
        pinned_state: "At the pinned state {before}, now {now}", "في الحالة المثبتة {before}، والآن {now}";
        last_step: "Before the last step {before}, now {now}", "قبل آخر خطوة {before}، والآن {now}";
        no_step_yet: "Nothing was edited yet; after an edit this card compares before and after", "لم يُعدَّل شيء بعد؛ بعد التعديل تقارن هذه البطاقة بين ما قبله وما بعده";
        frequency_fell: "Frequency fell because reach rose by {reach} while rating points changed by {points}: the exposures are spread over more people", "انخفض التكرار لأن الوصول زاد بنسبة {reach} بينما تغيّرت نقاط التقييم بنسبة {points}: توزعت مرات التعرض على عدد أكبر من الأفراد";
        frequency_fell_with_points: "Frequency fell because rating points fell by {points}, more than reach ({reach})", "انخفض التكرار لأن نقاط التقييم انخفضت بنسبة {points}، أكثر من الوصول ({reach})";
        frequency_rose_with_points: "Frequency rose because rating points rose by {points}, more than reach ({reach})", "ارتفع التكرار لأن نقاط التقييم زادت بنسبة {points}، أكثر من الوصول ({reach})";
        frequency_rose: "Frequency rose because reach changed by {reach} and rating points by {points}: fewer people meet it more often", "ارتفع التكرار لأن الوصول تغيّر بنسبة {reach} ونقاط التقييم بنسبة {points}: عدد أقل من الأفراد يتعرضون مرات أكثر";
        what_net_reach: "The share of people who are exposed at least once", "نسبة الأفراد الذين يتعرضون مرة واحدة على الأقل";
        what_effective: "The share of people who are exposed at least {k} times: the tail of the distribution, summed term by term", "نسبة الأفراد الذين لا يقل عدد مرات تعرضهم عن {k}: مجموع ذيل التوزيع حدًا حدًا";
        what_frequency: "How often those who are reached are exposed on average", "متوسط عدد مرات تعرض من وصلت إليهم الخطة";
        what_points: "Exposures as a percentage of the audience: reach in percent times average frequency. They count exposures, not people, so they do not depend on the model.", "مرات التعرض نسبةً مئوية من الجمهور: الوصول بالمئة مضروبًا في متوسط التكرار. وهي تعدّ مرات التعرض لا الأفراد، فلا تتوقف على النموذج.";
        what_effective_points: "Rating points that fall on those who are exposed {k} times or more", "نقاط التقييم الواقعة على من لا يقل عدد مرات تعرضهم عن {k}";
        what_mean: "Exposures per person, those who are not reached included", "مرات التعرض لكل فرد، بمن فيهم من لم تصل إليهم الخطة";
        what_impressions: "All exposures of all channels", "كل مرات التعرض في كل القنوات";
        what_per_point: "What one gross rating point costs", "تكلفة نقطة تقييم واحدة";
        what_per_thousand: "What a thousand exposures cost", "تكلفة ألف مرة تعرض";
        what_per_reached: "What a thousand people reached at least once cost", "تكلفة الوصول إلى ألف فرد مرة واحدة على الأقل";
        what_voice: "This plan's part of the rating points of its whole category", "نصيب هذه الخطة من نقاط تقييم فئتها كلها";
        what_channel: "What this channel reaches, what only it reaches, and what it adds to the channels that stand before it in the plan", "ما تصل إليه هذه القناة، وما تصل إليه وحدها، وما تضيفه إلى القنوات التي تسبقها في الخطة";
        changes_reach: "more channels or weeks, channels with other people, ratings, and how much channels overlap", "قنوات أو أسابيع أكثر، وقنوات لها جمهور مختلف، ونسب التعرض، ومقدار تداخل القنوات";
        changes_effective: "more exposures on the same people: more insertions, or channels that overlap", "مرات تعرض أكثر للأفراد أنفسهم: إدراجات أكثر أو قنوات متداخلة";
        changes_frequency: "more of what already reaches people raises it; what reaches new people lowers it", "يرفعه المزيد مما يصل إلى الأفراد أنفسهم، ويخفضه ما يصل إلى أفراد جدد";
        changes_points: "quantities, ratings and audience sizes; not the overlap of channels", "الكميات ونسب التعرض وأحجام الجماهير، لا تداخل القنوات";
        changes_cost: "rates, and whatever changes what is delivered", "الأسعار، وكل ما يغيّر عدد مرات التعرض";
        changes_channel: "its quantities and contact model, how much it overlaps with others, and for what it adds its place in the list of channels", "كمياتها ونموذج التعرض لها ومقدار تداخلها مع غيرها، ويتوقف ما تضيفه على موضعها في قائمة القنوات";
        what_week: "What the plan reaches up to the end of this week, and what this week alone reaches. Weekly reaches overlap, so they must not be added up.", "ما تصل إليه الخطة حتى نهاية هذا الأسبوع، وما يصل إليه هذا الأسبوع وحده. يتداخل وصول الأسابيع، فلا يجوز جمعه.";
        what_pair: "The share of people whom both channels reach at least once, held against what chance alone would give", "نسبة الأفراد الذين تصل إليهم القناتان كلتاهما مرة واحدة على الأقل، مقارنة بما تعطيه المصادفة وحدها";
        changes_week: "what is placed up to and in this week, and the same things that change reach", "ما يوضع حتى هذا الأسبوع وفيه، وكل ما يغيّر الوصول";
        changes_pair: "the reach of either channel, and how much the two overlap beyond chance (on the Channels page)", "وصول أي من القناتين، ومقدار تداخلهما الزائد على المصادفة (في صفحة القنوات)";
        week_to_date: "Up to the end of the week, with what is placed until then:", "حتى نهاية الأسبوع، بما وُضع إلى حينه:";
        week_alone: "In the week alone:", "في الأسبوع وحده:";
        week_adds: "What the week adds to the weeks before it:", "ما يضيفه الأسبوع إلى ما قبله:";
        pair_letters: "A: {a}. B: {b}.", "القناة A: {a}. القناة B: {b}.";
        pair_reading: "An index above {one}: the two meet the same people more than chance; below: less", "إذا زاد معامل التداخل على {one} فالقناتان تصلان إلى الأفراد أنفسهم أكثر من المصادفة، وإذا قل عنه فأقل";
        channel_working: "Reach is one less those whom it does not reach. Exclusive reach is the net reach of all less that without the channel. What it adds is the net reach with it less that of the channels before it.", "الوصول واحد ناقص من لا تصل إليهم. والوصول الحصري صافي وصول الكل ناقص صافيه من دون القناة. وما تضيفه صافي الوصول معها ناقص صافي وصول القنوات التي قبلها.";
        pair_bounds: "Without any model, between {low} and {high} of the audience meet both", "من غير أي نموذج يتعرض لكلتيهما ما بين {low} و{high} من الجمهور";
    }
}
