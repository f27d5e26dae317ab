-- | A function for Rust, by functions of Rust.
module Plugin.Quad (quad) where

import Data.Word (Word32)
import Plugin.Rust (twice)

quad :: Word32 -> IO Word32
quad n = twice n >>= twice
