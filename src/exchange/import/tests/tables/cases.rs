//! Twenty strange tables with what is to be understood of each.

use super::super::super::{Kind, Meaning};
use super::super::{plan, workbook};
use crate::plan::{Bilingual, Claim, Plan};

/// A table and what is to be understood of it.
pub(super) struct Case {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub plan: Plan,
    pub kind: Kind,
    /// The meaning of every column, by its letters.
    pub columns: &'static [(&'static str, Meaning)],
    /// Rows that are taken over.
    pub taken: usize,
    /// Rows and columns in which errors are named, counted as a spreadsheet does.
    pub errors: &'static [(usize, &'static str)],
}

use Meaning as M;

/// As in an agency's flowchart: titles in rows 9 and 10, weeks with a mark, thousands with fractions, sums below.
fn flowchart() -> Case {
    let cells = "\t\n\tClient: Example Running\n\tPeriod: April to May 2027\n\n\n\n\n\n\tVehicle\tFormat / creative\tBuying aud.\tUnits, 000\tСРМ, £\tNet\t05.04-11.04\t12.04-18.04\t19.04-25.04\t26.04-02.05\n\n\tExample Video\tBumper 6\" product\tABC1 25-44\t1666.667\t9\t15000\t\t1\t1\t1\n\tExample Social\tReels: ambassadors\tABC1 25-44\t4470.708\t6.5\t29059.60\t1\t1\t1\t1\n\tExample Audio\tAudio 30\" product\tABC1 25-44\ttbc\t8\t\t1\t1\t\t\n\tExample Club\tChallenge\tRunners\t600\t15\t9000\tMarch - November\n\tTOTAL DIGITAL\t\t\t6737.375\t\t53059.60\n\tAgency commission 15%\t\t\t\t\t7958.94\n\tVAT 20%\t\t\t\t\t12203.71\n";
    Case {
        name: "flowchart",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 8, "GBP"),
        kind: Kind::Placements,
        columns: &[
            ("B", M::Channel),
            ("C", M::Format),
            ("D", M::Audience),
            ("E", M::Units),
            ("F", M::Rate),
            ("G", M::Cost),
            ("H", M::Weeks),
            ("I", M::Weeks),
            ("J", M::Weeks),
            ("K", M::Weeks),
        ],
        taken: 3,
        errors: &[(13, "E")],
    }
}

/// Month names over week numbers in merged cells; quantities in the weeks.
fn month_groups() -> Case {
    let cells = "Media plan 2027\n\nMedia owner\tAd type\tTotal spots\tCost per spot\tTotal\tApril\t\t\t\tMay\n\t\t\t\t\t1\t2\t3\t4\t1\t2\t3\t4\nExample FM\tSpot 30\"\t16\t100\t1600\t4\t4\t4\t4\nExample TV\tSpot 20\"\t10\t500\t5000\t\t\t5\t5\nGrand total\t\t26\t\t6600\n";
    Case {
        name: "month groups",
        bytes: workbook(cells, &[(2, 5, 2, 8), (2, 9, 2, 12)]),
        plan: plan("2027-04-01", 9, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Format),
            ("C", M::Insertions),
            ("D", M::Rate),
            ("E", M::Cost),
            ("F", M::Weeks),
            ("I", M::Weeks),
            ("J", M::Weeks),
            ("M", M::Weeks),
        ],
        taken: 2,
        errors: &[],
    }
}

/// Months without dates, with quantities that add up only when they are rounded together.
fn thirds() -> Case {
    let cells = "Channel\tMessage\tImpressions\tApril\tMay\tJune\nExample Network\tLaunch film\t15550000\t5183333.33\t5183333.33\t5183333.33\n";
    Case {
        name: "thirds",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-01", 13, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Message),
            ("C", M::Units),
            ("D", M::Weeks),
            ("E", M::Weeks),
            ("F", M::Weeks),
        ],
        taken: 1,
        errors: &[],
    }
}

