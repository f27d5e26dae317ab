{-# LANGUAGE OverloadedStrings #-}

-- | Objects that calls take over, and children that borrow from exclusive objects: a database with transactions and tables.
module Transactions (spec) where

import Collector
import Control.Concurrent (forkIO, myThreadId, newEmptyMVar, putMVar, takeMVar, throwTo)
import Control.Exception (ArithException (DivideByZero), ErrorCall (..), Exception, bracket_, mask, throw, throwIO, try)
import Control.Monad (forM, replicateM_, void, when)
import Data.Either (fromRight, rights)
import Data.IORef
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word64)
import Events (hasBegun, inTime, interrupted, isPending)
import Foreign.StablePtr (freeStablePtr, newStablePtr)
import Hsffi.Roundtrip hiding (sum)
import Panicking
import System.Mem (performGC)
import Test.Hspec
import Threads

-- | What a user would write.
addUser :: Store -> Text -> Word64 -> IO Word64
addUser store name number =
  withWriteTransaction (storeBeginWrite store) $ \transaction -> do
    users <- withTable (writeTransactionOpenTable transaction "users") $ \table -> do
      _ <- tableInsert table name number
      foldItems (\count _ -> count + 1) 0 =<< tableRows table
    writeTransactionCommit transaction
    pure users

