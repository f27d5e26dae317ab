{-# LANGUAGE OverloadedStrings #-}

-- | Haskell functions that Rust keeps, and calls from wherever it may.
module StoredClosures (spec) where

import Collector
import Control.Concurrent
import Control.Exception (ErrorCall (..), Exception (..), evaluate, throwIO, try)
import Control.Monad (join, replicateM_, void)
import Data.Foldable (for_)
import Data.IORef
import qualified Data.Text as Text
import Hsffi.Roundtrip hiding (sum)
import System.IO.Unsafe (unsafePerformIO)
import System.Mem (performGC)
import System.Mem.Weak (Weak)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  it "may call what calls them, until the stack of their thread ends" $ do
    itself <- newIORef Nothing
    bell <- newBell (\_ _ -> readIORef itself >>= maybe (pure 0) (`bellRing` 1))
    writeIORef itself (Just bell)
    bellRing bell 1 `shouldThrow` (== CallbackDepthExceeded)
    writeIORef itself Nothing
    bellRing bell 1 `shouldReturn` 0
  describe "a kept function" kept
  describe "a thread of Rust's" attached
  describe "a finalizer" finalizers

kept :: Spec
kept = do
  it "is called later" $ do
    seen <- newIORef []
    bell <- newBell $ \text n -> n <$ modifyIORef seen ((text, n) :)
    performGC
    bellRing bell 3 `shouldReturn` 3
    readIORef seen `shouldReturn` [("ding", 2), ("ding", 1), ("ding", 0)]
  it "throws to whoever has it called" $ do
    bell <- newBell $ \_ _ -> throwIO (ErrorCall "cracked")
    bellRing bell 1 `shouldThrow` (== ErrorCall "cracked")
    bellRingNested bell `shouldThrow` (== ErrorCall "cracked")
  it "calls Rust again, three hundred deep" $ do
    bells <- newIORef Nothing
    left <- newIORef 300
    bell <- newBell $ \_ n -> do
      inner <- readIORef bells
      depth <- readIORef left
      modifyIORef left (subtract 1)
      case inner of
        Just again | depth > (0 :: Int) -> (+ n) <$> bellRing again 1
        _ -> pure 1
    writeIORef bells (Just bell)
    bellRing bell 1 `shouldReturn` 1
    writeIORef bells Nothing
  it "is released with the object that has it, or at once" $ do
    weaks <- sequence [forgotten (void . newBell . ring), forgotten (\used -> void (forgetFunction (True <$ touched used) 'a'))]
    for_ weaks isForgotten
  it "is released when the call is refused" $ do
    weak <- forgotten $ \used -> do
      refused <- try (forgetFunction (True <$ touched used) '\xdfff')
      case refused of
        Left (InvalidArgument _) -> pure ()
        Right _ -> expectationFailure "a surrogate went through"
    isForgotten weak
 where
  ring used _ n = n <$ touched used
  touched used = void (readIORef used)

-- | Rings when it is shown.
newtype Clapper = Clapper Bell

instance Show Clapper where
  show = displayException

instance Exception Clapper where
  displayException (Clapper bell) = unsafePerformIO (either show show <$> bellRingUnsafely bell)

-- | What something holds on to an 'IORef' with.
forgotten :: (IORef () -> IO ()) -> IO (Weak (IORef ()))
forgotten hold = do
  used <- newIORef ()
  weak <- mkWeakIORef used (pure ())
  hold used
  pure weak

attached :: Spec
attached = do
  it "is the caller's own when it is in Haskell already" $ do
    bell <- newBell (\text n -> pure (if text == "nested" then n + 1 else 0))
    bellRingNested bell `shouldReturn` 2
  if isThreaded
    then do
      it "calls Haskell, as do others meanwhile" $ do
        count <- newMVar (0 :: Int)
        bell <- newBell $ \_ n -> n <$ modifyMVar_ count (pure . (+ 1))
        rung <- bellRingFrom bell 4 100
        either (expectationFailure . show) (`shouldBe` 4 * sum [0 .. 99]) rung
        readMVar count `shouldReturn` 400
      it "calls Haskell while others collect" $ do
        bell <- newBell $ \_ n -> do
          _ <- evaluate (length (show (product [1 .. toInteger n + 50])))
          pure 1
        results <- concurrently 3 $ \_ -> do
          rung <- bellRingFrom bell 2 50
          performGC
          either (\_ -> pure 0) pure rung
        results `shouldBe` [100, 100, 100]
      it "goes on after the call that made it" $ do
        done <- newEmptyMVar
        seen <- newIORef []
        ringLaterBell (\n -> modifyIORef seen (n :) >> if n == 9 then putMVar done () else pure ()) 10
        takeMVar done
        readIORef seen `shouldReturn` [9, 8 .. 0]
      it "sees what its function throws, and goes on" $ do
        bell <- newBell (\_ _ -> throwIO (ErrorCall "no"))
        bellRingFrom bell 1 3 >>= either (expectationFailure . show) (`shouldBe` 3000)
    else it "is refused where Haskell has one thread" $ do
      bell <- newBell (\_ n -> pure n)
      bellRingFrom bell 1 1 >>= refused "NotThreaded"
  it "is refused within an unsafe call" $ do
    bell <- newBell (\_ n -> pure n)
    bellRingUnsafely bell >>= refused "InUnsafeCall"
    seen <- newEmptyMVar
    within <- newBell $ \_ n -> n <$ (bellRingUnsafely bell >>= putMVar seen)
    bellRing within 1 `shouldReturn` 0
    takeMVar seen >>= refused "InUnsafeCall"
  it "is refused within an unsafe call on any thread" $ do
    bell <- newBell (\_ n -> pure n)
    results <- concurrently 20 $ \_ -> bellRingUnsafely bell
    for_ results (refused "InUnsafeCall")
  it "is refused within an unsafe call that an exception makes when it is shown" $ do
    bell <- newBell (\_ n -> pure n)
    describeFailure (throwIO (Clapper bell)) `shouldReturn` Just "InUnsafeCall"
  it "is refused while items are read" $ do
    items <- ringAsItemsBell
    words' <- itemsToList items
    words' `shouldBe` ["Haskell cannot be called from an `unsafe` call or from an iterator of `Items`: declare the export `safe`, and call Haskell before it returns"]
 where
  refused why (Left failure) = show failure `shouldBe` why
  refused _ (Right _) = expectationFailure "it has not been refused"

finalizers :: Spec
finalizers = do
  it "of C's may not call Haskell" $ do
    earlier <- refusals
    replicateM_ 3 (void (newTestament (pure ())))
    refusals `settlesAt` (earlier + 3)
  it "of Haskell's may" $ do
    spoken <- newIORef (0 :: Int)
    replicateM_ 3 (void (newWill (modifyIORef' spoken (+ 1))))
    readIORef spoken `settlesAt` 3
    _ <- newWill (throwIO (ErrorCall "unspeakable"))
    performGC
    readIORef spoken `settlesAt` 3
  it "of Haskell's runs when a closeable object is let go, or closed, but once" $ do
    spoken <- newIORef (0 :: Int)
    codicil <- newCodicil (modifyIORef' spoken (+ 1))
    closeCodicil codicil
    closeCodicil codicil
    readIORef spoken `shouldReturn` 1
    void (newCodicil (modifyIORef' spoken (+ 1)))
    readIORef spoken `settlesAt` 2
  it "may close what is being closed" $ do
    closing <- newIORef (pure ())
    spoken <- newIORef (0 :: Int)
    codicil <- newCodicil (join (readIORef closing))
    writeIORef closing (closeCodicil codicil >> modifyIORef' spoken (+ 1))
    closeCodicil codicil
    readIORef spoken `shouldReturn` 1
  it "of Haskell's calls a destructor with a token" $ do
    told <- newIORef []
    for_ [1 .. 5] $ \n -> void (newHerald (\number -> modifyIORef told (number :)) n)
    (length <$> readIORef told) `settlesAt` 5
    sum <$> readIORef told `shouldReturn` 15
 where
  refusals = length . filter (== refusal) . Text.lines <$> lastWords
  refusal = "Haskell cannot be called from a C finalizer: write `finalizer = \"haskell\"` on the type"
