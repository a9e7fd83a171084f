//! The description of the API is reviewed when it changes: `INSTA_UPDATE=always cargo test --test openapi`.

#[test]
fn the_description_of_the_api_is_as_reviewed() {
    let description = server::http::openapi().to_pretty_json().unwrap_or_default();
    insta::assert_snapshot!("openapi", description);
}
