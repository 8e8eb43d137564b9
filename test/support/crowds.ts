import type { Case, Person } from '../../src/model/case.js'
import { CLOSENESS, type Closeness, PERSON_STATUSES, RELATIONS } from '../../src/model/words.js'

/** Invented names in several scripts, short and long. */
export const NAMES = [
  'Nuala', 'Tom', 'Inés', 'Rasmus', 'Maximiliane-Henriette von Ostrowitz-Klausenburg', 'محمد عبد الرحمن الحسيني', '王小明', '欧阳娜娜阿依古丽买买提',
  'श्रीमती लक्ष्मी देवी', 'สมชาย ใจดี', 'Αλεξάνδρα Παπαδοπούλου', 'Владимир Александрович', 'O’Brien & Sons <x>', 'Ümit', 'נועה בן־דוד', 'MMMMMMMMMMMMMMMMMMMMMMMMMMMM',
]

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

/** An invented case of so many people, who differ in everything that a circle shows; `rings` limits where they stand. */
export function crowd(count: number, rings: readonly Closeness[] = CLOSENESS): Case {
  const people = Array.from({ length: count }, (_, index): Person => ({
    id: `p${String(index).padStart(3, '0')}`,
    name: index < NAMES.length ? at(NAMES, index) : `${at(NAMES, index)} ${index}`,
    relation: at(RELATIONS, index * 7),
    ...(index % 9 === 8 ? {} : { status: at(PERSON_STATUSES, index * 5) }),
    ...(index % 13 === 12 ? {} : { closenessNow: at(rings, index * 3) }),
    ...(index % 10 === 9 ? {} : { closenessBefore: at(rings, index * 5 + 1) }),
    ...(index % 4 === 1 ? { conflict: { present: 'yes' } } : {}),
    ...(index % 5 === 0 ? { confidant: 'yes', supportReceived: { emotional: 'much' } } : {}),
    ...(index % 11 === 3 ? { fear: 'yes', harm: ['threats'] } : {}),
  }))
  return { schemaVersion: 1, caseId: `crowd-${count}`, assessedOn: '2025-06-30', fictional: true, inventory: { people } }
}
