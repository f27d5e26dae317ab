{-# LANGUAGE OverloadedStrings #-}
{-# OPTIONS_GHC -Wno-orphans #-}

-- | What Rust reads and writes, against a writer and an access by path in Haskell.
module Main (main) where

import Data.Either (isLeft)
import Data.Json.Tree
import Data.List (intercalate)
import qualified Data.Map.Strict as Map
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Word (Word64)
import Numeric (showHex)
import Test.Hspec
import Test.Hspec.QuickCheck (prop)
import Test.QuickCheck

main :: IO ()
main = hspec $ do
  describe "renderJson" $ do
    prop "writes what parseJson reads" $ \json -> fmap parseJson (renderJson json) === Right (Right json)
    prop "writes what the model writes" $ \(Exact json) -> renderJson json === Right (Text.pack (model json))
    prop "rejects what is no number of JSON" $ \json ->
      forAll (elements [1 / 0, -1 / 0, 0 / 0]) $ \number ->
        isLeft (renderJson (Array [json, Object (Map.singleton "a" (Double number))]))
    prop "rejects a number of more than 64 bits" $ \(Positive n) ->
      all (isLeft . renderJson . Integer) [fromIntegral (maxBound :: Word64) + n, -(2 ^ (63 :: Int)) - n]
  describe "parseJson" $ do
    prop "reads what the model writes, with spaces and escapes" $ \(Exact json) ->
      forAll (spaced json) $ \written -> parseJson (Text.pack written) === Right json
    prop "rejects a text whose end is missing" $ \(Exact json) ->
      let whole = Text.pack (model (Array [json]))
       in forAll (choose (0, Text.length whole - 1)) $ \count -> isLeft (parseJson (Text.take count whole))
    it "says where the text is wrong" $ case parseJson "{\n  \"a\": 1,\n  \"b\": nil\n}" of
      Left problem -> (malformedLine problem, malformedColumn problem) `shouldBe` (3, 9)
      Right json -> expectationFailure ("read as " ++ show json)
    it "takes the last of members with one name" $
      parseJson "{\"a\": 1, \"a\": 2}" `shouldBe` Right (Object (Map.singleton "a" (Integer 2)))
    it "rejects a text that is nested too deep" $ do
      parseJson (Text.replicate 127 "[" <> Text.replicate 127 "]") `shouldSatisfy` not . isLeft
      parseJson (Text.replicate 128 "[" <> Text.replicate 128 "]") `shouldSatisfy` isLeft
  describe "atPointer" $ do
    prop "finds what the model finds" $ \json -> forAll (path json) $ \steps ->
      atPointer json (pointer steps) === Right (at steps json)
    prop "finds the value itself" $ \json -> atPointer json "" === Right (Just json)

-- | A tree whose numbers are written in one way.
newtype Exact = Exact Json
  deriving (Show)

instance Arbitrary Exact where
  arbitrary = Exact . exact <$> arbitrary
  shrink (Exact json) = Exact . exact <$> shrink json

exact :: Json -> Json
exact json = case json of
  Double number -> Integer (truncate (signum number * min 1e9 (abs number)))
  Array items -> Array (map exact items)
  Object members -> Object (fmap exact members)
  _ -> json

instance Arbitrary Json where
  arbitrary = sized tree
   where
    tree size = oneof (leaves ++ [node | size > 0, node <- [items, members]])
     where
      items = Array <$> part (listOf . tree)
      members = Object . Map.fromList <$> part (\n -> listOf ((,) <$> text <*> tree n))
      part make = resize (min 6 size) (make (size `div` 3))
    leaves = [pure Null, Bool <$> arbitrary, Integer <$> integer, Double <$> arbitrary, String <$> text]
    integer = oneof [arbitrary, choose (-(2 ^ (63 :: Int)), 2 ^ (64 :: Int) - 1)]
  shrink json = case json of
    Array items -> items ++ map Array (shrink items)
    Object members -> Map.elems members ++ map (Object . Map.fromList) (shrinkList (\(name, value) -> (,) name <$> shrink value) (Map.toList members))
    Null -> []
    _ -> [Null]

text :: Gen Text
text = Text.pack . filter (not . isSurrogate) <$> listOf (oneof [arbitrary, elements "\"\\/\n\r\t\b\f\0\x7f~"])
 where
  isSurrogate c = c >= '\xd800' && c <= '\xdfff'

-- | The tree as text without spaces.
model :: Json -> String
model json = case json of
  Null -> "null"
  Bool bool -> if bool then "true" else "false"
  Integer number -> show number
  Double number -> show number
  String string -> quoted string
  Array items -> "[" ++ intercalate "," (map model items) ++ "]"
  Object members -> "{" ++ intercalate "," [quoted name ++ ":" ++ model value | (name, value) <- Map.toList members] ++ "}"

quoted :: Text -> String
quoted string = "\"" ++ concatMap character (Text.unpack string) ++ "\""
 where
  character c = case lookup c [('"', '"'), ('\\', '\\'), ('\n', 'n'), ('\r', 'r'), ('\t', 't'), ('\b', 'b'), ('\f', 'f')] of
    Just letter -> ['\\', letter]
    Nothing | c < ' ' -> escaped c
    Nothing -> [c]

escaped :: Char -> String
escaped c = "\\u" ++ replicate (4 - length digits) '0' ++ digits
 where
  digits = showHex (fromEnum c) ""

-- | The tree as text with spaces, and escapes that are not necessary.
spaced :: Json -> Gen String
spaced json = padded $ case json of
  String string -> string' string
  Array items -> (\parts -> "[" ++ intercalate "," parts ++ "]") <$> mapM spaced items
  Object members -> (\parts -> "{" ++ intercalate "," parts ++ "}") <$> mapM member (Map.toList members)
  _ -> pure (model json)
 where
  padded gen = (\left inner right -> left ++ inner ++ right) <$> space <*> gen <*> space
  space = resize 3 (listOf (elements " \n\r\t"))
  member (name, value) = (\key rest -> key ++ ":" ++ rest) <$> padded (string' name) <*> spaced value
  string' string = (\parts -> "\"" ++ concat parts ++ "\"") <$> mapM character (Text.unpack string)
  character c
    | c < '\x10000' = elements [escaped c, drop 1 (init (quoted (Text.singleton c)))]
    | otherwise = pure [c]

-- | A path that leads somewhere, or one step too far.
path :: Json -> Gen [Text]
path json = case json of
  Array items | not (null items) -> choose (0, length items - 1) >>= \n -> further (Text.pack (show n)) (items !! n)
  Object members | not (null members) -> elements (Map.toList members) >>= uncurry further
  _ -> elements [[], ["0"], ["a"]]
 where
  further step value = oneof [pure [step], (step :) <$> path value]

at :: [Text] -> Json -> Maybe Json
at [] json = Just json
at (step : steps) (Array items) = lookup step (zip (map (Text.pack . show) [0 :: Int ..]) items) >>= at steps
at (step : steps) (Object members) = Map.lookup step members >>= at steps
at _ _ = Nothing

pointer :: [Text] -> Text
pointer = Text.concat . map (("/" <>) . Text.replace "/" "~1" . Text.replace "~" "~0")
