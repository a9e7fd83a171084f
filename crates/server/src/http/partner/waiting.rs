//! What waits: for the partner, or for its customers. Counts for the home page, rows for the to-do list.

use crate::auth::Session;
use crate::auth::scope::AsScope;
use crate::store::customers::visible;
use crate::store::development::made_by;
use crate::store::{Query, Reader, StoreError};
use chrono::{DateTime, Duration, Utc};
use domain::api::overview::TodoKind;
use domain::association::Party;
use domain::permission::Permission;
use domain::rules::policy::Policy;
use domain::turn::Silence;
use sea_orm::FromQueryResult;

/// One kind of thing that waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) kind: TodoKind,
    /// Who has to act.
    pub(super) who: Party,
    /// What silence does.
    pub(super) silence: Silence,
    /// Who is told of it.
    permission: Permission,
    /// Everything behind `SELECT …`.
    source: &'static str,
    /// Columns of [`Row`].
    columns: &'static str,
    /// What a login sees of it.
    seen: Seen,
}

/// What a login sees of a kind.
#[derive(Clone, Copy, Debug)]
enum Seen {
    /// All that the partner has.
    All,
    /// What is of the customers that it may look at.
    OfOwnCustomers,
    /// What it made itself, or those who report to it; the column that says who.
    MadeBy(&'static str),
    /// What ends soon.
    Soon,
}

const REQUEST: &str = "SELECT q.tenant_id, q.id, c.name AS title, q.due_at AS due, q.requested_at AS since";
const PAYOUT: &str =
    "SELECT p.tenant_id, p.id, p.payout_no AS title, CAST(NULL AS BIGINT) AS due, p.state_since AS since";

const KINDS: &[Kind] = &[
    Kind {
        kind: TodoKind::AnswerUnbind,
        who: Party::PartnerAdmin,
        silence: Silence::ExpiresUnchanged,
        permission: Permission::ChangeAssociation,
        columns: REQUEST,
        source: " FROM association_requests q JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id
            WHERE q.tenant_id = $1 AND q.state = 'PENDING' AND q.due_at > $2 AND q.requested_by = 'CUSTOMER'",
        seen: Seen::OfOwnCustomers,
    },
    Kind {
        kind: TodoKind::AwaitingCustomer,
        who: Party::Customer,
        silence: Silence::ExpiresUnchanged,
        permission: Permission::ViewRecords,
        columns: REQUEST,
        source: " FROM association_requests q JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id
            WHERE q.tenant_id = $1 AND q.state = 'PENDING' AND q.due_at > $2 AND q.requested_by = 'PARTNER'",
        seen: Seen::OfOwnCustomers,
    },
    Kind {
        kind: TodoKind::AwaitingAuthorization,
        who: Party::Customer,
        silence: Silence::ExpiresUnchanged,
        permission: Permission::ViewRecords,
        columns: REQUEST,
        source: " FROM authorizations q JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id
            WHERE q.tenant_id = $1 AND q.state = 'PENDING' AND q.due_at > $2",
        seen: Seen::OfOwnCustomers,
    },
    Kind {
        kind: TodoKind::SubmitInvoice,
        who: Party::Partner,
        silence: Silence::WaitsOn,
        permission: Permission::ManagePayouts,
        columns: PAYOUT,
        source: " FROM payout_applications p WHERE p.tenant_id = $1 AND p.state IN ('AWAITING_INVOICE', 'INVOICE_REJECTED') AND $2 > 0",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::SubmitPayout,
        who: Party::Partner,
        silence: Silence::WaitsOn,
        permission: Permission::ManagePayouts,
        columns: PAYOUT,
        source: " FROM payout_applications p WHERE p.tenant_id = $1 AND p.state = 'DRAFT' AND $2 > 0",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::ClearArrears,
        who: Party::Partner,
        silence: Silence::WaitsOn,
        permission: Permission::ViewCustomers,
        columns: "SELECT c.tenant_id, c.id, c.name AS title, CAST(NULL AS BIGINT) AS due, c.changed_at AS since",
        source: " FROM customers c WHERE c.tenant_id = $1 AND c.is_current AND c.reseller_tenant_id = '' AND c.association_type = '2'
            AND c.arrears > 0 AND $2 > 0",
        seen: Seen::OfOwnCustomers,
    },
    Kind {
        kind: TodoKind::AnswerOpportunity,
        who: Party::Partner,
        silence: Silence::RejectsItself,
        permission: Permission::ManageOpportunities,
        columns: "SELECT o.tenant_id, o.id, o.name AS title, o.due_at AS due, o.changed_at AS since",
        source: " FROM opportunities o WHERE o.tenant_id = $1 AND o.state = 'PENDING_ACCEPTANCE' AND o.due_at > $2",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::CheckOpportunityIncentive,
        who: Party::Partner,
        silence: Silence::ConfirmsItself,
        permission: Permission::ManageOpportunities,
        columns: "SELECT i.tenant_id, i.id, i.opportunity_name AS title, i.due_at AS due, i.changed_at AS since",
        source: " FROM opportunity_incentives i WHERE i.tenant_id = $1 AND i.state = 'AWAITING_CONFIRMATION' AND i.due_at > $2",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::AnswerResellerApplication,
        who: Party::Distributor,
        silence: Silence::WaitsOn,
        permission: Permission::ManageResellers,
        columns: "SELECT a.tenant_id, a.id, a.applicant_zh AS title, CAST(NULL AS BIGINT) AS due, a.reached_at AS since",
        source: " FROM reseller_applications a WHERE a.distributor_id = $1 AND a.state = 'DISTRIBUTOR_REVIEW' AND $2 > 0",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::MembershipEnding,
        who: Party::Partner,
        silence: Silence::RunsOut,
        permission: Permission::ManagePrograms,
        columns: "SELECT m.tenant_id, m.program AS id, m.program AS title, m.valid_until AS due, m.applied_at AS since",
        source: " FROM program_memberships m WHERE m.tenant_id = $1 AND m.state = 'EXPIRING' AND m.valid_until > $2
            AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.tenant_id = 'platform' AND r.applicant_tenant_id = m.tenant_id
                AND r.kind = 'PROGRAM_RENEWAL' AND r.subject_id = m.program AND r.state = 'UNDER_REVIEW')",
        seen: Seen::All,
    },
    Kind {
        kind: TodoKind::CertificationEnding,
        who: Party::Partner,
        silence: Silence::RunsOut,
        permission: Permission::ManagePrograms,
        columns: "SELECT d.tenant_id, d.path AS id, d.path AS title, d.valid_until AS due, d.stage_since AS since",
        source: " FROM development_paths d WHERE d.tenant_id = $1 AND d.valid_until > $2
            AND d.stage IN ('ROLE_CERTIFIED', 'DIFFERENTIATION_REVIEWING', 'DIFFERENTIATED')
            AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.tenant_id = 'platform' AND r.applicant_tenant_id = d.tenant_id
                AND r.kind = 'ANNUAL_REVIEW' AND r.subject_id = d.path AND r.state = 'UNDER_REVIEW')",
        seen: Seen::Soon,
    },
    Kind {
        kind: TodoKind::FollowUpReport,
        who: Party::Partner,
        silence: Silence::RunsOut,
        permission: Permission::DevelopCustomers,
        columns: "SELECT r.tenant_id, r.id, r.customer_name AS title, r.protected_until AS due, r.state_since AS since",
        source: " FROM customer_reports r WHERE r.tenant_id = $1 AND r.state = 'ASSOCIATION_FAILED' AND r.protected_until > $2",
        seen: Seen::MadeBy(" AND r.reported_by_member"),
    },
];

