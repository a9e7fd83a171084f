//! How to look for texts: through the pieces when one of them is rare, else along the order of the list.

use crate::store::search::grams;
use crate::store::{Reader, StoreError};
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// A piece with more hits than this narrows too little for a page: along the order of the list it fills sooner.
const FEW_FOR_A_PAGE: i64 = 2_000;
/// A count has to look at every match, so it goes through the piece for longer. Measured at 80,000 customers on
/// SQLite: 3 µs for a hit of the piece, 1 µs for a customer along the list.
const FEW_FOR_THE_COUNT: i64 = 10_000;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) page: Found,
    pub(crate) count: Found,
}

#[derive(Debug, FromQueryResult)]
struct Hits {
    gram: String,
    hits: i64,
}

impl Plan {
    /// For a query without a text that could be looked up.
    pub(crate) const ALONG_THE_LIST: Self = Self { page: Found::Many, count: Found::Many };

    /// Counts the hits of each piece, up to the limit, and takes the rarest.
    pub(crate) async fn choose(db: &Reader, texts: impl Iterator<Item = String>) -> Result<Self, StoreError> {
        let mut pieces: BTreeSet<String> = texts.flat_map(|text| grams(&text)).collect();
        // A character has at least the hits of the pairs that it is in.
        if pieces.iter().any(|piece| piece.chars().nth(1).is_some()) {
            pieces.retain(|piece| piece.chars().nth(1).is_some());
        }
        if pieces.is_empty() {
            return Ok(Self::ALONG_THE_LIST);
        }
        let mut query = db.sql("SELECT '' AS gram, CAST(10001 AS BIGINT) AS hits FROM tenants WHERE tenant_id = $1");
        // From the end: pieces outside ASCII, the rarer ones, sort behind the others.
        for piece in pieces.iter().rev().take(MOST_PIECES) {
            query = query
                .push_bind(" UNION ALL SELECT CAST(", piece.as_str())
                .push(" AS TEXT), (SELECT COUNT(*) FROM (SELECT 1 FROM customer_grams g");
            query = query.push_bind(" WHERE g.tenant_id = $1 AND g.gram = ", piece.as_str()).push(" LIMIT 10001) x)");
        }
        Ok(Self::of(db.all::<Hits>(query).await?.into_iter().min_by_key(|piece| piece.hits)))
    }

    fn of(rarest: Option<Hits>) -> Self {
        let within = |most: i64| match &rarest {
            Some(piece) if piece.hits <= most => Found::Few(piece.gram.clone()),
            _ => Found::Many,
        };
        Self { page: within(FEW_FOR_A_PAGE), count: within(FEW_FOR_THE_COUNT) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_goes_through_a_piece_for_longer_than_a_page() {
        let way = |hits| {
            let plan = Plan::of(Some(Hits { gram: "g".to_owned(), hits }));
            (plan.page != Found::Many, plan.count != Found::Many)
        };
        assert_eq!([way(2_000), way(2_001)], [(true, true), (false, true)]);
        assert_eq!([way(10_000), way(10_001)], [(false, true), (false, false)]);
        assert_eq!(Plan::of(None), Plan::ALONG_THE_LIST);
    }
}
