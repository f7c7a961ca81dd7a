//! Says why a number is missing.

use super::texts;

texts! {
    /// Why a number is missing: what it needs, and what the plan lacks.
    ReasonsTexts {
        no_audiences: "The plan has no audiences yet", "لا يوجد جمهور في الخطة بعد";
        nothing_placed: "Nothing is placed here", "لا توجد رسائل مجدولة هنا";
        no_contacts: "No channel says how it meets this audience", "لا توجد قناة تبيّن كيف تصل إلى هذا الجمهور";
        audience_without_size: "The audience has no size, so people cannot be counted",
            "حجم الجمهور غير محدد، فلا يمكن عدّ الأفراد";
        one_message_only: "One message only: consistency needs two", "رسالة واحدة فقط: الاتساق يحتاج إلى رسالتين";
        nothing_comparable: "No two messages share a coded attribute that can be compared",
            "لا توجد رسالتان لهما سمة مرمَّزة يمكن مقارنتها";
        no_weights: "All weights that could be used are zero", "كل الأوزان الممكنة تساوي صفرًا";
        impossible_contact_model: "The numbers of a channel's contact model contradict each other",
            "أرقام نموذج التعرض لإحدى القنوات متناقضة";
        too_large: "The number is too large to be counted exactly", "العدد أكبر من أن يُحسب بدقة";
        costs_nothing: "It costs nothing, so there is no cost per result", "لا تكلفة له، فلا تُحسب تكلفة للنتيجة";
        nothing_delivered: "Nothing is delivered, so this cannot be computed", "لا مرات ظهور، فلا يمكن حساب هذا الرقم";
        no_rating_for_cost: "The cost is per rating point of an audience that this channel has no contact model for",
            "التكلفة محسوبة بنقاط تقييم جمهور ليس لهذه القناة نموذج تعرض له";
        no_exchange_rate: "The rate is in another currency, and no exchange rate is stated",
            "السعر بعملة أخرى، ولم يُحدَّد سعر الصرف";
        circular_base: "Percents of a total take all of it, or refer to each other in a circle",
            "النسب المئوية من المجموع تستغرقه كله، أو يحيل بعضها إلى بعض في دائرة";
        no_period: "The cost is paid for blocks of weeks, and a block has no weeks",
            "تُدفع التكلفة عن عدد من الأسابيع، وهذا العدد صفر";
        not_paid_by_unit: "This is not paid by the unit, so an amount does not say how many",
            "لا يُدفع هنا بالوحدة، فلا يدل المبلغ على عدد";
        amount_too_small: "The amount does not even pay the fixed fees", "المبلغ لا يكفي حتى الرسوم الثابتة";
        nothing_recorded: "Nothing delivered or spent is recorded yet", "لم يُسجَّل بعد تنفيذ أو إنفاق فعلي";
        no_budget: "No budget is stated", "لم تُحدَّد ميزانية";
        no_platform: "The positioning platform is empty", "لم تُحدَّد المكانة الذهنية بعد";
        overlapping_audience: "The audience shares members with others, so it is shown alone and left out of the total",
            "يشترك هذا الجمهور مع غيره في بعض الأفراد، فيُعرض وحده ولا يدخل في الإجمالي";
        part_of_audience: "The audience is a part of another one, so it is shown alone: its people are counted there",
            "هذا الجمهور جزء من جمهور آخر، فيُعرض وحده لأن أفراده محسوبون هناك";
        no_category: "No rating points of the whole category are stated, so there is no share of voice",
            "لم تُحدَّد نقاط التقييم الإجمالية للفئة، فلا تُحسب حصة الصوت";
        reach_only: "This model gives reach only, no distribution", "يعطي هذا النموذج الوصول فقط دون توزيع";
        one_week_only: "One active week only: continuity needs two",
            "أسبوع نشط واحد فقط: الاستمرارية تحتاج إلى أسبوعين";
        one_stage_only: "One stage only: an order needs two", "مرحلة واحدة فقط: الترتيب يحتاج إلى مرحلتين";
        no_stage_targets: "The stages have no targets", "لا مستهدفات للمراحل";
        no_half_life: "The half-life of continuity is no number above 0", "عمر النصف للاستمرارية ليس عددًا أكبر من الصفر";
        nothing_spent: "Nothing is spent on media", "لا إنفاق على الوسائل";
        no_second_coding: "No message is coded by a second person", "لم يرمّز شخص ثانٍ أي رسالة";
        no_variation: "Everything is coded alike, so agreement cannot be told from chance",
            "رُمِّز كل شيء بالقيمة نفسها، فلا يمكن تمييز الاتفاق من المصادفة";
        nothing_serves: "No message serves this objective", "لا رسالة تخدم هذا الهدف";
        no_target: "The objective has no target", "لا مستهدف لهذا الهدف";
        measured_elsewhere: "This is measured outside the plan", "يُقاس هذا خارج الخطة";
        no_common_audience: "No audience meets both channels", "لا يتعرض أي جمهور للقناتين معًا";
        nobody_meets_two: "Nobody can be expected to meet two of the messages", "لا يُتوقع أن يتعرض أحد لرسالتين منها";
        no_mentions: "No mention is logged yet", "لا إشارات مسجلة بعد";
        few_mentions: "Fewer than 30 mentions, so no share is shown", "الإشارات دون ثلاثين، فلا تُعرض نسبة";
        nothing_for_or_against: "No mention speaks well or badly", "لا إشارة إيجابية أو سلبية";
        nothing_against: "No mention speaks badly", "لا إشارة سلبية";
        no_people_stated: "Of no mention is it stated how many people could meet it",
            "لم يُذكر لأي إشارة عدد من قد يطّلعون عليها";
        no_category_mentions: "The number of mentions of the whole category is not stated", "لم يُحدَّد عدد إشارات الفئة كلها";
        category_too_small: "The category is stated to have fewer mentions than the log has",
            "عدد إشارات الفئة أقل من عدد الإشارات المسجلة";
        nothing_to_answer: "No mention speaks badly, so none waits for an answer", "لا إشارة سلبية تنتظر ردًا";
        nothing_answered: "No mention was answered", "لم يُرد على أي إشارة";
        not_asked: "Promise and experience are not stated", "الوعد والتجربة غير محددين";
        off_scale: "The answer is not on the scale from 1 to 7", "الإجابة خارج المقياس من 1 إلى 7";
        no_relations: "Nothing is done for the community yet", "لا نشاط للعلاقات بعد";
        no_messages: "The plan has no messages yet", "لا رسائل في الخطة بعد";
        switched_off: "The composite is switched off", "المؤشر المركب غير مفعّل";
    }
}
