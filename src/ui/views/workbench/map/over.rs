//! What lies over a map: what is chosen and can be done with it, the line that is drawn, and where one is.

use leptos::ev;
use leptos::prelude::*;

use super::adding::add_sheet;
use super::connect::focus_frame;
use super::find::find_sheet;
use super::gestures::{self, Pointers};
use super::keys::{self, Keys};
use super::paste::paste_sheet;
use super::tools::show;
use crate::chart::map::Rect;
use crate::document::build::Build;
use crate::model::ComponentId;
use crate::show::workbench::map::{BoxRow, dots, line_between, view_box};
use crate::ui::forms::focus_soon;
use crate::ui::state::{Editor, MapCanvas, MapTask, Notices, Selection};
use crate::ui::widgets::{Row, dynamic, lines, memo, on, px, rows, text, when};

const RENAME: &str = "map-rename";

/// What lies over a map.
pub(in crate::ui) fn map_over(canvas: MapCanvas) -> AnyView {
    let editor = expect_context::<Editor>();
    let selection = expect_context::<Selection>();
    let notices = expect_context::<Notices>();
    let keys = Keys { canvas, editor, selection, notices };
    let pointers = gestures::obey(canvas, editor);
    keys::obey(keys);
    gestures::double_clicks(canvas);
    // What is gone is chosen no more.
    Effect::new(move |_| {
        editor.design.with(|design| {
            let is_there = |id: &ComponentId| design.component(id).is_some();
            if canvas.chosen.with_untracked(|all| !all.iter().all(is_there)) {
                canvas.chosen.update(|all| all.retain(is_there));
            }
        });
    });
    let is = move |wanted: MapTask| memo(move || canvas.task.with(|now| *now == wanted));
    let (finds, adds, pastes) = (is(MapTask::Find), is(MapTask::Add), is(MapTask::Paste));
    view! {
        <p class="visually-hidden" role="status">{text(move || canvas.said.get())}</p>
        {drawn_over(canvas, pointers)}
        {minimap(canvas)}
        {dynamic(move || match canvas.task.get() {
            MapTask::Rename(id) => rename_field(canvas, editor, id),
            _ => ().into_any(),
        })}
        {when(move || finds.get(), move || find_sheet(canvas))}
        {when(move || adds.get(), move || add_sheet(canvas))}
        {when(move || pastes.get(), move || paste_sheet(canvas))}
    }
    .into_any()
}

/// Where the box of a component is in the frame.
fn place_of(canvas: MapCanvas, id: &ComponentId) -> Option<Rect> {
    let rect =
        canvas.map.with(|map| map.nodes.iter().find(|it| it.component == *id).map(|it| it.rect));
    rect.map(|rect| canvas.shown().in_frame(rect))
}

/// The handle to connect by, the line that is drawn, and the area to choose from.
fn drawn_over(canvas: MapCanvas, pointers: Pointers) -> AnyView {
    let handled = memo(move || {
        let one = canvas.chosen.with(|all| match all.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        });
        pointers.hover.get().or(one)
    });
    let handle = memo(move || {
        let id = handled.get()?;
        Some((id.clone(), place_of(canvas, &id)?))
    });
    let line = memo(move || {
        if let Some((from, to)) = pointers.line.get() {
            return place_of(canvas, &from).map(|from| line_between(from, to));
        }
        match canvas.task.get() {
            MapTask::Connect(from, Some(to)) => {
                let (from, to) = (place_of(canvas, &from)?, place_of(canvas, &to)?);
                Some(line_between(from, (to.x, to.y + to.height / 2.0)))
            }
            _ => None,
        }
    });
    view! {
        {when(move || handle.with(Option::is_some), move || {
            let rect = move || handle.with(|it| it.as_ref().map(|(_, rect)| *rect).unwrap_or_default());
            view! {
                <span
                    class="map-handle"
                    aria-hidden="true"
                    title="Drag to what it requires"
                    data-of=text(move || handle.with(|it| it.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default()))
                    style:left=px(move || rect().x + rect().width)
                    style:top=px(move || rect().y + rect().height / 2.0)
                ></span>
            }
        })}
        {dynamic(move || line.get().map(|path| view! {
            <svg class="map-drawing" aria-hidden="true"><path d=path></path></svg>
        }))}
        {when(move || pointers.area.with(Option::is_some), move || {
            let rect = move || pointers.area.get().unwrap_or_default();
            view! {
                <span
                    class="map-area"
                    aria-hidden="true"
                    style:left=px(move || rect().x)
                    style:top=px(move || rect().y)
                    style:width=px(move || rect().width)
                    style:height=px(move || rect().height)
                ></span>
            }
        })}
    }
    .into_any()
}

