-- | A naive Bayes classifier of texts.
module Mail.Classify
  ( Classifier
  , train
  , score
  , strip
  ) where

import Control.Exception (evaluate, throwIO)
import Data.Char (isAlpha)
import Data.List (foldl')
import Data.Map.Strict (Map)
import qualified Data.Map.Strict as Map
import Data.Text (Text)
import qualified Data.Text as Text
import Mail.Classify.Rust (MessageError (..))

-- | How often each word is in spam, and how often in other mail.
type Counts = Map Text (Int, Int)

-- | What has been learned: the words, how many of them are in spam and in other mail, and how much of the mail is spam.
data Classifier = Classifier !Counts !Int !Int !Double

-- | Learns from texts, each with whether it is spam.
train :: [(Text, Bool)] -> IO Classifier
train texts
  | all snd texts || not (any snd texts) = fail "to learn takes both spam and other mail"
  | otherwise = do
      counts <- evaluate (foldl' learn Map.empty texts)
      let (spam, ham) = foldl' (\(a, b) (c, d) -> (a + c, b + d)) (0, 0) (Map.elems counts)
          prior = fromIntegral (length (filter snd texts)) / fromIntegral (length texts)
      evaluate (Classifier counts spam ham prior)

learn :: Counts -> (Text, Bool) -> Counts
learn counts (text, isSpam) = foldl' add counts (terms text)
 where
  add known term = Map.insertWith plus term (if isSpam then (1, 0) else (0, 1)) known
  plus (a, b) (c, d) = (a + c, b + d)

-- | The probability that a text is spam, by Bayes, with logarithms: the probabilities of many words are small.
score :: Classifier -> Text -> Double
score (Classifier counts spam ham prior) text = 1 / (1 + exp (sum (map against (terms text)) + log (1 - prior) - log prior))
 where
  against term = case Map.findWithDefault (0, 0) term counts of
    (inSpam, inHam) -> log (likelihood inHam ham) - log (likelihood inSpam spam)
  -- A word that has not been seen is not impossible.
  likelihood count total = (fromIntegral count + 1) / (fromIntegral (total + Map.size counts) :: Double)

terms :: Text -> [Text]
terms = filter ((> 2) . Text.length) . Text.split (not . isAlpha) . Text.toLower

-- | The text of a message, without its header.
strip :: Text -> IO Text
strip message
  | Text.null text = throwIO (NoText (fromIntegral (length (Text.lines message))))
  | otherwise = pure (Text.drop 2 text)
 where
  text = snd (Text.breakOn (Text.pack "\n\n") message)
