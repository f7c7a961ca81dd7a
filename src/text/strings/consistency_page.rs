//! The Consistency page.

use super::texts;

texts! {
    /// The Consistency page: three numbers, heat map, comparison of two messages, effects, weeks, coding.
    ConsistencyPageTexts {
        title: "Consistency", "الاتساق";
        exposure_weighted_caption: "How alike two exposures are that one audience meets, drawn at random: what people get", "مدى تشابه تعرضين يُختاران عشوائيًا لجمهور واحد: أي ما يصل إلى الناس";
        message_weighted_caption: "Mean over all pairs of placed messages, however often they are met: what was made", "متوسط كل أزواج الرسائل المجدولة مهما كان عدد مرات ظهورها: أي ما أُعدّ من رسائل";
        incomplete: "Less than 90% is coded. A blank counts as no agreement, so the figures may rise when it is filled.", "رُمِّز أقل من 90%. الفراغ يُحسب عدم اتفاق، فقد ترتفع الأرقام عند ملئه.";
        cell: "{row} and {column}: {value}", "{row} و{column}: {value}";
        not_placed: "{message} (not placed)", "{message} (غير مجدولة)";
        scale_low: "nothing in common", "لا شيء مشترك";
        scale_high: "uniform", "متطابق";
        pairs_table: "All pairs as a table", "كل الأزواج في جدول";
        similarity_is: "Similarity {value}", "التشابه {value}";
        open_message: "Open “{message}”", "فتح «{message}»";
        impressions: "Impressions", "مرات الظهور";
        same_message: "Same message", "الرسالة نفسها";
        effect_of: "{message}: {effect}", "{message}: {effect}";
        weeks_name: "Consistency week by week: {values}", "الاتساق أسبوعًا بأسبوع: {values}";
        coding: "Coding", "الترميز";
        coding_complete: "Every attribute that applies to a placed message is coded", "كل سمة تنطبق على رسالة مجدولة مرمَّزة";
        coding_blank: "Blank: {attributes}", "فارغ: {attributes}";
        how: "How this is computed", "كيف حُسبت هذه الأرقام";
        weight_band: "Consistency under other weights of the attributes: {low} to {high}, median {middle} (5th to 95th percentile of 2,000 random weightings)", "الاتساق بأوزان أخرى للسمات: من {low} إلى {high}، والوسيط {middle} (من المئين 5 إلى 95 لألفي ترجيح عشوائي)";
        blank_interval: "With what is still blank, consistency lies between {low} (blanks disagree) and {high} (blanks agree)", "مع ما زال فارغًا يقع الاتساق بين {low} (الفراغ اختلاف) و{high} (الفراغ اتفاق)";
        composite: "Show one composite", "عرض مؤشر مركب واحد";
        no_platform: "The positioning platform is still empty: there is nothing to hold messages against", "منصة المكانة الذهنية ما زالت فارغة، فلا شيء تُقارن به الرسائل";
        to_platform: "Go to the platform", "إلى المنصة";
        off_brief: "Below {threshold}: {messages}. Media spent on them: {money}, {share} of all.", "دون {threshold}: {messages}. إنفاق الوسائل عليها: {money}، أي {share} من الكل.";
        nothing_off_brief: "No placed message is below {threshold}", "لا رسالة مجدولة دون {threshold}";
        coherence_by_spending: "By exposures {met}, by media spending {spent}", "بمرات التعرض {met}، وبإنفاق الوسائل {spent}";
        differences_too: "Also differences of theme and slogan ({count})", "مع اختلافات الفكرة الرئيسة والشعار اللفظي ({count})";
        no_conflicts: "None found. Contradictions are found between values of one promise, offers past their last day, and claims declared incompatible in the vocabulary.", "لم يوجد شيء. تُكتشف التناقضات بين قيم الوعد الواحد، وفي العروض بعد انتهاء أجلها، وبين الادعاءات التي أُعلن تعارضها في المفردات.";
        channel_term: "{a} ({share_a}) with {b} ({share_b}): {similarity}", "{a} ({share_a}) مع {b} ({share_b}): {similarity}";
        continuity: "Continuity", "الاستمرارية";
        continuity_caption: "The mean link between neighbouring active weeks: 1 is the same mix every week, also of a campaign that never moves on", "متوسط الصلة بين كل أسبوعين نشطين متتاليين: 1 للمزيج نفسه كل أسبوع، ولو لحملة لا تتقدم";
        presence: "Weeks with exposures", "أسابيع فيها تعرّض";
        presence_caption: "{active} of {all} weeks; longest gap in weeks: {gap}", "الأسابيع النشطة: {active} من {all}؛ وأطول انقطاع بالأسابيع: {gap}";
        no_schedule: "Not stated", "غير محدد";
        fit_none: "State it among the conventions on the Brief page", "اذكره ضمن الاصطلاحات في صفحة الموجز";
        fit_as_declared: "The weeks are as declared", "الأسابيع كما أُعلن";
        fit_dark_weeks: "Some weeks have no exposures, which this schedule does not mean", "بعض الأسابيع بلا تعرّض، ولا يتفق هذا مع النمط المعلَن";
        fit_no_pause: "Every week has exposures; flighting means pauses", "في كل أسبوع تعرّض، والنمط المتقطع يعني فترات توقف";
        fit_no_pulse: "No week stands out; pulsing means raised weeks", "لا أسبوع يبرز، والنمط النابض يعني أسابيع مرتفعة";
        links: "All links between weeks", "كل الصلات بين الأسابيع";
        link_from: "Week", "الأسبوع";
        no_messages: "No messages yet", "لا رسائل بعد";
        no_messages_hint: "Consistency says how alike messages are. Add two, and code what they say.", "يبيّن الاتساق مدى تشابه الرسائل. أضف رسالتين ورمِّز ما تقولانه.";
        one_message: "One message only", "رسالة واحدة فقط";
        one_message_hint: "Consistency needs two messages to compare", "يحتاج الاتساق إلى رسالتين للمقارنة";
    }
}
