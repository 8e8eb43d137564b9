import * as z from 'zod/mini'
import { SUBJECT_KINDS } from '../model/facts.js'
import { VERDICTS, type ConditionTrace } from '../model/outcome.js'
import { OPERATORS } from '../model/rules.js'
import { strict } from './fields.js'

/** Parts of a formulation that stand in more than one place of it, and the names that parts have as definitions. */
export type FormulationParts = ReturnType<typeof formulationParts>

export function formulationParts() {
  const names = z.registry<{ readonly id: string }>()
  const named = <Schema extends z.ZodMiniType>(id: string, schema: Schema): Schema => {
    names.add(schema, { id })
    return schema
  }
  const text = z.string()
  const texts = z.array(text)
  const whole = z.int()
  const scalar = z.union([z.boolean(), z.number(), text])

  const subject = named('subject', strict({ kind: word(SUBJECT_KINDS), id: text, unlisted: z.exactOptional(z.literal(true)) }))
  const why = word(['not-asked', 'unknown', 'declined', 'not-applicable', 'imprecise'])
  const value = z.union([z.boolean(), z.number(), text, texts])
  const known = strict({ status: z.literal('known'), value, from: texts })
  const fact = named('fact', z.union([
    known,
    strict({ status: z.literal('range'), min: z.exactOptional(z.number()), max: z.exactOptional(z.number()), from: texts }),
    strict({ status: z.literal('unknown'), why, from: texts }),
  ]))

  const truth = word(['true', 'false', 'unknown'])
  const trace: z.ZodMiniType<ConditionTrace> = named('conditionTrace', z.lazy(() => z.union([
    leaf,
    strict({ all: z.array(trace), result: truth }),
    strict({ any: z.array(trace), result: truth }),
    strict({ not: trace, result: truth }),
  ])))
  const leafFields = {
    name: text, fact: text, operator: word(OPERATORS), value: z.union([scalar, z.array(scalar)]), result: truth, found: fact,
  }
  const leaf = named('leafTrace', strict(leafFields))

  return {
    names, named, text, texts, whole, subject, why, value, known, fact, trace, leafFields,
    verdict: word(VERDICTS),
    focus: named('focus', strict({ area: text, subject })),
    bounds: named('bounds', strict({ low: z.number(), high: z.number() })),
    section: named('section', strict({ id: text, title: text, sentences: z.array(strict({ text, evidence: z.tuple([text], text) })) })),
  }
}

/** One of a closed list of words. */
export const word = <const W extends readonly string[]>(words: W) => z.literal([...words] as W[number][])
