//! Every version of the policy.

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
