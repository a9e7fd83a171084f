//! Icons of the 16-px stroke set in `public/icons.svg`.

use leptos::prelude::*;

/// An icon of the sprite; the name is its id there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IconName(pub &'static str);

macro_rules! icons {
    ($($name:ident = $id:literal),+ $(,)?) => {
        #[allow(missing_docs)]
        impl IconName { $(pub const $name: Self = Self($id);)+ }
    };
}

icons! {
    ALERT = "alert", ARROW_DOWN = "arrow-down", ARROW_UP = "arrow-up", AWARD = "award", BADGE = "badge",
    BELL = "bell", BOOK = "book", BUILDING = "building", CALENDAR = "calendar", CHECK = "check",
    CHEVRON_DOWN = "chevron-down", CHEVRON_LEFT = "chevron-left", CHEVRON_RIGHT = "chevron-right",
    CLIPBOARD = "clipboard", CLOCK = "clock", CLOSE = "close", COINS = "coins", COLUMNS = "columns", COPY = "copy",
    CUSTOMERS = "customers", DENSITY = "density", DOCUMENT = "document", DOWNLOAD = "download", EXTERNAL = "external", EYE = "eye",
    EYE_OFF = "eye-off", FILTER = "filter", FIRST = "first", FLAG = "flag", GLOBE = "globe", HOME = "home",
    INFO = "info", INVITE = "invite", KEY = "key", LAST = "last", LOCK = "lock", MENU = "menu", MOON = "moon", MORE = "more",
    NETWORK = "network", RECEIPT = "receipt", REFRESH = "refresh", REQUESTS = "requests", ROUTE = "route",
    SEARCH = "search", SETTINGS = "settings", SHARE = "share", SHIELD = "shield", SIGN_OUT = "sign-out",
    SORT = "sort", SUN = "sun", SYSTEM = "system", TAG = "tag", USER = "user",
    NEEDS_YOU = "needs-you", WAITING = "waiting", RUNNING = "running", DONE = "done", FAILED = "failed",
    CLOSED = "closed", NOTHING_YET = "nothing-yet", NO_MATCH = "no-match", NO_RIGHT = "no-right",
}

/// A decorative icon. No keyboard; no accessible name: words stand beside it or name its button.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
    /// A further class, for size.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let href = format!("/icons.svg#{}", name.0);
    view! { <svg class=format!("icon {class}") aria-hidden="true" focusable="false"><use href=href></use></svg> }
}
