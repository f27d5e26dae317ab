-- | The lines of a file, and which of them are fit to print.
module Contents
  ( Contents (..)
  , allText
  , divide
  )
where

import Data.ByteString (ByteString)
import qualified Data.ByteString as B
import qualified Data.ByteString.Char8 as C

data Contents = Contents
  { textLines :: [ByteString]
  , binaryLines :: [ByteString]
  }

-- | All of it is text, whatever it holds.
allText :: ByteString -> Contents
allText bytes = Contents {textLines = C.lines bytes, binaryLines = []}

-- | A NUL makes binary what follows it, and what precedes it in its block. There, it ends a line as @\\n@ does.
divide :: ByteString -> Contents
divide bytes = case C.elemIndex '\0' bytes of
  Nothing -> allText bytes
  Just nul ->
    let text = C.dropWhileEnd (/= '\n') (B.take (nul - nul `mod` blockSize) bytes)
        binary = B.drop (B.length text) bytes
     in Contents {textLines = C.lines text, binaryLines = C.lines (C.map endLine binary)}
  where
    endLine '\0' = '\n'
    endLine byte = byte

-- | How much GNU grep reads at once, which it finds to be binary or not.
blockSize :: Int
blockSize = 96 * 1024
