{-# LANGUAGE Trustworthy #-}

-- |
-- Types of other libraries, made of values that cross and made into them.
--
-- No conversion cuts a value: what the other side has no value for is refused, there or here.
module Hsffi.Internal.Convert
  ( -- * Time
    fromPicoseconds
  , toPicoseconds
  , fromPicosecondsSince1970
  , toPicosecondsSince1970
  , timeOfDayFromPicoseconds
  , timeOfDayToPicoseconds
  , localTimeParts

    -- * Paths
  , filePathFromBytes
  , filePathToBytes

    -- * Text
  , parsed
  , parsedText
  , shown

    -- * Values within others
  , peekConverted
  ) where

import Control.Exception (evaluate, throw)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Unsafe as ByteString
import Data.Either (fromRight)
import Data.Fixed (Fixed (..))
import Data.Maybe (fromMaybe)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Time.Calendar (Day (..))
import Data.Time.Clock
  ( NominalDiffTime
  , UTCTime (..)
  , diffTimeToPicoseconds
  , nominalDiffTimeToSeconds
  , picosecondsToDiffTime
  , secondsToNominalDiffTime
  )
import Data.Time.LocalTime (LocalTime (..), TimeOfDay (..), timeOfDayToTime, timeToTimeOfDay)
import GHC.Foreign (peekCStringLen, withCStringLen)
import GHC.IO.Encoding (getFileSystemEncoding)
import Hsffi.Internal.Exception (InvalidArgument (..))
import Hsffi.Internal.Peek (Peek, readingWith)
import System.IO.Unsafe (unsafePerformIO)

-- | A span of so many picoseconds.
fromPicoseconds :: Integer -> NominalDiffTime
fromPicoseconds = secondsToNominalDiffTime . MkFixed

-- | The picoseconds of a span.
toPicoseconds :: NominalDiffTime -> Integer
toPicoseconds span' = case nominalDiffTimeToSeconds span' of MkFixed picoseconds -> picoseconds

picosecondsOfDay :: Integer
picosecondsOfDay = 86400000000000000

-- | The first of January 1970.
epoch :: Integer
epoch = 40587

-- | The time so many picoseconds after the first of January 1970.
fromPicosecondsSince1970 :: Integer -> UTCTime
fromPicosecondsSince1970 picoseconds = UTCTime (ModifiedJulianDay (epoch + days)) (picosecondsToDiffTime time)
 where
  (days, time) = picoseconds `divMod` picosecondsOfDay

-- | The picoseconds since the first of January 1970. Throws 'InvalidArgument' for a time of day that is not within a day of 24 hours, such
-- as a leap second.
toPicosecondsSince1970 :: UTCTime -> Integer
toPicosecondsSince1970 (UTCTime (ModifiedJulianDay day) time)
  | 0 <= picoseconds && picoseconds < picosecondsOfDay = (day - epoch) * picosecondsOfDay + picoseconds
  | otherwise = throw (InvalidArgument (Text.pack "the time is a leap second, which Rust's times do not count"))
 where
  picoseconds = diffTimeToPicoseconds time

-- | The time of day so many picoseconds after midnight.
timeOfDayFromPicoseconds :: Integer -> TimeOfDay
timeOfDayFromPicoseconds = timeToTimeOfDay . picosecondsToDiffTime

-- | The picoseconds since midnight. Throws 'InvalidArgument' for hours, minutes or seconds that a day of 24 hours does not have, such as
-- a leap second.
timeOfDayToPicoseconds :: TimeOfDay -> Integer
timeOfDayToPicoseconds time@(TimeOfDay hours minutes seconds)
  | within 24 hours && within 60 minutes && within 60 seconds = diffTimeToPicoseconds (timeOfDayToTime time)
  | otherwise = throw (InvalidArgument (Text.pack "the time of day is a leap second, or not within a day"))
 where
  within :: (Num a, Ord a) => a -> a -> Bool
  within limit part = 0 <= part && part < limit

-- | The day and the time of day.
localTimeParts :: LocalTime -> (Day, TimeOfDay)
localTimeParts (LocalTime day time) = (day, time)

-- | A path of the operating system, as GHC decodes names of files: bytes that are not of its encoding are kept, as surrogates.
filePathFromBytes :: ByteString -> FilePath
filePathFromBytes bytes = unsafePerformIO $ do
  encoding <- getFileSystemEncoding
  ByteString.unsafeUseAsCStringLen bytes (peekCStringLen encoding)

-- | The bytes of a path, as GHC encodes names of files. Throws an 'IOError' for a character that the encoding does not have.
filePathToBytes :: FilePath -> ByteString
filePathToBytes path = unsafePerformIO $ do
  encoding <- getFileSystemEncoding
  withCStringLen encoding path ByteString.packCStringLen

-- | What the function reads of a text of Rust's.
parsed :: (String -> Maybe a) -> Text -> a
parsed read' text = fromMaybe (unreadable text) (read' (Text.unpack text))

-- | The same for a function that reads a 'Text'.
parsedText :: (Text -> Either e a) -> Text -> a
parsedText read' text = fromRight (unreadable text) (read' text)

unreadable :: Text -> a
unreadable text = errorWithoutStackTrace ("hsffi: Rust returned " ++ show text ++ ", which the Haskell type has no value for")

-- | The text that the function puts in front of another.
shown :: (a -> ShowS) -> a -> Text
shown show' a = Text.pack (show' a "")

-- | Reads a value, and makes another of it before the call returns.
peekConverted :: (a -> b) -> Peek a -> Peek b
peekConverted convert value = readingWith value (\_ a -> evaluate (convert a))
{-# INLINE peekConverted #-}
