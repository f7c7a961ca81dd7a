//! The field's terms: names of elements, tools, models, stages and states.
//!
//! Where Arabic has one everyday word for two terms, the two are kept apart here: التكامل is integration alone,
//! الوصول is reach and التغطية coverage, التكرار is frequency (so duplicating is استنساخ), الفكرة الرئيسة is a
//! message's theme.

use super::texts;

texts! {
    /// The field's terms: names of elements, tools, models, stages and states.
    TermsTexts {
        element_advertising: "Advertising", "الإعلان";
        element_sales_promotion: "Sales promotion", "تنشيط المبيعات";
        element_personal_selling: "Personal selling", "البيع الشخصي";
        element_public_relations: "Public relations", "العلاقات العامة";
        element_direct_marketing: "Direct marketing", "التسويق المباشر";
        element_publicity: "Publicity", "الدعاية";
        element_packaging: "Packaging", "التغليف";
        element_sponsorship: "Sponsorship", "الرعاية";
        element_innovative_promotion: "Innovative promotion", "الترويج الابتكاري";
        element_social_media: "Social media", "مواقع التواصل الاجتماعي";

        tool_website: "Website", "الموقع الإلكتروني";
        tool_search_engines: "Search engines", "محركات البحث";
        tool_directories: "Directories", "الفهارس";
        tool_newsgroups: "Newsgroups", "مجموعات الأخبار الإلكترونية";
        tool_instant_chat: "Instant chat", "المحادثة الفورية";
        tool_social_networks: "Social networks", "شبكات التواصل الاجتماعي";
        tool_email: "E-mail", "البريد الإلكتروني";
        tool_mobile_phone: "Mobile phone", "الهاتف النقال";
        tool_blogs: "Blogs", "المدونات";
        tool_virtual_community: "Virtual community", "المجتمع الافتراضي";
        tool_other_sites: "Third-party sites", "مواقع أطراف أخرى";
        tool_interactive_television: "Interactive television", "التلفزيون التفاعلي";
        tool_television: "Television", "التلفزيون";
        tool_radio: "Radio", "الراديو";
        tool_newspaper: "Newspapers", "الصحف";
        tool_magazine: "Magazines", "المجلات";
        tool_outdoor: "Outdoor", "الإعلان الخارجي";
        tool_cinema: "Cinema", "السينما";
        tool_direct_mail: "Direct mail", "البريد المباشر";
        tool_telephone: "Telephone", "الهاتف";
        tool_catalogue: "Catalogue", "الكتالوج";
        tool_point_of_sale: "Point of sale", "نقطة البيع";
        tool_event: "Events", "الفعاليات";
        tool_sales_force: "Sales force", "القوة البيعية";
        tool_pack: "Pack", "العبوة";
        tool_other: "Other", "أداة أخرى";

        media_paid: "Paid", "مدفوعة";
        media_owned: "Owned", "مملوكة";
        media_earned: "Earned", "مكتسبة";
        media_shared: "Shared", "مشتركة";

        environment_online: "Online", "عبر الإنترنت";
        environment_offline: "Offline", "خارج الإنترنت";

        consent_recorded: "Given, and recorded", "معطاة ومسجلة";
        consent_not_yet: "Not asked for yet", "لم تُطلب بعد";
        consent_not_needed: "Not needed", "لا حاجة إليها";

        unit_impressions: "Impressions", "مرات الظهور";
        unit_insertions: "Insertions", "مرات الإدراج";

        cost_per_unit: "Cost per unit", "تكلفة الوحدة";
        cost_per_thousand: "Cost per thousand (CPM)", "تكلفة ألف ظهور (CPM)";
        cost_per_click: "Cost per click (CPC)", "تكلفة النقرة (CPC)";
        cost_per_action: "Cost per action (CPA)", "تكلفة الإجراء (CPA)";
        cost_per_grp: "Cost per rating point (CPP)", "تكلفة نقطة التقييم (CPP)";
        cost_per_week: "Cost per active week", "تكلفة الأسبوع النشط";
        cost_per_month: "Cost per active month", "تكلفة الشهر النشط";
        cost_per_period: "Cost per block of weeks", "تكلفة مجموعة أسابيع";
        cost_per_flight: "Cost per flight", "تكلفة فترة البث المتصلة";
        cost_flat: "One amount", "مبلغ إجمالي واحد";
        cost_free: "Free of charge", "بلا تكلفة";

        line_gross: "Gross, by the rate", "الإجمالي حسب السعر";
        line_volume_discount: "Volume discount", "خصم الكمية";
        line_negotiated_discount: "Negotiated discount", "الخصم المتفاوض عليه";
        line_commission_included: "Commission in the rate", "العمولة ضمن السعر";
        line_net: "Net, paid to the medium", "الصافي المدفوع للوسيلة";
        line_commission: "Commission", "العمولة";
        line_fees: "Fees", "الرسوم";
        line_tax: "Tax", "الضريبة";
        line_labour: "Own work", "العمل الذاتي";
        line_total: "Cost in all", "التكلفة الكلية";
        line_tax_on_top: "Tax on top, not counted", "ضريبة مضافة غير محتسبة";

        quoted_gross: "Gross: commission is in it", "إجمالي: يتضمن العمولة";
        quoted_net: "Net: commission comes on top", "صافٍ: تضاف إليه العمولة";
        commission_of_gross: "of gross", "من الإجمالي";
        commission_on_net: "on net", "على الصافي";
        fee_base_gross: "of gross", "من الإجمالي";
        fee_base_net: "of net", "من الصافي";
        fee_base_media_cost: "of net and commission", "من الصافي والعمولة";
        fee_base_total: "of the total, fee included", "من المجموع شاملًا الرسم";
        cost_base_budget: "of the budget", "من الميزانية";
        cost_base_net: "of what media are paid", "من المدفوع للوسائل";
        cost_base_media: "of the cost of placements", "من تكلفة المواضع";
        cost_base_total: "of all that is spent", "من كل ما يُنفق";
        cost_base_cost: "of another cost", "من تكلفة أخرى";
        taxed_media: "Net cost of media", "صافي تكلفة الوسائل";
        taxed_commission: "Commission", "العمولة";
        taxed_fees: "Fees", "الرسوم";
        taxed_other_costs: "Other costs", "تكاليف أخرى";
        division_element: "Promotion element", "عنصر الترويج";
        division_channel: "Channel", "القناة";
        division_audience: "Audience", "الجمهور";
        division_month: "Month", "الشهر";
        method_percent: "Percent", "نسبة مئوية";
        method_equal_share: "Equal share", "حصص متساوية";
        method_objective_and_task: "Objective and task", "الهدف والمهمة";
        method_last_period_plus: "Last period plus", "الفترة السابقة وزيادة";
        method_percent_of_sales: "Percentage of sales", "نسبة من المبيعات";

        contact_rating: "Rating of one insertion", "نسبة التعرض للإدراج الواحد";
        contact_impressions: "Impressions delivered", "مرات الظهور المنفَّذة";
        combination_plan: "This plan", "هذه الخطة";
        combination_independent: "Independent channels", "قنوات مستقلة";
        combination_sainsbury: "Sainsbury", "سينسبري";
        combination_metheringham: "Metheringham", "ميثرينغهام";
        combination_agostini: "Agostini", "أغوستيني";
        combination_hofmans: "Hofmans", "هوفمانز";
        combination_sequential: "Canonical sequential", "التتابعي (الصيغة القانونية)";
        model_binomial: "Binomial", "نموذج ذي الحدين";
        model_beta_binomial: "Beta-binomial", "نموذج بيتا ذي الحدين";
        model_polarised: "Polarised", "نموذج الاستقطاب التام";
        model_poisson: "Poisson", "نموذج بواسون";
        model_negative_binomial: "Negative binomial", "نموذج ذي الحدين السالب";
        model_even_binomial: "Even binomial", "نموذج ذي الحدين المتوازن";

        kind_planned: "Planned message", "رسالة مخططة";
        kind_product: "Product message", "رسالة المنتج";
        kind_service: "Service message", "رسالة الخدمة";
        kind_unplanned: "Unplanned message", "رسالة غير مخططة";

        stage_attention: "Attention", "جذب الانتباه";
        stage_information: "Information", "توفير المعلومات اللازمة";
        stage_desire: "Desire", "إثارة الرغبة";
        stage_action: "Action", "الفعل والتصرف";
        stage_after_sale: "After-sale", "ما بعد البيع";

        coded_blank: "Not coded yet", "لم يُرمَّز بعد";
        coded_absent: "Coded: has none", "مرمَّز: لا يوجد";
        coded_not_applicable: "Not applicable", "لا ينطبق";
        coded_is: "Coded", "مرمَّز";

        tone_formality: "Formality", "الرسمية";
        tone_formality_low: "Casual", "عفوي";
        tone_formality_high: "Formal", "رسمي";
        tone_playfulness: "Playfulness", "المرح";
        tone_playfulness_low: "Serious", "جاد";
        tone_playfulness_high: "Playful", "مرح";
        tone_emotion: "Emotion", "العاطفة";
        tone_emotion_low: "Rational", "عقلاني";
        tone_emotion_high: "Emotional", "عاطفي";

        status_draft: "Draft", "مسودة";
        status_approved: "Approved", "معتمد";
        status_booked: "Booked", "محجوز";

        pattern_continuous: "Continuous", "مستمر";
        pattern_flighting: "Flighting", "متقطع";
        pattern_pulsing: "Pulsing", "نابض";

        cost_kind_production: "Production", "الإنتاج";
        cost_kind_fees: "Fees", "الأتعاب";
        cost_kind_measurement: "Measurement", "القياس";
        cost_kind_labour: "Own working time", "وقت العمل الذاتي";
        cost_kind_contingency: "Contingency", "احتياطي الطوارئ";
        cost_kind_other: "Other", "تكاليف أخرى";

        language_english: "English", "الإنجليزية";
        language_arabic: "Arabic", "العربية";

        claim_days: "Within days", "مهلة بالأيام";
        claim_percent: "Percentage", "نسبة مئوية";
        claim_price: "Price", "سعر";
        claim_until: "Valid until", "صالح حتى";
        claim_days_value: "within {days}", "خلال {days}";
        claim_until_value: "until {day}", "حتى {day}";
        schedule: "Declared schedule", "نمط الجدولة المعلن";
        schedule_continuous: "Continuous", "مستمر";
        schedule_flighting: "Flighting", "متقطع";
        schedule_pulsing: "Pulsing", "نابض";
        measure_consistency: "Consistency", "الاتساق";
        measure_coherence: "Coherence", "الترابط";
        measure_continuity: "Continuity", "الاستمرارية";
        measure_commonality: "Commonality", "القواسم المشتركة";
        measure_complementarity: "Complementarity", "التكاملية";
        token_theme: "Theme", "الفكرة الرئيسة";
        token_claim: "Claim", "الادعاء";
        token_visual: "Identity token", "عنصر الهوية";
        token_slogan: "Slogan", "الشعار اللفظي";
        attribute_claims: "Claims", "الادعاءات";
        attribute_visuals: "Identity tokens", "عناصر الهوية";
        attribute_tone: "Tone of voice", "نبرة الخطاب";
    }
}
