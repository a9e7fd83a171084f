//! The levels of a plan.

use crate::i18n::{Key, t::program_terms as p};
use domain::program::PartnerTier;

/// A level within a programme.
pub fn partner_tier(value: PartnerTier) -> Key {
    match value {
        PartnerTier::Preferred => p::TIER_PREFERRED,
        PartnerTier::Leading => p::TIER_LEADING,
        PartnerTier::Core => p::TIER_CORE,
    }
}

/// From one level to the next; followed.
pub fn level_step(from: Option<PartnerTier>, to: PartnerTier) -> String {
    p::level_step(from.map_or(p::TIER_NONE, partner_tier).get(), partner_tier(to).get())
}
