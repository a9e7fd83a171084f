//! The customer list over HTTP: one client, one kept connection, the answers checked.

use crate::clock::Stopwatch;
use crate::options::{Options, Size};
use crate::samples::Samples;
use crate::server::Server;
use crate::table::{Aim, Row};
use anyhow::{Result, ensure};
use e2e::Api;
use serde_json::{Value, json};
use std::time::Duration;

pub(crate) const PATH: &str = "/v2/partners/sub-customers/query";
/// Answered by the same server with one trivial query of the database.
const PEER: &str = "/readyz";
/// Requests that only warm caches and connections.
const WARM_UP: usize = 20;

/// A kind of request. The `round` varies what is asked for, so that no answer is simply repeated.
struct Kind {
    name: &'static str,
    body: Box<dyn Fn(usize) -> Value>,
    samples: Samples,
}

impl Kind {
    fn new(name: &'static str, body: impl Fn(usize) -> Value + 'static) -> Self {
        Self { name, body: Box::new(body), samples: Samples::default() }
    }
}

pub(crate) async fn measure(options: &Options, size: Size) -> Result<Vec<Row>> {
    println!("==> The customer list over HTTP, {} demo …", size.word());
    let server = Server::start(options, size).await?;
    let api = server.api().signed_in(size.account()).await?;
    let count = page(&api, &json!({ "limit": 1 })).await?["count"].as_u64().unwrap_or(0);
    let names = names(&api, count).await?;
    let mut kinds = kinds(count, &names);
    let mut peer = Samples::default();
    for round in 0..options.requests + WARM_UP {
        let counts = round >= WARM_UP;
        let watch = Stopwatch::start();
        ensure!(api.get(PEER).await?.status < 300, "{PEER} is not ready");
        if counts {
            peer.add(watch.elapsed());
        }
        // Another order in each round: no kind always follows the same other.
        let start = round % kinds.len();
        let (before, after) = kinds.split_at_mut(start);
        for kind in after.iter_mut().chain(before) {
            let body = (kind.body)(round);
            let watch = Stopwatch::start();
            let answer = api.post(PATH, &body).await?;
            let took = watch.elapsed();
            let found = answer.json()["customer_infos"].as_array().map_or(0, Vec::len);
            ensure!(answer.status == 200 && found > 0, "{body} answered {}: {}", answer.status, answer.text);
            if counts {
                kind.samples.add(took);
            }
        }
    }
    let aim = match size {
        Size::Small | Size::Medium => Aim::Within(Duration::from_millis(15)),
        Size::Large => Aim::Within(Duration::from_millis(30)),
        Size::Stress => Aim::Within(Duration::from_millis(80)),
    };
    let title = format!("of {count} customers");
    let rows = kinds.iter().map(|kind| {
        Row::p95(format!("{} {title}", kind.name), &kind.samples, aim).beside(
            kind.samples.median(),
            peer.median(),
            "/readyz",
        )
    });
    Ok(rows.chain([Row::p95(format!("GET {PEER}, {} demo", size.word()), &peer, Aim::None)]).collect())
}

/// What people ask the list for.
fn kinds(count: u64, names: &[String]) -> Vec<Kind> {
    let deep = count * 3 / 4;
    let console =
        |offset: u64| json!({ "offset": offset, "limit": 20, "sort": "-associated_on", "include": ["console"] });
    let with = move |members: Value| merged(console(0), members);
    let ending = |names: &[String]| {
        let names = names.to_vec();
        move |round: usize| with(json!({ "search": last_letters(&names, 2, round) }))
    };
    let search = |letters: usize| {
        let names = names.to_vec();
        move |round: usize| with(json!({ "search": piece(&names, letters, round) }))
    };
    vec![
        Kind::new("first page", move |_| console(0)),
        Kind::new("page at three quarters", move |round| console(deep - round as u64 % 20)),
        Kind::new("filter by type", move |round| {
            with(json!({ "association_type": if round % 2 == 0 { "1" } else { "2" } }))
        }),
        Kind::new("filter by arrears", move |_| with(json!({ "in_arrears": true }))),
        Kind::new("search, 1 character,", search(1)),
        Kind::new("search, 2 characters,", search(2)),
        Kind::new("search, 3 characters,", search(3)),
        Kind::new("search for what most names end with", ending(names)),
        Kind::new("sort by spending", move |_| with(json!({ "sort": "-month_consumption" }))),
        Kind::new("sort by name", move |_| with(json!({ "sort": "customer" }))),
        Kind::new("filter by type, sort by spending", move |_| {
            with(json!({ "association_type": "2", "sort": "-month_consumption" }))
        }),
    ]
}

