//! Serves `dist/` on this machine: for a person to look at, and for the tests in a browser.

mod answer;
#[cfg(test)]
mod attacks;
mod connection;
mod folder;

use std::env;
use std::fmt::Display;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tokio::runtime;
use tokio::sync::oneshot;

use self::folder::Folder;
use crate::failure::Failure;
use crate::site;
use crate::workspace::Workspace;

/// Builds, serves on `port` until it is stopped, and opens a browser if there is one.
pub(crate) fn run(workspace: &Workspace, port: u16, open: bool) -> Result<(), Failure> {
    // Taken before the build: nobody should wait minutes to hear that the port is busy.
    let listener = listen(port)?;
    site::build(workspace)?;
    let page = Site::serve(listener, workspace.dist())?;
    println!("\nTabletop is at {}  (stop it with Ctrl+C)", page.address);
    if open && has_screen() && open::that_detached(&page.address).is_err() {
        println!("No browser could be opened from here: open that address in one.");
    }
    page.wait();
    Ok(())
}

/// A folder being served; ends with this value.
pub(crate) struct Site {
    /// With the final slash.
    pub(crate) address: String,
    /// Ends the thread when it is dropped.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on a port that the system chooses.
    pub(crate) fn on_free_port(folder: PathBuf) -> Result<Self, Failure> {
        Self::serve(listen(0)?, folder)
    }

    fn serve(listener: TcpListener, folder: PathBuf) -> Result<Self, Failure> {
        let cannot_serve = |cause: &dyn Display| {
            Failure::new(format!(
                "The page cannot be served: {cause}. Choose another port with --port."
            ))
        };
        let address = listener.local_addr().map_err(|cause| cannot_serve(&cause))?;
        let folder = Folder::at(&folder).map_err(|cause| cannot_serve(&cause))?;
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|cause| cannot_serve(&cause))?;
        listener.set_nonblocking(true).map_err(|cause| cannot_serve(&cause))?;
        let listener = {
            let _context = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(|cause| cannot_serve(&cause))?
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = thread::spawn(move || {
            runtime.spawn(connection::accept(listener, Arc::new(folder)));
            // An error means that the sender is gone, and with it whoever wanted the page.
            let _ = runtime.block_on(stopped);
        });
        Ok(Self { address: format!("http://{address}/"), stop: Some(stop), thread: Some(thread) })
    }

    fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has printed its reason already.
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(|cause| {
        let reason = match cause.kind() {
            ErrorKind::AddrInUse => "another program uses it".to_owned(),
            ErrorKind::PermissionDenied => "this user may not use it".to_owned(),
            _ => cause.to_string(),
        };
        Failure::new(format!(
            "Port {port} on 127.0.0.1 is not to be had: {reason}. Choose another one: cargo xtask run --port {}",
            if port == 8081 { 8082 } else { 8081 }
        ))
    })
}

/// On Linux, openers go on to text browsers and errors when there is no display.
fn has_screen() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_named_with_a_way_out() {
        let holder = listen(0).expect("the system has a free port");
        let port = holder.local_addr().expect("it is bound").port();
        let message = listen(port).err().map(|failure| failure.to_string()).unwrap_or_default();
        assert!(message.contains(&port.to_string()), "{message}");
        assert!(message.contains("another program"), "{message}");
        assert!(message.contains("--port"), "{message}");
    }
}
