//! The codes of rules and of their conditions.

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
        /// Payout prerequisites and freezing.
        R51 = "R-51",
        /// Performance 0 and no incentive.
        R52 = "R-52",
        /// Negative incentive.
        R53 = "R-53",
    }
}

codes! {
    /// One condition; the code is also the `check` member of an API error.
    pub enum Check {
        //
        /// The account is at most so old.
        RegisteredOver7Days = "REGISTERED_OVER_7_DAYS",
        /// No cash was spent.
        HasCashConsumption = "HAS_CASH_CONSUMPTION",
        /// Has no partner yet.
        AlreadyAssociated = "ALREADY_ASSOCIATED",
        /// No other partner's valid pre-registration.
        ReportedByOther = "REPORTED_BY_OTHER",
        /// No special contract with the vendor.
        SpecialContract = "SPECIAL_CONTRACT",
        /// Belongs to this site.
        WrongSite = "WRONG_SITE",
        /// Is not a partner, nor applying to be one.
        IsPartner = "IS_PARTNER",
        /// Is not an internal account of the vendor.
        InternalAccount = "INTERNAL_ACCOUNT",
        /// No unpaid bill.
        UnpaidBill = "UNPAID_BILL",
        /// Is not a unified-accounting member.
        UnifiedMember = "UNIFIED_MEMBER",
        //
        /// No professional-services contract in force.
        ProServiceContract = "PRO_SERVICE_CONTRACT",
        /// No reserved instance in force.
        ValidReservedInstance = "VALID_RESERVED_INSTANCE",
        /// No uninvoiced debt.
        InvoiceDebt = "INVOICE_DEBT",
        /// No unspent stored-value card.
        StoredValueCard = "STORED_VALUE_CARD",
        /// Has no members with independent accounting.
        MasterHasIndependent = "MASTER_HAS_INDEPENDENT",
        /// Is not an enterprise member.
        IsEnterpriseMember = "IS_ENTERPRISE_MEMBER",
        /// Has no credit account.
        CreditAccount = "CREDIT_ACCOUNT",
        /// The partner is not of the prepaid kind.
        PrepaidPartner = "PREPAID_PARTNER",
        //
        /// The partner has a phone number or e-mail on file.
        ReporterContactMissing = "REPORTER_CONTACT_MISSING",
        /// Room for another pre-registration.
        PreregistrationCap = "PREREGISTRATION_CAP",
        /// The reseller's distributor is in good standing.
        DistributorDelisted = "DISTRIBUTOR_DELISTED",
        //
        /// The customer has a request left in this window.
        CustomerFreqLimit = "CUSTOMER_FREQ_LIMIT",
        /// The partner has a request left in this window.
        PartnerFreqLimit = "PARTNER_FREQ_LIMIT",
        /// Long enough after the customer's own request.
        AfterCustomerRequestWait = "AFTER_CUSTOMER_REQUEST_WAIT",
        /// No request is waiting for an answer.
        PendingRequest = "PENDING_REQUEST",
        //
        /// No order waits for the partner's payment.
        PendingPartnerPayOrder = "PENDING_PARTNER_PAY_ORDER",
        /// No arrears.
        Arrears = "ARREARS",
        /// No partner support plan alive.
        PartnerSupportPlan = "PARTNER_SUPPORT_PLAN",
        /// No service support plan alive.
        ServiceSupportPlan = "SERVICE_SUPPORT_PLAN",
        /// No support plan held by unified members.
        MemberSupportPlan = "MEMBER_SUPPORT_PLAN",
        /// No special contract in force.
        SpecialContractActive = "SPECIAL_CONTRACT_ACTIVE",
        /// The caller is an administrator.
        NotAdmin = "NOT_ADMIN",
        /// Is not a member with independent accounting.
        IsIndependentMember = "IS_INDEPENDENT_MEMBER",
        /// Not frozen by hand.
        ManuallyFrozen = "MANUALLY_FROZEN",
        /// The partner itself is not frozen.
        PartnerFrozen = "PARTNER_FROZEN",
        /// The distributor acts on an own customer, not on a reseller's.
        OwnCustomer = "OWN_CUSTOMER",
        /// The association has the type that the operation starts from.
        SameAssociationType = "SAME_ASSOCIATION_TYPE",
        //
        /// Is a resale customer.
        NotResale = "NOT_RESALE",
        /// The distributor lets this reseller act for customers.
        DistributorPermissionMissing = "DISTRIBUTOR_PERMISSION_MISSING",
        /// No request or authorisation is active.
        AuthorizationActive = "AUTHORIZATION_ACTIVE",
        /// The caller has the right.
        NoPermission = "NO_PERMISSION",
        //
        /// The member has the account-manager role.
        NotAccountManager = "NOT_ACCOUNT_MANAGER",
        /// Another manager than now.
        SameAccountManager = "SAME_ACCOUNT_MANAGER",
        //
        /// All consumption of the cycle is paid.
        UnpaidConsumption = "UNPAID_CONSUMPTION",
        /// The product is inside the incentive policy at a rate above zero.
        ProductNotEligible = "PRODUCT_NOT_ELIGIBLE",
        /// Performance was not merged into another account.
        PerfTransferred = "PERF_TRANSFERRED",
        /// The dealer certification is in force.
        DealerStatusExpired = "DEALER_STATUS_EXPIRED",
        /// The partner is in the solution-provider plan.
        NotInCspPlan = "NOT_IN_CSP_PLAN",
        /// Not a purchase of stored-value cards.
        StoredValuePurchase = "STORED_VALUE_PURCHASE",
        /// The customer did not just change partner.
        RecentlyMovedCustomer = "RECENTLY_MOVED_CUSTOMER",
        /// Not a second-tier reseller.
        ResellerGetsNone = "RESELLER_GETS_NONE",
        /// No unsubscription or downgrade in the cycle.
        RefundInCycle = "REFUND_IN_CYCLE",
    }
}
