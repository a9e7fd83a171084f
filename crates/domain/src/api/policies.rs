//! Every version of the policy, and what its numbers concern.

use crate::rules::concerned::ConcernedObject;
use crate::rules::policy::Policy;
use serde::{Deserialize, Serialize};

/// `GET /v2/policies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Policies {
    /// The version in force when the server answered.
    pub in_force: u32,
    /// All versions, oldest first; those to come are among them.
    pub versions: Vec<Policy>,
}

/// `GET /v2/partners/policies/concerned`: how many objects of this partner numbers of the policy concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Concerned {
    /// One line a kind of object; a kind that the reader may not see is left out.
    pub counts: Vec<ConcernedCount>,
}

impl Concerned {
    /// How many there are; absent where the reader may not see them.
    pub fn count(&self, of: ConcernedObject) -> Option<u64> {
        self.counts.iter().find(|one| one.of == of).map(|one| one.count)
    }
}

/// How many objects of one kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedCount {
    /// Which kind.
    pub of: ConcernedObject,
    /// How many; customers and what belongs to them only as far as the reader sees them.
    pub count: u64,
}
