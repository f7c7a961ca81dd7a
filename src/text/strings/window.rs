//! The frame of the window: key figures, status line, dialogs.

use super::texts;

texts! {
    /// The frame of the window: key figures, status line, dialogs.
    WindowTexts {
        pages: "Pages", "الصفحات";
        changed_mark: "{name} • unsaved changes", "{name} • تغييرات غير محفوظة";
        key_net_reach: "Net reach", "صافي الوصول";
        key_frequency: "Average frequency", "متوسط التكرار";
        key_k_plus: "Reach {k}+", "الوصول \u{2066}{k}+\u{2069}";
        key_grp: "GRP", "GRP";
        key_consistency: "Consistency", "الاتساق";
        key_spent: "Spent", "الإنفاق";
        key_left: "Left", "المتبقي";
        key_over: "Over budget", "تجاوز الميزانية";
        net_reach_explained: "Share of the people ({people}) who meet at least one message. Model: {models}; channels taken as independent. Without any assumption it lies between {low} and {high}.", "نسبة من يتعرض لرسالة واحدة على الأقل من الأفراد ({people}). النماذج: {models}؛ والقنوات مستقلة. ومن غير أي افتراض تقع النسبة بين {low} و{high}.";
        frequency_explained: "Exposures per person reached: GRP {grp} ÷ reach {reach}", "متوسط مرات التعرض لكل من وصلت إليه الخطة: GRP {grp} ÷ الوصول {reach}";
        k_plus_explained: "Share of the people ({people}) who meet messages at least {k} times. {k} is this plan's effective frequency; change it on the Brief page.", "نسبة الأفراد ({people}) الذين لا يقل تعرضهم للرسائل عن {k}. و{k} هو التكرار الفعّال لهذه الخطة؛ يُغيَّر في صفحة الموجز.";
        whose_explained: "The figures are of {people} ({count}), each counted once, whatever is placed", "الأرقام هي أرقام {people} ({count})، يُعدّ كلٌّ منهم مرة واحدة أيًّا كان المجدول";
        whose_alone: "Shown alone: {audiences}", "يُعرض وحده: {audiences}";
        net_reach_overlapping: "Share of the people ({people}) who meet at least one message. Model: {models}; channels overlap beyond chance. Without any assumption it lies between {low} and {high}.", "نسبة من يتعرض لرسالة واحدة على الأقل من الأفراد ({people}). النماذج: {models}؛ والقنوات متداخلة أكثر من المصادفة. ومن غير أي افتراض تقع النسبة بين {low} و{high}.";
        grp_explained: "Gross rating points: 100 × exposures ÷ people = 100 × {impressions} ÷ {people}", "نقاط التقييم الإجمالية: 100 × مرات التعرض ÷ الأفراد = 100 × {impressions} ÷ {people}";
        consistency_explained: "How alike two exposures are that one audience meets, drawn at random; 1 means uniform, not excellent. Message-weighted: {message_weighted}. Least alike: {worst}.", "مدى تشابه تعرضين يُختاران عشوائيًا لجمهور واحد؛ القيمة 1 تعني التطابق لا الجودة. بالتساوي بين الرسائل: {message_weighted}. الأقل تشابهًا: {worst}.";
        spent_explained: "Media {media} + other costs {other}", "إنفاق الوسائل {media} + تكاليف أخرى {other}";
        left_explained: "Budget {budget} − spent {spent}", "الميزانية {budget} − الإنفاق {spent}";
        shortcuts_fields: "Text fields", "حقول النص";
        no_problems: "No problems", "لا مشكلات";
        and_notices: "{problems}, {notices}", "{problems}، {notices}";
        problems_status: "{errors}, {warnings}", "{errors}، {warnings}";
        never_saved: "Not saved yet", "لم تُحفظ بعد";
        all_saved: "All changes saved", "كل التغييرات محفوظة";
        unsaved: "Unsaved changes", "تغييرات غير محفوظة";
        notice_opened: "Opened {path}", "فُتح {path}";
        notice_saved: "Saved {path}", "حُفظ {path}";
        notice_undone: "Undone: {step}", "جرى التراجع عن: {step}";
        notice_redone: "Done again: {step}", "أُعيد: {step}";
        notice_copied: "Copied {count}", "نُسخ {count}";
        notice_no_message: "Add a message first: then it can be placed", "أضف رسالة أولًا لتوضع في الخطة";
        notice_no_channel: "Add a channel first: messages are placed on channels", "أضف قناة أولًا: توضع الرسائل على القنوات";
        notice_no_room: "There is no room for that in the plan's weeks", "عدد أسابيع الخطة لا يتسع لذلك";
        notice_nothing_to_paste: "The clipboard holds no placements of this program. Click into a field to paste text.", "لا توجد في الحافظة مواضع من هذا البرنامج. انقر داخل حقل للصق نص.";
        notice_entry: "{field}: “{typed}” was not understood and changed nothing. {why}", "{field}: لم يُفهم «{typed}» ولم يغيّر شيئًا. {why}";
        notice_unknown: "That is not in the plan any more", "لم يعد هذا العنصر في الخطة";
        notice_duplicate: "The plan already has something with this id", "في الخطة عنصر آخر بهذا المعرّف";
        notice_outside: "Week {week} is not in the plan's calendar", "الأسبوع {week} خارج تقويم الخطة";
        notice_beyond: "Nothing was changed. {reason}", "لم يتغيّر شيء. {reason}";
        notice_weeks: "A plan cannot have {weeks} weeks", "عدد الأسابيع {weeks} غير ممكن في الخطة";
        dialog_unsaved: "Save the changes to “{name}”?", "هل تُحفظ التغييرات في «{name}»؟";
        dialog_unsaved_hint: "Without saving, everything since the last save is lost", "من دون حفظ يضيع كل ما تغيّر منذ آخر حفظ";
        dialog_discard: "Don't save", "عدم الحفظ";
        dialog_removal: "“{name}” is in use", "«{name}» قيد الاستعمال";
        dialog_removal_accept: "Remove all of it", "إزالة الكل";
        removal_placements: "{count} would be removed with it:", "وتُزال أيضًا {count}:";
        removal_changed: "{count} would no longer name it", "ويُحذف ذكره من {count}";
        removal_parts: "{count} would no longer be a part of it", "ولن يبقى {count} جزءًا منه";
        removal_channels: "{count} would lose their contact model for it", "يُحذف نموذج التعرض الخاص به من {count}";
        removal_messages: "{count} would lose this coding", "يُحذف هذا الترميز من {count}";
        removal_platform: "The positioning platform would no longer name it", "لن يعود مذكورًا في منصة المكانة الذهنية";
        removal_undo: "Undo brings everything back in one step", "يعيد التراجع كل شيء بخطوة واحدة";
        find_hint: "Search the whole plan", "ابحث في الخطة كلها";
        find_what: "Names, copies, notes, sources, amounts, ids. Enter leads there.", "الأسماء والنصوص والملاحظات والمصادر والمبالغ والمعرّفات. يقود Enter إلى موضعها.";
        find_none: "Nothing in the plan says that", "لا شيء في الخطة يذكر ذلك";
        find_count: "Results: {count}", "النتائج: {count}";
        more: "… and {count} more", "… و{count} غيرها";
        dialog_open_failed: "This file could not be opened", "تعذر فتح هذا الملف";
        dialog_save_failed: "The plan could not be saved", "تعذر حفظ الخطة";
        dialog_open_failed_hint: "The plan that was open is still here, unchanged", "الخطة التي كانت مفتوحة باقية كما هي";
        dialog_save_failed_hint: "The plan is still open with all its changes. You can save it elsewhere.", "الخطة باقية مفتوحة بكل تغييراتها، ويمكن حفظها في مكان آخر.";
        dialog_read_only: "Opened read-only", "فُتحت للقراءة فقط";
        dialog_read_only_hint: "This file has values that this version does not know. The plan is shown without them. To lose nothing, the file is not written over; “Save as…” writes a copy without them.", "في هذا الملف قيم لا يعرفها هذا الإصدار، والخطة معروضة من دونها. لئلا يضيع شيء لن يُكتب فوقه؛ «حفظ باسم…» يكتب نسخة من دونها.";
        dialog_path_open: "Which plan shall be opened?", "أي خطة تُفتح؟";
        dialog_path_save: "Where shall the plan be saved?", "أين تُحفظ الخطة؟";
        dialog_path_no_native: "This desktop offers no file dialog, so please type the path", "لا يوفر سطح المكتب هذا نافذة ملفات، فاكتب المسار هنا";
        dialog_path: "Path of the file", "مسار الملف";
        palette_hint: "Type a part of a command", "اكتب جزءًا من أمر";
        palette_none: "No command like that", "لا يوجد أمر بهذا الاسم";
        shortcuts_title: "Keyboard shortcuts", "اختصارات لوحة المفاتيح";
        shortcuts_flowchart: "On the flowchart: arrow keys move the cursor and select; Enter goes to the inspector; Esc cancels a drag", "على مخطط الجدولة: تحرّك مفاتيح الأسهم خانة التحديد؛ وينقل Enter إلى لوحة التفاصيل؛ ويلغي Esc السحب";
        about_what: "Integrated marketing communications plans: messages placed on channels, week by week, with reach, consistency and budget computed while you plan", "خطط الاتصالات التسويقية المتكاملة: رسائل توضع على قنوات أسبوعًا بأسبوع، مع حساب الوصول والاتساق والميزانية أثناء التخطيط";
        about_version: "Version {version}, calculations {engine}, plan format {format}", "الإصدار {version}، الحسابات {engine}، صيغة الخطة {format}";
        about_models: "Reach figures come from models. Their arithmetic is exact; whether a model fits your market is for you to judge. Consistency describes a plan as it is coded; it does not predict sales.", "أرقام الوصول مصدرها نماذج حسابها دقيق، أما ملاءمة النموذج لسوقك فالحكم فيها لك. والاتساق يصف الخطة كما رُمّزت ولا يتنبأ بالمبيعات.";
        about_licence: "Free software under MIT or Apache-2.0. Typeface: IBM Plex Sans and IBM Plex Sans Arabic, SIL Open Font License.", "برنامج حر برخصة MIT أو Apache-2.0. الخط: IBM Plex Sans وIBM Plex Sans Arabic برخصة SIL للخطوط المفتوحة.";
        close: "Close", "إغلاق";
    }
}
