{-# LANGUAGE Safe #-}

-- |
-- Instances of objects.
module Hsffi.Internal.Instance
  ( showsPrecBy
  ) where

import Data.Char (isSpace)

-- | 'showsPrec' of a type, by its 'show'. A text with a space in it stands in parentheses where a constructor is applied to it.
showsPrecBy :: (a -> String) -> Int -> a -> ShowS
showsPrecBy display precedence value = showParen (precedence > 10 && any isSpace text) (showString text)
 where
  text = display value
