//! Code blocks.

/// A fenced code block. A block in an HTML comment counts as well: that is how a page hides code that a snippet needs.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// The language, and options behind commas.
    pub info: String,
    /// The code, each line with its end.
    pub code: String,
    /// The number of the first line of code, from 1.
    pub line: usize,
}

/// The fenced blocks of a Markdown text, in order. Fences are not indented.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let fence = line.strip_prefix("```");
        match (&mut open, fence) {
            (None, Some(info)) => {
                open = Some(Block {
                    info: info.trim().to_owned(),
                    code: String::new(),
                    line: number + 1,
                });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.code.push_str(line);
                block.code.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_with_their_lines_and_in_comments() {
        let text = "a\n```rust\nb\n\nc\n```\n<!--\n```haskell,generated\n```\n-->\n";
        let block = |info: &str, code: &str, line| Block {
            info: info.to_owned(),
            code: code.to_owned(),
            line,
        };
        let expected = [
            block("rust", "b\n\nc\n", 3),
            block("haskell,generated", "", 9),
        ];
        assert_eq!(blocks(text), expected);
    }
}
