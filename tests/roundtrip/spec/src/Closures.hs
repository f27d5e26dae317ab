{-# LANGUAGE OverloadedStrings #-}

-- | Haskell functions that Rust calls.
module Closures (spec) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad (forever, void, when)
import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Data.Foldable (for_)
import Data.IORef
import Data.Int (Int16, Int32, Int8)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word16, Word32, Word64, Word8)
import Events (isPending, never)
import Hsffi.Roundtrip hiding (sum)
import System.Exit (ExitCode (..), exitWith)
import System.IO.Error (catchIOError, ioeGetErrorString, isUserError)
import System.IO.Unsafe (unsafePerformIO)
import System.Timeout (timeout)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck (forAll, listOf1, choose)
import Threads

spec :: Spec
spec = do
  describe "a closure" calls
  describe "what a closure throws" thrown
  describe "what Rust does with an exception" handled
  describe "re-entry" reentry
  describe "asynchronous exceptions" asynchronous
  describe "the collector" collected

calls :: Spec
calls = do
  it "is called in order, and its results arrive" $ do
    seen <- newIORef []
    sumOver 10 (\n -> modifyIORef' seen (n :) >> pure (fromIntegral n * 2)) `shouldReturn` 90
    reverse <$> readIORef seen `shouldReturn` [0 .. 9]
  it "is called as often as told, or never" $
    for_ [0, 1, 1000] $ \times -> do
      count <- newIORef 0
      repeatCall times (modifyIORef' count (+ 1))
      readIORef count `shouldReturn` times
  prop "answers any numbers" $ \numbers ->
    sumOver (fromIntegral (length numbers)) (\n -> pure (fromIntegral (numbers !! fromIntegral n)))
      `shouldReturn` sum (map fromIntegral (numbers :: [Word32]))
  it "takes and answers all that it may" $ do
    seen <- newIORef ([] :: [String])
    let note value = modifyIORef' seen (show value :)
    answer <-
      allKinds
        (\a b c -> minBound <$ note (a, b, c))
        (\a b c -> maxBound <$ note (a, b, c))
        (\a b c -> (-0.5) <$ note (a, b, c))
        (\a b c -> '\x10ffff' <$ note (a, b, c))
        (\a b c -> True <$ note (a, b, c))
    answer `shouldBe` "-9223372036854775808 18446744073709551615 -0.5 \x10ffff true"
    reverse <$> readIORef seen
      `shouldReturn` [ show (minBound :: Int8, minBound :: Int16, minBound :: Int32)
                     , show (maxBound :: Word8, maxBound :: Word16, maxBound :: Word64)
                     , show (3.4028235e38 :: Float, 2.2250738585072014e-308 :: Double, minBound :: Int)
                     , show (True, '🦀', "" :: Text)
                     , show ("a\0b" :: Text, "\0\255\254" :: ByteString, "ünï" :: Text)
                     ]
  it "stops Rust when it says so" $ do
    seen <- newIORef []
    eachWord "one two three four" (\word -> modifyIORef seen (word :) >> pure (word /= "three")) `shouldReturn` 3
    readIORef seen `shouldReturn` ["three", "two", "one"]
  it "keeps what it was lent" $ do
    seen <- newIORef []
    eachLine "one\n\nth\0ree\n\xff" (\number line -> modifyIORef seen ((number, line) :))
    reverse <$> readIORef seen `shouldReturn` [(1, "one"), (2, ""), (3, "th\0ree"), (4, "\xff")]
  prop "sees what Rust sees" $
    forAll (listOf1 (ByteString.pack <$> listOf1 (choose (11, 255)))) $ \lines' -> do
      seen <- newIORef []
      eachLine (ByteString.intercalate "\n" lines') (\_ line -> modifyIORef seen (line :))
      reverse <$> readIORef seen `shouldReturn` lines'
  it "may be missing" $ do
    maybeCall Nothing `shouldReturn` 0
    maybeCall (Just (pure . (+ 41))) `shouldReturn` 42
  it "runs unmasked, though the call is masked" $ do
    state <- newIORef MaskedInterruptible
    mask_ $ repeatCall 1 (getMaskingState >>= writeIORef state)
    readIORef state `shouldReturn` Unmasked
  it "may be called for 8 threads at once" $ do
    count <- newIORef (0 :: Int)
    sums <- concurrently 8 $ \thread ->
      sumOver 200 (\n -> fromIntegral (n + fromIntegral thread) <$ atomicModifyIORef' count (\c -> (c + 1, ())))
    sums `shouldBe` [19900 + 200 * thread | thread <- [0 .. 7]]
    readIORef count `shouldReturn` 1600

-- | An exception of the program's own, which can be told from others of its type.
data Custom = Custom Int [Maybe Text]
  deriving (Eq, Show)

instance Exception Custom

thrown :: Spec
thrown = do
  it "is thrown again: a type of the program's own" $
    throwing (Custom 3 [Just "x", Nothing]) `shouldThrow` (== Custom 3 [Just "x", Nothing])
  it "is thrown again: ErrorCall, with a message that nobody has looked at" $
    throwing (ErrorCall ("lazy " ++ show (6 * 7 :: Int))) `shouldThrow` errorCall "lazy 42"
  it "is thrown again: ExitCode" $
    sumOver 1 (\_ -> exitWith (ExitFailure 3)) `shouldThrow` (== ExitFailure 3)
  it "is thrown again: IOException" $
    throwing (userError "told") `shouldThrow` \failure -> isUserError failure && ioeGetErrorString failure == "told"
  it "is thrown again: ArithException, from a result that is evaluated late" $
    sumOver 1 (\n -> pure (1 `div` fromIntegral n)) `shouldThrow` (== DivideByZero)
  it "is thrown again: ErrorCall, from pure code" $
    eachWord "a" (\_ -> pure (error "never evaluated by Haskell")) `shouldThrow` errorCall "never evaluated by Haskell"
  it "is thrown again: an error of Rust's" $
    sumOver 1 (fmap fromIntegral . readNumber . Text.pack . show . negate . toInteger . (+ 1))
      `shouldThrow` \failure -> notADigitFound failure == '-'
  it "is the very same value" $ do
    inside <- newIORef (0 :: Int)
    throwing (Holding inside) `catch` \(Holding ref) -> writeIORef ref 5
    readIORef inside `shouldReturn` 5
  it "ends the calls that were to come" $ do
    count <- newIORef (0 :: Word32)
    sumOver 10 (\n -> when (n == 4) (throwIO (Custom 4 [])) >> 0 <$ writeIORef count n)
      `shouldThrow` (== Custom 4 [])
    readIORef count `shouldReturn` 3
  it "may be caught by the closure itself" $
    sumOver 10 (\_ -> throwIO (userError "caught") `catchIOError` \_ -> pure 1) `shouldReturn` 10
  prop "is thrown again, whatever it holds" $ \number texts -> do
    let custom = Custom number (map (fmap Text.pack) texts)
    throwing custom `shouldThrow` (== custom)
 where
  throwing :: Exception e => e -> IO ()
  throwing = repeatCall 1 . throwIO

-- | An exception that nothing can be equal to.
newtype Holding = Holding (IORef Int)

instance Show Holding where
  show _ = "Holding"

instance Exception Holding

handled :: Spec
handled = do
  it "may be to ask for its words" $ do
    describeFailure (pure ()) `shouldReturn` Nothing
    describeFailure (throwIO (userError "a\0b 🦀")) `shouldReturn` Just "user error (a\0b 🦀)"
    describeFailure (throwIO (Custom 1 [])) `shouldReturn` Just "Custom 1 []"
    describeFailure (throwIO (ErrorCall long)) `shouldReturn` Just (Text.pack long)
    describeFailure (throwIO (ErrorCall "")) `shouldReturn` Just ""
    describeFailure (void (readNumber "x")) `shouldReturn` Just "‘x’ at 0 is no digit"
  it "may be to ask for words that cannot be told" $
    describeFailure (throwIO (ErrorCall (error "no words"))) `shouldReturn` Just "an exception that cannot be shown"
  it "may be to forget it" $ do
    ignoreFailure (throwIO (Custom 1 [])) `shouldReturn` 0
    ignoreFailure (pure 7) `shouldReturn` 7
  it "may be to forget it on a thread of its own" $ do
    ignoreElsewhere (throwIO (Custom 1 [])) `shouldReturn` True
    ignoreElsewhere (pure ()) `shouldReturn` False
  it "may be to call another closure, and pass it on or not" $ do
    rescue (pure 5) (\_ -> fail "not called") `shouldReturn` 5
    rescue (throwIO (Custom 2 [])) (pure . (== "Custom 2 []")) `shouldReturn` 0
    rescue (throwIO (Custom 2 [])) (const (pure False)) `shouldThrow` (== Custom 2 [])
    rescue (throwIO (Custom 2 [])) (const (throwIO (Custom 3 []))) `shouldThrow` (== Custom 3 [])
 where
  long = concatMap show [1 :: Int .. 20000]

reentry :: Spec
reentry = do
  it "goes 300 calls deep" $ deep 300 (pure ()) `shouldReturn` 300
  it "is left by an exception from 300 calls deep" $
    deep 300 (throwIO (Custom 300 [])) `shouldThrow` (== Custom 300 [])
  for_ (("this", id) : [thread | isThreaded, thread <- [("a bound", runInBoundThread), ("an unbound", runInUnboundThread)]]) $
    \(what, run) -> it ("is an exception before the stack of " ++ what ++ " thread ends, and goes on") $ do
      run (deep maxBound (pure ())) `shouldThrow` (== CallbackDepthExceeded)
      run (deep 300 (pure ())) `shouldReturn` 300
  it "drops what a function would have come to own which is not called any more" $ do
    let descendWithCounters = visitCounters (\_ _ -> descendWithCounters)
    descendWithCounters `shouldThrow` (== CallbackDepthExceeded)
    liveCounters `settlesAt` 0
  it "leaves the values of the outer calls as they are" $ do
    numbers <- newIORef []
    result <- sumOver 4 $ \n -> do
      inner <- sumOver n (\m -> pure (fromIntegral m * 10))
      text <- sameText "between"
      counter <- newCounter (fromIntegral n)
      next <- counterNext counter
      modifyIORef numbers ((inner, Text.length text, next) :)
      pure inner
    result `shouldBe` 40
    readIORef numbers `shouldReturn` [(30, 7, 3), (10, 7, 2), (0, 7, 1), (0, 7, 0)]
 where
  deep :: Word32 -> IO () -> IO Word32
  deep depth atTheEnd = descend depth $ \n -> if n == 0 then 0 <$ atTheEnd else deep n atTheEnd

asynchronous :: Spec
asynchronous = do
  it "wait for the call's end, as they cannot unwind Rust" $ do
    count <- newIORef (0 :: Int)
    (within, goOn, ended) <- (,,) <$> newEmptyMVar <*> newEmptyMVar <*> newEmptyMVar
    let closure = tryPutMVar within () >> readMVar goOn >> modifyIORef' count (+ 1)
    thread <- forkFinally (repeatCall 3 closure) (putMVar ended)
    takeMVar within
    forkIO (killThread thread) >>= isPending
    putMVar goOn ()
    outcome <- takeMVar ended
    either fromException (const Nothing) outcome `shouldBe` Just ThreadKilled
    readIORef count `shouldReturn` 3
  it "interrupt the closure when they are for the closure" $ do
    result <- newIORef (Just ())
    repeatCall 1 (timeout 5000 never >>= writeIORef result)
    readIORef result `shouldReturn` Nothing
  it "pass through Rust when they end the closure" $ do
    started <- newEmptyMVar
    _ <- forkIO $ takeMVar started >>= (`throwTo` Custom 9 [])
    repeatCall 1 (myThreadId >>= putMVar started >> never) `shouldThrow` (== Custom 9 [])
  it "pass through Rust, of GHC's own kind, too" $ do
    started <- newEmptyMVar
    _ <- forkIO $ takeMVar started >>= killThread
    repeatCall 1 (myThreadId >>= putMVar started >> never) `shouldThrow` (== ThreadKilled)
  it "may come two at a time" $ do
    ended <- newEmptyMVar
    let throwing thread number = forkIO $ throwTo thread (Custom number []) `finally` putMVar ended ()
        closure = do
          thread <- myThreadId
          -- The first does not come before the last is on its way.
          mask_ (mapM_ (throwing thread) [1, 2, 3])
          never
    repeatCall 1 closure `shouldThrow` (`elem` [Custom number [] | number <- [1, 2, 3]])
    mapM_ (const (takeMVar ended)) [1 :: Int .. 3]
  it "are nobody's when they come too late for the closure" $ do
    started <- newEmptyMVar
    stopped <- newEmptyMVar
    throwing <- forkIO $ takeMVar started >>= killThread >>= putMVar stopped
    -- Pending when the closure has thrown what it throws.
    let closure = uninterruptibleMask_ $ do
          myThreadId >>= putMVar started
          isPending throwing
          throwIO (Custom 10 [])
    repeatCall 1 closure `shouldThrow` (== Custom 10 [])
    takeMVar stopped

  it "do not end the program when they are for who asks for the words of an exception" $ do
    asking <- newIORef Nothing
    throwing <- forkIO . forever $ readIORef asking >>= mapM_ killThread >> yield
    for_ [1 .. 2000 :: Int] $ \_ -> do
      words' <- describeFailure (throwIO (Published asking))
      words' `shouldSatisfy` (`elem` [Just "published", Just "an exception that cannot be shown"])
    killThread throwing

-- | Tells which thread shows it.
newtype Published = Published (IORef (Maybe ThreadId))

instance Show Published where
  show = displayException

instance Exception Published where
  displayException (Published asking) = unsafePerformIO $ do
    myThreadId >>= writeIORef asking . Just
    yield
    pure "published"

collected :: Spec
collected = do
  it "finds a closure after its call" $ do
    weak <- newIORef (0 :: Int) >>= \ref -> do
      repeatCall 3 (modifyIORef' ref (+ 1))
      readIORef ref `shouldReturn` 3
      mkWeakIORef ref (pure ())
    isForgotten weak
  it "finds an exception that was thrown again" $ holding (\call -> call `catch` \(Holding _) -> pure ()) (repeatCall 1)
  it "finds an exception that Rust forgot" $ holding void (\action -> ignoreFailure (0 <$ action))
  it "finds an exception that another thread of Rust's forgot" $ holding void ignoreElsewhere
  it "finds an exception that Rust described" $ holding void describeFailure
  it "finds an exception that a panic dropped" $
    holding (\call -> call `catch` \panic -> void (evaluate (rustPanicMessage panic))) panicAfter
 where
  -- Throws what holds a reference in a closure of the call, and waits for the reference to be found unused.
  holding caller call = do
    weak <- newIORef (0 :: Int) >>= \ref -> do
      () <- caller (call (throwIO (Holding ref)))
      mkWeakIORef ref (pure ())
    isForgotten weak
