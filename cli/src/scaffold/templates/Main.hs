{-# LANGUAGE OverloadedStrings #-}

module Main (main) where

import @MODULE@ (forEachWord, wordCount)
import qualified Data.Text.IO as Text

main :: IO ()
main = do
  print (wordCount "the cat and the dog")
  forEachWord "the cat and the dog" Text.putStrLn
