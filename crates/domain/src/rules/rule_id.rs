//! The numbers of the rules.

use crate::codes;

codes! {
    /// The number of a rule in the specification.
    pub enum RuleId {
        /// Direct association window.
        R01 = "R-01",
        /// Who can never associate.
        R02 = "R-02",
        /// Extra conditions for resale.
        R03 = "R-03",
        /// Invitation validity.
        R04 = "R-04",
        /// Pre-registration.
        R05 = "R-05",
        /// Frequency of requests.
        R07 = "R-07",
        /// Unbind by the customer.
        R08 = "R-08",
        /// Unbind by the partner.
        R09 = "R-09",
        /// Switch by the partner.
        R10 = "R-10",
        /// Customer authorisation.
        R12 = "R-12",
        /// Account-manager assignment.
        R14 = "R-14",
        /// Leaving a development path.
        R20 = "R-20",
        /// Choosing a development path.
        R21 = "R-21",
        /// Joining a programme.
        R22 = "R-22",
        /// Upgrading the level.
        R23 = "R-23",
        /// Programmes that exclude each other on one account.
        R24 = "R-24",
        /// Government cloud partner.
        R25 = "R-25",
        /// Co-sell programme.
        R26 = "R-26",
        /// Who receives opportunities of the vendor.
        R27 = "R-27",
        /// Downloading a certificate.
        R28 = "R-28",
        /// Levels of certificates and substitution.
        R30 = "R-30",
        /// Role certification: two people, four certificates.
        R31 = "R-31",
        /// Certificates of personal accounts only.
        R32 = "R-32",
        /// Bound accounts, and competency differentiation.
        R33 = "R-33",
        /// Inviting employees.
        R34 = "R-34",
        /// Which accounts can be invited.
        R35 = "R-35",
        /// Life of a project specialist.
        R36 = "R-36",
        /// Project records of a specialist.
        R37 = "R-37",
        /// Payout prerequisites and freezing.
        R51 = "R-51",
        /// Performance 0 and no incentive.
        R52 = "R-52",
        /// Negative incentive.
        R53 = "R-53",
        /// The menu of opportunities.
        R60 = "R-60",
        /// Roles of a member, and which customers it sees.
        R61 = "R-61",
        /// Roles that are locked, and account managers without a director.
        R62 = "R-62",
        /// Custom roles.
        R63 = "R-63",
        /// Rights that come with every role.
        R64 = "R-64",
        /// Rights of administrators alone.
        R65 = "R-65",
        /// Account names, and the first sign-in.
        R66 = "R-66",
        /// Sharing an opportunity with the vendor.
        R71 = "R-71",
        /// Answering an opportunity of the vendor.
        R72 = "R-72",
        /// Applying for the incentive of an opportunity.
        R77 = "R-77",
        /// Leaving a programme.
        R78 = "R-78",
        /// The annual review of a certification.
        R79 = "R-79",
        /// Renewing a membership on application.
        R80 = "R-80",
        /// Contacts that customers see.
        R81 = "R-81",
        /// Applying for the invitation to a path.
        R82 = "R-82",
        /// What is done to a member's account.
        R83 = "R-83",
        /// Accounts of one company.
        R84 = "R-84",
        /// Money to a reseller and back.
        R86 = "R-86",
        /// Voucher quota to a reseller and back.
        R87 = "R-87",
    }
}
