/** Words that must not stand in a text, and what is wrong with them. */
interface Unwanted {
  readonly why: string
  readonly patterns: readonly RegExp[]
}

// Nearness in time is all that is observed; the library proposes, and people decide.
const EVERYWHERE: readonly Unwanted[] = [
  {
    why: 'names a cause',
    patterns: [
      /\bcaus(?:e|es|ed|ing|al|ally)\b(?! of death)/i,
      /\b(?:because of|led to|leads to|brought on by|triggered)\b/i,
      /\bresult(?:s|ed|ing)? (?:from|in)\b/i,
      /\bdue to(?! (?:be|begin|come|end|happen|start)\b)/i,
    ],
  },
  { why: 'speaks of a diagnosis', patterns: [/\bdiagnos/i] },
  {
    why: 'predicts',
    patterns: [
      /\bprognosis\b/i,
      /\bwill (?:get|feel|become|recover|improve|worsen|relapse)\b/i,
      /\bgoing to (?:get|feel) (?:better|worse)\b/i,
    ],
  },
  { why: 'tells someone what to do', patterns: [/\b(?:should|must|ought to|needs? to)\b/i] },
  {
    why: 'passes a verdict',
    patterns: [/\b(?:fault|to blame|guilty of|failed to|refuses to|proves?|clearly (?:is|has)|suffers from)\b/i],
  },
]

const FOR_CLIENTS: readonly Unwanted[] = [
  {
    why: 'is a word of the clinic',
    patterns: [
      // A condition that someone else has named may be asked about by its name.
      /(?<!\b(?:bipolar|eating) )\bdisorders?\b/i,
      /\b(?:deficits?|patholog\w*|dysfunction\w*|maladaptive|symptomatic|morbid|abnormal|comorbid\w*)\b/i,
    ],
  },
  { why: 'speaks about the reader in the third person', patterns: [/\bthe (?:client|patient)\b/i] },
]

const FOR_CLINICIANS: readonly Unwanted[] = [
  { why: 'addresses the client', patterns: [/\b(?:you|your|yours|yourself)\b/i] },
]

/** What is wrong with the words of a text; empty when nothing is. */
export function unwantedWords(text: string, register: 'clinician' | 'client'): readonly string[] {
  const lists = [...EVERYWHERE, ...(register === 'client' ? FOR_CLIENTS : FOR_CLINICIANS)]
  return lists.flatMap(({ why, patterns }) => patterns.flatMap((pattern) => {
    const [word] = pattern.exec(text) ?? []
    return word === undefined ? [] : [`"${word.toLowerCase()}", which ${why}`]
  }))
}
