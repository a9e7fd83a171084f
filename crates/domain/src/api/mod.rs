//! Wire types: what the browser and programs send, and what the server answers.
//!
//! Routes and envelopes follow the vendor's public partner API (domain.md section 4): snake_case
//! members, `offset` and `limit`, UTC times as `yyyy-MM-ddTHH:mm:ssZ`. Requests refuse unknown members.

pub mod accounts;
pub mod agreements;
pub mod associations;
pub mod attachments;
pub mod authorizations;
pub mod capabilities;
pub mod certification;
pub mod checks;
pub mod companies;
pub mod customer_accounts;
pub mod customer_development;
pub mod customers;
pub mod documents;
pub mod error;
pub mod incentives;
pub mod levels;
pub mod members;
pub mod messages;
pub mod my_partner;
pub mod opportunities;
pub mod opportunity_incentives;
pub mod organization;
pub mod overview;
pub mod own_records;
pub mod partner_opening;
pub mod partners;
pub mod path_applications;
pub mod path_records;
pub mod payout_invoices;
pub mod payouts;
pub mod personal_accounts;
pub mod personal_import;
pub mod personal_records;
pub mod policies;
pub mod program_applications;
pub mod program_contacts;
pub mod program_history;
pub mod programs;
pub mod receipts;
pub mod registration_links;
pub mod reseller_applications;
pub mod reseller_funds;
pub mod resellers;
pub mod reviews;
pub mod roles;
pub mod session;
pub mod specialist_requests;
pub mod specialists;
pub mod time;
pub mod vendor_facts;
pub mod vendor_records;
