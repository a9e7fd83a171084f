//! What the vendor can do about a partner: its words, and the request that it becomes.

use crate::api::{Ignored, Request, partners, reviews};
use crate::explain::{self, program_terms};
use crate::form;
use crate::i18n::{Key, t::partners as p, t::reviews as r};
use domain::api::companies::NewCompanyAccount;
use domain::api::partners::{Cancellable, PartnerFile};
use domain::api::path_records::SolutionState;
use domain::api::reviews::VendorCancellation;
use domain::api::vendor_facts::{NewCoSell, NewCompetencyTag, RoleReviewOrder, TakenBack};
use domain::api::vendor_grants::{ManagerChange, NewPartnerQuota};
use domain::api::vendor_records::{AccountStanding, NewPathRecord, SolutionChange, StandingChange};
use domain::ids::{MemberId, OpportunityId, PathRecordId, SpecialistId, TenantId};
use domain::organization::PresetRole;
use domain::program::{CompetencyTag, DevelopmentPath};

/// A role of a member's, with the member's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) member_id: MemberId,
    pub(super) name: String,
    pub(super) role: PresetRole,
}

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Invite(DevelopmentPath),
    Uninvite(DevelopmentPath),
    Confirm,
    Unconfirm,
    Give(CompetencyTag),
    Take(CompetencyTag),
    BeginReview(Held),
    EndReview(Held),
    CancelOpportunity(OpportunityId, String),
    CancelSpecialist(SpecialistId, String),
    EnterCompany,
    LeaveCompany,
    AddRecord,
    ChangeSolution(PathRecordId, String),
    WithdrawRecord(PathRecordId, String),
    ChangeStanding,
    ChangeManager,
    GiveQuota,
}

/// What was typed, checked.
#[derive(Clone, Debug)]
pub(super) enum Typed {
    Nothing,
    Products(NewCoSell),
    Days(NewCompetencyTag),
    Account(TenantId),
    Record(NewPathRecord),
    State(SolutionState),
    Standing(AccountStanding),
    Manager(ManagerChange),
    Quota(NewPartnerQuota),
}

impl form::Act for Act {
    fn verb(&self) -> Key {
        match self {
            Self::Invite(_) => p::INVITE,
            Self::Uninvite(_) => p::UNINVITE,
            Self::Confirm => p::CONFIRM,
            Self::Unconfirm => p::UNCONFIRM,
            Self::Give(_) => p::GIVE,
            Self::Take(_) => p::TAKE,
            Self::BeginReview(_) => p::BEGIN_REVIEW,
            Self::EndReview(_) => p::END_REVIEW,
            Self::CancelOpportunity(..) => r::CANCEL_OPPORTUNITY,
            Self::CancelSpecialist(..) => r::CANCEL_SPECIALIST,
            Self::EnterCompany => p::ENTER_COMPANY,
            Self::LeaveCompany => p::LEAVE_COMPANY,
            Self::AddRecord => p::ADD_RECORD,
            Self::ChangeSolution(..) => p::CHANGE_SOLUTION,
            Self::WithdrawRecord(..) => p::WITHDRAW_RECORD,
            Self::ChangeStanding => p::CHANGE_STANDING,
            Self::ChangeManager => p::CHANGE_MANAGER,
            Self::GiveQuota => p::GIVE_QUOTA,
        }
    }

    fn about(&self) -> Option<String> {
        Some(match self {
            Self::Invite(path) | Self::Uninvite(path) => program_terms::path(*path).get().to_owned(),
            Self::Confirm | Self::Unconfirm => p::CO_SELL.get().to_owned(),
            Self::EnterCompany | Self::LeaveCompany => p::COMPANY.get().to_owned(),
            Self::Give(tag) | Self::Take(tag) => program_terms::competency_tag(*tag).get().to_owned(),
            Self::BeginReview(held) | Self::EndReview(held) => p::role_of(explain::role(held.role).get(), &held.name),
            Self::CancelOpportunity(_, name) | Self::CancelSpecialist(_, name) => name.clone(),
            Self::ChangeSolution(_, number) | Self::WithdrawRecord(_, number) => number.clone(),
            Self::AddRecord => p::RECORDS.get().to_owned(),
            Self::ChangeStanding => p::STANDING.get().to_owned(),
            // The verb says it.
            Self::ChangeManager | Self::GiveQuota => return None,
        })
    }
}

impl Act {
    /// Is it something that the partner asks why?
    pub(super) const fn needs_reason(&self) -> bool {
        !matches!(
            self,
            Self::Invite(_) | Self::Confirm | Self::Give(_) | Self::AddRecord | Self::ChangeManager | Self::GiveQuota
        )
    }

