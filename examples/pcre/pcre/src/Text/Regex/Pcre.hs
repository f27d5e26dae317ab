-- | Patterns of Perl's kind, over bytes, with the functions of chapter 17 of /Real World Haskell/.
--
-- >>> regex <- either throwIO pure (compile "(\\w+)=(\\w+)" [])
-- >>> match regex "let name=Ada" []
-- Just ["name=Ada","name","Ada"]
module Text.Regex.Pcre
  ( -- * Patterns
    Regex
  , compile
  , Flag (..)
  , CompileError (..)

    -- * Matches
  , match
  , captures
  , MatchFlag (..)
  , MatchError (..)
  ) where

import Control.Exception (throw)
import Data.Bits ((.|.))
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.List as List (foldl')
import Data.Maybe (fromMaybe)
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word32)
import Text.Regex.Pcre.Code

-- | A compiled pattern, for any number of threads at once. It shows as the pattern that it was compiled from.
data Regex = Regex !ByteString !Code

instance Show Regex where
  showsPrec precedence (Regex source _) =
    showParen (precedence > 10) $ showString "Regex " . showsPrec 11 source

-- | Compiles a pattern, or tells what is wrong with it.
compile :: ByteString -> [Flag] -> Either CompileError Regex
compile source flags = Regex source <$> compileCode source (together flagBit flags)

-- | What the first match is, and then what each of its groups is. An unset group is empty here, as in the book.
--
-- Throws a 'MatchError' where 'captures' returns one.
match :: Regex -> ByteString -> [MatchFlag] -> Maybe [ByteString]
match regex subject =
  either throw (fmap (map (fromMaybe ByteString.empty))) . captures regex subject

-- | What the first match is, and then what each of its groups is; 'Nothing' for an unset group. These are slices of the
-- subject, not copies.
captures :: Regex -> ByteString -> [MatchFlag] -> Either MatchError (Maybe [Maybe ByteString])
captures (Regex _ code) subject flags =
  fmap (slices subject) <$> codeFind code subject (together matchFlagBit flags)

-- | The bits of all the flags.
together :: (flag -> Word32) -> [flag] -> Word32
together bit = List.foldl' (\bits flag -> bits .|. bit flag) 0

-- | What lies between each pair of offsets.
slices :: ByteString -> Vector Word -> [Maybe ByteString]
slices subject = pairs . Vector.toList
 where
  pairs (begin : end : rest) = slice begin end : pairs rest
  pairs _ = []
  slice begin end
    | begin == codeUnset = Nothing
    | otherwise =
        Just . ByteString.take (fromIntegral (end - begin)) $ ByteString.drop (fromIntegral begin) subject