fn merged(mut body: Value, members: Value) -> Value {
    if let (Some(body), Value::Object(members)) = (body.as_object_mut(), members) {
        body.extend(members);
    }
    body
}

/// Chinese names of customers in the middle of the list. Characters of two UTF-16 units are left out: the driver of the
/// browser types none.
pub(crate) async fn names(api: &Api, count: u64) -> Result<Vec<String>> {
    let middle = page(api, &json!({ "offset": count / 2, "limit": count.clamp(1, 100) })).await?;
    let infos = middle["customer_infos"].as_array().cloned().unwrap_or_default();
    let names: Vec<String> = infos
        .iter()
        .filter_map(|info| info["customer"].as_str())
        .filter(|name| name.chars().count() >= 3)
        .filter(|name| name.chars().all(|letter| !letter.is_ascii() && letter.len_utf16() == 1))
        .map(str::to_owned)
        .collect();
    ensure!(!names.is_empty(), "no Chinese name in the middle of the list");
    Ok(names)
}

pub(crate) async fn page(api: &Api, body: &Value) -> Result<Value> {
    let answer = api.post(PATH, body).await?;
    ensure!(answer.status == 200, "{body} answered {}: {}", answer.status, answer.text);
    Ok(answer.json())
}

/// So many letters from one of the names: another name and another place in each round.
pub(crate) fn piece(names: &[String], letters: usize, round: usize) -> String {
    let name: Vec<char> = names.get(round % names.len().max(1)).map(|name| name.chars().collect()).unwrap_or_default();
    let places = name.len().saturating_sub(letters) + 1;
    name.into_iter().skip(round / names.len().max(1) % places).take(letters).collect()
}

/// The last letters of one of the names: most companies' names end alike, so that nearly all customers match.
fn last_letters(names: &[String], letters: usize, round: usize) -> String {
    let name: Vec<char> = names.get(round % names.len().max(1)).map(|name| name.chars().collect()).unwrap_or_default();
    let skipped = name.len().saturating_sub(letters);
    name.into_iter().skip(skipped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_from_all_names_and_all_places() {
        let names = ["\u{4e00}\u{4e01}\u{4e02}".to_owned(), "\u{4e03}\u{4e04}\u{4e05}".to_owned()];
        let two = |round| piece(&names, 2, round);
        assert_eq!(
            [two(0), two(1), two(2), two(3)],
            ["\u{4e00}\u{4e01}", "\u{4e03}\u{4e04}", "\u{4e01}\u{4e02}", "\u{4e04}\u{4e05}"]
        );
        assert_eq!(piece(&names, 3, 7), names[1]);
        assert_eq!(last_letters(&names, 2, 3), "\u{4e04}\u{4e05}");
    }

    #[test]
    fn every_kind_is_a_query_that_the_server_knows() {
        let names = ["\u{4e00}\u{4e01}\u{4e02}".to_owned()];
        for kind in kinds(1_000, &names) {
            let body = (kind.body)(3);
            let query: Result<domain::api::customers::SubCustomerQuery, _> = serde_json::from_value(body.clone());
            assert!(query.is_ok(), "{}: {body}", kind.name);
        }
    }
}
