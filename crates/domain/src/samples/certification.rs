//! People with certificates.

use super::seed::Samples;
use crate::ids::{CertificateId, SpecialistId};
use crate::program::{CompetencyTag, DevelopmentPath, PlanState};
use crate::rules::certification::annual_review::AnnualReviewFacts;
use crate::rules::certification::certificates::{CertCode, Certificate, CertifiedPerson, EarnedWith};
use crate::rules::certification::role_certification::CertificationFacts;
use crate::states::path_stage::PathStage;
use crate::states::specialist::SpecialistState;
use chrono::{DateTime, Duration, Utc};

impl Samples {
    /// Facts of: mostly of the path that asks for certificates.
    pub fn certification_facts(&mut self, now: DateTime<Utc>) -> CertificationFacts {
        let (people, tags) = (self.below(13), self.few());
        CertificationFacts {
            path: if self.once_in(4) { self.path() } else { DevelopmentPath::Service },
            stage: if self.once_in(2) { self.stage() } else { PathStage::Selected },
            people: self.certified_people(people, now),
            certified_solutions: self.few(),
            competency_tags: (0..tags).map(|_| self.pick(CompetencyTag::ALL, CompetencyTag::Sap)).collect(),
            business_plan: self.pick(PlanState::ALL, PlanState::HandedIn),
        }
    }

    /// Facts of R-79: mostly of what is certified, near the end of its term.
    pub fn annual_review_facts(&mut self, now: DateTime<Utc>) -> AnnualReviewFacts {
        let mut certification = self.certification_facts(now);
        certification.stage = self.pick(
            &[PathStage::Selected, PathStage::RoleCertified, PathStage::Differentiated],
            PathStage::RoleCertified,
        );
        let ahead = Duration::seconds(i64::from(self.below(100)) * 86_400 + i64::from(self.below(3)) - 1);
        AnnualReviewFacts {
            certification,
            valid_until: (!self.once_in(8)).then(|| now + ahead),
            under_review: self.once_in(4),
            applied: false,
        }
    }

    /// So many people with up to five certificates each.
    pub fn certified_people(&mut self, count: u32, now: DateTime<Utc>) -> Vec<CertifiedPerson> {
        (0..count).filter_map(|number| self.certified_person(number, now)).collect()
    }

    fn certified_person(&mut self, number: u32, now: DateTime<Utc>) -> Option<CertifiedPerson> {
        let certificates = self.pick(&[0, 0, 1, 1, 1, 2, 2, 3, 4, 5], 1);
        Some(CertifiedPerson {
            specialist_id: SpecialistId::new(format!("person-{number:02}")).ok()?,
            link: if self.once_in(4) {
                self.pick(SpecialistState::ALL, SpecialistState::Bound)
            } else {
                SpecialistState::Specialist
            },
            personally_verified: !self.once_in(8),
            certificates: (0..certificates).filter_map(|which| self.certificate(number, which, now)).collect(),
        })
    }

    fn certificate(&mut self, person: u32, which: u32, now: DateTime<Utc>) -> Option<Certificate> {
        Some(Certificate {
            certificate_id: CertificateId::new(format!("certificate-{person:02}-{which}")).ok()?,
            code: self.pick(CertCode::ALL, CertCode::Hccda),
            earned_with: if self.once_in(8) { EarnedWith::Enterprise } else { EarnedWith::Personal },
            valid_until: (!self.once_in(4)).then(|| self.around(now)),
        })
    }
}
