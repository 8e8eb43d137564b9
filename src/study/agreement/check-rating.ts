import { describeKind, didYouMean, isPlainObject, pointer, type ProblemParts } from '../../errors.js'
import type { AreaId } from '../../model/words.js'
import { NO_FOCUS, PRESENCES, type Rating, RATER_KINDS, RATING_STRENGTHS } from '../ratings.js'
import { AREA_PARTS } from './rating-columns.js'

/** Where problems are put, and what is known of the place they were found in. */
export interface Findings {
  readonly report: (problem: ProblemParts) => void
  /** Where the rating stands, as in `Line 4.` */
  readonly where?: string
}

const FIELDS = ['caseId', 'rater', 'kind', 'fictional', 'areas', 'focus', 'secondFocus', 'order'] as const

/** Checks one rating by hand and gives it with nothing else in it; undefined where something is wrong with it. */
export function checkRating(value: unknown, path: readonly PropertyKey[], areas: readonly AreaId[], findings: Findings): Rating | undefined {
  const check = checker(findings)
  if (!isRecord(value)) return check.wrong(path, 'a rating: an object with caseId, rater and areas', value)
  const before = check.count()
  check.keys(value, path, FIELDS, 'a field of a rating')
  const foci = [...areas, ...NO_FOCUS]
  const order = value['order']
  const rating = {
    caseId: check.name(value['caseId'], [...path, 'caseId']),
    rater: check.name(value['rater'], [...path, 'rater']),
    kind: check.word(value['kind'], [...path, 'kind'], RATER_KINDS),
    fictional: check.flag(value['fictional'], [...path, 'fictional']),
    areas: checkAreas(value['areas'], [...path, 'areas'], areas, check),
    focus: check.word(value['focus'], [...path, 'focus'], foci),
    secondFocus: check.word(value['secondFocus'], [...path, 'secondFocus'], areas),
    order: order === undefined ? undefined : checkOrder(order, [...path, 'order'], areas, check),
  }
  if (rating.secondFocus !== undefined && (rating.focus === undefined || rating.focus === rating.secondFocus || !areas.includes(rating.focus))) {
    check.wrong([...path, 'secondFocus'], 'another area beside a focus that is an area', value['secondFocus'])
  }
  return check.count() > before ? undefined : (withoutUndefined(rating) as Rating)
}

type Checker = ReturnType<typeof checker>

function checker({ report, where }: Findings) {
  let found = 0
  const wrong = (path: readonly PropertyKey[], expected: string, received: unknown, hint?: string, code: ProblemParts['code'] = 'INPUT_INVALID'): undefined => {
    found += 1
    const hints = [where, hint].filter((each) => each !== undefined).join(' ')
    report({ code, path: pointer(path), expected, received: describeKind(received), ...(hints === '' ? {} : { hint: hints }) })
  }
  return {
    wrong,
    count: (): number => found,
    name: (value: unknown, path: readonly PropertyKey[]): string | undefined =>
      typeof value === 'string' && value.trim() !== '' && value.length <= MOST_CHARACTERS ? value : wrong(path, `text of 1 to ${MOST_CHARACTERS} characters`, value),
    word: <Word extends string>(value: unknown, path: readonly PropertyKey[], words: readonly Word[]): Word | undefined => {
      if (value === undefined) return undefined
      const word = words.find((each) => each === value)
      if (word !== undefined) return word
      const near = typeof value === 'string' ? didYouMean(value, words) : undefined
      return wrong(path, `one of: ${words.join(', ')}`, value, near === undefined ? undefined : `Did you mean ${near}?`)
    },
    flag: (value: unknown, path: readonly PropertyKey[]): boolean | undefined =>
      value === undefined || typeof value === 'boolean' ? value : wrong(path, 'true or false', value),
    keys: (value: object, path: readonly PropertyKey[], known: readonly string[], what: string): void => {
      for (const key of Object.keys(value)) {
        if (known.includes(key)) continue
        const near = didYouMean(key, known)
        // Where it stands, and not what it is called: a name that somebody made up may hold anything.
        wrong(path, `${what}: ${known.join(', ')}`, key, near === undefined ? undefined : `Did you mean ${near}?`, 'INPUT_UNKNOWN_KEY')
      }
    },
  }
}

const MOST_CHARACTERS = 200

function checkAreas(value: unknown, path: readonly PropertyKey[], areas: readonly AreaId[], check: Checker): Rating['areas'] | undefined {
  if (!isRecord(value)) return check.wrong(path, 'an object with a rating for each area', value)
  check.keys(value, path, areas, 'an area')
  return Object.fromEntries(areas.filter((area) => Object.hasOwn(value, area)).map((area) => {
    const rating = value[area]
    const at = [...path, area]
    if (!isRecord(rating)) {
      check.wrong(at, 'an object with presence, strength or score', rating)
      return [area, {}]
    }
    check.keys(rating, at, AREA_PARTS, 'a field of an area')
    const { presence, strength, score } = rating
    const [found, isUsual] = [RATING_STRENGTHS.find((each) => each === strength), score === undefined || (typeof score === 'number' && Number.isFinite(score))]
    if (strength !== undefined && found === undefined) check.wrong([...at, 'strength'], `one of: ${RATING_STRENGTHS.join(', ')}`, strength)
    if (!isUsual) check.wrong([...at, 'score'], 'a finite number', score)
    return [area, withoutUndefined({ presence: check.word(presence, [...at, 'presence'], PRESENCES), strength: found, score: isUsual ? score : undefined })]
  }))
}

function checkOrder(value: unknown, path: readonly PropertyKey[], areas: readonly AreaId[], check: Checker): readonly AreaId[] | undefined {
  const isList = Array.isArray(value) && value.every((each: unknown) => areas.some((area) => area === each)) && new Set(value).size === value.length
  return isList ? (value as readonly AreaId[]) : check.wrong(path, `areas, each once: ${areas.join(', ')}`, value)
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isPlainObject(value)

const withoutUndefined = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
