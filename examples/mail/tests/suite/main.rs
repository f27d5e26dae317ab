//! What a database must do, by its public functions alone.

mod incremental;
mod messages;
mod queries;
mod scene;
mod stored;
mod threads;
mod writers;
