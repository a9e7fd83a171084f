//! The stage of an account on a development path (domain.md SM-11, R-20).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};

codes! {
    /// How far an account is on a path, in the order of the path.
    pub enum PathStage {
        /// 可选.
        Available = "AVAILABLE",
        /// 已选择.
        Selected = "SELECTED",
        /// 角色认证审核中.
        RoleReviewing = "ROLE_REVIEWING",
        /// 已认证.
        RoleCertified = "ROLE_CERTIFIED",
        /// 差异化认证审核中.
        DifferentiationReviewing = "DIFFERENTIATION_REVIEWING",
        /// 已差异化.
        Differentiated = "DIFFERENTIATED",
    }
}

codes! {
    /// What can happen on a path.
    pub enum PathEvent {
        /// The partner chooses the path.
        Choose = "CHOOSE",
        /// The partner leaves the path.
        Exit = "EXIT",
        /// The partner applies for role certification.
        ApplyRole = "APPLY_ROLE",
        /// The partner applies for differentiation.
        ApplyDifferentiation = "APPLY_DIFFERENTIATION",
        /// The certification that was applied for is given.
        Certify = "CERTIFY",
        /// It is refused or taken back: the path is where it was before.
        Release = "RELEASE",
        /// The time comes in which the certification is applied for again.
        NearEnd = "NEAR_END",
        /// The partner applies for the annual review: what is certified stays certified while the vendor reviews.
        ReviewAgain = "REVIEW_AGAIN",
        /// The annual review is passed.
        Renew = "RENEW",
        /// The annual review was not passed inside its window.
        Lapse = "LAPSE",
    }
}

codes! {
    /// What a transition on a path causes.
    pub enum PathEffect {
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// A review of the certification is opened.
        OpenReview = "OPEN_REVIEW",
        /// The certificate can be downloaded.
        IssueCertificate = "ISSUE_CERTIFICATE",
        /// The certificates of the path are no longer in force.
        RevokeCertificates = "REVOKE_CERTIFICATES",
    }
}

transitions! { PathStage, PathEvent, PathEffect:
    //  from                    event                  by         to                         effects
    Available:                Choose               by Partner => Selected                 [];
    Selected:                 Exit                 by Partner => Available                [];
    Selected:                 ApplyRole            by Partner => RoleReviewing            [OpenReview];
    RoleReviewing:            Certify              by System  => RoleCertified            [IssueCertificate, NotifyPartner];
    RoleReviewing:            Release              by System  => Selected                 [NotifyPartner];
    RoleCertified:            ApplyDifferentiation by Partner => DifferentiationReviewing [OpenReview];
    DifferentiationReviewing: Certify              by System  => Differentiated           [IssueCertificate, NotifyPartner];
    DifferentiationReviewing: Release              by System  => RoleCertified            [NotifyPartner];
    RoleCertified:            NearEnd              by Clock   => RoleCertified            [NotifyPartner];
    DifferentiationReviewing: NearEnd              by Clock   => DifferentiationReviewing [NotifyPartner];
    Differentiated:           NearEnd              by Clock   => Differentiated           [NotifyPartner];
    RoleCertified:            ReviewAgain          by Partner => RoleCertified            [OpenReview];
    DifferentiationReviewing: ReviewAgain          by Partner => DifferentiationReviewing [OpenReview];
    Differentiated:           ReviewAgain          by Partner => Differentiated           [OpenReview];
    RoleCertified:            Renew                by System  => RoleCertified            [IssueCertificate, NotifyPartner];
    DifferentiationReviewing: Renew                by System  => DifferentiationReviewing [IssueCertificate, NotifyPartner];
    Differentiated:           Renew                by System  => Differentiated           [IssueCertificate, NotifyPartner];
    RoleCertified:            Lapse                by Clock   => Selected                 [RevokeCertificates, NotifyPartner];
    DifferentiationReviewing: Lapse                by Clock   => Selected                 [RevokeCertificates, NotifyPartner];
    Differentiated:           Lapse                by Clock   => Selected                 [RevokeCertificates, NotifyPartner];
    // An annual review held it back, and was refused or taken back after the end.
    RoleCertified:            Lapse                by System  => Selected                 [RevokeCertificates, NotifyPartner];
    DifferentiationReviewing: Lapse                by System  => Selected                 [RevokeCertificates, NotifyPartner];
    Differentiated:           Lapse                by System  => Selected                 [RevokeCertificates, NotifyPartner];
}

impl PathStage {
    /// Is the role certified?
    pub const fn is_certified(self) -> bool {
        matches!(self, Self::RoleCertified | Self::DifferentiationReviewing | Self::Differentiated)
    }

    /// The stage without the application that waits for the vendor there: what it was applied for in.
    #[must_use]
    pub const fn before_review(self) -> Self {
        match self {
            Self::RoleReviewing => Self::Selected,
            Self::DifferentiationReviewing => Self::RoleCertified,
            Self::Available | Self::Selected | Self::RoleCertified | Self::Differentiated => self,
        }
    }

    /// Whose turn it is.
    pub const fn turn(self) -> Turn {
        match self {
            Self::RoleReviewing | Self::DifferentiationReviewing => {
                Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn }
            }
            Self::Selected => Turn { who: Some(Party::Partner), due: None, silence: Silence::WaitsOn },
            Self::Available | Self::RoleCertified | Self::Differentiated => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(PathStage::ALL, PathEvent::ALL, PathStage::Available);
    }

    #[test]
    fn without_its_application_a_path_is_where_taking_it_back_leads() {
        for stage in PathStage::ALL {
            let back = stage.apply(PathEvent::Release, Actor::System).map_or(*stage, |way| way.to);
            assert_eq!(stage.before_review(), back, "{stage}");
        }
    }

    #[test]
    fn what_is_certified_stays_so_until_it_lapses_or_moves_up() {
        for stage in PathStage::ALL {
            for (event, by) in [
                (PathEvent::NearEnd, Actor::Clock),
                (PathEvent::ReviewAgain, Actor::Partner),
                (PathEvent::Renew, Actor::System),
            ] {
                let kept = stage.is_certified().then_some(*stage);
                assert_eq!(stage.apply(event, by).ok().map(|way| way.to), kept, "{stage} {event}");
            }
            for by in [Actor::Clock, Actor::System] {
                let lapsed = stage.is_certified().then_some(PathStage::Selected);
                assert_eq!(stage.apply(PathEvent::Lapse, by).ok().map(|way| way.to), lapsed, "{stage} {by}");
            }
        }
    }

    #[test]
    fn a_path_is_left_only_before_certification() {
        for stage in PathStage::ALL {
            assert_eq!(stage.apply(PathEvent::Exit, Actor::Partner).is_ok(), *stage == PathStage::Selected, "{stage}");
        }
    }
}
