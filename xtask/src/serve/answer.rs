//! What a request gets: a file of the folder, or a refusal. Pure but for reading the file.

use std::path::{Path, PathBuf};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};

use super::folder::Folder;

/// The names under which a browser on this machine reaches the server. Any other name in `Host` means
/// that a page of another origin had its own name resolved to this machine (DNS rebinding).
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// The headers of every answer. The names of files carry hashes, but those of index.html and worker.js do not, and a
/// rebuild must show at once. The page cannot state `frame-ancestors` itself: a meta element may not.
const HEADERS: [(&str, &str); 5] = [
    ("cache-control", "no-cache"),
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("x-frame-options", "DENY"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The answer to a request for a file of `folder`.
pub(super) fn answer<B>(request: &Request<B>, folder: &Folder) -> Response<Full<Bytes>> {
    let mut response = if !is_for_this_machine(request.headers()) {
        refusal(
            StatusCode::MISDIRECTED_REQUEST,
            "This server answers to 127.0.0.1 and localhost only",
        )
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refusal = refusal(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered");
        refusal.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        refusal
    } else {
        let target = request.uri().path_and_query().map_or("", |it| it.as_str());
        let is_own = request.uri().authority().is_none();
        let takes_brotli = takes_brotli(request.headers());
        file_for(target)
            .filter(|_| is_own)
            .and_then(|file| found(folder, &file, takes_brotli))
            .unwrap_or_else(|| refusal(StatusCode::NOT_FOUND, "Not found"))
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether `Host` names this machine. What sends none is no browser.
fn is_for_this_machine(headers: &HeaderMap) -> bool {
    headers.get_all(header::HOST).iter().all(|host| {
        host.to_str().is_ok_and(|host| {
            let name = match host.rsplit_once(':') {
                Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
                _ => host,
            };
            OWN_NAMES.iter().any(|own| name.eq_ignore_ascii_case(own))
        })
    })
}

/// A file of the folder, compressed where that helps and the browser takes it.
fn found(folder: &Folder, file: &Path, takes_brotli: bool) -> Option<Response<Full<Bytes>>> {
    let kind = content_type(file);
    if !shrinks(kind) {
        return Some(plain(StatusCode::OK, kind, folder.read(file)?));
    }
    let mut response = if takes_brotli {
        let mut response = plain(StatusCode::OK, kind, folder.read_compressed(file)?);
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        response
    } else {
        plain(StatusCode::OK, kind, folder.read(file)?)
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Some(response)
}

/// Whether `Accept-Encoding` has brotli, and not with the weight 0, which forbids it (RFC 9110, 12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    let all = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|it| it.to_str().ok());
    all.flat_map(|it| it.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|it| it.parse::<f64>().ok());
        name.trim().eq_ignore_ascii_case("br") && weight.is_none_or(|it| it > 0.0)
    })
}

/// Whether files of a type become smaller; pictures are compressed already.
fn shrinks(content_type: &str) -> bool {
    content_type.starts_with("text/")
        || ["application/wasm", "application/json", "application/manifest+json", "image/svg+xml"]
            .contains(&content_type)
}

fn refusal(status: StatusCode, message: &'static str) -> Response<Full<Bytes>> {
    plain(status, "text/plain; charset=utf-8", message)
}

fn plain(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Bytes>,
) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
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
    fn brotli_is_sent_to_those_who_take_it() {
        for (sent, takes) in [
            ("gzip, deflate, br, zstd", true),
            ("BR;q=0.5", true),
            ("gzip, br;q=0", false),
            ("gzip", false),
            ("*", false),
        ] {
            let value = HeaderValue::from_static(sent);
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            assert_eq!(takes_brotli(&headers), takes, "{sent}");
        }
        assert!(!takes_brotli(&HeaderMap::new()));
        assert!(shrinks("application/wasm") && !shrinks("image/png"));
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
}
