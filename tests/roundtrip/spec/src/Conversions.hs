{-# LANGUAGE OverloadedStrings #-}

-- | Types of Haskell's libraries, as which types of Rust's standard library and of other crates cross.
module Conversions (spec) where

import Control.Exception (IOException, evaluate, try)
import Control.Monad (forM_)
import qualified Data.ByteString as ByteString
import Data.Either (isLeft)
import Data.Fixed (Fixed (..))
import Data.IP (IP (..), toIPv4w, toIPv6w)
import qualified Data.Map.Strict as Map
import Data.Maybe (fromJust)
import qualified Data.Text as Text
import qualified Data.Time.Calendar as Time
import Data.Time.Clock
  ( NominalDiffTime
  , UTCTime (..)
  , picosecondsToDiffTime
  , secondsToNominalDiffTime
  )
import Data.Time.LocalTime (LocalTime (..), TimeOfDay (..), timeToTimeOfDay)
import Data.UUID.Types (UUID, fromWords64)
import qualified Data.Vector as Boxed
import Data.Versions (SemVer, semver)
import GHC.IO.Encoding (getFileSystemEncoding, latin1, mkTextEncoding, setFileSystemEncoding)
import Hsffi.Roundtrip
import Network.URI (parseURI)
import Samples (text)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

spec :: Spec
spec = do
  describe "a duration" $ do
    prop "crosses in nanoseconds" $ forAll duration $ \time -> do
      sameDuration time `shouldReturn` time
      sameSignedDuration (negate time) `shouldReturn` negate time
    it "crosses at the limits of Rust's types" $ do
      let longest = picoseconds (18446744073709551615 * 1000000000000 + 999999999000)
      sameDuration longest `shouldReturn` longest
      sameDuration (longest + picoseconds 1000) `shouldThrow` refusal "value" "a Rust Duration has less than 2^64 seconds"
      sameSignedDuration longest `shouldThrow` refusal "value" "the duration is out of jiff's range"
    it "is not rounded" $ do
      sameDuration (picoseconds 1001) `shouldThrow` refusal "value" tooFine
      sameSignedDuration (picoseconds (-1)) `shouldThrow` refusal "value" tooFine
    it "is not negative in Rust's standard library" $
      sameDuration (-1) `shouldThrow` refusal "value" "a Rust Duration is not negative"
    it "of more than 128 bits is refused" $
      sameDuration (picoseconds (2 ^ (127 :: Int))) `shouldThrow` (== InvalidArgument "the number is out of the range of Rust's i128")
    it "crosses to a closure and back" $
      doubledDurations [1, 2.5] (\each file -> 2 * each <$ (file `shouldBe` Just "here")) `shouldReturn` 7

  describe "a time" $ do
    prop "crosses in nanoseconds" $ forAll time' $ \time -> do
      sameSystemTime time `shouldReturn` time
      sameTimestamp time `shouldReturn` time
    it "may be far from now in Rust's standard library" $ do
      let far = UTCTime (Time.ModifiedJulianDay 100000000000) 0
      sameSystemTime far `shouldReturn` far
      sameTimestamp far `shouldThrow` refusal "value" "the time is out of jiff's range"
    it "is not rounded, nor is a leap second" $ do
      sameSystemTime (UTCTime today (picosecondsToDiffTime 1)) `shouldThrow` refusal "value" tooFine
      sameTimestamp (UTCTime today 86400.5)
        `shouldThrow` (== InvalidArgument "the time is a leap second, which Rust's times do not count")

  describe "a date" $ do
    prop "crosses" $ forAll day $ \date -> sameDate date `shouldReturn` date
    it "out of the crate's range is refused" $
      forM_ [10000000, -10000000, 2 ^ (100 :: Int)] $ \date ->
        sameDate (Time.ModifiedJulianDay date) `shouldThrow` refusal "value" "the day is out of jiff's range"
    it "is an item of a sequence" $ do
      months <- firstDays 2026 >>= foldItems (flip (:)) []
      reverse months `shouldBe` [Time.fromGregorian 2026 month 1 | month <- [1 .. 12]]
    prop "crosses with a time of day" $ forAll day $ \date -> forAll timeOfDay $ \time -> do
      sameTimeOfDay time `shouldReturn` time
      sameDateTime (LocalTime date time) `shouldReturn` LocalTime date time
    it "has no leap second" $
      forM_ [TimeOfDay 23 59 60, TimeOfDay 12 30 60, TimeOfDay 0 61 0, TimeOfDay 24 0 0, TimeOfDay (-1) 0 0] $ \time ->
        sameTimeOfDay time `shouldThrow` (== InvalidArgument "the time of day is a leap second, or not within a day")

  describe "a path" $ before_ (mkTextEncoding "UTF-8//ROUNDTRIP" >>= setFileSystemEncoding) $ do
    prop "crosses" $ forAll path $ \file -> do
      samePathBuf file `shouldReturn` file
      sameOsString file `shouldReturn` file
      pathText file `shouldReturn` Text.pack file
    it "keeps bytes that are not of the encoding" $ do
      let file = "na\xdcefve" :: FilePath
      samePathBuf file `shouldReturn` file
      pathText file `shouldReturn` "na\xfffdve"
    it "is borrowed, and copied as a result" $ do
      parentPath "/usr/lib" `shouldReturn` Just "/usr"
      parentPath "/" `shouldReturn` Nothing
      pathsWithin "/usr" ["lib", "bin/x"] `shouldReturn` ["/usr/lib", "/usr/bin/x"]
      withExtension "lib.hs" `shouldBe` "lib.rs"
    it "that the encoding does not have is refused" $ do
      encoding <- getFileSystemEncoding
      setFileSystemEncoding latin1
      outcome <- try (samePathBuf "\x2192")
      setFileSystemEncoding encoding
      (outcome :: Either IOException FilePath) `shouldSatisfy` isLeft

  describe "an address" $ do
    prop "crosses" $ \a b c d -> do
      let four = toIPv4w a
          six = toIPv6w (a, b, c, d)
      sameIpv4 four `shouldReturn` four
      sameIpv6 six `shouldReturn` six
      forM_ [IPv4 four, IPv6 six] $ \address -> sameIp address `shouldReturn` address
    prop "with zeros crosses" $ forAll (vectorOf 4 (elements [0, 1, 0xffff, 0xffff0000, 0x01020304])) $ \parts ->
      forM_ [IPv6 (toIPv6w (a, b, c, d)) | [a, b, c, d] <- [parts]] $ \address -> sameIp address `shouldReturn` address

  prop "a UUID crosses" $ forAll uuid $ \id' -> sameUuid id' `shouldReturn` id'

  describe "a URI" $ do
    it "crosses" $
      forM_ ["https://example.org/a?b=c#d", "https://me:secret@example.org:8080/", "mailto:a@b"] $ \uri ->
        sameUrl (fromJust (parseURI uri)) `shouldReturn` fromJust (parseURI uri)
    it "is made of a URL, unless Haskell cannot read that" $ do
      (show <$> parsedUrl "https://example.org/?a=b") `shouldReturn` "https://example.org/?a=b"
      parsedUrl "https://example.org/?a=|"
        `shouldThrow` errorCall "hsffi: Rust returned \"https://example.org/?a=|\", which the Haskell type has no value for"
      parsedUrl "example" `shouldThrow` \failure -> rustErrorMessage failure == "relative URL without a base"
    it "that is not a URL is refused" $
      sameUrl (fromJust (parseURI "http://example.org:99999/")) `shouldThrow` refusal "value" "invalid port number"

  prop "a version crosses" $ forAll version $ \each -> sameSemver each `shouldReturn` each

  prop "bytes that Rust shares cross" $ \bytes ->
    sameSharedBytes (ByteString.pack bytes) `shouldReturn` ByteString.pack bytes

  prop "a boxed vector crosses" $ forAll (Boxed.fromList <$> listOf text) $ \texts -> do
    sameBoxedTexts texts `shouldReturn` texts
    sameBoxedNumbers (Boxed.map (fromIntegral . Text.length) texts)
      `shouldReturn` Boxed.map (fromIntegral . Text.length) texts

  describe "a type of the user's" $ do
    it "crosses as another type" $ do
      nextSpelling "a" `shouldBe` "b"
      sameSpellings ["a", "\x2192"] `shouldReturn` ["a", "\x2192"]
    it "is refused as the result of a function, which says why" $ do
      answeredSpelling (pure "a") `shouldReturn` "a"
      answeredSpelling (pure "ab")
        `shouldThrow` (== InvalidArgument "result of a closure: \"ab\" is not one letter")
      answeredSpelling (pure "panic") `shouldThrow` \(RustPanic message _) -> message == "panic"
    it "panics as an argument" $
      sameSpellings ["panic"] `shouldThrow` \RustPanic {} -> True
    it "says why there is no value of it" $ do
      evaluate (nextSpelling "ab") `shouldThrow` refusal "spelling" "\"ab\" is not one letter"
      sameSpellings ["a", ""] `shouldThrow` refusal "spellings" "\"\" is not one letter"

    prop "is named where the function has the other type" $ forAll (Time.fromGregorian 2026 1 <$> choose (1, 31)) $ \date -> do
      dayAfter date `shouldBe` succ date
      sundays [date .. succ date] `shouldReturn` case filter isSunday [date, succ date] of [] -> Nothing; found -> Just found
    it "is named beside an error" $
      sundays [Time.fromGregorian (-1) 1 1] `shouldThrow` \(BeforeOurEra date) -> date == Time.fromGregorian (-1) 1 1

  prop "data with such fields crosses" $ forAll occurrence $ \each -> sameOccurrence each `shouldReturn` each
 where
  tooFine = "the time is finer than a nanosecond: round it first"
  isSunday date = Time.dayOfWeek date == Time.Sunday
  today = Time.fromGregorian 2026 11 28

refusal :: Text.Text -> Text.Text -> InvalidArgument -> Bool
refusal argument why = (== InvalidArgument (Text.concat ["argument ", argument, ": ", why]))

picoseconds :: Integer -> NominalDiffTime
picoseconds = secondsToNominalDiffTime . MkFixed

duration :: Gen NominalDiffTime
duration = picoseconds . (* 1000) . getNonNegative <$> oneof [arbitrary, NonNegative <$> choose (0, 2 ^ (62 :: Int))]

day :: Gen Time.Day
day = Time.ModifiedJulianDay <$> choose (-4000000, 2900000)

time' :: Gen UTCTime
time' = UTCTime <$> day <*> (picosecondsToDiffTime . (* 1000) <$> choose (0, 86399999999999))

timeOfDay :: Gen TimeOfDay
timeOfDay = timeToTimeOfDay . picosecondsToDiffTime . (* 1000) <$> choose (0, 86399999999999)

path :: Gen FilePath
path = Text.unpack . Text.filter (/= '\0') <$> text

uuid :: Gen UUID
uuid = fromWords64 <$> arbitrary <*> arbitrary

version :: Gen SemVer
version = do
  numbers <- vectorOf 3 (arbitrary :: Gen Word)
  suffix <- elements ["", "-alpha.1", "-0.3.7", "+build.5", "-rc.1+exp.sha-5114f85"]
  let written = Text.intercalate "." (map (Text.pack . show) numbers) <> suffix
  either (const discard) pure (semver written)

occurrence :: Gen Occurrence
occurrence =
  Occurrence <$> time' <*> liftArbitrary duration <*> path
    <*> listOf (IPv4 . toIPv4w <$> arbitrary)
    <*> (Map.fromList <$> listOf ((,) <$> uuid <*> version))
    <*> listOf day
    <*> (Text.singleton <$> (arbitrary `suchThat` (\c -> c < '\xd800' || c > '\xdfff')))
