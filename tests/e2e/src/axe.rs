//! Accessibility findings of axe-core.

use crate::browser::Browser;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// One finding.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// Where.
    pub nodes: Vec<Value>,
}

/// Serious and critical findings on the page as it is now, by WCAG 2.2 A and AA. What is read again is dimmed for that moment:
/// what is found is looked for once more when the page is still.
///
/// # Errors
/// When axe-core is not there or does not run.
pub async fn audit(browser: &Browser) -> Result<Vec<String>> {
    if findings(browser).await?.is_empty() {
        return Ok(Vec::new());
    }
    browser.settled().await?;
    findings(browser).await
}

async fn findings(browser: &Browser) -> Result<Vec<String>> {
    let path = std::env::var("PC_AXE").context("PC_AXE does not name axe.min.js; run `cargo xtask test e2e`")?;
    let axe = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    browser.script(&axe).await?;
    let found = browser
        .script_with(
            "const done = arguments[0];
             axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                .then(r => done(r.violations), e => done([{ id: String(e), impact: 'critical', nodes: [] }]));",
            vec![],
        )
        .await?;
    let findings: Vec<Finding> = serde_json::from_value(found)?;
    Ok(findings
        .into_iter()
        .filter(|finding| matches!(finding.impact.as_deref(), Some("serious" | "critical")))
        .map(|finding| {
            let place = finding.nodes.first().map(|node| node["html"].to_string()).unwrap_or_default();
            format!("{} ×{}: {place}", finding.id, finding.nodes.len())
        })
        .collect())
}
