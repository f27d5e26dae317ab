-- | Objects that live in Rust.
module Objects (spec) where

import Collector
import Control.Monad (forM_, replicateM, replicateM_, void)
import Data.IORef
import Data.List (sort)
import qualified Data.Text as Text
import Data.Word (Word64)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Mem (performGC)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Threads

spec :: Spec
spec = do
  describe "a handle" $ do
    it "keeps the object's state" $ do
      counter <- newCounter 7
      mapM (const (counterNext counter)) [1 :: Int .. 3] `shouldReturn` [7, 8, 9]
      counterName counter `shouldReturn` Text.pack "counter from 7"
    it "is one object, however often it is copied" $ do
      counter <- newCounter 0
      elsewhere <- newIORef (counter, Just counter)
      (first, second) <- readIORef elsewhere
      replicateM_ 3 (counterNext first)
      mapM_ counterNext second
      counterNext counter `shouldReturn` 4
    it "is another object than any other" $ do
      counters <- replicateM 10 (newCounter 0)
      mapM_ counterNext (take 5 counters)
      mapM counterNext counters `shouldReturn` (replicate 5 1 ++ replicate 5 0)
    it "is of its own type, though another module has one of the same name" $ do
      dover <- newDoverPier 10
      ostend <- newOstendPier 10
      (,) <$> doverPierReach dover <*> ostendPierReach ostend `shouldReturn` (30, 20)
      (,) <$> tideOfDover <*> tideOfOstend `shouldReturn` (3, 2)
    it "is of its own type, though another module of the same file has one of the same name" $ do
      calais <- newCalaisPier 10
      dunkirk <- newDunkirkPier 10
      (,) <$> calaisPierReach calais <*> dunkirkPierReach dunkirk `shouldReturn` (50, 70)
      (,,) <$> tideOfCalais <*> tideWithin <*> tideOfDunkirk `shouldReturn` (5, 6, 7)
      (,) <$> windOfCalais <*> windOfDunkirk `shouldReturn` (CalaisInland, DunkirkInland)
    it "may be passed twice in a call" $ do
      counter <- newCounter 5
      counterCopyFrom counter counter
      counterMax counter (Just counter) `shouldReturn` 5
      counterLeafMax counter (Just counter) `shouldReturn` 5
    it "may be passed to calls of itself, from a closure" $ do
      counter <- newCounter 0
      repeatCall 10 (void (counterNext counter))
      counterNext counter `shouldReturn` 10
    prop "holds any number" $ \number -> do
      counter <- newCounter number
      leaf <- leafCounter number
      zero <- newCounter 0
      counterCopyFrom zero counter
      mapM counterNext [counter, leaf, zero] `shouldReturn` replicate 3 number
    it "is as good as before after a call of it panicked" $ do
      counter <- newCounter 1
      counterFail counter `panics` Text.pack "counter from 1 failed"
      counterNext counter `shouldReturn` 1

  describe "in Maybe and in tuples" $ do
    it "is there, or not" $ do
      maybeCounter Nothing >>= maybe (pure ()) (const (expectationFailure "there was a counter"))
      maybeCounter (Just 9) >>= mapM counterNext >>= (`shouldBe` Just 9)
    prop "is taken, or not" $ \own other -> do
      counter <- newCounter own
      object <- mapM newCounter other
      counterMax counter object `shouldReturn` maybe own (max own) other
      counterLeafMax counter object `shouldReturn` maybe own (max own) other
    it "comes with others" $ do
      (first, second, name) <- twoCounter 3
      mapM counterNext [first, second] `shouldReturn` [3, 4]
      name `shouldBe` Text.pack "both"

  describe "the collector" $ do
    it "has released all that the tests before held" $ liveCounters `settlesAt` 0
    it "releases what is not used any more" $ do
      counters <- mapM newCounter [1 .. 100]
      liveCounters `shouldReturn` 100
      values <- mapM counterNext counters
      values `shouldBe` [1 .. 100]
      liveCounters `settlesAt` 0
    it "releases nothing that is used" $ do
      (kept, dropped) <- splitAt 50 <$> mapM newCounter [1 .. 100]
      mapM_ counterNext dropped
      liveCounters `settlesAt` 50
      replicateM_ 3 performGC
      liveCounters `shouldReturn` 50
      mapM counterNext kept `shouldReturn` [1 .. 50]
    it "releases each of 100,000" $ do
      forM_ [1 .. 100000] newCounter
      liveCounters `settlesAt` 0
    it "releases 100,000 that were there at once" $ do
      counters <- mapM newCounter [1 .. 100000]
      liveCounters `shouldReturn` 100000
      sum <$> mapM counterNext counters `shouldReturn` 5000050000
      liveCounters `settlesAt` 0
    it "calls a destructor that was written by hand, once for each" $ do
      earlier <- returnedTickets
      mapM_ draw [1 .. 1000]
      (subtract earlier <$> returnedTickets) `settlesAt` 500500
      replicateM_ 3 performGC
      (subtract earlier <$> returnedTickets) `shouldReturn` 500500
    it "outlives destructors that panic" $ do
      replicateM_ 3 bearGrudge
      liveGrudges `settlesAt` 0
      sameI8 1 `shouldReturn` 1
    it "releases a chain of 10,000,000 links" $ do
      chain <- newChain 10000000
      length chain `shouldBe` 1
      aliveChain `shouldReturn` 10000000
      aliveChain `settlesAt` 0
    it "leaves no trace of such a panic for the next" $
      panicThread `panicsNowhere` Text.pack "on another thread"

  describe "shared by threads" $ do
    it "gives each of 8 threads numbers of its own" $ do
      counter <- newCounter 0
      taken <- concurrently 8 $ \_ -> replicateM 1000 (counterNext counter)
      sort (concat taken) `shouldBe` [0 .. 7999]
    it "may be read by safe and unsafe calls at once" $ do
      counter <- newCounter 41
      answers <- concurrently 4 $ \thread -> replicateM 500 $
        if even thread then counterMax counter (Just counter) else counterLeafMax counter Nothing
      concat answers `shouldBe` replicate 2000 (41 :: Word64)
    it "is made by 8 threads and released" $ do
      made <- concurrently 8 $ \thread -> replicateM 1000 (newCounter (fromIntegral thread))
      firsts <- mapM counterNext (concatMap (take 1) made)
      firsts `shouldBe` [0 .. 7]
      liveCounters `settlesAt` 0
