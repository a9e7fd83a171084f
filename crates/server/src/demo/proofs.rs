//! The files with which the partners of the demo apply for their specialists, and ask to cancel them: a page each.

use super::world::{World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::paper::{ACCENT, Paper, SOFT, TEXT, Table, day};
use crate::request::Language;
use crate::store::Tx;
use crate::store::attachments::Proves;
use domain::attachment::FileKind;

const FILES: &str = "INSERT INTO attachments (tenant_id, id, file_name, media_type, size, sha256, uploaded_by, uploaded_at, proves, content) VALUES";
const WORDS: Table = Table(include_str!("proofs.tsv"));
const LEFT: f32 = 72.0;

/// What a page says, and for whom it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proof<'a> {
    pub(super) proves: Proves,
    pub(super) tenant: &'a str,
    pub(super) company: &'a str,
    pub(super) person: &'a str,
    pub(super) account: &'a str,
    /// The login that handed it over.
    pub(super) by: &'a str,
    pub(super) at: i64,
}

impl Proof<'_> {
    const fn key(self) -> (&'static str, &'static str) {
        match self.proves {
            Proves::Application => ("employment", "employment_text"),
            Proves::Cancellation => ("cancellation", "cancellation_text"),
        }
    }

    /// The name of its file.
    pub(super) fn name(self) -> String {
        format!("{}-{}.pdf", WORDS.text(self.key().0, Language::Chinese), self.person)
    }

    /// Its id: the same whenever the demo is loaded.
    pub(super) fn id(self, world: &World) -> String {
        world.rng(self.account, self.key().0).id(self.at)
    }

    /// Keeps it.
    pub(super) async fn write(self, tx: &Tx, world: &World) -> Result<usize, ApiError> {
        let bytes = self.page()?;
        let row: Row = vec![
            self.id(world).into(),
            self.name().into(),
            FileKind::Pdf.as_str().into(),
            i64::try_from(bytes.len()).unwrap_or(i64::MAX).into(),
            sha256_hex(&bytes).into(),
            self.by.into(),
            self.at.into(),
            self.proves.as_str().into(),
            bytes.into(),
        ];
        Ok(insert(tx, self.tenant, FILES, [row]).await?)
    }

    fn page(self) -> Result<Vec<u8>, ApiError> {
        let (title, text) = self.key();
        let mut paper = Paper::new(self.name(), Language::Chinese, moment(self.at), (595.28, 841.89))?;
        paper.page(|sheet| {
            sheet.line(self.company, LEFT, 96.0, 13.0, ACCENT);
            sheet.line(WORDS.text(title, Language::Chinese), LEFT, 148.0, 28.0, TEXT);
            sheet.line(WORDS.text(title, Language::English), LEFT, 174.0, 12.0, SOFT);
            sheet.line(WORDS.text(text, Language::Chinese), LEFT, 226.0, 12.0, TEXT);
            sheet.line(WORDS.text(text, Language::English), LEFT, 248.0, 10.0, SOFT);
            sheet.line(self.person, LEFT, 300.0, 18.0, TEXT);
            sheet.line(self.account, LEFT, 322.0, 10.0, SOFT);
            sheet.line(&day(moment(self.at)), LEFT, 372.0, 11.0, TEXT);
        });
        paper.finish()
    }
}
