//! How to look for texts: through the pieces when one of them is rare, else along the order of the list.

use crate::store::search::grams;
use crate::store::{Reader, StoreError};
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// A piece with more hits than this narrows too little: the page along the index fills sooner.
const FEW: i64 = 2_000;
/// More pieces than this of one query are not compared.
const MOST_PIECES: usize = 12;

/// The way to the rows. Whatever the way, the hits are checked with `LIKE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Through this piece.
    Few(String),
    /// Along the order of the list.
    Many,
}

/// A plan for one query.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) found: Found,
}

#[derive(Debug, FromQueryResult)]
struct Hits {
    gram: String,
    hits: i64,
}

impl Plan {
    /// Counts the hits of each piece, up to the limit, and takes the rarest.
    pub(crate) async fn choose(db: &Reader, texts: impl Iterator<Item = String>) -> Result<Self, StoreError> {
        let pieces: BTreeSet<String> = texts.flat_map(|text| grams(&text)).collect();
        if pieces.is_empty() {
            return Ok(Self { found: Found::Many });
        }
        let mut query = db.sql("SELECT '' AS gram, CAST(2001 AS BIGINT) AS hits FROM tenants WHERE tenant_id = $1");
        // From the end: pieces outside ASCII, the rarer ones, sort behind the others.
        for piece in pieces.iter().rev().take(MOST_PIECES) {
            query = query
                .push_bind(" UNION ALL SELECT CAST(", piece.as_str())
                .push(" AS TEXT), (SELECT COUNT(*) FROM (SELECT 1 FROM customer_grams g");
            query = query.push_bind(" WHERE g.tenant_id = $1 AND g.gram = ", piece.as_str()).push(" LIMIT 2001) x)");
        }
        let rarest = db.all::<Hits>(query).await?.into_iter().min_by_key(|piece| piece.hits);
        Ok(Self { found: rarest.filter(|piece| piece.hits <= FEW).map_or(Found::Many, |piece| Found::Few(piece.gram)) })
    }
}
