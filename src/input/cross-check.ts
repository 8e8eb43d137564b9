import { pointer } from '../errors.js'
import { isNotKnown } from '../model/words.js'
import type { Case } from '../model/case.js'
import { checkDates } from './check-dates.js'
import { checkReferences } from './check-references.js'
import { checkScores } from './check-scores.js'
import type { Found } from './found.js'
import type { Loose } from './loose.js'

/** What is wrong between fields that are each right by themselves. */
export function crossCheck(kase: Loose<Case>): readonly Found[] {
  const checks = [checkReferences, checkScores, checkDates, checkDeaths, checkMentions]
  return checks.flatMap((check) => check(kase))
}

function checkDeaths(kase: Loose<Case>): readonly Found[] {
  return (kase.inventory?.people ?? []).flatMap((person, index): readonly Found[] => {
    const status = person?.status
    if (typeof person?.death !== 'object' || status === undefined || isNotKnown(status) || status === 'deceased') return []
    const at = ['inventory', 'people', index]
    return [
      {
        code: 'INPUT_INVALID',
        path: [...at, 'death'],
        expected: `no account of a death while ${pointer([...at, 'status'])} says that the person is living or missing`,
        received: 'an account of a death',
        hint: 'For someone who has died, set status to deceased.',
      },
    ]
  })
}

function checkMentions(kase: Loose<Case>): readonly Found[] {
  return (['priorities', 'strongestFeeling', 'declined'] as const).flatMap((key) => {
    const mentions = kase.clientView?.[key]
    if (mentions === undefined || isNotKnown(mentions)) return []
    return mentions.flatMap((mention, index): readonly Found[] => {
      if (mention === undefined || mention.area !== undefined || mention.about !== undefined) return []
      const path = ['clientView', key, index]
      const expected = 'a mention with area, about or both'
      return [{ code: 'INPUT_INVALID', path, expected, received: 'a mention with neither' }]
    })
  })
}
