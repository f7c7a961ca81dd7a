//! Says how the command line is called: its help, and what is wrong with a call.

use super::texts;

texts! {
    /// The help of the command line, and what is said about a wrong call. Words in capitals and after dashes are typed as
    /// they stand.
    CallTexts {
        about: "Build an integrated marketing communications plan: its reach, consistency and budget",
            "بناء خطة اتصالات تسويقية متكاملة: وصولها واتساقها وميزانيتها";
        after_help: "Without a command the window opens, with PLAN if one is named. A plan whose name is that of a command is opened as `imc-planner ./check`.\n\nExit status: 0 success; 1 a plan has errors, or a file cannot be read or written; 2 wrong call.",
            "من دون أمر تُفتح النافذة، ومعها الخطة \u{2066}PLAN\u{2069} إن ذُكرت. وتُفتح خطة لها اسم أحد الأوامر هكذا: \u{2066}imc-planner ./check\u{2069}\n\nحالة الخروج: 0 نجاح؛ 1 في خطة أخطاء أو تعذّرت قراءة ملف أو كتابته؛ 2 استدعاء خاطئ.";
        usage: "Usage", "الاستخدام";
        commands: "Commands", "الأوامر";
        arguments: "Arguments", "المعطيات";
        options: "Options", "الخيارات";
        help_flag: "Print help", "عرض هذه المساعدة";
        version_flag: "Print version", "عرض رقم الإصدار";
        help_command: "Print this help, or that of a command", "عرض هذه المساعدة أو مساعدة أحد الأوامر";
        help_of: "The command to explain", "الأمر المراد شرحه";
        plan: "The plan to open in the window", "الخطة التي تُفتح في النافذة";
        lang: "Language of help, tables, problems and errors, en or ar; for what `export` and `book` write also both [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG`, else English]",
            "لغة المساعدة والجداول والمشكلات والأخطاء: \u{2066}en\u{2069} أو \u{2066}ar\u{2069}؛ ويجوز \u{2066}both\u{2069} لما يكتبه \u{2066}export\u{2069} و\u{2066}book\u{2069} [إن لم تُذكر: لغة \u{2066}LC_ALL\u{2069} أو \u{2066}LC_MESSAGES\u{2069} أو \u{2066}LANG\u{2069}، وإلا فالإنجليزية]";
        largest_file: "Refuse plan files of more MiB than this [default: 64]", "رفض ملفات الخطط التي تتجاوز هذا العدد من الميغابايت [إن لم يُذكر: 64]";
        check: "List the problems of plans", "عرض مشكلات الخطط";
        check_long: "Prints one problem a line, errors first, as `PATH: severity: sentence [code]`, then a summary",
            "مشكلة في كل سطر، والأخطاء أولًا: المسار ثم الدرجة ثم الجملة ثم الرمز بين قوسين، وبعدها خلاصة";
        plans: "Plan files; `-` is standard input", "ملفات الخطط؛ والشرطة \u{2066}-\u{2069} تعني الدخل القياسي";
        analyse: "Compute reach, consistency and budget of plans (also: analyze)", "حساب وصول الخطط واتساقها وميزانيتها (أو \u{2066}analyze\u{2069})";
        analyse_long: "With --json it prints one object for one plan and an array of objects for several; amounts of money are decimal strings, a value that cannot be computed is null with its reason beside it as `NAME_reason`",
            "مع \u{2066}--json\u{2069} يُكتب كائن واحد لخطة واحدة ومصفوفة كائنات لعدة خطط؛ والمبالغ نصوص عشرية، والقيمة التي لا يمكن حسابها \u{2066}null\u{2069} وبجانبها السبب باسم \u{2066}NAME_reason\u{2069}";
        json: "Print JSON for programs instead of tables", "كتابة \u{2066}JSON\u{2069} للبرامج بدل الجداول";
        weeks_alone: "Add the reach of these weeks alone, as 3-6 or 3", "إضافة وصول هذه الأسابيع وحدها، مثل \u{2066}3-6\u{2069} أو \u{2066}3\u{2069}";
        find: "Find a text anywhere in a plan: names, copies, notes, sources, amounts, ids",
            "البحث عن نص في أي موضع من الخطة: الأسماء والنصوص والملاحظات والمصادر والمبالغ والمعرّفات";
        find_long: "All words must be found, in any order; spelling variants of Arabic and accents do not matter, and words of the same meaning count. Prints one line for each text. Exit status: 0 found, 1 not found, 2 trouble.",
            "يجب أن توجد كل الكلمات بأي ترتيب، ولا يهم اختلاف رسم الحروف العربية ولا علامات الحروف اللاتينية، وتُحتسب المرادفات. سطر لكل نص. حالة الخروج: 0 وُجد، 1 لم يوجد، 2 تعذّر ذلك.";
        find_plan: "The plan file; `-` is standard input", "ملف الخطة؛ والشرطة \u{2066}-\u{2069} تعني الدخل القياسي";
        find_text: "What to look for", "ما يُبحث عنه";
        find_json: "Print JSON for programs: the place of each text, and the text", "كتابة \u{2066}JSON\u{2069} للبرامج: موضع كل نص والنص نفسه";
        diff: "Say what differs between two plans, by meaning", "عرض ما يختلف بين خطتين حسب المعنى";
        diff_long: "Prints one line for each difference. Exit status: 0 the plans are the same, 1 they differ, 2 trouble.",
            "سطر لكل اختلاف. حالة الخروج: 0 الخطتان متطابقتان، 1 بينهما اختلاف، 2 تعذّر ذلك.";
        before: "The plan as it was; `-` is standard input", "الخطة كما كانت؛ والشرطة \u{2066}-\u{2069} تعني الدخل القياسي";
        after: "The plan as it is", "الخطة كما هي";
        compare: "Set plans and their alternatives side by side", "وضع الخطط وبدائلها جنبًا إلى جنب";
        compare_long: "Each plan stands with its alternatives; the change of every figure is that to the base, and below the table stands what differs from it in words",
            "تقف كل خطة مع بدائلها؛ والتغيّر في كل رقم محسوب من الأساس، وتحت الجدول ما يختلف عنه بالكلمات";
        compare_base: "What the others are compared with: an alternative by its id or name, a plan by its file, or `plan` for the first plan as it is [default: plan]",
            "ما يُقارن به الباقي: بديل بمعرّفه أو اسمه، أو خطة بملفها، أو \u{2066}plan\u{2069} للخطة الأولى كما هي [إن لم يُذكر: \u{2066}plan\u{2069}]";
        what_if: "Try what money moved, other rates, ratings or sizes, other weeks or another total would do",
            "تجربة أثر نقل المال أو تغيير الأسعار أو نسب التعرض أو أحجام الجماهير أو الأسابيع أو المجموع";
        what_if_long: "Prints what becomes of units, money and key figures; nothing is written without --out. Channels and audiences are named by their ids or names. Exit status: 0 something comes of it, 1 nothing does, 2 wrong call.",
            "يعرض ما يصير إليه عدد الوحدات والمال والأرقام الرئيسة، ولا يُكتب شيء من دون \u{2066}--out\u{2069}. وتُذكر القنوات والجماهير بمعرّفاتها أو أسمائها. حالة الخروج: 0 يتغير شيء، 1 لا يتغير شيء، 2 استدعاء خاطئ.";
        what_if_move_money: "Move an amount, as 40000 or 40k, or a percentage of what FROM costs, as 38%, from one channel to another; both keep the shape of their weeks",
            "نقل مبلغ مثل \u{2066}40000\u{2069} أو \u{2066}40k\u{2069}، أو نسبة من تكلفة \u{2066}FROM\u{2069} مثل \u{2066}38%\u{2069}، من قناة إلى أخرى مع بقاء شكل أسابيعهما";
        what_if_rates: "Change the rates of these channels, or of all, by so many percent, below 0 for less", "تغيير أسعار هذه القنوات، أو كلها، بهذه النسبة المئوية، وتحت الصفر للنقصان";
        what_if_ratings: "Change the ratings of these channels, or of all, by so many percent", "تغيير نسب التعرض لهذه القنوات، أو كلها، بهذه النسبة المئوية";
        what_if_sizes: "Change the sizes of these audiences, or of all, by so many percent", "تغيير أحجام هذه الجماهير، أو كلها، بهذه النسبة المئوية";
        what_if_shift: "Move everything by so many weeks, earlier below 0", "إزاحة كل شيء بهذا العدد من الأسابيع، وتحت الصفر للتقديم";
        what_if_scale: "Scale what is placed so that media cost so much", "ضبط كميات المواضع حتى تبلغ تكلفة الوسائل هذا المجموع";
        what_if_as_alternative: "Keep the trial as an alternative of this name, instead of in the place of the plan", "حفظ التجربة بديلًا بهذا الاسم لا في مكان الخطة";
        what_if_out: "Where to write the plan with the trial; `-` is standard output", "مكان كتابة الخطة مع التجربة؛ والشرطة \u{2066}-\u{2069} تعني الخرج القياسي";
        expected_shift: "a whole number of weeks from -{most} to {most}", "عدد أسابيع صحيح من \u{2066}-{most}\u{2069} إلى {most}";
        merge: "Merge two plans that were made from one", "دمج خطتين أصلهما واحد";
        merge_long: "Where both changed the same thing in different ways, the conflicts are listed and nothing is written. Exit status: 0 merged, 1 conflicts, 2 trouble.",
            "إذا غيّرت الخطتان الشيء نفسه تغييرين مختلفين عُرضت التعارضات ولم يُكتب شيء. حالة الخروج: 0 تم الدمج، 1 تعارضات، 2 تعذّر ذلك.";
        base: "The plan that both were made from", "الخطة التي صُنعت منها الخطتان";
        ours: "The first plan; comments and fields that this version does not know are taken from it",
            "الخطة الأولى؛ ومنها تؤخذ التعليقات والحقول التي لا يعرفها هذا الإصدار";
        theirs: "The second plan", "الخطة الثانية";
        output: "Where to write the merged plan [default: standard output]", "مكان كتابة الخطة المدموجة [إن لم يُذكر: الخرج القياسي]";
        optimise: "Find the best quantities for the money, proved or with a bound (also: optimize)", "إيجاد أفضل الكميات للمال، ببرهان أو بحد أعلى (أو \u{2066}optimize\u{2069})";
        optimise_long: "Prints the proposal, its certificate, the limits that bind and why money is left; nothing is changed unless --apply says where to write. Exit status: 0 a proposal, 1 none, 2 wrong call.",
            "يعرض المقترح وشهادته والحدود المقيِّدة وسبب بقاء مال، ولا يتغير شيء إلا إذا ذكر \u{2066}--apply\u{2069} مكان الكتابة. حالة الخروج: 0 يوجد مقترح، 1 لا يوجد، 2 استدعاء خاطئ.";
        optimise_goal: "What is to be as good as possible; 3+ is the reach of three or more exposures, points:3+ the gross rating points on those people [default: reach at the plan’s effective frequency]",
            "المراد تعظيمه؛ \u{2066}3+\u{2069} هو الوصول بثلاثة تعرضات أو أكثر، و\u{2066}points:3+\u{2069} نقاط التقييم لهؤلاء [إن لم يُذكر: الوصول عند التكرار الفعّال للخطة]";
        optimise_audience: "Among whom, with a weight where there are several, as women=0.7 [default: all people of the plan]", "الجمهور المقصود مع وزنه عند التعدد، مثل \u{2066}women=0.7\u{2069} [إن لم يُذكر: كل أفراد الخطة]";
        optimise_budget: "The money for media, as 396000 or 396k [default: what the budget leaves for media]", "ميزانية الوسائل، مثل \u{2066}396000\u{2069} أو \u{2066}396k\u{2069} [إن لم يُذكر: ما تتركه الميزانية للوسائل]";
        optimise_lock: "Keep a channel as it is; also a placement, a message or an element by its id", "إبقاء قناة كما هي، أو موضع أو رسالة أو عنصر بمعرّفه";
        optimise_between: "Hold a channel to a range of units, as tv=4..16 [default: from 0 to twice today’s]", "حصر قناة في مدى من الوحدات، مثل \u{2066}tv=4..16\u{2069} [إن لم يُذكر: من 0 إلى ضعف اليوم]";
        optimise_spend: "Hold what an element, a message or a placement costs to a range, as `Publicity=5000..9000`", "حصر تكلفة عنصر أو رسالة أو موضع في مدى، مثل \u{2066}Publicity=5000..9000\u{2069}";
        optimise_target: "Find the cheapest plan that reaches this share, as 0.45 or 45%", "إيجاد أرخص خطة تصل إلى هذه النسبة، مثل \u{2066}0.45\u{2069} أو \u{2066}45%\u{2069}";
        optimise_consistency: "Keep at least this consistency, from 0 to 1", "اتساق لا يقل عن هذه القيمة، من 0 إلى 1";
        optimise_weeks: "Then choose the weeks of each channel that leave most in memory: mean over the weeks, or the least of them [default: weeks keep their shape]", "ثم اختيار أسابيع كل قناة التي تُبقي أكبر قدر في الذاكرة: \u{2066}mean\u{2069} متوسط الأسابيع أو \u{2066}least\u{2069} أدناها [إن لم يُذكر: تبقى الأسابيع على شكلها]";
        optimise_from_before: "With --weeks: exposures that each person remembers on average from before the first week", "مع \u{2066}--weeks\u{2069}: متوسط مرات التعرض التي يتذكرها كل فرد مما سبق الأسبوع الأول";
        optimise_curve: "Add the best value for so many budgets", "إضافة أفضل قيمة لهذا العدد من الميزانيات";
        optimise_front: "Add the plans of which none is better both in the goal and in consistency (`consistency`), or in the goal of two audiences (`FIRST,SECOND`)", "إضافة الخطط التي لا تتفوق عليها خطة في الهدف والاتساق معًا (\u{2066}consistency\u{2069})، أو في هدف جمهورين معًا (\u{2066}FIRST,SECOND\u{2069})";
        optimise_apply: "Write the plan with the proposed quantities to this file; `-` is standard output", "كتابة الخطة بالكميات المقترحة في هذا الملف؛ والشرطة \u{2066}-\u{2069} تعني الخرج القياسي";
        new: "Write a new plan, empty or from a sample", "كتابة خطة جديدة فارغة أو من حالة نموذجية";
        import: "Take a table of another program over into a plan", "أخذ جدول من برنامج آخر إلى خطة";
        import_long: "Reads workbooks (XLSX, ODS, XLS), delimited text, and tables of Markdown and HTML. Says what each column was taken for, and names row and column of what is wrong. Rows without errors are taken over.",
            "يقرأ المصنفات (\u{2066}XLSX, ODS, XLS\u{2069}) والنصوص المفصولة وجداول \u{2066}Markdown\u{2069} و\u{2066}HTML\u{2069}. يذكر معنى كل عمود، ويسمّي الصف والعمود لكل خطأ. وتؤخذ الصفوف التي لا خطأ فيها.";
        import_file: "The file with the table; `-` is standard input", "الملف الذي فيه الجدول؛ والشرطة \u{2066}-\u{2069} تعني الدخل القياسي";
        import_into: "The plan to take it over into", "الخطة التي يؤخذ إليها";
        import_new: "A new plan to write, with the weeks and the currency of the table", "خطة جديدة تُكتب بأسابيع الجدول وعملته";
        import_sheet: "The sheet, by its name [default: the first one with a table]", "الورقة باسمها [إن لم تُذكر: أول ورقة فيها جدول]";
        import_table: "The table, by its range as B9:Q21", "الجدول بنطاقه، مثل \u{2066}B9:Q21\u{2069}";
        import_kind: "What the rows are: placements, messages, audiences, channels, contacts, other_costs, records, mentions",
            "ماهية الصفوف: \u{2066}placements, messages, audiences, channels, contacts, other_costs, records, mentions\u{2069}";
        import_mapping: "A JSON file that says what columns mean; --help shows one", "ملف \u{2066}JSON\u{2069} يحدد معاني الأعمدة؛ ومثاله في \u{2066}--help\u{2069}";
        import_mapping_long: "A mapping names columns by their titles or letters and says what each means, and if need be what the rows are and how the text is written. Every field can be left out. Meanings are {meanings}. This is a mapping:\n\n{example}",
            "يسمّي ملف المعاني الأعمدة بعناوينها أو حروفها ويذكر معنى كل منها، وعند الحاجة ماهية الصفوف وطريقة كتابة النص. ويمكن ترك أي حقل منه. والمعاني هي: \u{2066}{meanings}\u{2069}. وهذا مثال:\n\n\u{2066}{example}\u{2069}";
        import_target: "say where the table goes: --into PLAN for a plan that is there, --new OUT for a new one, or --dry-run to write nothing", "اذكر أين يذهب الجدول: \u{2066}--into PLAN\u{2069} لخطة موجودة، أو \u{2066}--new OUT\u{2069} لخطة جديدة، أو \u{2066}--dry-run\u{2069} لعدم كتابة شيء";
        import_encoding: "The encoding of a text, as windows-1256", "ترميز النص، مثل \u{2066}windows-1256\u{2069}";
        import_delimiter: "What stands between the cells of a text: tab, comma, semicolon, bar", "ما يفصل خلايا النص: \u{2066}tab, comma, semicolon, bar\u{2069}";
        import_currency: "Currency of the amounts, by its ISO 4217 code; a plan without amounts takes it [default: the one that the table names]",
            "عملة المبالغ برمزها في \u{2066}ISO 4217\u{2069}، وتأخذها خطة لا مبالغ فيها [إن لم تُذكر: ما يسميه الجدول]";
        import_exchange_rate: "What one unit of another currency is worth in that of the plan, as SAR=0.189",
            "قيمة وحدة من عملة أخرى بعملة الخطة، مثل \u{2066}SAR=0.189\u{2069}";
        import_start: "First day of a new plan [default: that of the table]", "اليوم الأول للخطة الجديدة [إن لم يُذكر: أول يوم في الجدول]";
        import_repeated: "Take placements and mentions over once more that the plan has already", "أخذ المواضع والإشارات التي في الخطة من قبل مرة أخرى";
        import_dry_run: "Say what would be taken over, and write nothing", "عرض ما سيؤخذ دون كتابة شيء";
        import_json: "Print JSON for programs instead of lines", "كتابة \u{2066}JSON\u{2069} للبرامج بدل الأسطر";
        path: "The file to write; `-` is standard output", "الملف المراد كتابته؛ والشرطة \u{2066}-\u{2069} تعني الخرج القياسي";
        from: "Begin with a copy of a sample: {samples}", "البدء بنسخة من حالة نموذجية: {samples}";
        pattern: "Begin with the audiences, messages, channels and worksheets of another plan; `-` is standard input",
            "البدء بجماهير خطة أخرى ورسائلها وقنواتها وأوراق عملها؛ والشرطة \u{2066}-\u{2069} تعني الدخل القياسي";
        keep: "What is kept of the pattern, with commas between: audiences, messages, channels, worksheets, placements [default: all but placements]",
            "ما يُؤخذ من الخطة الأخرى، وبينها فواصل لاتينية: \u{2066}audiences, messages, channels, worksheets, placements\u{2069} [إن لم يُذكر: كلها إلا المواضع]";
        force: "Write over a file that exists", "الكتابة فوق ملف موجود";
        currency: "Currency of an empty plan, by its ISO 4217 code [default: that of the country, else USD]",
            "عملة الخطة الفارغة برمزها في \u{2066}ISO 4217\u{2069} [إن لم تُذكر: عملة البلد، وإلا \u{2066}USD\u{2069}]";
        budget: "Budget of the plan in its currency, as 3000, 480k or 1.2m",
            "ميزانية الخطة بعملتها، مثل \u{2066}3000\u{2069} أو \u{2066}480k\u{2069} أو «1.2 مليون»";
        weeks: "Weeks of the plan [default: 12, or those of the pattern]", "عدد أسابيع الخطة [إن لم يُذكر: 12، أو ما في الخطة الأخرى]";
        start: "First day of the plan, as 2026-03-01 [default: the first day of a week from today]",
            "اليوم الأول للخطة، مثل 2026-03-01 [إن لم يُذكر: أول يوم أسبوع ابتداءً من اليوم]";

        export: "Write a plan as a workbook, tables, pictures, a calendar or in the open format",
            "كتابة خطة في مصنف أو جداول أو صور أو تقويم أو بالصيغة المفتوحة";
        export_long: "imc-planner export PLAN OUT writes one plan; the kind follows from the ending of OUT, or from --as. `imc-planner export PLAN… --as KIND --to FOLDER` writes several, with one line a plan. With --lang both, English and Arabic are written.",
            "يكتب \u{2066}imc-planner export PLAN OUT\u{2069} خطة واحدة، ونوع الملف يتبع نهاية اسم \u{2066}OUT\u{2069} أو \u{2066}--as\u{2069}. ويكتب \u{2066}imc-planner export PLAN… --as KIND --to FOLDER\u{2069} عدة خطط، سطرًا لكل خطة. ومع \u{2066}--lang both\u{2069} تُكتب اللغتان.";
        completions: "Print completions for a shell", "كتابة إكمالات الأوامر لمفسّر الأوامر (\u{2066}shell\u{2069})";
        completions_shell: "The shell: bash, zsh, fish, elvish or powershell", "مفسّر الأوامر (\u{2066}shell\u{2069}): \u{2066}bash\u{2069} أو \u{2066}zsh\u{2069} أو \u{2066}fish\u{2069} أو \u{2066}elvish\u{2069} أو \u{2066}powershell\u{2069}";
        manual: "Print the manual page", "كتابة صفحة الدليل";
        export_paths: "The plan and the file to write, or plans where --to names a folder; `-` is standard input and output",
            "الخطة ثم الملف المراد كتابته، أو عدة خطط مع \u{2066}--to\u{2069}؛ والشرطة \u{2066}-\u{2069} تعني الدخل والخرج القياسيين";
        export_as: "The kind of file: {kinds} [default: that of the ending of OUT]", "نوع الملف: \u{2066}{kinds}\u{2069} [إن لم يُذكر: حسب نهاية اسم \u{2066}OUT\u{2069}]";
        export_to: "The folder for the files of several plans", "المجلد الذي تُكتب فيه ملفات عدة خطط";
        export_part: "The table or chart that is wanted, by its id, or a worksheet as worksheet:swot (worksheet-figure: its figure alone, worksheet-filled: its pages); an unknown one lists them all",
            "معرّف الجدول أو الرسم المطلوب، أو ورقة عمل مثل \u{2066}worksheet:swot\u{2069} (و\u{2066}worksheet-figure:\u{2069} لشكلها وحده، و\u{2066}worksheet-filled:\u{2069} لصفحاتها)؛ والمعرّف المجهول يعرضها كلها";
        export_force: "Write over files that exist", "الكتابة فوق الملفات الموجودة";
        export_weeks: "The weeks of the flowchart, as 3-6 or 3 [default: all]", "أسابيع المخطط، مثل \u{2066}3-6\u{2069} أو \u{2066}3\u{2069} [إن لم تُذكر: كلها]";
        export_channels: "The channels of the flowchart by their ids, with commas between them [default: all]",
            "قنوات المخطط بمعرّفاتها وبينها فواصل لاتينية [إن لم تُذكر: كلها]";
        export_ungrouped: "Leave out the headings of promotion elements", "من دون عناوين عناصر الترويج";
        export_on_bars: "What stands on the bars: all (name, quantity, cost), quantity, name or nothing [default: all]",
            "ما يُكتب على الأشرطة: \u{2066}all\u{2069} (الاسم والكمية والتكلفة) أو \u{2066}quantity\u{2069} أو \u{2066}name\u{2069} أو \u{2066}nothing\u{2069} [إن لم يُذكر: \u{2066}all\u{2069}]";
        export_paper: "The paper of the flowchart: a4, a3, letter, or own for as large as it needs [default: a4]",
            "ورق المخطط: \u{2066}a4\u{2069} أو \u{2066}a3\u{2069} أو \u{2066}letter\u{2069} أو \u{2066}own\u{2069} بالحجم الذي يحتاج إليه [إن لم يُذكر: \u{2066}a4\u{2069}]";
        export_portrait: "Turn the paper upright", "جعل الورق رأسيًا";
        export_pages: "Take as many pages as the flowchart needs instead of one", "استخدام ما يحتاج إليه المخطط من صفحات بدل صفحة واحدة";
        export_kind: "the kind of file is not clear: OUT ends in none of these, and --as names none: {known}",
            "نوع الملف غير واضح: لا ينتهي اسم \u{2066}OUT\u{2069} بأحد هذه، ولم يُذكر \u{2066}--as\u{2069}: {known}";
        export_out: "the file to write is missing: imc-planner export PLAN OUT", "ينقص الملف المراد كتابته: \u{2066}imc-planner export PLAN OUT\u{2069}";
        export_several: "several plans need --as KIND and --to FOLDER", "عدة خطط تحتاج إلى \u{2066}--as KIND\u{2069} و\u{2066}--to FOLDER\u{2069}";
        book: "Write the book of a plan: its outline filled with texts, tables and pictures, as pages to hand in",
            "كتابة كتاب الخطة: مخططه مملوءًا بالنصوص والجداول والأشكال، صفحاتٍ جاهزة للتسليم";
        book_long: "imc-planner book PLAN OUT writes one book; the kind follows from the ending of OUT, or from --as. `imc-planner book PLAN… --as KIND --to FOLDER` writes several, with one line a plan. With --lang both, the English book is followed by the Arabic one.",
            "يكتب \u{2066}imc-planner book PLAN OUT\u{2069} كتابًا واحدًا، ونوع الملف يتبع نهاية اسم \u{2066}OUT\u{2069} أو \u{2066}--as\u{2069}. ويكتب \u{2066}imc-planner book PLAN… --as KIND --to FOLDER\u{2069} عدة كتب، سطرًا لكل خطة. ومع \u{2066}--lang both\u{2069} يلي الكتابَ الإنجليزي الكتابُ العربي.";
        book_outline: "The outline: {known} [default: that of the plan]", "المخطط: \u{2066}{known}\u{2069} [إن لم يُذكر: مخطط الخطة]";
        book_paper: "The paper: a4 or letter [default: a4]", "الورق: \u{2066}a4\u{2069} أو \u{2066}letter\u{2069} [إن لم يُذكر: \u{2066}a4\u{2069}]";
        book_beside: "Set both languages side by side instead of one after the other", "وضع اللغتين متجاورتين لا متتابعتين";
        book_out: "the file to write is missing: imc-planner book PLAN OUT", "ينقص الملف المراد كتابته: \u{2066}imc-planner book PLAN OUT\u{2069}";
        worksheets: "List worksheets, check a file with one, add and remove worksheets of your own", "عرض أوراق العمل، وفحص ملف فيه ورقة، وإضافة أوراقك وإزالتها";
        worksheets_long: "Without an option it lists them, an id and a name a line. A file with mistakes is named with its lines. Exit status: 0 success, 1 a file has mistakes or cannot be read or written.",
            "من دون خيار تُعرض الأوراق، معرّف واسم في كل سطر. ويُذكر الملف الذي فيه أخطاء مع أرقام أسطرها. حالة الخروج: 0 نجاح، 1 في ملف أخطاء أو تعذّرت قراءته أو كتابته.";
        worksheets_check: "Check a file with a worksheet, and change nothing", "فحص ملف فيه ورقة دون تغيير شيء";
        worksheets_add: "Add a worksheet from a file to your own", "إضافة ورقة من ملف إلى أوراقك";
        worksheets_remove: "Take a worksheet out of your own, by its id; answers to it stay in plans", "إزالة ورقة من أوراقك بمعرّفها، وتبقى إجاباتها في الخطط";
        both_languages: "both languages are for what is exported only", "اللغتان معًا للتصدير فقط";
        error: "error: {what}", "خطأ: {what}";
        two_tasks: "a plan to open cannot stand before a command", "لا يجوز أن تسبق الأمر خطة تُفتح";
        no_such_command: "there is no command “{name}”", "لا يوجد أمر باسم «{name}»";
        unknown_argument: "unexpected argument “{name}”", "لا موضع لما يلي في هذا الاستدعاء: «{name}»";
        missing: "missing: {names}", "ينقص الاستدعاء: {names}";
        missing_value: "a value must follow {name}", "يجب أن تتبع {name} قيمة";
        wrong_value: "“{value}” is not possible for {name}", "القيمة «{value}» غير ممكنة للمعطى {name}";
        wrong_value_expected: "“{value}” is not possible for {name}: {expected}", "القيمة «{value}» غير ممكنة للمعطى {name}: {expected}";
        conflict: "{a} cannot be used with {b}", "لا يُستخدم {a} مع {b}";
        wrong_call: "the call makes no sense", "الاستدعاء غير صحيح";
        did_you_mean: "Did you mean {name}?", "هل تقصد {name}؟";
        more_help: "For more information, try --help", "لمزيد من المعلومات جرّب \u{2066}--help\u{2069}";
        expected_number: "expected a whole number from {least} to {most}", "المتوقع عدد صحيح من {least} إلى {most}";
        expected_weeks: "expected weeks as 3-6 or 3, the first one is 1", "المتوقع أسابيع مثل \u{2066}3-6\u{2069} أو \u{2066}3\u{2069}، وأولها 1";
        expected_day: "expected a day as 2026-03-01", "المتوقع يوم مثل 2026-03-01";
        expected_currency: "expected a currency code of three capital letters, as JOD", "المتوقع رمز عملة من ثلاثة أحرف لاتينية كبيرة، مثل \u{2066}JOD\u{2069}";
        expected_one_of: "expected one of {values}", "المتوقع واحد مما يلي: {values}";
        or: ", ", "، ";
    }
}
