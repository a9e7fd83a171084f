//! The named list of queries without a tenant. Each looks up a globally unique value or lists tenants.

use crate::store::development::CustomerLogin;
use crate::store::error::StoreError;
use crate::store::query::Query;
use crate::store::registration_links::Found;
use crate::store::requests::Link;
use crate::store::specialists::{Invitation, PersonalAccount};
use crate::store::vendor_facts::LineRow;
use crate::store::{Reader, Store};
use chrono::{DateTime, Utc};
use domain::api::partners::{PartnerList, PartnerListQuery};
use domain::api::reviews::PartnerAccount;
use domain::ids::TenantId;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A login as the sign-in needs it.
#[derive(Clone, FromQueryResult)]
pub(crate) struct LoginRow {
    pub(crate) tenant_id: String,
    pub(crate) id: String,
    pub(crate) password_hash: String,
    pub(crate) disabled: bool,
}

/// A live session with everything that decides rights.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct SessionRow {
    pub(crate) tenant_id: String,
    pub(crate) login_id: String,
    pub(crate) last_seen_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) kind: String,
    pub(crate) subject_id: String,
    pub(crate) account: String,
    pub(crate) display_name: String,
    pub(crate) must_change_password: bool,
    pub(crate) roles: Option<String>,
    pub(crate) custom_roles: Option<String>,
}

/// The tenant that keeps what belongs to the product itself: leases, operators, demo accounts.
pub(crate) fn platform_tenant() -> TenantId {
    TENANT.clone()
}

static TENANT: std::sync::LazyLock<TenantId> = std::sync::LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant; the tests read it")]
    TenantId::new("platform").expect("a valid id")
});

/// What a token stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Behind {
    /// A link with which another account of a company is registered.
    RegistrationLink,
    /// A letter of a distributor's.
    ResellerInvitation,
    /// A letter or a general link for customers.
    CustomerInvitation,
}

impl Store {
    /// The login behind a name.
    pub(crate) async fn login_by_name_hash(&self, name_hash: &str) -> Result<Option<LoginRow>, StoreError> {
        let sql = "SELECT l.tenant_id, l.id, l.password_hash, l.disabled
             FROM login_names n JOIN logins l ON l.tenant_id = n.tenant_id AND l.id = n.login_id WHERE n.name_hash = $1";
        self.platform_one(Query::of_platform(sql).bind(name_hash)).await
    }

    /// The session behind a token, when it was not ended and its login is not disabled. A login with a personal
    /// account behind it is its owner's.
    pub(crate) async fn session_by_token_hash(&self, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
        let sql = "SELECT s.tenant_id, s.login_id, s.last_seen_at, s.expires_at, l.subject_id, l.account, l.display_name,
                l.must_change_password,
                CASE WHEN l.kind = 'CUSTOMER' AND EXISTS (SELECT 1 FROM personal_accounts p WHERE p.tenant_id = l.tenant_id AND p.id = l.subject_id)
                    THEN 'EMPLOYEE' ELSE l.kind END AS kind,
                (SELECT string_agg(r.role, ',') FROM member_roles r WHERE r.tenant_id = l.tenant_id AND r.member_id = l.subject_id) AS roles,
                (SELECT string_agg(c.role_id || '=' || p.permission, ',') FROM member_custom_roles c JOIN custom_role_permissions p
                    ON p.tenant_id = c.tenant_id AND p.role_id = c.role_id WHERE c.tenant_id = l.tenant_id AND c.member_id = l.subject_id) AS custom_roles
             FROM sessions s JOIN logins l ON l.tenant_id = s.tenant_id AND l.id = s.login_id
             LEFT JOIN members m ON m.tenant_id = l.tenant_id AND m.id = l.subject_id
             WHERE s.token_hash = $1 AND s.ended_at IS NULL AND NOT l.disabled AND NOT COALESCE(m.disabled, FALSE)";
        self.platform_one(Query::of_platform(sql).bind(token_hash)).await
    }

    /// The request behind a confirmation link.
    pub(crate) async fn link_by_token_hash(&self, token_hash: &str) -> Result<Option<Link>, StoreError> {
        let sql = "SELECT tenant_id, request_id, customer_id, kind FROM confirmation_links WHERE token_hash = $1";
        self.platform_one(Query::of_platform(sql).bind(token_hash)).await
    }

