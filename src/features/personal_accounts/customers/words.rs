//! Customer accounts in words.

use crate::i18n::{Key, pick, t::customer_accounts as c};
use crate::routes::Route;
use domain::api::customer_accounts::CustomerSite;
use domain::api::personal_accounts::BoundPartner;
use leptos::prelude::*;

/// The site that an account belongs to.
pub(super) const fn site(site: CustomerSite) -> Key {
    match site {
        CustomerSite::China => c::SITE_CHINA,
        CustomerSite::International => c::SITE_INTERNATIONAL,
    }
}

/// A partner with the way to its page; none is said as `nobody`.
pub(super) fn partner(partner: Option<BoundPartner>, nobody: Key) -> AnyView {
    match partner {
        Some(one) => {
            let href = Route::Partner(one.partner_id).path();
            view! { <a href=href><bdi>{move || pick(&one.name_zh, &one.name_en)}</bdi></a> }.into_any()
        }
        None => view! { <span class="muted">{nobody}</span> }.into_any(),
    }
}
