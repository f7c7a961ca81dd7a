//! The Messages page.

use super::texts;

texts! {
    /// The Messages page.
    MessagesPageTexts {
        empty_title: "What does the plan say?", "ماذا تقول الخطة؟";
        empty_hint: "Add a message, write its text and code it beside the text. Messages are then placed on channels, week by week.", "أضف رسالة واكتب نصها ورمّزها إلى جانبه. ثم توضع الرسائل على القنوات أسبوعًا بأسبوع.";
        coded_of: "{coded} of {all} coded", "المرمَّز {coded} من {all}";
        not_placed: "not placed", "غير مجدولة";
        impressions: "{count} impressions", "الظهور: {count}";
        what: "What it is", "تعريف الرسالة";
        colour: "Colour", "اللون";
        colour_code: "Colour code", "رمز اللون";
        colour_wrong: "# and six digits from 0 to f, as #0072b2", "# ثم ست خانات من 0 إلى f، مثل #0072b2";
        languages: "Languages", "اللغات";
        audiences: "Meant for", "موجهة إلى";
        audiences_all: "All audiences", "كل الجماهير";
        call_hint: "What it asks people to do", "ما تطلبه من الناس";
        copy: "Copy", "النص الإعلاني";
        coding: "Coding", "الترميز";
        state_of: "State of: {what}", "حالة: {what}";
        choose: "Choose…", "اختر…";
        nothing_to_choose: "Nothing to choose from yet", "لا خيارات بعد";
        to_vocabulary: "Go to the vocabulary", "إلى المفردات";
        placed: "Where it is placed", "أين وُضعت";
        placed_nowhere: "Nowhere yet. Drag its card to a channel and week on the Plan page.", "لم توضع بعد. اسحب بطاقتها إلى قناة وأسبوع في صفحة الخطة.";
        to_plan: "Go to the plan", "إلى الخطة";
        to_listening: "Go to the log", "إلى السجل";
        similarity: "How alike the other placed messages are", "مدى تشابه الرسائل المجدولة الأخرى";
        similarity_hint: "1 is coded alike in everything that applies, 0 in nothing", "القيمة 1 للترميز المتطابق في كل ما ينطبق، و0 لانعدام التطابق";
        similarity_other: "No other message is placed yet", "لا رسالة أخرى مجدولة بعد";
        part: "{attribute}: {agreement} × weight {weight}", "{attribute}: {agreement} × الوزن {weight}";
        part_left_out: "{attribute}: left out, it does not apply to both", "{attribute}: مستبعد، لا ينطبق على الاثنتين";
        part_blank: "{attribute}: 0 × weight {weight}, not coded in one of the two", "{attribute}: 0 × الوزن {weight}، لم يُرمَّز في إحداهما";
        parts_total: "Weighted mean: {similarity}", "المتوسط المرجَّح: {similarity}";
        notes: "Notes", "ملاحظات";
        questions: "Questions about the copy", "أسئلة عن النص";
        questions_hint: "Where the words and the coding do not seem to say the same. They only ask; no figure depends on them.", "مواضع قد لا يتفق فيها النص مع الترميز. هي أسئلة فحسب، ولا يتأثر بها أي رقم.";
        code_it: "Code it", "إضافة إلى الترميز";
        open_other: "Open it", "فتحها";
        code_suggested: "Code what the copy says: {claims}", "رمّز ما يقوله النص: {claims}";
        second_coding: "Second person's coding", "ترميز شخص ثانٍ";
        second_hint: "Coded without a look at the first. It shows how far the coding can be relied on and counts in no other figure.", "يُرمَّز من دون النظر إلى الأول. يبيّن مدى ثبات الترميز ولا يدخل في أي رقم آخر.";
        second_begin: "Enter a second coding", "إدخال ترميز ثانٍ";
        second_remove: "Remove the second coding", "حذف الترميز الثاني";
        second_of: "{what} (second coding)", "{what} (ترميز ثانٍ)";
        to_table: "Code all in a table", "ترميز الكل في جدول";
        to_form: "Back to the form", "العودة إلى الاستمارة";
        table_hint: "One row a message. Tab or the arrow keys go from cell to cell; an outlined cell is still blank.", "صف لكل رسالة. ينقلك Tab أو الأسهم من خلية إلى خلية؛ والخلية المؤطرة ما زالت فارغة.";
        table_start: "Choose a cell to see what its keys mean", "اختر خلية لترى معنى مفاتيحها";
        table_keys: "0 blank   - none   / does not apply", "0 فارغ   - لا يوجد   / لا ينطبق";
        table_more: "Keys reach the first nine; the others are in the form", "تصل المفاتيح إلى التسعة الأولى، والباقي في الاستمارة";
        blue: "Blue", "أزرق";
        orange: "Orange", "برتقالي";
        green: "Bluish green", "أخضر مزرق";
        pink: "Reddish purple", "أرجواني محمر";
        vermilion: "Vermilion", "قرمزي";
        sky: "Sky blue", "أزرق سماوي";
        yellow: "Yellow", "أصفر";
        wine: "Wine", "نبيذي";
        indigo: "Indigo", "نيلي";
        olive: "Olive", "زيتوني";
        teal: "Teal", "أخضر مائي";
        cyan: "Cyan", "سماوي فاتح";
    }
}
