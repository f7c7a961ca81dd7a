//! The Consistency page.

use super::texts;

texts! {
    /// The Consistency page: three numbers, heat map, comparison of two messages, effects, weeks, coding.
    ConsistencyPageTexts {
        title: "Consistency", "الاتساق";
        described: "These figures describe the plan as coded. They do not predict sales. A higher value means more alike, not better.", "تصف هذه الأرقام الخطة كما رُمِّزت، ولا تتنبأ بالمبيعات. القيمة الأعلى تعني تشابهًا أكثر، لا خطة أفضل.";
        exposure_weighted: "Exposure-weighted", "مرجَّح بمرات التعرض";
        exposure_weighted_caption: "How alike two exposures are that one audience meets, drawn at random: what people get.", "مدى تشابه تعرضين عشوائيين يلتقي بهما جمهور واحد: ما يصل إلى الناس.";
        message_weighted: "Message-weighted", "بالتساوي بين الرسائل";
        message_weighted_caption: "Mean over all pairs of placed messages, however often they are met: what was made.", "متوسط كل أزواج الرسائل الموضوعة مهما كان عدد مرات ظهورها: ما صُنع.";
        worst_pair: "Least alike pair", "الزوج الأقل تشابهًا";
        completeness: "Coded", "اكتمال الترميز";
        completeness_caption: "of the attributes that apply to placed messages", "من السمات التي تنطبق على الرسائل الموضوعة";
        incomplete: "Less than 90% is coded. A blank counts as no agreement, so the figures may rise when it is filled.", "رُمِّز أقل من 90%. الفراغ يُحسب عدم اتفاق، فقد ترتفع الأرقام عند ملئه.";
        map: "Message by message", "رسالة برسالة";
        map_hint: "0 means nothing in common, 1 the same theme, claims, visual identity, tone and slogan. Choose a cell to compare the two messages.", "0 تعني لا شيء مشتركًا، و1 تعني الفكرة والادعاءات والهوية البصرية والنبرة والشعار نفسها. اختر خلية للمقارنة بين الرسالتين.";
        cell: "{row} and {column}: {value}", "{row} و{column}: {value}";
        not_placed: "{message} (not placed)", "{message} (لم توضع)";
        scale_low: "nothing in common", "لا شيء مشترك";
        scale_high: "uniform", "متطابق";
        pairs_table: "All pairs as a table", "كل الأزواج في جدول";
        first: "Message", "الرسالة";
        second: "Other message", "الرسالة الأخرى";
        similarity: "Similarity", "التشابه";
        compare: "{a} and {b}", "{a} و{b}";
        similarity_is: "Similarity {value}", "التشابه {value}";
        attribute: "Attribute", "السمة";
        weight: "Weight", "الوزن";
        agreement: "Agreement", "الاتفاق";
        not_applicable: "not applicable", "لا ينطبق";
        blank: "blank", "فارغ";
        theme: "Theme", "الفكرة الرئيسة";
        claims: "Claims", "الادعاءات";
        visuals: "Visual identity", "الهوية البصرية";
        tone: "Tone of voice", "نبرة الخطاب";
        slogan: "Slogan", "الشعار اللفظي";
        sum_hint: "Sum of weight × agreement, divided by the sum of the weights that apply (Gower, 1971). A blank counts as 0; what is not applicable is left out.", "مجموع الوزن × الاتفاق مقسومًا على مجموع الأوزان المنطبقة (Gower, 1971). الفارغ يُحسب 0، وما لا ينطبق لا يدخل في الحساب.";
        open_message: "Open “{message}”", "فتح «{message}»";
        audiences: "By audience", "بحسب الجمهور";
        audiences_hint: "Same message: the share of random pairs of exposures that are of one message, which is the least that consistency can be. An audience that receives one message counts as 1 in the plan's figure.", "الرسالة نفسها: نسبة أزواج التعرض العشوائية التي هي لرسالة واحدة، وهي أدنى قيمة ممكنة للاتساق. والجمهور الذي تصله رسالة واحدة يُحسب 1 في رقم الخطة.";
        impressions: "Impressions", "مرات الظهور";
        same_message: "Same message", "الرسالة نفسها";
        strongest: "Strongest effect of leaving one out", "أقوى أثر لحذف رسالة";
        effect_of: "{message}: {effect}", "{message}: {effect}";
        leave_one_out: "Without one message", "من دون رسالة واحدة";
        leave_one_out_hint: "By how much the exposure-weighted figure of the plan would change without each message.", "مقدار تغيّر رقم الخطة المرجَّح بمرات التعرض من دون كل رسالة.";
        effect: "Change", "التغيّر";
        weeks: "Week by week", "أسبوعًا بأسبوع";
        weeks_hint: "Exposure-weighted, within each week. The dashed line is the whole plan.", "مرجَّح بمرات التعرض داخل كل أسبوع. الخط المتقطع للخطة كلها.";
        weeks_name: "Consistency week by week: {values}", "الاتساق أسبوعًا بأسبوع: {values}";
        coding: "Coding", "الترميز";
        coding_complete: "Every attribute that applies to a placed message is coded.", "كل سمة تنطبق على رسالة موضوعة مرمَّزة.";
        coding_blank: "Blank: {attributes}", "فارغ: {attributes}";
        how: "How this is computed", "كيف حُسبت هذه الأرقام";
        how_audience: "Of an audience: the sum over all pairs of messages of share × share × similarity, where the shares are of the audience's exposures (one minus Rao's quadratic entropy, 1982).", "للجمهور: مجموع حصة × حصة × تشابه على كل أزواج الرسائل، والحصص من مرات تعرض الجمهور (واحد ناقص الإنتروبيا التربيعية لراو، 1982).";
        how_plan: "Of the plan: the audiences' figures, weighted by their exposures:", "للخطة: أرقام الجماهير مرجَّحة بمرات تعرضها:";
        how_pairs: "Message-weighted: the sum of the similarities of all pairs that can be compared, divided by their number:", "بالتساوي بين الرسائل: مجموع تشابهات كل الأزواج القابلة للمقارنة مقسومًا على عددها:";
        no_messages: "No messages yet", "لا رسائل بعد";
        no_messages_hint: "Consistency says how alike messages are. Add two, and code what they say.", "يبيّن الاتساق مدى تشابه الرسائل. أضف رسالتين ورمِّز ما تقولانه.";
        one_message: "One message only", "رسالة واحدة فقط";
        one_message_hint: "Consistency needs two messages to compare.", "يحتاج الاتساق إلى رسالتين للمقارنة.";
    }
}
