/** What the names of a part's variables begin with, by the form and the way to it. */
const PREFIXES: Readonly<Record<string, string>> = {
  'ipt_case': 'ipt',
  'ipt_case/client': 'cl',
  'ipt_case/inventory': 'inv',
  'ipt_case/inventory/asked': 'asked',
  'ipt_case/inventory/network/before': 'before',
  'ipt_case/inventory/network/now': 'now',
  'ipt_case/inventory/patterns': 'pat',
  'ipt_case/timeline': 'tl',
  'ipt_case/timeline/asked': 'asked_tl',
  'ipt_case/clientView': 'view',
  'ipt_case/suitability': 'suit',
  'ipt_case/safety': 'safe',
  'ipt_case/contract': 'frame',
  'ipt_case/decision': 'dec',
  'ipt_people': 'p',
  'ipt_people/supportReceived': 'p_got',
  'ipt_people/supportGiven': 'p_gave',
  'ipt_people/expectations': 'p_exp',
  'ipt_people/conflict': 'p_con',
  'ipt_people/history': 'p_his',
  'ipt_people/death': 'p_dea',
  'ipt_episodes': 'ep',
  'ipt_scores': 'sc',
  'ipt_changes': 'ch',
  'ipt_events': 'ev',
  'ipt_mentions': 'me',
}

// Names of more than 26 characters are cut off by statistics packages, and REDCap warns of them.
const SHORTER: Readonly<Record<string, string>> = {
  sameConflictWithMany: 'same_quarrel_with_many',
  highMoodOnAntidepressant: 'high_mood_on_antidep',
  intellectualDisability: 'intell_disability',
  suicideAttemptRecent: 'suicide_att_recent',
  suicideAttemptPast: 'suicide_att_past',
  reasonsForLivingLost: 'reasons_to_live_lost',
  postpartumSuddenChange: 'pp_sudden_change',
  postpartumViolentThoughts: 'pp_violent_thoughts',
  postpartumEstrangement: 'pp_estrangement',
}

/** The variable of an answer: stable, since data are kept under it. */
export function variableFor(form: string, path: readonly string[]): string {
  const part = [form, ...path.slice(0, -1)].join('/')
  const prefix = PREFIXES[part] ?? part.replaceAll(/[^A-Za-z]+/g, '_').toLowerCase()
  const name = path.at(-1) ?? ''
  return `${prefix}_${SHORTER[name] ?? name.replaceAll(/([A-Z])/g, '_$1').toLowerCase()}`
}
