//! Programmes and development paths: between them the tenants show every condition of.

use super::agreements;
use super::companies;
use super::partner::Partner;
use super::program_specs::{PathSpec, Spec, StandingSpec, spec};
use super::queue::{Waiting, put};
use super::staff::Member;
use super::world::{DAY, World, in_digits};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::company::Claim;
use domain::api::path_records::{PathRecordKind, SolutionState};
use domain::api::reviews::ReviewKind;
use domain::association::EnterpriseRole;
use domain::program::{CertificationKind, CompetencyTag, DevelopmentPath, Program};
use domain::states::membership::MembershipState;
use domain::states::path_stage::PathStage;

const STANDINGS: &str = "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, freezes, arrears_minor, enterprise_role, is_subcustomer, \
    is_partner_subaccount, open_resources, credit_accounts, has_consumed, bd_reported, on_international_site) VALUES";
const MEMBERSHIPS: &str = "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until, reason, \
    terms_accepted, commitments_accepted, contact_name, contact_telephone, contact_email) VALUES";
const PATHS: &str =
    "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until, announced_until) VALUES";
const CERTIFICATIONS: &str = "INSERT INTO path_certifications (tenant_id, path, certification, certified_at) VALUES";
const PATH_STANDINGS: &str = "INSERT INTO path_standings (tenant_id, path, invited) VALUES";
const RECORDS: &str = "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES";
const TAGS: &str = "INSERT INTO competency_tags (tenant_id, tag, held_since, valid_until, contains) VALUES";

/// The applications of a partner that the vendor has not decided, and when they were sent.
pub(super) fn applications(world: &World, tenant: &str) -> Result<Vec<(Program, i64)>, ApiError> {
    let Some(spec) = spec(tenant)? else { return Ok(Vec::new()) };
    let open = spec.memberships.iter().filter(|one| one.state == MembershipState::Applying);
    Ok(open.map(|one| (one.program, world.now - one.applied * DAY)).collect())
}

/// Writes the programmes and paths of a partner; a partner without any has no rows.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let Some(spec) = spec(tenant)? else { return Ok(0) };
    let ago = |days: i64| world.now - days * DAY;
    let mut written = insert(tx, tenant, STANDINGS, [standing(&spec.standing)]).await?;
    let memberships = spec.memberships.iter().map(|one| {
        let ticked = one.program == Program::Pce;
        let contact = partner.admin().filter(|_| one.state.is_open());
        vec![
            one.program.as_str().into(),
            one.state.as_str().into(),
            one.level.map(|level| level.as_str().to_owned()).into(),
            ago(one.applied).into(),
            one.joined.map(ago).into(),
            one.ends.map(|days| ago(-days)).into(),
            one.reason.as_str().into(),
            ticked.into(),
            ticked.into(),
            contact.map_or_else(String::new, |admin| admin.name.clone()).into(),
            contact.map_or_else(String::new, |admin| admin.phone.clone()).into(),
            contact.map_or_else(String::new, Member::email).into(),
        ]
    });
    written += insert(tx, tenant, MEMBERSHIPS, memberships).await?;
    let ticked = spec.memberships.iter().filter(|one| one.program == Program::Pce);
    let ticked = ticked.map(|one| (one.program, ago(one.applied)));
    written += agreements::signed(tx, world, partner, ticked).await?;
    // Who comes to its end was told so.
    let window = i64::from(world.policy(world.now)?.program.certification_window_days);
    let paths = spec.paths.iter().map(|one| {
        vec![
            one.path.as_str().into(),
            one.stage.as_str().into(),
            ago(one.since).into(),
            one.ends.map(|days| ago(-days)).into(),
            one.ends.filter(|days| *days <= window).map(|days| ago(-days)).into(),
        ]
    });
    written += insert(tx, tenant, PATHS, paths).await?;
    let on_paths = spec.paths.iter().filter(|one| one.stage != PathStage::Available).map(|one| Claim::Path(one.path));
    let joined = spec.memberships.iter().filter(|one| one.state.is_open()).map(|one| one.program);
    let joined = joined.filter(|program| program.is_joined_once_a_company()).map(Claim::Program);
    written += companies::claim(tx, world, &partner.spec, on_paths.chain(joined)).await?;
    let certified = spec.paths.iter().flat_map(certifications);
    let certified =
        certified.map(|(path, kind, days)| vec![path.as_str().into(), kind.as_str().into(), ago(days).into()]);
    written += insert(tx, tenant, CERTIFICATIONS, certified).await?;
    let admin = partner.admin().map_or("", |admin| admin.name.as_str());
    for one in spec.paths.iter().filter(|one| one.stage == PathStage::RoleReviewing) {
        let (kind, at) = (ReviewKind::RoleCertification, ago(one.since));
        let waiting = Waiting { kind, subject: one.path.as_str(), title: "", by: admin, at };
        written += put(tx, partner, world.rng(tenant, "certification").id(at), waiting).await?;
    }
    let reviews = spec.paths.iter().map(|one| (ReviewKind::AnnualReview, one.path.as_str(), one.waits));
    let renewals = spec.memberships.iter().map(|one| (ReviewKind::ProgramRenewal, one.program.as_str(), one.waits));
    for (kind, subject, days) in reviews.chain(renewals) {
        let Some(at) = days.map(ago) else { continue };
        let waiting = Waiting { kind, subject, title: "", by: admin, at };
        written += put(tx, partner, world.rng(tenant, kind.as_str()).id(at), waiting).await?;
    }
    let invited = spec.invited_paths.iter().map(|path| vec![path.as_str().into(), true.into()]);
    written += insert(tx, tenant, PATH_STANDINGS, invited).await?;
    let ends = |tag: &CompetencyTag| spec.tag_ends.get(tag).map(|days| ago(-days));
    let contents = |tag: &CompetencyTag| serde_json::json!(spec.tag_contents.get(tag).cloned().unwrap_or_default());
    let tags = spec.tags.iter().map(|(tag, days)| {
        vec![tag.as_str().into(), ago(*days).into(), ends(tag).into(), contents(tag).to_string().into()]
    });
    written += insert(tx, tenant, TAGS, tags).await?;
    Ok(written + insert(tx, tenant, RECORDS, records(world, &spec)).await?)
}

