//! The rules that every text of the tables keeps, whoever adds it.

use super::{Row, TABLES};

/// Texts that introduce what stands below them, and so end with a colon.
const LEADING: [(&str, &str); 13] = [
    ("cards", "how_plan"),
    ("cards", "how_pairs"),
    ("cards", "how_coherence"),
    ("cards", "how_continuity"),
    ("cards", "how_complementarity"),
    ("cards", "week_to_date"),
    ("cards", "week_alone"),
    ("cards", "week_adds"),
    ("reach_page", "bounds_formula"),
    ("recovery", "differs"),
    ("recovery", "since_then"),
    ("recovery", "calculations_hint"),
    ("window", "removal_placements"),
];

/// Texts that are set apart by spaces: figures in a row, keys with their meaning.
const SPACED: [(&str, &str); 2] = [("messages_page", "table_keys"), ("reach_page", "window_result")];

/// Words that have a capital letter wherever they stand: names of pages, people, places, days, keys, typefaces.
const CAPITALISED: [&str; 50] = [
    "Adha",
    "Algeria",
    "Apache",
    "Arabic",
    "Arthur",
    "Brief",
    "Budget",
    "Channels",
    "Checks",
    "Eid",
    "Egypt",
    "English",
    "Enter",
    "Esc",
    "Fitr",
    "Font",
    "Friday",
    "Gaussian",
    "Gulf",
    "Kendall",
    "Krippendorff",
    "Levant",
    "License",
    "Linux",
    "March",
    "Mauritania",
    "Messages",
    "Monday",
    "Morocco",
    "Open",
    "OpenGL",
    "Planner",
    "Plan",
    "Plex",
    "Qura",
    "Ramadan",
    "Rao",
    "Reach",
    "Sainsbury",
    "Sans",
    "Saturday",
    "Sunday",
    "Tab",
    "Tunisia",
    "Umm",
    "MiB",
    "KiB",
    "April",
    "Cyrillic",
    "Markdown",
];

fn rows() -> impl Iterator<Item = (&'static str, &'static Row)> {
    TABLES.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (*table, row)))
}

