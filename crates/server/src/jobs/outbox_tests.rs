//! Mails against a mail server of the test's own.

use crate::testing::{Engine, HOME, Settings, TestApp, report_of};
use domain::organization::PresetRole;
use serde_json::json;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Speaks just enough SMTP; refuses the first `refusals` mails. Answers its address and what it took.
async fn mail_server(mut refusals: u32) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = Arc::new(Mutex::new(Vec::new()));
    let mails = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 test\r\n").await.unwrap();
            let (mut line, mut mail, mut in_data) = (String::new(), String::new(), false);
            while stream.read_line(&mut line).await.unwrap_or(0) > 0 {
                let answer = match line.trim_end() {
                    "." if in_data => {
                        in_data = false;
                        mails.lock().unwrap().push(std::mem::take(&mut mail));
                        "250 taken"
                    }
                    text if in_data => {
                        mail.push_str(text);
                        mail.push('\n');
                        ""
                    }
                    text if text.starts_with("MAIL") && refusals > 0 => {
                        refusals -= 1;
                        "451 later"
                    }
                    "DATA" => {
                        in_data = true;
                        "354 go on"
                    }
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                if !answer.is_empty() {
                    stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
                }
                line.clear();
            }
        }
    });
    (url, taken)
}

const SENT: &str = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND mail_state = 'SENT'";

#[tokio::test]
async fn a_message_is_mailed_once_and_again_after_a_refusal() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (url, taken) = mail_server(1).await;
        let app = TestApp::start(engine, Settings { smtp_url: Some(url), ..Settings::default() }).await;
        app.tenant("t1").await;
        app.member("t1", "ann", &[PresetRole::Admin]).await;
        app.put_message("t1", "ann", "x").await;
        app.run_jobs().await;
        assert_eq!(app.number("t1", SENT).await, 0);
        assert_eq!(taken.lock().unwrap().len(), 0);
        app.run_jobs().await;
        assert_eq!(taken.lock().unwrap().len(), 0, "the pause is not over");
        app.clock.advance(chrono::Duration::seconds(60));
        app.run_jobs().await;
        app.run_jobs().await;
        assert_eq!(app.number("t1", SENT).await, 1);
        assert_eq!(taken.lock().unwrap().len(), 1);
        assert!(taken.lock().unwrap()[0].contains("To: ann@example.com"));
        app.close().await;
    }
}

#[tokio::test]
async fn a_letter_to_a_customer_goes_to_the_contact_of_its_report() {
    let (url, taken) = mail_server(0).await;
    let app = TestApp::start(Engine::Sqlite, Settings { smtp_url: Some(url), ..Settings::default() }).await;
    let ann = app.developing("t1").await;
    app.tenant(HOME).await;
    app.prospect("p1").await;
    let mut new = report_of("p1");
    new["contact_email"] = json!("li.na@example.org");
    let report = ann.post("/v2/partners/customer-reports", &new).expect(201).await.json();
    let path = format!("/v2/partners/customer-reports/{}/invitations", report["report_id"].as_str().unwrap());
    ann.post(&path, &json!({ "association_type": "1" })).if_match(1).expect(200).await;
    app.run_jobs().await;
    let mails = taken.lock().unwrap().clone();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("To: li.na@example.org"), "{mails:?}");
    app.close().await;
}
