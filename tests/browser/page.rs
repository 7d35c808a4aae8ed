//! The page in a browser: it mounts, its chart is drawn as sharp as the screen, keys move the incident.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, KeyboardEventInit};
use tabletop::ui::App;
use tabletop::ui::state::Restored;
use wasm_bindgen_test::wasm_bindgen_test;

/// How often the page is asked whether it shows what is expected.
const POLL_MS: u32 = 20;
/// Generous, so that a busy machine fails no test: how fast the page is, is the business of the benchmark.
const MOST_POLLS: u32 = 3_000;

/// Waits until the page shows what is expected; fails with what it showed last.
async fn until(mut shows: impl FnMut() -> Result<(), String>) {
    let mut last = String::new();
    for _ in 0..MOST_POLLS {
        match shows() {
            Ok(()) => return,
            Err(shown) => last = shown,
        }
        TimeoutFuture::new(POLL_MS).await;
    }
    panic!("{last}");
}

/// Whether a text holds another; else that text.
fn contains(text: String, expected: &str) -> Result<(), String> {
    if text.contains(expected) { Ok(()) } else { Err(text) }
}

struct Page(HtmlElement);

impl Page {
    async fn open() -> Self {
        let root: HtmlElement =
            document().document_element().expect("a root").dyn_into().expect("an HTML element");
        // The style sheet is not part of the tests, and without it charts have no colours.
        for name in [
            "ink",
            "soft-ink",
            "grid",
            "paper",
            "exposure",
            "exposure-area",
            "objective",
            "loss",
            "loss-area",
        ] {
            let name = format!("--chart-{name}");
            root.style().set_property(&name, "rgb(10, 20, 30)").expect("a colour");
        }
        // The harness has words of its own in the address, which are no place of the page.
        window().location().set_hash("").expect("the address can be set");
        let body = document().body().expect("a body");
        let place = document().create_element("div").expect("an element");
        let place: HtmlElement = place.dyn_into().expect("an HTML element");
        body.append_child(&place).expect("a place in the body");
        mount_to(place.clone(), || view! { <App kept=Restored::first_visit()/> }).forget();
        Self(place)
    }

    fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        let found = self.0.query_selector(selector).expect("a selector");
        found.map(|it| it.dyn_into().expect("an element of its type"))
    }

    /// An element, once the page has drawn it.
    async fn wait_for<T: JsCast>(&self, selector: &str) -> T {
        until(|| match self.find::<T>(selector) {
            Some(_) => Ok(()),
            None => {
                let text = self.0.text_content().unwrap_or_default();
                Err(format!("there is no {selector} in: {text}"))
            }
        })
        .await;
        self.find(selector).expect("it was there")
    }
}

fn picture(canvas: &HtmlCanvasElement) -> String {
    canvas.to_data_url().expect("the canvas is our own")
}

/// A canvas of the same size on which nothing is drawn.
fn empty(canvas: &HtmlCanvasElement) -> String {
    let empty: HtmlCanvasElement =
        document().create_element("canvas").expect("an element").dyn_into().expect("a canvas");
    empty.set_width(canvas.width());
    empty.set_height(canvas.height());
    picture(&empty)
}

#[wasm_bindgen_test]
async fn the_page_draws_its_chart_and_follows_the_incident() {
    let page = Page::open().await;
    let canvas: HtmlCanvasElement = page.wait_for("canvas[role=img]").await;
    let ratio = window().device_pixel_ratio();
    until(|| {
        let wanted = (f64::from(canvas.client_width()) * ratio).round();
        let is_sharp = (f64::from(canvas.width()) - wanted).abs() < 1.5;
        if is_sharp { Ok(()) } else { Err(format!("{} of {wanted}", canvas.width())) }
    })
    .await;
    until(|| {
        let is_drawn = picture(&canvas) != empty(&canvas);
        if is_drawn { Ok(()) } else { Err("nothing is drawn".to_owned()) }
    })
    .await;
    let summary = || canvas.get_attribute("aria-label").unwrap_or_default();
    until(|| contains(summary(), "11:50: 5 h 50 min lost")).await;

    let before = picture(&canvas);
    let slider: HtmlElement = page.wait_for("[role=slider][aria-label^=Incident]").await;
    for _ in 0..3 {
        let init = KeyboardEventInit::new();
        init.set_key("ArrowLeft");
        init.set_shift_key(true);
        init.set_bubbles(true);
        let press = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        slider.dispatch_event(&press.expect("an event")).expect("the slider takes it");
    }
    until(|| contains(summary(), "08:50: 2 h 50 min lost")).await;
    until(|| {
        let is_new = picture(&canvas) != before;
        if is_new { Ok(()) } else { Err("the picture is not drawn again".to_owned()) }
    })
    .await;
    let status: HtmlElement = page.wait_for("[role=status][aria-live=polite]").await;
    until(|| contains(status.text_content().unwrap_or_default(), "Worst data loss: 2 h 50 min"))
        .await;
}
