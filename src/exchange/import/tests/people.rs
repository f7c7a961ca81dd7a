//! Audiences and how they meet channels: names with signs in them, sizes, figures of contact models.

use super::super::{Choices, Kind};
use super::{imported, open, plan, seen};
use crate::plan::ContactModel;

#[test]
fn names_of_audiences_are_whole() {
    let text = "Channel;Message;Audience;Start;End;Impressions\nA;M;Adults 18+;2027-04-05;2027-04-18;100\nB;M;Health & beauty fans;2027-04-05;2027-04-18;100\nC;M;الرجال 35+;2027-04-05;2027-04-18;100\nD;M;Mothers;2027-04-05;2027-04-18;100\nE;M;Fathers;2027-04-05;2027-04-18;100\nF;M;Mothers & fathers;2027-04-05;2027-04-18;100\nG;M;Women 25+ + Men 25+;2027-04-05;2027-04-18;100\n";
    let before = plan("2027-04-05", 4, "USD");
    let after = imported(&before, &seen(&open("t.csv", text.as_bytes()), &before, &Choices::default()));
    let names: Vec<String> =
        after.audiences.iter().map(|audience| format!("{}{}", audience.name.en, audience.name.ar)).collect();
    assert_eq!(
        names,
        ["Adults 18+", "Health & beauty fans", "الرجال 35+", "Mothers", "Fathers", "Women 25+", "Men 25+"]
    );
    assert_eq!(after.placements[5].audiences.len(), 2);
}

#[test]
fn numbers_beside_audiences_are_their_sizes() {
    for text in [
        "الجمهور\tالوصف\tالعمر\tالجنس\tالحجم\tالمصدر\nالأمهات العاملات\tأمهات في عمان\t25-45\tإناث\t٢١٠ ألف\tدائرة الإحصاءات\nطلاب الجامعات\tجامعيون\t18-24\tالكل\t350000\tدائرة الإحصاءات\n",
        "الشريحة\tالعمر\tالجنس\tالعدد\nالأمهات العاملات\t25-45\tإناث\t210000\nطلاب الجامعات\t18-24\tالكل\t350000\n",
        "Segment\tAge\tGender\tSize\nWorking mothers\t25-45\tWomen\t210,000\nStudents\t18-24\tAll\t350,000\n",
        "Target audience\tAge\tIncome\tNumber (000)\nWorking mothers\t25-45\tABC1\t210\nStudents\t18-24\tC2\t350\n",
    ] {
        let before = plan("2027-04-05", 4, "JOD");
        let found = seen(&open("t.tsv", text.as_bytes()), &before, &Choices::default());
        assert_eq!((found.table.kind, found.taken), (Kind::Audiences, 2), "{:#?}", found.table.columns);
        let sizes: Vec<u64> = imported(&before, &found).audiences.iter().map(|audience| audience.size).collect();
        assert_eq!(sizes, [210_000, 350_000], "{text}");
    }
}

#[test]
fn sizes_of_advertisements_stay_formats() {
    let text = "Channel\tTarget audience\tSize\tStart\tEnd\tImpressions\nPortal\tStudents\t300\t2027-04-05\t2027-04-18\t100\nNews\tStudents\t600\t2027-04-05\t2027-04-18\t100\n";
    let found = seen(&open("t.tsv", text.as_bytes()), &plan("2027-04-05", 4, "USD"), &Choices::default());
    assert_eq!((found.table.kind, found.taken), (Kind::Placements, 2));
}

#[test]
fn figures_of_contact_models_are_told_apart() {
    for text in [
        "القناة\tالجمهور\tنسبة المشاهدة للإدراج الواحد\tنسبة مشاهدة إدراجين\tنسبة من يستخدم الوسيلة\nإذاعة نور\tالسائقون\t8%\t12%\t45%\n",
        "القناة\tالجمهور\tنسبة التعرض لإعلان واحد\tنسبة التعرض لإعلانين\tنسبة المستخدمين\nإذاعة نور\tالسائقون\t8%\t12%\t45%\n",
        "Channel\tAudience\tReach of one spot\tReach of two spots\t% who use it\nRadio\tDrivers\t8%\t12%\t45%\n",
    ] {
        let before = plan("2027-04-05", 4, "JOD");
        let found = seen(&open("t.tsv", text.as_bytes()), &before, &Choices::default());
        assert_eq!((found.table.kind, found.taken), (Kind::Contacts, 1), "{:#?}", found.table.columns);
        let after = imported(&before, &found);
        assert_eq!(after.channels[0].contacts[0].model, ContactModel::Rating { r1: 0.08, r2: Some(0.12) }, "{text}");
    }
}
