-- | Objects whose @Drop@ waits.
module BlockingDrop (spec) where

import Collector
import Control.Concurrent (forkIO, isEmptyMVar, newEmptyMVar, putMVar, takeMVar, tryPutMVar, tryReadMVar)
import Control.Exception (try)
import Control.Monad (replicateM, replicateM_, void, when, (>=>))
import Data.IORef (mkWeakIORef, newIORef)
import qualified Data.Text as Text
import Hsffi.Roundtrip
import System.Mem (performGC)
import Test.Hspec
import Threads (isThreaded)

-- Where a finalizer waited for what these hold, the collection would never end.
spec :: Spec
spec = before_ (((,) <$> registryLen <*> clocksRunning) `settlesAt` (0, 0)) $ do
  describe "a Drop that takes a lock which a call holds while its closure collects garbage" $ do
    it "runs when the call is over" $ do
      replicateM_ 100 newEntry
      registryLocked (performGC >> performGC)
      registryLen `settlesAt` 0
    it "may be that of a destructor written by hand" $ do
      replicateM_ 100 slip
      registryLocked (performGC >> performGC)
      registryLen `settlesAt` 0
    it "may be that of a parent, and of its children" $ do
      desks <- replicateM 10 newDesk
      mapM_ deskDrawer desks
      mapM_ deskPaper desks
      registryLocked (performGC >> performGC)
      mapM_ deskPaper desks
      registryLocked (performGC >> performGC)
      registryLen `settlesAt` 0
  -- On the other runtime, the second call would not begin before the first is over.
  when isThreaded $
    describe "calls that each have an object, and whose closures use the other's" $
      it "do not wait for each other: one of them is refused" $ do
        (one, other) <- (,) <$> newVault <*> newVault
        (hasOne, hasOther, outcome) <- (,,) <$> newEmptyMVar <*> newEmptyMVar <*> newEmptyMVar
        _ <- forkIO $ do
          refused <- try (vaultHold one (putMVar hasOne () >> takeMVar hasOther >> vaultHold other (pure ())))
          putMVar outcome refused
        mine <- try (vaultHold other (putMVar hasOther () >> takeMVar hasOne >> vaultHold one (pure ())))
        its <- takeMVar outcome
        [() | Left (ObjectInUse _) <- [mine, its]] `shouldBe` [()]
        [() | Right () <- [mine, its]] `shouldBe` [()]
        vaultHold one (vaultHold other (pure ()))
  describe "an object that finalizers may use" . before_ forgetEmbers $ do
    it "is dropped after a finalizer that runs because of the same collection" $ do
      felt <- newEmptyMVar
      newEmber 451 >>= finalized (emberHeat >=> putMVar felt)
      tryReadMVar felt `settlesAt` Just 451
      embersLog `settlesAt` Text.pack "felt dropped"
    it "lives on when a finalizer has saved it" $ do
      saved <- newEmptyMVar
      newEmber 232 >>= finalized (putMVar saved)
      isEmptyMVar saved `settlesAt` False
      performGC >> performGC
      takeMVar saved >>= emberHeat >>= (`shouldBe` 232)
      embersLog `settlesAt` Text.pack "felt dropped"
    it "is dropped when nothing uses it any more" $ do
      replicateM_ 3 (newEmber 1)
      embersLog `settlesAt` Text.pack "dropped dropped dropped"
  describe "a Drop that joins a thread which calls Haskell" $ do
    it "ends" $ do
      clock <- newEmptyMVar
      replicateM_ 3 (newClock (void (tryPutMVar clock ())))
      when isThreaded (takeMVar clock)
      performGC >> performGC
      clocksRunning `settlesAt` 0
    it "ends when the object could have been closed" $ do
      clock <- newEmptyMVar
      replicateM_ 3 (newAlarm (void (tryPutMVar clock ())))
      when isThreaded (takeMVar clock)
      performGC >> performGC
      clocksRunning `settlesAt` 0
    it "ends when the object is closed" $ do
      alarm <- newAlarm (pure ())
      closeAlarm alarm
      clocksRunning `shouldReturn` 0

-- | Has a finalizer use the object when both have become unreachable.
finalized :: (a -> IO ()) -> a -> IO ()
finalized use object = newIORef () >>= \key -> void (mkWeakIORef key (use object))
