{-# LANGUAGE OverloadedStrings #-}
{-# OPTIONS_GHC -Wno-orphans #-}

-- | A table of SQLite against a list of its rows.
module Main (main) where

import Control.Exception (Exception, throwIO, try)
import Control.Monad (foldM, foldM_, void)
import qualified Data.ByteString as ByteString
import Data.Int (Int64)
import Data.List (insertBy, sortOn)
import Data.Maybe (isJust)
import Data.Ord (comparing)
import Data.Text (Text)
import qualified Data.Text as Text
import Database.Rusqlite
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

main :: IO ()
main = hspec $ do
  describe "a table" $ do
    prop "is a list of rows, whatever is done with it" $ \steps -> withTable $ \connection ->
      foldM_ (afterStep connection) [] (steps :: [Step])
    prop "keeps values as they are" $ \values -> withTable $ \connection -> do
      let numbered = zip [1 ..] values
      withTransaction (connectionBegin connection) $ \transaction -> do
        mapM_ (transactionRun transaction insert . row) numbered
        transactionCommit transaction
      contents connection `shouldReturn` numbered
    prop "finds the rows that a list has" $ \numbers least -> withTable $ \connection -> do
      let numbered = zip [1 ..] numbers
      mapM_ (connectionRun connection insert . row . fmap Integer) numbered
      found <- connectionRun connection "SELECT key FROM t WHERE value >= ?1 ORDER BY key" [Integer least]
      rowsValues found `shouldBe` [[Integer key] | (key, number) <- numbered, number >= least]
  describe "a query" $ do
    it "has columns" $ withTable $ \connection -> do
      found <- connectionRun connection "SELECT 1 AS one, NULL, 'é', x'00ff', 0.5 AS half" []
      found
        `shouldBe` Rows
          { rowsColumns = ["one", "NULL", "'é'", "x'00ff'", "half"]
          , rowsValues = [[Integer 1, Null, Text "é", Blob "\0\255", Real 0.5]]
          }
    it "says what is wrong with it" $ withTable $ \connection ->
      connectionRun connection "SELEC 1" [] `shouldThrow` failure "syntax error"
    it "needs as many values as it has parameters" $ withTable $ \connection ->
      connectionRun connection "SELECT ?1, ?2" [Null] `shouldThrow` failure "parameter"
  describe "a transaction" $ do
    it "has the connection to itself until it is over" $ withTable $ \connection -> do
      transaction <- connectionBegin connection
      contents connection `shouldThrow` inUse
      connectionBegin connection `shouldThrow` inUse
      _ <- transactionRun transaction insert (row (1, Null))
      transactionCommit transaction
      contents connection `shouldReturn` [(1, Null)]
    it "is over after a commit" $ withTable $ \connection -> do
      transaction <- connectionBegin connection
      transactionCommit transaction
      transactionCommit transaction `shouldThrow` closed
      transactionRun transaction insert (row (1, Null)) `shouldThrow` closed
      closeTransaction transaction
    it "is given up with its connection" $ do
      connection <- openConnection ":memory:"
      transaction <- connectionBegin connection
      closeConnection connection
      transactionCommit transaction `shouldThrow` closed

-- | A change of the table.
data Change
  = Insert Int64 Value
  | Replace Int64 Value
  | Delete Int64
  deriving (Show)

data Step
  = Alone Change
  | Together [Change] End
  deriving (Show)

-- | How a transaction ends.
data End
  = Commit
  | Leave
  | Throw
  deriving (Bounded, Enum, Show)

data Thrown = Thrown
  deriving (Show)

instance Exception Thrown

instance Arbitrary Value where
  arbitrary =
    oneof
      [ pure Null
      , Integer <$> oneof [arbitrary, arbitraryBoundedIntegral]
      , Real <$> arbitrary
      , Text . Text.filter (\c -> c < '\xd800' || c > '\xdfff') . Text.pack <$> arbitrary
      , Blob . ByteString.pack <$> arbitrary
      ]
  shrink value = case value of
    Null -> []
    _ -> [Null]

instance Arbitrary Change where
  arbitrary = oneof [Insert <$> key <*> arbitrary, Replace <$> key <*> arbitrary, Delete <$> key]
   where
    key = choose (0, 8)

instance Arbitrary Step where
  arbitrary = oneof [Alone <$> arbitrary, Together <$> arbitrary <*> elements [minBound ..]]
  shrink (Alone _) = []
  shrink (Together changes end) = map Alone changes ++ map (`Together` end) (shrinkList (const []) changes)

type Model = [(Int64, Value)]

-- | Does a step with the table, which fails or not as it does with the list, and is the list afterwards.
afterStep :: Connection -> Model -> Step -> IO Model
afterStep connection model step = do
  next <- case step of
    Alone change -> apply (connectionRun connection) model change
    Together changes end -> do
      ended <- try . withTransaction (connectionBegin connection) $ \transaction -> do
        changed <- foldM (apply (transactionRun transaction)) model changes
        case end of
          Commit -> changed <$ transactionCommit transaction
          Leave -> pure model
          Throw -> throwIO Thrown
      pure (either (\Thrown -> model) id ended)
  contents connection `shouldReturn` next
  pure next

-- | Makes one change in both.
apply :: (Text -> [Value] -> IO Rows) -> Model -> Change -> IO Model
apply run model change = do
  done <- try (void (uncurry run statement))
  case (done, changed) of
    (Right (), Just next) -> pure next
    (Left Constraint {}, Nothing) -> pure model
    (Left problem, _) -> throwIO problem
    (Right (), Nothing) -> model <$ expectationFailure ("done: " ++ show change)
 where
  (statement, changed) = case change of
    Insert key value -> ((insert, row (key, value)), if isJust (lookup key model) then Nothing else Just (put key value))
    Replace key value -> (("INSERT OR REPLACE INTO t VALUES (?1, ?2)", row (key, value)), Just (put key value))
    Delete key -> (("DELETE FROM t WHERE key = ?1", [Integer key]), Just (without key))
  put key value = insertBy (comparing fst) (key, value) (without key)
  without key = filter ((/= key) . fst) model

withTable :: (Connection -> IO a) -> IO a
withTable action = withConnection (openConnection ":memory:") $ \connection -> do
  _ <- connectionRun connection "CREATE TABLE t (key INTEGER PRIMARY KEY, value)" []
  action connection

contents :: Connection -> IO Model
contents connection = do
  found <- connectionRun connection "SELECT key, value FROM t" []
  pure (sortOn fst [(key, value) | [Integer key, value] <- rowsValues found])

insert :: Text
insert = "INSERT INTO t VALUES (?1, ?2)"

row :: (Int64, Value) -> [Value]
row (key, value) = [Integer key, value]

failure :: Text -> Selector SqlError
failure part problem = part `Text.isInfixOf` Text.pack (show problem)

inUse, closed :: Selector ObjectError
inUse problem = case problem of
  ObjectInUse _ -> True
  _ -> False
closed problem = case problem of
  ObjectClosed _ -> True
  _ -> False
