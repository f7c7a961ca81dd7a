//! The Listening page.

use super::texts;

texts! {
    /// The Listening page.
    ListeningPageTexts {
        part_log: "Log", "السجل";
        part_promises: "Promises and experiences", "الوعود والتجارب";
        part_insights: "Insights", "الاستبصارات";
        part_relations: "Relations", "العلاقات";
        import: "Import…", "استيراد…";
        empty_title: "Nothing is logged yet", "لا شيء في السجل بعد";
        empty_hint: "Collect what customers say about you: comments, reviews, messages, calls. Write down when and where each was said, and how many people could see it. Code it with the claims of your messages; below 30 mentions no share is shown. Rows of a spreadsheet can be pasted.",
            "اجمع ما يقوله العملاء عنك: تعليقات ومراجعات ورسائل ومكالمات. سجّل متى قيل كل منها وأين، وكم فردًا قد يراه، ورمّزه بادعاءات رسائلك؛ ودون 30 إشارة لا تُعرض نسبة. ويمكن لصق صفوف من جدول.";
        collect_title: "What is collected, and how?", "ما الذي يُجمع، وكيف؟";
        collect_hint: "Opinion is read from enough mentions and from one way of collecting them. Eight mentions alone could come from a net sentiment of 0.01 as well as of 0.99.",
            "يُقرأ الرأي العام من عدد كافٍ من الإشارات ومن طريقة جمع لا تتغير. وثماني إشارات وحدها قد تأتي من صافي 0.01 كما تأتي من 0.99.";
        method: "Method", "الطريقة";
        places: "Places", "مواضع الجمع";
        own_rule: "Paid or own mentions", "الإشارات المدفوعة أو الذاتية";
        since: "From", "من";
        until: "To", "إلى";
        target: "Answer within hours", "الرد خلال ساعات";
        category: "Mentions of the whole category", "إشارات الفئة كلها";
        ask_insights: "Report messages that rest on no insight", "نبّه إلى الرسائل غير المبنية على استبصار";
        caption_interval: "{low} to {high} · n = {count}", "من {low} إلى {high}، العدد {count}";
        caption_polarity: "without neutral ones", "من غير المحايدة";
        caption_outweighed: "Turned by one influencer", "انقلب اتجاهه بإشارة مؤثر واحد";
        caption_people: "where people are stated", "حيث ذُكر عدد الأفراد";
        caption_category: "{count} of {total}", "{count} من {total}";
        caption_negative: "of the negative ones", "من السلبية";
        caption_answered: "{count} answered", "رُدّ على {count}";
        caption_missing: "{count} to go until 30", "ينقص {count} حتى 30";
        answered_within: "Answered within {hours} hours", "رُدّ عليها ضمن المهلة (بالساعات: {hours})";
        of: "{count} of {total}", "{count} من {total}";
        week_plot_hint: "Below it, what was placed in the same week. Lines are 95% intervals.", "وتحته ما جُدول في الأسبوع نفسه. الخطوط فترات الثقة 95%.";
        squares: "Mentions by week", "الإشارات في كل أسبوع";
        squares_hint: "A square is one mention: filled is positive, hollow negative, grey neutral or not coded", "كل مربع إشارة واحدة: الممتلئ إيجابي والمفرغ سلبي والرمادي محايد أو غير مرمَّز";
        few: "below 30", "دون 30";
        week_apart: "{outside} outside the weeks of the plan, {undated} without a date, {own} paid or own: counted apart", "خارج أسابيع الخطة {outside}، وبلا تاريخ {undated}، ومدفوعة أو ذاتية {own}: تُعدّ منفصلة";
        more_messages: "and {count} more", "و{count} غيرها";
        response_hint: "The line is the target; answers right of it came late", "الخط هو المستهدف، وما بعده رد متأخر";
        claims_hint: "The scale runs from 0 to 1. Press a claim to see its mentions alone.", "المقياس من 0 إلى 1. اضغط ادعاءً لترى إشاراته وحدها.";
        claims_none: "Once claims are promised, met or mentioned, they stand here", "تظهر الادعاءات هنا حين يكون لها وعد أو تجربة أو إشارة";
        dumb_bell: "{claim}: say {say}, do {deliver}, confirm {confirm}", "{claim}: القول {say}، الفعل {deliver}، التأكيد {confirm}";
        rows_shown: "{shown} of {all} mentions", "الإشارات المعروضة: {shown} من {all}";
        rows_coded: "{coded} of {all} rows coded", "المرمَّز {coded} من {all}";
        show_all: "Show all mentions", "عرض كل الإشارات";
        only_claim: "Mentions of “{claim}”", "إشارات إلى «{claim}»";
        only_week: "Mentions of week {week}", "إشارات الأسبوع {week}";
        coding: "Coding with keys", "الترميز بلوحة المفاتيح";
        coding_of: "Coding of “{text}”: {state}", "ترميز «{text}»: {state}";
        coding_start: "Press a row; then digits toggle its claims, + − 0 set the sentiment, Enter goes to the next row", "اضغط صفًا، ثم تبدّل الأرقام ادعاءاته وتحدد + و− و0 مشاعره، وينقلك Enter إلى الصف التالي";
        key_next: "next", "التالي";
        key_paste: "paste rows", "لصق صفوف";
        of_mention: "{field} of the mention", "{field} للإشارة";
        mention_form: "Mention", "الإشارة";
        said: "What was said", "ما قيل";
        unanswered: "Not answered", "بلا رد";
        say_hint: "The promise in messages", "الوعد في الرسائل";
        do_hint: "The experience that is met", "التجربة المقدَّمة";
        confirm_hint: "What others say", "ما يقوله الآخرون";
        weakest: "Weakest promise", "أضعف وعد";
        weakest_small: "The mean looks well because this promise has a weight of {weight} only", "يبدو المتوسط جيدًا لأن وزن هذا الوعد {weight} فقط";
        triangle_none: "State for a claim how strongly it is promised and what customers met, each from 1 to 7, and the triangle is drawn", "اذكر لادعاء قوة الوعد به وما وجده العملاء، كلًا من 1 إلى 7، فيُرسم المثلث";
        experiences: "What customers met", "ما وجده العملاء";
        experiences_hint: "Ask buyers: how strongly was it promised, and how far was it met? From 1, not at all, to 7, wholly.", "اسأل المشترين: ما قوة الوعد، وإلى أي حد تحقق؟ من 1 (لم يتحقق شيء منه) إلى 7 (تحقق كله).";
        no_claims: "The plan has no claims yet; they stand in the vocabulary of the Brief", "لا ادعاءات في الخطة بعد، ومكانها مفردات الموجز";
        to_vocabulary: "Go to the vocabulary", "الانتقال إلى المفردات";
        promised: "Promised, 1 to 7", "الوعد من 1 إلى 7";
        experienced: "Met, 1 to 7", "التجربة من 1 إلى 7";
        respondents: "People asked", "عدد من سُئلوا";
        of_claim: "{field} of {claim}", "{field}، {claim}";
        scale_range: "A number from 1 to 7", "عدد من 1 إلى 7";
        insights_hint: "What is known of the people and messages rest on. An insight says why, not only what.", "ما يُعرف عن الناس وتُبنى عليه الرسائل. والاستبصار يقول لماذا، لا ماذا فقط.";
        insights_none: "No insight is written down yet. Read what people say, and note what it tells of them.", "لم يُكتب استبصار بعد. اقرأ ما يقوله الناس ودوّن ما يدل عليه.";
        known_of: "Known of", "يُعرف عن";
        resting: "Messages that rest on it", "رسائل مبنية عليه";
        relations_coverage: "Coverage", "التغطية";
        relations_evenness: "Evenness", "التوازن";
        relations_count: "Activities", "الأنشطة";
        relations_without: "Without anybody answering", "بلا مسؤول";
        new_activity: "New activity", "نشاط جديد";
        nothing_yet: "Nothing yet", "لا نشاط بعد";
        example_listening: "For example a private community, or watching what is said", "مثلًا مجتمع خاص، أو متابعة ما يُقال";
        example_talking: "For example letting fans publish, or answering comments", "مثلًا تمكين المعجبين من النشر، أو الرد على التعليقات";
        example_energizing: "For example brand ambassadors, or reviews and ratings", "مثلًا سفراء العلامة، أو المراجعات والتقييمات";
        example_supporting: "For example a wiki in which customers help each other", "مثلًا ويكي يساعد فيه العملاء بعضهم بعضًا";
        example_embracing: "For example a vote on a new form of the product", "مثلًا تصويت على شكل جديد للمنتج";
        activity: "Activity", "النشاط";
        owner: "Who answers for it", "المسؤول";
        first_week: "First week", "الأسبوع الأول";
        weeks: "How many weeks", "عدد الأسابيع";
        of_activity: "{field} of {name}", "{field}، {name}";
        aim: "Aim", "الغاية";
        reading: "Net sentiment is positive less negative over all coded mentions. It says nothing about what made people speak.", "صافي المشاعر هو الإيجابي ناقص السلبي على كل المرمَّز، ولا يقول شيئًا عن سبب الكلام.";
        any_channel: "On no channel of the plan", "على غير قنوات الخطة";
        any_audience: "Not known", "غير معروف";
    }
}
