//! The clock of the person in front of the page. The engine has none.

use web_sys::js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// How many minutes the person's clock is ahead of UTC now.
pub fn minutes_ahead_of_utc() -> f64 {
    -Date::new_0().get_timezone_offset()
}
