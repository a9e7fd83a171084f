//! Facts of the path and programme rules.

use super::seed::Samples;
use crate::association::EnterpriseRole;
use crate::money::Money;
use crate::program::CertificationKind;
use crate::program::{DevelopmentPath, FreezeCause, PartnerTier, Program, RealNameKind};
use crate::rules::programs::applicant::Applicant;
use crate::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf};
use crate::rules::programs::co_sell::CoSellFacts;
use crate::rules::programs::company::CompanyFacts;
use crate::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts};
use crate::rules::programs::path_application::PathApplicationFacts;
use crate::rules::programs::path_choice::PathChoiceFacts;
use crate::rules::programs::path_exit::PathExitFacts;
use crate::rules::programs::plan_join::PlanJoinFacts;
use crate::rules::programs::plan_leave::PlanLeaveFacts;
use crate::rules::programs::plan_renewal::PlanRenewalFacts;
use crate::rules::reseller_funds::{FundsOperation, ResellerFundsFacts};
use crate::rules::reseller_quota::{QuotaOperation, ResellerQuotaFacts};
use crate::states::membership::MembershipState;
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Duration, Utc};

impl Samples {
    /// Facts of R-20.
    pub fn path_exit_facts(&mut self) -> PathExitFacts {
        PathExitFacts {
            joined_programs: self.few(),
            role_certifications: self.few(),
            differentiations: self.few(),
            cloud_solutions: self.few(),
            advanced_cloud_solutions: self.few(),
            test_coupons: self.few(),
            exam_vouchers: self.few(),
            development_funds: self.few(),
            staff_fundings: self.few(),
            delivery_supports: self.few(),
        }
    }

    /// Facts of R-21.
    pub fn path_choice_facts(&mut self) -> PathChoiceFacts {
        PathChoiceFacts {
            path: self.path(),
            on_path: self.once_in(4),
            sibling_on_path: self.once_in(4),
            invited: self.once_in(2),
        }
    }

    /// Facts of R-82.
    pub fn path_application_facts(&mut self) -> PathApplicationFacts {
        PathApplicationFacts { choice: self.path_choice_facts(), under_review: self.once_in(4) }
    }

    /// Facts of R-84.
    pub fn company_facts(&mut self) -> CompanyFacts {
        let mut paths = || DevelopmentPath::ALL.iter().copied().filter(|_| self.once_in(4)).collect();
        let (paths, company_paths) = (paths(), paths());
        let mut programs = || Program::ALL.iter().copied().filter(|_| self.once_in(4)).collect();
        let (programs, company_programs) = (programs(), programs());
        CompanyFacts { paths, programs, company_paths, company_programs }
    }

    /// Facts of R-86.
    pub fn reseller_funds_facts(&mut self) -> ResellerFundsFacts {
        let mut money = || Money::cny(i64::from(self.below(9)));
        let (amount, free, allocated, unspent) = (money(), money(), money(), money());
        ResellerFundsFacts {
            operation: self.pick(FundsOperation::ALL, FundsOperation::Allocate),
            amount,
            frozen: self.once_in(4),
            free,
            allocated,
            unspent,
        }
    }

    /// Facts of R-87.
    pub fn reseller_quota_facts(&mut self, now: DateTime<Utc>) -> ResellerQuotaFacts {
        let mut money = || Money::cny(i64::from(self.below(9)));
        let (amount, available, unused) = (money(), money(), money());
        let mut around = || now + Duration::seconds(i64::from(self.below(5)) - 2);
        let (effective_at, expires_at) = (around(), around());
        ResellerQuotaFacts {
            operation: self.pick(QuotaOperation::ALL, QuotaOperation::Issue),
            amount,
            frozen: self.once_in(4),
            effective_at,
            expires_at,
            available,
            unused,
        }
    }

    /// Facts of.
    pub fn plan_join_facts(&mut self) -> PlanJoinFacts {
        PlanJoinFacts { program: self.program(), applicant: self.applicant() }
    }

