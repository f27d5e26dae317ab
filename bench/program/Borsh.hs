{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE OverloadedStrings #-}

-- |
-- Values in the format Borsh, as the package @haskell-ffi@ passes them: an argument is encoded to bytes, and a result is decoded from a
-- buffer. When a result does not fit the first buffer, the function is called again.
module Borsh
  ( withEncoded
  , receive
  , putTexts
  , putTree
  , getTexts
  , getMaybe
  , getTree
  )
where

import qualified Data.ByteString as ByteString
import Data.ByteString.Builder
import qualified Data.ByteString.Internal as ByteString (createUptoN')
import qualified Data.ByteString.Lazy as Lazy
import qualified Data.ByteString.Unsafe as ByteString
import Data.Text (Text)
import qualified Data.Text.Encoding as Text
import Data.Word (Word32, Word64, Word8)
import Foreign.Marshal.Utils (with)
import Foreign.Ptr (Ptr, castPtr)
import Foreign.Storable (Storable (..))
import Hsffi.Bench (Tree (..))

-- | Passes an encoded argument.
withEncoded :: Builder -> (Ptr Word8 -> Word -> IO a) -> IO a
withEncoded builder use =
  ByteString.unsafeUseAsCStringLen (Lazy.toStrict (toLazyByteString builder)) $ \(start, len) ->
    use (castPtr start) (fromIntegral len)

-- | Calls with a buffer of 1 KiB, and again with one that is large enough.
receive :: (Ptr Word8 -> Ptr Word -> IO ()) -> Get a -> IO a
receive call get = do
  (first, needed) <- attempt 1024
  bytes <- if needed <= 1024 then pure first else fst <$> attempt needed
  run get bytes
 where
  attempt room = ByteString.createUptoN' (fromIntegral room) $ \buffer -> with room $ \size -> do
    call buffer size
    needed <- peek size
    pure (fromIntegral (min room needed), needed)

putTexts :: [Text] -> Builder
putTexts texts = word32LE (fromIntegral (length texts)) <> foldMap putText texts

putText :: Text -> Builder
putText text = word32LE (fromIntegral (ByteString.length bytes)) <> byteString bytes
 where
  bytes = Text.encodeUtf8 text

putTree :: Tree -> Builder
putTree (Tree value left right) = word64LE value <> side left <> side right
 where
  side = maybe (word8 0) (\tree -> word8 1 <> putTree tree)

-- | Reads at an offset, and returns the next.
newtype Get a = Get (ByteString.ByteString -> Int -> IO (Got a))

data Got a = Got !a !Int

instance Functor Get where
  fmap f (Get get) = Get $ \bytes at -> do
    Got a next <- get bytes at
    pure (Got (f a) next)

instance Applicative Get where
  pure a = Get $ \_ at -> pure (Got a at)
  Get f <*> Get a = Get $ \bytes at -> do
    Got g next <- f bytes at
    Got b end <- a bytes next
    pure (Got (g b) end)

instance Monad Get where
  Get a >>= f = Get $ \bytes at -> do
    Got b next <- a bytes at
    let Get get = f b
    get bytes next

run :: Get a -> ByteString.ByteString -> IO a
run (Get get) bytes = (\(Got a _) -> a) <$> get bytes 0

getNumber :: Storable a => Get a
getNumber = Get $ \bytes at -> readNumber bytes at undefined
 where
  readNumber :: Storable b => ByteString.ByteString -> Int -> b -> IO (Got b)
  readNumber bytes at proxy
    | at + sizeOf proxy > ByteString.length bytes = fail "the bytes end too early"
    | otherwise = do
      number <- ByteString.unsafeUseAsCString bytes (`peekByteOff` at)
      pure (Got number (at + sizeOf proxy))
{-# INLINE getNumber #-}

getTexts :: Get [Text]
getTexts = (getNumber :: Get Word32) >>= go []
 where
  go texts 0 = pure (reverse texts)
  go texts n = getText >>= \ !text -> go (text : texts) (n - 1)

getText :: Get Text
getText = do
  len <- getNumber :: Get Word32
  Get $ \bytes at ->
    let end = at + fromIntegral len
     in if end > ByteString.length bytes
          then fail "the bytes end too early"
          else pure (Got (Text.decodeUtf8 (ByteString.unsafeTake (fromIntegral len) (ByteString.unsafeDrop at bytes))) end)

getMaybe :: Get a -> Get (Maybe a)
getMaybe get = do
  tag <- getNumber :: Get Word8
  if tag == 0 then pure Nothing else Just <$> get

getTree :: Get Tree
getTree = Tree <$> (getNumber :: Get Word64) <*> getMaybe getTree <*> getMaybe getTree
