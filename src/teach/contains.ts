import type { Case, Person } from '../model/case.js'
import { isNotKnown } from '../model/words.js'
import { say } from '../words/phrase.js'
import { isChildAtHome, YOUNG } from './askable.js'
import type { Lesson } from './lesson.js'

const diedOf = (...manners: readonly string[]) => (kase: Case): boolean => dead(kase).some(({ death }) => typeof death === 'object' && !isNotKnown(death) && manners.includes(String(death.manner)))
const happened = (...types: readonly string[]) => ({ timeline }: Case): boolean => (timeline?.events ?? []).some(({ type }) => types.includes(type))
const harmed = (...harms: readonly string[]) => ({ inventory }: Case): boolean => (inventory?.people ?? []).some(({ harm }) => Array.isArray(harm) && (harm as readonly string[]).some((each) => harms.length === 0 || harms.includes(each)))
const recorded = (field: keyof NonNullable<Case['safety']>, ...values: readonly string[]) => ({ safety }: Case): boolean => values.includes(String(safety?.[field]))
const any = (...tests: readonly ((kase: Case) => boolean)[]) => (kase: Case): boolean => tests.some((test) => test(kase))

const dead = ({ inventory }: Case): readonly Person[] => (inventory?.people ?? []).filter(({ status, death }) => status === 'deceased' || (typeof death === 'object' && !isNotKnown(death)))
const HEAVIER: readonly unknown[] = ['increased', 'harmful', 'severe']
const isInDanger = any(recorded('suicidalThoughts', 'active'), recorded('suicidePlan', 'yes'), recorded('suicideAttemptRecent', 'yes'), recorded('violence', 'yes'))
const LOSSES_BEFORE_LIFE = ['miscarriage', 'stillbirth', 'neonatal', 'termination-for-anomaly'] as const

/** What somebody in the room may have been through, and how a record shows it. */
const CONTAINED = {
  'suicide-death': diedOf('suicide'),
  'killing': diedOf('homicide', 'war'),
  'overdose': diedOf('overdose'),
  'accident': diedOf('accident', 'disaster'),
  'child-death': any((kase) => dead(kase).some(({ relation }) => YOUNG.includes(relation)), happened('death-child', 'neonatal-death')),
  'pregnancy-loss': any(diedOf(...LOSSES_BEFORE_LIFE), happened('miscarriage', 'stillbirth', 'neonatal-death', 'termination-for-anomaly', 'termination-by-choice')),
  'fertility': happened('ivf-failed', 'infertility-diagnosis'),
  'death': any((kase) => dead(kase).length > 0, happened('death-partner', 'death-parent', 'death-sibling', 'death-friend', 'death-other')),
  'dying': happened('terminal-illness-self'),
  'sexual-violence': harmed('sexual'),
  'violence': any(recorded('violence', 'yes'), harmed(), happened('violence', 'assault'), ({ inventory }) => (inventory?.people ?? []).some(({ fear }) => fear === 'yes')),
  'child-at-risk': any(recorded('childAtRisk', 'yes'), recorded('dependentAtRisk', 'yes')),
  'bullying': any(recorded('bullied', 'yes'), happened('bullying')),
  'disaster': happened('disaster'),
  'war': happened('war', 'asylum', 'deployment'),
  'suicidal-thoughts': any(recorded('suicidalThoughts', 'active'), recorded('suicidePlan', 'yes'), recorded('suicideAttemptRecent', 'yes'), recorded('suicideAttemptPast', 'yes')),
  'wish-not-to-be-alive': any(recorded('suicidalThoughts', 'passive'), recorded('wishToJoinTheDead', 'yes'), ({ timeline }) => (timeline?.measurements ?? []).some(({ selfHarmItem }) => typeof selfHarmItem === 'number' && selfHarmItem > 0)),
  'self-harm': recorded('selfHarmPast', 'yes'),
  'drinking': ({ suitability }) => HEAVIER.includes(suitability?.alcohol),
  'drugs': ({ suitability }) => HEAVIER.includes(suitability?.drugs),
  // How old a son or daughter is stands in no field: whoever lives with it is told of.
  'child-near': (kase) => isInDanger(kase) && (kase.inventory?.people ?? []).some(isChildAtHome),
} as const satisfies Readonly<Record<string, (kase: Case) => boolean>>

/** Said by one that tells more. */
const SAID_BY: Readonly<Partial<Record<keyof typeof CONTAINED, readonly (keyof typeof CONTAINED)[]>>> = {
  'death': ['suicide-death', 'killing', 'overdose', 'accident', 'child-death', 'pregnancy-loss'],
  'wish-not-to-be-alive': ['suicidal-thoughts'],
  'child-near': ['child-at-risk'],
}

/** What people should be told before they read a case, by what it records. Free words are not searched. */
export function containsOf({ kase, words }: Pick<Lesson, 'kase' | 'words'>): readonly string[] {
  const found = (Object.keys(CONTAINED) as readonly (keyof typeof CONTAINED)[]).filter((id) => CONTAINED[id](kase))
  return found.filter((id) => !(SAID_BY[id] ?? []).some((other) => found.includes(other))).map((id) => say(words, `contains.${id}`))
}
