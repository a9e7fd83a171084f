//! Programmes and development paths, with every reason for a *no* at once (P-40, P-41, P-43), and the competency tags (P-44).

mod accounts;
mod applications;
mod capabilities;
mod card;
mod certificate;
mod choose;
mod contact;
mod distributor;
mod exit;
mod invitation;
mod invited;
mod join;
mod join_form;
mod leave;
mod level;
mod level_history;
mod list;
mod path;
mod paths;
mod records;
mod renew;
mod tick;
mod withdraw;
mod words;

pub use accounts::AccountPage;
pub use capabilities::CapabilityPage;
pub use certificate::ProgramCertificatePage;
pub use list::ProgramListPage;
pub use paths::PathListPage;
