-- | Generated values of data types.
module Samples (figure, station, numbers, person, text, isScalar) where

import qualified Data.Map.Strict as Map
import Data.Text (Text)
import qualified Data.Text as Text
import qualified Data.Vector.Storable as Vector
import Hsffi.Roundtrip
import Test.QuickCheck

figure :: Gen Figure
figure = sized go
 where
  go size = oneof (leaves ++ [branch | size > 0, branch <- branches size])
  leaves = [pure Blank, Disc <$> station <*> arbitrary, Polygon . Vector.fromList <$> listOf station]
  branches size =
    [ Labelled <$> text <*> go (size `div` 2)
    , resize (size `div` 4) (Group <$> listOf figure <*> (Map.fromList <$> listOf ((,) <$> text <*> value)))
    ]

value :: Gen Value
value =
  oneof
    [ pure Flag
    , Number <$> arbitrary
    , Days <$> listOf arbitraryBoundedEnum
    , Outline <$> resize 2 (liftArbitrary figure)
    ]

station :: Gen Station
station = Station <$> arbitrary <*> arbitrary <*> arbitrary

numbers :: Gen Numbers
numbers =
  Numbers <$> arbitrary <*> arbitrary <*> arbitrary <*> arbitrary <*> arbitrary <*> arbitrary <*> arbitrary <*> arbitrary
    <*> (arbitrary `suchThat` isScalar)
    <*> arbitrary

person :: Gen Person
person = sized $ \size -> do
  partner' <- if size > 0 then liftArbitrary (resize (size `div` 2) person) else pure Nothing
  Person <$> (PersonKey <$> arbitrary) <*> text <*> (Map.fromList <$> listOf ((,) . PersonKey <$> arbitrary <*> text)) <*> pure partner'

text :: Gen Text
text = Text.pack . filter isScalar <$> arbitrary

-- | Whether it is not a surrogate.
isScalar :: Char -> Bool
isScalar c = c < '\xd800' || c > '\xdfff'
