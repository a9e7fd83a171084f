//! What the server holds in memory: idle after its start, and after a load.

use crate::options::{Options, Size};
use crate::server::Server;
use crate::table::{Aim, Row};
use anyhow::Result;
use serde_json::json;
use std::time::Duration;

/// The aim is for the medium demo, idle.
const AIM: Aim = Aim::Mebibytes(100);
/// Until a started server has done its first round of jobs.
const CALM: Duration = Duration::from_secs(3);

pub(crate) async fn measure(options: &Options, size: Size) -> Result<Vec<Row>> {
    println!("==> Memory, {} demo …", size.word());
    let server = Server::start(options, size).await?;
    tokio::time::sleep(CALM).await;
    let idle = server.memory("VmRSS")?;
    let api = server.api().signed_in(size.account()).await?;
    for offset in 0..options.requests {
        let body = json!({ "offset": offset, "limit": 100, "include": ["console"] });
        api.post(crate::list::PATH, &body).await?;
    }
    let (after, most) = (server.memory("VmRSS")?, server.memory("VmHWM")?);
    let aim = if size == Size::Medium { AIM } else { Aim::None };
    let name = size.word();
    Ok(vec![
        Row::memory(format!("server's memory, {name}, idle"), idle, aim),
        Row::memory(format!("server's memory, {name}, after {} pages of 100", options.requests), after, Aim::None)
            .with(format!("at most {} MiB", most / 1024)),
    ])
}
