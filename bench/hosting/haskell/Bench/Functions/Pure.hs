{-# LANGUAGE OverloadedStrings #-}

-- | The functions on values of Haskell's libraries.
module Bench.Functions.Pure (successor, primed) where

import Data.Int (Int32)
import Data.Text (Text)

successor :: Int32 -> Int32
successor = (+ 1)

primed :: Text -> Text
primed name = name <> "'"
