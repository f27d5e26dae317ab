{-# LANGUAGE DeriveGeneric #-}
{-# LANGUAGE Unsafe #-}

-- |
-- The exceptions that calls of Rust throw.
module Hsffi.Internal.Exception
  ( RustPanic (..)
  , InvalidArgument (..)
  , ObjectError (..)
  , CallStopped (..)
  , CallbackDepthExceeded (..)
  , CallbackRefused (..)
  , RustError (..)
  ) where

import Control.DeepSeq (NFData (..))
import Control.Exception (Exception (..))
import Data.List (intercalate)
import Data.Text (Text)
import qualified Data.Text as Text
import GHC.Generics (Generic)

-- | Rust panicked. The program may go on: what the call owned has been released.
data RustPanic = RustPanic
  { rustPanicMessage :: !Text
  -- ^ The panic's message.
  , rustPanicLocation :: !(Maybe Text)
  -- ^ File, line and column of the panic, if Rust noted them.
  }
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show RustPanic where
  show = displayException

instance Exception RustPanic where
  displayException (RustPanic message location) =
    "Rust panicked" ++ foldMap ((" at " ++) . Text.unpack) location ++ ": " ++ Text.unpack message

-- | Rust returned an error that has no type of its own in Haskell.
data RustError = RustError
  { rustErrorMessage :: !Text
  -- ^ What the error displays.
  , rustErrorCauses :: ![Text]
  -- ^ What its causes display, from the outermost.
  }
  deriving (Eq, Ord, Generic)

-- | The text that 'displayException' gives.
instance Show RustError where
  show = displayException

-- | The message and the causes, with a colon between two.
instance Exception RustError where
  displayException (RustError message causes) = intercalate ": " (map Text.unpack (message : causes))

instance NFData RustError

-- | An argument, or the result of a closure, has no counterpart in Rust, such as a 'Char' that is a surrogate. The function has not been
-- called with such an argument.
newtype InvalidArgument = InvalidArgument
  { invalidArgumentMessage :: Text
  -- ^ Which argument it is, and why.
  }
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show InvalidArgument where
  show = displayException

instance Exception InvalidArgument where
  displayException = Text.unpack . invalidArgumentMessage

-- | A call cannot use an object. The function has not been called.
data ObjectError
  = -- | The object has been closed, if only by a call that took it over; or an object that it belongs to has.
    ObjectClosed {objectErrorMessage :: !Text}
  | -- | The object is in use: by the call that this call was made from, by a call that closing it or taking it over would have to
    -- wait for, or by an object that borrows from it and is still open.
    ObjectInUse {objectErrorMessage :: !Text}
  | -- | A panic left the object half changed.
    ObjectPoisoned {objectErrorMessage :: !Text}
  | -- | The object is bound to another OS thread, or would be bound to this one, which is not a bound thread.
    ObjectElsewhere {objectErrorMessage :: !Text}
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show ObjectError where
  show = displayException

instance Exception ObjectError where
  displayException = Text.unpack . objectErrorMessage

-- | Rust returned @Interrupted@ although nothing had stopped the call: the value was kept from another call.
data CallStopped = CallStopped
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show CallStopped where
  show = displayException

instance Exception CallStopped where
  displayException CallStopped = "Rust returned Interrupted from a call that was not stopped"

-- | Rust did not call a Haskell function, because nested calls of Haskell and Rust have almost used up the stack of the OS
-- thread.
data CallbackDepthExceeded = CallbackDepthExceeded
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show CallbackDepthExceeded where
  show = displayException

instance Exception CallbackDepthExceeded where
  displayException CallbackDepthExceeded =
    "nested calls between Rust and Haskell have used up the stack of the thread"

-- | Rust did not call a method of a record, because the thread may not call Haskell, or did not await an action, for the reason that the
-- text states.
newtype CallbackRefused = CallbackRefused {callbackRefusedMessage :: Text}
  deriving (Eq)

-- | The text that 'displayException' gives.
instance Show CallbackRefused where
  show = displayException

instance Exception CallbackRefused where
  displayException = Text.unpack . callbackRefusedMessage
