//! Objects that calls take over, and children that borrow from exclusive objects: a database with transactions and tables.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hsffi::{Cancel, Fun, HsException, Items, OwnedByRust, export};

use crate::interruption::{begin, wait};

type Rows = BTreeMap<String, u64>;

type Tables = BTreeMap<String, Rows>;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many transactions, tables and editors have not been dropped.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

struct Alive;

impl Alive {
    fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Alive
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many transactions, tables and editors there are.
#[export]
pub fn transactions_alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// A database in memory.
#[derive(hsffi::Opaque)]
pub struct Store(Arc<Mutex<Tables>>);

#[export]
impl Store {
    /// An empty database.
    pub fn new() -> OwnedByRust<Store> {
        OwnedByRust::new(Store(Arc::default()))
    }

    /// Begins a transaction.
    pub fn begin_write(&self) -> OwnedByRust<WriteTransaction> {
        OwnedByRust::new(WriteTransaction {
            committed: Arc::clone(&self.0),
            pending: Mutex::new(locked(&self.0).clone()),
            open: Mutex::default(),
            label: String::new(),
            _alive: Alive::new(),
        })
    }

    /// What has been committed under a key of a table.
    pub fn get(&self, table: &str, key: &str) -> Option<u64> {
        locked(&self.0).get(table)?.get(key).copied()
    }
}

/// Changes that are committed together, or not at all.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct WriteTransaction {
    committed: Arc<Mutex<Tables>>,
    pending: Mutex<Tables>,
    /// The names of the tables that are open.
    open: Mutex<Vec<String>>,
    label: String,
    _alive: Alive,
}

/// Why a transaction refuses something.
#[derive(Debug, hsffi::Error)]
pub enum TransactionError {
    /// The table is open already.
    TableAlreadyOpen {
        /// Its name.
        table: String,
    },
    /// The label of a transaction is empty.
    NoLabel,
}

impl std::fmt::Display for TransactionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TransactionError::TableAlreadyOpen { table } => write!(f, "{table} is open"),
            TransactionError::NoLabel => f.write_str("the label is empty"),
        }
    }
}

#[export]
impl WriteTransaction {
    /// Opens a table, which is made if there is none of that name.
    ///
    /// # Errors
    /// When the table is open.
    pub fn open_table(&self, name: &str) -> Result<OwnedByRust<Table<'_>>, TransactionError> {
        let mut open = locked(&self.open);
        let table = name.to_owned();
        if open.contains(&table) {
            return Err(TransactionError::TableAlreadyOpen { table });
        }
        let rows = locked(&self.pending).remove(name).unwrap_or_default();
        open.push(table.clone());
        Ok(OwnedByRust::new(Table {
            transaction: self,
            name: table,
            rows,
            _alive: Alive::new(),
        }))
    }

    /// Names the transaction.
    pub fn set_label(&mut self, label: &str) {
        label.clone_into(&mut self.label);
    }

    /// The name.
    pub fn label(&self) -> String {
        self.label.clone()
    }

    /// Edits the name, with the transaction to itself.
    pub fn edit_label(&mut self) -> OwnedByRust<LabelEditor<'_>> {
        OwnedByRust::new(LabelEditor {
            label: &mut self.label,
            _alive: Alive::new(),
        })
    }

    /// An editor, if the name is not empty.
    pub fn maybe_edit_label(&mut self) -> Option<OwnedByRust<LabelEditor<'_>>> {
        (!self.label.is_empty()).then(|| self.edit_label())
    }

    /// The names of its tables that are not open, while the function reads them.
    pub fn tables(&self) -> Items<'_, String> {
        let tables: Vec<_> = locked(&self.pending).keys().cloned().collect();
        Items::new(tables.into_iter().inspect(|_| drop(locked(&self.open))))
    }

    /// Calls the function while the transaction is in use.
    #[allow(clippy::unused_self, reason = "the call is what matters")]
    pub fn visit(&self, visitor: Fun<'_, fn()>) -> Result<(), HsException> {
        visitor.call()
    }

    /// Makes the changes those of the database.
    pub fn commit(self) {
        let pending = self.pending.into_inner();
        *locked(&self.committed) = pending.unwrap_or_else(PoisonError::into_inner);
    }

    /// The same, for a transaction that has a name.
    ///
    /// # Errors
    /// When it has none. It is over in any case.
    pub fn commit_labelled(self) -> Result<String, TransactionError> {
        if self.label.is_empty() {
            return Err(TransactionError::NoLabel);
        }
        let label = self.label.clone();
        self.commit();
        Ok(label)
    }

    /// Commits if the function says so.
    pub fn commit_if(self, decide: Fun<'_, fn() -> bool>) -> Result<(), HsException> {
        if decide.call()? {
            self.commit();
        }
        Ok(())
    }

    /// Commits when naps are over.
    #[hsffi(blocking)]
    pub fn commit_late(self) {
        wait();
        self.commit();
    }

    /// Commits, unless it is told to stop before.
    #[hsffi(cancellable)]
    pub fn commit_unless_cancelled(self, cancel: Cancel<'_>) -> bool {
        begin();
        while crate::interruption::held_now() {
            if cancel.is_requested() {
                return false;
            }
            std::thread::yield_now();
        }
        self.commit();
        true
    }

    /// Panics in the middle.
    pub fn commit_half(self) {
        panic!("half of {:?}", self.label);
    }

    /// The transaction, for others to commit: a new handle.
    pub fn hand_over(self) -> OwnedByRust<WriteTransaction> {
        OwnedByRust::new(self)
    }
}

