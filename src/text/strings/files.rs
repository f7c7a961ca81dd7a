//! Says why a file cannot be opened or saved.

use super::texts;

texts! {
    /// Why a file cannot be opened or saved, and where in it. What stands in slots is isolated already.
    FilesTexts {
        missing: "there is no such file: {path}", "لا يوجد ملف بهذا الاسم: {path}";
        folder: "this is a folder, not a file: {path}", "هذا مجلد وليس ملفًا: {path}";
        unreadable: "the file cannot be read ({reason}): {path}", "تعذّرت قراءة الملف ({reason}): {path}";
        in_document: "{path}: {error}", "{path}: {error}";
        unreadable_plan: "the file was not saved, because what would be written cannot be read back as the plan ({reason}): {path}", "لم يُحفظ الملف لأن ما كان سيُكتب تعذّرت إعادة قراءته على أنه هذه الخطة ({reason}): {path}";
        another_plan: "it reads as another plan", "يُقرأ على أنه خطة أخرى";
        changed_on_disk: "the file was not saved, because another program has changed it: {path}", "لم يُحفظ الملف لأن برنامجًا آخر غيّره: {path}";
        not_saved: "the file was not saved ({reason}): {path}", "لم يُحفظ الملف ({reason}): {path}";

        reason_storage_full: "the disk is full", "القرص ممتلئ";
        reason_quota: "your share of the disk is full", "حصتك من القرص ممتلئة";
        reason_read_only: "the disk is read-only", "القرص للقراءة فقط";
        reason_no_folder: "the folder does not exist", "المجلد غير موجود";
        reason_not_a_folder: "a part of the path is not a folder", "جزء من المسار ليس مجلدًا";
        reason_is_folder: "it is a folder", "إنه مجلد";
        reason_task: "the part of the program that does this has failed", "أخفق الجزء المسؤول عن ذلك من البرنامج";
        reason_denied: "permission denied", "لا تملك صلاحية ذلك";
        reason_missing: "it does not exist", "غير موجود";
        reason_not_a_file: "it is not an ordinary file", "ليس ملفًا عاديًا";
        reason_not_empty: "the folder is not empty", "المجلد غير فارغ";
        reason_exists: "there is already something of that name", "الاسم مستعمل من قبل";
        reason_name: "the system does not take such a name", "لا يقبل النظام هذا الاسم";
        reason_links: "the links lead in a circle", "الروابط تدور في حلقة";
        reason_busy: "another program is using it", "يستعمله برنامج آخر";
        reason_too_large: "it is too large", "حجمه أكبر مما ينبغي";
        reason_not_text: "it is not text", "ليس نصًا";
        reason_short: "it ends too early", "ينتهي قبل تمامه";
        reason_fault: "the disk or device reports a fault", "عطل في القرص أو الجهاز";
        reason_gone: "the disk or device is no longer there", "لم يعد القرص أو الجهاز موصولًا";
        reason_network: "the network does not answer", "لا استجابة من الشبكة";
        reason_timed_out: "it took too long", "انتهت المهلة";
        reason_closed: "the other side no longer listens", "أُغلق الطرف المستقبل";
        reason_other_disk: "it is on another disk", "هو على قرص آخر";
        reason_many_open: "too many files are open", "عدد الملفات المفتوحة أكبر مما ينبغي";
        reason_memory: "there is not enough memory", "الذاكرة غير كافية";
        reason_unsupported: "the system cannot do this", "النظام لا يدعم ذلك";
        reason_interrupted: "it was interrupted", "قوطع التنفيذ";
        reason_numbered: "system error {number}", "خطأ من النظام رقمه {number}";
        reason_unknown: "unknown system error", "خطأ غير معروف من النظام";

        at: "line {line}, column {column}: {rest}", "السطر {line}، العمود {column}: {rest}";
        place: "{place}: {rest}", "{place}: {rest}";

        too_large: "the file is larger than {limit} MiB, the most that is opened", "حجم الملف أكبر من {limit} ميغابايت، وهو أكبر ما يُفتح";
        too_large_plan: "the plan would be larger than {limit} MiB, the most that is opened", "سيتجاوز حجم الخطة {limit} ميغابايت، وهو أكبر ما يُفتح";
        not_utf8: "the file is not UTF-8 text: its byte {offset} belongs to no letter",
            "الملف ليس نصًا بترميز UTF-8: البايت {offset} لا ينتمي إلى أي حرف";
        utf16: "the file is saved as UTF-16; save it as UTF-8 to open it here",
            "الملف محفوظ بترميز UTF-16؛ احفظه بترميز UTF-8 ليُفتح هنا";
        empty: "the file is empty", "الملف فارغ";
        not_a_plan: "this is not a plan: a plan begins with “(”, and this file with “{found}”",
            "هذه ليست خطة: تبدأ الخطة بالقوس «\u{2066}(\u{2069}»، وهذا الملف يبدأ بـ«{found}»";
        newer_format: "the file has format {found}; this program reads formats up to {known}, so it needs a newer version",
            "صيغة الملف هي {found}، وهذا البرنامج يقرأ الصيغ حتى {known}؛ يلزم إصدار أحدث";
        unexpected: "expected {expected}, found “{found}”", "المتوقع {expected}، والموجود «{found}»";
        ends_early: "the file ends in the middle of the plan", "ينتهي الملف في منتصف الخطة";
        trailing: "the plan ends before “{found}”; nothing may follow it",
            "تنتهي الخطة قبل «{found}»، ولا يجوز أن يتبعها شيء";
        unclosed_text: "a text is not closed: its second quotation mark is missing",
            "نص غير مغلق: تنقصه علامة التنصيص الثانية";
        unclosed_comment: "a comment is not closed: “*/” is missing",
            "تعليق غير مغلق: تنقصه العلامة «\u{2066}*/\u{2069}»";
        bad_escape: "“\\” in a text must be followed by \\, \", n, t, r or u{…}",
            "العلامة «\u{2066}\\\u{2069}» في نص يجب أن يتبعها \u{2066}\\, \", n, t, r\u{2069} أو \u{2066}u{…}\u{2069}";
        unknown_extension: "“{name}” is not an extension of the notation", "«{name}» ليس من إضافات التدوين";
        missing_field: "the field “{field}” is missing", "الحقل «{field}» ناقص";
        duplicate_field: "the field “{field}” stands twice", "الحقل «{field}» مذكور مرتين";
        unknown_variant: "“{found}” is not one of {expected}", "«{found}» ليس واحدًا من: {expected}";
        list_separator: ", ", "، ";
        out_of_range: "the number {found} is out of range: expected {lowest} to {highest}",
            "العدد {found} خارج المدى: المتوقع من {lowest} إلى {highest}";
        not_usable: "{found} is not a usable number", "{found} ليس عددًا يمكن استخدامه";
        empty_id: "the id is empty", "المعرّف فارغ";
        long_id: "the id has {bytes} bytes; {limit} are the most", "طول المعرّف {bytes} بايت، والحد الأقصى {limit}";
        long_list: "the list has more than {limit} items", "عدد عناصر القائمة يتجاوز {limit}";
        many_contacts: "the channels have more than {limit} contact models in all", "في القنوات أكثر من {limit} من نماذج التعرض في المجموع";
        many_unknown: "the file has more than {limit} fields that this version does not know", "في الملف أكثر من {limit} من الحقول التي لا يعرفها هذا الإصدار";
        long_text: "the text has more than {limit} bytes", "طول النص يتجاوز {limit} بايت";
        too_deep: "the brackets are nested too deeply", "الأقواس متداخلة أكثر مما ينبغي";
        other: "{detail}", "خطأ في تدوين الملف: {detail}";

        expected_opening_parenthesis: "an opening parenthesis “(”", "قوس مفتوح «\u{2066}(\u{2069}»";
        expected_closing_parenthesis: "a closing parenthesis “)”", "قوس مغلق «\u{2066})\u{2069}»";
        expected_opening_bracket: "a list beginning with “[”", "قائمة تبدأ بالقوس «\u{2066}[\u{2069}»";
        expected_closing_bracket: "a closing bracket “]”", "قوس مغلق «\u{2066}]\u{2069}»";
        expected_comma: "a comma", "فاصلة «\u{2066},\u{2069}»";
        expected_colon: "a colon “:” after the field's name", "نقطتان «:» بعد اسم الحقل";
        expected_text: "a text in quotation marks", "نص بين علامتي تنصيص";
        expected_boolean: "true or false", "القيمة \u{2066}true\u{2069} أو \u{2066}false\u{2069}";
        expected_whole_number: "a whole number", "عدد صحيح";
        expected_number: "a number", "عدد";
        expected_name: "a name", "اسم";
        expected_attribute: "“#![enable(implicit_some)]”", "السطر «\u{2066}#![enable(implicit_some)]\u{2069}»";
        expected_format: "a format number from 1", "رقم صيغة يبدأ من 1";
        expected_date: "a date of the years 1900 to 2200 as \"YYYY-MM-DD\"",
            "تاريخ بين عامي 1900 و2200 مكتوب هكذا: \u{2066}\"2026-03-01\"\u{2069}";
        expected_weeks: "a number of weeks from 1 to {most}", "عدد أسابيع من 1 إلى {most}";
        expected_tone: "a tone value from 1 to 5", "قيمة للنبرة من 1 إلى 5";
        expected_colour: "a colour as \"#rrggbb\"", "لون مكتوب هكذا: \u{2066}\"#rrggbb\"\u{2069}";
        expected_decimal: "a decimal number in quotes, as \"150.000\"",
            "عدد عشري بين علامتي تنصيص، مثل \u{2066}\"150.000\"\u{2069}";
        expected_currency: "a currency code of three capital letters, as \"JOD\"",
            "رمز عملة من ثلاثة أحرف لاتينية كبيرة، مثل \u{2066}\"JOD\"\u{2069}";
    }
}