/// Until when things wait that are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Due {
    /// Whenever.
    Whenever,
    /// Until this moment.
    By(i64),
    /// Without a deadline.
    Never,
}

/// One thing that waits.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) due: Option<i64>,
    pub(super) since: i64,
}

/// How many wait, and the first deadline.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Sum {
    pub(super) count: i64,
    pub(super) next_due: Option<i64>,
}

/// Now, and until when a certification ends that the annual review is open for.
pub(super) fn moments(now: DateTime<Utc>, policy: &Policy) -> (i64, i64) {
    let window = Duration::days(policy.program.certification_window_days.into());
    (now.timestamp(), (now + window).timestamp())
}

/// The kinds that this login is told of.
pub(super) fn kinds(session: &Session) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| session.may(kind.permission))
}

impl Kind {
    /// How many wait, and the first deadline.
    pub(super) async fn sum(&self, db: &Reader, moments: (i64, i64), due: Due) -> Result<Sum, StoreError> {
        let start = "SELECT COUNT(x.tenant_id) AS count, MIN(x.due) AS next_due FROM (";
        Ok(db.one(self.due(db, start, moments, due)).await?.unwrap_or(Sum { count: 0, next_due: None }))
    }

    /// The first ones that wait, by due time; those without one last, the oldest first.
    pub(super) async fn rows(
        &self,
        db: &Reader,
        moments: (i64, i64),
        due: Due,
        most: i64,
    ) -> Result<Vec<Row>, StoreError> {
        let query = self.due(db, "SELECT x.tenant_id, x.id, x.title, x.due, x.since FROM (", moments, due);
        let order = " ORDER BY CASE WHEN x.due IS NULL THEN 1 ELSE 0 END, x.due, x.since, x.id";
        db.all(query.push(order).push_bind(" LIMIT ", most)).await
    }

    fn due(&self, db: &Reader, start: &'static str, (now, soon): (i64, i64), due: Due) -> Query {
        let query = self.narrowed(db.sql(start).push(self.columns).push(self.source).bind(now), soon, db).push(") x");
        match due {
            Due::Whenever => query,
            Due::By(end) => query.push_bind(" WHERE x.due <= ", end),
            Due::Never => query.push(" WHERE x.due IS NULL"),
        }
    }

    fn narrowed(&self, query: Query, soon: i64, db: &Reader) -> Query {
        match self.seen {
            Seen::All => query,
            Seen::OfOwnCustomers => visible(query, db.scope()),
            Seen::MadeBy(column) => made_by(query, db.scope(), column),
            Seen::Soon => query.push_bind(" AND d.valid_until <= ", soon),
        }
    }
}
