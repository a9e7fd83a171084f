//! The description of the API is reviewed when it changes: `INSTA_UPDATE=always cargo test --test openapi`.

#[test]
fn every_operation_has_an_id_of_its_own() {
    let description = serde_json::to_value(server::http::openapi()).unwrap_or_default();
    let paths = description["paths"].as_object().cloned().unwrap_or_default();
    let operations = paths.values().filter_map(|item| item.as_object()).flat_map(|item| item.values());
    let ids: Vec<_> = operations.filter_map(|one| one["operationId"].as_str().map(str::to_owned)).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert!(ids.len() > 100, "{}", ids.len());
    assert_eq!(distinct.len(), ids.len());
}

#[test]
fn the_description_of_the_api_is_as_reviewed() {
    let description = server::http::openapi().to_pretty_json().unwrap_or_default();
    insta::assert_snapshot!("openapi", description);
}
