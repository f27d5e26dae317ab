{-# LANGUAGE OverloadedStrings #-}

-- | A program that uses several modules of one package, whose names repeat.
module Main (main) where

import qualified Store.Of.Mail as Store
import System.Timeout (timeout)
import Test.Hspec
import Test.Mail
import qualified Test.Mail.Extra as Extra
import Test.Mail.Query (QueryError (..), closeQuery, ofQuery)
import qualified Test.Mail.Query as Query

main :: IO ()
main = hspec $ do
  describe "functions of the root" $ do
    it "take types of other modules" $ do
      mail <- newMailBox
      query <- ofQuery "o"
      mailBoxSearch mail query `shouldReturn` 2

    it "throw errors of other modules" $ do
      mail <- newMailBox
      query <- ofQuery ""
      let refused failure@(NoWord ordering) = ordering == Extra.Rising && show failure == "there is no word"
      mailBoxSearch mail query `shouldThrow` refused

    it "throw an exception of the runtime for an object that another module has closed" $ do
      mail <- newMailBox
      query <- ofQuery "o"
      closeQuery query
      let closed failure = case failure of
            ObjectClosed _ -> True
            _ -> False
      mailBoxSearch mail query `shouldThrow` closed

  describe "modules" $ do
    it "have functions of one name" $ do
      mail <- newMailBox
      query <- ofQuery "o"
      limit <- Store.atMostQuery 1
      count `shouldReturn` 0
      Query.count query `shouldReturn` 1
      Store.count mail limit query `shouldReturn` 1

    it "have constants of one name" $
      (mailBoxLimit, Query.limit) `shouldBe` (3, 1)

    it "have instances" $ do
      query <- ofQuery "o"
      other <- ofQuery "p"
      (query == query, query == other) `shouldBe` (True, False)

    it "have types of libraries" $
      Store.readingTime 10 0.5 `shouldReturn` 5

    it "have names of the Prelude" $ do
      Store.length Store.Text `shouldReturn` 4
      Extra.reverse Extra.Rising `shouldReturn` Extra.Falling

    it "have the exports of Rust modules within" $
      Query.number Query.Word `shouldReturn` 1

    it "wait for futures and streams, which tokio runs" $ do
      query <- ofQuery "word"
      Query.countLater query 1 `shouldReturn` (1, Just "hsffi-tokio")
      letters <- Query.lettersLater query 1
      Query.itemsToList letters `shouldReturn` "word"
      timeout 1000 (Query.countLater query 3600000) `shouldReturn` Nothing
      slow <- Query.lettersLater query 3600000
      timeout 1000 (Query.nextItem slow) `shouldReturn` Nothing

    it "have functions that chose them" $ do
      mail <- newMailBox
      Extra.longerThan mail 3 `shouldReturn` 1
      Extra.mailBoxFirstLength mail Extra.Falling `shouldReturn` Just 5

    it "have types that mention each other" $ do
      Extra.orderOf Query.Word `shouldReturn` Extra.Rising
      Extra.orderOf Query.Blank `shouldThrow` (\failure -> Extra.otherKindKind failure == Query.Blank)

    it "have errors with types of other modules" $ do
      mail <- newMailBox
      query <- ofQuery ""
      limit <- Store.atMostQuery 1
      Store.count mail limit query `shouldThrow` (\failure -> Store.refusedKind failure == Query.Word)
