-- | Calls that start a future, and wait for it.
module Futures
  ( spec
  ) where

import Collector
import Control.Concurrent
import Control.Exception hiding (ArithException (..))
import Control.Monad
import qualified Data.ByteString as ByteString
import Data.List (isInfixOf)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Events
import Hsffi.Roundtrip hiding (sum)
import System.Timeout (timeout)
import Test.Hspec
import Test.QuickCheck
import Threads

spec :: Spec
spec = do
  describe "returns values of all kinds" $ do
    it "numbers, characters and enums" $ do
      ferry `shouldReturn` ()
      forM_ [minBound, 7, maxBound] $ \n -> ferryU8 n `shouldReturn` n
      forM_ [minBound, -1, maxBound] $ \n -> ferryI64 n `shouldReturn` n
      ferryU128 (2 ^ (127 :: Int) + 1) `shouldReturn` (2 ^ (127 :: Int) + 1)
      forM_ [False, True] $ \b -> ferryBool b `shouldReturn` b
      forM_ "\0x\1114111" $ \c -> ferryChar c `shouldReturn` c
      ferryF32 1.5 `shouldReturn` 1.5
      ferryF64 (-0.25) `shouldReturn` (-0.25)
      forM_ [minBound .. maxBound] $ \day -> ferryDay day `shouldReturn` day
    it "texts and lists" $ property $ \string words' -> ioProperty $ do
      let text = Text.pack (filter (`notElem` ['\xd800' .. '\xdfff']) string)
          bytes = ByteString.pack (map fromIntegral words')
      texts <- (,,) <$> ferryText text <*> ferryOption (Just text) <*> ferryPair (7, text)
      others <- (,) <$> ferryBytes bytes <*> ferryWords (Vector.fromList words')
      pure (texts === (text, Just text, (7, text)) .&&. others === (bytes, Vector.fromList words'))
    it "objects" $ do
      counter <- ferryCounter 5
      counterNext counter `shouldReturn` 5
  it "throws what the function returns or panics with" $ do
    ferryNumber (Text.pack "12") `shouldReturn` Vector.fromList [12]
    ferryNumber Text.empty `shouldThrow` (== Empty)
    ferryNumber (Text.pack "x") `shouldThrow` (== Overflow 7 (Just (Text.pack "x")))
    ferryEither (Text.pack "x") `shouldReturn` Left (Overflow 7 (Just (Text.pack "x")))
    ferryEither (Text.pack "1") `shouldReturn` Right (Vector.fromList [1])
    ferryRefuses `shouldThrow` panicking "no ferry today"
    ferrySinks `shouldThrow` panicking "the ferry sinks"
    ferryWreck `shouldThrow` panicking "a wreck is dropped"
    liveCounters `settlesAt` 0
  it "starts by an unsafe call" $ do
    ferryLength (Text.pack "\233t\233") `shouldReturn` Text.pack "5"
    ferryLength Text.empty `shouldThrow` (== Empty)
  it "throws when an argument is malformed" $
    ferryChar '\xd800' `shouldThrow` \(InvalidArgument _) -> True
  it "calls functions of Haskell's on threads of Rust's" $ do
    result <- ferryCall (pure . (+ 1))
    result `shouldBe` if isThreaded then 2 else 0
    when isThreaded $ ferryCall (\_ -> throwIO (userError "no")) `shouldThrow` anyIOException
  it "throws when nothing can wake the future" $
    inTime ferryLost `shouldThrow` panicking "the executor dropped the future"
  it "drops the future before an asynchronous exception goes on" $ do
    bridge <- newDrawbridge
    replicateM_ 20 $ do
      timeout 1000 (drawbridgeCross bridge 1) `shouldReturn` Nothing
      liveCrossings `shouldReturn` 0
    others <- drawbridgeWaiting bridge
    crossing <- start (drawbridgeCross bridge 2 `finally` (liveCrossings `shouldReturn` 0))
    awaits "the call waits" ((> others) <$> drawbridgeWaiting bridge)
    killThread (fst crossing)
    ended crossing >>= (`shouldSatisfy` either isKilled (const False))
  it "lets the exception go on when the future panics as it is dropped" $ do
    bridge <- newDrawbridge
    timeout 1000 (ferryWreckWaits bridge) `shouldReturn` Nothing
    liveCrossings `shouldReturn` 0
  it "waits for the end of a poll before the exception goes on" $ do
    bridge <- newDrawbridge
    call <- start (drawbridgeGrind bridge (if isThreaded then 60000 else 100))
    awaits "the future is polled" (drawbridgeIsGrinding bridge)
    killing <- start (killThread (fst call))
    when isThreaded $ do
      liveCrossings `shouldReturn` 1
      drawbridgeLower bridge
    outcome <- ended call
    outcome `seq` liveCrossings `shouldReturn` 0
    void (ended killing)
    liveCounters `settlesAt` 0
  it "loses no result that is there when an exception comes" $ do
    replicateM_ 200 $ do
      bridge <- newDrawbridge
      calls <- replicateM 5 (start (drawbridgeFetch bridge))
      awaits "the calls wait" ((== 5) <$> drawbridgeWaiting bridge)
      killing <- start (mapM_ (killThread . fst) calls)
      drawbridgeLower bridge
      void (ended killing)
      forM_ calls $ ended >=> either (`shouldSatisfy` isKilled) (counterNext >=> (`shouldBe` 3))
    liveCrossings `shouldReturn` 0
    liveCounters `settlesAt` 0
  it "waits for 10,000 futures at once" $ do
    bridge <- newDrawbridge
    calls <- forM [1 .. 10000] (start . drawbridgeCross bridge)
    awaits "the calls wait" ((== 10000) <$> drawbridgeWaiting bridge)
    liveCrossings `shouldReturn` 10000
    drawbridgeLower bridge
    results <- mapM ended calls
    sum <$> either throwIO pure (sequence results) `shouldReturn` sum [1 .. 10000]
    liveCrossings `shouldReturn` 0
  it "races" $ do
    bridge <- newDrawbridge
    replicateM_ 100 $ do
      winner <- newEmptyMVar
      calls <- mapM (start . (>>= putMVar winner)) [drawbridgeCross bridge 1, ferryU8 2 >> pure 2]
      takeMVar winner `shouldReturn` 2
      mapM_ (killThread . fst) calls
      mapM_ ended calls
      liveCrossings `shouldReturn` 0
  it "serves several processors" $ do
    sums <- inParallel 4 (\n -> sum <$> forM [1 .. 500] (\k -> ferryI64 (fromIntegral (n * k))))
    sums `shouldBe` [fromIntegral n * sum [1 .. 500] | n <- [0 .. 3 :: Int]]

-- | The call on a thread of its own, and what it comes to.
start :: IO a -> IO (ThreadId, MVar (Either SomeException a))
start call = do
  result <- newEmptyMVar
  thread <- forkFinally call (putMVar result)
  pure (thread, result)

ended :: (ThreadId, MVar (Either SomeException a)) -> IO (Either SomeException a)
ended = inTime . takeMVar . snd

isKilled :: SomeException -> Bool
isKilled exception = fromException exception == Just ThreadKilled

panicking :: String -> Selector RustPanic
panicking message exception = message `isInfixOf` show exception
