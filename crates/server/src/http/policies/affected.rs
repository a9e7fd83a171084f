//! What a version of the policy would answer otherwise to this partner.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::extract::{Path, Query};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::affected::{Versions, affected};
use crate::store::concerned::right_to_see;
use crate::store::customers::caller;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::policies::{Affected, AffectedQuery, TRIED_MAX, UntriedRule};
use domain::rules::affected::{Trial, Untried, rules_that_differ};
use domain::rules::verdict::RuleId;

/// Everything of the partner that the version answers otherwise than the one before, or than another: by the rules themselves,
/// for this moment, as far as the caller may see it. Rules that are not tried are named with the cause.
#[utoipa::path(get, path = "/v2/partners/policies/{version}/affected", tag = "policies",
    params(("version" = u32, Path, description = "a version of the policy"), AffectedQuery),
    responses((status = 200, body = Affected), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn of_version(
    staff: Allowed<UsePartnerCenter>,
    State(app): State<App>,
    Path(version): Path<u32>,
    Query(query): Query<AffectedQuery>,
) -> Result<Reply, ApiError> {
    let (now, policies) = (app.now(), app.policies());
    let after = policies.version(version).ok_or(ApiError::NotFound)?;
    let against = query.against.unwrap_or(version.saturating_sub(1).max(1));
    let before = policies.version(against).ok_or_else(|| ApiError::field("against", FieldProblem::NotAChoice))?;
    let (mut tried, mut untried) = (Vec::new(), Vec::new());
    for rule in rules_that_differ(before, after) {
        match why_not(rule, |right| staff.session.may(right)) {
            None if rule.trial() == Trial::Within => {}
            None => tried.push(rule),
            Some(why) => untried.push(UntriedRule { rule, why }),
        }
    }
    let versions = Versions { before, after, now, most: TRIED_MAX };
    let rules = affected(&app.read(&staff), &tried, &caller(&staff.session), versions).await?;
    Reply::ok(&Affected { version, against, evaluated_at: now, rules, untried })
}

fn why_not(rule: RuleId, may: impl Fn(domain::permission::Permission) -> bool) -> Option<Untried> {
    match rule.trial() {
        Trial::Not(why) => Some(why),
        Trial::On(object) => (!may(right_to_see(object))).then_some(Untried::NoRight),
        Trial::Within => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::api::policies::Affected;
    use domain::organization::PresetRole;
    use domain::rules::affected::Untried;
    use domain::rules::verdict::{Check, RuleId};

    const THIRD: &str = "/v2/partners/policies/3/affected";

    #[tokio::test]
    async fn paths_that_the_next_version_asks_more_of_are_named_and_what_is_not_tried_says_why() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let path = "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'LEARNING', 'SELECTED', 1)";
            app.execute("t1", path).await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            let told = sal.get(THIRD).expect(200).await.read::<Affected>();
            assert_eq!((told.version, told.against), (3, 2));
            let r31 = told.rules.iter().find(|one| one.rule == RuleId::R31).unwrap();
            let learning = r31.objects.iter().find(|one| one.subject_id == "LEARNING").unwrap();
            assert_eq!((learning.was_allowed, learning.is_allowed), (true, false), "{learning:?}");
            assert_eq!((&learning.arises[..], &learning.ends[..]), (&[Check::SpecialistsOnPath][..], &[][..]));
            assert!(!r31.objects.iter().any(|one| one.subject_id == "SOFTWARE"), "which asks for nothing new");
            assert!(r31.changed < r31.asked);
            let whys: Vec<_> = told.untried.iter().map(|one| (one.rule, one.why)).collect();
            assert!(whys.contains(&(RuleId::R72, Untried::LooksBack)), "{whys:?}");
            assert!(whys.contains(&(RuleId::R71, Untried::NoAnswer)), "{whys:?}");
            // The same version against itself, and the other way round.
            let same = sal.get(&format!("{THIRD}?against=3")).expect(200).await.read::<Affected>();
            assert_eq!((same.rules, same.untried), (vec![], vec![]));
            let back = sal.get("/v2/partners/policies/2/affected?against=3").expect(200).await.read::<Affected>();
            let ends = |of: &Affected| of.rules.iter().flat_map(|one| &one.objects).any(|one| one.ends == [Check::SpecialistsOnPath]);
            assert!(ends(&back) && !ends(&told));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let theirs = eve.get(THIRD).expect(200).await.read::<Affected>();
            assert_eq!(theirs.rules.len(), told.rules.len());
            assert_eq!(sal.get(&format!("{THIRD}?against=9")).expect(400).await.fields(), ["against"]);
            assert_eq!(sal.get(&format!("{THIRD}?than=1")).expect(400).await.fields(), ["than"]);
            sal.get("/v2/partners/policies/9/affected").expect(404).await;
            sal.get("/v2/partners/policies/x/affected").expect(404).await;
            app.stranger().get(THIRD).expect(401).await;
            app.customer("t1", "c1").await.get(THIRD).expect(403).await;
        })
        .await;
    }
}
