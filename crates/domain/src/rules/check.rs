//! The codes of the conditions of rules.

use crate::codes;

codes! {
    /// One condition; the code is also the `check` member of an API error.
    pub enum Check {
        //
        /// The account is at most so old.
        RegisteredOver7Days = "REGISTERED_OVER_7_DAYS",
        /// No cash was spent.
        HasCashConsumption = "HAS_CASH_CONSUMPTION",
        /// cash was spent, and nobody at the vendor follows the customer who could be asked.
        CashNotFollowedUp = "CASH_NOT_FOLLOWED_UP",
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
        /// The days of the invitation are not over.
        InvitationExpired = "INVITATION_EXPIRED",
        /// The general link registers no more new accounts today.
        LinkRegistrationCap = "LINK_REGISTRATION_CAP",
        /// The letter was not used yet.
        InvitationUsed = "INVITATION_USED",
        /// The partner did not take the invitation back.
        InvitationWithdrawn = "INVITATION_WITHDRAWN",
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
        //
        /// No programme joined.
        JoinedPlan = "JOINED_PLAN",
        /// No role certification.
        RoleCertified = "ROLE_CERTIFIED",
        /// No competency differentiation.
        Differentiated = "DIFFERENTIATED",
        /// No cloud software solution.
        CloudSolution = "CLOUD_SOLUTION",
        /// No advanced cloud software solution.
        AdvCloudSolution = "ADV_CLOUD_SOLUTION",
        /// No record of test coupons.
        TestCoupon = "TEST_COUPON",
        /// No record of exam vouchers.
        ExamVoucher = "EXAM_VOUCHER",
        /// No record of the market development fund.
        Mdf = "MDF",
        /// No record of funding for dedicated staff.
        Fh = "FH",
        /// No record of delivery-capability support.
        DeliverySupport = "DELIVERY_SUPPORT",
        //
        /// The account is not on this path.
        PathAlreadyChosen = "PATH_ALREADY_CHOSEN",
        /// No other account of the company is on this path.
        PathTakenByCompany = "PATH_TAKEN_BY_COMPANY",
        /// Invited, where the path is by invitation.
        PathInvitationMissing = "PATH_INVITATION_MISSING",
        //
        /// The account is not in the programme yet.
        AlreadyInPlan = "ALREADY_IN_PLAN",
        /// In no programme that excludes this one.
        OtherPlanOnSameAccount = "OTHER_PLAN_ON_SAME_ACCOUNT",
        /// Not in the solution-provider plan, nor joining it.
        InCspPlan = "IN_CSP_PLAN",
        /// Is not a partner's customer.
        IsSubcustomer = "IS_SUBCUSTOMER",
        /// No resources left open.
        OpenResources = "OPEN_RESOURCES",
        /// Not frozen.
        Frozen = "FROZEN",
        /// Neither an enterprise master nor a member.
        EnterpriseMasterOrMember = "ENTERPRISE_MASTER_OR_MEMBER",
        /// No credit account.
        HasCreditAccount = "HAS_CREDIT_ACCOUNT",
        /// Nothing consumed yet.
        HasConsumption = "HAS_CONSUMPTION",
        /// Not reported by the vendor's sales.
        BdReported = "BD_REPORTED",
        /// Not verified as a person.
        PersonalRealname = "PERSONAL_REALNAME",
        //
        /// An account of the company is on a path that upgrades count.
        UpgradePathMissing = "UPGRADE_PATH_MISSING",
        /// Such an account has its role certification.
        UpgradeCertificationMissing = "UPGRADE_CERTIFICATION_MISSING",
        /// There is a level above its own.
        AtHighestLevel = "AT_HIGHEST_LEVEL",
        //
        /// Verified as an enterprise.
        EnterpriseRealname = "ENTERPRISE_REALNAME",
        /// Not frozen for any cause.
        NotFrozen = "NOT_FROZEN",
        /// Not in the government-subsidy programme.
        NotSubsidyPlan = "NOT_SUBSIDY_PLAN",
        /// No other account of the company is in the programme.
        NoSiblingInPlan = "NO_SIBLING_IN_PLAN",
        /// Is not the sub-account of a partner.
        NotPartnerSubaccount = "NOT_PARTNER_SUBACCOUNT",
        /// Has entered the partner network.
        NotInHcpn = "NOT_IN_HCPN",
        /// The programme's terms are accepted.
        TermsNotAccepted = "TERMS_NOT_ACCEPTED",
        /// The commitments on opportunity management are accepted.
        CommitmentsNotAccepted = "COMMITMENTS_NOT_ACCEPTED",
        //
        /// In the co-sell programme.
        NotInPcePlan = "NOT_IN_PCE_PLAN",
        /// Role certified at least.
        HoStage = "HO_STAGE",
        /// Differentiated, or confirmed by the vendor.
        HoConfirmation = "HO_CONFIRMATION",
        /// Differentiated, or has a matching offering.
        HoOffering = "HO_OFFERING",
        //
        /// The programme has a certificate.
        NoCertificateForPlan = "NO_CERTIFICATE_FOR_PLAN",
        /// The membership is in force.
        MembershipNotValid = "MEMBERSHIP_NOT_VALID",
        /// The path has reached the stage of the certificate.
        PathNotCertified = "PATH_NOT_CERTIFIED",
        /// The certification is in force.
        CertificationLapsed = "CERTIFICATION_LAPSED",
        //
        /// The path is in the stage before this certification.
        CertificationStage = "CERTIFICATION_STAGE",
        /// Two people hold enough certificates.
        TwoPeople = "TWO_PEOPLE",
        /// The certificates of two people fill what is required.
        TwoPersonFourCert = "TWO_PERSON_FOUR_CERT",
        /// No missing certificate was earned with an enterprise account.
        CertEnterpriseAccount = "CERT_ENTERPRISE_ACCOUNT",
        /// No missing certificate is of an unverified person.
        CertNotVerified = "CERT_NOT_VERIFIED",
        /// No missing certificate is of an account that is not bound.
        CertNotBound = "CERT_NOT_BOUND",
        /// No missing certificate has expired.
        CertExpired = "CERT_EXPIRED",
        /// Enough certified cloud software solutions.
        CertifiedSolution = "CERTIFIED_SOLUTION",
        /// Enough project specialists of the path.
        SpecialistsOnPath = "SPECIALISTS_ON_PATH",
        /// A business plan was handed in.
        BusinessPlan = "BUSINESS_PLAN",
        /// Enough competency tags.
        CompetencyTagMissing = "COMPETENCY_TAG_MISSING",
        //
        /// The partner is on a path or in a programme that invites.
        InviterNotEligible = "INVITER_NOT_ELIGIBLE",
        /// Room for these invitations today.
        InvitationCap = "INVITATION_CAP",
        /// The account is not invited or linked already.
        TargetAlreadyInvited = "TARGET_ALREADY_INVITED",
        /// The account is not verified as an enterprise.
        TargetEnterprise = "TARGET_ENTERPRISE",
        /// The account is not linked to another partner.
        TargetLinked = "TARGET_LINKED",
        /// The account is not a partner.
        TargetIsPartner = "TARGET_IS_PARTNER",
        /// The account was not with too many partners lately.
        Target3PartnersInYear = "TARGET_3_PARTNERS_IN_YEAR",
        //
        /// The link is in a state from which this is possible.
        SpecialistState = "SPECIALIST_STATE",
        /// The specialist is cancelled before unbinding.
        SpecialistNotCancelled = "SPECIALIST_NOT_CANCELLED",
        /// The partner is on a path that has specialists.
        SpecialistPathMissing = "SPECIALIST_PATH_MISSING",
        /// The record was not generated by the vendor.
        ProjectByVendor = "PROJECT_BY_VENDOR",
        /// The record is the member's own.
        ProjectNotOwn = "PROJECT_NOT_OWN",
        //
        /// A real need that the customer drives.
        PoNotReal = "PO_NOT_REAL",
        /// Cloud revenue is expected.
        PoRevenue = "PO_REVENUE",
        /// The budget is described.
        PoBudget = "PO_BUDGET",
        /// Who decides is described.
        PoAuthority = "PO_AUTHORITY",
        /// The need is described.
        PoNeed = "PO_NEED",
        /// The timing is described.
        PoTiming = "PO_TIMING",
        /// The deadline for the answer has not passed.
        HoAnswerLate = "HO_ANSWER_LATE",
        /// A refusal says why.
        HoReasonMissing = "HO_REASON_MISSING",
        //
        /// The opportunity is delivered.
        OpportunityNotDelivered = "OPPORTUNITY_NOT_DELIVERED",
        /// The time to apply after the delivery has not passed.
        IncentiveApplicationLate = "INCENTIVE_APPLICATION_LATE",
        /// Nobody has applied for this opportunity yet, or the application was rejected.
        IncentiveAppliedFor = "INCENTIVE_APPLIED_FOR",
        //
        /// The programme is left off line, and the vendor records it.
        LeaveOffLine = "LEAVE_OFF_LINE",
        /// A distributor without resellers.
        HasResellers = "HAS_RESELLERS",
        /// Nobody waits for the distributor's answer.
        ResellerApplicationsWait = "RESELLER_APPLICATIONS_WAIT",
        //
        /// It is the login that owns the partner account.
        PrimaryAccountOnly = "PRIMARY_ACCOUNT_ONLY",
        /// A role of the login grants the right.
        PermissionGranted = "PERMISSION_GRANTED",
        /// The first password is changed.
        PasswordChanged = "PASSWORD_CHANGED",
        //
        /// It is not the primary account, which has all rights without roles.
        PrimaryAccount = "PRIMARY_ACCOUNT",
        /// It is not the own account, from which one would lock oneself out.
        OwnAccount = "OWN_ACCOUNT",
        //
        /// At least one role, and not too many.
        RoleCount = "ROLE_COUNT",
        /// 系统管理员 stands alone.
        AdministratorExclusive = "ADMINISTRATOR_EXCLUSIVE",
        /// Not 客户经理 and 客户经理主管 together.
        ManagerOrDirector = "MANAGER_OR_DIRECTOR",
        /// Every custom role is one of this organisation.
        RoleKnown = "ROLE_KNOWN",
        //
        /// No role is touched while the qualification of its holder is under review.
        RoleUnderReview = "ROLE_UNDER_REVIEW",
        /// Customers that lose their account manager were named and agreed to.
        CustomersReleased = "CUSTOMERS_RELEASED",
        //
        /// Room for another custom role.
        CustomRoleCap = "CUSTOM_ROLE_CAP",
        /// At least one right beyond the defaults.
        PermissionChosen = "PERMISSION_CHOSEN",
        /// Only rights that a custom role can grant.
        PermissionGrantable = "PERMISSION_GRANTABLE",
        /// With each right the one without which it is of no use.
        PermissionComplete = "PERMISSION_COMPLETE",
        /// Not a preset role: those can only be viewed.
        PresetRole = "PRESET_ROLE",
        /// No member has the role.
        RoleUnused = "ROLE_UNUSED",
        //
        /// Room for another customer contact.
        ContactCap = "CONTACT_CAP",
        //
        /// The certification is in the last days of its term.
        AnnualReviewWindow = "ANNUAL_REVIEW_WINDOW",
        /// No annual review waits for the vendor.
        AnnualReviewWaits = "ANNUAL_REVIEW_WAITS",
        //
        /// The membership is in the last days of its term.
        RenewalWindow = "RENEWAL_WINDOW",
        /// The programme does not renew memberships by itself.
        RenewsItself = "RENEWS_ITSELF",
        /// No application for renewal waits for the vendor.
        RenewalWaits = "RENEWAL_WAITS",
        //
        /// The path is one by invitation.
        PathByInvitation = "PATH_BY_INVITATION",
        /// The account is not invited yet.
        PathInvited = "PATH_INVITED",
        /// No application for the path waits for the vendor.
        PathApplicationWaits = "PATH_APPLICATION_WAITS",
        //
        /// Neither the distributor nor the reseller is frozen.
        FundsFrozen = "FUNDS_FROZEN",
        /// The distributor has so much that is not for one purpose only.
        FundsAvailable = "FUNDS_AVAILABLE",
        /// So much was allocated to the reseller and not taken back.
        FundsAllocated = "FUNDS_ALLOCATED",
        /// The reseller has not spent so much of it.
        FundsUnspent = "FUNDS_UNSPENT",
        //
        /// The quota holds now.
        QuotaInForce = "QUOTA_IN_FORCE",
        /// So much is left of the distributor's quota.
        QuotaAvailable = "QUOTA_AVAILABLE",
        /// The reseller has not used all of its quota.
        QuotaUnused = "QUOTA_UNUSED",
    }
}
