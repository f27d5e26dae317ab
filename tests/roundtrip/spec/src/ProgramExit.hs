{-# LANGUAGE OverloadedStrings #-}

-- | What becomes of objects when the program ends.
module ProgramExit
  ( spec
  , departing
  ) where

import Control.Concurrent (forkIO, forkOS, newEmptyMVar, putMVar, takeMVar, tryPutMVar, yield)
import Control.Exception (displayException, throwIO, try)
import Control.Monad (forever, replicateM, replicateM_, void, when)
import Data.Foldable (for_)
import Data.IORef (atomicModifyIORef', newIORef, readIORef)
import Data.List (isInfixOf, sort)
import qualified Data.Text as Text
import Data.Word (Word32)
import Events (hasBegun, inTime, never)
import Foreign.StablePtr (newStablePtr)
import Hsffi.Roundtrip
import Subprocess (another, anotherUntil)
import System.Environment (lookupEnv)
import System.Exit (ExitCode (..), exitWith)
import System.IO (BufferMode (..), hFlush, hPutStrLn, hSetBuffering, stderr, stdout)
import System.Mem (performGC)
import System.Posix.IO (closeFd, createPipe, dupTo, stdOutput)
import System.Posix.Process (ProcessStatus (..), forkProcess, getProcessStatus)
import Test.Hspec
import Threads (isThreaded)

spec :: Spec
spec = do
  -- On the other runtime, main cannot return before the calls that were made while it waited.
  when isThreaded $
    for_ [("in a closure", "inClosure"), ("in calls with closures", "inCalls")] $ \(what, way) ->
      it ("ends when main returns while a thread is " ++ what) $ do
        (code, _, _) <- departure way
        code `shouldBe` ExitSuccess
  for_ [("returns", ExitSuccess), ("exits", ExitFailure 3), ("throws", ExitFailure 1)] $ \(way, code) ->
    it ("releases objects when main " ++ way) $ do
      (exit, output, _) <- departure way
      exit `shouldBe` code
      sort (lines output) `shouldBe` ["farewell from guest " ++ show n | n <- [1 .. 5 :: Int]]
  for_ [("Returns", ExitSuccess), ("Exits", ExitFailure 3), ("Throws", ExitFailure 1), ("ExitsInClosure", ExitFailure 5)] $
    \(way, code) -> it ("writes what Rust printed without ending the line: main " ++ way) $ do
      (exit, output, _) <- departure ("prints" ++ way)
      exit `shouldBe` code
      output `shouldBe` "no end of line"
  when isThreaded $
    it "waits for no thread that has the lock of Rust's standard output" $ do
      (code, output, _) <- inTime (departure "printsLocked")
      code `shouldBe` ExitSuccess
      output `shouldBe` ""
  it "keeps lines of Haskell and of Rust in their order when both buffers are of lines" $ do
    (code, output, _) <- departure "printsInTurn"
    code `shouldBe` ExitSuccess
    lines output `shouldBe` concat [["Haskell " ++ show n, "Rust " ++ show n] | n <- [1 .. 20 :: Int]]
  it "gets an exception when nobody reads what Rust prints" $ do
    (code, _, errors) <- departure "printsToNobody"
    code `shouldBe` ExitSuccess
    errors `shouldContain` "failed printing to stdout"
  for_ [("a closure", "exitsInClosure"), ("a closure of a call that can be stopped", "exitsInStoppable"), ("a kept function", "exitsInKept")] $
    \(what, way) -> it ("ends with the code that " ++ what ++ " exits with") $ do
      (code, _, _) <- departure way
      code `shouldBe` ExitFailure 5
  it "is not brought about by calls within calls, which the stack of main's thread has no room for" $ do
    (code, output, _) <- departure "descends"
    (code, lines output) `shouldBe` (ExitSuccess, ["Left " ++ displayException CallbackDepthExceeded, "300"])
  it "asks objects that are released then to leave Haskell alone" $ do
    (code, _, _) <- departure "testaments"
    code `shouldBe` ExitSuccess
  it "attaches no thread of Rust's when it has left Haskell" $ do
    (code, output, _) <- departure "attachesAfter"
    code `shouldBe` ExitSuccess
    output `shouldBe` "Haskell's runtime has ended\n"
  it "waits for no finalizer of Haskell's, and runs all of C's" $ do
    (code, output, _) <- leaving "wills"
    code `shouldBe` ExitSuccess
    filter (/= "spoken") (lines output) `shouldBe` ["farewell from guest 1"]
  when isThreaded $
    it "keeps plain objects when main returns while another thread is in a call on one" $ do
      (code, output, _) <- departure "patients"
      code `shouldBe` ExitSuccess
      output `shouldBe` ""
  when isThreaded $
    it "refuses an exclusive object that another thread had when the process forked" $ do
      (code, output, _) <- leaving "forks"
      code `shouldBe` ExitSuccess
      lines output `shouldBe` ["in use", "the child ended"]
  it "ends while threads wait for futures" $ do
    (code, output, _) <- departure "waits"
    code `shouldBe` ExitSuccess
    output `shouldBe` "left\n"
  it "ends while futures become ready" $ do
    (code, output, _) <- leaving "ferries"
    code `shouldBe` ExitSuccess
    output `shouldBe` "left\n"
  it "leaves a forked process with futures of its own" $ do
    (code, output, _) <- leaving "forksWaiting"
    code `shouldBe` ExitSuccess
    lines output `shouldBe` ["7", "the child ended", "8"]
  for_ [("waits for events", "waitsForEvents"), ("reads events", "readsEvents"), ("waits for items", "waitsForItems"), ("reads items", "readsItems")] $
    \(what, way) -> it ("ends while a thread " ++ what) $ do
      (code, output, _) <- leaving way
      code `shouldBe` ExitSuccess
      output `shouldBe` "left\n"
  it "leaves a forked process without the events of the other one, and with events of its own" $ do
    (code, output, _) <- inTime (leaving "forksSending")
    code `shouldBe` ExitSuccess
    lines output `shouldBe` concat (replicate 20 ["refused", "False", "True", "Just 5"]) ++ ["20"]
  it "drops plain objects when no thread is in a call" $ do
    (code, output, _) <- departure "noPatients"
    code `shouldBe` ExitSuccess
    length (lines output) `shouldBe` 3
  -- On the other runtime, main cannot return before the call that has the lock.
  for_ (["entries" | isThreaded] ++ ["alarms"]) $ \way ->
    it ("drops " ++ way ++ " of which Drop waits, or ends without that") $ do
      (code, _, _) <- another [(variable, way), ("HSFFI_DROP_LIMIT_MS", "200")]
      code `shouldBe` ExitSuccess
  when isThreaded $
    it "ends while threads of Rust's call Haskell" $ do
      (code, _, _) <- departure "attached"
      code `shouldBe` ExitSuccess
  for_ (["inHaskell" | isThreaded] ++ ["comingBack"]) $ \way ->
    it ("ends threads of Rust's that a Drop joins when main returns: " ++ way) $ do
      (code, output, _) <- departure way
      code `shouldBe` ExitSuccess
      lines output `shouldBe` replicate 3 "stopped"
  it "names a C finalizer that does not end" $ do
    line <- anotherUntil [(variable, "wedged"), ("HSFFI_FINALIZER_LIMIT_MS", "20")] ("C finalizer" `isInfixOf`)
    line `shouldContain` "`Wedge`"
    line `shouldContain` "finalizer = \"thread\""
  it "releases objects that are bound to its thread when main returns" $ do
    (exit, output, _) <- departure "bound"
    exit `shouldBe` ExitSuccess
    sort (lines output) `shouldBe` ["farewell from lodger " ++ show n | n <- [1 .. 5 :: Int]]
  when isThreaded $
    it "ends when main returns while another thread is in a call on an object that is bound to it" $ do
      (exit, output, _) <- departure "boundElsewhere"
      exit `shouldBe` ExitSuccess
      output `shouldBe` ""
  it "drops objects that calls have taken over no second time" $ do
    (exit, output, _) <- departure "takenOver"
    exit `shouldBe` ExitSuccess
    lines output `shouldBe` ["farewell from one", "left", "farewell from two"]
  when isThreaded $
    it "leaves an object to the call that has taken it over" $ do
      (exit, output, _) <- departure "takenOverLate"
      exit `shouldBe` ExitSuccess
      output `shouldBe` ""

-- | Runs this program again, to end as told: its exit code, output and error output.
departure :: String -> IO (ExitCode, String, String)
departure way = another [(variable, way)]

-- | The same where memory is left: by finalizers that do not run, by Haskell threads whose futures are ready when the program ends, or in a forked
-- process by the threads that it does not have.
-- That is no leak which a checker should tell of.
leaving :: String -> IO (ExitCode, String, String)
leaving way = another [(variable, way), ("ASAN_OPTIONS", "detect_leaks=0")]

-- | The environment variable that makes another program of this one.
variable :: String
variable = "HSFFI_DEPARTURE"

-- | The main action, or in a program that was started by 'spec', one that holds objects and ends as told.
departing :: IO () -> IO ()
departing action = lookupEnv variable >>= maybe action depart

depart :: String -> IO ()
depart "inClosure" = do
  within <- newEmptyMVar
  _ <- forkIO (repeatCall 1 (putMVar within () >> never))
  takeMVar within
depart "inCalls" = do
  within <- newEmptyMVar
  replicateM_ 4 (forkIO (forever (repeatCall 1000 (void (tryPutMVar within ())))))
  replicateM_ 100 (takeMVar within)
depart "printsReturns" = printStart "no end of line"
depart "printsExits" = printStart "no end of line" >> exitWith (ExitFailure 3)
depart "printsThrows" = printStart "no end of line" >> throwIO (userError "the end")
depart "printsExitsInClosure" = printStart "no end of line" >> depart "exitsInClosure"
depart "printsInTurn" = do
  hSetBuffering stdout LineBuffering
  for_ [1 .. 20 :: Int] $ \n -> do
    putStrLn ("Haskell " ++ show n)
    printStart (Text.pack ("Rust " ++ show n ++ "\n"))
depart "printsToNobody" = do
  (reader, writer) <- createPipe
  closeFd reader
  _ <- dupTo writer stdOutput
  outcome <- try (printStart "a line\n")
  hPutStrLn stderr (either (displayException :: RustPanic -> String) show outcome)
depart "printsLocked" = do
  printStart "no end of line"
  holdNaps True
  _ <- forkIO napWithOutput
  hasBegun 0 1
depart "descends" = do
  let deep depth = descend depth (\left -> if left == 0 then pure 0 else deep left)
  outcome <- try (deep maxBound)
  print (outcome :: Either CallbackDepthExceeded Word32)
  deep 300 >>= print
depart "exitsInClosure" = repeatCall 1 (exitWith (ExitFailure 5))
depart "exitsInStoppable" = void (callRepeatedly (\_ -> exitWith (ExitFailure 5)))
depart "exitsInKept" = do
  bell <- newBell (\_ _ -> exitWith (ExitFailure 5))
  void (bellRing bell 1)
depart "testaments" = replicateM 10 (newTestament (putStrLn "spoken")) >>= void . newStablePtr
depart "wills" = do
  wills <- replicateM 100 (newWill (putStrLn "spoken"))
  guest <- invite "guest 1"
  _ <- newStablePtr (wills, guest)
  pure ()
depart "entries" = do
  -- The lock is never given back, so each Drop waits for ever.
  entries <- replicateM 10 newEntry
  locked <- newEmptyMVar
  _ <- forkIO (registryLocked (putMVar locked () >> never))
  when isThreaded (takeMVar locked)
  void (newStablePtr entries)
depart "patients" = do
  patient <- newPatient
  _ <- replicateM 3 newPatient >>= newStablePtr
  holdNaps True
  _ <- forkIO (patientWait patient)
  hasBegun 0 1
depart "forks" = do
  vault <- newVault
  (held, end) <- (,) <$> newEmptyMVar <*> newEmptyMVar
  _ <- forkIO (vaultHold vault (putMVar held () >> takeMVar end))
  takeMVar held
  child <- forkProcess $ do
    outcome <- try (vaultHold vault (pure ()))
    putStrLn $ case outcome of
      Left (ObjectInUse _) -> "in use"
      other -> show other
  status <- getProcessStatus True False child
  when (status == Just (Exited ExitSuccess)) (putStrLn "the child ended")
  putMVar end ()
depart "waits" = do
  bridge <- newDrawbridge
  replicateM_ 100 (forkIO (void (drawbridgeCross bridge 1)))
  _ <- ferryI64 1
  putStrLn "left"
depart "ferries" = do
  within <- newEmptyMVar
  replicateM_ 8 (forkIO (forever (ferryI64 1 >> tryPutMVar within ())))
  replicateM_ 100 (takeMVar within)
  putStrLn "left"
depart "forksWaiting" = do
  bridge <- newDrawbridge
  replicateM_ 100 (forkIO (void (drawbridgeCross bridge 1)))
  _ <- ferryI64 6
  child <- forkProcess (ferryI64 7 >>= print)
  status <- getProcessStatus True False child
  when (status == Just (Exited ExitSuccess)) (putStrLn "the child ended")
  ferryI64 8 >>= print
depart "waitsForEvents" = do
  siren <- newSiren 1 WaitForRoom
  events <- sirenEvents siren >>= maybe (fail "there are events") pure
  replicateM_ 100 (forkIO (void (readEvent events)))
  yield
  _ <- newStablePtr siren
  putStrLn "left"
depart "readsEvents" = do
  siren <- newSiren 16 WaitForRoom
  events <- sirenEvents siren >>= maybe (fail "there are events") pure
  within <- newEmptyMVar
  replicateM_ 4 (forkIO (forever (readEvent events >> tryPutMVar within ())))
  replicateM_ 4 (sirenSendElsewhere siren 0 maxBound)
  replicateM_ 100 (takeMVar within)
  putStrLn "left"
depart "waitsForItems" = do
  brook <- newBrook
  replicateM_ 100 (brookNumbers brook >>= forkIO . void . nextItem)
  _ <- ferryI64 1
  _ <- newStablePtr brook
  putStrLn "left"
depart "readsItems" = do
  brook <- newBrook
  within <- newEmptyMVar
  replicateM_ 4 $ brookNumbers brook >>= \numbers -> forkIO (forItems_ numbers (const (void (tryPutMVar within ()))))
  _ <- forkIO (forever (brookPour brook 1 >> yield))
  replicateM_ 100 (takeMVar within)
  putStrLn "left"
depart "forksSending" = do
  siren <- newSiren 16 DropOldest
  events <- sirenEvents siren >>= maybe (fail "there are events") pure
  -- Threads that have the lock of the queue most of the time.
  replicateM_ 2 (sirenSendElsewhere siren 0 maxBound)
  _ <- readEvent events
  children <- replicateM 20 $ do
    child <- forkProcess $ do
      outcome <- try (readEvent events)
      putStrLn (either (\(InvalidArgument _) -> "refused") show outcome)
      sirenSend siren 1 >>= print
      sirenIsUnheard siren >>= print
      other <- newSiren 16 DropOldest
      others <- sirenEvents other >>= maybe (fail "there are events") pure
      sirenSendElsewhere other 5 1
      readEvent others >>= print
    getProcessStatus True False child
  print (length (filter (== Just (Exited ExitSuccess)) children))
depart "noPatients" = replicateM 3 newPatient >>= void . newStablePtr
depart "alarms" = do
  ticked <- newEmptyMVar
  -- The thread of the first never comes back from Haskell.
  stuck <- newAlarm (putMVar ticked () >> never)
  when isThreaded (takeMVar ticked)
  others <- replicateM 3 (newAlarm (pure ()))
  clocks <- replicateM 3 (newClock (pure ()))
  void (newStablePtr (stuck : others, clocks))
depart "wedged" = newWedge >> performGC >> performGC
depart "inHaskell" = do
  ticked <- newEmptyMVar
  clocks <- replicateM 3 (newTowerClock (putMVar ticked () >> never))
  replicateM_ 3 (takeMVar ticked)
  void (newStablePtr clocks)
depart "comingBack" = do
  ticks <- newIORef (0 :: Int)
  clocks <- replicateM 3 (newTowerClock (atomicModifyIORef' ticks (\n -> (n + 1, ()))))
  let ticking = readIORef ticks >>= \n -> when (n < 10) (yield >> ticking)
  when isThreaded ticking
  void (newStablePtr clocks)
depart "attachesAfter" = attachInTheEnd
depart "attached" = do
  within <- newEmptyMVar
  replicateM_ 4 (ringLaterBell (\_ -> void (tryPutMVar within ())) maxBound)
  ringLaterBell (\_ -> putMVar within () >> never) maxBound
  replicateM_ 100 (takeMVar within)
depart "bound" = mapM (lodge . Text.pack . ("lodger " ++) . show) [1 .. 5 :: Int] >>= void . newStablePtr
depart "takenOver" = do
  (one, two) <- (,) <$> newParting (Text.pack "one") <*> newParting (Text.pack "two")
  partingLeave one
  putStrLn "left" >> hFlush stdout
  void (newStablePtr (one, two))
depart "takenOverLate" = do
  parting <- newParting (Text.pack "one")
  holdNaps True
  _ <- forkIO (partingLeaveLate parting)
  hasBegun 0 1
  void (newStablePtr parting)
depart "boundElsewhere" = do
  made <- newEmptyMVar
  _ <- forkOS $ do
    lodger <- lodge (Text.pack "lodger")
    putMVar made ()
    holdNaps True
    lodgerWorks lodger
  takeMVar made
  hasBegun 0 1
depart way = do
  guests <- mapM (invite . Text.pack . ("guest " ++) . show) [1 .. 5 :: Int]
  -- In use until the end.
  _ <- newStablePtr guests
  case way of
    "exits" -> exitWith (ExitFailure 3)
    "throws" -> throwIO (userError "the end")
    _ -> pure ()
