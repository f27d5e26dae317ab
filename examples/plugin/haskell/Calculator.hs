-- | A calculator, as a function for Rust.
module Calculator (evaluate) where

import Calculator.Rust (cbrt)
import Control.Applicative ((<|>))
import Data.Char (isDigit)
import Data.Text (Text)
import qualified Data.Text as Text
import Text.ParserCombinators.ReadP (ReadP)
import qualified Text.ParserCombinators.ReadP as ReadP

-- | The value of an expression, or why it has none. The value is also printed.
evaluate :: Text -> IO (Either Text Double)
evaluate text = case [value | (value, "") <- ReadP.readP_to_S (ReadP.skipSpaces *> expression) (Text.unpack text)] of
  value : _ -> do
    putStrLn (Text.unpack text ++ " = " ++ show value)
    pure (Right value)
  [] -> pure (Left (text <> Text.pack ": cannot be read"))

expression, term, factor :: ReadP Double
expression = term `ReadP.chainl1` ((+) <$ symbol '+' <|> (-) <$ symbol '-')
term = factor `ReadP.chainl1` ((*) <$ symbol '*' <|> (/) <$ symbol '/')
factor =
  number
    <|> negate <$> (symbol '-' *> factor)
    <|> cbrt <$> (ReadP.string "cbrt" *> ReadP.skipSpaces *> parenthesized)
    <|> parenthesized

parenthesized, number :: ReadP Double
parenthesized = symbol '(' *> expression <* symbol ')'
number = do
  whole <- ReadP.munch1 isDigit
  fraction <- ReadP.option "0" (ReadP.char '.' *> ReadP.munch1 isDigit)
  ReadP.skipSpaces
  pure (read (whole ++ "." ++ fraction))

symbol :: Char -> ReadP Char
symbol c = ReadP.char c <* ReadP.skipSpaces
