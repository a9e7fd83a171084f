//! Programmes of the partner account (P-40, P-43).

pub mod applications;
pub mod apply;
mod card;
pub mod certificate;
pub mod contact;
pub mod distributors;
pub mod leave;
pub mod level_upgrade;
pub mod list;
#[cfg(test)]
mod member_tests;
pub mod renew;
#[cfg(test)]
mod renewal_tests;
mod to_distributor;
pub mod withdraw;