fn arabic_flight() -> Case {
    let cells = "خطة إعلانية – بيانات توضيحية\n\nم\tالقناة\tالمادة الإعلانية\tالفئة المستهدفة\tتاريخ البدء\tتاريخ الانتهاء\tعدد مرات الظهور (بالآلاف)\tتكلفة الألف (د.أ)\tالتكلفة الصافية\tملاحظات\n1\tإنستغرام\tمقطع الإطلاق\tشباب 18-30\t2027-04-05\t2027-04-25\t1200.5\t2.5\t3001.25\t\n2\tيوتيوب\tالفيلم الطويل\tعائلات\t2027-04-12\t2027-05-02\t800\t4\t3200\tبانتظار الموافقة\n3\tالإذاعة المثال\tسبوت\tعائلات\tغير محدد\t2027-05-02\t300\t3\t900\t\nالمجموع\t\t\t\t\t\t2300.5\t\t7101.25\nضريبة المبيعات 16%\t\t\t\t\t\t\t\t1136.2\n";
    Case {
        name: "Arabic flight",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 6, "JOD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::RowNumber),
            ("B", M::Channel),
            ("C", M::Message),
            ("D", M::Audience),
            ("E", M::Start),
            ("F", M::End),
            ("G", M::Units),
            ("H", M::Rate),
            ("I", M::Cost),
            ("J", M::Notes),
        ],
        taken: 2,
        errors: &[(6, "E")],
    }
}

fn arabic_weeks() -> Case {
    let cells = "الوسيلة\tشكل الإعلان\tعدد السبوتات\tسعر السبوت\tالإجمالي\tالأسبوع 1\tالأسبوع 2\tالأسبوع 3\tالأسبوع 4\nإذاعة المثال\tسبوت 30 ثانية\t20\t50\t1000\t5\t5\t5\t5\nتلفزيون المثال\tسبوت 20 ثانية\t6\t400\t2400\t\t3\t3\t-\nالإجمالي\t\t26\t\t3400\n";
    Case {
        name: "Arabic weeks",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 4, "JOD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Format),
            ("C", M::Insertions),
            ("D", M::Rate),
            ("E", M::Cost),
            ("F", M::Weeks),
            ("G", M::Weeks),
            ("H", M::Weeks),
            ("I", M::Weeks),
        ],
        taken: 2,
        errors: &[],
    }
}

fn periods() -> Case {
    let cells = "#\tSite\tAd format\tGeo\tPeriod\tBuying model\tQuantity\tPrice\tDiscount\tTotal net, USD\tCTR\n1\tExample Search\tText ads\tAll cities\t26.08.2027 - 28.09.2027\tCPC\t5000\t0.4\t\t2000\t0.03\n2\tExample Portal\tBanner 300x250\tCapital\tSeptember\tCPM\t2000000\t2\t0.1\t3600\t0.001\n3\tExample Portal\tHome page\tCapital\t3 months\tper week\t\t500\t\t\t\n4\tExample Blog\tArticle\tCapital\tsoon\tfixed\t1\t700\t\t700\t\n";
    Case {
        name: "periods",
        bytes: workbook(cells, &[]),
        plan: plan("2027-08-23", 10, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::RowNumber),
            ("B", M::Channel),
            ("C", M::Format),
            ("D", M::Geography),
            ("E", M::Period),
            ("F", M::CostModel),
            ("G", M::Units),
            ("H", M::Rate),
            ("I", M::Discount),
            ("J", M::Cost),
            ("K", M::ClickRate),
        ],
        taken: 3,
        errors: &[(5, "E")],
    }
}

fn audience_list() -> Case {
    let cells = "Audience\tPopulation, 000\tProfile\tSource\nRunners 25-44\t1200\tRun twice a week\tInvented\nParents\t3400.5\tWith children\tInvented\nStudents\tmany\t\t\n";
    Case {
        name: "audiences",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Audiences,
        columns: &[("A", M::Audience), ("B", M::Size), ("C", M::Description), ("D", M::Source)],
        taken: 2,
        errors: &[(4, "B")],
    }
}

