//! What the page looks like to its user: theme, device pixels, colours as computed.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::number;

/// Device pixels per CSS pixel, at least one.
pub fn device_pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 8.0)
}

/// The value of an attribute of the page's root.
pub fn root_attribute(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of the document's root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Fails for names that are none, and these are written in this program.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Calls back whenever the system changes between light and dark, as long as the page lives.
pub fn on_color_scheme_change(then: impl Fn() + 'static) {
    let Some(query) = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
    else {
        return;
    };
    let callback = Closure::<dyn Fn()>::new(then).into_js_value();
    query.set_onchange(Some(callback.unchecked_ref()));
}

/// Custom properties of the root element, as computed.
#[derive(Debug)]
pub struct Properties(web_sys::CssStyleDeclaration);

impl Properties {
    /// The properties as they are now.
    pub fn read() -> Option<Self> {
        let window = web_sys::window()?;
        window.get_computed_style(&root()?.into()).ok().flatten().map(Self)
    }

    /// The text of a property.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.get_property_value(name).ok().filter(|text| !text.is_empty())
    }

    /// A property that is registered as a colour, as red, green, blue and opacity.
    pub fn color(&self, name: &str) -> Option<(u8, u8, u8, f64)> {
        parse_color(&self.text(name)?)
    }
}

/// Reads a colour as browsers write computed ones: `rgb(15, 118, 110)`, `rgba(15, 118, 110, 0.5)`.
fn parse_color(text: &str) -> Option<(u8, u8, u8, f64)> {
    let inner = text.trim().strip_prefix("rgb")?.trim_start_matches('a');
    let inner = inner.strip_prefix('(')?.strip_suffix(')')?;
    let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(number);
    // `as` saturates.
    let mut channel = || parts.next().flatten().map(|value| value as u8);
    let (red, green, blue) = (channel()?, channel()?, channel()?);
    Some((red, green, blue, parts.next().flatten().unwrap_or(1.0)))
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}

/// Whether a query of the style sheet holds now.
pub fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|it| it.matches())
}
