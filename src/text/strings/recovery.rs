//! Recovery, earlier versions, history, and what else keeps a plan from being lost.

use super::texts;

texts! {
    /// Recovery, earlier versions, history, and what else keeps a plan from being lost.
    RecoveryTexts {
        found_title: "Unsaved work was found", "عُثر على عمل غير محفوظ";
        found_hint: "The program ended before these changes were saved. Opening a copy leaves its file as it is: you decide where to save it.", "أُغلق البرنامج قبل حفظ هذه التغييرات. فتح النسخة لا يمس ملفها، وأنت تختار مكان حفظها.";
        written: "Copy of {moment}", "نسخة من {moment}";
        never_saved: "Never saved to a file", "لم تُحفظ في ملف قط";
        no_file: "Its file cannot be read now: {path}", "تتعذّر قراءة ملفها الآن: {path}";
        same_as_file: "The file holds the same", "في الملف المحتوى نفسه";
        differs: "What differs from the file:", "ما يختلف عن الملف:";
        damaged: "The copy cannot be read: {reason}", "تتعذّر قراءة النسخة: {reason}";
        open_beside: "Open the copy", "فتح النسخة";
        discard: "Delete the copy…", "حذف النسخة…";
        delete_title: "Delete the unsaved copy of “{name}”?", "هل تُحذف النسخة غير المحفوظة من «{name}»؟";
        delete_hint: "It holds changes that are nowhere else. Deleting it cannot be undone.", "فيها تغييرات لا توجد في مكان آخر، ولا تراجع عن حذفها.";
        delete: "Delete the copy", "حذف النسخة";
        waiting_title: "The plan is still being saved", "ما زالت الخطة تُحفظ";
        waiting_hint: "What you asked for follows once it is saved", "سيُنفَّذ ما طلبته بعد اكتمال الحفظ";
        waiting_quit: "The program ends once it is saved. Ending it at once leaves the file as it was; what is not saved is offered at the next start.", "ينتهي البرنامج بعد اكتمال الحفظ. إنهاؤه الآن يترك الملف كما كان، ويُعرض عليك ما لم يُحفظ عند التشغيل التالي.";
        waiting_quit_now: "End without waiting", "الإنهاء من دون انتظار";
        waiting_stay: "Stay", "البقاء";
        no_versions: "No earlier versions are kept: {reason}", "لا تُحفظ إصدارات سابقة: {reason}";
        no_copies: "No recovery copies are kept: {reason}", "لا تُحفظ نسخ للاسترداد: {reason}";
        later: "Decide later", "القرار لاحقًا";
        recovered_name: "{name} (recovered)", "{name} (مستردة)";
        notice_recovered: "Opened what was not saved. Save it where you want it.", "فُتح ما لم يُحفظ. احفظه حيث تريد.";
        notice_newer_calculations: "This plan was last shown with newer calculations (version {engine}); figures can differ", "عُرضت هذه الخطة آخر مرة بحسابات أحدث (الإصدار {engine})؛ قد تختلف الأرقام";
        saving: "Saving…", "جارٍ الحفظ…";

        versions_title: "Earlier versions", "إصدارات سابقة";
        versions_hint: "What each save wrote, on this computer. Choose one to see what has changed since.", "ما كتبه كل حفظ على هذا الجهاز. اختر إصدارًا لترى ما تغيّر بعده.";
        versions_none: "There are none yet: from now on each save keeps one", "لا إصدارات بعد؛ ومن الآن يُحفظ إصدار مع كل حفظ";
        version: "{moment} · {size} KiB", "{moment}، {size} كيلوبايت";
        since_then: "From then until now:", "من ذلك الوقت حتى الآن:";
        nothing_differs: "Nothing differs", "لا اختلاف";
        restore: "Restore this version", "استعادة هذا الإصدار";
        restore_hint: "Restoring is one step that can be undone", "الاستعادة خطوة واحدة يمكن التراجع عنها";
        changes_title: "Changes since the last save", "التغييرات منذ آخر حفظ";
        history_title: "History", "سجل الخطوات";
        history_hint: "Choose a step to see the plan as it was after it. Steps below the mark are undone, and come back the same way. The pin holds the figures of all pages against a step.", "اختر خطوة لترى الخطة كما كانت بعدها. ما تحت العلامة متراجَع عنه، ويعود بالطريقة نفسها. والدبوس يقارن أرقام كل الصفحات بإحدى الخطوات.";
        history_begin: "As it was opened", "كما فُتحت";
        pin_step: "Hold the figures against: {step}", "مقارنة الأرقام بالخطوة: {step}";
        unpin_step: "No longer hold the figures against: {step}", "إنهاء مقارنة الأرقام بالخطوة: {step}";
        pinned: "pinned", "مثبتة";

        conflict_changed: "Another program has changed this file", "غيّر برنامج آخر هذا الملف";
        conflict_changed_hint: "It is not as this program left it. Saving over it would lose what was changed there; reading it again would lose what you changed here.", "لم يعد كما تركه هذا البرنامج. الحفظ فوقه يُفقد ما تغيّر هناك، وإعادة قراءته تُفقد ما غيّرته هنا.";
        conflict_gone: "This file is gone", "لم يعد هذا الملف موجودًا";
        conflict_gone_hint: "It was moved or removed since it was read. The plan is still open with all its changes.", "نُقل الملف أو حُذف بعد قراءته. الخطة باقية مفتوحة بكل تغييراتها.";
        conflict_exists: "There is already such a file", "يوجد ملف بهذا الاسم";
        conflict_exists_hint: "Replacing it loses what it holds", "استبداله يُفقد محتواه";
        overwrite: "Write over it", "الكتابة فوقه";
        write_again: "Write it again", "كتابته من جديد";
        replace: "Replace it", "استبداله";
        reload: "Read it again", "إعادة قراءته";
        emptied_title: "Save an empty plan?", "هل تُحفظ خطة فارغة؟";
        emptied_hint: "The file has messages, channels or placements, and the plan no longer has any. Undo brings them back.", "في الملف رسائل أو قنوات أو مواضع، ولم يعد في الخطة شيء منها. التراجع يعيدها.";

        calculations_title: "Figures can be others than before", "قد تختلف الأرقام عما كانت";
        calculations_hint: "This plan was last shown with calculations {engine}; this version of the program has {now}. The plan itself is unchanged. What is computed otherwise:", "عُرضت هذه الخطة آخر مرة بالحسابات {engine}، وفي هذا الإصدار من البرنامج الحسابات {now}. الخطة نفسها لم تتغير. ما يُحسب على نحو آخر:";
        calculations_overlap: "The overlap that channels state counts when their reach is combined; before, all channels were taken as independent", "يُحسب التداخل المذكور للقنوات عند جمع وصولها؛ وكانت القنوات كلها تُعد مستقلة";
        calculations_blanks: "Attributes of messages that are not coded yet widen consistency to an interval", "سمات الرسائل التي لم تُرمَّز بعد توسّع الاتساق إلى مجال";
        calculations_whole: "In this currency people write no minor unit, so amounts are computed whole, unless the plan states finer ones", "لا تُكتب في هذه العملة أجزاؤها، فتُحسب المبالغ صحيحة إلا إذا ذكرت الخطة مبالغ أدق";
        calculations_rounding: "Costs by rate are rounded once for each placement, and its weeks share them; before, each week was rounded. Free units no longer split a flight.",
            "تُقرَّب التكاليف حسب السعر مرة واحدة لكل موضع وتتقاسمها أسابيعه؛ وكان كل أسبوع يُقرَّب وحده. والوحدات المجانية لم تعد تقطع فترة البث المتصلة.";
        calculations_people: "Figures of all audiences count each person once and always rest on the same people: audiences that share members or are parts of others take no impressions from the total, and one that nothing reaches counts as unreached", "أرقام كل الجماهير تعدّ كل فرد مرة واحدة وتقوم دائمًا على الأفراد أنفسهم: فالجماهير المشتركة في أفراد أو التي هي أجزاء من غيرها لا تأخذ من مرات ظهور الإجمالي، والجمهور الذي لا يصل إليه شيء يُحسب وصوله صفرًا";
        calculations_draws: "The plans that the band of uncertainty is drawn from are independent of each other", "الخطط التي يُستخرج منها مجال عدم اليقين مستقلة بعضها عن بعض";
    }
}
