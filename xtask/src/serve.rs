//! Serves `dist/` on this machine: for a person to look at, and for the tests in a browser.

use std::env;
use std::fs;
use std::io::{ErrorKind, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Method, Request, Server};

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
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on a port that the system chooses.
    pub(crate) fn on_free_port(folder: PathBuf) -> Result<Self, Failure> {
        Self::serve(listen(0)?, folder)
    }

    fn serve(listener: TcpListener, folder: PathBuf) -> Result<Self, Failure> {
        let cannot_serve = |cause: &dyn std::fmt::Display| {
            Failure::new(format!(
                "The page cannot be served: {cause}. Choose another port with --port."
            ))
        };
        let address = listener.local_addr().map_err(|cause| cannot_serve(&cause))?;
        let server = Server::from_listener(listener, None).map_err(|cause| cannot_serve(&cause))?;
        let server = Arc::new(server);
        let requests = Arc::clone(&server);
        let folder: Arc<Path> = folder.into();
        let thread = thread::spawn(move || {
            for request in requests.incoming_requests() {
                let folder = Arc::clone(&folder);
                // A browser may stop reading one file until it has another one.
                thread::spawn(move || answer(request, &folder));
            }
        });
        Ok(Self { address: format!("http://{address}/"), server, thread: Some(thread) })
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
        self.server.unblock();
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

fn answer(request: Request, folder: &Path) {
    let body = match request.method() {
        Method::Get | Method::Head => file_for(request.url())
            .map(|file| folder.join(file))
            .and_then(|path| Some((content_type(&path), fs::read(path).ok()?))),
        _ => None,
    };
    let (status, content_type, body) = match body {
        Some((content_type, body)) => ("200 OK", content_type, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"Not found".to_vec()),
    };
    // The names carry hashes, but index.html and worker.js do not, and a rebuild must show at once. Each
    // connection ends with its answer, which tiny_http does not say by itself: its pool takes threads for
    // free that have been given a connection already, and where none ends, one more waits for ever.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let body = if *request.method() == Method::Head { Vec::new() } else { body };
    let mut writer = request.into_writer();
    // The browser may have gone away, which is its right.
    let _ = writer
        .write_all(head.as_bytes())
        .and_then(|()| writer.write_all(&body))
        .and_then(|()| writer.flush());
}

/// The file inside the folder that `url` asks for; `None` if it points anywhere else.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    if path.is_empty() {
        return Some("index.html".into());
    }
    // What the build makes has plain names, so whatever needs decoding does not exist. A part
    // that begins with a dot would climb out or be hidden.
    let is_plain = |part: &str| {
        let mut characters = part.chars();
        characters.next().is_some_and(|first| first != '.')
            && part
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character))
    };
    let parts: Vec<&str> = path.split('/').collect();
    parts.iter().all(|part| is_plain(part)).then(|| parts.iter().collect())
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_page_and_queries_do_not_matter() {
        assert_eq!(file_for("/"), Some("index.html".into()));
        assert_eq!(file_for("/?theme=dark"), Some("index.html".into()));
        assert_eq!(file_for("/app-1a2b_bg.wasm"), Some("app-1a2b_bg.wasm".into()));
        assert_eq!(
            file_for("/snippets/a/b.js"),
            Some(Path::new("snippets").join("a").join("b.js"))
        );
    }

    #[test]
    fn nothing_outside_the_folder_can_be_asked_for() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/c:/windows",
            "/a\\..\\b",
            "/.stage/index.html",
            "http://elsewhere/",
            "",
        ] {
            assert_eq!(file_for(url), None, "{url}");
        }
    }

    #[test]
    fn a_browser_compiles_wasm_while_it_loads_only_with_its_own_type() {
        assert_eq!(content_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.unknown")), "application/octet-stream");
    }

    #[test]
    fn the_service_worker_is_served_as_a_script_from_the_folder_of_the_page() {
        let file = file_for("/worker.js");
        assert_eq!(file, Some("worker.js".into()));
        let kind = file.as_deref().map(content_type);
        assert_eq!(kind, Some("text/javascript; charset=utf-8"));
    }

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
