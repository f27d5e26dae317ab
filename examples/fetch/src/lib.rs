//! An HTTP client, [hyper](https://docs.rs/hyper) on tokio, for Haskell threads that wait without a thread of the system's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hsffi::{Async, OwnedByRust, export};
use http_body_util::{BodyExt, Empty};
use hyper::Uri;
use hyper::body::Bytes;
use hyper_util::client::legacy::Client as Pool;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

hsffi::module!("Net.Fetch", executor = runtime);

/// Two threads run all requests.
fn runtime() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).enable_all().build();
    runtime.expect("tokio's runtime starts")
}

/// Why there is no response.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum FetchError {
    /// The text is not a URL.
    #[error("{url} is not a URL: {reason}")]
    MalformedUrl {
        /// The text.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The server could not be reached, or did not answer as HTTP requires.
    #[error("{url} cannot be fetched: {reason}")]
    Failed {
        /// The URL.
        url: String,
        /// What went wrong.
        reason: String,
    },
}

/// What a server answers.
#[derive(Clone, Debug, PartialEq, Eq, hsffi::Data)]
pub struct Response {
    /// The status, such as 200 or 404.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// A client, with connections that it keeps open. Any number of Haskell threads may use it at once.
#[derive(hsffi::Opaque)]
pub struct Client(Arc<Inner>);

struct Inner {
    pool: Pool<HttpConnector, Empty<Bytes>>,
    /// Requests beyond so many wait, and have no socket.
    connections: Semaphore,
    pending: AtomicU64,
}

/// A request that is counted until it is dropped.
struct Request(Arc<Inner>);

impl Request {
    fn new(client: &Arc<Inner>) -> Self {
        client.pending.fetch_add(1, Ordering::SeqCst);
        Request(Arc::clone(client))
    }

    async fn fetch(self, url: String) -> Result<Response, FetchError> {
        let uri = match url.parse::<Uri>() {
            Ok(uri) => uri,
            Err(error) => {
                let reason = error.to_string();
                return Err(FetchError::MalformedUrl { url, reason });
            }
        };
        let response = self.send(uri).await;
        response.map_err(|error| {
            let reason = with_sources(&*error);
            FetchError::Failed { url, reason }
        })
    }

    async fn send(&self, uri: Uri) -> Result<Response, Box<dyn std::error::Error + Send + Sync>> {
        let client = &self.0;
        let _connection = client.connections.acquire().await?;
        let response = client.pool.get(uri).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes().into();
        Ok(Response { status, body })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.pending.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The error and its sources: hyper's own messages say little.
fn with_sources(error: &dyn std::error::Error) -> String {
    let sources = std::iter::successors(Some(error), |error| error.source());
    let messages: Vec<_> = sources.map(ToString::to_string).collect();
    messages.join(": ")
}

#[export]
impl Client {
    /// A client that has at most so many requests on connections at a time; others wait.
    pub fn new(connections: u16) -> OwnedByRust<Client> {
        let connections = usize::from(connections.max(1));
        OwnedByRust::new(Client(Arc::new(Inner {
            pool: Pool::builder(TokioExecutor::new())
                .pool_max_idle_per_host(connections)
                .build_http(),
            connections: Semaphore::new(connections),
            pending: AtomicU64::new(0),
        })))
    }

    /// Fetches what a URL names, by `http`. An asynchronous exception, such as that of `timeout`, closes the connection.
    ///
    /// # Errors
    /// When the text is not a URL, and when the server does not answer.
    pub fn get(&self, url: String) -> Async<Result<Response, FetchError>> {
        Async::new(Request::new(&self.0).fetch(url))
    }

    /// How many requests have begun and not ended.
    pub fn pending(&self) -> u64 {
        self.0.pending.load(Ordering::SeqCst)
    }
}
