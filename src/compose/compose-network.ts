import type { Person, Support } from '../model/case.js'
import type { Fact } from '../model/facts.js'
import type { NetworkFinding } from '../model/formulation.js'
import { isNotKnown } from '../model/words.js'
import { WHOLE_CASE, type Workbench } from './material.js'

const NOT_READ: Fact = { status: 'unknown', why: 'not-asked', from: [] }

/** Who supports the client, what strengths were named, and who became closer or further. */
export function composeNetwork(bench: Workbench): NetworkFinding {
  const people = bench.case.inventory?.people ?? []
  const living = people.filter((person) => person.status !== 'deceased' && person.death === undefined)
  const caseFact = (id: string): Fact => bench.fact(WHOLE_CASE, id) ?? NOT_READ
  const strengths = bench.case.inventory?.patterns?.strengths
  return {
    supports: living.flatMap((person) => {
      const ways = waysOfSupport(person)
      return ways.length === 0
        ? []
        : [{ person: person.id, how: ways.map(({ how }) => how), from: ways.map(({ field }) => `/inventory/people/${person.id}/${field}`) }]
    }),
    strengths: strengths === undefined || isNotKnown(strengths) ? [] : [...strengths],
    losses: people.filter(wasLost).map((person) => ({ person: person.id, from: [`/inventory/people/${person.id}`] })),
    closer: people.filter(({ shift }) => shift === 'closer').map(({ id }) => id),
    further: people.filter(({ shift }) => shift === 'further').map(({ id }) => id),
    closeBefore: caseFact('network.closeBefore'),
    closeNow: caseFact('network.closeNow'),
  }
}

function waysOfSupport(person: Person): readonly { readonly how: string; readonly field: string }[] {
  const { confidant, supportReceived: support } = person
  const kinds: readonly (keyof Support)[] = ['emotional', 'practical', 'informational', 'companionship']
  return [
    ...(confidant === 'yes' ? [{ how: 'confidant', field: 'confidant' }] : []),
    ...(support === undefined || isNotKnown(support)
      ? []
      : kinds.filter((kind) => support[kind] === 'some' || support[kind] === 'much').map((kind) => ({ how: kind, field: `supportReceived/${kind}` }))),
  ]
}

/** In the inner or middle ring before, and dead, gone or outside it now. */
function wasLost(person: Person): boolean {
  const wasClose = person.closenessBefore === 1 || person.closenessBefore === 2
  const isGone = person.status === 'deceased' || person.status === 'ended' || person.status === 'estranged' || person.status === 'missing'
  return wasClose && (isGone || person.closenessNow === 3 || person.closenessNow === 'outside')
}
