//! A library whose objects belong to the thread that made them: they share things by an `Rc`, and are counted in a variable of
//! the thread's.

use std::cell::Cell;
use std::rc::Rc;

thread_local! {
    /// How many windows the thread has.
    static WINDOWS: Cell<i64> = const { Cell::new(0) };
}

pub struct Window {
    /// What its menus refer to as well.
    resources: Rc<()>,
}

#[unsafe(no_mangle)]
pub extern "C" fn window_open() -> *mut Window {
    WINDOWS.set(WINDOWS.get() + 1);
    let resources = Rc::new(());
    Box::into_raw(Box::new(Window { resources }))
}

/// Adds a menu, which stays as long as the program.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn window_add_menu(window: *const Window) {
    // SAFETY: asked of the caller: the window has not been dropped, and this is its thread.
    let window = unsafe { &*window };
    std::mem::forget(Rc::clone(&window.resources));
}

/// How many menus refer to the window's resources.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn window_menus(window: *const Window) -> i64 {
    // SAFETY: asked of the caller: the window has not been dropped, and this is its thread.
    let window = unsafe { &*window };
    i64::try_from(Rc::strong_count(&window.resources) - 1).unwrap()
}

/// How many windows the thread has.
#[unsafe(no_mangle)]
pub extern "C" fn windows_open() -> i64 {
    WINDOWS.get()
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn window_drop(window: *mut Window) {
    WINDOWS.set(WINDOWS.get() - 1);
    // SAFETY: asked of the caller: the window has not been dropped, and this is its thread.
    drop(unsafe { Box::from_raw(window) });
}
