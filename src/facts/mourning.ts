import { DEGREES, DISTRESS_ABOUT } from '../model/words.js'
import type { PersonContext } from './context.js'
import { readDeath } from './mourned.js'
import { anyOf, type FactSource, type Finding, read } from './fact.js'

const DEATH = '/inventory/people/*/death'

type YesNoKey = 'mourningObstructed' | 'littleReaction' | 'mourned' | 'avoidance' | 'enshrining'
  | 'guilt' | 'ambivalence' | 'identification' | 'newTies' | 'feltAsChild'

const isYes = (key: YesNoKey) => (ctx: PersonContext): Finding => readDeath(ctx, key, (answer) => answer === 'yes')

const yesNoFact = (id: string, key: YesNoKey): FactSource<PersonContext> =>
  ({ id, about: 'person', type: 'boolean', reads: [`${DEATH}/${key}`], derive: isYes(key) })

const yearningAtLeastModerate = (ctx: PersonContext): Finding =>
  readDeath(ctx, 'yearning', (degree) => degree === 'moderate' || degree === 'severe')

/** Facts about how a death was and is mourned. */
export const mourningFacts: readonly FactSource<PersonContext>[] = [
  {
    id: 'death.yearningLevel',
    about: 'person',
    type: 'integer',
    unit: 'level',
    min: 0,
    max: 3,
    reads: [`${DEATH}/yearning`],
    derive: (ctx) => readDeath(ctx, 'yearning', (degree) => DEGREES.indexOf(degree)),
  },
  yesNoFact('death.isAvoided', 'avoidance'),
  yesNoFact('death.isEnshrined', 'enshrining'),
  yesNoFact('death.isMourningHindered', 'mourningObstructed'),
  yesNoFact('death.hadLittleReaction', 'littleReaction'),
  yesNoFact('death.isMourned', 'mourned'),
  yesNoFact('death.hasGuilt', 'guilt'),
  yesNoFact('death.hasMixedFeelings', 'ambivalence'),
  yesNoFact('death.hasLikeComplaints', 'identification'),
  yesNoFact('death.hasNewTies', 'newTies'),
  yesNoFact('death.isFeltAsChild', 'feltAsChild'),
  {
    id: 'death.distressAbout',
    about: 'person',
    type: 'word',
    words: DISTRESS_ABOUT,
    reads: [`${DEATH}/distressAbout`],
    derive: (ctx) => readDeath(ctx, 'distressAbout', (about) => about),
  },
  {
    id: 'death.hasReaction',
    about: 'person',
    type: 'boolean',
    reads: ['yearning', 'avoidance', 'enshrining', 'guilt', 'ambivalence', 'identification', 'mourningObstructed']
      .map((key) => `${DEATH}/${key}`),
    derive: (ctx) => anyOf([
      yearningAtLeastModerate(ctx),
      ...(['avoidance', 'enshrining', 'guilt', 'ambivalence', 'identification', 'mourningObstructed'] as const)
        .map((key) => isYes(key)(ctx)),
    ]),
  },
  {
    id: 'death.clientHasLivingChild',
    about: 'person',
    type: 'boolean',
    reads: ['/client/hasLivingChild'],
    derive: ({ case: { client } }) => read(client?.hasLivingChild, '/client/hasLivingChild', (answer) => answer === 'yes'),
  },
]
