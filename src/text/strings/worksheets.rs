//! Worksheets.

use super::texts;

texts! {
    /// What worksheets say beside the words of their own files.
    WorksheetsTexts {
        of: "{count} of {total}", "{count} من {total}";
        page_hint: "Frameworks of the course, filled for this plan; what the plan answers itself is read from it", "أطر المقرر مملوءة لهذه الخطة؛ وما تجيب عنه الخطة نفسها يُقرأ منها";
        search: "Find a worksheet", "البحث عن ورقة عمل";
        search_hint: "Name, item or answer", "اسم أو بند أو إجابة";
        nothing_found: "No worksheet has “{text}”", "لا ورقة عمل فيها «{text}»";
        group_course: "E-marketing", "التسويق الإلكتروني";
        group_integration: "Relations and integration", "العلاقات والتكامل";
        group_coursework: "Coursework", "أعمال المقرر";
        group_models: "Further models", "نماذج أخرى";
        all_worksheets: "All worksheets", "كل أوراق العمل";
        required_answered: "Required items answered: {done}", "البنود المطلوبة المجابة: {done}";
        source: "Source: {source}", "المصدر: {source}";
        example: "For example: {text}", "مثلًا: {text}";
        words: "{count} of {most} words", "{count} من {most} كلمة";
        choose: "Not chosen yet", "لم يُختر بعد";
        note_to: "Note to {option}", "ملاحظة على {option}";
        dont_know: "Do not know", "لا أعرف";
        row: "{name}, row {number}", "{name}، الصف {number}";
        add_row: "Add a row: {name}", "إضافة صف: {name}";
        remove_row: "Remove: {row}", "إزالة: {row}";
        nothing: "Nothing in the plan", "لا شيء في الخطة";
        not_answered: "Not answered yet", "لم تُجب بعد";
        people: "{name}: {count} people", "{name}: {count} من الأفراد";
        named_value: "{name}: {value}", "{name}: {value}";
        dates: "{weeks} weeks from {day}", "{weeks} من الأسابيع ابتداءً من {day}";
        spent: "Spent: {amount}", "الإنفاق: {amount}";
        promised_met: "{name}: promised {promised}, met {met}", "{name}: الموعود {promised}، والمُعاش {met}";
        confirmed_denied: "{name}: confirmed by {confirmed}, denied by {denied}", "{name}: يؤكده {confirmed}، وينفيه {denied}";
        dies_out: "k = {k}: below 1, so it dies out", "\u{2066}k = {k}\u{2069}: دون 1، فينطفئ الانتشار";
        grows: "k = {k}: 1 or more, so it grows while people are left", "\u{2066}k = {k}\u{2069}: واحد فأكثر، فينمو ما بقي ناس";
        paired: "{online} online, {offline} offline channels", "قنوات متصلة: {online}، وغير متصلة: {offline}";
        labour_counted: "Own work is counted", "العمل الذاتي محسوب";
        labour_missing: "Own work is not counted", "العمل الذاتي غير محسوب";
        earlier_message: "An earlier message comes before the call to action", "رسالة سابقة تأتي قبل الدعوة إلى الإجراء";
        no_earlier_message: "No earlier message comes before the call to action", "لا رسالة تسبق الدعوة إلى الإجراء";
    }
}
