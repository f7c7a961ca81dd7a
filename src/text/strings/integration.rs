//! Conflicts between messages, and questions about their copy.

use super::texts;

texts! {
    /// Conflicts between messages, and questions about their copy: one sentence each.
    IntegrationTexts {
        typed: "“{a}” promises “{x}”, “{b}” promises “{y}”", "«{a}» تَعِد بـ«{x}»، و«{b}» تَعِد بـ«{y}»";
        typed_within: "“{a}” promises both “{x}” and “{y}”", "«{a}» تَعِد بـ«{x}» وبـ«{y}» معًا";
        expired: "“{a}” still makes the offer “{x}” in week {week}, after its last day",
            "ما زالت «{a}» تقدّم العرض «{x}» في الأسبوع {week} بعد انتهاء أجله";
        incompatible: "“{a}” claims “{x}”, “{b}” claims “{y}”: declared incompatible",
            "«{a}» تدّعي «{x}»، و«{b}» تدّعي «{y}»: ادعاءان أُعلن تعارضهما";
        incompatible_within: "“{a}” claims both “{x}” and “{y}”: declared incompatible",
            "«{a}» تدّعي «{x}» و«{y}» معًا: ادعاءان أُعلن تعارضهما";
        slogans: "“{a}” and “{b}” carry different slogans", "«{a}» و«{b}» تحملان شعارين لفظيين مختلفين";
        themes: "“{a}” has the theme “{x}”, “{b}” the theme “{y}”", "فكرة «{a}» الرئيسة «{x}»، وفكرة «{b}» الرئيسة «{y}»";
        with_value: "{name} ({value})", "{name} ({value})";
        claim_not_in_copy: "Coded “{claim}”, but the {language} copy has none of its words. Is it said in another way?",
            "الرسالة مرمَّزة بـ«{claim}» وليس في نصها {language} شيء من كلماته. هل قيل بصيغة أخرى؟";
        uncoded_claim: "The copy says “{found}”. Should the message be coded “{claim}”?",
            "في النص «{found}». هل تُرمَّز الرسالة بـ«{claim}»؟";
        negation: "“{cue}” stands near the words of “{claim}”. Does the copy deny the claim, or support it?",
            "تقع «{cue}» قرب كلمات «{claim}». هل ينفي النص الادعاء أم يؤيده؟";
        slogan_variant: "The copy says “{found}”, the slogan is “{slogan}” (similarity {similarity}). Is the change meant?",
            "في النص «{found}» والشعار اللفظي «{slogan}» (التشابه {similarity}). هل التغيير مقصود؟";
        slogan_not_in_copy: "Coded with the slogan “{slogan}”, which the {language} copy does not have. Does it appear elsewhere, in the picture say?",
            "الرسالة مرمَّزة بالشعار اللفظي «{slogan}» وليس في نصها {language}. هل يظهر في موضع آخر كالصورة؟";
        uncoded_slogan: "The copy has the slogan “{slogan}”. Should the message be coded with it?",
            "في النص الشعار اللفظي «{slogan}». هل تُرمَّز الرسالة به؟";
        unbacked_number: "The copy names “{number}”, and no coded claim has this value. Is it a promise?",
            "يذكر النص «{number}» وليس في الرسالة ادعاء مرمَّز بهذه القيمة. هل هو وعد؟";
        near_duplicate: "The copy is nearly that of “{message}” (similarity {similarity}). Are both needed?",
            "النص يكاد يطابق نص «{message}» (التشابه {similarity}). هل كلاهما لازم؟";
        too_short: "The {language} copy is too short to be compared with others", "النص {language} أقصر من أن يُقارن بغيره";
        english: "English", "الإنجليزي";
        arabic: "Arabic", "العربي";
    }
}