fn rate_card() -> Case {
    let cells = "نوع الوسيلة\tاسم الوسيلة\tوحدة الشراء\tالسعر الإفرادي\tملاحظات\nراديو\tإذاعة المثال\tإعلان\t45.5\tوقت الذروة\nصحف\tجريدة المثال\tصفحة\t600\t\nرقمي\tموقع المثال\tألف ظهور\t2.25\t\n";
    Case {
        name: "rate card",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 4, "JOD"),
        kind: Kind::Channels,
        columns: &[("A", M::Medium), ("B", M::Channel), ("C", M::CostModel), ("D", M::Rate), ("E", M::Notes)],
        taken: 3,
        errors: &[],
    }
}

fn costs() -> Case {
    let cells = "البند\tنوع التكلفة\tالتاريخ\tالمبلغ\tالمصدر\nتصوير الفيلم\tإنتاج\t2027-04-06\t1500\tعرض سعر توضيحي\nاستطلاع قبلي\tقياس\t2027-04-12\t800\t\nاحتياطي\tاحتياطي\t\tلم يحدد\t\n";
    Case {
        name: "other costs",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 4, "JOD"),
        kind: Kind::OtherCosts,
        columns: &[("A", M::Item), ("B", M::CostKind), ("C", M::Day), ("D", M::Cost), ("E", M::Source)],
        taken: 2,
        errors: &[(4, "D")],
    }
}

/// Days over hours, as radio stations sell them.
fn grid() -> Case {
    let cells = "Station: Example FM\n\nDate\tChannel\tSpot\t07:00\t08:00\t09:00\t17:00\tTotal spots\tCost per spot\n2027-04-05\tExample FM\tLaunch spot\t1\t1\t\t2\t4\t25\n2027-04-06\tExample FM\tLaunch spot\t1\t\t1\t2\t4\t25\n2027-04-13\tExample FM\tLaunch spot\t\t\t\t2\t2\t25\n";
    Case {
        name: "day by hour grid",
        bytes: workbook(cells, &[]),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Day),
            ("B", M::Channel),
            ("C", M::Message),
            ("D", M::Hour),
            ("E", M::Hour),
            ("F", M::Hour),
            ("G", M::Hour),
            ("H", M::Insertions),
            ("I", M::Rate),
        ],
        taken: 3,
        errors: &[],
    }
}

fn markdown() -> Case {
    let text = "Here is the plan:\n\n| Channel | Message | Weeks | Impressions | CPM | Cost |\n|---|:--|---|--:|--:|--:|\n| **Instagram** | Teaser | 1-2 | 500,000 | 3.00 | 1,500.00 |\n| TikTok | Launch reel | 3-4 | 1,000,000 | 2.50 | 2,600.00 |\n| Radio | Spot | 2–3 | lots | 10 | |\n| **Total** | | | 1,500,000 | | 4,100.00 |\n";
    Case {
        name: "Markdown of a chat",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Message),
            ("C", M::Period),
            ("D", M::Units),
            ("E", M::Rate),
            ("F", M::Cost),
        ],
        taken: 2,
        errors: &[(7, "D")],
    }
}

fn arabic_markdown() -> Case {
    let text = "| القناة | الرسالة | الفترة | مرات الظهور | تكلفة الألف ظهور | التكلفة |\n|---|---|---|---|---|---|\n| إنستغرام | التشويق | ٥ أبريل - ١٨ أبريل | ٥٠٠٬٠٠٠ | ٣ | ١٬٥٠٠ |\n| تيك توك | الإطلاق | أبريل | ١٬٠٠٠٬٠٠٠ | ٢٫٥ | ٢٬٥٠٠ |\n| المجموع | | | ١٬٥٠٠٬٠٠٠ | | ٤٬٠٠٠ |\n";
    Case {
        name: "Arabic Markdown",
        bytes: text.into(),
        plan: plan("2027-04-05", 8, "JOD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Message),
            ("C", M::Period),
            ("D", M::Units),
            ("E", M::Rate),
            ("F", M::Cost),
        ],
        taken: 2,
        errors: &[],
    }
}

