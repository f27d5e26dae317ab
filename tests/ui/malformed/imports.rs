use hsffi::Hs;

#[hsffi::import]
extern "Haskell" {
    fn without_module(hs: Hs<'_>);
}

#[hsffi::import(module = "mail")]
extern "Haskell" {
    fn module_in_small_letters(hs: Hs<'_>);
}

#[hsffi::import(module = "Mail", pure)]
extern "Haskell" {
    fn option_of_a_function(hs: Hs<'_>);
}

#[hsffi::import(module = "Mail")]
extern "C" {
    fn of_c(hs: Hs<'_>);
}

#[hsffi::import(module = "Mail")]
fn no_block(hs: Hs<'_>) {}

#[hsffi::import(module = "Mail")]
extern "Haskell" {
    static CONSTANT: u32;
    fn generic<T>(hs: Hs<'_>, value: T);
    fn variadic(hs: Hs<'_>, ...);
    #[hsffi(unsafe)]
    fn option_of_an_export(hs: Hs<'_>);
    fn pattern(hs: Hs<'_>, (a, b): (u8, u8));
}

fn main() {}
