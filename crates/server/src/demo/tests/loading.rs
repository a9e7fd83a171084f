//! Loading: repeatable, once, alike on both engines, and good to sign in with.

use super::loaded;
use crate::config::DemoSize;
use crate::ids::sha256_hex;
use crate::testing::{Engine, TestApp};
use sea_orm::FromQueryResult;
use serde_json::json;

/// Tables with their columns as text; `yes` columns are booleans.
const TABLES: &[(&str, &str, &str)] = &[
    (
        "customers",
        "id,reseller_tenant_id,name,account_name,search_text,associated_on,association_type,association_state,arrears,allocated,coupon_amount,reserved_instances,asked_by_partner,pending_until,authorization_id",
        "is_current",
    ),
    ("customer_grams", "gram,customer_id", ""),
    ("customer_directory", "id,partner_tenant_id,former_partner_tenant_id", ""),
    ("obligations", "id,customer_id,kind,title,amount,since_at,until_at", ""),
    ("coupons", "id,customer_id,status,balance", ""),
    ("adjust_records", "id,customer_id,operation_type,amount,at", ""),
    ("reseller_adjustments", "id,reseller_id,operation_type,amount,operator,at", ""),
    ("resellers", "id,account_name,associated_on,application_id,account_manager_id,allocated", ""),
    ("association_requests", "id,customer_id,state,facts,verdict,impact,due_at", ""),
    ("authorizations", "id,customer_id,state,requested_at,answered_at", ""),
    ("record_events", "record_id,position,event,actor,reason", ""),
    ("outbox_messages", "id,recipient_login_id,kind,params,read_at", ""),
    ("confirmation_links", "token_hash,request_id,kind", ""),
    ("logins", "id,subject_id,account", "must_change_password"),
    ("members", "id,name,director_id", "is_root"),
    ("custom_roles", "id,name,description", ""),
    ("custom_role_permissions", "role_id,permission", ""),
    ("member_custom_roles", "member_id,role_id", ""),
    ("incentives", "id,period,amount_minor,status,payout_id,facts", "is_frozen"),
    ("payout_applications", "id,payout_no,amount_minor,state,invoice_numbers", ""),
    ("program_memberships", "program,state,level,applied_at,joined_at,valid_until,reason", "commitments_accepted"),
    ("development_paths", "path,stage,stage_since,valid_until", ""),
    ("path_certifications", "path,certification,certified_at", ""),
    ("path_records", "id,kind,solution_state,number,recorded_at", ""),
    ("signed_agreements", "id,kind,program,text_version,signed_at,signed_by", ""),
    ("relation_declarations", "id,number,relations,declared_at,declared_by,valid_until,policy_version", ""),
    ("account_standings", "real_name,freezes,arrears_minor,enterprise_role", "in_hcpn"),
    ("company_claims", "company_id,claim,version", ""),
    ("registration_links", "id,token_hash,made_by,made_by_name,made_at,expires_at,ended_at,account", "withdrawn"),
    ("tenants", "kind,name_zh,partner_type,status,parent_tenant_id,company_id", "verification_enabled"),
    (
        "opportunities",
        "id,number,state,name,value_minor,details,reason,changed_at,shared_at,accepted_at,due_at,version",
        "",
    ),
    ("opportunity_progress", "opportunity_id,position,event,phase,win_probability,note", ""),
    ("personal_accounts", "id,name_hash,mobile_hash,real_name,position,linked_tenant_id", "is_partner"),
    ("personal_certificates", "id,account_id,code,number,earned_with,earned_at,valid_until,sync_state", ""),
    ("personal_projects", "id,account_id,name,started_at,ended_at", "by_vendor"),
    ("attachments", "id,file_name,media_type,size,sha256,proves", ""),
    (
        "specialists",
        "id,account_id,apply_attachment,cancel_attachment,state,state_since,path,invited_until,answer,token_hash",
        "",
    ),
    ("specialist_events", "specialist_id,position,at,event,actor,party,reason", ""),
    ("payout_events", "payout_id,seq,event,actor_name", ""),
];

#[derive(FromQueryResult)]
struct Line {
    line: String,
}

/// One hash for each table over all rows of all tenants.
async fn hashes(app: &TestApp) -> Vec<(&'static str, usize, String)> {
    let tenants = app.app.store().tenants().await.unwrap();
    let mut all = Vec::new();
    for (table, columns, yes) in TABLES {
        let mut parts: Vec<String> =
            columns.split(',').map(|column| format!("COALESCE(CAST({column} AS TEXT), '~')")).collect();
        parts.extend(
            yes.split(',')
                .filter(|column| !column.is_empty())
                .map(|column| format!("CASE WHEN {column} THEN 'y' ELSE 'n' END")),
        );
        let sql: &'static str = Box::leak(
            format!("SELECT {} AS line FROM {table} WHERE tenant_id = $1", parts.join(" || '|' || ")).into_boxed_str(),
        );
        let mut lines = Vec::new();
        for tenant in &tenants {
            let reader = app.app.read(&app.scope(tenant.as_str()));
            lines.extend(
                reader
                    .all::<Line>(reader.sql(sql))
                    .await
                    .unwrap()
                    .into_iter()
                    .map(|line| format!("{tenant} {}", line.line)),
            );
        }
        lines.sort_unstable();
        all.push((*table, lines.len(), sha256_hex(lines.join("\n"))));
    }
    all
}

#[tokio::test]
async fn small_is_the_same_on_both_engines_and_loads_once() {
    let sqlite = loaded(Engine::Sqlite, DemoSize::Small).await;
    let first = hashes(&sqlite).await;
    for (table, rows, _) in &first {
        assert!(*rows > 0, "{table} is empty");
    }
    crate::demo::load(&sqlite.app, DemoSize::Medium).await.unwrap();
    assert_eq!(hashes(&sqlite).await, first, "a second load changed something");
    assert!(crate::demo::is_loaded(&sqlite.app).await.unwrap());
    let postgres = loaded(Engine::Postgres, DemoSize::Small).await;
    assert_eq!(hashes(&postgres).await, first);
    postgres.app.store().clone().close().await;
}

#[tokio::test]
async fn every_demo_account_signs_in() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    app.app.set_demo_data(true);
    let accounts = app.stranger().get("/v2/demo/accounts").send().await;
    let accounts = accounts.json()["accounts"].as_array().unwrap().clone();
    assert!(accounts.len() >= 25);
    for account in &accounts {
        let answer = app
            .stranger()
            .post("/v2/sessions", &json!({ "account": account["account"], "password": account["password"] }))
            .send()
            .await;
        assert_eq!(answer.status, 201, "{account}");
        assert_eq!(answer.json()["kind"], account["kind"], "{account}");
    }
}