/// `text` with `x` in the place of each slot.
fn without_slots(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + "x" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// Whether a sentence ends before the end of `text`.
fn has_more_sentences(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.iter().enumerate().any(|(at, letter)| {
        let after = letters[at + 1..].iter().find(|next| !matches!(next, '”' | '»' | '"' | ')'));
        matches!(letter, '.' | '!' | '?' | '؟' | '…') && matches!(after, Some(' ' | '\n'))
    })
}

#[test]
fn one_sentence_ends_without_a_full_stop() {
    for (table, (name, en, ar)) in rows() {
        assert_eq!(en.ends_with('.'), ar.ends_with('.'), "{table}.{name}: {en} / {ar}");
        assert!(!en.ends_with('.') || has_more_sentences(en), "{table}.{name} is one sentence: {en}");
    }
}

#[test]
fn labels_have_no_colon_and_dots_are_one_letter() {
    for (table, (name, en, ar)) in rows() {
        let leads = LEADING.contains(&(table, name));
        assert_eq!([en, ar].map(|text| text.ends_with(':')), [leads; 2], "{table}.{name}: {en} / {ar}");
        for text in [en, ar] {
            assert!(!text.contains("..."), "{table}.{name}: {text}");
        }
        let more = [en, ar].map(|text| text.matches('…').count());
        assert_eq!(more[0], more[1], "{table}.{name}: {en} / {ar}");
    }
}

#[test]
fn words_are_one_space_apart() {
    for (table, (name, en, ar)) in rows() {
        for text in [en, ar] {
            let doubled =
                text.trim_start().contains("  ") || text.ends_with(' ') && !text.ends_with("، ") && *text != "؛ ";
            let ends_in_list = matches!(*text, ", " | "; ");
            assert!(!doubled || ends_in_list || SPACED.contains(&(table, name)), "{table}.{name}: {text:?}");
        }
    }
}

#[test]
fn english_texts_are_in_sentence_case() {
    for (table, (name, en, _)) in rows() {
        let text = without_slots(en);
        let mut begins = true;
        for word in text.split_whitespace() {
            let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let is_capitalised = plain.chars().next().is_some_and(char::is_uppercase)
                && plain.chars().nth(1).is_some_and(char::is_lowercase);
            let stem = plain.split(['\'', '’', '-']).next().unwrap_or(plain);
            let opens = word.starts_with(['“', '(', '[', '`', '‘']);
            assert!(
                begins || opens || !is_capitalised || CAPITALISED.contains(&stem),
                "{table}.{name}: “{word}” in {en}"
            );
            begins = word.ends_with(['.', '!', '?', ':', '·', '=', '…', '/', '”']);
        }
    }
}

/// Arabic has its own comma, semicolon and question mark; the Latin ones stand only beside Latin letters and digits.
#[test]
fn arabic_texts_have_arabic_punctuation() {
    let is_arabic = |letter: char| ('\u{620}'..='\u{652}').contains(&letter) || matches!(letter, '}' | '»');
    for (table, (name, _, ar)) in rows() {
        let letters: Vec<char> = ar.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect();
        for pair in letters.windows(2) {
            let is_latin_mark = matches!(pair[1], ',' | ';' | '?');
            assert!(!(is_arabic(pair[0]) && is_latin_mark), "{table}.{name}: {ar}");
        }
        // The sum of two products is no row of figures.
        let is_formula = ar.contains("·S(") || ar.contains("x·P(");
        assert!(is_formula || !ar.contains('·'), "{table}.{name}: a middle dot is read as a zero: {ar}");
        assert!(!ar.contains(['“', '”']), "{table}.{name} has English quotation marks: {ar}");
        assert!(!ar.contains('٪'), "{table}.{name}: numbers of the tables take their digits when they are shown: {ar}");
    }
}

/// A sign beside a slot moves to the other side of its number after Arabic letters (UAX #9, rule W2): the number and its
/// sign come together from [`crate::text::Locale`], or stand in an isolate. Numbers of the texts themselves are isolated
/// by `digits`.
#[test]
fn signs_beside_slots_stand_in_isolates() {
    for (table, (name, _, ar)) in rows() {
        let mut depth = 0_i32;
        let letters: Vec<char> = ar.chars().collect();
        for (at, letter) in letters.iter().enumerate() {
            depth += i32::from(matches!(letter, '\u{2066}'..='\u{2068}')) - i32::from(*letter == '\u{2069}');
            let sign_after = *letter == '}' && matches!(letters.get(at + 1), Some('+' | '%' | '-'));
            let sign_before = matches!(letter, '+' | '-' | '−') && letters.get(at + 1) == Some(&'{');
            assert!(depth > 0 || !(sign_after || sign_before), "{table}.{name}: {ar}");
        }
        assert_eq!(depth, 0, "{table}.{name} does not close its isolates: {ar}");
    }
}

/// A counted noun changes with its number in Arabic (ساعة، ساعتان، 3 ساعات، 11 ساعة، 100 ساعة), so none stands behind the slot of
/// a number: the number comes with its noun from [`crate::text::plural`], or the noun comes first.
#[test]
fn no_arabic_noun_is_counted_by_the_slot_before_it() {
    const COUNTED: [&str; 24] = [
        "وحدة",
        "ساعة",
        "ساعات",
        "شخصًا",
        "فردًا",
        "خطة",
        "نقطة",
        "أسبوعًا",
        "أسابيع",
        "يومًا",
        "أيام",
        "شهرًا",
        "مرة",
        "مرات",
        "رسالة",
        "رسائل",
        "قناة",
        "قنوات",
        "كلمة",
        "كلمات",
        "حالة",
        "سحبة",
        "إشارة",
        "تعرضًا",
    ];
    // The word for points is chosen by the number; a quantity is said week by week.
    const CHOSEN: [(&str, &str); 3] = [("numbers", "points"), ("numbers", "point"), ("differences", "weekly")];
    for (table, (name, _, ar)) in rows() {
        for behind in ar.split('}').skip(1) {
            let behind = behind.trim_start_matches('\u{2069}');
            let word = behind.strip_prefix(' ').and_then(|rest| rest.split([' ', '،', '؛', '.', ')']).next());
            let is_counted = word.is_some_and(|word| COUNTED.contains(&word));
            assert!(!is_counted || CHOSEN.contains(&(table, name)), "{table}.{name}: {ar}");
        }
    }
}

/// One word for one thing: words of the first version that said another thing, and what is said now.
#[test]
fn arabic_terms_are_those_of_the_glossary() {
    for (wrong, right) in [
        ("المنفق", "الإنفاق"),
        ("المتحقق", "المنفَّذ"),
        ("الجدول الزمني", "التقويم"),
        ("القاسم المشترك", "القواسم المشتركة"),
        ("نبضي", "نابض"),
        ("معدل النقر", "نسبة النقر إلى الظهور"),
        ("الدعوة إلى الفعل", "الدعوة إلى الإجراء"),
        ("يلتقي", "يتعرض"),
        ("يلتقون", "يتعرضون"),
        ("مرات لقاء", "مرات التعرض"),
        ("نقاط المشاهدة", "نقاط التقييم"),
        ("احتكاك", "نماذج التعرض"),
        ("موضوعة", "مجدولة"),
        ("الإثنين", "الاثنين"),
        ("شهور", "أشهر"),
        ("الإنفاق الإعلامي", "إنفاق الوسائل"),
        ("فوق الميزانية", "تجاوز الميزانية"),
        ("مرصود", "مقيس"),
        ("مساهمة", "إسهام"),
        ("بدون", "من دون"),
        ("الأشخاص", "الأفراد"),
        ("المخرج القياسي", "الخرج القياسي"),
        ("تعذر", "تعذّر"),
        ("نموذج التكلفة", "طريقة التسعير"),
        ("نقاط GRP", "نقاط التقييم"),
    ] {
        for (table, (name, _, ar)) in rows() {
            let is_meant = wrong == "فوق الميزانية" && ar.contains("فوق الميزانية العمومية");
            assert!(is_meant || !ar.contains(wrong), "{table}.{name}: {right} and not {wrong}: {ar}");
        }
    }
}

/// Abbreviations of the trade stand in brackets behind their Arabic name, never in its place.
#[test]
fn abbreviations_stand_behind_their_arabic_names() {
    for (table, (name, _, ar)) in rows() {
        for abbreviation in ["GRP", "TRP", "CPM", "CPP", "CPC", "CPA", "CTR"] {
            let bare = ar.replace(&format!("({abbreviation})"), "");
            assert!(!bare.contains(abbreviation), "{table}.{name}: {ar}");
        }
    }
}