/// When each certification that a path has was given; differentiation comes half a year after the role.
fn certifications(one: &PathSpec) -> Vec<(DevelopmentPath, CertificationKind, i64)> {
    const BETWEEN: i64 = 180;
    let role = |days| (one.path, CertificationKind::Role, days);
    match one.stage {
        PathStage::RoleCertified => vec![role(one.since)],
        PathStage::DifferentiationReviewing => vec![role(one.since + BETWEEN)],
        PathStage::Differentiated => {
            vec![role(one.since + BETWEEN), (one.path, CertificationKind::Differentiation, one.since)]
        }
        PathStage::Available | PathStage::Selected | PathStage::RoleReviewing => Vec::new(),
    }
}

fn standing(spec: &StandingSpec) -> Row {
    vec![
        spec.real_name.as_str().into(),
        spec.in_hcpn.into(),
        serde_json::to_string(&spec.freezes).unwrap_or_default().into(),
        spec.arrears.into(),
        spec.enterprise_role.unwrap_or(EnterpriseRole::Standalone).as_str().into(),
        spec.is_subcustomer.into(),
        spec.is_partner_subaccount.into(),
        spec.open_resources.into(),
        spec.credit_accounts.into(),
        spec.has_consumed.into(),
        spec.bd_reported.into(),
        spec.on_international_site.into(),
    ]
}

fn records(world: &World, spec: &Spec) -> Vec<Row> {
    let mut rng = world.rng(&spec.tenant, "path records");
    let kinds = spec.records.iter().flat_map(|(kind, count)| (0..*count).map(|nth| (*kind, nth)));
    let state = |kind: PathRecordKind, nth: usize| {
        let told = spec.solution_states.get(&kind).and_then(|states| states.get(nth).copied());
        kind.is_solution().then(|| told.unwrap_or(SolutionState::Certified).as_str().to_owned())
    };
    let record = |(kind, nth): (PathRecordKind, usize)| {
        let at = world.now - rng.between(20, 300) * DAY;
        let number = format!("{}{}", in_digits(at).get(..6).unwrap_or_default(), rng.digits(6));
        vec![rng.id(at).into(), kind.as_str().into(), state(kind, nth).into(), number.into(), at.into()]
    };
    kinds.map(record).collect()
}
