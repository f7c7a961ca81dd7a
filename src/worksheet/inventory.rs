//! The inventory of the course texts: every table of them against the worksheets that carry it. The counts are those of the
//! texts; options of the program's own ("another", "none of them") do not count.

use super::{Framework, Kind, forms_of, framework};
use crate::plan::{Element, RelationAim, Stage, Tool};

/// Options that the program adds to those of the texts.
const OWN: [&str; 4] = ["other", "none", "social", "authors"];

/// Tables whose entries are the options of an item: the table, the address of the item, the number in the text, and how many
/// of [`OWN`] count as entries there.
const OPTIONS: &[(&str, &str, usize, &[&str])] = &[
    ("evidence of the preparation stage", "arthur.research", 2, &[]),
    ("means of payment", "e-mix.payment", 4, &[]),
    ("successful products", "e-mix.category", 12, &[]),
    ("kinds of goods", "e-mix.kind-of-goods", 2, &[]),
    ("traits of a digital product", "e-mix.traits", 7, &[]),
    ("strategies of product development", "e-mix.strategy", 5, &[]),
    ("traits of pricing", "e-mix.price-traits", 3, &[]),
    ("internal determinants of price", "e-mix.internal", 7, &[]),
    ("external determinants of price", "e-mix.external", 6, &[]),
    ("other influences on price", "e-mix.other-influences", 4, &[]),
    ("pricing strategies", "e-mix.pricing-strategy", 7, &[]),
    ("trends of distribution", "e-mix.distribution-trends", 4, &[]),
    ("strategies of distribution", "e-mix.distribution-strategy", 2, &[]),
    ("infomediaries", "e-mix.infomediaries", 2, &[]),
    ("means of security", "e-mix.means", 4, &[]),
    ("traits of a community", "e-mix.community-traits", 4, &[]),
    ("results of a community", "e-mix.community-results", 2, &[]),
    ("means of direct marketing", "promotion.direct-means", 6, &[]),
    ("forms of sales promotion", "promotion.promotion-forms", 6, &[]),
    ("aims of public relations", "promotion.relations-aims", 4, &[]),
    ("functions of public relations", "promotion.functions", 5, &[]),
    ("means of public relations", "promotion.relations-means", 6, &[]),
    ("where people for personal selling are found", "promotion.personal-sources", 2, &[]),
    ("advantages of online advertising", "promotion.advantages", 8, &[]),
    ("forms of online advertising", "promotion.ad-forms", 8, &["social"]),
    ("viral tools", "methods.viral-tools", 3, &["social"]),
    ("components of the e-market", "e-market.component-list", 9, &[]),
    ("networks", "e-market.network-use", 3, &[]),
    ("requirements of a strategy", "e-market.requirements", 2, &[]),
    ("aims of a strategy", "e-market.aims", 5, &[]),
    ("advantages of e-marketing", "e-market.advantages", 5, &[]),
    ("rights over data", "privacy.rights-given", 4, &[]),
    ("views of CRM", "crm.view-taken", 6, &[]),
    ("kinds of CRM", "crm.kinds-used", 4, &[]),
    ("tools of e-CRM", "crm.e-crm", 5, &["social"]),
    ("dimensions of social CRM, list A", "crm.dimensions", 5, &[]),
    ("aims of social CRM", "crm.goals", 6, &[]),
    ("definitions of social CRM", "crm.nearest-definition", 3, &[]),
    ("contributions to the definition", "imc-maturity.step", 6, &[]),
    ("definitions", "imc-maturity.nearest", 6, &["authors"]),
    ("responses of an experience", "mechanisms.responses", 5, &["social"]),
    ("examples of listening", "social-lab.listening-examples", 2, &[]),
    ("examples of talking", "social-lab.talking-examples", 2, &[]),
    ("examples of energizing", "social-lab.energizing-examples", 2, &[]),
    ("examples of supporting", "social-lab.supporting-examples", 2, &[]),
    ("examples of embracing", "social-lab.embracing-examples", 2, &[]),
    ("aims of own sites", "social-lab.site-aims", 9, &[]),
    ("questions within the question", "case.sub-questions", 3, &[]),
    ("aims of the paper", "case.paper-aims", 3, &[]),
    ("aims of the case", "case.case-goals", 4, &[]),
    ("elements of promotion of the case", "case.case-elements", 10, &["social"]),
    ("uses of information technology", "case.base", 10, &[]),
    ("results of the paper", "case.paper-results", 5, &[]),
    ("recommendations of the paper", "case.paper-recommendations", 3, &[]),
];

