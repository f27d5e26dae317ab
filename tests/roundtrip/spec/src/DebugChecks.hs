-- | What a library that is built with debug assertions tells of its exports.
module DebugChecks
  ( spec
  , watching
  ) where

import Collector (settlesAt)
import Control.Exception (evaluate)
import Control.Monad (replicateM, replicateM_)
import Data.IORef (newIORef, readIORef)
import Data.List (isInfixOf, isPrefixOf)
import Data.Word (Word64)
import Hsffi.Roundtrip
import Subprocess (without)
import System.Environment (lookupEnv)
import System.Exit (ExitCode (..))
import Test.Hspec

spec :: Spec
spec = do
  describe "Time" $ do
    it "tells once of an unsafe export that waits" $ do
      [told] <- toldOf "wait" Nothing
      told `shouldSatisfy` isInfixOf "the `unsafe` export `leaf_pause` (tests/roundtrip/src/debug_checks.rs:"
      told `shouldSatisfy` isInfixOf "Write `#[hsffi(safe)]`."
    it "tells once of an unsafe export that computes" $ do
      [told] <- toldOf "compute" Nothing
      told `shouldSatisfy` isInfixOf "`leaf_spin`"
    it "tells of each export" $ do
      told <- toldOf "both" Nothing
      length told `shouldBe` 2
    it "tells once of an unsafe export whose items take long" $ do
      [told] <- toldOf "pull" (Just "1000")
      told `shouldSatisfy` isInfixOf "`leaf_slow_numbers`"
    it "tells nothing of those that take less than the limit" $
      toldOf "wait" (Just "60000000") `shouldReturn` []
    it "tells nothing when the limit is 0" $
      toldOf "both" (Just "0") `shouldReturn` []
    it "tells nothing of safe exports" $
      toldOf "safe" (Just "1000") `shouldReturn` []
    it "tells nothing of exports that panic" $
      toldOf "panic" (Just "1000") `shouldReturn` []
    it "tells that a limit is no number" $ do
      [limit, told] <- toldOf "wait" (Just "long")
      limit `shouldSatisfy` isInfixOf "HSFFI_UNSAFE_LIMIT_US is not a number of microseconds: long."
      told `shouldSatisfy` isInfixOf "`leaf_pause`"
  describe "Floating point" $ do
    it "is as before after an export that rounds otherwise" $ do
      [told] <- toldOf "round" (Just "0")
      told `shouldSatisfy` isInfixOf "the export `round_up` (tests/roundtrip/src/debug_checks.rs:"
      told `shouldSatisfy` isInfixOf "changed: the rounding mode."
    it "is as before after an unsafe one" $ do
      [told] <- toldOf "leafRound" (Just "0")
      told `shouldSatisfy` isInfixOf "`leaf_round_up`"
    it "is as before after one that panics" $ do
      [told] <- toldOf "roundAndPanic" (Just "0")
      told `shouldSatisfy` isInfixOf "`round_up_and_panic`"
    it "does not trap after an export that lets it" $ do
      [told] <- toldOf "trap" (Just "0")
      told `shouldSatisfy` isInfixOf "changed: the exceptions that trap."
  describe "Handles" $ do
    it "are told of at each doubling, of each type" $ do
      told <- toldOfHandles "pile" (Just "100")
      length told `shouldBe` 3
      zipWith isInfixOf ["has 100 handles", "has 200 handles", "has 100 handles"] told `shouldBe` [True, True, True]
      zipWith isInfixOf ["::Counter`", "::Counter`", "::Shelf`"] told `shouldBe` [True, True, True]
    it "are told with what is to be done" $ do
      [counters, _, shelves] <- toldOfHandles "pile" (Just "100")
      counters `shouldSatisfy` isInfixOf "write `#[hsffi(size = method)]` on the type"
      counters `shouldSatisfy` isInfixOf "make the type `closeable`"
      shelves `shouldSatisfy` isInfixOf "close the objects that are no longer used"
    it "are not told of where few are kept" $
      toldOfHandles "drop" (Just "100") `shouldReturn` []
    it "are not told of when the objects have been closed" $
      toldOfHandles "close" (Just "100") `shouldReturn` []
    it "are not told of when the type says its size" $
      toldOfHandles "sized" (Just "100") `shouldReturn` []
    it "are not told of below a hundred thousand, or when the limit is 0" $ do
      toldOfHandles "pile" Nothing `shouldReturn` []
      toldOfHandles "pile" (Just "0") `shouldReturn` []