spec :: Spec
spec = before_ (transactionsAlive `settlesAt` 0) $ do
  describe "a transaction" $ do
    it "is committed with its tables" $ do
      store <- newStore
      addUser store "Ada" 1 `shouldReturn` 1
      addUser store "Grace" 2 `shouldReturn` 2
      mapM (storeGet store "users") ["Ada", "Grace", "Edsger"] `shouldReturn` [Just 1, Just 2, Nothing]
      transactionsAlive `shouldReturn` 0
    it "is given up when it is closed, and when an exception leaves its bracket" $ do
      store <- newStore
      withWriteTransaction (storeBeginWrite store) $ \transaction ->
        withTable (writeTransactionOpenTable transaction "users") $ \table -> void (tableInsert table "Ada" 1)
      let failing = withWriteTransaction (storeBeginWrite store) $ \transaction -> do
            table <- writeTransactionOpenTable transaction "users"
            _ <- tableInsert table "Ada" 1
            throwIO (ErrorCall "no")
      failing `shouldThrow` (== ErrorCall "no")
      storeGet store "users" "Ada" `shouldReturn` Nothing
      transactionsAlive `shouldReturn` 0

  describe "an object that a call takes over" $ do
    it "is closed by the call" $ do
      transaction <- begun
      writeTransactionCommit transaction
      writeTransactionCommit transaction `shouldThrow` closed "WriteTransaction"
      writeTransactionLabel transaction `shouldThrow` closed "WriteTransaction"
      writeTransactionSetLabel transaction "late" `shouldThrow` closed "WriteTransaction"
      writeTransactionOpenTable transaction "users" `isRefused` closed "WriteTransaction"
      closeWriteTransaction transaction
      transactionsAlive `shouldReturn` 0
    it "is closed by a call that fails" $ do
      transaction <- begun
      writeTransactionCommitLabelled transaction `shouldThrow` isNoLabel
      transactionsAlive `shouldReturn` 0
      writeTransactionCommitLabelled transaction `shouldThrow` closed "WriteTransaction"
    it "is dropped and closed by a call that panics, and not poisoned" $ do
      transaction <- begun
      writeTransactionSetLabel transaction "x"
      writeTransactionCommitHalf transaction `panics` "half of \"x\""
      transactionsAlive `shouldReturn` 0
      writeTransactionLabel transaction `shouldThrow` closed "WriteTransaction"
    it "is closed by a call whose closure throws" $ do
      transaction <- begun
      writeTransactionCommitIf transaction (throwIO (ErrorCall "no")) `shouldThrow` (== ErrorCall "no")
      writeTransactionCommit transaction `shouldThrow` closed "WriteTransaction"
      transactionsAlive `shouldReturn` 0
    it "may be a parameter" $ do
      store <- newStore
      transaction <- storeBeginWrite store
      withTable (writeTransactionOpenTable transaction "t") $ \table -> void (tableInsert table "k" 3)
      commitAs transaction "label" '!' `shouldReturn` "label!"
      storeGet store "t" "k" `shouldReturn` Just 3
      commitAs transaction "label" '!' `shouldThrow` closed "WriteTransaction"
    it "may be in a Maybe" $ do
      (one, two, three) <- (,,) <$> begun <*> begun <*> begun
      commitBoth one Nothing 'x' `shouldReturn` False
      commitBoth two (Just three) 'x' `shouldReturn` True
      commitBoth one (Just three) 'x' `shouldThrow` closed "WriteTransaction"
      transactionsAlive `shouldReturn` 0
    it "may come back under a new handle" $ do
      transaction <- begun
      writeTransactionSetLabel transaction "kept"
      other <- writeTransactionHandOver transaction
      writeTransactionLabel transaction `shouldThrow` closed "WriteTransaction"
      writeTransactionCommitLabelled other `shouldReturn` "kept"
    it "remains open when a later argument is refused" $ do
      (one, two) <- (,) <$> begun <*> begun
      writeTransactionSetLabel one "one"
      commitAs one "label" '\xd800' `shouldThrow` isInvalid
      commitBoth one (Just two) '\xdfff' `shouldThrow` isInvalid
      writeTransactionLabel one `shouldReturn` "one"
      transactionsAlive `shouldReturn` 2
      commitBoth one (Just two) 'x' `shouldReturn` True
      transactionsAlive `shouldReturn` 0
    it "remains open when another object is refused" $ do
      (one, two) <- (,) <$> begun <*> begun
      writeTransactionCommit two
      commitBoth one (Just two) 'x' `shouldThrow` closed "WriteTransaction"
      commitBoth one (Just one) 'x' `shouldThrow` inUse "WriteTransaction"
      commitBeside one one `shouldThrow` inUse "WriteTransaction"
      three <- begun
      writeTransactionSetLabel one "one"
      commitBeside one three
      writeTransactionCommitLabelled three `shouldReturn` "one"
    it "is in use while the call goes on" $ do
      transaction <- begun
      writeTransactionCommitIf transaction $ do
        writeTransactionLabel transaction `shouldThrow` inUse "WriteTransaction"
        writeTransactionCommit transaction `shouldThrow` inUse "WriteTransaction"
        closeWriteTransaction transaction `shouldThrow` inUse "WriteTransaction"
        pure True
      transactionsAlive `shouldReturn` 0
    it "is not taken from a call that uses it" $ do
      transaction <- begun
      writeTransactionVisit transaction (writeTransactionCommit transaction) `shouldThrow` inUse "WriteTransaction"
      writeTransactionCommit transaction
    it "is taken by one of 8 threads" $ do
      counts <- forM [1 .. 50 :: Int] $ \_ -> do
        transaction <- begun
        outcomes <- concurrently 8 $ \_ -> try (writeTransactionCommit transaction)
        pure (length (rights (outcomes :: [Either ObjectError ()])))
      counts `shouldBe` replicate 50 1
      transactionsAlive `shouldReturn` 0
    it "remains open when an exception comes before the call" $ do
      transaction <- begun
      self <- myThreadId
      thrown <- try $ mask $ \restore -> do
        throwing <- forkIO (throwTo self (ErrorCall "stop"))
        isPending throwing
        restore (writeTransactionCommit transaction)
      thrown `shouldBe` Left (ErrorCall "stop")
      commitAs transaction (throw DivideByZero) 'x' `shouldThrow` (== DivideByZero)
      writeTransactionCommit transaction
    when isThreaded $ do
      it "is in use on another thread while the call goes on" $ do
        transaction <- begun
        napping (writeTransactionCommitLate transaction) $ do
          writeTransactionLabel transaction `shouldThrow` inUse "WriteTransaction"
          writeTransactionCommit transaction `shouldThrow` inUse "WriteTransaction"
          closeWriteTransaction transaction `shouldThrow` inUse "WriteTransaction"
        writeTransactionLabel transaction `shouldThrow` closed "WriteTransaction"
      it "is closed by a call that an exception stops" $ do
        transaction <- begun
        [stopped] <- interrupted [writeTransactionCommitUnlessCancelled transaction]
        fromRight False stopped `shouldBe` False
        writeTransactionCommit transaction `shouldThrow` closed "WriteTransaction"
        transactionsAlive `shouldReturn` 0
    it "may be taken over by a finalizer of Haskell's" $ do
      store <- newStore
      ended <- newIORef ()
      committed <- newEmptyMVar
      transaction <- storeBeginWrite store
      withTable (writeTransactionOpenTable transaction "t") $ \table -> void (tableInsert table "k" 1)
      -- The type is not usable_in_finalizers: the collection that runs the finalizer must not find the handle unused.
      kept <- newStablePtr transaction
      _ <- mkWeakIORef ended (writeTransactionCommit transaction >> putMVar committed ())
      readIORef ended
      storeGet store "t" "k" `settlesAt` Just 1
      takeMVar committed
      freeStablePtr kept
    it "gives its memory back" $ do
      drafts <- mapM ofDraft [1000000, 2000000]
      mapM draftPublish drafts `shouldReturn` [1000000, 2000000]
      mapM_ closeDraft drafts
    it "is not taken from calls that share it" $ do
      draft <- ofDraft 3
      draftProofread draft (void (draftPublish draft)) `shouldThrow` inUse "Draft"
      draftProofread draft (void (draftProofread draft (pure ()))) `shouldReturn` 3
      draftPublish draft `shouldReturn` 3
      draftProofread draft (pure ()) `shouldThrow` closed "Draft"
    it "may be bound to its thread" $ bound $ do
      letter <- writeLetter "Dear Ada"
      letterHold letter (void (letterRead letter)) `shouldThrow` inUse "Letter"
      letterRead letter `shouldReturn` "Dear Ada"
      letterRead letter `shouldThrow` closed "Letter"
      closeLetter letter
    when isThreaded $
      it "is bound to its thread all the same" $ bound $ do
        letter <- writeLetter "Dear Ada"
        elsewhere <- newEmptyMVar
        _ <- forkIO (try (letterRead letter) >>= putMVar elsewhere)
        outcome <- takeMVar elsewhere
        either (const True) (const False) (outcome :: Either ObjectError Text) `shouldBe` True
        letterRead letter `shouldReturn` "Dear Ada"

  describe "a child of an exclusive object" $ do
    it "borrows it beside others" $ do
      transaction <- begun
      one <- writeTransactionOpenTable transaction "one"
      two <- writeTransactionOpenTable transaction "two"
      writeTransactionOpenTable transaction "two" `isRefused` isOpenAlready
      tableInsert one "k" 1 `shouldReturn` Nothing
      tableInsert two "k" 2 `shouldReturn` Nothing
      tableGet one "k" `shouldReturn` Just 1
      writeTransactionLabel transaction `shouldReturn` ""
      closeWriteTransaction transaction
      tableGet one "k" `shouldThrow` closed "Table"
      transactionsAlive `shouldReturn` 0
    it "is in the way of what would change or take it, until it is closed" $ do
      transaction <- begun
      one <- writeTransactionOpenTable transaction "one"
      two <- writeTransactionOpenTable transaction "two"
      let refused = do
            writeTransactionSetLabel transaction "x" `shouldThrow` lent "WriteTransaction"
            writeTransactionEditLabel transaction `isRefused` lent "WriteTransaction"
            writeTransactionCommit transaction `shouldThrow` lent "WriteTransaction"
            commitBoth transaction Nothing 'x' `shouldThrow` lent "WriteTransaction"
      refused
      closeTable one
      closeTable one
      refused
      tableFinish two `shouldReturn` 0
      writeTransactionSetLabel transaction "x"
      writeTransactionCommitLabelled transaction `shouldReturn` "x"
    it "is in the way until it is collected" $ do
      transaction <- begun
      writeTransactionOpenTable transaction "one" >>= \table -> void (tableInsert table "k" 1)
      transactionsAlive `settlesAt` 1
      writeTransactionCommit transaction
    it "is in the way of no call that it makes itself" $ do
      transaction <- begun
      table <- writeTransactionOpenTable transaction "one"
      writeTransactionVisit transaction (void (tableInsert table "k" 1))
      writeTransactionVisit transaction (closeTable table)
      writeTransactionCommit transaction
    it "keeps it" $ do
      store <- newStore
      table <- storeBeginWrite store >>= \transaction -> writeTransactionOpenTable transaction "one"
      replicateM_ 3 performGC
      tableInsert table "k" 1 `shouldReturn` Nothing
      transactionsAlive `shouldReturn` 2
    it "may have children of its own" $ do
      transaction <- begun
      table <- writeTransactionOpenTable transaction "one"
      mapM_ (\n -> tableInsert table (Text.pack (show n)) n) [1 .. 3]
      rows <- tableRows table
      tableGet table "1" `shouldReturn` Just 1
      tableInsert table "4" 4 `shouldThrow` lent "Table"
      nextItem rows `shouldReturn` Just ("1", 1)
      tableInsert table "4" 4 `shouldThrow` lent "Table"
      -- To the end, where the items are dropped.
      foldItems (flip (:)) [] rows `shouldReturn` [("3", 3), ("2", 2)]
      nextItem rows `shouldReturn` Nothing
      tableInsert table "4" 4 `shouldReturn` Nothing
      tableFinish table `shouldReturn` 4
      writeTransactionCommit transaction
    it "may be items that the object's calls are not in the way of" $ do
      transaction <- begun
      withTable (writeTransactionOpenTable transaction "one") $ \_ -> pure ()
      names <- writeTransactionTables transaction
      inTime (writeTransactionVisit transaction (nextItem names `shouldReturn` Just "one"))
      writeTransactionCommit transaction `shouldThrow` lent "WriteTransaction"
      nextItem names `shouldReturn` Nothing
      writeTransactionCommit transaction
    it "is closed with it when its bracket ends" $ do
      transaction <- begun
      table <- withWriteTransaction (pure transaction) $ \_ -> do
        table <- writeTransactionOpenTable transaction "one"
        table <$ tableInsert table "k" 1
      tableGet table "k" `shouldThrow` closed "Table"
      transactionsAlive `shouldReturn` 0
    it "that a call takes over borrows until the call is over" $ do
      transaction <- begun
      table <- writeTransactionOpenTable transaction "one"
      when isThreaded $ do
        napping (void (tableFinishLate table)) $ do
          writeTransactionCommit transaction `shouldThrow` lent "WriteTransaction"
          closeWriteTransaction transaction `shouldThrow` inUse "WriteTransaction"
        tableFinish table `shouldThrow` closed "Table"
      closeTable table
      writeTransactionCommit transaction
    it "is opened and closed by 8 threads at once" $ do
      store <- newStore
      transaction <- storeBeginWrite store
      _ <- concurrently 8 $ \thread -> replicateM_ 20 $
        withTable (writeTransactionOpenTable transaction (Text.pack (show thread))) $ \table -> do
          before' <- tableGet table "k"
          tableInsert table "k" (maybe 1 (+ 1) before')
      writeTransactionCommit transaction
      mapM (\thread -> storeGet store (Text.pack (show thread)) "k") [0 .. 7 :: Int] `shouldReturn` replicate 8 (Just 20)
    it "is closed by one thread while another commits, or refuses to" $ do
      outcomes <- forM [1 .. 100 :: Int] $ \_ -> do
        transaction <- begun
        table <- writeTransactionOpenTable transaction "one"
        [committed, _] <- concurrently 2 $ \thread ->
          if thread == 0 then try (writeTransactionCommit transaction) else Right () <$ closeTable table
        either (const (writeTransactionCommit transaction)) pure (committed :: Either ObjectError ())
      length outcomes `shouldBe` 100
      transactionsAlive `shouldReturn` 0

  describe "a child that borrows mutably" $ do
    it "is in the way of every call" $ do
      transaction <- begun
      withLabelEditor (writeTransactionEditLabel transaction) $ \editor -> do
        writeTransactionLabel transaction `shouldThrow` lent "WriteTransaction"
        writeTransactionOpenTable transaction "one" `isRefused` lent "WriteTransaction"
        writeTransactionEditLabel transaction `isRefused` lent "WriteTransaction"
        writeTransactionCommit transaction `shouldThrow` lent "WriteTransaction"
        labelEditorAppend editor "edited"
      writeTransactionCommitLabelled transaction `shouldReturn` "edited"
    it "is in the way of none when it is missing" $ do
      transaction <- begun
      writeTransactionMaybeEditLabel transaction >>= maybe (pure ()) (const (expectationFailure "there was an editor"))
      writeTransactionSetLabel transaction "x"
      Just editor <- writeTransactionMaybeEditLabel transaction
      writeTransactionLabel transaction `shouldThrow` lent "WriteTransaction"
      closeLabelEditor editor
      writeTransactionLabel transaction `shouldReturn` "x"
    it "is in the way until it is collected" $ do
      transaction <- begun
      writeTransactionEditLabel transaction >>= \editor -> labelEditorAppend editor "x"
      transactionsAlive `settlesAt` 1
      writeTransactionLabel transaction `shouldReturn` "x"
    it "may have such a child" $ do
      transaction <- begun
      editor <- writeTransactionEditLabel transaction
      withLabelEditor (labelEditorAgain editor) $ \again -> do
        labelEditorAppend editor "no" `shouldThrow` lent "LabelEditor"
        labelEditorAppend again "yes"
      labelEditorAppend editor "!"
      closeLabelEditor editor
      writeTransactionLabel transaction `shouldReturn` "yes!"
    it "may take the place of one that a call takes over" $ do
      transaction <- begun
      editor <- writeTransactionEditLabel transaction
      labelEditorAppend editor "edited"
      labelEditorMarked editor '\xd800' `isRefused` isInvalid
      marked <- labelEditorMarked editor '!'
      labelEditorAppend editor "no" `shouldThrow` closed "LabelEditor"
      labelEditorMarked editor '?' `isRefused` closed "LabelEditor"
      writeTransactionLabel transaction `shouldThrow` lent "WriteTransaction"
      labelEditorAppend marked "!"
      closeLabelEditor marked
      writeTransactionLabel transaction `shouldReturn` "edited!!"
    it "may be items" $ do
      transaction <- begun
      withTable (writeTransactionOpenTable transaction "one") $ \table -> do
        mapM_ (\n -> tableInsert table (Text.pack (show n)) n) [1 .. 3]
        doubled <- tableDoubled table
        tableGet table "1" `shouldThrow` lent "Table"
        foldItems (flip (:)) [] doubled `shouldReturn` [6, 4, 2]
        tableGet table "1" `shouldReturn` Just 2
    it "may be of an object that is not Sync" $ do
      abacus <- newAbacus
      withRod (abacusRod abacus) $ \rod -> do
        _ <- concurrently 4 $ \_ -> do
          replicateM_ 100 (rodSlide rod)
          abacusBeads abacus `shouldThrow` lent "Abacus"
        pure ()
      abacusBeads abacus `shouldReturn` 400
 where
  begun = newStore >>= storeBeginWrite

-- | Runs the action while the call naps.
napping :: IO () -> IO () -> IO ()
napping call action = do
  count <- callsBegun
  done <- newEmptyMVar
  bracket_ (holdNaps True) (holdNaps False) $ do
    _ <- forkIO (call >> putMVar done ())
    hasBegun count 1
    action
  takeMVar done

-- | That the action throws, whose result cannot be shown.
isRefused :: Exception e => IO a -> Selector e -> Expectation
action `isRefused` selector = void action `shouldThrow` selector

isNoLabel, isOpenAlready :: Selector TransactionError
isNoLabel err = case err of
  NoLabel -> True
  _ -> False
isOpenAlready err = case err of
  TableAlreadyOpen "two" -> True
  _ -> False

isInvalid :: Selector InvalidArgument
isInvalid (InvalidArgument _) = True

closed, inUse, lent :: String -> Selector ObjectError
closed name err = case err of
  ObjectClosed message -> message == Text.pack ("the " ++ name ++ " has been closed")
  _ -> False
inUse name err = case err of
  ObjectInUse message -> message == Text.pack ("the " ++ name ++ " is in use by another call")
  _ -> False
lent name err = case err of
  ObjectInUse message -> message == Text.pack ("the " ++ name ++ " is borrowed by an object that is still open: close that one first")
  _ -> False
