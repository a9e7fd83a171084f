//! What Partner Center means, with nothing about how it runs.
//!
//! Identifiers, money, periods, permissions, state machines, eligibility rules and the wire types that
//! the browser and the server both compile. No I/O, no clock, no browser: time and facts come in as
//! arguments, verdicts and transitions go out as values.

pub mod agreement;
pub mod api;
pub mod association;
pub mod attachment;
pub mod development;
pub mod ids;
pub mod incentive;
pub mod masking;
pub mod money;
pub mod opportunity;
pub mod organization;
pub mod period;
pub mod permission;
pub mod personal_table;
pub mod program;
pub mod registration;
pub mod roles;
pub mod rules;
#[cfg(feature = "samples")]
pub mod samples;
pub mod states;
pub mod text;
pub mod turn;

/// Derives what every wire enum of the glossary has in common: copyable, comparable, and one spelling
/// shared by the wire, the database and the logs (`as_str`, `ALL`, `FromStr`).
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $vis enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order of the specification.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownCode { kind: stringify!($name), code: code.chars().take(40).collect() }),
                }
            }
        }
    };
}
pub(crate) use codes;

/// A code that is not in the vocabulary of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is not a {kind}")]
pub struct UnknownCode {
    /// The Rust name of the vocabulary.
    pub kind: &'static str,
    /// What was given, cut at 40 characters.
    pub code: String,
}
