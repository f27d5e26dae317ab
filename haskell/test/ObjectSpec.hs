-- | "Hsffi.Internal.Object": handles and their finalizers.
module ObjectSpec
  ( spec
  ) where

import Collecting (eventually)
import Foreign.ForeignPtr (ForeignPtr, touchForeignPtr)
import Hsffi.Internal.Call (callSafe)
import Hsffi.Internal.Object
import Hsffi.Internal.Peek (Peek)
import Test.Hspec
import TestLibrary

newObject :: Peek (ForeignPtr ()) -> IO (ForeignPtr ())
newObject = callSafe library 8 callTestNewObject

released :: Peek (ForeignPtr ()) -> Expectation
released peek = do
  object <- newObject peek
  liveObjects `shouldReturn` 1
  touchForeignPtr object
  eventually (liveObjects `shouldReturn` 0)

spec :: Spec
spec = describe "Object" $ do
  it "is released by the collector" $ released (peekObject destroyObject 0)
  it "is released by the collection after the next" $ released (peekLateObject destroyObject 0)
  it "is released by a thread of Haskell's" $ released (peekConcurrentObject callTestDestroyObjectWith 0)
  it "has Haskell collect when there is pressure" $ do
    old <- collections
    callTestPress
    _ <- newObject (peekObject destroyObject 0)
    collections `shouldReturn` old + 1
    eventually (liveObjects `shouldReturn` 0)