/// Tables whose entries are parts of a framework: the table, the framework, the parts by a word that says which of them.
const PARTS: &[(&str, &str, usize)] = &[
    ("requirements of marketing", "requirements", 4),
    ("Arthur's stages", "arthur", 4),
    ("elements of the e-marketing mix", "e-mix", 9),
    ("methods of e-marketing, and affiliate marketing", "methods", 6),
    ("mechanisms of social CRM", "mechanisms", 3),
    ("roles of integration", "integration", 3),
    ("quarters of the SWOT matrix", "swot", 4),
    ("areas of the audit", "integration-audit", 5),
];

/// Tables whose entries are items: the table, the addresses of the items.
const ITEMS: &[(&str, &[&str])] = &[
    (
        "forces of the digital age",
        &[
            "e-market.force-technology",
            "e-market.force-growth",
            "e-market.force-intermediaries",
            "e-market.force-customisation",
        ],
    ),
    ("practices of privacy", &["privacy.notice", "privacy.choice", "privacy.access", "privacy.security"]),
    ("contact for data", &["privacy.contact"]),
    ("voluntary disclosure and the cap on frequency", &["privacy.opt-in", "privacy.cap"]),
    ("questions of privacy", &["e-mix.which-data", "e-mix.when-how"]),
    ("customer service", &["e-mix.information", "e-mix.support", "e-mix.facilities"]),
    ("search: labour and cost", &["methods.seo-labour", "methods.sem-cost"]),
    ("pass-along", &["methods.viral-share", "methods.viral-contacts", "methods.viral-conversion", "methods.viral-k"]),
    ("cadence of blogs", &["methods.content-cadence"]),
    ("commission of affiliates", &["methods.affiliate-commission"]),
    ("expectations in the marketing mix", &["integration.expectations-mix"]),
    (
        "reasons for elements of promotion",
        &[
            "promotion.direct-why",
            "promotion.sales-why",
            "promotion.personal-why",
            "promotion.relations-why",
            "promotion.advertising-why",
        ],
    ),
    ("staff for personal selling", &["promotion.personal-staff"]),
    ("online paired with offline", &["promotion.pairs", "e-mix.paired"]),
    ("staff rule and monitoring", &["social-lab.staff-rule", "social-lab.monitoring"]),
    ("direction of communication", &["case.direction"]),
    (
        "company of the case",
        &["case.origin", "case.years", "case.business", "case.presence", "case.money", "case.distribution"],
    ),
    ("frame of the paper", &["case.question", "case.method", "case.problem"]),
    ("sub-stages of preparation", &["arthur.needs", "arthur.markets", "arthur.competition", "arthur.research"]),
    ("stage of exchange", &["arthur.fulfilment", "arthur.payment"]),
    ("stage after the sale", &["arthur.after-sale-tools", "arthur.after-sale-keep"]),
    ("rule of remarketing, content for a problem", &["methods.remarketing-rule", "methods.content-problem"]),
    ("consent of mobile marketing", &["methods.mobile-consent"]),
    ("site design and sensitive data", &["e-mix.site-design", "e-mix.sensitive"]),
    ("personalisation", &["e-mix.visitor-data", "e-mix.fit", "e-mix.variants", "e-mix.consent"]),
    ("owner of the community, promise of delivery", &["e-mix.community-owner", "e-mix.delivery-promise"]),
    ("terms of sales promotion", &["promotion.promotion-terms"]),
    ("the twelve tools and the five elements", &["promotion.tools-plan", "e-mix.tools", "e-mix.elements"]),
    ("owners of contact points", &["e-market.owners"]),
    ("mechanism of content", &["mechanisms.content-source", "mechanisms.content-offer", "mechanisms.insight-share"]),
    ("mechanism of word of mouth", &["mechanisms.response", "mechanisms.leaders", "mechanisms.defenders"]),
    ("mechanism of experience", &["mechanisms.experience-rows", "mechanisms.responses", "mechanisms.promise-kept"]),
    ("promotional functions and elements of the case", &["imc-maturity.five-functions", "imc-maturity.ten-elements"]),
    ("channels and actions of the case", &["case.case-channels", "case.actions", "case.staff"]),
];

