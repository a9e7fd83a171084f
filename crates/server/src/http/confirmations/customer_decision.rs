//! Whether the account may associate, and what that changes: all of it, or what a refusal leaves behind.

use crate::auth::scope::{link_scope, system_scope};
use crate::http::confirmations::customer::Invitation;
use crate::http::customer_reports::associable;
use crate::http::decision::{About, Asked, ask};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, code};
use crate::store::development::{
    self, AccountRow, InvitationRow, NewAttempt, NewCustomerAccount, ReportRow, account_of, find_invitation, register,
};
use crate::store::outbox::Params;
use crate::store::requests::notify::tenant;
use domain::api::messages::MessageKind;
use domain::association::{AssociationType, Party};
use domain::ids::{CustomerId, ReceiptId};
use domain::rules::associable;
use domain::rules::associable::CurrentPartner;
use domain::rules::facts::{AssociationFacts, CallerStanding, RequestHistory};
use domain::rules::verdict::{Condition, RuleId};

/// Who wants to associate.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who<'a> {
    /// An account that there is.
    Known(&'a AccountRow),
    /// One that is registered by the way.
    New(NewCustomerAccount<'a>),
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Outcome {
    Associated,
    /// It was this partner's customer before.
    AlreadyOurs,
    /// Everything that was not met, as the customer may read it.
    Refused(Vec<Condition>),
}

/// Asks the rules and acts on what they say, in one transaction.
pub(super) async fn decide(app: &App, invitation: &Invitation, who: Who<'_>) -> Result<Outcome, ApiError> {
    let (id, name) = match who {
        Who::Known(account) => (code::<CustomerId>(&account.id, "customer_accounts.id")?, account.name.clone()),
        // Nobody yet: its name alone is known.
        Who::New(new) => (code(&app.ids().uuid(app.now()), "customer_accounts.id")?, new.name.to_owned()),
    };
    let scope = link_scope(invitation.tenant.clone(), id.clone(), name);
    let (row_id, scope, own) = (invitation.row.id.as_str(), &scope, &id);
    app.store()
        .tx(scope, |tx| async move {
            let row = find_invitation(&tx, row_id).await?.ok_or(ApiError::NotFound)?;
            let us = development::partner(&tx).await?;
            let account = match who {
                Who::Known(known) => account_of(&tx, &known.home, &known.id).await?.ok_or(ApiError::NotFound)?,
                Who::New(new) => new.row(own.as_str(), us.site, tx.now_secs()),
            };
            if account.current_partner(&us) == CurrentPartner::Us {
                return Ok(Outcome::AlreadyOurs);
            }
            let report = development::open_report_of(&tx, (&account.home, &account.id), tx.now()).await?;
            let is_new = matches!(who, Who::New(_));
            let all = asked(app, &tx, (&account, is_new), &row).await?;
            let case = Case { tx: &tx, account: &account, invitation: &row, report: report.as_ref(), is_new };
            if all.iter().any(|(verdict, _)| !verdict.allowed()) {
                return case.refuse(app, all).await;
            }
            if let Who::New(new) = who {
                register(&tx, &account, new).await?;
            }
            case.associate(all).await
        })
        .await
}

/// Every rule about it, with the verdicts as the partner may read them.
async fn asked(
    app: &App,
    tx: &Tx,
    (account, is_new): (&AccountRow, bool),
    row: &InvitationRow,
) -> Result<Vec<Asked>, ApiError> {
    let us = development::partner(tx).await?;
    let about = About { object: Object { kind: "customer_association", id: &account.id }, name: &account.name };
    let question = associable(account, &us, tx.now())?;
    // When another partner's report ends is that partner's secret: its receipt is not this partner's to read.
    let told = question.facts.reported_by_other_until.is_none();
    let invitation = if is_new { row.facts_to_register(tx).await? } else { row.facts()? };
    let (verdict, receipt) = ask(app, tx, RuleId::R04, &invitation, about)?;
    let mut all = vec![(verdict, Some(receipt))];
    let (verdict, receipt) = ask(app, tx, RuleId::R01, &account.direct_facts(&us, tx.now())?, about)?;
    all.push((verdict, Some(receipt)));
    let (verdict, receipt) = ask(app, tx, RuleId::R02, &question, about)?;
    all.push((verdict, Some(receipt).filter(|_| told)));
    if row.association_type()? == AssociationType::Resale {
        let facts = AssociationFacts {
            customer: account.standing(AssociationType::Resale)?,
            history: RequestHistory::default(),
            partner: PartnerContext::load(tx).await?.standing()?,
            caller: CallerStanding { is_admin: false, may_request_authorization: false },
            own_customer: true,
        };
        let (verdict, receipt) = ask(app, tx, RuleId::R03, &facts, about)?;
        all.push((verdict, Some(receipt)));
    }
    Ok(all)
}

/// One customer at one invitation.
struct Case<'a> {
    tx: &'a Tx,
    account: &'a AccountRow,
    invitation: &'a InvitationRow,
    report: Option<&'a ReportRow>,
    /// Nobody yet: registered by the way, or not at all.
    is_new: bool,
}

impl Case<'_> {
    async fn associate(&self, all: Vec<Asked>) -> Result<Outcome, ApiError> {
        let Self { tx, account, invitation, report, .. } = *self;
        let rules: Vec<_> = all.iter().map(|(verdict, _)| verdict.rule).collect();
        let receipt = self.keep(all.iter()).await?;
        let customer = development::associate(tx, account, invitation).await?;
        if let Some(report) = report {
            development::report_associated(tx, report, &customer).await?;
        }
        self.note(true, &[], &rules, receipt.as_ref()).await?;
        let params = Params::from([
            ("customer", account.name.clone()),
            ("customer_id", account.id.clone()),
            ("report_id", report.map(|report| report.id.clone()).unwrap_or_default()),
        ]);
        development::tell_partner(tx, &self.readers(), MessageKind::CustomerAssociated, &params).await?;
        let partner = PartnerContext::load(tx).await?;
        let home = tx.within(&system_scope(tenant(&account.home)?, "messages"));
        let params = Params::from([
            ("from", partner.name_zh.clone()),
            ("partner_zh", partner.name_zh),
            ("partner_en", partner.name_en),
        ]);
        home.send_to_subjects(&[&account.id], MessageKind::PartnerAssociated, &params).await?;
        Ok(Outcome::Associated)
    }

    async fn refuse(&self, app: &App, all: Vec<Asked>) -> Result<Outcome, ApiError> {
        let Self { tx, account, invitation, report, .. } = *self;
        let rules: Vec<_> = all.iter().map(|(verdict, _)| verdict.rule).collect();
        let receipt = self.keep(all.iter().filter(|(verdict, _)| !verdict.allowed())).await?;
        let unmet: Vec<_> = all.iter().flat_map(|(verdict, _)| verdict.unmet().cloned()).collect();
        let known = development::failed_before(tx, account, &invitation.id, self.is_new).await?;
        let tells = match report {
            Some(report) => development::report_failed(tx, report, &unmet).await?,
            None => None,
        };
        self.note(false, &unmet, &rules, receipt.as_ref()).await?;
        if tells.unwrap_or(!known) {
            let params = Params::from([
                ("customer", account.name.clone()),
                ("report_id", report.map(|report| report.id.clone()).unwrap_or_default()),
            ]);
            development::tell_partner(tx, &self.readers(), MessageKind::CustomerAssociationFailed, &params).await?;
        }
        // The customer reads about itself what the partner may not.
        let us = development::partner(tx).await?;
        let facts = account.associable_facts(&us, tx.now())?;
        let own = associable::associable(&facts, Party::Customer, app.policy(tx.now())?, tx.now());
        let read = all.iter().map(|(verdict, _)| if verdict.rule == RuleId::R02 { &own } else { verdict });
        Ok(Outcome::Refused(read.flat_map(|verdict| verdict.unmet().cloned()).collect()))
    }

    /// Keeps the receipts; answers the one that says most.
    async fn keep(&self, asked: impl Iterator<Item = &Asked>) -> Result<Option<ReceiptId>, ApiError> {
        let mut first = None;
        for receipt in asked.filter_map(|(_, receipt)| receipt.as_ref()) {
            receipt.keep(self.tx).await?;
            first.get_or_insert_with(|| receipt.id().clone());
        }
        Ok(first)
    }

    async fn note(
        &self,
        associated: bool,
        unmet: &[Condition],
        rules: &[RuleId],
        receipt: Option<&ReceiptId>,
    ) -> Result<(), ApiError> {
        let report_id = self.report.map(|report| report.id.as_str());
        let (account, invitation) = (self.account, self.invitation);
        let registered = associated && self.is_new;
        let new = NewAttempt { account, invitation, report_id, associated, registered, unmet, rules, receipt };
        Ok(development::note_attempt(self.tx, new).await?)
    }

    /// Whoever made the invitation and whoever reported the customer.
    fn readers(&self) -> Vec<&str> {
        let reporter = self.report.map(|report| report.reported_by.as_str());
        std::iter::once(self.invitation.made_by.as_str()).chain(reporter).collect()
    }
}
