import type { AreaFinding, NetworkFinding, Question, Sentence } from '../../model/formulation.js'
import { dateInWords } from '../../words/dates.js'
import { decimal, listed, midSentence, say, sayCounted, term } from '../../words/phrase.js'
import { isDead } from '../material.js'
import { countedSentence, type Draft, isCase, isPlanHeld, isProposed, labelOf, sentence, withEvidence } from './draft.js'

const QUESTIONS_TOLD = 5
const GOALS_TOLD = 3

/** The areas that are not proposed, and what would tell them from the one that is. */
export function alternativeSentences(draft: Draft): readonly Sentence[] {
  const proposed = new Set(draft.bench.ranking.foci.map(({ area }) => area))
  const others = draft.areas.filter(({ area, standing }) => !proposed.has(area) && standing !== 'absent')
  if (draft.register === 'client') return clientAlternatives(draft, others)
  return [...others.map((area) => otherSentence(draft, area)), ...(isPlanHeld(draft) ? [] : decidingSentences(draft))]
}

function clientAlternatives(draft: Draft, others: readonly AreaFinding[]): readonly Sentence[] {
  if (draft.bench.ranking.foci.length === 0) return []
  const possible = others.filter(({ status, band }) => status === 'candidate' && (band === 'possible' || band === 'well-supported'))
  const told = possible.map(({ area }) => sentence(draft, 'other', [`area:${area}`], { clientArea: midSentence(draft.bench.words, draft.bench.clientAreaName(area)) }))
  return told.length > 0 ? told : [sentence(draft, 'other-none', ['outcome'])]
}

function otherSentence(draft: Draft, finding: AreaFinding): Sentence {
  const { words } = draft.bench
  const evidence = [`area:${finding.area}`]
  if (finding.status === 'background') return sentence(draft, finding.standing === 'residual' ? 'other-gave-way' : 'other-background', evidence, { area: finding.name })
  if (finding.status === 'not-applicable') return sentence(draft, 'other-not-applicable', evidence, { area: finding.name, needs: listed(words, draft.bench.requirements(finding.area).map((title) => midSentence(words, title))) })
  if (finding.status === 'insufficient-data') return sentence(draft, 'other-insufficient-data', evidence, { area: finding.name })
  const best = finding.candidates[0]
  const about = best === undefined || isCase(best.subject) ? '' : say(words, 'about-someone', { who: labelOf(draft, best.subject) })
  const blanks = { area: finding.name, band: term(words, 'band', finding.band), support: String(finding.support), about }
  if (draft.register !== 'trainee') return sentence(draft, 'other', evidence, blanks)
  return withEvidence(say(words, 'trainee.other', { ...blanks, low: String(finding.bounds.low), high: String(finding.bounds.high) }), evidence)
}

/** The question that tells the first two areas apart. */
function decidingSentences(draft: Draft): readonly Sentence[] {
  const [first, second] = draft.areas.filter(({ status, support }) => status === 'candidate' && support > 0)
  if (first === undefined || second === undefined || draft.bench.ranking.foci.length === 0) return []
  const pair = draft.bench.ruleSet.pairs.find(({ areas }) => areas.includes(first.area) && areas.includes(second.area))
  if (pair === undefined) return []
  return [sentence(draft, 'deciding', [`area:${first.area}`, `area:${second.area}`], { first: first.name, second: second.name, question: pair.decidingQuestion })]
}

/** The questions most worth asking. */
export function unknownSentences(draft: Draft): readonly Sentence[] {
  const { words } = draft.bench
  const questions = draft.register === 'client' ? draft.questions.filter(isForPaper) : draft.questions
  if (questions.length === 0) return [sentence(draft, 'unknown.none', ['questions'])]
  const told = questions.slice(0, QUESTIONS_TOLD).map((question) =>
    sentence(draft, question.minimumSet ? 'question-minimum' : question.subjects.some(isCase) ? 'question-case' : 'question', [`question:${question.fact}`], {
      question: question.question,
      who: listed(words, question.subjects.map((subject) => labelOf(draft, subject))),
      why: term(words, 'why', question.why),
    }),
  )
  const left = questions.length - told.length
  return left > 0 && draft.register !== 'client' ? [...told, countedSentence(draft, 'unknown.more', ['questions'], left)] : told
}

/**
 * What may stand on a client's page: what is missing from the minimum data set. Any other question is put face to
 * face, as it can hurt or be wide of the mark, and one of safety in private, never on paper that somebody else could
 * read.
 */
const isForPaper = ({ minimumSet, fact }: Question): boolean => minimumSet && !SAFETY_ITEMS.includes(fact)

