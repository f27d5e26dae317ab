{-# LANGUAGE OverloadedStrings #-}

-- | Results as grep shows them, painted with its default colours or plain.
module Display
  ( Style (..)
  , line
  , count
  , name
  )
where

import Data.ByteString (ByteString)
import qualified Data.ByteString as B
import Data.ByteString.Builder

data Style
  = Plain
  | Painted

-- | A numbered line, with the path of its file and with the matches in it, which are none or not to be shown when they
-- are empty.
line :: Style -> Maybe FilePath -> Int -> [(Int, Int)] -> ByteString -> Builder
line style path number matches bytes =
  foldMap (prefix style) path
    <> paint style "32" (intDec number)
    <> paint style "36" ":"
    <> highlighted 0 matches
    <> char8 '\n'
  where
    highlighted start ((from, to) : rest) =
      part start from <> paint style "01;31" (part from to) <> highlighted to rest
    highlighted start [] = byteString (B.drop start bytes)
    part from to = byteString (B.take (to - from) (B.drop from bytes))

count :: Style -> Maybe FilePath -> Int -> Builder
count style path number = foldMap (prefix style) path <> intDec number <> char8 '\n'

name :: Style -> FilePath -> Builder
name style path = paint style "35" (string8 path) <> char8 '\n'

prefix :: Style -> FilePath -> Builder
prefix style path = paint style "35" (string8 path) <> paint style "36" ":"

-- | Sets the terminal's attributes for a while; the second sequence keeps the rest of the row from being painted.
paint :: Style -> Builder -> Builder -> Builder
paint Plain _ text = text
paint Painted attributes text = "\ESC[" <> attributes <> "m\ESC[K" <> text <> "\ESC[m\ESC[K"