    /// Facts of R-78.
    pub fn plan_leave_facts(&mut self) -> PlanLeaveFacts {
        PlanLeaveFacts {
            program: self.program(),
            recorded_by_vendor: self.once_in(2),
            resellers: self.few(),
            reseller_applications: self.few(),
        }
    }

    /// Facts of R-80: mostly of a member near the end of its term.
    pub fn plan_renewal_facts(&mut self, now: DateTime<Utc>) -> PlanRenewalFacts {
        let state = if self.once_in(4) {
            self.pick(MembershipState::ALL, MembershipState::Joined)
        } else {
            MembershipState::Expiring
        };
        let ahead = Duration::seconds(i64::from(self.below(50)) * 86_400 + i64::from(self.below(3)) - 1);
        PlanRenewalFacts {
            program: self.program(),
            applicant: self.applicant(),
            state,
            valid_until: (!self.once_in(8)).then(|| now + ahead),
            under_review: self.once_in(4),
            terms_accepted: !self.once_in(4),
            commitments_accepted: !self.once_in(4),
            applied: false,
        }
    }

    /// Facts of R-23.
    pub fn level_upgrade_facts(&mut self) -> LevelUpgradeFacts {
        let paths = self.below(4);
        LevelUpgradeFacts {
            in_csp_plan: !self.once_in(4),
            level: if self.once_in(3) { None } else { Some(self.pick(PartnerTier::ALL, PartnerTier::Leading)) },
            company_paths: (0..paths).map(|_| CompanyPath { path: self.path(), stage: self.stage() }).collect(),
        }
    }

    /// Facts of R-25, and of every other programme.
    pub fn applicant(&mut self) -> Applicant {
        let (freezes, programs, siblings) = (self.few(), self.few(), self.few());
        Applicant {
            real_name: if self.once_in(3) {
                self.pick(RealNameKind::ALL, RealNameKind::None)
            } else {
                RealNameKind::Enterprise
            },
            in_hcpn: !self.once_in(8),
            freezes: (0..freezes).map(|_| self.pick(FreezeCause::ALL, FreezeCause::Arrears)).collect(),
            arrears: self.some_money(),
            enterprise_role: self.pick(EnterpriseRole::ALL, EnterpriseRole::Standalone),
            is_subcustomer: self.once_in(8),
            is_partner_subaccount: self.once_in(8),
            open_resources: self.few(),
            credit_accounts: self.few(),
            has_consumed: self.once_in(4),
            bd_reported: self.once_in(8),
            on_international_site: self.once_in(8),
            programs: (0..programs).map(|_| self.program()).collect(),
            is_distributor: self.once_in(8),
            has_distributor: self.once_in(8),
            sibling_programs: (0..siblings).map(|_| self.program()).collect(),
        }
    }

    /// Facts of R-26.
    pub fn co_sell_facts(&mut self) -> CoSellFacts {
        CoSellFacts {
            applicant: self.applicant(),
            terms_accepted: !self.once_in(4),
            commitments_accepted: !self.once_in(4),
        }
    }

    /// Facts of R-28.
    pub fn certificate_download_facts(&mut self, now: DateTime<Utc>) -> CertificateDownloadFacts {
        let of = if self.once_in(2) {
            CertificateOf::Program {
                program: self.program(),
                state: self.pick(MembershipState::ALL, MembershipState::Joined),
            }
        } else {
            CertificateOf::Path {
                path: self.path(),
                certification: self.pick(CertificationKind::ALL, CertificationKind::Role),
                stage: self.stage(),
            }
        };
        CertificateDownloadFacts { of, valid_until: (!self.once_in(3)).then(|| self.around(now)) }
    }

    pub(super) fn program(&mut self) -> Program {
        self.pick(Program::ALL, Program::Pce)
    }

    pub(super) fn path(&mut self) -> DevelopmentPath {
        self.pick(DevelopmentPath::ALL, DevelopmentPath::Service)
    }

    pub(super) fn stage(&mut self) -> PathStage {
        self.pick(PathStage::ALL, PathStage::Selected)
    }
}
