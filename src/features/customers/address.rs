//! What the address of the customer list may hold.

use super::filters::fits;
use crate::api::ListSpec;

/// The list's address: `status` stands for the flags `in_arrears`, `frozen` and `pending_request`.
pub(super) const SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", |value| fits("search", value)),
        ("association_type", |value| fits("association_type", value)),
        ("account_manager_id", |value| fits("account_manager_id", value)),
        ("status", |value| fits("status", value)),
        ("customer", |value| fits("customer", value)),
        ("account_name", |value| fits("account_name", value)),
        ("customer_id", |value| fits("customer_id", value)),
        ("telephone", |value| fits("telephone", value)),
        ("reseller", |value| fits("reseller", value)),
        ("label", |value| fits("label", value)),
        ("associated_from", |value| fits("associated_from", value)),
        ("associated_to", |value| fits("associated_to", value)),
        ("spent_min", |value| fits("spent_min", value)),
        ("spent_max", |value| fits("spent_max", value)),
        ("expiring_within_days", |value| fits("expiring_within_days", value)),
        ("in_arrears", |value| fits("in_arrears", value)),
        ("frozen", |value| fits("frozen", value)),
        ("pending_request", |value| fits("pending_request", value)),
    ],
    sorts: &[
        "-associated_on",
        "associated_on",
        "customer",
        "-customer",
        "month_consumption",
        "-month_consumption",
        "arrears",
        "-arrears",
        "next_expiry",
    ],
    default_sort: "-associated_on",
    page_size: 20,
    others: &["tab"],
};
