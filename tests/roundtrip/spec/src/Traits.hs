{-# LANGUAGE OverloadedStrings #-}

-- | A trait of Rust's that Haskell implements.
module Traits (spec) where

import Collector
import Control.Exception (ErrorCall (..), throwIO, try)
import Control.Monad (void)
import Data.Foldable (for_)
import Data.IORef
import qualified Data.Map as Map
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip hiding (sum)
import System.Mem (performGC)
import System.Mem.Weak (Weak)
import Test.Hspec
import Threads

spec :: Spec
spec = do
  describe "a record that is lent" lent
  describe "a record that Rust keeps" kept
  describe "a method without a token" attached
  it "returns another trait" $ do
    storageOpened (opening (const (Just <$> newStorage))) "x" `shouldReturn` Just ["x"]
    storageOpened (opening (const (pure Nothing))) "x" `shouldReturn` Nothing
    storageOpened (opening (\_ -> throwIO (ErrorCall "shut"))) "x" `shouldThrow` (== ErrorCall "shut")
  it "has implementations of Rust's, too" $
    storageValuesOfRust ["a", "b"] `shouldReturn` [Just "a", Just "b"]
 where
  opening open = Opener {openStorage = \name -> open name >>= traverse (\storage -> storage <$ storagePut storage name "")}

-- | A storage in memory.
newStorage :: IO Storage
newStorage = do
  values <- newIORef Map.empty
  pure
    Storage
      { storageGet = \key -> Map.lookup key <$> readIORef values
      , storagePut = \key value -> modifyIORef' values (Map.insert key value)
      , storageKeys = Map.keys <$> readIORef values
      , storageNumber = \factor more -> pure (if more < 0 then factor else factor * 2)
      , storageMix = \numbers text pair days bytes ->
          pure
            ( Vector.map negate numbers
            , case days of
                [] -> Nothing
                day : _ -> Just day
            , Text.pack (show (text, pair, bytes))
            )
      }

lent :: Spec
lent = do
  it "is called by Rust code that knows only the trait" $ do
    storage <- newStorage
    storagePut storage "b" "2"
    storageValues storage ["a", "b"] `shouldReturn` [Nothing, Just "2"]
  it "takes and returns values of each kind" $ do
    storage <- newStorage
    storageMixed storage (Vector.fromList [1, -2]) (Just "text") [Tuesday, Monday]
      `shouldReturn` (Vector.fromList [-1, 2], Just Tuesday, "(Just \"text\",('\\955',True),\"\\NULbytes\")")
    storageMixed storage Vector.empty Nothing []
      `shouldReturn` (Vector.empty, Nothing, "(Nothing,('\\955',True),\"\\NULbytes\")")
  it "throws half-way in a list" $ do
    storage <- newStorage
    seen <- newIORef []
    let get key = modifyIORef seen (key :) >> if key == "c" then throwIO (ErrorCall "no c") else pure (Just key)
    storageValues storage {storageGet = get} ["a", "b", "c", "d"] `shouldThrow` (== ErrorCall "no c")
    readIORef seen `shouldReturn` ["c", "b", "a"]
  it "passes a panic of Rust code that a method calls" $ do
    storage <- newStorage
    let get _ = Nothing <$ panicFormatted 7
    storageValues storage {storageGet = get} ["a"]
      `shouldThrow` \panic -> "number 7 came up" `Text.isPrefixOf` rustPanicMessage panic
  it "calls Rust with another storage" $ do
    inner <- newStorage
    storagePut inner "a" "inner"
    outer <- newStorage
    let get key = concat' <$> storageValues inner [key]
    storageValues outer {storageGet = get} ["a"] `shouldReturn` [Just "inner"]
  it "is released after the call" $ do
    weak <- forgotten $ \used -> do
      storage <- newStorage
      void (storageValues storage {storageKeys = [] <$ touched used} ["a"])
    isForgotten weak
 where
  concat' values = case values of
    [value] -> value
    _ -> Nothing

kept :: Spec
kept = do
  it "is called later" $ do
    storage <- newStorage
    user <- newStorageUser storage
    performGC
    storageUserGet user "a" `shouldReturn` Nothing
    storagePut storage "a" "1"
    storageUserGet user "a" `shouldReturn` Just "1"
  it "is released with what has it, at once, elsewhere, and when the call is refused" $ do
    weaks <- mapM forgotten
      [ (`using` newStorageUser)
      , (`using` storageDropElsewhere)
      , \used -> using used (storageIsThere . Just)
      , \used -> using used (`storageThen` 'a')
      , \used -> do
          refused <- try (using used (`storageThen` '\xdfff'))
          case refused of
            Left (InvalidArgument _) -> pure ()
            Right () -> expectationFailure "a surrogate went through"
      ]
    for_ weaks isForgotten
  it "may be absent" $ do
    storage <- newStorage
    storageIsThere (Just storage) `shouldReturn` True
    storageIsThere Nothing `shouldReturn` False
 where
  using used call = do
    storage <- newStorage
    void (call storage {storageKeys = [] <$ touched used})

attached :: Spec
attached = do
  it "calls Haskell on Haskell's own thread" $ do
    user <- newStorage >>= newStorageUser
    storageUserNumber user 21 `shouldReturn` 21
  it "says why it may not in an unsafe call, which is an exception of its own" $ do
    user <- newStorage >>= newStorageUser
    storageUserRefusal user >>= (`shouldSatisfy` ("Haskell cannot be called from an `unsafe` call" `Text.isPrefixOf`))
    storageUserNumberUnsafely user `shouldThrow` \(CallbackRefused why) -> "an unsafe call" `Text.isPrefixOf` why
  it "says why it may not in a finalizer" $ do
    void storageLastWords
    storage <- newStorage
    void (newStorageUser storage)
    words' <- newIORef Nothing
    (found words' `settlesAt`) . Just
      $ "Haskell cannot be called from a C finalizer: write `finalizer = \"haskell\"` on the type"
  it "may be called in a drop within a call" $ do
    storage <- newStorage
    storageUserDropped storage
    storageLastWords `shouldReturn` Just "written"
    storageGet storage "last" `shouldReturn` Just "words"
  it "attaches threads of Rust's, or says why not" $ do
    user <- newStorage >>= newStorageUser
    storageUserNumberElsewhere user `shouldReturn` (if isThreaded then Just 12 else Nothing)
  if isThreaded
    then it "is called from several threads while the record is lent" $ do
      storage <- newStorage
      storageFromThreads storage 4 100 `shouldReturn` 4 * 2 * sum [1 .. 100]
    else it "throws from several threads on the non-threaded runtime" $ do
      storage <- newStorage
      storageFromThreads storage 2 1 `shouldThrow` \(CallbackRefused why) -> "another thread" `Text.isPrefixOf` why
 where
  found words' = do
    more <- storageLastWords
    maybe (pure ()) (writeIORef words' . Just) (more :: Maybe Text)
    readIORef words'

-- | What something holds on to an 'IORef' with.
forgotten :: (IORef () -> IO ()) -> IO (Weak (IORef ()))
forgotten hold = do
  used <- newIORef ()
  weak <- mkWeakIORef used (pure ())
  hold used
  pure weak

touched :: IORef () -> IO ()
touched = void . readIORef
