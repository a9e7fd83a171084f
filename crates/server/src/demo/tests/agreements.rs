//! One partner has signed and declared, another has not.

use super::loaded;
use crate::config::DemoSize;
use crate::store::agreements::signed;
use crate::store::relation_declarations::declarations;
use crate::testing::{Engine, NOW};
use domain::agreement::AgreementKind;
use domain::period::months_before;
use domain::program::Program;

#[tokio::test]
async fn a_declaration_is_soon_due_and_another_was_never_made() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let db = app.app.read(&app.scope("csp"));
    let all = signed(&db).await.unwrap().agreements;
    let kinds: Vec<AgreementKind> = all.iter().map(|one| one.kind).collect();
    assert!(AgreementKind::ALL.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    assert!(all.iter().all(|one| one.program == Program::Pce && one.signed_by.is_some()));
    let declared = declarations(&db).await.unwrap().declarations;
    let [one] = declared.as_slice() else { panic!("{declared:?}") };
    assert_eq!((one.declared_at, one.relations.len()), (months_before(*NOW, 11), 1));
    assert!(one.relations.iter().all(|relation| relation.faults().is_empty()));
    assert!(one.valid_until > *NOW, "it still holds");
    let db = app.app.read(&app.scope("distributor"));
    assert_eq!((signed(&db).await.unwrap().count, declarations(&db).await.unwrap().count), (0, 0));
}
