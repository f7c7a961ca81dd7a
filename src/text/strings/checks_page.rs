//! The Checks page.

use super::texts;

texts! {
    /// The Checks page: problems by severity, each with its place.
    ChecksPageTexts {
        errors: "Errors", "أخطاء";
        errors_hint: "Entries of the plan do not fit together here; figures leave these places out", "بيانات الخطة لا تتوافق هنا، والأرقام لا تحتسب هذه المواضع";
        warnings: "Warnings", "تحذيرات";
        warnings_hint: "Probably not what was meant; figures count them as they stand", "غالبًا ليس هذا هو المقصود، والأرقام تحتسبها كما هي";
        notices: "Notices", "تنبيهات";
        notices_hint: "Something is missing, or could be added", "شيء ناقص أو يمكن إضافته";
        none_title: "Nothing to mend", "لا شيء يحتاج إلى إصلاح";
        none: "All entries of the plan fit together and nothing is missing from it", "بيانات الخطة متوافقة كلها، ولا ينقصها شيء";
        no_errors: "All entries fit together; what is left are gaps to fill", "بيانات الخطة متوافقة، وما بقي ثغرات تُملأ";
        checked_title: "What is checked", "ما الذي يُفحص";
        checked: "After every change the plan is searched for {count} kinds of problem: names that lead nowhere or are used twice, numbers that no contact model can have, weeks outside the calendar, amounts that the currency cannot pay, spending above the budget, placements that reach nobody or are made twice, and whatever is not filled in yet", "بعد كل تغيير تُفحص الخطة بحثًا عن أنواع المشكلات الآتية، وعددها {count}: أسماء لا وجود لما تشير إليه أو مكررة، وأرقام لا يقبلها أي نموذج تعرض، وأسابيع خارج التقويم، ومبالغ لا تقبلها العملة، وإنفاق يتجاوز الميزانية، ومواضع لا تصل إلى أحد أو مكررة، وكل ما لم يُملأ بعد";
        show_on: "Show on: {page}", "عرض في: {page}";
    }
}