const SAFETY_ITEMS: readonly string[] = ['data.hasSafetyScreen', 'data.hasConflicts']

/** Support and strengths; their absence is said, never left out. */
export function supportSentences(draft: Draft): readonly Sentence[] {
  const { words } = draft.bench
  const { supports, strengths, losses } = draft.network
  const person = (id: string): string => labelOf(draft, { kind: 'person', id })
  return [
    ...(supports.length === 0
      ? [sentence(draft, 'support.none', ['network'])]
      : supports.map((support) =>
          sentence(draft, 'support', support.from, { who: person(support.person), how: listed(words, support.how.map((how) => term(words, 'support', how))) }),
        )),
    ...(strengths.length === 0
      ? []
      : [sentence(draft, 'strengths', ['/inventory/patterns/strengths'], { strengths: listed(words, strengths.map((strength) => term(words, 'strengths', strength))) })]),
    ...(draft.register === 'client' || losses.length === 0 ? [] : [lossSentence(draft, 'losses', losses)]),
  ]
}

type Losses = NetworkFinding['losses']

const lossSentence = (draft: Draft, key: string, losses: Losses): Sentence =>
  sentence(draft, key, losses.flatMap(({ from }) => from), { people: listed(draft.bench.words, losses.map(({ person }) => labelOf(draft, { kind: 'person', id: person }))) })

/** Who is further away than before, for the client, apart from what helps. The dead are told of by their deaths. */
export function distanceSentences(draft: Draft): readonly Sentence[] {
  if (draft.register !== 'client') return []
  const people = new Map((draft.bench.case.inventory?.people ?? []).map((person) => [person.id, person]))
  const apart = draft.network.losses.filter(({ person }) => people.get(person)?.relation !== 'pet' && !isDead(people.get(person)))
  return apart.length === 0 ? [] : [lossSentence(draft, 'losses-apart', apart)]
}

/** One to three aims that belong to the proposed area, for editing. */
export function goalSentences(draft: Draft): readonly Sentence[] {
  if (isPlanHeld(draft)) {
    return [sentence(draft, 'goals.withheld', draft.messages.filter(({ withholds }) => withholds.length > 0).map(({ ruleId }) => `rule:${ruleId}`))]
  }
  const goals = draft.plan.flatMap(({ focus, goals: all }) => all.slice(0, GOALS_TOLD).map((goal) => ({ focus, goal })))
  if (goals.length === 0) return [sentence(draft, 'goals.none', ['outcome'])]
  return goals.map(({ focus, goal }) => withEvidence(draft.register === 'client' ? goal.client : goal.clinician, [`area:${focus.area}`, `goal:${goal.id}`]))
}

/** What this is and is not, and the question whether it fits. */
export function checkSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return (isProposed(draft) ? ['check.fit', 'check.yours'] : ['check.right', 'check.open']).map((key) => sentence(draft, key, ['outcome']))
  const shown = draft.areas.filter(({ area, status }) => status === 'candidate' && draft.bench.ranking.foci.some((focus) => focus.area === area))
  const { decision } = draft.bench.case
  return [
    sentence(draft, 'check.candidates', ['outcome']),
    sentence(draft, 'check.timing', ['links']),
    ...shown
      .filter(({ agreement }) => agreement.length > 0)
      .map((area) =>
        sentence(draft, 'check.agreement', [`area:${area.area}`], {
          area: area.name,
          kappas: listed(draft.bench.words, area.agreement.map(({ kappa, label }) => say(draft.bench.words, 'kappa-in', { kappa: decimal(draft.bench.words, kappa, { least: 2, most: 2 }), study: label }))),
        }),
      ),
    ...overdueSentences(draft),
    sentence(draft, 'check.agree', ['outcome']),
    ...(decision === undefined
      ? []
      : [
          sentence(draft, 'decision', ['/decision'], {
            area: draft.bench.areaName(decision.area),
            about: decision.about === undefined ? '' : say(draft.bench.words, 'decision-about', { who: draft.labels.byId()[decision.about] ?? decision.about }),
          }),
        ]),
  ]
}

/** That some of the rules which hold are older than their authors wanted them to be. */
function overdueSentences(draft: Draft): readonly Sentence[] {
  const { overdue, bench } = draft
  const first = overdue.map(({ reviewBy }) => reviewBy).sort()[0]
  if (first === undefined) return []
  const n = overdue.length
  const text = sayCounted(bench.words, 'clinician.check.overdue', n, { n: String(n), date: dateInWords(bench.words, first) })
  return [withEvidence(text, overdue.map(({ ruleId }) => `rule:${ruleId}`))]
}
