// #[hsffi::release]
// unsafe extern "C" {
//     pub fn widget_free(widget: *mut Widget);
// }

unsafe extern "C" {
    pub fn widget_free(widget: *mut Widget);
}
#[allow(non_camel_case_types)]
pub enum widget_free {}
impl ::core::fmt::Debug for widget_free {
    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {}
    }
}
unsafe impl ::hsffi::Release<Widget> for widget_free {
    const RELEASE: unsafe extern "C" fn(*mut Widget) = widget_free;
    const SYMBOL: &'static ::core::primitive::str = ::core::stringify!(widget_free);
}
