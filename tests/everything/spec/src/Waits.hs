-- | Objects whose @Drop@ waits.
module Waits (spec) where

import Collector
import Control.Concurrent (newEmptyMVar, takeMVar, tryPutMVar)
import Control.Monad (replicateM, replicateM_, void, when)
import Hsffi.Everything
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
