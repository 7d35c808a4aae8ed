//! The browser that the page is in.

/// What the browser says of itself; empty where it says nothing.
pub fn user_agent() -> String {
    web_sys::window().and_then(|it| it.navigator().user_agent().ok()).unwrap_or_default()
}

/// Whether the browser is on a Mac, whose key for commands is another one.
pub fn is_mac() -> bool {
    user_agent().contains("Mac OS")
}
