{-# LANGUAGE OverloadedStrings #-}

-- | Objects of traits: values of several Rust types behind one Haskell type.
module TraitObjects (spec) where

import Collector
import Control.Exception (ErrorCall (..), throwIO, try)
import Control.Monad (forM_, replicateM_, void)
import Data.Either (isLeft)
import Data.IORef
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Panicking
import System.Mem (performGC)
import Test.Hspec
import Threads

spec :: Spec
spec = before_ (traitObjectsAlive `settlesAt` 0) $ do
  describe "objects of two Rust types behind one Haskell type" $ do
    it "each run their own methods" $ do
      players <- mapM instrumentNamed ["flute", "drum"]
      mapM instrumentName players `shouldReturn` ["flute", "drum"]
      mapM instrumentPitch players `shouldReturn` [5, -5]
      higher <- mapM (`instrumentTransposed` 2) players
      mapM instrumentName higher `shouldReturn` ["flute", "drum"]
      mapM instrumentPitch higher `shouldReturn` [7, -3]
    it "are arguments together, and run default methods" $ do
      flute <- fluteInstrument 3
      drum <- instrumentNamed "drum"
      instrumentIsAbove flute drum `shouldReturn` True
      instrumentIsAbove drum flute `shouldReturn` False
      chord flute (Just drum) `shouldReturn` -2
      chord flute Nothing `shouldReturn` 3
    it "have the functions of an impl block for the trait's type" $ do
      players <- orchestra
      mapM instrumentIsFlute players `shouldReturn` [True, False]
    it "come in all places of a result" $ do
      (none, alive) <- maybeDrum False
      (length none, alive) `shouldBe` (0, 0)
      (Just drum, _) <- maybeDrum True
      flutes' <- itemsToList =<< flutes (Vector.fromList [1, 2, 3])
      mapM instrumentPitch (drum : flutes') `shouldReturn` [-1, 1, 2, 3]
      Stand height flute <- fluteStand 9
      instrumentPitch flute `shouldReturn` 1
      height `shouldBe` 9
      hired <- hireDrum 4
      instrumentPitch hired `shouldReturn` -4
      giveFlute (fmap (* 2) . instrumentPitch) `shouldReturn` 14
    it "call Haskell and are awaited" $ do
      drum <- instrumentNamed "drum"
      notes <- newIORef []
      instrumentPlay drum (\note -> modifyIORef notes (note :))
      readIORef notes `shouldReturn` [-5]
      instrumentPlay drum (const (throwIO (ErrorCall "silence"))) `shouldThrow` (== ErrorCall "silence")
      instrumentTuned drum `shouldReturn` -5
    it "fail and panic as their types do" $ do
      forM_ ["flute", "drum"] $ \name -> do
        player <- instrumentNamed name
        instrumentRepair player `shouldThrow` \failure -> rustErrorMessage failure == "nobody repairs a " <> name
        smash player `panics` ("a " <> name <> " is broken")
        instrumentName player `shouldReturn` name
      void (instrumentNamed "kazoo") `shouldThrow` \failure -> rustErrorMessage failure == "there is no kazoo"

  describe "the end of an object of a trait" $ do
    it "is when nothing refers to it" $ do
      replicateM_ 100 orchestra
      performGC
      traitObjectsAlive `settlesAt` 0
    it "is when it is closed" $ do
      players <- orchestra
      traitObjectsAlive `shouldReturn` 2
      forM_ players $ \player -> do
        closeInstrument player
        closeInstrument player
        instrumentName player `shouldThrow` closed "Instrument"
      traitObjectsAlive `shouldReturn` 0
      withInstrument (instrumentNamed "drum") instrumentPitch `shouldReturn` -5
      traitObjectsAlive `shouldReturn` 0
    it "is the call that takes it over" $ do
      [flute, drum] <- orchestra
      mapM instrumentSell [flute, drum] `shouldReturn` [10, 64]
      traitObjectsAlive `shouldReturn` 0
      instrumentSell flute `shouldThrow` closed "Instrument"
      sellBoth drum Nothing `shouldThrow` closed "Instrument"
    it "is that call also in a list of arguments" $ do
      [flute, drum] <- orchestra
      sellBoth flute (Just drum) `shouldReturn` 74
      traitObjectsAlive `shouldReturn` 0
      [flute', drum'] <- orchestra
      closeInstrument drum'
      sellBoth flute' (Just drum') `shouldThrow` closed "Instrument"
      given <- borrowInstrument flute'
      instrumentName flute' `shouldThrow` closed "Instrument"
      instrumentName given `shouldReturn` "flute"
    it "may panic" $ do
      bell <- instrumentNamed "bell"
      closeInstrument bell `panics` "the bell has a crack"
      instrumentName bell `shouldThrow` closed "Instrument"
      bell' <- instrumentNamed "bell"
      instrumentSell bell' `panics` "the bell has a crack"
      traitObjectsAlive `shouldReturn` 0

  describe "exclusive objects of a trait" $ do
    it "are used by one call at a time" $
      forM_ [(False, 8000), (True, 16000)] $ \(double, total) -> do
        meter <- newMeter double
        _ <- inParallel 8 $ \_ -> replicateM_ 1000 (meterCount meter)
        meterReading meter `shouldReturn` total
    it "are changed by functions" $ do
      single <- newMeter False
      double <- newMeter True
      countBoth single (Just double) `shouldReturn` 3
      countBoth double Nothing `shouldReturn` 4
      meterFill single (Vector.fromList [0, 0]) `shouldReturn` Vector.fromList [2, 3]
    it "are poisoned by a panic" $ do
      meter <- newMeter True
      meterJam meter `panics` "the meter is jammed"
      meterReading meter `shouldThrow` poisoned
    it "may end as other objects" $ do
      meter <- newMeter True
      _ <- meterCount meter
      next <- meterReset meter
      meterReading next `shouldReturn` 0
      meterReading meter `shouldThrow` closed "Meter"

  describe "objects of a trait that are bound" $
    it "are used on their thread" $ bound $ do
      (one, two) <- newCanvases
      mapM canvasSharers [one, two] `shouldReturn` [2, 2]
      if isThreaded
        then do
          results <- concurrently 1 $ \_ -> try (canvasSharers one)
          (results :: [Either ObjectError Word]) `shouldSatisfy` all isLeft
        else void (concurrently 1 $ \_ -> canvasSharers one)

  describe "immutable objects of a trait" $
    it "are values" $ do
      let line = linear 1 2
      map (formulaAt line) [0, 1] `shouldBe` [1, 3]
      map (formulaAt (formulaDerivative line)) [0, 1] `shouldBe` [2, 2]
      sumAt line (formulaDerivative line) 1 `shouldBe` 5

  describe "objects of a trait with children" $
    it "are closed with them" $ do
      stacks <- newStacks ["maps", "deeds"]
      (itemsToList =<< stacksFolders stacks) `shouldReturn` ["maps", "deeds"]
      Just deeds <- stacksFolder stacks 1
      folderLabel deeds `shouldReturn` "deeds"
      traitObjectsAlive `shouldReturn` 2
      closeStacks stacks
      traitObjectsAlive `shouldReturn` 0
      folderLabel deeds `shouldThrow` closed "Folder"

closed :: Text -> Selector ObjectError
closed name failure = case failure of
  ObjectClosed message -> name `Text.isInfixOf` message
  _ -> False

poisoned :: Selector ObjectError
poisoned failure = case failure of
  ObjectPoisoned _ -> True
  _ -> False
