{-# LANGUAGE OverloadedStrings #-}

-- | Functions that are no actions.
module Purity (spec) where

import Collector
import Control.Concurrent (forkIO, newEmptyMVar, putMVar, takeMVar, yield)
import Control.Exception (SomeException, bracket_, evaluate, throwIO, try)
import Control.Monad (foldM, forM, forM_, replicateM_, void, when)
import qualified Data.ByteString as ByteString
import Data.IORef (IORef, atomicModifyIORef', newIORef, readIORef)
import Data.Maybe (isJust, isNothing)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64)
import Events (hasBegun, inTime, interrupted)
import GHC.Conc (atomically, catchSTM, newTVarIO, readTVar, readTVarIO, writeTVar)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Environment (lookupEnv)
import System.IO.Unsafe (unsafeDupablePerformIO)
import System.Mem (performMinorGC)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (NonNegative (..))
import Threads

spec :: Spec
spec = do
  describe "a value of a pure function" $ do
    it "is that of Rust's" $ do
      pureWords "to be or not" `shouldBe` 4
      pureAfter 'y' Monday `shouldBe` ('z', Tuesday)
      pureHalf (Just 84) `shouldBe` Just 42
      pureHalf (Just 7) `shouldBe` Nothing
      pureSum (Vector.fromList [1, 2.5]) `shouldBe` (Vector.fromList [1, 2.5], 3.5)
    prop "is that of Rust's for any numbers" $ \a b -> pureAdd a b == a + b
    prop "is that of Rust's for any doubles" $ \a b -> pureAddSafe a b == a + b
    prop "is that of Rust's for any bytes" $ \bytes ->
      pureReverse (ByteString.pack bytes) == ByteString.pack (reverse bytes)
    prop "is that of Rust's for any text" $ \(NonNegative n) ->
      pureRead (Text.pack (show n)) == n
    it "is made when it is needed" $ do
      calls <- pureCalls
      let unneeded = slowPrimer "never"
      length [unneeded] `shouldBe` 1
      pureCalls `shouldReturn` calls
    it "is made once when it takes no arguments" $ do
      calls <- pureCalls
      replicateM_ 3 $ evaluate pureAnswer `shouldReturn` 42
      pureCalls >>= (`shouldSatisfy` (<= calls + 1))

  describe "a failure of a pure function" $ do
    it "is thrown when the value is needed" $ do
      void $ pure (pureRead "x")
      evaluate (pureRead "x") `shouldThrow` (== NotADigit 'x' 0 "")
    it "is thrown each time" $ do
      let failing = pureRead ""
      evaluate failing `shouldThrow` (== Empty)
      evaluate failing `shouldThrow` (== Empty)
    it "is Left where the export says so" $ do
      pureTryRead "12" `shouldBe` Right 12
      pureTryRead "" `shouldBe` Left Empty
    it "may be a panic" $ do
      pureDivide 6 3 `shouldBe` 2
      evaluate (pureDivide 1 0) `panics` "attempt to divide by zero"
    it "may be an argument's" $ do
      pureSameChar 'é' `shouldBe` 'é'
      evaluate (pureSameChar '\xd800')
        `shouldThrow` (Text.isPrefixOf "argument value: U+D800" . invalidArgumentMessage)

  describe "an immutable object" $ do
    it "is a value" $ do
      let primer = newPrimer "a b c"
      map (primerWord primer) [0 .. 3] `shouldBe` [Just "a", Just "b", Just "c", Nothing]
      primerLen primer `shouldBe` 3
      primerTogether primer (Just (newPrimer "d")) `shouldBe` 4
      primerTogether primer Nothing `shouldBe` 3
    it "is released like any other" $ do
      replicateM_ 100 $ evaluate (primerLen (newPrimer "a b")) `shouldReturn` 2
      livePrimers `settlesAt` 0
    it "is made once when threads come to need it at once, and not lost" $ do
      calls <- pureCalls
      together <- newIORef (0 :: Int)
      let primer = slowPrimer (meeting together "a b c")
      sizes <- inParallel 2 $ \_ -> evaluate (maybe 0 primerLen primer)
      sizes `shouldBe` [3, 3]
      pureCalls `shouldReturn` (calls + 1)
      livePrimers `settlesAt` 0
    it "is made after all when whoever needed it first was killed meanwhile" $ do
      calls <- pureCalls
      let primer = slowPrimer "a b"
      [first] <- interrupted [evaluate (isJust primer)]
      when isThreaded $ either (const Nothing) Just first `shouldBe` Nothing
      maybe 0 primerLen primer `shouldBe` 2
      pureCalls `shouldReturn` (calls + 1)
      livePrimers `settlesAt` 0

  describe "an immutable object that is closed" $ do
    it "is released at once, and once" $ do
      almanac <- newAlmanac 1000
      evaluate (almanacSum almanac) `shouldReturn` 499500
      liveAlmanacs `shouldReturn` 1
      replicateM_ 2 $ closeAlmanac almanac
      liveAlmanacs `shouldReturn` 0
    it "is refused by every pure function" $ do
      almanac <- newAlmanac 10
      other <- newAlmanac 1
      closeAlmanac almanac
      evaluate (almanacSum almanac) `shouldThrow` isClosed
      evaluate (almanacCount almanac) `shouldThrow` isClosed
      evaluate (almanacNumbers almanac) `shouldThrow` isClosed
      evaluate (almanacWith almanac 1) `shouldThrow` isClosed
      evaluate (almanacTogether other (Just almanac)) `shouldThrow` isClosed
      evaluate (almanacTogether other Nothing) `shouldReturn` 1
      almanacEach almanac (const (pure ())) `shouldThrow` isClosed
      closeAlmanac other
      liveAlmanacs `shouldReturn` 0
    it "is refused to a value that was not evaluated before" $ do
      almanac <- newAlmanac 4
      evaluated <- evaluate (almanacNumbers almanac)
      let late = almanacSum almanac
      closeAlmanac almanac
      evaluated `shouldBe` Vector.fromList [0, 1, 2, 3]
      evaluate late `shouldThrow` isClosed
    it "is refused to a transaction" $ do
      almanac <- newAlmanac 4
      atomically (almanacSum almanac `seq` pure (almanacSum almanac)) `shouldReturn` 6
      closeAlmanac almanac
      atomically (almanacNumbers almanac `seq` pure ()) `shouldThrow` isClosed
      atomically (almanacCount almanac `seq` pure ()) `shouldThrow` isClosed
    it "is closed in the end" $ do
      held <- withAlmanac (newAlmanac 3) $ \almanac -> do
        evaluate (almanacSum almanac) `shouldReturn` 3
        pure almanac
      liveAlmanacs `shouldReturn` 0
      evaluate (almanacSum held) `shouldThrow` isClosed
    it "may be a value that was never made before" $ do
      let almanac = oneAlmanac 7
      closeAlmanac almanac
      liveAlmanacs `shouldReturn` 0
      evaluate (almanacCount almanac) `shouldThrow` isClosed
    it "is one step of a fold, each of which closes the one before" $ do
      start <- newAlmanac 0
      let step almanac number = do
            next <- evaluate (almanacWith almanac number)
            closeAlmanac almanac
            liveAlmanacs `shouldReturn` 1
            pure next
      end <- foldM step start [1 .. 100]
      evaluate (almanacSum end) `shouldReturn` 5050
      closeAlmanac end
      liveAlmanacs `shouldReturn` 0
    it "is not closed in the midst of a call" $ do
      almanac <- newAlmanac 1
      almanacEach almanac $ \number -> do
        closeAlmanac almanac `shouldThrow` isInUse
        number `shouldBe` 0
      evaluate (almanacCount almanac) `shouldReturn` 1
      closeAlmanac almanac
    it "is not closed while another thread needs a value of it" $ when isThreaded $ do
      almanac <- newAlmanac 4
      calls <- callsBegun
      ended <- newEmptyMVar
      bracket_ (holdNaps True) (holdNaps False) $ do
        _ <- forkIO $ try (evaluate (almanacSlowSum almanac)) >>= putMVar ended
        hasBegun calls 1
        closeAlmanac almanac `shouldThrow` isInUse
      sums <- inTime (takeMVar ended)
      either (\failure -> Left (failure :: ObjectError)) Right sums `shouldBe` Right 6
      closeAlmanac almanac
      liveAlmanacs `shouldReturn` 0
    it "is whole or closed for threads that read while one closes" $ do
      outcomes <- forM [1 .. 50 :: Int] $ \_ -> do
        almanac <- newAlmanac 100
        inParallel 4 $ \thread ->
          if thread == 0 then True <$ untilClosed (closeAlmanac almanac) else areRight almanac
      concat outcomes `shouldSatisfy` and
      liveAlmanacs `shouldReturn` 0

  describe "a value that is made in a transaction" $ do
    it "is not lost when the transaction begins again" $ do
      counter <- newTVarIO 0
      let count = if isThreaded then 60000 else 1000
      _ <- inParallel 2 $ \_ -> replicateM_ count $ atomically $ do
        version <- readTVar counter
        primerLen (newPrimer (worded version)) `seq` writeTVar counter (version + 1)
      readTVarIO counter `shouldReturn` 2 * count
      livePrimers `settlesAt` 0
    it "leaves nothing behind when it is bytes" $ leavesNothing countedBytes
    it "leaves nothing behind when it is text" $ leavesNothing countedText
    it "leaves nothing behind when it is a vector" $ leavesNothing countedNumbers
    it "leaves nothing behind when it is several" $ leavesNothing countedTogether
    it "leaves nothing behind when it is an error or bytes" $ leavesNothing countedEither
    it "leaves nothing behind when an error is thrown" $ leavesNothing countedThrown
    it "leaves nothing behind when Rust panics" $ leavesNothing countedPanic
    it "is thrown when it is a failure" $ do
      let failing = atomically (pureRead "x" `seq` pure ())
      failing `shouldThrow` (== NotADigit 'x' 0 "")
    it "is made once when transactions need it that begin again" $ do
      calls <- pureCalls
      counter <- newTVarIO 0
      let count = if isThreaded then 400 else 4
          values = slowPrimers count
      _ <- inParallel 4 $ \_ -> forM_ values $ \primer -> atomically $ do
        version <- readTVar counter
        maybe 0 primerLen primer `seq` writeTVar counter (version + 1 :: Int)
      (subtract calls <$> pureCalls) `shouldReturn` fromIntegral count
      livePrimers `settlesAt` 0
    it "may need others" $ do
      let made = primerTogether (newPrimer (Text.pack (show (pureAddSafe 1 2)))) (Just (newPrimer "a b"))
      atomically (made `seq` pure made) `shouldReturn` 3

-- | Two threads make values in transactions that change one variable, and catch what is thrown, while another collects: each
-- collection stops them, and looks whether they have to begin again. The blocks that the values were in are released.
leavesNothing :: (Word64 -> a) -> Expectation
leavesNothing value = do
  counter <- newTVarIO 0
  checked <- lookupEnv "HSFFI_CHECKED"
  let count = if isThreaded && isNothing checked then 20000 else 500
      collecting = do
        performMinorGC
        -- To those who wait for their calls, where there is one processor.
        yield
        made <- readTVarIO counter
        when (made < 2 * fromIntegral count) collecting
  _ <- inParallel 2 $ \thread -> do
    when (thread == 0) . void $ forkIO collecting
    replicateM_ count . atomically $ do
      version <- readTVar counter
      (value version `seq` pure ()) `catchSTM` \thrown -> (thrown :: SomeException) `seq` pure ()
      writeTVar counter (version + 1)
  readTVarIO counter `shouldReturn` 2 * fromIntegral count
  countedBlocks `settlesAt` 0

-- | Thunks, which GHC would otherwise move into what needs them: each transaction would have its own.
slowPrimers :: Int -> [Maybe Primer]
slowPrimers count = map (\n -> slowPrimer (Text.replicate n "a ")) [1 .. count]
{-# NOINLINE slowPrimers #-}

-- | Whether all numbers are what they should be, as far as they could be read before the almanac was closed.
areRight :: Almanac -> IO Bool
areRight almanac = and <$> mapM right [0 .. 99]
 where
  right index = either isClosed (== Just (fromIntegral index)) <$> try (evaluate (almanacNumber almanac index))

untilClosed :: IO () -> IO ()
untilClosed close = try close >>= either again pure
 where
  again failure
    | isInUse failure = yield >> untilClosed close
    | otherwise = throwIO failure

isClosed, isInUse :: ObjectError -> Bool
isClosed failure = failure == ObjectClosed "the Almanac has been closed"
isInUse failure = failure == ObjectInUse "the Almanac is in use by another call"

worded :: Int -> Text.Text
worded = Text.pack . show

-- | A value that waits until two threads make it at once, though not for long. Others wait for it as for any value, and so
-- does the second here, unless it has come so far before the first has stopped for anything.
meeting :: IORef Int -> a -> a
meeting together value = unsafeDupablePerformIO $ do
  atomicModifyIORef' together $ \n -> (n + 1, ())
  let wait :: Int -> IO ()
      wait 0 = pure ()
      wait patience = readIORef together >>= \n -> if n < 2 then wait (patience - 1) else pure ()
  wait 100000000
  pure value
{-# NOINLINE meeting #-}