/// Commits under another name, unless the mark is a surrogate.
#[export]
pub fn commit_as(
    mut transaction: OwnedByRust<WriteTransaction>,
    label: &str,
    mark: char,
) -> String {
    transaction.label = format!("{label}{mark}");
    transaction
        .into_inner()
        .commit_labelled()
        .unwrap_or_default()
}

/// Commits one or two, one after another, unless the mark is a surrogate.
#[export]
pub fn commit_both(
    one: OwnedByRust<WriteTransaction>,
    two: Option<OwnedByRust<WriteTransaction>>,
    _mark: char,
) -> bool {
    let both = two.is_some();
    one.into_inner().commit();
    if let Some(two) = two {
        two.into_inner().commit();
    }
    both
}

/// Ends one under the name of another, which goes on.
#[export]
pub fn commit_beside(one: OwnedByRust<WriteTransaction>, other: &mut WriteTransaction) {
    other.label.clone_from(&one.label);
    one.into_inner().commit();
}

/// The rows of a table, as long as the transaction lasts. They are put back when it is dropped.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Table<'txn> {
    transaction: &'txn WriteTransaction,
    name: String,
    rows: Rows,
    _alive: Alive,
}

impl Drop for Table<'_> {
    fn drop(&mut self) {
        locked(&self.transaction.open).retain(|open| *open != self.name);
        let rows = std::mem::take(&mut self.rows);
        locked(&self.transaction.pending).insert(std::mem::take(&mut self.name), rows);
    }
}

#[export]
impl Table<'_> {
    /// Puts a number under a key, and answers the number before.
    pub fn insert(&mut self, key: &str, value: u64) -> Option<u64> {
        self.rows.insert(key.to_owned(), value)
    }

    /// The number under a key.
    pub fn get(&self, key: &str) -> Option<u64> {
        self.rows.get(key).copied()
    }

    /// Its rows, in order.
    pub fn rows(&self) -> Items<'_, (String, u64)> {
        Items::new(self.rows.iter().map(|(key, value)| (key.clone(), *value)))
    }

    /// Changes each number in turn, as the items are read.
    pub fn doubled(&mut self) -> Items<'_, u64> {
        Items::new(self.rows.values_mut().map(|value| {
            *value *= 2;
            *value
        }))
    }

    /// The number of rows, after which the table is closed.
    pub fn finish(self) -> usize {
        self.rows.len()
    }

    /// The same, when naps are over.
    #[hsffi(blocking)]
    pub fn finish_late(self) -> usize {
        wait();
        self.rows.len()
    }
}

/// The name of a transaction, while it is edited.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct LabelEditor<'txn> {
    label: &'txn mut String,
    _alive: Alive,
}

#[export]
impl LabelEditor<'_> {
    /// Adds to the name.
    pub fn append(&mut self, text: &str) {
        self.label.push_str(text);
    }

    /// The editor, as one that borrows from this one.
    pub fn again(&mut self) -> OwnedByRust<LabelEditor<'_>> {
        OwnedByRust::new(LabelEditor {
            label: self.label,
            _alive: Alive::new(),
        })
    }
}

#[export]
impl<'txn> LabelEditor<'txn> {
    /// Adds a mark, unless it is a surrogate: another editor takes the place of this one.
    pub fn marked(self, mark: char) -> OwnedByRust<LabelEditor<'txn>> {
        self.label.push(mark);
        OwnedByRust::new(self)
    }
}

/// Counts with a `Cell`, which other threads must not read meanwhile.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Abacus {
    beads: Cell<u64>,
    _alive: Alive,
}

/// A rod of an abacus.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Rod<'abacus>(&'abacus mut Abacus);

#[export]
impl Abacus {
    /// An abacus.
    pub fn new() -> OwnedByRust<Abacus> {
        OwnedByRust::new(Abacus {
            beads: Cell::new(0),
            _alive: Alive::new(),
        })
    }

    /// Its rod.
    pub fn rod(&mut self) -> OwnedByRust<Rod<'_>> {
        OwnedByRust::new(Rod(self))
    }

    /// How many beads there are.
    pub fn beads(&self) -> u64 {
        self.beads.get()
    }
}

#[export]
impl Rod<'_> {
    /// Moves a bead.
    pub fn slide(&self) {
        self.0.beads.set(self.0.beads.get() + 1);
    }
}
