//! What changes of members write.

use crate::auth::accounts::name_hash;
use crate::auth::scope::AsScope;
use crate::store::{Reader, StoreError, Tx};
use domain::ids::{CustomRoleId, MemberId};
use domain::organization::{PresetRole, PrincipalKind};

/// A member with its login, to be inserted.
#[derive(Debug)]
pub(crate) struct NewMemberRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) account: &'a str,
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) telephone: &'a str,
    pub(crate) director: Option<&'a str>,
    pub(crate) password_hash: &'a str,
    /// Does the login own the account? Then its password is its own choice.
    pub(crate) is_root: bool,
}

/// Is the account name in use? Upper and lower case are the same name.
pub(crate) async fn name_is_taken(db: &Reader, account: &str) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM login_names WHERE tenant_id = $1 AND name_hash = $2";
    Ok(db.value::<i64>(db.sql(sql).bind(name_hash(account))).await?.unwrap_or(0) > 0)
}

/// The member, its login and its account name. The first sign-in of a member forces another password.
pub(crate) async fn insert_member(tx: &Tx, new: &NewMemberRow<'_>) -> Result<(), StoreError> {
    let (now, login) = (tx.now_secs(), tx.new_id());
    let director = new.director.map(str::to_owned);
    let kind = if new.is_root { PrincipalKind::PartnerRoot } else { PrincipalKind::PartnerMember };
    let sql = "INSERT INTO members (tenant_id, id, name, email, phone, is_root, director_id, created_at) VALUES";
    let row = vec![
        new.id.into(),
        new.name.into(),
        new.email.into(),
        new.telephone.into(),
        new.is_root.into(),
        director.into(),
        now.into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let sql = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, email, phone, password_hash, must_change_password, created_at) VALUES";
    let row = vec![
        login.as_str().into(),
        kind.as_str().into(),
        new.id.into(),
        new.account.into(),
        new.name.into(),
        new.email.into(),
        new.telephone.into(),
        new.password_hash.into(),
        (!new.is_root).into(),
        now.into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let sql = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
    tx.exec_one(tx.sql(sql).push_rows([vec![login.into(), name_hash(new.account).into()]])).await
}

/// Leaves the member exactly these roles. Rows that stay are not touched: a review may refer to them.
pub(crate) async fn set_roles(
    tx: &Tx,
    id: &MemberId,
    preset: &[PresetRole],
    custom: &[CustomRoleId],
) -> Result<(), StoreError> {
    let id = id.as_str();
    let gone = tx.sql("DELETE FROM member_roles WHERE tenant_id = $1 AND member_id = $2").bind(id);
    let gone = if preset.is_empty() {
        gone
    } else {
        gone.push_list(" AND role NOT IN ", preset.iter().map(|role| role.as_str()))
    };
    tx.exec(gone).await?;
    let gone = tx.sql("DELETE FROM member_custom_roles WHERE tenant_id = $1 AND member_id = $2").bind(id);
    let gone = if custom.is_empty() {
        gone
    } else {
        gone.push_list(" AND role_id NOT IN ", custom.iter().map(CustomRoleId::as_str))
    };
    tx.exec(gone).await?;
    for role in preset {
        let row = vec![id.into(), role.as_str().into()];
        let sql = tx.sql("INSERT INTO member_roles (tenant_id, member_id, role) VALUES").push_rows([row]);
        tx.exec(sql.push(" ON CONFLICT (tenant_id, member_id, role) DO NOTHING")).await?;
    }
    for role in custom {
        let row = vec![id.into(), role.as_str().into()];
        let sql = tx.sql("INSERT INTO member_custom_roles (tenant_id, member_id, role_id) VALUES").push_rows([row]);
        tx.exec(sql.push(" ON CONFLICT (tenant_id, member_id, role_id) DO NOTHING")).await?;
    }
    if !preset.contains(&PresetRole::AccountManager) {
        let sql = "UPDATE members SET director_id = NULL WHERE tenant_id = $1 AND id = $2";
        tx.exec(tx.sql(sql).bind(id)).await?;
    }
    Ok(())
}

/// The next version of a member, which has to be `seen` now.
pub(crate) async fn bump(tx: &Tx, id: &MemberId, seen: i64) -> Result<(), StoreError> {
    let sql = "UPDATE members SET version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(id.as_str()).bind(seen)).await
}

/// The member's customers are nobody's afterwards.
pub(crate) async fn release_customers(tx: &Tx, id: &MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE customers SET account_manager_id = '', changed_at = $3, changed_by = $4, changed_action = 'customer.release',
            version = version + 1 WHERE tenant_id = $1 AND account_manager_id = $2";
    let query = tx.sql(sql).bind(id.as_str()).bind(tx.now_secs());
    tx.exec(query.bind(tx.scope().actor().name.clone())).await?;
    Ok(())
}

/// The account managers that report to the member are unmanaged afterwards.
pub(crate) async fn unmanage_managers(tx: &Tx, id: &MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE members SET director_id = NULL, version = version + 1 WHERE tenant_id = $1 AND director_id = $2";
    tx.exec(tx.sql(sql).bind(id.as_str())).await?;
    Ok(())
}

/// The id of the member's login.
pub(crate) async fn find_login(db: &Reader, id: &MemberId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM logins WHERE tenant_id = $1 AND subject_id = $2 AND kind IN ('PARTNER_ROOT', 'PARTNER_MEMBER') ORDER BY id LIMIT 1";
    db.value(db.sql(sql).bind(id.as_str())).await
}

/// Is it a member to whom account managers can report?
pub(crate) async fn is_director(db: &Reader, id: &MemberId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM members m JOIN member_roles r ON r.tenant_id = m.tenant_id AND r.member_id = m.id
            AND r.role = 'ACCOUNT_MANAGER_DIRECTOR' WHERE m.tenant_id = $1 AND m.id = $2 AND NOT m.disabled";
    Ok(db.value::<i64>(db.sql(sql).bind(id.as_str())).await?.unwrap_or(0) > 0)
}

/// Switches the member and its login off or on again.
pub(crate) async fn disable_login(tx: &Tx, id: &MemberId, disabled: bool) -> Result<(), StoreError> {
    for sql in [
        "UPDATE members SET disabled = $3 WHERE tenant_id = $1 AND id = $2",
        "UPDATE logins SET disabled = $3 WHERE tenant_id = $1 AND subject_id = $2 AND kind = 'PARTNER_MEMBER'",
    ] {
        tx.exec(tx.sql(sql).bind(id.as_str()).bind(disabled)).await?;
    }
    Ok(())
}

/// Removes the member with everything that is only its own. What it did stays in the audit log, by name.
pub(crate) async fn remove_member(tx: &Tx, id: &MemberId) -> Result<(), StoreError> {
    if let Some(login) = find_login(tx, id).await? {
        for sql in [
            "DELETE FROM sessions WHERE tenant_id = $1 AND login_id = $2",
            "DELETE FROM verification_codes WHERE tenant_id = $1 AND login_id = $2",
            "DELETE FROM outbox_messages WHERE tenant_id = $1 AND recipient_login_id = $2",
            "DELETE FROM login_names WHERE tenant_id = $1 AND login_id = $2",
            "DELETE FROM logins WHERE tenant_id = $1 AND id = $2",
        ] {
            tx.exec(tx.sql(sql).bind(login.as_str())).await?;
        }
    }
    for sql in [
        "DELETE FROM member_custom_roles WHERE tenant_id = $1 AND member_id = $2",
        "DELETE FROM role_reviews WHERE tenant_id = $1 AND member_id = $2",
        "DELETE FROM member_roles WHERE tenant_id = $1 AND member_id = $2",
        "DELETE FROM members WHERE tenant_id = $1 AND id = $2",
    ] {
        tx.exec(tx.sql(sql).bind(id.as_str())).await?;
    }
    Ok(())
}
