//! The command line.

use super::texts;

texts! {
    /// What the command line prints.
    CliTexts {
        no_window: "this build has no window; `imc-planner --help` lists what it can do",
            "هذه النسخة من دون نافذة؛ يعرض \u{2068}imc-planner --help\u{2069} ما يمكنها فعله";
        window_no_desktop: "there is no desktop here to show the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); `imc-planner --help` lists what works without one",
            "لا يوجد هنا سطح مكتب تُعرض عليه النافذة (لم يُضبط \u{2068}DISPLAY\u{2069} ولا \u{2068}WAYLAND_DISPLAY\u{2069})؛ يعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دونه";
        window_desktop_gone: "the desktop does not answer, so the window cannot be opened ({reason}); `imc-planner --help` lists what works without one",
            "لا يستجيب سطح المكتب، فتعذّر فتح النافذة ({reason})؛ يعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دونه";
        window_no_graphics: "this desktop cannot draw the window: it offers no OpenGL 2.0. Installing or updating its graphics driver (on Linux: Mesa) helps; `imc-planner --help` lists what works without a window",
            "لا يستطيع سطح المكتب هذا رسم النافذة لأنه لا يوفر \u{2068}OpenGL 2.0\u{2069}. يفيد تثبيت برنامج تشغيل الرسوم أو تحديثه (في لينكس: \u{2068}Mesa\u{2069})؛ ويعرض \u{2068}imc-planner --help\u{2069} ما يعمل من دون نافذة";
        window_failed: "the window could not be opened: {reason}", "تعذّر فتح النافذة: {reason}";
        output_failed: "the output could not be written: {reason}", "تعذّرت كتابة المخرجات: {reason}";
        exists: "the file exists already; {option} writes over it: {path}", "الملف موجود من قبل، والخيار {option} يكتب فوقه: {path}";
        taken: "not written, because another plan of this call has that file: {path}", "لم يُكتب، لأن خطة أخرى في هذا الأمر لها الملف نفسه: {path}";
        wrote: "wrote {path}: {title}; {span}", "كُتب {path}: {title}؛ {span}";
        exported: "wrote {path} ({size} KiB)", "كُتب {path} ({size} كيلوبايت)";
        empty_plan: "an empty plan", "خطة فارغة";
        span: "{weeks} from {day}, amounts in {currency}", "{weeks} ابتداءً من {day}، والمبالغ بعملة {currency}";

        problem: "{path}: {severity}: {sentence} [{code}]", "{path}: {severity}: {sentence} [{code}]";
        unknown_field: "This version does not know the field “{place}” and takes no account of it",
            "لا يعرف هذا الإصدار الحقل «{place}» ولا يأخذه في الحسبان";
        unknown_value: "This version does not know “{value}” in “{place}”; the plan is read without it",
            "لا يعرف هذا الإصدار القيمة «{value}» في «{place}»، وقُرئت الخطة من دونها";
        summary: "{plans}: {problems}", "{plans}: {problems}";
        counts: "{errors}, {warnings}, {notices}", "{errors}، {warnings}، {notices}";
        no_problems: "no problems", "لا مشكلات";
        not_read: "not read: {count}", "ما تعذّرت قراءته: {count}";

        title_line: "{title} ({path})", "{title} ({path})";

        found: "{place}: {text}", "{place}: {text}";
        problems_hint: "{counts} (imc-planner check lists them)", "{counts} (يعرضها الأمر \u{2068}imc-planner check\u{2069})";
    }
}
