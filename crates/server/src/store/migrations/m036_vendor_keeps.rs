//! What a former partner's list says of an account stands in the register, where it can be corrected: customers that left
//! before the register learned it by itself. Quotas have a name, and plans of a certification that was refused say so.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "036_vendor_keeps",
    statements: &[
        Sql::Both(
            "INSERT INTO customer_accounts (tenant_id, id, name, registered_at, currency, special_contracts, unpaid_bills,
                    enterprise_role, pro_service_contracts, reserved_instances, invoice_debt, stored_value,
                    independent_members, credit_accounts, telephone, email, verified_status, customer_type)
                SELECT d.tenant_id, k.id, k.name, k.registered_at, k.currency, k.special_contracts,
                    CASE WHEN k.arrears > 0 THEN 1 ELSE 0 END, k.enterprise_role, k.pro_service_contracts,
                    k.reserved_instances, k.invoice_debt, k.stored_value, k.independent_members, k.credit_accounts,
                    k.telephone, k.email, k.verified_status, k.customer_type
                FROM customer_directory d
                    JOIN customers k ON k.tenant_id = d.former_partner_tenant_id AND k.id = d.id
                WHERE d.partner_tenant_id IS NULL
                ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name,
                    special_contracts = excluded.special_contracts, unpaid_bills = excluded.unpaid_bills,
                    enterprise_role = excluded.enterprise_role, pro_service_contracts = excluded.pro_service_contracts,
                    reserved_instances = excluded.reserved_instances, invoice_debt = excluded.invoice_debt,
                    stored_value = excluded.stored_value, independent_members = excluded.independent_members,
                    credit_accounts = excluded.credit_accounts, telephone = excluded.telephone, email = excluded.email,
                    verified_status = excluded.verified_status, customer_type = excluded.customer_type,
                    version = customer_accounts.version + 1",
        ),
        Sql::Both("ALTER TABLE coupon_quotas ADD COLUMN title_zh TEXT NOT NULL DEFAULT ''"),
        Sql::Both("ALTER TABLE coupon_quotas ADD COLUMN title_en TEXT NOT NULL DEFAULT ''"),
        Sql::Both("ALTER TABLE business_plans ADD COLUMN refused_at BIGINT"),
        Sql::Both("ALTER TABLE business_plans ADD COLUMN answer TEXT NOT NULL DEFAULT ''"),
    ],
};
