import * as z from 'zod/mini'
import { WINDOW_LABELS, DATE_PRECISIONS, LINK_DIRECTIONS } from '../model/links.js'
import { BANDS, CANDIDATE_STATUSES, FIRMNESS, OUTCOMES } from '../model/ranking-result.js'
import { AREA_STANDINGS } from '../model/rule-set.js'
import { BASES, CONFIDENCES, MESSAGE_LEVELS, RULE_STRENGTHS, WITHHOLDS } from '../model/rules.js'
import type { JsonSchema } from './json-schema.js'
import { explanationShape } from './explanation-schema.js'
import { strict } from './fields.js'
import { formulationParts, word } from './formulation-parts.js'
import { decisionShape } from './schema.js'

export const FORMULATION_SCHEMA_ID = 'urn:ipt-formulation:schema:formulation:1'

/**
 * The structure of a formulation as JSON Schema, draft 2020-12, for those who read it in another language. It stands
 * with the input because it describes what may come in again: nothing in the library reads a formulation with it.
 */
export function formulationJsonSchema(): JsonSchema {
  const { shape, names } = formulationShape()
  const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', metadata: names })
  return {
    $schema,
    $id: FORMULATION_SCHEMA_ID,
    title: 'Formulation',
    description:
      'Candidate focus areas with every reason for and against, what is not known, and what to ask next. It proposes; people decide. '
      + 'Addresses are JSON Pointers in which list positions are replaced by ids.',
    ...schema,
  }
}

/** The shape as zod holds it, and the names its parts have as definitions. Made when asked for, so that importing the library costs nothing. */
export function formulationShape() {
  const parts = formulationParts()
  const { names, named, text, texts, whole, subject, why, fact, trace, verdict, focus, bounds, section } = parts
  const addresses = texts
  const some = z.exactOptional

  const citations = z.array(named('citation', strict({ cite: text, locator: some(text) })))
  const grounds = { confidence: word(CONFIDENCES), sources: citations }

  const message = named('message', strict({
    ruleId: text, version: whole, level: word(MESSAGE_LEVELS), theme: text, subject, withholds: z.array(word(WITHHOLDS)),
    clinician: text, client: text, from: addresses, basis: word(BASES), ...grounds,
  }))

  const clause = strict({
    id: word(['least-support', 'least-lead', 'most-counter-evidence']), needed: z.number(), found: z.number(), met: z.boolean(),
  })
  const outcome = strict({
    kind: word(OUTCOMES), foci: z.array(focus), standard: z.array(clause), firmness: some(word(FIRMNESS)), settled: z.boolean(), withheldBy: texts,
    decidingQuestion: some(text),
  })

  const ruleOutcome = named('ruleOutcome', strict({
    ruleId: text, version: whole, subject, verdict, condition: trace, unless: some(trace), decisive: texts,
  }))

  const argument = named('argument', strict({
    ruleId: text, version: whole, direction: word(['for', 'against']), strength: word(RULE_STRENGTHS), theme: text, verdict,
    points: z.number(), counted: z.number(), lessenedBy: some(word(['theme-cap', 'shared-event'])),
  }))
  const candidate = named('candidate', strict({
    area: text, subject, status: word(CANDIDATE_STATUSES),
    requirements: z.array(strict({ ruleId: text, version: whole, verdict })),
    support: z.number(), bounds, band: word(BANDS),
    themes: z.array(strict({ theme: text, for: z.number(), against: z.number() })),
    arguments: z.array(argument),
    conflicts: z.array(strict({ for: text, against: text })),
  }))
  const area = named('area', strict({
    area: text, standing: word(AREA_STANDINGS), status: word([...CANDIDATE_STATUSES, 'background']), support: z.number(), bounds,
    band: word(BANDS), deduction: z.number(), rank: some(strict({ best: whole, worst: whole })), candidates: z.array(candidate),
    name: text, clientName: text, definition: text,
    agreement: z.array(strict({ kappa: z.number(), study: text, label: text })),
    basis: strict({ manual: z.number(), study: z.number(), consensus: z.number(), 'design-choice': z.number() }),
  }))

  const link = named('link', strict({
    subject: strict({ kind: word(['person', 'event']), id: text }),
    target: strict({ kind: word(['onset', 'worsening', 'relief']), basis: word(['stated', 'scores']), from: addresses }),
    lagDays: strict({ min: whole, max: whole }), windows: z.array(word(WINDOW_LABELS)),
    precision: strict({ subject: word(DATE_PRECISIONS), target: word(DATE_PRECISIONS) }),
    direction: word(LINK_DIRECTIONS), from: addresses,
  }))
  const network = strict({
    supports: z.array(strict({ person: text, how: texts, from: addresses })), strengths: texts,
    losses: z.array(strict({ person: text, from: addresses })), closer: texts, further: texts, closeBefore: fact, closeNow: fact,
  })
  const question = named('question', strict({
    fact: text, subjects: z.array(subject), question: text, why, from: addresses, rules: texts,
    couldChange: z.array(strict({ area: text, up: z.number(), down: z.number() })), minimumSet: z.boolean(),
  }))

  const planItem = named('planItem', strict({ id: text, clinician: text, client: text, ...grounds }))
  const plan = strict({
    focus, withheldBy: texts, goals: z.array(planItem), strategies: z.array(planItem), techniques: z.array(planItem),
  })
  const span = z.tuple([whole, whole])
  const contract = strict({
    format: text, title: text, sessions: span, minutes: some(span), frequency: text,
    phases: z.array(strict({ id: text, title: text, sessions: some(text), agenda: texts })), adaptations: texts, ...grounds,
  })
  const completeness = strict({
    items: z.array(strict({ id: text, label: text, answered: z.boolean() })), missing: whole, declined: addresses, askedNotKnown: addresses,
    unused: addresses,
  })
  const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))
  const receipt = strict({
    library: text, ruleSet: strict({ id: text, version: text, digest }), tradition: text, parameters: digest, input: digest,
    language: some(strict({ locale: text, digest })),
  })

  const shape = strict({
    formulationVersion: z.literal(1), caseId: text, assessedOn: text, title: some(text), fictional: some(z.boolean()),
    tradition: strict({ id: text, title: text }), labels: z.record(text, text), messages: z.array(message), outcome,
    areas: z.array(area), outcomes: z.array(ruleOutcome), links: z.array(link), network, questions: z.array(question),
    plan: z.array(plan), contract, completeness, explanation: some(explanationShape(parts)),
    text: strict({ clinician: z.array(section), client: z.array(section), trainee: z.array(section) }),
    decision: some(decisionShape), overdue: some(z.array(strict({ ruleId: text, version: whole, reviewBy: text }))), receipt,
  })
  return { shape, names }
}
