//! Customer development (P-23): customer accounts, reports of them, invitations, and what became of those.

mod accounts;
mod associate;
mod attempts;
mod claims;
mod facts;
mod invitations;
mod left;
mod letters;
mod links;
mod outcome;
mod register;
pub(crate) mod register_list;
mod report_change;
mod report_list;
mod report_row;
mod tell;

pub(crate) use accounts::{AccountRow, CustomerLogin, account_named, account_of, account_of_login};
pub(crate) use associate::associate;
pub(crate) use attempts::{NewAttempt, attempts, failed_before, note_attempt};
pub(crate) use facts::{Partner, partner, preregistration_facts};
pub(crate) use invitations::{InvitationRow, find_invitation, invitation_by_token, token_hash};
pub(crate) use left::{hand_over_all, leave};
pub(crate) use letters::{Letter, send_letter};
pub(crate) use links::{links, make_link, withdraw_link};
pub(crate) use outcome::{report_associated, report_failed};
pub(crate) use register::{NewCustomerAccount, register};
pub(crate) use report_change::{
    NewReport, change_address, due_reports, expire_report, open_report, rule_report, withdraw_report,
};
pub(crate) use report_list::{counting, reports};
pub(crate) use report_row::{ReportRow, find_report, find_report_of, made_by, open_report_of};
pub(crate) use tell::tell_partner;
