//! The glossary's terms, one text a value.

use crate::explain::Viewer;
use crate::i18n::{Key, t};
use domain::association::{
    AssociationType, EnterpriseRole, FreezeState, ObligationKind, Party, RealNameStatus, RequestKind,
};
use domain::organization::{PartnerType, PresetRole, PrincipalKind};
use domain::states::association_request::AssociationRequestState;
use domain::states::authorization::AuthorizationState;

/// Who, seen by this viewer: the own side is "you".
pub fn party(value: Party, viewer: &Viewer) -> Key {
    if viewer.is(value) && value != Party::PartnerAdmin {
        return t::terms::PARTY_YOU;
    }
    match value {
        Party::Customer => t::terms::PARTY_CUSTOMER,
        Party::Partner => t::terms::PARTY_PARTNER,
        Party::PartnerAdmin => t::terms::PARTY_PARTNER_ADMIN,
        Party::Distributor => t::terms::PARTY_DISTRIBUTOR,
        Party::Employee => t::terms::PARTY_EMPLOYEE,
        Party::Vendor => t::terms::PARTY_VENDOR,
        Party::Clock => t::terms::PARTY_CLOCK,
    }
}

/// Referral or resale.
pub fn association_type(value: AssociationType) -> Key {
    match value {
        AssociationType::Referral => t::terms::ASSOCIATION_REFERRAL,
        AssociationType::Resale => t::terms::ASSOCIATION_RESALE,
    }
}

/// What a request asks for.
pub fn operation(value: RequestKind) -> Key {
    match value {
        RequestKind::Unbind => t::terms::OPERATION_UNBIND,
        RequestKind::SwitchType => t::terms::OPERATION_SWITCH,
    }
}

/// State of an association request.
pub fn request_state(value: AssociationRequestState) -> Key {
    match value {
        AssociationRequestState::Pending => t::terms::REQUEST_PENDING,
        AssociationRequestState::Approved => t::terms::REQUEST_APPROVED,
        AssociationRequestState::Rejected => t::terms::REQUEST_REJECTED,
        AssociationRequestState::Cancelled => t::terms::REQUEST_CANCELLED,
        AssociationRequestState::Expired => t::terms::REQUEST_EXPIRED,
    }
}

/// State of an authorisation.
pub fn authorization_state(value: AuthorizationState) -> Key {
    match value {
        AuthorizationState::Pending => t::terms::AUTHORIZATION_PENDING,
        AuthorizationState::Authorized => t::terms::AUTHORIZATION_AUTHORIZED,
        AuthorizationState::Rejected => t::terms::AUTHORIZATION_REJECTED,
        AuthorizationState::Revoked => t::terms::AUTHORIZATION_REVOKED,
        AuthorizationState::Withdrawn => t::terms::AUTHORIZATION_WITHDRAWN,
        AuthorizationState::Expired => t::terms::AUTHORIZATION_EXPIRED,
    }
}

/// Place in an enterprise.
pub fn enterprise_role(value: EnterpriseRole) -> Key {
    match value {
        EnterpriseRole::Standalone => t::terms::ENTERPRISE_STANDALONE,
        EnterpriseRole::Master => t::terms::ENTERPRISE_MASTER,
        EnterpriseRole::UnifiedMember => t::terms::ENTERPRISE_UNIFIED_MEMBER,
        EnterpriseRole::IndependentMember => t::terms::ENTERPRISE_INDEPENDENT_MEMBER,
    }
}

/// Frozen, and how.
pub fn freeze_state(value: FreezeState) -> Key {
    match value {
        FreezeState::Normal => t::terms::FREEZE_NORMAL,
        FreezeState::Account => t::terms::FREEZE_ACCOUNT,
        FreezeState::AccountAndResources => t::terms::FREEZE_ACCOUNT_AND_RESOURCES,
    }
}

/// Real-name authentication.
pub fn real_name_status(value: RealNameStatus) -> Key {
    match value {
        RealNameStatus::None => t::terms::VERIFIED_NONE,
        RealNameStatus::InReview => t::terms::VERIFIED_IN_REVIEW,
        RealNameStatus::Failed => t::terms::VERIFIED_FAILED,
        RealNameStatus::Verified => t::terms::VERIFIED_DONE,
    }
}

/// What a customer has that a rule looks at.
pub fn obligation_kind(value: ObligationKind) -> Key {
    match value {
        ObligationKind::PartnerPayOrder => t::terms::OBLIGATION_PARTNER_PAY_ORDER,
        ObligationKind::ReservedInstance => t::terms::OBLIGATION_RESERVED_INSTANCE,
        ObligationKind::PartnerSupportPlan => t::terms::OBLIGATION_PARTNER_SUPPORT_PLAN,
        ObligationKind::ServiceSupportPlan => t::terms::OBLIGATION_SERVICE_SUPPORT_PLAN,
        ObligationKind::MemberSupportPlan => t::terms::OBLIGATION_MEMBER_SUPPORT_PLAN,
        ObligationKind::SpecialContract => t::terms::OBLIGATION_SPECIAL_CONTRACT,
        ObligationKind::ProServiceContract => t::terms::OBLIGATION_PRO_SERVICE_CONTRACT,
        ObligationKind::StoredValueCard => t::terms::OBLIGATION_STORED_VALUE_CARD,
        ObligationKind::IndependentMember => t::terms::OBLIGATION_INDEPENDENT_MEMBER,
        ObligationKind::CreditAccount => t::terms::OBLIGATION_CREDIT_ACCOUNT,
    }
}

/// A preset role.
pub fn role(value: PresetRole) -> Key {
    match value {
        PresetRole::Admin => t::terms::ROLE_ADMIN,
        PresetRole::AccountManager => t::terms::ROLE_ACCOUNT_MANAGER,
        PresetRole::AccountManagerDirector => t::terms::ROLE_ACCOUNT_MANAGER_DIRECTOR,
        PresetRole::Finance => t::terms::ROLE_FINANCE,
        PresetRole::SaSpecialist => t::terms::ROLE_SA_SPECIALIST,
    }
}

/// Kind of partner.
pub fn partner_type(value: PartnerType) -> Key {
    match value {
        PartnerType::SolutionProvider => t::terms::PARTNER_SOLUTION_PROVIDER,
        PartnerType::Distributor => t::terms::PARTNER_DISTRIBUTOR,
        PartnerType::CloudReseller => t::terms::PARTNER_CLOUD_RESELLER,
        PartnerType::GovCloud => t::terms::PARTNER_GOV_CLOUD,
        PartnerType::GovSubsidy => t::terms::PARTNER_GOV_SUBSIDY,
    }
}

/// Kind of login.
pub fn principal_kind(value: PrincipalKind) -> Key {
    match value {
        PrincipalKind::PartnerRoot => t::terms::KIND_PARTNER_ROOT,
        PrincipalKind::PartnerMember => t::terms::KIND_PARTNER_MEMBER,
        PrincipalKind::Customer => t::terms::KIND_CUSTOMER,
        PrincipalKind::Employee => t::terms::KIND_EMPLOYEE,
        PrincipalKind::Operator => t::terms::KIND_OPERATOR,
    }
}
