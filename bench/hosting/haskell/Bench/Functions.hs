-- | What both ways of calling call.
module Bench.Functions (successor, primed, moved, Value, value) where

import Bench.ByHand ()
import Bench.Functions.Pure (primed, successor)
import Bench.Hosting (Place (..))
import Data.IORef (IORef, newIORef)

moved :: Place -> Place
moved (Place x y z name) = Place (x + 1) (y + 1) (z + 1) (primed name)

-- | What is another one each time.
newtype Value = Value (IORef ())

value :: IO Value
value = Value <$> newIORef ()
