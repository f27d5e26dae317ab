{-# LANGUAGE OverloadedStrings #-}
{-# OPTIONS_GHC -Wno-orphans #-}

-- |
-- Data that crosses by value, against C structs by hand and against JSON and Borsh.
module Values (records, vectors, againstJson, againstBorsh, againstRust) where

import Borsh
import Comparison (Comparison (..), repeated)
import Control.DeepSeq (force)
import Control.Exception (evaluate, mask_)
import Control.Monad (void, (>=>))
import Data.Aeson
import qualified Data.ByteString as ByteString
import qualified Data.ByteString.Lazy as Lazy
import Data.Int (Int16, Int32, Int64)
import Data.Text (Text)
import qualified Data.Vector.Storable as Vector
import Data.Vector.Storable (Vector)
import Data.Word (Word16, Word32, Word64, Word8)
import Foreign.ForeignPtr (FinalizerEnvPtr, newForeignPtrEnv)
import Foreign.Marshal.Alloc (alloca, allocaBytes)
import Foreign.Marshal.Utils (fromBool, toBool, with)
import Foreign.Ptr (Ptr, WordPtr, wordPtrToPtr)
import Foreign.Storable (Storable (..))
import Hsffi.Bench
import System.Mem (performMajorGC)

-- | A reading as one would write it by hand.
data Plain = Plain !Word64 !Int64 !Double !Word32 !Int32 !Float !Word16 !Int16 !Word8 !Bool

instance Storable Plain where
  sizeOf _ = 48
  alignment _ = 8
  peek p =
    Plain <$> peekByteOff p 0 <*> peekByteOff p 8 <*> peekByteOff p 16 <*> peekByteOff p 24 <*> peekByteOff p 28
      <*> peekByteOff p 32 <*> peekByteOff p 36 <*> peekByteOff p 38 <*> peekByteOff p 40
      <*> (toBool <$> (peekByteOff p 41 :: IO Word8))
  poke p (Plain a b c d e f g h i j) = do
    pokeByteOff p 0 a
    pokeByteOff p 8 b
    pokeByteOff p 16 c
    pokeByteOff p 24 d
    pokeByteOff p 28 e
    pokeByteOff p 32 f
    pokeByteOff p 36 g
    pokeByteOff p 38 h
    pokeByteOff p 40 i
    pokeByteOff p 41 (fromBool j :: Word8)

foreign import ccall unsafe "by_hand_take_reading"
  byHandTakeReading :: Ptr Plain -> IO Word64

foreign import ccall unsafe "by_hand_give_reading"
  byHandGiveReading :: Word64 -> Ptr Plain -> IO ()

foreign import ccall safe "by_hand_take_points"
  byHandTakePoints :: Ptr Point -> Word -> IO Word

foreign import ccall safe "by_hand_give_points"
  byHandGivePoints :: Word -> Ptr () -> IO ()

foreign import ccall "&by_hand_free_points"
  byHandFreePoints :: FinalizerEnvPtr () Point

foreign import ccall safe "by_hand_own_texts"
  byHandOwnTexts :: IO Word

foreign import ccall safe "by_hand_own_tree"
  byHandOwnTree :: Word64 -> IO Word64

foreign import ccall safe "by_hand_take_texts_borsh"
  byHandTakeTexts :: Ptr Word8 -> Word -> IO Word

foreign import ccall safe "by_hand_give_texts_borsh"
  byHandGiveTexts :: Ptr Word8 -> Ptr Word -> IO ()

foreign import ccall safe "by_hand_take_tree_borsh"
  byHandTakeTree :: Ptr Word8 -> Word -> IO Word64

foreign import ccall safe "by_hand_give_tree_borsh"
  byHandGiveTree :: Word64 -> Ptr Word8 -> Ptr Word -> IO ()

-- | Ten scalars, in and out.
records :: [Comparison]
records =
  [ Comparison "record of ten numbers, in" (Just 1.25) 1000000 [summing (takeReading . reading)] [summing (\n -> with (plain n) byHandTakeReading)]
  , Comparison "record of ten numbers, out" (Just 1.25) 1000000 [summing (fmap readingA . giveReading)] [summing (\n -> first <$> alloca (\out -> byHandGiveReading n out >> peek out))]
  ]
 where
  reading n = Reading n 2 3 4 5 6 7 8 9 True
  plain n = Plain n 2 3 4 5 6 7 8 9 True
  first (Plain n _ _ _ _ _ _ _ _ _) = n

summing :: (Word64 -> IO Word64) -> Int -> IO ()
summing f count = void (go 0 (fromIntegral count) >>= evaluate)
 where
  go :: Word64 -> Word64 -> IO Word64
  go total n
    | n == 0 = pure total
    | otherwise = f n >>= \a -> let next = total + a in next `seq` go next (n - 1)
{-# INLINE summing #-}

-- | A million points, which no side copies.
vectors :: IO [Comparison]
vectors = do
  points <- evaluate (Vector.replicate (fromIntegral million) (Point 1 2))
  pure
    [ Comparison "1,000,000 points, in" (Just 1.25) 100000 [repeated (takePoints points)] [repeated (byHandTake points)]
    , Comparison "1,000,000 points, out" (Just 1.25) 4 [collected (givePoints million)] [collected (byHandGive million)]
    ]
 where
  million = 1000000 :: Word
  -- Else one side would keep what the other has released.
  collected give = repeated (give >>= evaluate . Vector.length >> performMajorGC)
  byHandTake points = Vector.unsafeWith points $ \start -> byHandTakePoints start (fromIntegral (Vector.length points))

byHandGive :: Word -> IO (Vector Point)
byHandGive count = allocaBytes 24 $ \out -> mask_ $ do
  byHandGivePoints count out
  start <- peekByteOff out 0
  len <- peekByteOff out 8
  capacity <- peekByteOff out 16
  memory <- newForeignPtrEnv byHandFreePoints (wordPtrToPtr (capacity :: WordPtr)) start
  pure (Vector.unsafeFromForeignPtr0 memory len)

-- | Lists and trees, against a text in between.
againstJson :: IO [Comparison]
againstJson = do
  texts <- giveTexts >>= evaluate . force
  owned <- values (Just 5) (takeTextsJson . encoded) (giveTextsJson >>= decoded) (takeTreeJson . encoded) (giveTreeJson >=> decoded)
  let lent = Comparison "10,000 lines of text, lent" (Just 5) 10 [repeated (lookAtTexts texts)] [repeated (lookAtTextsJson (encoded texts))]
  pure (lent : owned)
 where
  encoded :: ToJSON a => a -> ByteString.ByteString
  encoded = Lazy.toStrict . encode
  decoded :: FromJSON a => ByteString.ByteString -> IO a
  decoded = maybe (fail "no such JSON") pure . decodeStrict'

-- | Lists and trees, against the binary format of the Haskell package @haskell-ffi@.
againstBorsh :: IO [Comparison]
againstBorsh =
  values
    (Just 2)
    (\texts -> withEncoded (putTexts texts) byHandTakeTexts)
    (receive byHandGiveTexts getTexts)
    (\tree -> withEncoded (putTree tree) byHandTakeTree)
    (\count -> receive (byHandGiveTree count) (getMaybe getTree))

-- | Lists and trees, and what Rust does for each by itself: no way to pass them takes less time.
againstRust :: IO [Comparison]
againstRust = values Nothing (const byHandOwnTexts) ([] <$ byHandOwnTexts) (const (byHandOwnTree nodes)) (\count -> Nothing <$ byHandOwnTree count)

values
  :: Maybe Double
  -> ([Text] -> IO Word)
  -> IO [Text]
  -> (Tree -> IO Word64)
  -> (Word64 -> IO (Maybe Tree))
  -> IO [Comparison]
values least takeTexts' giveTexts' takeTree' giveTree' = do
  texts <- giveTexts >>= evaluate . force
  tree <- giveTree nodes >>= maybe (fail "no tree") evaluate
  pure
    [ Comparison "10,000 lines of text, in" least 10 [repeated (takeTexts texts)] [repeated (takeTexts' texts)]
    , Comparison "10,000 lines of text, out" least 10 [repeated (giveTexts >>= evaluate . force)] [repeated (giveTexts' >>= evaluate . force)]
    , Comparison "tree of 100,000 nodes, in" least 3 [repeated (takeTree tree)] [repeated (takeTree' tree)]
    , Comparison "tree of 100,000 nodes, out" least 3 [repeated (giveTree nodes >>= evaluate)] [repeated (giveTree' nodes >>= evaluate)]
    ]

nodes :: Word64
nodes = 100000

instance ToJSON Tree where
  toJSON (Tree value' left right) = object ["value" .= value', "left" .= left, "right" .= right]
  toEncoding (Tree value' left right) = pairs ("value" .= value' <> "left" .= left <> "right" .= right)

instance FromJSON Tree where
  parseJSON = withObject "Tree" $ \o -> Tree <$> o .: "value" <*> o .: "left" <*> o .: "right"
