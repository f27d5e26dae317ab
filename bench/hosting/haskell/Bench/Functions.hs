-- | What both ways of calling call.
module Bench.Functions (successor, primed, moved) where

import Bench.ByHand ()
import Bench.Functions.Pure (primed, successor)
import Bench.Hosting (Place (..))

moved :: Place -> Place
moved (Place x y z name) = Place (x + 1) (y + 1) (z + 1) (primed name)
