/**
 * A word for each byte, in the alphabet's order: short, of four to eight letters, and no two with the same first four, so that a
 * hasty hand still names one. Never changed: what was written on paper must be read years later.
 */
export const anchorList: readonly string[] = (
  'able acid actor adult agent alarm album alley amber anchor angle apple april arena armor arrow ' +
  'artist atlas attic aunt autumn avenue badge bagel baker bamboo banana barrel basin beach beaver bench ' +
  'berry bishop blade blanket blender bonus border bottle bowl bracket bread bridge broom bucket budget bullet ' +
  'bundle butter cabin cactus camel candle canoe canyon carbon castle cedar cello cement chain cherry chess ' +
  'chimney circus citrus clay clever cliff clock cloud cobalt coffee comet copper coral cotton cousin coyote ' +
  'cradle crater crimson crystal curtain dagger daisy dance debate decade denim desert dinner dolphin donkey double ' +
  'dragon drawer drum eagle earth easel echo elbow elder elevator emerald empire engine envelope escape estate ' +
  'fabric falcon family farmer father feather fence ferry fiddle figure filter finger fiscal flag flute forest ' +
  'fossil fountain fridge frozen galaxy garden garlic gentle ghost giant ginger glacier globe goat gold grape gravel ' +
  'guitar habit hammer harbor hazel helmet hermit hockey honey horizon hotel humble hunter igloo index ' +
  'insect iron island ivory jacket jaguar jelly jewel jigsaw journal judge jungle kayak kennel kettle kitchen ' +
  'kiwi ladder lagoon lantern laptop lemon lettuce lion lizard lobster locker lunar magnet mammal mango marble ' +
  'medal melon mentor meteor mirror mobile monkey mosaic motor muffin museum mustard napkin needle nephew nickel ' +
  'noodle north novel nurse oasis object ocean olive onion opera orange orchid organ otter oxygen oyster ' +
  'paddle palace panda parrot pastry peanut pebble pencil pepper piano pigeon pilot pirate planet plum pocket ' +
  'poem polar potato prairie prince pumpkin puppet puzzle quartz queen quiet rabbit radar raven ribbon rocket'
).split(' ');
