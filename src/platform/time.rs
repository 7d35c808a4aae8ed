//! The clock of the person in front of the page. The engine has none.

use web_sys::js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}