/// The whole map in a corner, with what is seen of it, while that is not all.
fn minimap(canvas: MapCanvas) -> AnyView {
    let is_part = memo(move || {
        let view = canvas.view.get();
        let frame = canvas.size.get();
        view.is_some_and(|view| canvas.map.with(|map| !view.is_whole(map, frame)))
    });
    let all = move || {
        canvas.map.with(|map| Rect { x: 0.0, y: 0.0, width: map.width, height: map.height })
    };
    let boxes = lines(move || canvas.map.with(dots));
    let seen = lines(move || {
        let view = canvas.shown();
        let rect = canvas.map.with(|map| view.seen(map, canvas.size.get()));
        vec![BoxRow::of(rect).into()]
    });
    let go = move |event: ev::PointerEvent| {
        if event.buttons() == 0 {
            return;
        }
        let Some(mini) = event.current_target() else { return };
        let mini = wasm_bindgen::JsCast::unchecked_into::<web_sys::Element>(mini);
        let rect = mini.get_bounding_client_rect();
        let share = |at: f64, from: f64, length: f64| (at - from) / length.max(1.0);
        let across = share(f64::from(event.client_x()), rect.left(), rect.width());
        let down = share(f64::from(event.client_y()), rect.top(), rect.height());
        let (frame, view, all) = untrack(|| (canvas.size.get(), canvas.shown(), all()));
        let to = (
            frame.0 / 2.0 - across * all.width * view.zoom,
            frame.1 / 2.0 - down * all.height * view.zoom,
        );
        show(canvas, view.moved((to.0 - view.left, to.1 - view.top)));
    };
    let dot = move |class: &'static str| {
        move |row: Row| {
            view! {
                <rect
                    class=class
                    x=row.text(BoxRow::AT.left)
                    y=row.text(BoxRow::AT.top)
                    width=row.text(BoxRow::AT.width)
                    height=row.text(BoxRow::AT.height)
                ></rect>
            }
        }
    };
    when(
        move || is_part.get(),
        move || {
            view! {
                <svg
                    class="map-mini"
                    aria-hidden="true"
                    viewBox=text(move || view_box(all()))
                    on:pointerdown=on(go)
                    on:pointermove=on(go)
                >
                    {rows(boxes, dot("box"))}
                    {rows(seen, dot("seen"))}
                </svg>
            }
        },
    )
}

/// The name of a component, to be written anew where its box is.
fn rename_field(canvas: MapCanvas, editor: Editor, id: ComponentId) -> AnyView {
    let name = editor
        .design
        .with_untracked(|it| it.component(&id).map(|it| it.label().to_owned()).unwrap_or_default());
    let typed = RwSignal::new(name.clone());
    let place = {
        let id = id.clone();
        memo(move || place_of(canvas, &id).unwrap_or_default())
    };
    let end = Callback::new(move |keeps: bool| {
        if canvas.task.with_untracked(|it| !matches!(it, MapTask::Rename(_))) {
            return;
        }
        canvas.task.set(MapTask::None);
        let now = typed.get_untracked();
        if keeps && now.trim() != name && !now.trim().is_empty() {
            editor.build(&Build::Rename { component: id.clone(), name: now });
        }
    });
    let pressed = move |event: ev::KeyboardEvent| {
        let key = event.key();
        if ["Enter", "Escape"].contains(&key.as_str()) {
            event.prevent_default();
            event.stop_propagation();
            end.run(key == "Enter");
            focus_frame(canvas);
        }
    };
    focus_soon(RENAME.to_owned());
    view! {
        <input
            id=RENAME
            class="map-rename"
            type="text"
            aria-label="Name of the component"
            autocomplete="off"
            style:left=px(move || place.get().x)
            style:top=px(move || place.get().y)
            style:width=px(move || place.get().width)
            style:height=px(move || place.get().height)
            prop:value=text(move || typed.get())
            on:input:target=move |event| typed.set(event.target().value())
            on:keydown=on(pressed)
            on:blur=on(move |_| end.run(true))
        />
    }
    .into_any()
}
