//! Connections: how many there are at once, how long each may take, how much it may send.

use std::convert::Infallible;
use std::future;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::answer::answer;
use super::folder::Folder;

/// How many connections are open at once; the next ones wait in the queue of the system. A browser opens
/// six to one server.
pub(super) const MOST_CONNECTIONS: usize = 512;

/// How long the head of a request may take.
const SLOWEST_HEAD: Duration = Duration::from_secs(10);

/// How long a connection may take in all. Tests slow the network down, and the largest file must still come through.
const LONGEST_CONNECTION: Duration = Duration::from_secs(180);

/// How many bytes the head of a request may have; browsers send less than one KiB.
const LARGEST_HEAD: usize = 16 << 10;

/// How long to wait where the system has no more sockets.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers everyone who connects, for ever.
pub(super) async fn accept(listener: TcpListener, folder: Arc<Folder>) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    // The semaphore is never closed, so there is always a permit to wait for.
    while let Ok(permit) = Arc::clone(&room).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let folder = Arc::clone(&folder);
        tokio::spawn(async move {
            // A slow or faulty connection ends alone, and whoever opened it knows.
            let _ = timeout(LONGEST_CONNECTION, serve(stream, folder)).await;
            drop(permit);
        });
    }
}

/// Answers one request. The connection ends with it: what a request has sent beyond its head is never read.
async fn serve(stream: TcpStream, folder: Arc<Folder>) -> hyper::Result<()> {
    let service =
        service_fn(move |request| future::ready(Ok::<_, Infallible>(answer(&request, &folder))));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_HEAD)
        .max_buf_size(LARGEST_HEAD)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service)
        .await
}
