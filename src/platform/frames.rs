//! The time between frames, for what runs on the page.

/// Milliseconds since the page was opened; they never go back.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |it| it.now())
}

/// Whether the page is in a tab that nobody sees.
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|it| it.hidden())
}

/// Whether the user has asked the system for less motion.
pub fn is_motion_reduced() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Lets the device hum for so many milliseconds, where it can.
pub fn vibrate(ms: u32) {
    if let Some(window) = web_sys::window() {
        // A device that cannot, or whose user has not touched the page yet, stays still.
        let _ = window.navigator().vibrate_with_duration(ms);
    }
}
