-- | Calls that stop when the thread that made them is thrown an exception.
module Cancellation
  ( spec
  , stoppingBySignal
  ) where

import Collector
import Control.Concurrent
import Control.Exception
import Control.Monad (forM_, replicateM_, unless, void, when)
import Data.Foldable (for_)
import Data.IORef
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64)
import Events hiding (interrupted)
import GHC.Clock (getMonotonicTime)
import Hsffi.Roundtrip
import Subprocess (another)
import System.Environment (getEnvironment, getExecutablePath, lookupEnv)
import System.Exit (ExitCode (..))
import System.IO (hFlush, hGetLine, stdout)
import System.Posix.Signals (Handler (..), installHandler, sigINT, sigPIPE, signalProcess)
import System.Process
import System.Timeout (timeout)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  it "returns what there is when nobody stops it" $ do
    rest 1
    restCounter 7 >>= counterNext >>= (`shouldBe` 7)
    restAnyway 8 >>= counterNext >>= (`shouldBe` 8)
    restThrough 1 `shouldReturn` True
    awaitPipe (Just 1) `shouldReturn` False
    restBeside (Text.pack "nothing else") 1 `shouldReturn` True
    spin 1 >>= (`shouldSatisfy` (> 0))
    spinAnyway 9 >>= counterNext >>= (`shouldBe` 9)
    spinTwice 1 `shouldReturn` 2
    spinPanic 1
    liveCounters `settlesAt` 0
  it "throws what a function throws that it calls" $ do
    callRepeatedly (\n -> when (n == 3) (throwIO (userError "enough"))) `shouldThrow` anyIOException
  it "hands on the exception of a panic that nobody stopped" $
    callRepeatedly (\_ -> spinPanic 1 >> throwIO (AssertionFailed "after it")) `shouldThrow` \(AssertionFailed what) ->
      what == "after it"
  it "stops a call with a function that it calls, on either runtime" $
    for_ [threadDelay 1000, yield, pure ()] $ \action -> do
      runsOutOfTime (callRepeatedly (const action))
  it "stops a function that it calls, however long that would take, and what the function leaves is done" $ do
    left <- newIORef (0 :: Int)
    for_ [never, newEmptyMVar >>= takeMVar, void (callRepeatedly (const never))] $ \action -> do
      within <- newEmptyMVar
      ended <- newEmptyMVar
      let closure _ = (putMVar within () >> action) `finally` modifyIORef left (+ 1)
      thread <- forkFinally (callRepeatedly closure) (putMVar ended)
      takeMVar within
      inTime (killThread thread)
      outcome <- inTime (takeMVar ended)
      either fromException (const Nothing) outcome `shouldBe` Just ThreadKilled
    readIORef left `shouldReturn` 3
  it "does not wait for an object that a call has which waits for it" $ do
    odometer <- newOdometer
    other <- newOdometer
    let inUse action = inTime action `shouldThrow` isInUse
    inUse (odometerDuring odometer (odometerDrive odometer 1))
    inUse (odometerDuringDrive odometer (odometerDrive odometer 1))
    inUse (odometerDuring odometer (odometerDuringDrive other (odometerDrive odometer 1)))
    inUse (odometerDuring odometer (odometerDuringDrive other (void (odometerRounds odometer))))
    inTime (odometerDuring odometer (odometerDuringDrive other (rest 1)))
    odometerDrive odometer 1
  it "takes all that may be lent" $ do
    spinWith (Just (Just 5)) (Just (Text.pack "four")) 2 (Vector.fromList [1, 2]) `shouldReturn` (11, Vector.fromList [2, 1])
    spinWith (Just Nothing) Nothing 2 Vector.empty `shouldReturn` (2, Vector.empty)
  describe "lets an exception come while an argument is evaluated:" $ do
    it "a number" $ endsInTime rest
    it "an optional number" $ endsInTime (void . awaitPipe . Just)
    it "an optional number, if there is one" $ endsInTime (\n -> spinWith (Just (Just n)) Nothing 0 Vector.empty)
    it "an optional text" $ endsInTime (\n -> spinWith Nothing (Just (Text.pack (show n))) 0 Vector.empty)
    it "a number that is changed" $ endsInTime (\n -> spinWith Nothing Nothing n Vector.empty)
    it "a vector that is changed" $
      endsInTime (\n -> spinWith Nothing Nothing 0 (Vector.replicate (fromIntegral n) 0))
    it "an object" $ do
      odometer <- newOdometer
      endsInTime (\n -> odometerDrive (n `seq` odometer) 1)
  it "ends at Ctrl-C as GHC's own programs do, when it calls, on either runtime" $ endsAtCtrlC "calls"
  -- On the other runtime, no Haskell runs during a call that calls nothing, and so nobody can stop it.
  when isThreaded stopped

