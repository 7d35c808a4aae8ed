//! The page: what it holds, how it is arranged, and the effects by which it reaches outside.
//!
//! `widgets` are parts that know no domain, `forms` edit the document, `state` is what the page knows,
//! `lazy` are the files of the program that come later, `shell` surrounds every view, and `views` are what
//! the navigation opens. Views do not name each other: what two of them need is in a room below.

#![expect(
    unreachable_pub,
    reason = "the component macro makes items public that follow the module's visibility"
)]

mod app;
mod forms;
mod lazy;
mod shell;
pub mod state;
mod views;
mod widgets;

pub use app::{App, start};
