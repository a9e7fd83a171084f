//! The schema, as a list of single statements that both engines understand.
//!
//! To add a migration: one file `mNNN_name.rs` with `pub(super) const MIGRATION: Migration`, and one line
//! in `ALL`. Statements are never changed after they were released; each runs in a transaction of its
//! own and is restartable (`IF NOT EXISTS`), so that a killed server goes on where it stopped.

mod m001_platform;
mod m002_customers;
mod m003_requests;
mod m004_incentives;
mod m005_customer_list;
mod m006_customer_count;
mod m007_sign_in_failures;
mod m008_organization;
mod m009_programs;
mod m010_decisions;
mod m011_opportunities;
mod m012_specialists;
mod m013_path_choice;
mod m014_resellers;
mod m015_latest_review;
mod m016_sibling_paths;
mod m017_own_projects;
mod m018_path_certifications;
mod m019_opportunity_incentives;
mod m020_agreements;
mod m021_memberships;
mod m022_vendor_facts;
mod m023_certification_ends;
mod m024_companies;
mod m025_tag_contents;
mod m026_path_applications;
mod m027_attachments;
mod m028_vendor_records;
mod m029_payout_invoices;
mod m030_customer_development;
mod m031_sites_and_reseller_funds;
mod m032_reseller_quotas;
mod m034_vendor_operations;
mod m035_site_and_registrations;
mod m036_vendor_keeps;
mod m037_reseller_invitations;
mod runner;

#[cfg(any(test, feature = "testing"))]
pub(crate) use runner::checksum;
pub(in crate::store) use runner::run;

/// One step of the schema.
#[derive(Debug)]
pub(in crate::store) struct Migration {
    /// Unique and sorted: `001_platform`.
    name: &'static str,
    /// DDL or back-fill statements, in order.
    statements: &'static [Sql],
}

/// A statement for both engines, or for one of them.
#[derive(Debug)]
pub(in crate::store) enum Sql {
    /// Both engines read it.
    Both(&'static str),
    /// SQLite only.
    Sqlite(&'static str),
    /// PostgreSQL only.
    Postgres(&'static str),
}

/// All migrations in order.
const ALL: &[Migration] = &[
    m001_platform::MIGRATION,
    m002_customers::MIGRATION,
    m003_requests::MIGRATION,
    m004_incentives::MIGRATION,
    m005_customer_list::MIGRATION,
    m006_customer_count::MIGRATION,
    m007_sign_in_failures::MIGRATION,
    m008_organization::MIGRATION,
    m009_programs::MIGRATION,
    m010_decisions::MIGRATION,
    m011_opportunities::MIGRATION,
    m012_specialists::MIGRATION,
    m013_path_choice::MIGRATION,
    m014_resellers::MIGRATION,
    m015_latest_review::MIGRATION,
    m016_sibling_paths::MIGRATION,
    m017_own_projects::MIGRATION,
    m018_path_certifications::MIGRATION,
    m019_opportunity_incentives::MIGRATION,
    m020_agreements::MIGRATION,
    m021_memberships::MIGRATION,
    m022_vendor_facts::MIGRATION,
    m023_certification_ends::MIGRATION,
    m024_companies::MIGRATION,
    m025_tag_contents::MIGRATION,
    m026_path_applications::MIGRATION,
    m027_attachments::MIGRATION,
    m028_vendor_records::MIGRATION,
    m029_payout_invoices::MIGRATION,
    m030_customer_development::MIGRATION,
    m031_sites_and_reseller_funds::MIGRATION,
    m032_reseller_quotas::MIGRATION,
    m034_vendor_operations::MIGRATION,
    m035_site_and_registrations::MIGRATION,
    m036_vendor_keeps::MIGRATION,
    m037_reseller_invitations::MIGRATION,
];
