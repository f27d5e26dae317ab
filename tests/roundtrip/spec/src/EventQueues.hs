-- | Events that Rust's threads send, and several Haskell threads read.
module EventQueues
  ( spec
  ) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad
import Data.IORef
import Data.List (sort)
import Data.Maybe (catMaybes)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64)
import Events
import GHC.Conc (BlockReason (..), ThreadStatus (..), threadStatus)
import Hsffi.Roundtrip hiding (sum)
import System.Mem (performGC)
import System.Timeout (timeout)
import Test.Hspec
import Test.QuickCheck (ioProperty, property, (===))

spec :: Spec
spec = do
  describe "drops what the policy says" $
    forM_
      [ (DropOldest, [True, True, True, True], [3, 4], 2)
      , (DropNewest, [True, True, True, True], [1, 2], 2)
      , (FailWhenFull, [True, True, False, False], [1, 2], 0)
      , -- A thread of Haskell's does not wait, as its reader may be itself.
        (WaitForRoom, [True, True, False, False], [1, 2], 0)
      ]
      $ \(policy, sent, received, dropped) -> it (show policy) $ do
        (siren, events) <- siren' 2 policy
        mapM (sirenSend siren) [1 .. 4] `shouldReturn` sent
        droppedEvents events `shouldReturn` dropped
        sirenDropped siren `shouldReturn` dropped
        readEvents events `shouldReturn` received
        tryReadEvent events `shouldReturn` Nothing
  it "are texts, and optional" $
    property $ \strings -> ioProperty $ do
      let texts = map (Text.pack . filter (`notElem` ['\xd800' .. '\xdfff'])) strings
      received <- textEvents texts >>= allOf
      optional <- optionalEvents (map Just texts) >>= allOf
      pure ((received, optional) === (texts, map Just texts))
  it "are converted values and objects" $ do
    (durationEvents (Vector.fromList [1, 2, 3]) >>= allOf) `shouldReturn` [1, 2, 3]
    counters <- counterEvents 3 >>= allOf
    mapM counterNext counters `shouldReturn` [0, 1, 2]
  it "throws an error to who reads it, and goes on" $ do
    events <- numberEvents (map Text.pack ["1", "2", "x", "y", "5"])
    readEvents events `shouldReturn` [1, 2]
    readEvents events `shouldThrow` (== Empty)
    readEvent events `shouldThrow` (== Empty)
    readEvents events `shouldReturn` [5]
    readEvent events `shouldReturn` Nothing
  it "come from several threads, each in order" $ do
    received <- crowd 4 2000 >>= inTime . allOf
    forM_ [0 .. 3] $ \thread ->
      [event | (sender, event) <- received, sender == thread] `shouldBe` [0 .. 1999]
  it "go to several threads, each once" $ do
    (siren, events) <- siren' 16 WaitForRoom
    readers <- replicateM 8 (start (allByOne events))
    forM_ [0 .. 3] $ \thread -> sirenSendElsewhere siren (1000 * thread) 1000
    sirenEnd siren
    received <- mapM ended readers
    sort (concat received) `shouldBe` [0 .. 3999]
  it "are waited for without threads of the system's" $ do
    (siren, events) <- siren' 16 WaitForRoom
    readers <- replicateM 1000 (start (readEvent events))
    sirenSendElsewhere siren 0 400
    sirenSendElsewhere siren 400 400
    awaits "events are read" ((>= 800) . length . filter id <$> mapM (fmap not . isEmptyMVar . snd) readers)
    sirenEnd siren
    received <- mapM ended readers
    sort (catMaybes received) `shouldBe` [0 .. 799]
  it "are not lost when an exception interrupts who waits" $ do
    (siren, events) <- siren' 16 FailWhenFull
    timeout 1000 (readEvent events) `shouldReturn` Nothing
    sirenSend siren 7 `shouldReturn` True
    inTime (readEvent events) `shouldReturn` Just 7
    forM_ [1 .. 500] $ \n -> do
      received <- newIORef []
      let reader = mask_ $ readEvent events >>= mapM_ (\event -> modifyIORef' received (event :))
      readers <- replicateM 2 (start (try reader :: IO (Either AsyncException ())))
      _ <- forkIO (void (sirenSend siren n))
      mapM_ (killThread . fst) readers
      mapM_ (inTime . takeMVar . snd) readers
      taken <- readIORef received
      behind <- if null taken then inTime (readEvent events) else pure Nothing
      (taken, behind) `shouldSatisfy` (`elem` [([n], Nothing), ([], Just n)])
  it "are left to who waits when an exception interrupts who has them" $ do
    (siren, events) <- siren' 500 FailWhenFull
    received <- newIORef (0 :: Int)
    -- What is between the end of a mask and the next action may be interrupted, so events are counted under the mask.
    let reading = mask_ $ readEvent events >>= mapM_ (const (atomicModifyIORef' received (\n -> (n + 1, ()))))
    reader <- start (forever reading)
    forM_ [1 .. 500] $ \n -> do
      other <- start reading
      sirenSend siren n `shouldReturn` True
      killThread (fst other)
      inTime (void (takeMVar (snd other)))
    awaits "all are received" ((== 500) <$> readIORef received)
    killThread (fst reader)
  it "are sent in a future that does not wait for its reader" $ do
    (siren, events) <- siren' 2 WaitForRoom
    -- A sender that waited would have the cancellation wait, too.
    inTime (timeout 60000000 (sirenSendInFuture siren 9)) `shouldReturn` Just 2
    readEvents events `shouldReturn` [0, 1]
  it "end when the sender is closed, or a panic drops it, while threads wait" $
    forM_ [closeSiren, sirenPanicElsewhere] $ \ends -> do
      (siren, events) <- siren' 1 WaitForRoom
      readers <- replicateM 10 (start (readEvent events))
      awaits "a thread waits" (isBlocked (map fst readers))
      ends siren
      mapM ended readers `shouldReturn` replicate 10 Nothing
  it "end for each who waits" $ do
    (siren, events) <- siren' 1 WaitForRoom
    readers <- replicateM 100 (start (readEvent events))
    sirenEnd siren
    mapM ended readers `shouldReturn` replicate 100 Nothing
    readEvents events `shouldReturn` []
    tryReadEvent events `shouldReturn` Nothing
  it "are released when nobody reads them, and the sender learns of it" $ do
    (siren, events) <- siren' 1 WaitForRoom
    sirenSendElsewhere siren 0 1000
    inTime (readEvent events) `shouldReturn` Just 0
    sirenIsUnheard siren `shouldReturn` False
    awaits "the events are released" (performGC >> sirenIsUnheard siren)
    _ <- counterEvents 100
    liveCounters `settlesAt` 0
  it "are released though the destructors of all panic" $ do
    _ <- grudgeEvents 3
    liveGrudges `settlesAt` 0
 where
  isBlocked :: [ThreadId] -> IO Bool
  isBlocked threads = all (== ThreadBlocked BlockedOnMVar) <$> mapM threadStatus threads
  siren' :: Word -> Policy -> IO (Siren, Events Word64)
  siren' capacity policy = do
    siren <- newSiren capacity policy
    sirenEvents siren >>= maybe (fail "the events have gone") (\events -> pure (siren, events))

-- | All that come, as many at a time as there are.
allOf :: Events a -> IO [a]
allOf events = do
  some <- readEvents events
  if null some then pure [] else (some ++) <$> allOf events

-- | All that come, one by one.
allByOne :: Events a -> IO [a]
allByOne events = readEvent events >>= maybe (pure []) (\event -> (event :) <$> allByOne events)

start :: IO a -> IO (ThreadId, MVar (Either SomeException a))
start action = do
  result <- newEmptyMVar
  thread <- forkFinally action (putMVar result)
  pure (thread, result)

ended :: (ThreadId, MVar (Either SomeException a)) -> IO a
ended (_, result) = inTime (takeMVar result) >>= either throwIO pure