    /// The employee's invitation behind a token.
    pub(crate) async fn specialist_invitation_by_token_hash(
        &self,
        token_hash: &str,
    ) -> Result<Option<Invitation>, StoreError> {
        let sql = "SELECT tenant_id, specialist_id, token_hash FROM specialist_invitations WHERE token_hash = $1";
        self.platform_one(Query::of_platform(sql).bind(token_hash)).await
    }

    /// Where the token of a link or a letter leads.
    pub(crate) async fn by_token_hash(&self, kind: Behind, token_hash: &str) -> Result<Option<Found>, StoreError> {
        let sql = match kind {
            Behind::RegistrationLink => "SELECT tenant_id, id FROM registration_links WHERE token_hash = $1",
            Behind::ResellerInvitation => "SELECT tenant_id, id FROM reseller_invitations WHERE token_hash = $1",
            Behind::CustomerInvitation => "SELECT tenant_id, id FROM customer_invitations WHERE token_hash = $1",
        };
        self.platform_one(Query::of_platform(sql).bind(token_hash)).await
    }

    /// All tenants, for jobs that go through them one by one.
    pub(crate) async fn tenants(&self) -> Result<Vec<TenantId>, StoreError> {
        let query = Query::of_platform("SELECT tenant_id AS id FROM tenants ORDER BY tenant_id");
        let rows = self.pools.readers.query_all_raw(query.build(self.pools.readers.get_database_backend())).await?;
        rows.iter()
            .map(|row| {
                TenantId::new(row.try_get_by::<String, _>(0)?)
                    .map_err(|_| StoreError::Corrupt { column: "tenants.tenant_id" })
            })
            .collect()
    }

    /// Partner accounts with this in their name, at most fifty, by name.
    pub(crate) async fn partner_accounts(&self, search: &str) -> Result<Vec<PartnerAccount>, StoreError> {
        let query = Query::of_platform("SELECT tenant_id, name_zh, name_en FROM tenants WHERE kind = 'PARTNER'")
            .push_contains(&["name_zh", "name_en"], Some(search))
            .push(" ORDER BY name_en, tenant_id LIMIT 50");
        let rows = self.pools.readers.query_all_raw(query.build(self.pools.readers.get_database_backend())).await?;
        rows.iter().map(|row| AccountRow::from_query_result(row, "")?.wire()).collect()
    }

    /// One page of the partner accounts by name, and how many match.
    pub(crate) async fn partner_page(
        &self,
        wanted: &PartnerListQuery,
        (offset, limit): (u32, u32),
    ) -> Result<PartnerList, StoreError> {
        let filtered = |sql| {
            let query = Query::of_platform(sql).push_contains(&["name_zh", "name_en"], wanted.search.as_deref());
            match wanted.partner_type {
                Some(kind) => query.push_bind(" AND partner_type = ", kind.as_str()),
                None => query,
            }
        };
        let count: Option<CountRow> =
            self.platform_one(filtered("SELECT COUNT(*) AS count FROM tenants WHERE kind = 'PARTNER'")).await?;
        let sql = "SELECT tenant_id, name_zh, name_en, partner_type, status FROM tenants WHERE kind = 'PARTNER'";
        let page = filtered(sql).push(" ORDER BY name_en, tenant_id").push_bind(" LIMIT ", i64::from(limit));
        let page = page.push_bind(" OFFSET ", i64::from(offset));
        let rows = self.pools.readers.query_all_raw(page.build(self.pools.readers.get_database_backend())).await?;
        let partners = rows.iter().map(|row| LineRow::from_query_result(row, "")?.wire()).collect::<Result<_, _>>()?;
        Ok(PartnerList { count: count.map_or(0, |row| row.count.unsigned_abs()), partners })
    }

    /// Does the database answer? For the readiness probe.
    pub(crate) async fn ping(&self) -> Result<(), StoreError> {
        let query = Query::of_platform("SELECT 1");
        self.pools.readers.query_one_raw(query.build(self.pools.readers.get_database_backend())).await?;
        Ok(())
    }

    async fn platform_one<R: FromQueryResult>(&self, query: Query) -> Result<Option<R>, StoreError> {
        let row = self.pools.readers.query_one_raw(query.build(self.pools.readers.get_database_backend())).await?;
        Ok(row.map(|row| R::from_query_result(&row, "")).transpose()?)
    }
}

