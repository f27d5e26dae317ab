//! The `rusqlite` crate for Haskell.

use hsffi::{OwnedByRust, export};
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, params_from_iter};

hsffi::module! {
    /// Databases of SQLite: the Rust crate [rusqlite](https://docs.rs/rusqlite).
    "Database.Rusqlite"
}

/// What a column of a row holds.
#[derive(hsffi::Data)]
pub enum Value {
    /// `NULL`
    Null,
    /// A number without a fraction.
    Integer(i64),
    /// A number with a fraction. `NaN` is stored as `NULL`.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// What a query finds.
#[derive(hsffi::Data)]
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The values of each row, by column.
    pub values: Vec<Vec<Value>>,
}

/// Why a statement failed.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum SqlError {
    /// It would break a constraint, such as that of a unique key.
    #[error(transparent)]
    Constraint(#[hsffi(skip)] rusqlite::Error),
    /// Any other reason.
    #[error(transparent)]
    Failed(#[hsffi(skip)] rusqlite::Error),
}

impl From<rusqlite::Error> for SqlError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => SqlError::Constraint(error),
            _ => SqlError::Failed(error),
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Integer(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Text(_) => Value::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_owned()),
        })
    }
}

/// A connection to a database.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Connection(rusqlite::Connection);

/// Changes that are made together, or not at all.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Transaction<'conn>(&'conn mut Connection);

#[export]
impl Connection {
    /// Opens a file, or makes it. A database with the name `:memory:` is in memory alone.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open(path: &str) -> Result<OwnedByRust<Connection>, SqlError> {
        let connection = rusqlite::Connection::open(path)?;
        Ok(OwnedByRust::new(Connection(connection)))
    }

    /// Runs a statement, in which `?1` is the first of the values. Returns its rows.
    ///
    /// # Errors
    /// Why it failed.
    pub fn run(&mut self, sql: &str, values: Vec<Value>) -> Result<Rows, SqlError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let columns: Vec<_> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map(params_from_iter(values), |row| {
            (0..columns.len()).map(|column| row.get(column)).collect()
        })?;
        let values = rows.collect::<Result<_, _>>()?;
        Ok(Rows { columns, values })
    }

    /// Begins a transaction. Until it is over, the connection is in use.
    ///
    /// # Errors
    /// Why it cannot begin.
    pub fn begin(&mut self) -> Result<OwnedByRust<Transaction<'_>>, SqlError> {
        self.0.execute_batch("BEGIN")?;
        Ok(OwnedByRust::new(Transaction(self)))
    }
}

#[export]
impl Transaction<'_> {
    /// Runs a statement, as `connectionRun` does.
    ///
    /// # Errors
    /// Why it failed. The transaction goes on.
    pub fn run(&mut self, sql: &str, values: Vec<Value>) -> Result<Rows, SqlError> {
        self.0.run(sql, values)
    }

    /// Makes the changes those of the database. A transaction that is closed before gives them up.
    ///
    /// # Errors
    /// Why it failed. Then the changes are given up.
    pub fn commit(self) -> Result<(), SqlError> {
        Ok(self.0.0.execute_batch("COMMIT")?)
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // After a commit, there is nothing to give up, and this fails.
        _ = self.0.0.execute_batch("ROLLBACK");
    }
}
