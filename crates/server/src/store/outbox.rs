//! Messages: written in the transaction of their cause, shown in the message centre at once, mailed by a job.

use crate::store::Tx;
use crate::store::error::StoreError;
use domain::api::messages::MessageKind;
use std::collections::BTreeMap;

/// What the text of a message needs: names, ids, times, each as text.
pub(crate) type Params = BTreeMap<&'static str, String>;

/// A message to one login.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// To whom.
    pub recipient_login_id: &'a str,
    /// What it is about; the reader's side makes the text.
    pub kind: MessageKind,
    /// What the text needs.
    pub params: &'a Params,
    /// Also by mail, when the login has an address and mail is set up.
    pub by_mail: bool,
}

impl Tx {
    /// Puts a message into the outbox; answers its id.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn send(&self, message: NewMessage<'_>) -> Result<String, StoreError> {
        let id = self.new_id();
        let sql = "INSERT INTO outbox_messages (tenant_id, id, recipient_login_id, kind, params, created_at, mail_state, mail_next_at) VALUES";
        let row = vec![
            id.clone().into(),
            message.recipient_login_id.into(),
            message.kind.as_str().into(),
            serde_json::to_string(message.params).unwrap_or_default().into(),
            self.now_secs().into(),
            if message.by_mail { "DUE" } else { "NONE" }.into(),
            self.now_secs().into(),
        ];
        self.exec_one(self.sql(sql).push_rows([row])).await?;
        Ok(id)
    }

    /// Has the mail of a message sent elsewhere than to the login's own address.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub(crate) async fn send_mail_to(&self, message_id: &str, address: &str) -> Result<(), StoreError> {
        let sql = "UPDATE outbox_messages SET mail_to = $3 WHERE tenant_id = $1 AND id = $2";
        self.exec_one(self.sql(sql).bind(message_id).bind(address)).await
    }

    /// Puts the same message into the outbox of every login behind these members or customers.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn send_to_subjects(
        &self,
        subjects: &[&str],
        kind: MessageKind,
        params: &Params,
    ) -> Result<(), StoreError> {
        let query = self
            .sql("SELECT id FROM logins WHERE tenant_id = $1")
            .push_list(" AND subject_id IN ", subjects.iter().copied())
            .push(" ORDER BY id");
        for login in self.all::<LoginRow>(query).await? {
            self.send(NewMessage { recipient_login_id: &login.id, kind, params, by_mail: true }).await?;
        }
        Ok(())
    }
}

#[derive(Debug, sea_orm::FromQueryResult)]
struct LoginRow {
    id: String,
}
