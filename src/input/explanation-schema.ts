import * as z from 'zod/mini'
import { CONTRAST_KINDS, MISSING_KINDS } from '../model/contrast.js'
import { CHANGE_KINDS } from '../model/counterfactuals.js'
import { CANDIDATE_STATUSES, OUTCOMES } from '../model/ranking-result.js'
import { AREA_STANDINGS } from '../model/rule-set.js'
import { strict } from './fields.js'
import { word, type FormulationParts } from './formulation-parts.js'

/** The part of a formulation that tells why the ranking is as it is, and what could change it. */
export function explanationShape(parts: FormulationParts) {
  const sections = z.array(parts.section)
  return parts.named('explanation', strict({
    bounds: boundsShape(parts), contrasts: z.array(contrastShape(parts)), changes: changesShape(parts), ask: askShape(parts),
    text: strict({ short: sections, medium: sections, full: sections }),
  }))
}

const some = z.exactOptional

const suppositionShape = ({ named, subject, text, fact }: FormulationParts) => named('supposition', strict({ subject, fact: text, found: fact }))

const stretchShape = () => strict({ min: some(z.number()), max: some(z.number()) })

function boundsShape(parts: FormulationParts) {
  const { named, text, subject, whole } = parts
  const witness = z.array(suppositionShape(parts))
  const end = named('boundEnd', strict({ value: z.number(), exact: z.boolean(), witness: some(witness), about: some(subject) }))
  const area = named('areaBounds', strict({
    area: text, support: strict({ low: end, high: end }), place: some(strict({ best: end, worst: end })),
    first: strict({
      standing: word(['certain', 'possible', 'impossible']), exact: z.boolean(), witness: some(witness), about: some(subject), because: some(witness),
    }),
  }))
  const over = {
    areas: z.array(area), certainlyFirst: some(text), possiblyFirst: z.array(text), mayBeNobody: some(z.boolean()), exact: z.boolean(),
  }
  return strict({ ...over, recorded: some(strict(over)), worlds: whole })
}

function contrastShape({ named, text, whole, subject, verdict, leafFields }: FormulationParts) {
  const leaves = z.array(named('restingLeaf', strict({ ...leafFields, negated: some(z.literal(true)) })))
  const rule = { ruleId: text, version: whole, subject }
  const either = word(['a', 'b'])
  const side = named('contrastSide', strict({
    area: text, subject: some(subject), whole: z.boolean(), status: word([...CANDIDATE_STATUSES, 'background']), standing: word(AREA_STANDINGS),
    support: z.number(), unmet: z.array(strict({ ...rule, verdict, leaves })),
  }))
  const reason = named('contrastReason', strict({ side: either, ...rule, theme: text, counted: z.number(), leaves }))
  const part = named('contrastPart', strict({
    kind: word(CONTRAST_KINDS), counts: z.number(), theme: some(text), side: some(either), area: some(text), reasons: z.array(reason),
  }))
  const missing = z.array(named('missingReason', strict({
    kind: word(MISSING_KINDS), ...rule, direction: word(['for', 'against']), theme: text, points: z.number(), leaves,
  })))
  return named('contrast', strict({
    a: side, b: side, margin: z.number(), parts: z.array(part), rest: strict({ parts: whole, counts: z.number() }),
    missing: strict({ a: missing, b: missing }),
  }))
}

function changesShape({ named, text, whole, subject, known, fact, focus }: FormulationParts) {
  const goal = named('goal', z.union([
    strict({ kind: z.literal('put-first'), area: text, subject: some(subject) }),
    strict({ kind: z.literal('not-first'), area: text }),
    strict({ kind: z.literal('end-lead'), area: text }),
    strict({ kind: z.literal('break-tie'), area: some(text) }),
  ]))
  const summary = named('rankingSummary', strict({
    outcome: word(OUTCOMES), foci: z.array(focus), areas: z.array(strict({ area: text, support: z.number() })),
  }))
  const change = named('change', strict({
    subject, fact: text, found: known, id: text, kind: word(CHANGE_KINDS), recorded: fact,
    stretch: some(stretchShape()),
  }))
  const set = named('counterfactualSet', strict({ changes: z.array(change), after: summary, moved: z.number() }))
  const certificate = strict({
    smallest: some(whole), complete: z.boolean(), size: whole, facts: whole, ways: whole, combinations: whole, ruledOut: whole, worlds: whole,
    alike: whole, contradictory: whole,
  })
  return strict({
    goals: z.array(named('counterfactuals', strict({ goal, already: z.boolean(), before: summary, sets: z.array(set), certificate }))),
    best: z.array(strict({ goal, set })),
  })
}

function askShape({ named, text, whole, subject, value, verdict, focus, bounds }: FormulationParts) {
  const fraction = named('fraction', strict({ n: whole, d: whole.check(z.minimum(1)) }))
  const effect = strict({ decides: fraction, settles: fraction, narrows: fraction, worst: z.number() })
  const twoSteps = strict({ decides: fraction, narrows: fraction, then: z.array(strict({ value, fact: text, subject })) })
  const answer = named('answerEffect', strict({
    value, stretch: some(stretchShape()), probability: fraction, outcome: word(OUTCOMES), first: some(focus), changesFirst: z.boolean(), settles: z.boolean(),
    doubt: z.number(),
    areas: z.array(strict({
      area: text, support: strict({ before: z.number(), after: z.number() }), bounds: strict({ before: bounds, after: bounds }),
    })),
    rules: z.array(strict({ ruleId: text, version: whole, subject, verdict: z.union([verdict, z.literal('left-out')]) })),
    gates: z.array(strict({ area: text, subject, opens: z.boolean() })),
  }))
  const about = named('askAbout', strict({ subject, effect, twoSteps: some(twoSteps), answers: z.array(answer) }))
  const question = named('nextQuestion', strict({
    fact: text, cost: z.number(), prior: word(['even', 'given']), safety: z.boolean(), about: z.tuple([about], about),
  }))
  return strict({
    now: strict({ outcome: word(OUTCOMES), first: some(focus), doubt: z.number() }),
    stop: strict({
      reached: z.boolean(),
      because: some(word(['first-is-certain', 'nobody-can-be-first', 'no-question-changes-it', 'proved-exactly'])),
    }),
    questions: z.array(question), withoutEffect: whole, worlds: whole, complete: z.boolean(),
  })
}
