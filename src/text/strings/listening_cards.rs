//! The cards of listening: what each figure is, and what would change it.

use super::texts;

texts! {
    /// The cards of listening.
    ListeningCardTexts {
        net: "Positive less negative mentions, over all coded ones: above zero where positive ones prevail. It never stands without its 95% interval and its number, and is not shown below 30 mentions.",
            "الإشارات الإيجابية ناقص السلبية، على كل المرمَّزة: فوق الصفر حين تغلب الإيجابية. ولا يُعرض من غير فترة الثقة 95% والعدد، ولا دون 30 إشارة.";
        polarity: "Positive less negative mentions, over those that are one or the other. Neutral mentions are left out, so that it is farther from zero than the net sentiment.",
            "الإشارات الإيجابية ناقص السلبية، على مجموعهما. والمحايدة متروكة، فتبتعد القطبية عن الصفر أكثر من صافي المشاعر.";
        reach_weighted: "Each mention counts by the people who could meet it. One person with a following can turn it, so it stands beside the count and not in its place.",
            "تُحسب كل إشارة بعدد من قد يرونها. وقد يقلبها صاحب متابعين واحد، فمكانها إلى جانب العدد لا بدلًا منه.";
        pull_through: "The share of coded mentions that name a claim which messages or the platform make",
            "حصة الإشارات المرمَّزة التي تذكر ادعاءً تقوله الرسائل أو المنصة";
        voice: "Own mentions as a share of all mentions of the category, whose number is stated by hand",
            "إشارات المؤسسة من كل إشارات الفئة، وعدد هذه يُكتب باليد";
        answered: "The share of negative mentions that were answered within the target. Those that are not answered yet count as not answered in time.",
            "حصة الإشارات السلبية التي رُدّ عليها ضمن المستهدف. وما بقي بلا رد لا يُعدّ مردودًا عليه في وقته.";
        median: "Half of the answers came sooner, half of them later. Mentions without an answer have no hours and are not in it.",
            "نصف الردود جاء قبله ونصفها بعده. والإشارات بلا رد لا ساعات لها، فليست فيه.";
        claim: "How strongly it is promised, what customers met, and how far mentions confirm it, each from 0 to 1",
            "قوة الوعد به، وما وجده العملاء، وإلى أي حد تؤكده الإشارات، كل منها من 0 إلى 1";
        say_do: "One less what experiences fall short of promises, each promise weighted by the exposures that carry it. What is better than promised is no fault.",
            "واحد ناقص ما قصّرت فيه التجارب عن الوعود، ولكل وعد وزن مرات التعرض التي تحمله. والزيادة على الوعد ليست عيبًا.";
        say_confirm: "One less what mentions fall short of confirming promises, each promise weighted by the exposures that carry it. What is better than promised is no fault.",
            "واحد ناقص ما قصّرت فيه الإشارات عن تأكيد الوعود، ولكل وعد وزن مرات التعرض التي تحمله. والزيادة على الوعد ليست عيبًا.";
        do_confirm: "One less the distance between what the people asked met and what mentions say, in either direction, each claim weighted by the exposures that carry it",
            "واحد ناقص المسافة بين ما وجده من سُئلوا وما تقوله الإشارات، في أي اتجاه، ولكل ادعاء وزن مرات التعرض التي تحمله";
        coverage: "How many of the five aims have at least one relation", "كم من الغايات الخمس لها علاقة واحدة على الأقل";
        evenness: "How evenly relations are spread over the five aims: 1 where each has as many as the others, 0 where one has all",
            "مدى تساوي توزع العلاقات على الغايات الخمس: 1 حين تتساوى كلها، و0 حين تكون كلها لغاية واحدة";
        insight_share: "The share of messages that rest on an insight of the plan", "حصة الرسائل المبنية على استبصار في الخطة";
        insight_exposure: "The share of all exposures to messages that rest on an insight", "حصة الرسائل المبنية على استبصار من كل مرات التعرض";
        changes_log: "Mentions that are logged, coded or removed, and the weeks of the plan", "تسجيل الإشارات أو ترميزها أو حذفها، وأسابيع الخطة";
        changes_voice: "Mentions that are logged, and the number that is stated for the category", "تسجيل الإشارات، والعدد المذكور للفئة";
        changes_answers: "Answers to mentions, and the hours that are aimed at", "الردود على الإشارات، والساعات المستهدفة";
        changes_promises: "Answers of the people asked, mentions of the claims, and where messages that make them are placed",
            "إجابات من سُئلوا، والإشارات إلى الادعاءات، ومواضع الرسائل التي تقولها";
        changes_relations: "Relations that are added, removed or moved to another aim", "إضافة العلاقات أو حذفها أو نقلها إلى غاية أخرى";
        changes_insights: "What messages rest on, and where they are placed", "ما تُبنى عليه الرسائل، ومواضعها";
        interval: "95% interval: {low} to {high}", "فترة الثقة 95%: من {low} إلى {high}";
        interval_alike: "All mentions speak alike, so the usual interval has no width; the lower bound of a share that every mention has stands in for it",
            "كل الإشارات متفقة، فطول الفترة صفر، ويقوم مقامها الحد الأدنى لحصة تجمعها كلها";
        median_middle: "Answers in the order of their hours: {count}; hours in the middle: {hours}", "الردود مرتبة بساعاتها: {count}؛ والساعات في الوسط: {hours}";
        weakest: "Weakest promise: {claim}, {by} short", "أضعف وعد: {claim}، بنقص {by}";
        disputed: "Furthest apart: {claim}, by {by}", "الأبعد: {claim}، بفارق {by}";
        gap: "Gap", "الفارق";
        exposures: "Exposures", "مرات التعرض";
        in_time: "Within the target", "ضمن المستهدف";
        late: "Later", "بعده";
        not_answered: "Not answered", "بلا رد";
    }
}
