//! The numbers of the rules on programmes, specialists and opportunities.

use crate::codes;
use crate::money::BasisPoints;
use crate::program::{DevelopmentPath, Program};
use crate::rules::certification::certificates::CertificateRequirement;
use serde::{Deserialize, Serialize};

codes! {
    /// What a version of the policy rests on where it differs from the one before.
    pub enum Basis {
        /// Published by the vendor.
        Published = "PUBLISHED",
        /// Decided for this product.
        OwnDecision = "OWN_DECISION",
    }
}

/// Numbers of the programme and certification rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgramPolicy {
    /// paths that are chosen by invitation only.
    pub invited_paths: Vec<DevelopmentPath>,
    /// does joining a sales tier ask for no consumption, no report and no personal verification on the China site, too?
    /// On the international site it always does.
    pub strict_join: bool,
    /// P-40: hours that a link works with which another account of the company is registered.
    pub registration_link_hours: u32,
    /// paths whose role certification counts for a higher level.
    pub upgrade_paths: Vec<DevelopmentPath>,
    /// programmes that have a certificate.
    pub certificate_programs: Vec<Program>,
    /// what each path asks for; a path that is not listed asks for nothing that can be counted.
    pub role_certification: Vec<PathRequirement>,
    /// competency tags for differentiation.
    pub differentiation_tags: u32,
    /// SM-10: days before its end in which a membership counts as coming to an end.
    pub ending_days: u32,
    /// programmes whose memberships all end with the plan year.
    pub plan_year_programs: Vec<Program>,
    /// the calendar month with whose last day the plan year ends, from 1.
    pub plan_year_last_month: u32,
    /// do memberships of the plan year renew themselves at its end? All others are applied for again.
    pub plan_year_renews_itself: bool,
    /// SM-10: months that any other membership holds; our own decision.
    pub membership_months: u32,
    /// SM-11: months that a certification holds, after which the annual review is due; our own decision.
    pub certification_months: u32,
    /// SM-11: days before its end in which a certification can be handed in again; our own decision.
    pub certification_window_days: u32,
    /// P-45: months that a declaration of relations holds.
    pub declaration_months: u32,
}

impl ProgramPolicy {
    /// What role certification on this path asks for.
    pub fn requirement(&self, path: DevelopmentPath) -> Option<&PathRequirement> {
        self.role_certification.iter().find(|requirement| requirement.path == path)
    }
}

/// What role certification asks for on one path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PathRequirement {
    /// Which path.
    pub path: DevelopmentPath,
    /// certificates of two people; absent where none are asked for.
    pub certificates: Option<CertificateRequirement>,
    /// Certified cloud software solutions.
    pub certified_solutions: u32,
    /// Project specialists of the path.
    pub specialists: u32,
    /// Is a business plan asked for?
    pub business_plan: bool,
}

/// Numbers of the specialist rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialistPolicy {
    /// invitations of one administrator in a business day.
    pub invitations_per_day: u32,
    /// days an invitation holds.
    pub invitation_days: u32,
    /// paths on which employees are invited, and on which they become specialists.
    pub inviting_paths: Vec<DevelopmentPath>,
    /// programmes in which employees are invited.
    pub inviting_programs: Vec<Program>,
    /// an account that was with so many partners within the window cannot be invited.
    pub partner_limit: u32,
    /// that window, in calendar months.
    pub partner_window_months: u32,
}

/// Numbers of the opportunity rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpportunityPolicy {
    /// working days in which the vendor validates a shared opportunity; then it is rejected.
    pub validation_working_days: u32,
    /// working days in which the partner answers an opportunity of the vendor; then it is taken back.
    pub acceptance_working_days: u32,
    /// days after the delivery in which the incentive of an opportunity is applied for.
    pub incentive_application_days: u32,
    /// working days in which the partner checks a published amount; then it is confirmed.
    pub incentive_check_working_days: u32,
    /// P-51: the share of the opportunity's cloud revenue.
    pub incentive_rate: BasisPoints,
    /// P-51: the most that one opportunity is given, in minor units.
    pub incentive_cap_minor: i64,
}