fn semicolons() -> Case {
    let text = "Kanal-Nr;Website;Werbemittel;Impressions;CPM;Net cost;Start;End\n1;Example Portal;Banner;1.250.000;4,50;5.625,00;05.04.2027;18.04.2027\n2;Example News;Teaser;300.000;6,00;1.800,00;12.04.2027;25.04.2027\n";
    Case {
        name: "decimal commas",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "EUR"),
        kind: Kind::Placements,
        columns: &[
            ("B", M::Channel),
            ("C", M::Message),
            ("D", M::Units),
            ("E", M::Rate),
            ("F", M::Cost),
            ("G", M::Start),
            ("H", M::End),
        ],
        taken: 2,
        errors: &[],
    }
}

fn old_arabic() -> Case {
    let text = "القناة,الرسالة,البداية,النهاية,عدد مرات الظهور,سعر الألف,المبلغ\nموقع المثال,عرض الربيع,05/04/2027,18/04/2027,400000,2.5,1000\nصحيفة المثال,عرض الصيف,19/04/2027,02/05/2027,200000,5,1000\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
    Case {
        name: "windows-1256",
        bytes: bytes.into_owned(),
        plan: plan("2027-04-05", 4, "SAR"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Message),
            ("C", M::Start),
            ("D", M::End),
            ("E", M::Units),
            ("F", M::Rate),
            ("G", M::Cost),
        ],
        taken: 2,
        errors: &[],
    }
}

fn html() -> Case {
    let text = "<html><body><table><tr><th rowspan=2>Channel</th><th rowspan=2>Creative</th><th colspan=2>April</th><th rowspan=2>Net cost</th></tr><tr><th>05-11</th><th>12-18</th></tr><tr><td>Example&nbsp;TV</td><td>Film &amp; sound</td><td>10</td><td>12</td><td>2,200</td></tr><tr><td>Example FM</td><td>Spot</td><td></td><td>20</td><td>500</td></tr></table></body></html>";
    Case {
        name: "HTML",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[("A", M::Channel), ("B", M::Message), ("C", M::Weeks), ("D", M::Weeks), ("E", M::Cost)],
        taken: 2,
        errors: &[],
    }
}

fn pasted() -> Case {
    let text = "Medium\tStation\tTarget group\tW1\tW2\tW3\tW4\tTotal GRPs\nTV\tExample One\tAdults\t20\t\t20\t\t40\n\tExample Two\tAdults\t\t15\t\t15\t30\nRadio\tExample FM\tAdults\t5\t5\t5\t5\t20\nTotal\t\t\t25\t20\t25\t20\t90\n";
    Case {
        name: "pasted weeks",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Medium),
            ("B", M::Channel),
            ("C", M::Audience),
            ("D", M::Weeks),
            ("E", M::Weeks),
            ("F", M::Weeks),
            ("G", M::Weeks),
            ("H", M::Grp),
        ],
        taken: 3,
        errors: &[],
    }
}

fn contents() -> Case {
    let text = "تاريخ النشر\tالمنصة\tعنوان المنشور\tنص المنشور\tالدعوة إلى الإجراء\tالمرحلة\tاللغة\n05/04/2027\tإنستغرام\tمن نحن\tحكايتنا في دقيقة\tاعرف أكثر\tجذب الانتباه\tعربي\n07/04/2027\tفيسبوك\tعرض الأسبوع\tخصم لمن يحجز الآن\tاحجز\tالفعل\tعربي\n";
    Case {
        name: "calendar of contents",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "JOD"),
        kind: Kind::Messages,
        columns: &[
            ("A", M::Day),
            ("B", M::Channel),
            ("C", M::Message),
            ("D", M::Text),
            ("E", M::CallToAction),
            ("F", M::Stage),
            ("G", M::Language),
        ],
        taken: 2,
        errors: &[],
    }
}