-- | What another program that does this is told, with this limit of unsafe exports.
toldOf :: String -> Maybe String -> IO [String]
toldOf what limit = toldWith what [(limitVariable, set) | Just set <- [limit]]

-- | The same with a limit of handles.
toldOfHandles :: String -> Maybe String -> IO [String]
toldOfHandles what limit = toldWith what ((limitVariable, "0") : [(handlesVariable, set) | Just set <- [limit]])

toldWith :: String -> [(String, String)] -> IO [String]
toldWith what limits = do
  (code, output, errors) <- without [limitVariable, handlesVariable] ((variable, what) : limits)
  (code, output) `shouldBe` (ExitSuccess, "")
  pure (filter ("hsffi: " `isPrefixOf`) (lines errors))

-- | The environment variable that makes another program of this one.
variable :: String
variable = "HSFFI_WATCHED"

-- | That of the limit.
limitVariable :: String
limitVariable = "HSFFI_UNSAFE_LIMIT_US"

-- | That of the number of handles.
handlesVariable :: String
handlesVariable = "HSFFI_HANDLES_LIMIT"

-- | The main action, or in a program that was started by 'spec', calls of what is watched.
watching :: IO () -> IO ()
watching action = lookupEnv variable >>= maybe action act

act :: String -> IO ()
act "wait" = replicateM_ 2 (leafPause 5)
act "compute" = replicateM_ 2 (leafSpin 5)
act "both" = act "wait" >> act "compute"
act "pull" = leafSlowNumbers 1 >>= pulled
act "safe" = pause 5 >> slowNumbers 1 >>= pulled
act "panic" = replicateM_ 2 (leafLatePanic 5 `shouldThrow` panics)
act "round" = roundsAsBefore roundUp
act "leafRound" = roundsAsBefore leafRoundUp
act "roundAndPanic" = do
  expected <- third
  replicateM_ 2 (roundUpAndPanic 3 `shouldThrow` panics)
  third `shouldReturn` expected
act "trap" = do
  replicateM_ 2 trapDivision
  zero <- newIORef 0 >>= readIORef
  evaluate (1 / zero) `shouldReturn` (1 / 0 :: Double)
act "pile" = do
  counters <- replicateM 250 (newCounter 1)
  shelves <- replicateM 150 (ofShelf 1)
  mapM_ counterNext counters
  mapM_ closeShelf shelves
act "drop" = replicateM_ 10 $ do
  counted <- liveCounters
  replicateM_ 50 (newCounter 1)
  liveCounters `settlesAt` counted
act "close" = do
  shelves <- replicateM 50 (ofShelf 1)
  replicateM_ 250 (ofShelf 1 >>= \shelf -> closeShelf shelf >> closeShelf shelf)
  mapM_ closeShelf shelves
act "sized" = replicateM 250 (newAlmanac 1) >>= mapM_ closeAlmanac
act what = fail what

-- | Pulls some.
pulled :: Items Word64 -> IO ()
pulled numbers = replicateM_ 20 (nextItem numbers)

-- | Expects that Rust rounds up and Haskell goes on as it was, twice.
roundsAsBefore :: (Double -> IO Double) -> Expectation
roundsAsBefore inverse = do
  expected <- third
  replicateM_ 2 $ do
    inverse 3 >>= (`shouldSatisfy` (> expected))
    third `shouldReturn` expected

panics :: Selector RustPanic
panics _ = True

-- | A third, divided anew.
third :: IO Double
third = newIORef 3 >>= readIORef >>= evaluate . (1 /)
