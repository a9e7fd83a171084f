//! Facts of the specialist rules.

use super::seed::Samples;
use crate::rules::specialists::invitation::{InvitationFacts, InvitationTargetFacts};
use crate::rules::specialists::lifecycle::{ProjectRecordFacts, SpecialistFacts, SpecialistOperation};
use crate::states::specialist::SpecialistState;
use chrono::{DateTime, Duration, Utc};

impl Samples {
    /// Facts of R-34: often at the cap, with invitations of yesterday among those of today.
    pub fn invitation_facts(&mut self, now: DateTime<Utc>) -> InvitationFacts {
        let sent = self.pick(&[0, 1, 50, 99, 100, 101], 0);
        let (paths, programs) = (self.few(), self.few());
        InvitationFacts {
            is_admin: !self.once_in(8),
            in_hcpn: Some(!self.once_in(8)),
            paths: (0..paths).map(|_| self.path()).collect(),
            programs: (0..programs).map(|_| self.program()).collect(),
            invited_at: (0..sent).map(|_| now - Duration::seconds(self.below(2 * 86_400).into())).collect(),
            inviting: self.pick(&[1, 1, 2, 50, 100, 101], 1),
        }
    }

    /// Facts of R-35.
    pub fn invitation_target_facts(&mut self, now: DateTime<Utc>) -> InvitationTargetFacts {
        let partners = self.below(6);
        InvitationTargetFacts {
            link: self.once_in(3).then(|| self.specialist_state()),
            enterprise_verified: self.once_in(8),
            linked_to_another: self.once_in(8),
            is_partner: self.once_in(8),
            partners_at: (0..partners).map(|_| self.before(now)).collect(),
            too_many_partners: None,
        }
    }

    /// Facts of R-36.
    pub fn specialist_facts(&mut self) -> SpecialistFacts {
        let paths = self.few();
        SpecialistFacts {
            operation: self.pick(SpecialistOperation::ALL, SpecialistOperation::Apply),
            state: self.specialist_state(),
            paths: (0..paths).map(|_| self.path()).collect(),
        }
    }

    /// Facts of R-37.
    pub const fn project_record_facts(&mut self) -> ProjectRecordFacts {
        ProjectRecordFacts { by_vendor: self.once_in(3), own: !self.once_in(3) }
    }

    fn specialist_state(&mut self) -> SpecialistState {
        self.pick(SpecialistState::ALL, SpecialistState::Bound)
    }
}
