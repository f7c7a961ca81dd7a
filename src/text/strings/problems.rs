//! Problems of a plan.

use super::texts;

texts! {
    /// One sentence for each problem. `{item}` is the name of what has it.
    ProblemTexts {
        duplicate_id: "The id “{id}” is used twice. Only the first one counts.", "المعرّف «{id}» مستعمل مرتين، ولا يُحتسب إلا الأول.";
        unknown_audience: "“{item}” names the audience “{id}”, which this plan does not have.", "«{item}» يذكر الجمهور «{id}» وهو غير موجود في هذه الخطة.";
        unknown_message: "Placement “{item}” shows the message “{id}”, which this plan does not have.", "موضع الرسالة «{item}» يعرض الرسالة «{id}» وهي غير موجودة في هذه الخطة.";
        unknown_channel: "Placement “{item}” is on the channel “{id}”, which this plan does not have.", "موضع الرسالة «{item}» على القناة «{id}» وهي غير موجودة في هذه الخطة.";
        unknown_theme: "“{item}” has the theme “{id}”, which is not in the vocabulary.", "«{item}» يحمل الفكرة الرئيسة «{id}» وهي ليست في قائمة المفردات.";
        unknown_claim: "“{item}” makes the claim “{id}”, which is not in the vocabulary.", "«{item}» يحمل الادعاء «{id}» وهو ليس في قائمة المفردات.";
        unknown_visual: "“{item}” shows “{id}”, which is not among the visual tokens of the vocabulary.", "«{item}» يعرض «{id}» وهو ليس من عناصر الهوية البصرية في قائمة المفردات.";
        unknown_slogan: "“{item}” carries the slogan “{id}”, which is not in the vocabulary.", "«{item}» يحمل الشعار اللفظي «{id}» وهو ليس في قائمة المفردات.";
        unknown_cost_audience: "Channel “{item}” is bought by rating points of the audience “{id}”, which this plan does not have.", "تُشترى القناة «{item}» بنقاط تقييم الجمهور «{id}» وهو غير موجود في هذه الخطة.";
        rating_range: "“{item}”: {value} of {audience} cannot meet one insertion. The share must be from 0 to 1.", "«{item}»: لا يمكن أن تكون نسبة من يتعرّض لإدراج واحد من {audience} هي {value}؛ يجب أن تكون من 0 إلى 1.";
        second_rating_range: "“{item}”: {value} of {audience} cannot meet at least one of two insertions. With this share for one, it must be from {least} to {most}.", "«{item}»: لا يمكن أن تكون نسبة من يتعرّض لإدراج واحد على الأقل من اثنين في {audience} هي {value}؛ فمع نسبة الإدراج الواحد هذه يجب أن تكون من {least} إلى {most}.";
        reachable_range: "“{item}”: {value} of {audience} cannot be users of the channel. The share must be above 0 and at most 1.", "«{item}»: لا يمكن أن تكون نسبة مستخدمي القناة من {audience} هي {value}؛ يجب أن تكون أكبر من 0 ولا تزيد على 1.";
        observed_reach_range: "“{item}”: the observed reach of {audience} is {value}. It must be above 0 and below {most}, the share that can be reached.", "«{item}»: الوصول المرصود في {audience} هو {value}؛ يجب أن يكون أكبر من 0 وأصغر من {most}، وهي النسبة التي يمكن الوصول إليها.";
        observed_impressions: "“{item}”: {value} impressions are too few to have reached {reach} of {audience}.", "«{item}»: عدد مرات الظهور {value} أقل من أن يصل إلى {reach} من {audience}.";
        unit_mismatch: "“{item}” counts {unit}, but its contact model for {audience} describes {model}.", "«{item}» يُقاس بوحدة {unit}، لكن نموذج التعرض لدى {audience} يصف {model}.";
        duplicate_contact: "“{item}” has two contact models for {audience}. Only the first one counts.", "للقناة «{item}» نموذجا تعرض لدى {audience}، ولا يُحتسب إلا الأول.";
        overlap_range: "The overlap of “{item}” is {value}. It must be from −1 to 1.", "تداخل جمهور «{item}» هو {value}؛ يجب أن يكون من −1 إلى 1.";
        unknown_pair: "An overlap is stated for “{item}” with the channel “{id}”, which the plan does not have beside it.", "حُدِّد تداخل لجمهور «{item}» مع القناة «{id}»، وليست في الخطة قناة أخرى بهذا المعرّف.";
        pair_range: "Of those who meet “{item}”, {value} are said to meet “{id}” too. With these ratings it must be from {least} to {most}.", "ذُكر أن نسبة {value} ممن يتعرضون لقناة «{item}» يتعرضون أيضًا لقناة «{id}»؛ بهذه التقييمات يجب أن تكون من {least} إلى {most}.";
        click_rate_range: "The click-through rate of “{item}” is {value}. It must be from 0 to 1.", "نسبة النقر إلى الظهور في «{item}» هي {value}؛ يجب أن تكون من 0 إلى 1.";
        start_week_zero: "Placement “{item}” starts in week 0. The first week is week 1.", "يبدأ موضع الرسالة «{item}» في الأسبوع 0، والأسبوع الأول هو الأسبوع 1.";
        outside_calendar: "“{item}” lies outside the calendar in week {week} and does not count there.", "يقع «{item}» خارج الجدول الزمني في الأسبوع {week} ولا يُحتسب فيه.";
        quantity_too_large: "Placement “{item}” has a quantity of {value} in week {week}, more than can be counted.", "في موضع الرسالة «{item}» كمية قدرها {value} في الأسبوع {week}، وهي أكبر مما يمكن عدّه.";
        audience_too_large: "The audience “{item}” is larger than mankind.", "عدد أفراد الجمهور «{item}» أكبر من عدد سكان الأرض.";
        negative_money: "“{item}”: the amount {amount} is below zero.", "«{item}»: المبلغ {amount} أقل من الصفر.";
        too_many_decimals: "“{item}”: the amount {amount} has more decimals than the currency, which has {decimals}.", "«{item}»: في المبلغ {amount} منازل عشرية أكثر مما تقبله العملة، وهو {decimals}.";
        calendar_length: "The calendar must have from 1 to {most} weeks.", "يجب أن يكون عدد أسابيع الجدول الزمني من 1 إلى {most}.";
        weight_range: "A weight for comparing messages is {value}. Weights must be zero or above.", "أحد أوزان المقارنة بين الرسائل هو {value}؛ يجب ألا تقل الأوزان عن الصفر.";
        no_weights: "All weights for comparing messages are zero, so messages cannot be compared.", "كل أوزان المقارنة بين الرسائل صفر، فلا يمكن مقارنة الرسائل.";
        stage_target_range: "A stage’s target is {value}. It must be from 0 to 1.", "هدف إحدى المراحل هو {value}؛ يجب أن يكون من 0 إلى 1.";
        stage_target_sum: "The targets of the stages add up to {value}. They must add up to 1.", "مجموع أهداف المراحل هو {value}؛ يجب أن يكون 1.";
        effective_frequency_range: "The effective frequency is {value}. It must be from 1 to 10.", "التكرار الفعّال هو {value}؛ يجب أن يكون من 1 إلى 10.";
        half_life_range: "A half-life is {value} weeks. It must be above zero.", "أحد أنصاف الأعمار هو {value} من الأسابيع؛ يجب أن يكون أكبر من الصفر.";
        input_error_range: "An error of the assumptions is {value}. It must be from 0 to 1.", "هامش الخطأ في أحد الافتراضات هو {value}؛ يجب أن يكون من 0 إلى 1.";
        category_range: "The rating points of the category are {value}. They must be above zero.", "نقاط التقييم الإجمالية للفئة هي {value}؛ يجب أن تكون أكبر من الصفر.";
        over_budget: "The plan spends {over} more than its budget of {budget}.", "يزيد إنفاق الخطة بمقدار {over} على ميزانيتها البالغة {budget}.";
        audience_without_size: "The audience “{item}” has no size, so its people cannot be counted.", "لم يُحدَّد حجم الجمهور «{item}»، فلا يمكن عدّ أفراده.";
        nobody_met: "Reach cannot count placement “{item}”: its channel has no contact model for the people it addresses.", "لا يمكن احتساب وصول موضع الرسالة «{item}»: ليس لقناته نموذج تعرض لمن يخاطبهم.";
        nothing_bought: "Placement “{item}” has no quantity in any week.", "ليس لموضع الرسالة «{item}» كمية في أي أسبوع.";
        points_without_rating: "Channel “{item}” is bought by rating points of “{id}”, but has no contact model for that audience.", "تُشترى القناة «{item}» بنقاط تقييم «{id}»، لكن ليس لها نموذج تعرض لذلك الجمهور.";
        placed_twice: "Placements “{item}” and “{id}” show the same message to the same people on the same channel in week {week}.", "موضعا الرسالة «{item}» و«{id}» يعرضان الرسالة نفسها للجمهور نفسه على القناة نفسها في الأسبوع {week}.";
        no_audiences: "No audiences yet. Add the people that this plan speaks to.", "لا جماهير بعد. أضف من تخاطبهم هذه الخطة.";
        no_messages: "No messages yet. Add what this plan says.", "لا رسائل بعد. أضف ما تقوله هذه الخطة.";
        no_channels: "No channels yet. Add where messages meet people.", "لا قنوات بعد. أضف أين تلتقي الرسائل بالناس.";
        nothing_placed: "Nothing is placed yet. Put a message on a channel in some week.", "لم يوضع شيء بعد. ضع رسالة على قناة في أحد الأسابيع.";
        audience_never_met: "The audience “{item}” meets nothing that is placed.", "لا يتعرّض الجمهور «{item}» لأي رسالة موضوعة.";
        message_never_placed: "The message “{item}” is not placed anywhere.", "الرسالة «{item}» ليست موضوعة في أي قناة.";
        blank_coding: "The message “{item}” is not coded yet for: {attributes}.", "لم يكتمل ترميز الرسالة «{item}» بعد في: {attributes}.";
        channel_never_used: "Nothing is placed on the channel “{item}”.", "لم يوضع شيء على القناة «{item}».";
        missing_translation: "“{item}” has no {language} text for: {texts}.", "ينقص «{item}» النص {language} في: {texts}.";
        english_text: "English", "الإنجليزي";
        arabic_text: "Arabic", "العربي";
        part_title: "title", "العنوان";
        part_organisation: "organisation", "المؤسسة";
        part_product: "product", "المنتج";
        part_name: "name", "الاسم";
        part_text: "text", "النص";
        part_measure: "measure", "المقياس";
        part_copy: "copy", "النص الإعلاني";
        part_notes: "notes", "الملاحظات";
        part_rationale: "rationale", "المبرّر";
        the_plan: "the plan", "الخطة";
        the_budget: "the budget", "الميزانية";
        the_platform: "the positioning platform", "منصة المكانة الذهنية";
        the_settings: "the settings", "الإعدادات";
        the_calendar: "the calendar", "الجدول الزمني";
        impressions: "impressions", "مرات الظهور";
        insertions: "insertions", "مرات الإدراج";
        theme: "theme", "الفكرة الرئيسة";
        claims: "claims", "الادعاءات";
        visuals: "visual identity", "الهوية البصرية";
        tone: "tone of voice", "نبرة الخطاب";
        slogan: "slogan", "الشعار اللفظي";
        list_separator: ", ", "، ";
        no_number: "not a number", "ليس رقمًا";
    }
}
