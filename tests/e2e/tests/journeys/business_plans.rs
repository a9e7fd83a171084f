//! From 2027 on the path of system integrators asks for a business plan (P-42, R-31).

use crate::steps::{signed_in, text};
use e2e::{Browser, Options, Outcome, Product, View};
use tempfile::TempDir;

const PAGE: &str = "/programs/paths/SYSTEM_INTEGRATION/certification";

/// Chooses a file with this text as the plan.
async fn choose(browser: &Browser, folder: &TempDir, name: &str, content: &str) -> anyhow::Result<()> {
    let file = folder.path().join(name);
    std::fs::write(&file, content)?;
    browser.find("#business-plan input[type=file]").await?.send_keys(file.to_string_lossy()).await?;
    Ok(())
}

/// Is the condition of the plan met in the list that is shown?
async fn is_met(browser: &Browser, title: &str) -> anyhow::Result<Option<bool>> {
    let script = format!(
        "const all = [...document.querySelectorAll('.check-item')];
         const item = all.find(item => item.querySelector('.check-title').innerText === '{title}');
         return item ? item.dataset.turn !== 'failed' : null"
    );
    Ok(browser.script(&script).await?.as_bool())
}

#[tokio::test]
async fn a_plan_is_handed_in_where_the_path_asks_for_one() -> Outcome {
    let product = Product::start(Options { clock: "2027-02-01T02:00:00Z", ..Options::default() }).await?;
    let folder = TempDir::new()?;
    // Before anything is handed in, both languages say that it is missing.
    for lang in ["en", "zh-CN"] {
        let browser = signed_in(&product, View { lang, ..View::DESK }, "csp-admin", PAGE).await?;
        let title = text(lang, "checks", "business_plan")?;
        browser.sees(&title).await?;
        assert_eq!(is_met(&browser, &title).await?, Some(false), "{lang}");
        browser.sees(&text(lang, "checks", "business_plan_fix")?).await?;
        // The way to mend it is on the same page, and so is what else the path asks for from then on.
        browser.find(&format!(".check-item[data-turn=failed] a[href='{PAGE}#business-plan']")).await?;
        assert!(is_met(&browser, &text(lang, "checks", "specialists_on_path")?).await?.is_some(), "{lang}");
        browser.close().await?;
    }
    for lang in ["en", "zh-CN"] {
        let view = View { lang, ..View::DESK };
        let browser = signed_in(&product, view, "csp-admin", PAGE).await?;
        let title = text(lang, "checks", "business_plan")?;
        browser.sees(&title).await?;
        if lang == "en" {
            // A picture of a plan is none, whatever its name says.
            choose(&browser, &folder, "plan.pdf", "no plan at all").await?;
            browser.find("#business-plan .field[data-invalid]").await?;
            browser.console().await?;
            choose(&browser, &folder, "plan.pdf", "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n").await?;
            browser.sees_in("#business-plan .file-name", "plan.pdf").await?;
            browser.click("button", "Hand in the plan").await?;
            browser.sees("The plan is handed in").await?;
        }
        browser.sees_in("#business-plan", &text(lang, "program_terms", "plan_handed_in")?).await?;
        assert_eq!(is_met(&browser, &title).await?, Some(true), "{lang}");
        browser.close().await?;
    }
    Ok(())
}
