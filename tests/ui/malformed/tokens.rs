#[hsffi::export(@)]
pub fn symbol() {}

#[hsffi::export(unsafe, reason = ("a", "b"))]
pub fn tuple() {}

#[hsffi::export("safe")]
pub fn literal() {}

#[hsffi::export(safe::really)]
pub fn path() {}

#[hsffi::export(())]
pub fn unit() {}

#[hsffi::export(,)]
pub fn comma() {}

#[hsffi::export = "safe"]
pub fn assignment() {}

#[hsffi::export[safe]]
pub fn brackets() {}

#[hsffi::export{safe}]
pub fn braces() {}

fn main() {}
