{-# LANGUAGE Unsafe #-}

-- |
-- Errors: their messages, which are behind the patterns that users see, and those that have no type of their own.
module Hsffi.Internal.Error
  ( Message
  , WithMessage (..)
  , peekMessage
  , messageOf
  , displayMessage
  , peekRustError
  ) where

import Control.DeepSeq (NFData (..))
import Data.Text (Text)
import qualified Data.Text as Text
import Hsffi.Internal.Buffer (peekText)
import Hsffi.Internal.Exception (RustError (..))
import Hsffi.Internal.Peek (Peek)
import Hsffi.Internal.Texts (peekTexts)

-- | What Rust displays of an error. All are equal, so that errors are compared by the fields that patterns have.
newtype Message = Message Text

instance Eq Message where
  _ == _ = True

instance Ord Message where
  compare _ _ = EQ

instance NFData Message where
  rnf (Message text) = rnf text

-- | An error type. A package that imports it from another one makes values by its patterns, and has the message put behind them.
class WithMessage e where
  -- | The error with this message.
  withMessage :: e -> Message -> e

-- | Rust's text.
peekMessage :: Int -> Peek Message
peekMessage at = Message <$> peekText at

-- | The message of an error that Haskell makes: the name of its constructor.
messageOf :: String -> Message
messageOf = Message . Text.pack

-- | The text.
displayMessage :: Message -> String
displayMessage (Message text) = Text.unpack text

-- | A text, then a list of texts.
peekRustError :: Int -> Peek RustError
peekRustError at = RustError <$> peekText at <*> peekTexts (at + 24)
