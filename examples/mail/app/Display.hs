{-# LANGUAGE OverloadedStrings #-}

-- | Threads and messages as notmuch shows them.
module Display
  ( threadLine
  , messageText
  , allTags
  )
where

import Control.Monad (foldM)
import Data.Char (isControl)
import Data.Containers.ListUtils (nubOrd)
import Data.Int (Int64)
import Data.Maybe (catMaybes, fromMaybe, listToMaybe)
import qualified Data.Set as Set
import Data.Text (Text)
import qualified Data.Text as T
import Data.Time.Clock.POSIX (posixSecondsToUTCTime)
import Data.Time.Format (defaultTimeLocale, formatTime)
import Mail.Index

-- | The thread's id, its newest message's date, how many of its messages match, who wrote them, the subject of the
-- oldest one, and the tags of any.
threadLine :: Thread -> IO Text
threadLine thread = do
  name <- threadId thread
  matched <- threadMatched thread
  total <- threadTotal thread
  messages <- threadMessages thread >>= itemsToList
  dates <- mapM messageDate messages
  authors <- mapM messageFrom messages
  subject <- maybe (pure Nothing) messageSubject (listToMaybe messages)
  tags <- allTags messages
  pure . T.concat $
    [ "thread:", name
    , "  ", maybe "          " (date "%Y-%m-%d") (listToMaybe (reverse (catMaybes dates)))
    , " [", number matched, "/", number total, "] "
    , plain (T.intercalate ", " (nubOrd (map author (catMaybes authors))))
    , "; ", plain (fromMaybe "" subject)
    , " (", T.unwords tags, ")"
    ]
  where
    number = T.pack . show

-- | The tags that any of the messages has.
allTags :: [Message] -> IO [Text]
allTags = fmap Set.toAscList . foldM withTags Set.empty
  where
    withTags known message = messageTags message >>= foldItems (flip Set.insert) known

-- | The headers, as far as there are any, and the text.
messageText :: Message -> IO Text
messageText message = do
  name <- messageId message
  from <- messageFrom message
  to <- messageTo message
  subject <- messageSubject message
  written <- messageDate message
  tags <- messageTags message >>= itemsToList
  path <- messagePath message
  body <- messageBody message
  let headers =
        [ ("From", from)
        , ("To", to)
        , ("Subject", subject)
        , ("Date", date "%a, %d %b %Y %H:%M:%S %z" <$> written)
        , ("Message-ID", Just name)
        , ("Tags", Just (T.unwords tags))
        , ("File", Just path)
        ]
  pure (T.unlines [label <> ": " <> plain value | (label, Just value) <- headers] <> "\n" <> body)

-- | The name in @Name \<address\>@, or the address where there is none.
author :: Text -> Text
author from = if T.null name then from else name
  where
    name = T.dropAround (`elem` [' ', '"']) (T.takeWhile (/= '<') from)

date :: String -> Int64 -> Text
date format = T.pack . formatTime defaultTimeLocale format . posixSecondsToUTCTime . fromIntegral

-- | Others write what is in a header; it shall not speak to the terminal.
plain :: Text -> Text
plain = T.map (\c -> if isControl c then '?' else c)