fn unknown_titles() -> Case {
    let text = "Alpha\tBeta\tGamma\tDelta\tEpsilon\nYouTube\tFilm long\t1200000\t5\t6000\nInstagram\tFilm short\t800000\t4\t3200\nTikTok\tFilm tiny\t500000\t3\t1500\n";
    Case {
        name: "titles that say nothing",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[("A", M::Channel), ("B", M::Message), ("C", M::Units), ("D", M::Rate), ("E", M::Cost)],
        taken: 3,
        errors: &[],
    }
}

fn contacts() -> Case {
    let text = "القناة\tالجمهور\tوصول إدراج واحد\tوصول إدراجين\tالمصدر\nتلفزيون المثال\tعائلات\t12%\t19%\tتقدير توضيحي\nإذاعة المثال\tعائلات\t8%\t13%\tتقدير توضيحي\nإذاعة المثال\tشباب\t140%\t\t\n";
    Case {
        name: "contact models",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "JOD"),
        kind: Kind::Contacts,
        columns: &[("A", M::Channel), ("B", M::Audience), ("C", M::Rating), ("D", M::RatingTwo), ("E", M::Source)],
        taken: 2,
        errors: &[(4, "C")],
    }
}

pub(super) fn mentions() -> Case {
    let text = "التاريخ\tالقناة\tالنص\tالادعاءات\tالمشاعر\tعدد الإشارات\tعدد المتابعين\tساعات الرد\tطور الشراء\n5 أبريل 2027\tInstagram\tرغوته ناعمة\tلطيف\tإيجابية\t3\t٤٨٬٠٠٠\t2.5\tبعد الشراء\n6 أبريل 2027\tInstagram\tوصل متأخرًا\tالتوصيل، غير معروف\tسلبية\t1\t\t\tبعد الشراء\n2027-04-31\tInstagram\tيوم لا وجود له\t\tمحايدة\t1\t\t\t\n7 أبريل 2027\tInstagram\tشعور لا يُقرأ\t\tربما\t1\t\t\t\n";
    let mut plan = plan("2027-04-05", 4, "JOD");
    let claim = |id: &str, name: &str| Claim::named(id.into(), Bilingual::new("", name));
    plan.vocabulary.claims = [claim("gentle", "لطيف"), claim("delivery", "التوصيل")].into_iter().collect();
    Case {
        name: "mentions",
        bytes: text.into(),
        plan,
        kind: Kind::Mentions,
        columns: &[
            ("A", M::Day),
            ("B", M::Channel),
            ("C", M::Text),
            ("D", M::Claims),
            ("E", M::Sentiment),
            ("F", M::MentionCount),
            ("G", M::People),
            ("H", M::AnsweredHours),
            ("I", M::PurchasePhase),
        ],
        taken: 2,
        errors: &[(4, "A"), (5, "E")],
    }
}

fn two_rows_of_titles() -> Case {
    let text = "Channel\tCreative\tPlan\t\t\tDates\t\n\t\tImpressions\tCPM\tBudget\tFrom\tTo\nExample Social\tReel\t900000\t4\t3600\t5 Apr 2027\t18 Apr 2027\nExample Video\tFilm\t600000\t8\t4800\t12 Apr 2027\t2 May 2027\n";
    Case {
        name: "two rows of titles",
        bytes: text.into(),
        plan: plan("2027-04-05", 4, "USD"),
        kind: Kind::Placements,
        columns: &[
            ("A", M::Channel),
            ("B", M::Message),
            ("C", M::Units),
            ("D", M::Rate),
            ("E", M::Cost),
            ("F", M::Start),
            ("G", M::End),
        ],
        taken: 2,
        errors: &[],
    }
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        flowchart(),
        month_groups(),
        thirds(),
        arabic_flight(),
        arabic_weeks(),
        periods(),
        audience_list(),
        rate_card(),
        costs(),
        grid(),
        markdown(),
        arabic_markdown(),
        semicolons(),
        old_arabic(),
        html(),
        pasted(),
        contents(),
        unknown_titles(),
        contacts(),
        mentions(),
        two_rows_of_titles(),
    ]
}
