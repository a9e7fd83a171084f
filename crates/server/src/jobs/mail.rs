//! Mails over SMTP, when it is set up.

use crate::config::Config;
use crate::http::error::ApiError;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::collections::BTreeMap;

/// Sends mails.
#[derive(Debug)]
pub(in crate::jobs) struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// A mail in plain text.
#[derive(Debug)]
pub(in crate::jobs) struct Mail {
    to: String,
    subject: String,
    text: String,
}

impl Mail {
    /// The mail for a message of the message centre. Templates: `mail_texts.tsv`, one line a kind, with
    /// `{name}` for parameters and `\n` for line ends.
    pub(in crate::jobs) fn of(to: &str, locale: &str, kind: &str, params: &str) -> Self {
        let params: BTreeMap<String, String> = serde_json::from_str(params).unwrap_or_default();
        let column = if locale == "en_US" { 2 } else { 1 };
        let line = include_str!("mail_texts.tsv").lines().find(|line| line.split('\t').next() == Some(kind));
        let template = line.and_then(|line| line.split('\t').nth(column)).unwrap_or(kind);
        let text = params
            .iter()
            .fold(template.replace("\\n", "\n"), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
        // A parameter that this message does not have leaves no hole with braces.
        let text: String = text
            .split('{')
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once('}').map_or(part, |(_, rest)| rest) })
            .collect();
        let (subject, body) = text.split_once('\n').unwrap_or((&text, ""));
        Self { to: to.to_owned(), subject: subject.to_owned(), text: body.trim_start().to_owned() }
    }
}

impl Mailer {
    /// `None` when no SMTP server is set up.
    pub(in crate::jobs) fn of(config: &Config) -> Result<Option<Self>, ApiError> {
        let Some(url) = &config.smtp_url else { return Ok(None) };
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url.reveal()).map_err(|_| ApiError::Internal("smtp url"))?;
        let from = config.mail_from.parse().map_err(|_| ApiError::Internal("mail sender"))?;
        Ok(Some(Self { transport: builder.build(), from }))
    }

    /// Did the server take it?
    pub(in crate::jobs) async fn send(&self, mail: &Mail) -> bool {
        let Ok(to) = mail.to.parse::<Mailbox>() else { return false };
        let message = Message::builder().from(self.from.clone()).to(to).subject(&mail.subject).body(mail.text.clone());
        let Ok(message) = message else { return false };
        match self.transport.send(message).await {
            Ok(_) => true,
            Err(error) => {
                // The error names the server's answer, not the mail.
                tracing::warn!(permanent = error.is_permanent(), "mail not sent");
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::messages::MessageKind;

    #[test]
    fn every_kind_has_a_mail_in_both_languages() {
        for kind in MessageKind::ALL {
            for locale in ["zh_CN", "en_US"] {
                let mail = Mail::of("a@example.com", locale, kind.as_str(), "{}");
                assert!(mail.subject != kind.as_str() && !mail.text.is_empty(), "{kind} {locale}");
            }
        }
    }

    #[test]
    fn parameters_are_filled_in() {
        let mail = Mail::of("a@example.com", "en_US", "VERIFICATION_CODE", r#"{"code":"123456"}"#);
        assert!(mail.text.contains("123456") && !mail.text.contains('{'), "{}", mail.text);
    }
}
