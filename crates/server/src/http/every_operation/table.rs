//! The operations, and the accounts of the demo that ask them.

use crate::config::DemoSize;
use crate::testing::{Answer, Client, Engine, Settings, TestApp};
use axum::http::Method;
use serde_json::{Value, json};
use std::str::FromStr;

/// Nobody's.
pub(super) const UNKNOWN_ID: &str = "00000000000000000000000000000000";

/// One operation of the description.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) method: Method,
    /// With names of ids in braces.
    pub(super) path: String,
    /// Headers that it asks for.
    pub(super) headers: Vec<String>,
    /// Does it read a body of JSON?
    pub(super) takes_json: bool,
    description: Value,
}

impl Operation {
    /// Every one.
    pub(super) fn all() -> Vec<Self> {
        let description = serde_json::to_value(crate::http::openapi()).unwrap();
        let paths = description["paths"].as_object().unwrap();
        let methods = paths.iter().flat_map(|(path, item)| {
            item.as_object().unwrap().iter().map(move |(method, one)| Self::new(method, path, one))
        });
        let all: Vec<_> = methods.collect();
        assert!(all.len() > 150, "{}", all.len());
        all
    }

    fn new(method: &str, path: &str, one: &Value) -> Self {
        let named = |place: &str| -> Vec<String> {
            let parameters = one["parameters"].as_array().into_iter().flatten();
            parameters.filter(|one| one["in"] == place).map(|one| one["name"].as_str().unwrap().to_owned()).collect()
        };
        let in_path: Vec<_> = path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        assert_eq!(named("path").len(), in_path.len(), "{method} {path} describes other ids than it has");
        Self {
            method: Method::from_str(&method.to_uppercase()).unwrap(),
            path: path.to_owned(),
            headers: named("header"),
            takes_json: one["requestBody"]["content"].get("application/json").is_some(),
            description: one.clone(),
        }
    }

    /// As people call it.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// Does it stand under this path?
    pub(super) fn is_under(&self, path: &str) -> bool {
        self.path.starts_with(path)
    }

    pub(super) fn asks_for(&self, header: &str) -> bool {
        self.headers.iter().any(|one| one == header)
    }

    pub(super) fn describes(&self, status: &str) -> bool {
        self.description["responses"].get(status).is_some()
    }

    /// The address with this in place of each id; words of a vocabulary stand for themselves.
    pub(super) fn address(&self, id: &str) -> String {
        const WORDS: [(&str, &str); 5] = [
            ("{path}", "SERVICE"),
            ("{program}", "SOLUTION_PROVIDER"),
            ("{certification}", "ROLE"),
            ("{kind}", "PROGRAM_AGREEMENT"),
            ("{tag}", "DATABASE"),
        ];
        let worded = WORDS.iter().fold(self.path.clone(), |path, (name, word)| path.replace(name, word));
        let mut parts = worded.split('{');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |path, rest| format!("{path}{id}{}", rest.split_once('}').unwrap().1))
    }

    /// Asks with a body that no operation understands, or with none, and with the headers that are given: whoever may
    /// ask at all is refused for what it says, and nothing happens.
    pub(super) async fn ask_nonsense(&self, client: &Client, headers: &[(&str, &str)]) -> Answer {
        let address = self.address(UNKNOWN_ID);
        // A file has no members: its name is in the address, its kind in a header.
        let call = if self.name() == "POST /v2/partners/attachments" {
            client.call(self.method.clone(), &format!("{address}?file_name=proof.pdf")).raw("application/pdf", "no PDF")
        } else {
            client.call(self.method.clone(), &address)
        };
        let call = call.header("idempotency-key", "");
        let call = if self.takes_json { call.json(&json!({ "no_such_member": 1 })) } else { call };
        headers.iter().fold(call, |call, (name, value)| call.header(name, value)).send().await
    }
}

/// The accounts that ask, with what they are.
pub(super) const ACCOUNTS: [(&str, &str); 10] = [
    ("customer-clean-resale", "customer"),
    ("employee-he", "employee"),
    ("operator", "operator"),
    ("csp-sa", "specialist"),
    ("csp-manager", "manager"),
    ("csp-director", "director"),
    ("csp-finance", "finance"),
    ("csp-admin", "admin"),
    ("csp-root", "root"),
    ("distributor-root", "distributor"),
];

/// The small demo.
pub(super) async fn demo() -> TestApp {
    let app = TestApp::start(Engine::Sqlite, Settings::default()).await;
    crate::demo::load(&app.app, DemoSize::Small).await.unwrap();
    app
}

/// A new session of a demo account.
pub(super) async fn session(app: &TestApp, account: &str) -> Client {
    let accounts = app.stranger().get("/v2/demo/accounts").expect(200).await.json();
    // One password for all of them, also for those that the list leaves out.
    let body = json!({ "account": account, "password": accounts["accounts"][0]["password"] });
    let answer = app.stranger().post("/v2/sessions", &body).send().await;
    let token = answer.token().unwrap_or_else(|| panic!("{account}: {}", answer.text));
    app.stranger().with_token(&token)
}
