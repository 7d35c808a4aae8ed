//! The browser that the page is in.

/// What the browser says of itself; empty where it says nothing.
pub fn user_agent() -> String {
    web_sys::window().and_then(|it| it.navigator().user_agent().ok()).unwrap_or_default()
}