fn sheet(id: &str) -> &'static Framework {
    framework(id).unwrap_or_else(|| panic!("there is no worksheet {id}"))
}

fn found(address: &str) -> Option<&'static super::Item> {
    let (id, item) = address.split_once('.')?;
    sheet(id).item(item)
}

/// Whom the texts print under a table or before a list, and what the worksheet that carries it must name.
const SOURCES: &[(&str, [&str; 2])] = &[
    ("social-lab", ["Schultz (2008), as in Table 3", "شولتز (2008) كما في الجدول 3"]),
    ("crm", ["Zablah, Bellenger and Johnston (2004)", "زابلاه وبيلنجر وجونستون (2004)"]),
    ("imc-maturity", ["Pickton and Broderick (2005)", "بيكتون وبرودريك (2005)"]),
    ("arthur", ["Arthur, as given in the course notes", "آرثر، كما ورد في مذكرة"]),
    ("integration", ["Course paper", "البحث"]),
    ("mechanisms", ["Section 4 of the course paper", "القسم 4 من البحث"]),
    ("e-market", ["Lectures 1 and 3", "المحاضرتان 1 و3"]),
];

#[test]
fn worksheets_name_the_sources_that_the_texts_print() {
    for (sheet, [en, ar]) in SOURCES {
        let source = &framework(sheet).unwrap().source;
        assert!(source.en.contains(en), "{sheet}: {}", source.en);
        assert!(source.ar.contains(ar), "{sheet}: {}", source.ar);
    }
}

#[test]
fn every_table_of_options_is_whole() {
    for (table, address, count, counted) in OPTIONS {
        let item = found(address).unwrap_or_else(|| panic!("{table}: no item {address}"));
        let is_entry = |id: &str| !OWN.contains(&id) || counted.contains(&id);
        let options = item.kind.options().iter().filter(|option| is_entry(&option.id)).count();
        assert_eq!(options, *count, "{table}: {address}");
    }
}

#[test]
fn every_table_of_parts_and_items_is_whole() {
    for (table, id, count) in PARTS {
        let parts = sheet(id).parts.iter().filter(|part| part.within.is_none()).count();
        assert_eq!(parts, *count, "{table}");
    }
    let steps = sheet("arthur").parts.iter().filter(|part| part.within.as_deref() == Some("communication"));
    assert_eq!(steps.count(), 4, "steps of communication");
    for (table, addresses) in ITEMS {
        let missing: Vec<_> = addresses.iter().filter(|address| found(address).is_none()).collect();
        assert!(missing.is_empty(), "{table}: {missing:?}");
    }
    // The tools that the notes name for a stage are the argument of its figure: none for the second and the fourth step.
    let tools = |item: &str| match found(item).map(|item| &item.kind) {
        Some(Kind::Figure(name)) => name.split(':').nth(1).map_or(0, |tools| tools.split(',').count()),
        _ => 0,
    };
    let named = ["attention-tools", "information-tools", "desire-tools", "action-tools", "after-sale-tools"];
    assert_eq!(named.map(|item| tools(&format!("arthur.{item}"))), [2, 0, 1, 0, 3], "tools of the stages");
    let audit = sheet("integration-audit").items().filter(|(_, item)| matches!(item.kind, Kind::Scale { .. }));
    assert_eq!(audit.count(), 20, "questions of the audit");
}

#[test]
fn what_the_program_itself_names_is_whole() {
    assert_eq!(Stage::ALL.len(), 5, "the four steps of communication, and after-sale");
    assert_eq!(Element::ALL.len(), 10, "elements");
    assert_eq!(RelationAim::ALL.len(), 5, "aims of social CRM, list B");
    let electronic = Tool::ALL.iter().position(|tool| *tool == Tool::InteractiveTelevision);
    assert_eq!(electronic, Some(11), "twelve tools of e-promotion");
    let forms = [Element::Advertising, Element::SalesPromotion, Element::DirectMarketing, Element::PublicRelations];
    assert_eq!(forms.map(|element| forms_of(element).len()), [8, 6, 6, 6]);
}
