//! TLS to PostgreSQL: what is asked for is had, or the server does not start.

use crate::running::{Running, not_started, request};
use server::testing::{TestApp, TlsPostgres};

fn starts(url: &str) {
    let server = Running::start(url, &[]);
    assert_eq!(request(&server.address, "GET", "/readyz", None, None).unwrap().status, 204, "{url}");
    assert!(server.terminate(), "{url}");
}

#[tokio::test]
async fn it_does_not_go_on_in_the_clear() {
    let url = TestApp::postgres_url().await;
    for mode in ["require", "verify-ca", "verify-full"] {
        let said = not_started(&format!("{url}?sslmode={mode}"));
        assert!(said.contains("cannot open the database"), "{mode}: {said}");
        assert!(said.contains("server does not support TLS"), "{mode}: {said}");
    }
    assert!(not_started(&format!("{url}?sslmode=perhaps")).contains("perhaps"));
    starts(&format!("{url}?sslmode=prefer"));
}

#[tokio::test]
async fn it_speaks_tls_and_checks_authority_and_name() {
    let database = TlsPostgres::start();
    // The control: this server takes nothing in the clear.
    let said = not_started(&database.url("localhost", "sslmode=disable"));
    assert!(said.contains("no encryption"), "{said}");
    starts(&database.url("localhost", "sslmode=require"));
    // Without its authority the certificate could be anybody's.
    let said = not_started(&database.url("localhost", "sslmode=verify-full"));
    assert!(said.contains("UnknownIssuer"), "{said}");
    let root = format!("sslrootcert={}", database.authority().display());
    starts(&database.url("localhost", &format!("sslmode=verify-full&{root}")));
    // The certificate is for another name; who asks for the authority alone takes it.
    let said = not_started(&database.url("127.0.0.1", &format!("sslmode=verify-full&{root}")));
    assert!(said.contains("not valid for name"), "{said}");
    starts(&database.url("127.0.0.1", &format!("sslmode=verify-ca&{root}")));
}
