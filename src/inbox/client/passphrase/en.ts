/** English nouns of few letters that hurt nobody: 512 of them, so that each is 9 bits of a passphrase. */
export const nouns = `
  acorn alley anchor apple april apron arbor arch arrow atlas aunt autumn avenue baker balcony ball balloon banana
  barley barn basil basket bath bay beach beacon bead bean bear beaver bed beech beet bench berry birch bird
  biscuit blanket blossom blue board boat bobbin bonnet book boot bottle boulder bowl box branch brass bread brick
  bridge broom brother brush bucket buckle bulb bundle bus button cable cactus cake calendar camel camera canal
  candle cape caravan card carrot cart castle cat cave cedar ceiling cello chain chair chalk cherry chess chest
  chicken chorus citrus cliff clock clover coach coat cobalt coconut coin collar comet compass coral cord corn
  corner cotton cousin cove crayon cream cricket crumb crystal cupboard cymbal dance date delta desk dew diamond
  diary dinner dolphin domino donkey doorbell dough dove dragon drawer dream drum duck dune dusk eagle ear earth
  easel east eel elbow elephant elm ember emerald envelope falcon fan farm feather fence ferry fiddle field finger
  fish flag flame flask flax flint floor flour foam fog fork fossil fountain fox frame friday friend fruit galaxy
  garage garden garlic gate gazelle geese giraffe glacier glass globe goat gourd grain granite grass gravel green
  grove guitar gull hail hall hammer hamster hand harbor hare harp harvest hat hazel heath hedge helmet herb heron
  hinge honey hood hook horizon horn horse hotel house hut indigo inlet iris iron island ivy jacket jade january
  jar jasmine jeep jelly journal juice july june jungle juniper kettle kiosk kitchen kite kitten kiwi knee knot
  koala lace ladder lagoon lake lamb lamp lantern lark lava lavender lawn leek lemon letter lettuce library lilac
  lily linen lion lizard llama lobby locket log lunch lute lynx magnet mango map marble march market marsh meadow
  melon menu midnight mile milk mill mirror mist mitten monday morning mosaic moss moth motor mountain mouse mouth
  mural museum music mustard napkin neck needle nest nettle night noon notebook november nut nutmeg oak oar oasis
  ocean october onion orange orbit orchard organ otter oven owl oyster page palm panda paper parade park parrot
  parsley pasta path peach peacock peanut pear pebble pencil penguin penny pepper piano picnic pie pillow pine
  pink pipe planet plank plate plum pocket poem pond porch postcard potato prairie prism pumpkin puppet purple
  puzzle quartz quilt quiver rabbit radio radish rain raisin rake ranch raven reef ribbon rice ridge river robin
  rocket root rose ruby rudder rug saddle saffron sail salad salmon salt sandal sapphire saturn sauce scarf shadow
  shelf shoe shore shovel silk silver sister sketch skirt sky sled slipper snow soap sock soup spade sparrow spice
  spider spoon spring spruce square stair star station steam stool stork stream street string sugar summer sunday
  sunset table tailor tassel teacup teapot terrace thread thunder ticket tiger timber toast toffee torch tortoise
  tower town tractor train tram tree trellis trout trunk tulip tunnel turnip turtle twig twilight umbrella uncle
  vase velvet village violet violin waffle wagon walnut water wave wax weaver wednesday west whale wheel whistle
  willow window winter wolf wood wool wren wrist yarn yellow zebra zinc zipper
`;
