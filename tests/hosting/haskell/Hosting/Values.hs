{-# LANGUAGE OverloadedStrings #-}

-- | Values that the Rust program checks, or holds within others, and objects that it takes over.
module Hosting.Values
  ( halved
  , notZero
  , multiplied
  , numbers
  , perhaps
  , some
  , someOrText
  , arranged
  , spoilt
  , descending
  , posted
  , pack
  , packSome
  , tryToPack
  , again
  , askWithin
  , basket
  , weight
  , shades
  , packLater
  ) where

import Control.Concurrent (yield)
import Control.Exception (ErrorCall (..), throwIO)
import Data.Foldable (traverse_)
import Data.IORef
import Data.List (sort)
import Data.Map.Strict (Map)
import qualified Data.Map.Strict as Map
import Data.Maybe (maybeToList)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Vector.Storable (Vector)
import qualified Data.Vector.Storable as Vector
import Data.Word (Word64, Word8)
import Hosting.Rust
  ( Album (..)
  , Basket
  , Parcel
  , PriceError (..)
  , Weighs
  , basketPut
  , inAlbum
  , letterStamp
  , letterStamps
  , newBasket
  , newLetter
  , newParcel
  , parcelAskedFor
  , shade
  , times
  , weighing
  )
import Hosting.Stamps (Stamp, stamp, stampNumber, stamps)
import System.IO.Unsafe (unsafePerformIO)

halved :: Word64 -> IO Word64
halved = pure

notZero :: Word8 -> Word8
notZero = id

multiplied :: Word64 -> Word64 -> IO Word64
multiplied = times

numbers :: [Stamp] -> Maybe Stamp -> [(Char, Stamp)] -> IO (Vector Word64)
numbers several one lettered =
  Vector.fromList <$> mapM stampNumber (several ++ maybeToList one ++ map snd lettered)

perhaps :: Char -> IO (Maybe Stamp)
perhaps 'o' = Just <$> stamp 1
perhaps 'n' = pure Nothing
perhaps _ = throwIO Empty

some :: Word8 -> IO [Stamp]
some 0 = throwIO Empty
some count = stamps count

someOrText :: Word8 -> IO (Either Text [Stamp])
someOrText 0 = pure (Left "none")
someOrText count = Right <$> stamps count

arranged :: IO ([Maybe Stamp], Map Text Stamp)
arranged = do
  [a, b, c] <- stamps 3
  pure ([Just a, Nothing, Just b], Map.singleton "left" c)

spoilt :: Word8 -> IO ([Stamp], Word8, [Stamp])
spoilt number = do
  before <- stamps 2
  after <- stamps 2
  pure (before, if number == 2 then errorWithoutStackTrace "spoilt" else number, after)

descending :: IO (Vector Word64)
descending =
  inAlbum
    Album
      { albumSorted = pure . reverse
      , albumFirst = mapM stamp . fmap fst . Vector.uncons
      }

posted :: IO (Vector Word64)
posted = do
  one <- stamps 2
  two <- stamps 2
  last' <- stamp 9
  letter <- newLetter one two (Map.singleton "last" last')
  first <- letterStamp letter
  others <- letterStamps letter
  numbers ([other | (other, isLast) <- others, not isLast] ++ [first]) Nothing []

pack :: Word64 -> IO Parcel
pack = newParcel

packSome :: Word64 -> IO (Maybe Parcel)
packSome 0 = pure Nothing
packSome number = Just <$> newParcel number

tryToPack :: Word64 -> IO (Maybe Parcel)
tryToPack 0 = throwIO Empty
tryToPack 1 = pure Nothing
tryToPack number = Just <$> newParcel number

kept :: IORef (Maybe Parcel)
kept = unsafePerformIO (newIORef Nothing)
{-# NOINLINE kept #-}

-- | The first parcel that it was given.
again :: Maybe Parcel -> IO Parcel
again given = do
  first <- readIORef kept
  case (first, given) of
    (Just parcel, _) -> pure parcel
    (Nothing, Just parcel) -> parcel <$ writeIORef kept given
    (Nothing, Nothing) -> throwIO (ErrorCall "no parcel")

-- | Another parcel is asked for while a call uses it.
askWithin :: IO Text
askWithin = do
  parcel <- newParcel 9
  writeIORef kept (Just parcel)
  parcelAskedFor parcel

basket :: IO Basket
basket = do
  new <- newBasket
  traverse_ (basketPut new) [1, 2]
  pure new

weight :: IO Weighs
weight = weighing 5

shades :: IO [Text]
shades = do
  one <- shade Nothing 1
  two <- shade (Just 'x') 0
  three <- shade Nothing 3
  again' <- shade Nothing 3
  let asText = Text.pack . show
  pure (map asText (sort [three, one, two]) ++ map Text.pack [show (three == again'), show (two == three)])

packLater :: Word64 -> IO Parcel
packLater number = yield >> newParcel number
