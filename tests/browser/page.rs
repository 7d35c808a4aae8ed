//! The page in a browser: it mounts, its chart is drawn as sharp as the screen, keys move the incident.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, KeyboardEventInit};
use tabletop::ui::App;
use tabletop::ui::state::keep::Restored;
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than effects, an animation frame and a debounced announcement take.
const SETTLED_MS: u32 = 1_200;

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
        let body = document().body().expect("a body");
        let place = document().create_element("div").expect("an element");
        let place: HtmlElement = place.dyn_into().expect("an HTML element");
        body.append_child(&place).expect("a place in the body");
        mount_to(place.clone(), || view! { <App kept=Restored::first_visit()/> }).forget();
        TimeoutFuture::new(SETTLED_MS).await;
        Self(place)
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.0.query_selector(selector).expect("a selector");
        found.expect("an element").dyn_into().expect("an element of its type")
    }
}

fn picture(canvas: &HtmlCanvasElement) -> String {
    canvas.to_data_url().expect("the canvas is our own")
}

#[wasm_bindgen_test]
async fn the_page_draws_its_chart_and_follows_the_incident() {
    let page = Page::open().await;
    let canvas: HtmlCanvasElement = page.find("canvas[role=img]");
    let ratio = window().device_pixel_ratio();
    let wanted = (f64::from(canvas.client_width()) * ratio).round();
    assert!((f64::from(canvas.width()) - wanted).abs() < 1.5, "{} of {wanted}", canvas.width());

    let before = picture(&canvas);
    let empty: HtmlCanvasElement =
        document().create_element("canvas").expect("an element").dyn_into().expect("a canvas");
    empty.set_width(canvas.width());
    empty.set_height(canvas.height());
    assert_ne!(before, picture(&empty), "nothing is drawn");

    let summary = canvas.get_attribute("aria-label").unwrap_or_default();
    assert!(summary.contains("14:00: 2 h lost"), "{summary}");
    let slider: HtmlElement = page.find("[role=slider][aria-label^=Incident]");
    for _ in 0..3 {
        let init = KeyboardEventInit::new();
        init.set_key("ArrowLeft");
        init.set_shift_key(true);
        init.set_bubbles(true);
        let press = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        slider.dispatch_event(&press.expect("an event")).expect("the slider takes it");
    }
    TimeoutFuture::new(SETTLED_MS).await;
    let summary = canvas.get_attribute("aria-label").unwrap_or_default();
    assert!(summary.contains("11:00: 5 h lost"), "{summary}");
    assert_ne!(picture(&canvas), before, "the picture is drawn again");
    let said = page.find::<HtmlElement>("[role=status]").text_content().unwrap_or_default();
    assert!(said.contains("Data lost, worst: 5 h"), "{said}");
}
