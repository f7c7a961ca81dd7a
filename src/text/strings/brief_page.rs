//! The Brief page, and what forms share.

use super::texts;

texts! {
    /// The Brief page, and what forms share.
    BriefPageTexts {
        campaign: "Campaign", "الحملة";
        title: "Title", "العنوان";
        organisation: "Organisation", "المؤسسة";
        product: "Product", "المنتج";
        start: "First day", "اليوم الأول";
        ends: "Ends on {day}", "تنتهي يوم {day}";
        weeks: "Weeks", "عدد الأسابيع";
        languages: "Languages", "اللغات";
        bilingual: "The plan is in two languages: a field for each, and Checks lists what is missing", "الخطة بلغتين: لكل نص حقلان، وتعرض صفحة الفحوص ما ينقص";
        two_languages_anyway: "Names are written in both languages, so both fields are shown all the same", "في الخطة أسماء باللغتين، فيظهر الحقلان في كل حال";
        mid_week: "Begins in the middle of a calendar week", "تبدأ في منتصف أسبوع";
        begin_on: "Begin on {day}", "البدء يوم {day}";
        weeks_hint: "Placements stay in their weeks when this changes", "تبقى المواضع في أسابيعها عند تغيير هذا العدد";
        currency: "Currency", "العملة";
        currency_hint: "Amounts keep their digits; nothing is converted", "تبقى المبالغ بأرقامها من دون تحويل";
        budget: "Budget", "الميزانية";
        budget_hint: "All that may be spent; 0 while it is not known", "كل ما يجوز إنفاقه؛ وصفر إذا لم يُعرف بعد";
        objectives: "Objectives", "الأهداف";
        objectives_hint: "What the plan is to achieve, by when, and how one will know", "ما الذي تحققه الخطة، ومتى، وكيف يُعرف ذلك";
        objective: "Objective", "الهدف";
        stage: "Stage", "المرحلة";
        no_stage: "No stage of its own", "بلا مرحلة بعينها";
        measure: "Measure, baseline, target", "المقياس وخط الأساس والمستهدف";
        platform: "Positioning platform", "منصة المكانة الذهنية";
        platform_hint: "What the brand stands for. Coherence holds every message against it.", "ما تمثله العلامة، وعليها يُقاس ترابط كل رسالة.";
        platform_empty: "The choices come from the vocabulary, which is still empty", "تأتي الخيارات من المفردات، وهي فارغة حتى الآن";
        clear: "Clear", "مسح";
        clear_platform: "Clear the platform", "مسح المنصة";
        clear_tone: "Clear the tone", "مسح النبرة";
        vocabulary: "Vocabulary", "المفردات";
        vocabulary_hint: "What messages are coded with: the same word for the same thing, in both languages", "ما تُرمَّز به الرسائل: لفظ واحد للشيء الواحد باللغتين";
        themes: "Themes", "الأفكار الرئيسة";
        themes_hint: "Central ideas, one for each message", "أفكار مركزية، فكرة واحدة لكل رسالة";
        claims_hint: "What messages promise or assert. The words help to find a claim in a text; a value lets two promises be compared.", "ما تعد به الرسائل أو تؤكده. تساعد الكلمات على إيجاد الادعاء في النص، وتتيح القيمة مقارنة وعدين.";
        visuals_hint: "Logo, colour, typeface, key visual", "الشعار المرئي واللون والخط الطباعي والصورة المحورية";
        slogans: "Slogans", "الشعارات اللفظية";
        slogans_hint: "Lines that messages end on", "عبارات تُختم بها الرسائل";
        words: "Words", "كلمات";
        words_in: "Words of {what} ({language})", "كلمات {what} ({language})";
        words_hint: "Commas between them", "تفصل بينها فواصل";
        value: "Value", "القيمة";
        value_of: "Value of {what}", "قيمة {what}";
        kind_of_value: "Kind of value of {what}", "نوع قيمة {what}";
        no_value: "No value", "بلا قيمة";
        days: "days", "(بالأيام)";
        conventions: "Conventions of the measures", "اصطلاحات المقاييس";
        conventions_hint: "The program's own conventions, saved with the plan. Change them where you have better grounds.", "اصطلاحات البرنامج نفسه، وتُحفظ مع الخطة. غيّرها حيث لديك أساس أفضل.";
        reset: "Reset to the defaults", "استعادة القيم الافتراضية";
        effective_frequency: "Effective frequency", "التكرار الفعّال";
        effective_frequency_hint: "The k of the k+ reach: so many exposures count as effective", "هو k في الوصول \u{2066}k+\u{2069}: عدد مرات التعرض التي تُعد فعّالة";
        half_life: "Half-life of continuity", "عمر النصف للاستمرارية";
        half_life_hint: "After so many dark weeks the link between two active weeks counts half", "بعد هذا العدد من أسابيع التوقف تضعف الصلة بين أسبوعين نشطين إلى النصف";
        weeks_unit: "weeks", "(بالأسابيع)";
        stage_targets: "Exposures wanted at each stage", "مستهدف التعرض في كل مرحلة";
        target_sum: "Together {sum}", "المجموع {sum}";
        target_sum_wrong: "Together {sum}; the five must make 100%", "المجموع {sum}؛ ويجب أن يكون مجموع المراحل الخمس 100%";
        weights: "Weights of the similarity", "أوزان التشابه";
        weights_hint: "Only their proportions matter", "المهم نسبة بعضها إلى بعض";
        merge: "Merge", "دمج";
        merge_into: "into", "في";
        merge_do: "Merge", "دمج";
        merge_choose: "Choose…", "اختر…";
        incompatible: "Incompatible with", "يتعارض مع";
        incompatible_none: "None declared", "لا تعارض معلَن";
        promise: "Promise", "الوعد";
        promise_hint: "What the value is promised of, such as delivery", "ما تخصه القيمة، كالتوصيل";
        schedule_hint: "Presence is read against it", "وبحسبه يُقيَّم حضور الحملة في الأسابيع";
        stage_threshold: "A stage is covered from", "تُعد المرحلة مغطاة ابتداءً من";
        stage_threshold_hint: "of the exposures", "من مرات التعرض";
        off_brief_threshold: "Off-brief below", "تُعد الرسالة خارج الموجز إذا قل ترابطها عن";
        off_brief_threshold_hint: "coherence with the platform", "(الترابط مع المنصة)";
        composite_weights: "Weights of the composite", "أوزان المؤشر المركب";
        numbered: "{what} {number}", "{what} {number}";
        notes: "Notes", "ملاحظات";
    }
}