/// Look-ups that an operation of a tenant's does, on the connection that it has: in a write, in its transaction.
impl Reader {
    /// The personal accounts with this phone number, mail address or account name; several may share a number.
    pub(crate) async fn personal_accounts(&self, contact_hash: &str) -> Result<Vec<PersonalAccount>, StoreError> {
        let sql = "SELECT p.tenant_id, p.id, l.account AS account_name, l.display_name AS name, p.real_name, p.is_partner, p.linked_tenant_id
             FROM personal_accounts p JOIN logins l ON l.tenant_id = p.tenant_id AND l.subject_id = p.id
             WHERE NOT l.disabled AND (p.name_hash = $1 OR p.mobile_hash = $1 OR p.email_hash = $1) ORDER BY l.account LIMIT 20";
        self.all(Query::of_platform(sql).bind(contact_hash)).await
    }

    /// The tenant of the customer's login with this name, and the customer behind it.
    pub(crate) async fn customer_login(&self, name_hash: &str) -> Result<Option<CustomerLogin>, StoreError> {
        let sql = "SELECT l.tenant_id, l.subject_id FROM login_names n JOIN logins l ON l.tenant_id = n.tenant_id AND l.id = n.login_id
             WHERE n.name_hash = $1 AND l.kind = 'CUSTOMER' AND NOT l.disabled";
        self.one(Query::of_platform(sql).bind(name_hash)).await
    }

    /// Does any login of any tenant have this name? Upper and lower case are the same name.
    pub(crate) async fn is_account_name_in_use(&self, name_hash: &str) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM login_names WHERE name_hash = $1";
        Ok(self.value::<i64>(Query::of_platform(sql).bind(name_hash)).await?.unwrap_or(0) > 0)
    }

    /// Distributors that this account can name, with this in their name or their code, at most fifty, by name.
    pub(crate) async fn distributors(
        &self,
        search: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<PartnerAccount>, StoreError> {
        let query = self
            .sql(DISTRIBUTORS)
            .bind(now.timestamp())
            .push_contains(&["d.name_zh", "d.name_en", "d.tenant_id"], Some(search));
        let query = query.push(" ORDER BY d.name_en, d.tenant_id LIMIT 50");
        self.all::<AccountRow>(query).await?.into_iter().map(AccountRow::wire).collect()
    }

    /// The distributor with this code, if this account can name it.
    pub(crate) async fn distributor(
        &self,
        id: &TenantId,
        now: DateTime<Utc>,
    ) -> Result<Option<PartnerAccount>, StoreError> {
        let query = self.sql(DISTRIBUTORS).bind(now.timestamp()).push_bind(" AND d.tenant_id = ", id.as_str());
        let found = self.one::<AccountRow>(query).await?;
        found.map(AccountRow::wire).transpose()
    }
}

/// Those in good standing other than the account itself; who has been some distributor's reseller stays with it. Whose
/// membership is over, or applied for anew, takes nobody new, unless its renewal waits for the vendor; one of whose membership
/// nothing was kept is a distributor all the same.
const DISTRIBUTORS: &str =
    "SELECT d.tenant_id, d.name_zh, d.name_en FROM tenants d JOIN tenants own ON own.tenant_id = $1
    WHERE d.kind = 'PARTNER' AND d.partner_type = 'DISTRIBUTOR' AND d.status = 'ACTIVE' AND d.tenant_id <> $1
        AND (own.parent_tenant_id IS NULL OR own.parent_tenant_id = d.tenant_id)
        AND NOT EXISTS (SELECT 1 FROM program_memberships held WHERE held.tenant_id = d.tenant_id
            AND held.program = 'DISTRIBUTION' AND (held.state NOT IN ('JOINED', 'EXPIRING') OR held.valid_until <= $2
                AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.tenant_id = 'platform' AND r.applicant_tenant_id = held.tenant_id
                    AND r.kind = 'PROGRAM_RENEWAL' AND r.subject_id = held.program AND r.state = 'UNDER_REVIEW')))";

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

#[derive(FromQueryResult)]
struct AccountRow {
    tenant_id: String,
    name_zh: String,
    name_en: String,
}

impl AccountRow {
    fn wire(self) -> Result<PartnerAccount, StoreError> {
        let partner_id =
            TenantId::new(self.tenant_id).map_err(|_| StoreError::Corrupt { column: "tenants.tenant_id" })?;
        Ok(PartnerAccount { partner_id, name_zh: self.name_zh, name_en: self.name_en })
    }
}