stopped :: Spec
stopped = do
  for_ endless $ \(what, call) -> do
    it ("stops " ++ what ++ " when its time is over") $ do
      runsOutOfTime call
      liveCounters `settlesAt` 0
    it ("stops " ++ what ++ " when its thread is killed, with that exception") $ do
      stoppedWithin call `shouldReturn` Just ThreadKilled
    it ("stops " ++ what ++ " when it is masked, as any action that blocks") $ do
      runsOutOfTime (mask_ call)
    it ("does not begin " ++ what ++ " for long when the exception is there first") $ do
      result <- inTime (try (mask_ (myThreadId >>= throwLater >>= isPending >> call)))
      result `shouldBe` Left ThreadKilled
    it ("lets " ++ what ++ " end when exceptions may not interrupt") $ do
      (thrown, ended) <- (,) <$> newEmptyMVar <*> newEmptyMVar
      let throws throwing = brief what >> isPending throwing >> brief what
      thread <- uninterruptibleMask_ (forkIO (takeMVar thrown >>= throws >> putMVar ended ()))
      forkIO (killThread thread) >>= putMVar thrown
      inTime (takeMVar ended)
  it "leaves an object to others that was in use when the call was stopped" $ do
    odometer <- newOdometer
    stoppedWithin (odometerDrive odometer forEver) `shouldReturn` Just ThreadKilled
    far <- odometerRounds odometer
    far `shouldSatisfy` (> 0)
    odometerDrive odometer 1
    odometerRounds odometer >>= (`shouldSatisfy` (> far))
    closeOdometer odometer
  it "waits for its turn with an object that another call has, whose thread the caller was on before" $ do
    odometer <- newOdometer
    ended <- newEmptyMVar
    -- Both on threads that are not bound, so that one of the system's runs the one when the other waits.
    _ <- flip forkFinally (putMVar ended) $ replicateM_ 20 $ do
      _ <- odometerRounds odometer
      during <- newEmptyMVar
      _ <- forkIO (odometerDuring odometer (threadDelay 5000) >> putMVar during ())
      odometerDrive odometer 1
      takeMVar during
    takeMVar ended >>= either throwIO pure
  it "throws the exception that stopped it, not the panic that came of it" $ do
    stoppedWithin (spinPanic forEver) `shouldReturn` Just ThreadKilled
    liveCounters `settlesAt` 0
  it "says so when a call answers that it was stopped, and it was not" $ do
    answerWhatWasKept
    stoppedWithin (restAndKeep forEver) `shouldReturn` Just ThreadKilled
    answerWhatWasKept `shouldThrow` (== CallStopped)
    answerWhatWasKept
  it "neither hangs nor loses anything when it is stopped at any time" $ do
    forM_ [0 .. 999 :: Int] $ \n -> do
      let (_, call) = endless !! (n `mod` length endless)
          delay = (n * 7919) `mod` 400
      ended <- newEmptyMVar
      thread <- forkFinally call (\_ -> putMVar ended ())
      unless (delay < 20) (threadDelay delay)
      inTime (killThread thread >> takeMVar ended)
    liveCounters `settlesAt` 0
  for_ (drop 8 endless) $ \(what, call) ->
    it ("stops " ++ what ++ " within 10 ms of its next look") $ do
      -- Others use the machine, too, so it is so now and then.
      delay <- eventually (< 0.01) $ do
        count <- callsBegun
        ended <- newEmptyMVar
        thread <- forkFinally call (\_ -> putMVar ended ())
        hasBegun count 1
        snd <$> timed (killThread thread >> takeMVar ended)
      delay `shouldSatisfy` (< 0.01)
  it "stops many calls at once" $ do
    results <- inTime $ concurrently 32 $ \n -> timeout 100000 (snd (endless !! (n `mod` length endless)))
    results `shouldBe` (Nothing <$ results)
    liveCounters `settlesAt` 0
  it "lives when it stops calls and SIGPIPE has its default action" $ do
    (code, output, _) <- inTime (another [(variable, "dies of SIGPIPE")])
    (code, output) `shouldBe` (ExitSuccess, "begins\nlives\n")
  for_ ["rests", "spins"] $ \way ->
    it ("ends at Ctrl-C as GHC's own programs do, when it " ++ way) $ endsAtCtrlC way

