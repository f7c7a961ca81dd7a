//! Printing.

use super::texts;

texts! {
    /// The dialog that prints, and what it says afterwards.
    PrintingTexts {
        title: "Print", "طباعة";
        what: "What is printed", "ما يُطبع";
        what_page: "What the page “{page}” shows", "ما تعرضه صفحة «{page}»";
        what_sheet: "The worksheet “{name}”", "الورقة «{name}»";
        what_book: "The plan book", "كتاب الخطة";
        printer: "Printer", "الطابعة";
        usual_printer: "The usual one", "الطابعة المعتادة";
        usual_printer_named: "The usual one: {name}", "الطابعة المعتادة: {name}";
        looking: "Looking for printers…", "يجري البحث عن الطابعات…";
        no_system: "There is no printing system here. The pages are opened as a PDF, to be printed from there.", "لا نظام طباعة هنا. تُفتح الصفحات ملف \u{2066}PDF\u{2069} لتُطبع منه.";
        no_printers: "The printing system knows no printer. The pages are opened as a PDF, to be printed from there.", "لا طابعة في نظام الطباعة. تُفتح الصفحات ملف \u{2066}PDF\u{2069} لتُطبع منه.";
        pages: "Pages", "الصفحات";
        pages_hint: "All, or 1-3, 5", "الكل، أو 1-3، 5";
        pages_wrong: "Pages are numbers from 1 to {count}, for example 1-3, 5", "الصفحات أرقام من 1 إلى {count}، مثل 1-3، 5";
        page_count: "Pages: {count}", "عدد الصفحات: {count}";
        copies: "Copies", "عدد النسخ";
        on_sheet: "Pages on a sheet", "الصفحات في الورقة";
        two_sided: "Print on both sides", "الطباعة على الوجهين";
        fitted: "Fit to the printer’s paper", "الملاءمة مع ورق الطابعة";
        as_needed: "As the content needs", "حسب المحتوى";
        print: "Print", "طباعة";
        open_pdf: "Open as PDF", "فتح ملف \u{2066}PDF\u{2069}";
        nothing: "There is nothing to print here yet", "لا شيء يُطبع هنا بعد";
        sent: "The printer has the pages: {job}", "أُرسلت الصفحات إلى الطابعة: {job}";
        opened: "Opened as a PDF, to be printed from there: {path}", "فُتح ملف \u{2066}PDF\u{2069} ليُطبع منه: {path}";
        failed: "Nothing was printed", "لم يُطبع شيء";
        refused: "The printing system refused: {why}", "رفض نظام الطباعة: {why}";
        refused_silently: "The printing system refused and gave no reason", "رفض نظام الطباعة من غير ذكر السبب";
        no_answer: "The printing system does not answer", "نظام الطباعة لا يستجيب";
        no_viewer: "No program opens PDF files here; the pages are in {path}", "لا برنامج هنا يفتح ملفات \u{2066}PDF\u{2069}؛ والصفحات في {path}";
        broken: "Something went wrong while the pages were made", "حدث خلل في إعداد الصفحات";
        slide_of: "Slide {slide} of {slides}: {title}", "الشريحة {slide} من {slides}: {title}";
        drawing_slides: "The slides are being drawn", "تُرسم الشرائح الآن";
        keys_hint: "Arrows, the space bar and a click turn the slides, Esc ends", "تقلّب الأسهم ومفتاح المسافة والنقر الشرائح، وينهي Esc العرض";
    }
}
