//! Row height of tables.

use leptos::prelude::*;

use super::selects::{Choice, Select};
use crate::i18n::t;

/// What the browser remembers it as.
pub(super) const STORED_AS: &str = "density";

/// How high rows are: 44, 36 or 28 pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// 44 pixels.
    Comfortable,
    /// 36 pixels.
    #[default]
    Standard,
    /// 28 pixels.
    Compact,
}

impl Density {
    /// From the highest rows to the lowest.
    pub const ALL: [Self; 3] = [Self::Comfortable, Self::Standard, Self::Compact];

    /// The value of `data-density`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Standard => "standard",
            Self::Compact => "compact",
        }
    }

    /// The row height of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }
}

/// Chooses the row height. A native select, named "Row height".
#[component]
pub fn DensityToggle(density: RwSignal<Density>) -> impl IntoView {
    let choices = vec![
        Choice::new(Density::Comfortable.name(), t::common::COMFORTABLE),
        Choice::new(Density::Standard.name(), t::common::STANDARD),
        Choice::new(Density::Compact.name(), t::common::COMPACT),
    ];
    view! {
        <Select label=t::common::DENSITY value=Signal::derive(move || density.get().name().to_owned()) choices=choices
            on_change=move |name: String| density.set(Density::of_name(&name).unwrap_or_default())/>
    }
}