-- | Whether a call with a number that is never known is over when its time is.
endsInTime :: (Word64 -> IO a) -> Expectation
endsInTime call = do
  ended <- newEmptyMVar
  _ <- forkIO (timeout 20000 (call (fromIntegral (length (filter odd [0 :: Integer, 2 ..])))) >>= putMVar ended . void)
  inTime (takeMVar ended) `shouldReturn` Nothing

isInUse :: ObjectError -> Bool
isInUse (ObjectInUse _) = True
isInUse _ = False

-- | Expects that a call which takes for ever is over when its time is, which is when it has begun.
runsOutOfTime :: IO a -> Expectation
runsOutOfTime call = go 1000
 where
  go time = do
    count <- callsBegun
    inTime (timeout time (void call)) `shouldReturn` Nothing
    begun <- callsBegun
    when (begun == count) $ go (2 * time)

-- | What a call throws that takes for ever, and is stopped when it has begun.
stoppedWithin :: IO a -> IO (Maybe AsyncException)
stoppedWithin call = do
  count <- callsBegun
  ended <- newEmptyMVar
  thread <- forkFinally call (putMVar ended)
  hasBegun count 1
  inTime (killThread thread)
  either fromException (const Nothing) <$> inTime (takeMVar ended)

endsAtCtrlC :: String -> Expectation
endsAtCtrlC way = do
  code <- pressed way
  expected <- pressed "waits"
  code `shouldBe` expected
  code `shouldNotBe` ExitSuccess

-- | Has another thread throw to this one.
throwLater :: ThreadId -> IO ThreadId
throwLater thread = forkIO (throwTo thread ThreadKilled)

-- | Calls that take for ever, or at least as long as anybody waits for them.
endless :: [(String, IO ())]
endless =
  [ ("a sleep", rest forEver)
  , ("a sleep beside an object", void (restCounter forEver))
  , ("a sleep that an object comes of", void (restAnyway forEver))
  , ("a sleep that answers in a register", void (restThrough forEver))
  , ("a sleep beside a text", void (restBeside (Text.replicate 1000 (Text.pack "lent")) forEver))
  , ("a poll", void (awaitPipe (Just forEver)))
  , ("a poll without an end", void (awaitPipe Nothing))
  , ("a read", void readPipe)
  , ("a computation", void (spin forEver))
  , ("a computation that an object comes of", void (spinAnyway forEver))
  , ("a computation on two threads", void (spinTwice forEver))
  ]

-- | Milliseconds.
forEver :: Word64
forEver = maxBound

-- | A call like the one of that name, and short.
brief :: String -> IO ()
brief what
  | what `elem` map fst (drop 8 endless) = void (spin 50)
  | otherwise = rest 50

-- | How long the action took, in seconds that are longer under a checker, where all takes longer.
timed :: IO a -> IO (a, Double)
timed action = do
  checked <- lookupEnv "HSFFI_CHECKED"
  begun <- getMonotonicTime
  result <- action
  ended <- getMonotonicTime
  pure (result, (ended - begun) / maybe 1 (const 20) checked)

-- | Runs this program again, and presses Ctrl-C while it does what it is told: its exit code.
pressed :: String -> IO ExitCode
pressed way = do
  self <- getExecutablePath
  environment <- getEnvironment
  let again = (proc self []) {env = Just ((variable, way) : environment), std_out = CreatePipe}
  withCreateProcess again $ \_ output _ process -> do
    mapM_ hGetLine output
    getPid process >>= mapM_ (signalProcess sigINT)
    inTime (waitForProcess process)

-- | The environment variable that makes another program of this one.
variable :: String
variable = "HSFFI_STOPPING"

-- | The main action, or in a program that was started by 'spec', one that is in a call for ever, and says when that begins.
stoppingBySignal :: IO () -> IO ()
stoppingBySignal action = lookupEnv variable >>= maybe action begin
 where
  begin "rests" = forkIO (hasBegun 0 1 >> begins) >> rest forEver
  begin "spins" = forkIO (hasBegun 0 1 >> begins) >> void (spin forEver)
  begin "dies of SIGPIPE" = do
    begins
    _ <- installHandler sigPIPE Default Nothing
    for_ (take 8 endless) $ \(_, call) -> stoppedWithin call >>= (`shouldBe` Just ThreadKilled)
    putStrLn "lives"
  begin "calls" = void (callRepeatedly (\n -> when (n == 0) begins))
  begin _ = begins >> never
  begins = putStrLn "begins" >> hFlush stdout
