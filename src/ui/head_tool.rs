//! A control in the header of a column.

use leptos::prelude::*;
use std::fmt;
use std::sync::Arc;

/// For what concerns the column alone; beside the header's words. On phones there are no headers.
#[derive(Clone)]
pub struct HeadTool(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl HeadTool {
    pub(super) fn new<V: IntoAny>(view: impl Fn() -> V + Send + Sync + 'static) -> Self {
        Self(Arc::new(move || view().into_any()))
    }

    pub(super) fn view(&self) -> AnyView {
        let content = (self.0)();
        view! { <span class="head-tool">{content}</span> }.into_any()
    }
}

impl fmt::Debug for HeadTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeadTool").finish_non_exhaustive()
    }
}
