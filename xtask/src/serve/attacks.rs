//! Requests of raw sockets that no browser sends. After each, the server answers the next one.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::Site;

/// What the page of the test says.
const PAGE: &str = "the page";

/// A folder with a page and a file next to it, and its server; both end with this value.
struct Stage {
    folder: PathBuf,
    site: Site,
}

impl Stage {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("tabletop-serve-{}-{number}", process::id()));
        let dist = folder.join("dist");
        fs::create_dir_all(&dist).expect("the system has a folder for temporary files");
        fs::write(dist.join("index.html"), PAGE).expect("the folder can be written to");
        fs::write(folder.join("secret.txt"), "secret").expect("the folder can be written to");
        let site = Site::on_free_port(dist).expect("the system has a free port");
        Self { folder, site }
    }

    fn connect(&self) -> TcpStream {
        let address = self.site.address.trim_start_matches("http://").trim_end_matches('/');
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time above zero");
        stream
    }

    /// What comes back for some bytes. The server may close before it has read all of them.
    fn ask(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn is_alive(&self) {
        let answer = self.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with(PAGE), "{answer}");
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_body_that_is_announced_and_never_sent_costs_nothing() {
    let stage = Stage::new();
    for method in ["GET", "HEAD", "POST", "PUT"] {
        for length in
            ["99999999999999", "18446744073709551615", "99999999999999999999999", "-1", "1e9"]
        {
            let request =
                format!("{method} / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
            let answer = stage.ask(request.as_bytes());
            assert!(answer.starts_with("HTTP/1.1 4"), "{method} {length}: {answer}");
        }
    }
    let answer =
        stage.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999\r\n\r\n");
    assert!(answer.ends_with(PAGE), "{answer}");
    let chunks = b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n";
    assert!(stage.ask(chunks).starts_with("HTTP/1.1 405 "));
    stage.is_alive();
}

#[test]
fn two_hundred_half_requests_keep_nobody_from_an_answer() {
    let stage = Stage::new();
    let half: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = stage.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: local").expect("the server listens");
            stream
        })
        .collect();
    stage.is_alive();
    drop(half);
    stage.is_alive();
}

#[test]
fn clients_that_do_not_read_keep_nobody_from_an_answer() {
    let stage = Stage::new();
    let large = vec![b'x'; 4 << 20];
    fs::write(stage.folder.join("dist").join("large.bin"), large).expect("a folder");
    let deaf: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = stage.connect();
            let request = b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n";
            stream.write_all(request).expect("the server listens");
            stream
        })
        .collect();
    stage.is_alive();
    drop(deaf);
}

#[test]
fn a_head_without_end_is_refused() {
    let stage = Stage::new();
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: a\r\n".repeat(20_000));
    let address = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(1 << 20));
    for request in [long, many, address] {
        // The answer may be lost where the server closes before everything was sent.
        let answer = stage.ask(request.as_bytes());
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
        stage.is_alive();
    }
}

#[test]
fn what_is_no_request_is_refused() {
    let stage = Stage::new();
    for bytes in [
        &b"\r\n\r\n\r\n"[..],
        b"\0\0\0\0",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ] {
        let mut stream = stage.connect();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(!answer.starts_with("HTTP/1.1 2"), "{bytes:?}: {answer}");
        stage.is_alive();
    }
}

#[test]
fn files_next_to_the_folder_are_out_of_reach() {
    let stage = Stage::new();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/./secret.txt",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let answer = stage.ask(request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(!answer.contains("secret"), "{path}: {answer}");
    }
    let whole = b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assert!(stage.ask(whole).starts_with("HTTP/1.1 404 "));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let stage = Stage::new();
    let link = stage.folder.join("dist").join("link.txt");
    std::os::unix::fs::symlink(stage.folder.join("secret.txt"), link).expect("a link");
    let answer = stage.ask(b"GET /link.txt HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let stage = Stage::new();
    for (host, is_answered) in [
        ("localhost", true),
        ("LOCALHOST:8080", true),
        ("127.0.0.1:8080", true),
        ("[::1]:8080", true),
        ("rebind.example", false),
        ("127.0.0.1.example:8080", false),
        ("localhost.", false),
        ("", false),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let answer = stage.ask(request.as_bytes());
        assert_eq!(answer.contains(PAGE), is_answered, "{host}: {answer}");
        assert_eq!(answer.starts_with("HTTP/1.1 421 "), !is_answered, "{host}: {answer}");
    }
    assert!(stage.ask(b"GET / HTTP/1.0\r\n\r\n").contains(PAGE));
}

#[test]
fn every_answer_says_how_it_is_to_be_used() {
    let stage = Stage::new();
    for (request, status) in [
        ("GET / HTTP/1.1", "200"),
        ("HEAD / HTTP/1.1", "200"),
        ("GET /absent.js HTTP/1.1", "404"),
        ("DELETE / HTTP/1.1", "405"),
    ] {
        let answer = stage.ask(format!("{request}\r\nHost: localhost\r\n\r\n").as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        for header in [
            "cache-control: no-cache",
            "x-content-type-options: nosniff",
            "content-security-policy: frame-ancestors 'none'",
            "x-frame-options: DENY",
            "connection: close",
        ] {
            assert!(answer.contains(header), "{request} lacks {header}: {answer}");
        }
    }
    let head = stage.ask(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(head.contains(&format!("content-length: {}", PAGE.len())), "{head}");
    assert!(head.ends_with("\r\n\r\n"), "{head}");
}