    /// Does the partner lose something?
    pub(super) const fn takes(&self) -> bool {
        let gives =
            matches!(self, Self::EndReview(_) | Self::EnterCompany | Self::ChangeSolution(..) | Self::ChangeStanding);
        self.needs_reason() && !gives
    }

    /// What follows from it.
    pub(super) const fn text(&self) -> Key {
        match self {
            Self::Invite(_) => p::INVITE_TEXT,
            Self::Uninvite(_) => p::UNINVITE_TEXT,
            Self::Confirm => p::CONFIRM_TEXT,
            Self::Unconfirm => p::UNCONFIRM_TEXT,
            Self::Give(_) => p::GIVE_TEXT,
            Self::Take(_) => p::TAKE_TEXT,
            Self::BeginReview(_) => p::BEGIN_REVIEW_TEXT,
            Self::EndReview(_) => p::END_REVIEW_TEXT,
            Self::CancelOpportunity(..) => r::CANCEL_OPPORTUNITY_TEXT,
            Self::CancelSpecialist(..) => r::CANCEL_SPECIALIST_TEXT,
            Self::EnterCompany => p::ENTER_COMPANY_TEXT,
            Self::LeaveCompany => p::LEAVE_COMPANY_TEXT,
            Self::AddRecord => p::ADD_RECORD_TEXT,
            Self::ChangeSolution(..) => p::CHANGE_SOLUTION_TEXT,
            Self::WithdrawRecord(..) => p::WITHDRAW_RECORD_TEXT,
            Self::ChangeStanding => p::CHANGE_STANDING_TEXT,
            Self::ChangeManager => p::CHANGE_MANAGER_TEXT,
            Self::GiveQuota => p::GIVE_QUOTA_TEXT,
        }
    }

    /// What is sent, about the file as it was `seen`; none while what was typed does not fit the act, and when what it
    /// is about is there no more.
    pub(super) fn request(
        &self,
        file: &PartnerFile,
        seen: i64,
        typed: Typed,
        reason: String,
    ) -> Option<Request<Ignored>> {
        let at = (&file.partner.partner_id, seen);
        let order =
            |held: &Held, reason| RoleReviewOrder { member_id: held.member_id.clone(), role: held.role, reason };
        let cancel = |reason| VendorCancellation { partner_id: file.partner.partner_id.clone(), reason };
        let Cancellable { opportunities, specialists, .. } = &file.cancellable;
        Some(match (self, typed) {
            (Self::Invite(path), _) => partners::invite(at, *path),
            (Self::Uninvite(path), _) => partners::uninvite(at, *path, &TakenBack { reason }),
            (Self::Confirm, Typed::Products(new)) => partners::confirm(at, new),
            (Self::Unconfirm, _) => partners::unconfirm(at, &TakenBack { reason }),
            (Self::Give(_), Typed::Days(new)) => partners::give_tag(at, &new),
            (Self::Take(tag), _) => partners::take_tag(at, *tag, &TakenBack { reason }),
            (Self::BeginReview(held), _) => partners::begin_review(at, &order(held, reason)),
            (Self::EndReview(held), _) => partners::end_review(at, &order(held, reason)),
            (Self::CancelOpportunity(id, _), _) => {
                let one = opportunities.iter().find(|one| one.opportunity_id == *id)?;
                reviews::cancel_opportunity(one, &cancel(reason))
            }
            (Self::CancelSpecialist(id, _), _) => {
                let one = specialists.iter().find(|one| one.specialist_id == *id)?;
                reviews::cancel_specialist(one, &cancel(reason))
            }
            (Self::EnterCompany, Typed::Account(account_id)) => {
                partners::enter_company(at, &NewCompanyAccount { account_id, reason })
            }
            (Self::LeaveCompany, _) => partners::leave_company(at, &TakenBack { reason }),
            (Self::AddRecord, Typed::Record(new)) => partners::add_record(at, &new),
            (Self::ChangeSolution(id, _), Typed::State(solution_state)) => {
                partners::change_solution(at, id, &SolutionChange { solution_state, reason })
            }
            (Self::WithdrawRecord(id, _), _) => partners::withdraw_record(at, id, &TakenBack { reason }),
            (Self::ChangeStanding, Typed::Standing(standing)) => {
                partners::change_standing(at, &StandingChange { standing, reason })
            }
            (Self::ChangeManager, Typed::Manager(new)) => partners::change_manager(at, &new),
            (Self::GiveQuota, Typed::Quota(new)) => partners::give_quota(at, &new),
            (Self::Confirm | Self::Give(_) | Self::EnterCompany | Self::ChangeManager | Self::GiveQuota, _)
            | (Self::AddRecord | Self::ChangeSolution(..) | Self::ChangeStanding, _) => return None,
        })
    }
}
