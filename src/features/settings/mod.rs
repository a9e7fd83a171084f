//! Partner information: the own account, and the verification-code switch of the partner account.

mod account;
mod page;
mod standing;
mod verification;

pub use page::SettingsPage;
