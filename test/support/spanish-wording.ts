/** Words that must not stand in a Spanish text, and what is wrong with them. */
interface Unwanted {
  readonly why: string
  readonly patterns: readonly RegExp[]
}

// `\b` knows no accents, so the ends of words are looked for by letters.
const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu')

const EVERYWHERE: readonly Unwanted[] = [
  {
    why: 'names a cause',
    patterns: [
      word('(?<!no (?:es|implica) una )caus(?:a|as|ar|ó|aron|an|ado|ada|ante|antes|al)'), word('provoc(?:a|an|ar|ó|aron|ado|ada)'), word('debid[oa]s? a'), word('por culpa de'), word('desencaden\\p{L}*'),
      word('produj(?:o|eron)|produc(?:e|en|ido|ida)'), word('llev(?:a|ó|aron) a(?! cabo)'), word('ocasion(?:a|ó|ar|aron|ado)'), word('gener(?:a|ó|ar|aron|ado)'), word('origin(?:a|ó|ar|aron|ado)'),
    ],
  },
  { why: 'speaks of a diagnosis', patterns: [word('diagn[oó]s\\p{L}*')] },
  { why: 'predicts', patterns: [word('pron[oó]stic\\p{L}*'), word('(?:mejorar|empeorar|recaer|sentir)[áé]n?'), word('se (?:recuperar|curar)[áé]n?')] },
  { why: 'tells someone what to do', patterns: [word('deb(?:e|en|ería|erían|es)'), word('(?:tiene|tienen|tendría) que(?! ver)'), word('hay que')] },
  {
    why: 'passes a verdict',
    patterns: [word('culpable(?:s)?(?! de nada)'), word('tiene la culpa'), word('se nieg(?:a|an) a'), word('demuestr(?:a|an)'), word('claramente (?:es|está|tiene)'), word('sufre[n]? de'), word('fracas(?:ó|aron|a)')],
  },
]

const FOR_CLIENTS: readonly Unwanted[] = [
  {
    why: 'is a word of the clinic',
    patterns: [
      // A condition that someone else has named may be asked about by its name.
      /(?<!\p{L})trastornos?(?! (?:bipolar|de la conducta alimentaria))(?!\p{L})/iu,
      word('déficits?|patol[oó]\\p{L}*|disfunci\\p{L}*|mórbid\\p{L}*|anormal\\p{L}*|comorbil?id\\p{L}*|sintom[aá]tic\\p{L}*'),
    ],
  },
  { why: 'speaks about the reader in the third person', patterns: [word('quien consulta'), word('(?:el|la) paciente'), word('(?:el|la) cliente')] },
]

const FOR_CLINICIANS: readonly Unwanted[] = [{ why: 'addresses the client', patterns: [word('usted(?:es)?')] }]

/** What is wrong with the words of a Spanish text; empty when nothing is. */
export function unwantedSpanish(text: string, register: 'clinician' | 'client' | 'both'): readonly string[] {
  const lists = [...EVERYWHERE, ...(register === 'clinician' ? [] : FOR_CLIENTS), ...(register === 'client' ? [] : FOR_CLINICIANS)]
  return (register === 'both' ? EVERYWHERE : lists).flatMap(({ why, patterns }) => patterns.flatMap((pattern) => {
    const [found] = pattern.exec(text) ?? []
    return found === undefined ? [] : [`"${found.toLowerCase()}", which ${why}: ${text}`]
  }))
}
