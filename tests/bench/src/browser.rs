//! The release build of the app in headless Chromium, on the medium demo.

use crate::options::{Options, Size};
use crate::pages::{Visitor, lay_out};
use crate::samples::Samples;
use crate::server::Server;
use crate::table::{Aim, Row};
use crate::{data, list};
use anyhow::{Context, Result};
use e2e::Api;
use serde_json::json;
use std::time::Duration;

const SIZE: Size = Size::Medium;
const AIM_COLD: Aim = Aim::Within(Duration::from_millis(1_000));
const AIM_SLOW: Aim = Aim::Within(Duration::from_millis(1_800));
const AIM_STEP: Aim = Aim::Within(Duration::from_millis(200));
/// A slow round takes long and spreads little.
const MOST_SLOW_ROUNDS: usize = 5;

#[derive(Default)]
struct Figures {
    empty: Samples,
    cold: Samples,
    warm: Samples,
    slow_empty: Samples,
    slow: Samples,
    detail: Samples,
    search: Samples,
}

pub(crate) async fn measure(options: &Options) -> Result<Vec<Row>> {
    lay_out(options)?;
    data::ensure(options, SIZE).await?;
    println!("==> The app in a browser, {} demo …", SIZE.word());
    let server = Server::start(options, SIZE).await?;
    let api = server.api().signed_in(SIZE.account()).await?;
    let mut figures = Figures::default();
    // The first round pays for what the machine had not in memory, and does not count.
    for round in 0..=options.rounds {
        let mut unused = Figures::default();
        let kept = if round == 0 { &mut unused } else { &mut figures };
        start_up(&server, kept, round).await?;
        if round <= options.rounds.min(MOST_SLOW_ROUNDS) {
            slow_start_up(&server, kept).await?;
        }
    }
    steps(&server, &api, options.rounds, &mut figures).await?;
    Ok(rows(&figures))
}

/// A first visit with an empty cache, then two more; the third finds files and compiled code in the cache.
async fn start_up(server: &Server, figures: &mut Figures, round: usize) -> Result<()> {
    let visitor = Visitor::new(server.base(), SIZE).await?;
    if round.is_multiple_of(2) {
        figures.empty.add(visitor.empty_page().await?);
        figures.cold.add(visitor.first_row().await?);
    } else {
        figures.cold.add(visitor.first_row().await?);
        figures.empty.add(visitor.empty_page().await?);
    }
    visitor.first_row().await?;
    figures.warm.add(visitor.first_row().await?);
    visitor.close().await
}

async fn slow_start_up(server: &Server, figures: &mut Figures) -> Result<()> {
    let visitor = Visitor::new(server.base(), SIZE).await?;
    visitor.slow_down().await?;
    figures.slow_empty.add(visitor.empty_page().await?);
    figures.slow.add(visitor.first_row().await?);
    visitor.close().await
}

/// In one running app: opening customers that were not opened before, searching for texts not searched before.
async fn steps(server: &Server, api: &Api, rounds: usize, figures: &mut Figures) -> Result<()> {
    let first = json!({ "offset": 0, "limit": 20, "sort": "-associated_on" });
    let all = list::page(api, &first).await?;
    let count = all["count"].as_u64().unwrap_or(0);
    let (ids, names) = (ids(&all), list::names(api, count).await?);
    let visitor = Visitor::new(server.base(), SIZE).await?;
    visitor.first_row().await?;
    for round in 0..=rounds.min(ids.len().saturating_sub(1)) {
        let id = ids.get(round).context("the list is too short")?;
        let detail = visitor.open_customer(id).await?;
        let text = list::piece(&names, 2, round);
        let mut filter = first.clone();
        filter["search"] = json!(text);
        let found = list::page(api, &filter).await?;
        let search = visitor.search(&text, &self::ids(&found)).await?;
        if round > 0 {
            figures.detail.add(detail);
            figures.search.add(search);
        }
    }
    visitor.close().await
}

fn ids(page: &serde_json::Value) -> Vec<String> {
    let infos = page["customer_infos"].as_array().map(Vec::as_slice).unwrap_or_default();
    infos.iter().filter_map(|info| info["customer_id"].as_str()).map(str::to_owned).collect()
}

fn rows(figures: &Figures) -> Vec<Row> {
    let Figures { empty, cold, warm, slow_empty, slow, detail, search } = figures;
    let beside = |what, ours: &Samples, aim, peer: &Samples| {
        Row::median(what, ours, aim).beside(ours.median(), peer.median(), "an empty page")
    };
    vec![
        beside("cold start to the first row", cold, AIM_COLD, empty),
        beside("warm start to the first row", warm, Aim::None, empty),
        beside("cold start, 1.6 Mbit/s, 150 ms, processor ÷ 4", slow, AIM_SLOW, slow_empty),
        beside("customer in the list to its page", detail, AIM_STEP, empty),
        beside("Enter in the search to its rows", search, AIM_STEP, empty),
        Row::median("an empty page", empty, Aim::None),
        Row::median("an empty page, 1.6 Mbit/s, 150 ms, processor ÷ 4", slow_empty, Aim::None),
    ]
}
