//! Where a condition is put right, as a link for this viewer.

use crate::i18n::t;
use crate::ui::FixLink;
use domain::association::Party;
use domain::ids::CustomerId;
use domain::rules::verdict::Place;

/// Who reads: it decides what "you" means and which pages exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Partner staff, looking at this customer.
    Partner(CustomerId),
    /// Partner staff, no customer in question.
    PartnerStaff,
    /// The customer itself.
    Customer,
}

impl Viewer {
    /// Is this the viewer's own side?
    pub fn is(&self, party: Party) -> bool {
        match self {
            Self::Customer => party == Party::Customer,
            Self::Partner(_) | Self::PartnerStaff => matches!(party, Party::Partner | Party::PartnerAdmin),
        }
    }

    /// The page on which this viewer can do something about it, if there is one.
    pub fn link(&self, place: Place) -> Option<FixLink> {
        let (label, href) = match (self, place) {
            (Self::Partner(id), Place::Obligations | Place::EnterpriseMembers) => {
                (t::terms::GO_OBLIGATIONS, format!("/sales/customers/{id}?tab=obligations"))
            }
            (Self::Partner(id), Place::Balance) => (t::terms::GO_BALANCE, format!("/sales/customers/{id}")),
            (Self::Partner(id), Place::AssociationRecords) => {
                (t::terms::GO_ASSOCIATION_RECORDS, format!("/sales/association-requests?customer_id={id}"))
            }
            (Self::Partner(id), Place::AuthorizationRecords) => {
                (t::terms::GO_AUTHORIZATION_RECORDS, format!("/sales/authorizations?customer_id={id}"))
            }
            (Self::Partner(id), Place::SwitchType) => {
                (t::terms::GO_SWITCH_TYPE, format!("/sales/customers/{id}/switch-type"))
            }
            (Self::Partner(_) | Self::PartnerStaff, Place::EcosystemManager) => {
                (t::terms::GO_ECOSYSTEM_MANAGER, "/#ecosystem-manager".to_owned())
            }
            (Self::Customer, Place::Obligations | Place::EnterpriseMembers) => {
                (t::terms::GO_OBLIGATIONS, "/my/partner?tab=services".to_owned())
            }
            (Self::Customer, Place::Balance) => (t::terms::GO_BALANCE, "/my/partner".to_owned()),
            (Self::Customer, Place::AssociationRecords) => {
                (t::terms::GO_ASSOCIATION_RECORDS, "/my/partner?tab=association".to_owned())
            }
            _ => return None,
        };
        Some(FixLink { label: label.into(), href })
    }
}
