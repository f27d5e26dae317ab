-- | "Hsffi.Internal.Cancel": calls that an asynchronous exception stops.
module CancelSpec
  ( spec
  ) where

import Control.Concurrent
import Control.Exception
import Control.Monad (unless, when)
import Data.Word (Word32)
import Foreign.Marshal.Alloc (alloca)
import Foreign.Ptr (Ptr)
import Foreign.Storable (peek, poke)
import Hsffi.Internal.Cancel
import Test.Hspec
import TestLibrary

waitFor :: Ptr Word32 -> IO ()
waitFor flag = do
  set <- peek flag
  unless (set /= 0) (yield >> waitFor flag)

-- | Makes a call that waits, stops it with an exception, and returns what the caller saw.
stopped :: ((Stop -> Ptr Word32 -> IO Word) -> IO Word) -> IO (Either AsyncException Word)
stopped with = alloca $ \waiting -> do
  poke waiting 0
  seen <- newEmptyMVar
  thread <- forkIO (try (with (\stop flag -> callOnWorker stop (callTestWait flag waiting))) >>= putMVar seen)
  waitFor waiting
  throwTo thread UserInterrupt
  takeMVar seen

spec :: Spec
spec = describe "Cancel" $ do
  it "returns the result of a call that nothing stops" $ do
    withCancellable library (\stop _ -> callOnWorker stop (callTestWord 7)) `shouldReturn` 7
    withInterruptible library (\stop _ -> callOnWorker stop (callTestWord 8)) `shouldReturn` 8
  it "runs a closure of a call that nothing stops" $
    withCancellable library (\stop _ -> cancelWith stop (pure 'x')) `shouldReturn` 'x'
  -- A call of the non-threaded runtime stops all threads, so none could throw.
  when rtsSupportsBoundThreads $ do
    it "stops a call that computes" $ stopped (withCancellable library) `shouldReturn` Left UserInterrupt
    it "stops a call that blocks" $ stopped (withInterruptible library) `shouldReturn` Left UserInterrupt
    it "does not run a closure of a call that has been stopped" $ alloca $ \waiting -> do
      poke waiting 0
      seen <- newEmptyMVar
      ran <- newEmptyMVar
      let call stop flag = do
            word <- callOnWorker stop (callTestWait flag waiting)
            word <$ cancelWith stop (putMVar ran ())
      thread <- forkIO (try (withCancellable library call) >>= putMVar seen)
      waitFor waiting
      throwTo thread UserInterrupt
      takeMVar seen `shouldReturn` (Left UserInterrupt :: Either AsyncException Word)
      isEmptyMVar ran `shouldReturn` True
