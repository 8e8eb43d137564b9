/**
 * Closed word lists of the input. The list is the single source: the type, the schema and the
 * "did you mean" hints all come from it.
 */

/** The kinds of not known. None of them is ever read as "no". */
export const NOT_KNOWN = ['unknown', 'declined', 'not-applicable'] as const
/** `unknown`: asked, and the person does not know. `declined`: asked, and they prefer not to say. `not-applicable`: the question does not fit. */
export type NotKnown = (typeof NOT_KNOWN)[number]

/** A value, or the kind of not known that was recorded in its place. A missing field means "not asked". */
export type Maybe<T> = T | NotKnown

/** Whether a value is one of the kinds of not known. */
export const isNotKnown = (value: unknown): value is NotKnown =>
  typeof value === 'string' && (NOT_KNOWN as readonly string[]).includes(value)

export const YES_NO = ['yes', 'no'] as const
/** A plain answer. */
export type YesNo = (typeof YES_NO)[number]

export const YES_PARTLY_NO = ['yes', 'partly', 'no'] as const
/** An answer with a middle. */
export type YesPartlyNo = (typeof YES_PARTLY_NO)[number]

export const INFORMANTS = ['client', 'clinician', 'other'] as const
/** Who says so. */
export type Informant = (typeof INFORMANTS)[number]

export const RELATIONS = [
  'partner', 'ex-partner', 'parent', 'step-parent', 'parent-in-law', 'child', 'step-child', 'child-in-law',
  'sibling', 'sibling-in-law', 'grandparent', 'grandchild', 'other-relative', 'friend', 'colleague', 'manager',
  'subordinate', 'business-partner', 'teacher', 'fellow-student', 'housemate', 'neighbour', 'carer', 'clinician',
  'faith-leader', 'group-member', 'official', 'pet', 'other',
] as const
/** What this person is to the client. A baby lost in pregnancy or at birth is a `child`. */
export type Relation = (typeof RELATIONS)[number]

export const PERSON_STATUSES = ['in-contact', 'low-contact', 'estranged', 'ended', 'missing', 'deceased'] as const
/**
 * Where the relationship stands on the assessment date. `estranged`: contact was broken off and the
 * break still matters; `ended`: over (a finished romance, a friendship that lapsed); `missing`:
 * whereabouts or return unknown.
 */
export type PersonStatus = (typeof PERSON_STATUSES)[number]

export const CLOSENESS = [1, 2, 3, 'outside'] as const
/** Ring of the closeness circle: 1 inner, 2 middle, 3 outer, or `outside` the circle. */
export type Closeness = (typeof CLOSENESS)[number]

export const CONTACT = ['daily', 'weekly', 'monthly', 'rarely', 'none'] as const
/** How often there is contact; `none` when there is none now. */
export type ContactFrequency = (typeof CONTACT)[number]

export const CONTACT_MODES = ['in-person', 'remote', 'both'] as const
/** How contact takes place. */
export type ContactMode = (typeof CONTACT_MODES)[number]

export const AMOUNTS = ['none', 'some', 'much'] as const
/** How much of one kind of help passes. */
export type Amount = (typeof AMOUNTS)[number]

export const MISMATCH = [0, 1, 2, 3] as const
/** How far what each expects of the other differs: 0 agree, 1 slight, 2 clear, 3 opposed. */
export type Mismatch = (typeof MISMATCH)[number]

export const CONFLICT_PRESENCE = ['yes', 'past', 'no'] as const
/** Whether something is at issue now, was and is over, or is not. */
export type ConflictPresence = (typeof CONFLICT_PRESENCE)[number]

export const CONFLICT_FORMS = ['overt', 'covert', 'both'] as const
/** `overt`: voiced, rows; `covert`: silence, resentment, avoidance. */
export type ConflictForm = (typeof CONFLICT_FORMS)[number]

export const CONFLICT_COURSES = ['new', 'escalating', 'repetitive', 'stalled', 'easing', 'resolved'] as const
/** How a conflict moves: `stalled` when nothing changes, `repetitive` when the same quarrel comes back. */
export type ConflictCourse = (typeof CONFLICT_COURSES)[number]

export const CONFLICT_STAGES = ['renegotiation', 'impasse', 'dissolution'] as const
/** `renegotiation`: still trying; `impasse`: talk has stopped; `dissolution`: at least one has decided it is over. */
export type ConflictStage = (typeof CONFLICT_STAGES)[number]

export const CONFLICT_STYLES = ['open', 'silence', 'avoidance', 'hostility', 'indirect', 'through-others'] as const
/** How the two deal with what is at issue; several may be true. */
export type ConflictStyle = (typeof CONFLICT_STYLES)[number]

export const CONFLICT_TOPICS = [
  'children', 'money', 'household', 'work', 'care', 'inheritance', 'intimacy', 'in-laws', 'autonomy', 'betrayal',
  'values', 'respect', 'time-together', 'other',
] as const
/** What it is about; several may be true. */
export type ConflictTopic = (typeof CONFLICT_TOPICS)[number]

export const PARTING = ['neither', 'client', 'other', 'both'] as const
/** Who has decided that the relationship is over. */
export type Parting = (typeof PARTING)[number]

export const COMMUNICATION = ['open', 'indirect', 'avoids', 'hostile', 'placates'] as const
/** How the client talks with this person when something matters. */
export type Communication = (typeof COMMUNICATION)[number]

export const ATTITUDES = ['supportive', 'critical', 'dismissive', 'over-involved', 'unaware'] as const
/** This person's attitude to the client's low mood. */
export type Attitude = (typeof ATTITUDES)[number]

export const FEAR = ['none', 'unsure', 'yes'] as const
/** Whether the client is afraid of somebody; `unsure` is an answer that is followed up. */
export type Fear = (typeof FEAR)[number]

export const HARMS = ['threats', 'physical', 'choking', 'sexual', 'control', 'stalking', 'neglect', 'harassment'] as const
/** Harm this person does or has done to the client. `control`: money, movement, contacts or messages are controlled. */
export type Harm = (typeof HARMS)[number]

export const CLOSENESS_SHIFTS = ['closer', 'same', 'further'] as const
/** Whether a tie came closer or drifted around the onset. */
export type ClosenessShift = (typeof CLOSENESS_SHIFTS)[number]

export const ENDED_BY = ['client', 'other', 'both', 'circumstances'] as const
/** Who ended a relationship. */
export type EndedBy = (typeof ENDED_BY)[number]

export const DEATH_MANNERS = [
  'illness', 'old-age', 'sudden-illness', 'accident', 'suicide', 'homicide', 'overdose', 'disaster', 'war',
  'miscarriage', 'stillbirth', 'neonatal', 'termination-for-anomaly', 'other',
] as const
/** How somebody died; losses in pregnancy and around birth among them. */
export type DeathManner = (typeof DEATH_MANNERS)[number]

export const DEGREES = ['none', 'mild', 'moderate', 'severe'] as const
/** How strong something is, by the one who feels it. */
export type Degree = (typeof DEGREES)[number]

export const DISTRESS_ABOUT = ['person', 'role', 'both'] as const
/** What the distress after a death is about: the `person` who died, or the `role` and life that changed (money, house, single parenting, days without the carer's work). */
export type DistressAbout = (typeof DISTRESS_ABOUT)[number]

export const EPISODE_COURSES = ['first', 'recurrent', 'persistent'] as const
/** `first`: no earlier episode; `recurrent`: earlier episodes with recovery between; `persistent`: present for years without a clear beginning or a well spell. */
export type EpisodeCourse = (typeof EPISODE_COURSES)[number]

export const CHANGE_DIRECTIONS = ['worsening', 'relief'] as const
/** Whether symptoms grew worse or lifted. */
export type ChangeDirection = (typeof CHANGE_DIRECTIONS)[number]

export const INSTRUMENTS = [
  'phq-9', 'gad-7', 'bdi-ii', 'ham-d17', 'madrs', 'epds', 'pg-13-r', 'k10', 'wsas', 'ucla-3', 'lsns-6', 'iip-32',
  'eq-5d', 'other',
] as const
/** A questionnaire whose table is in the rule set, or `other`. */
export type Instrument = (typeof INSTRUMENTS)[number]

export const WANTED = ['wanted', 'unwanted', 'mixed'] as const
/** Whether a change was wanted. */
export type Wanted = (typeof WANTED)[number]

export const LIFE_TIMING = ['on-time', 'early', 'late'] as const
/** Whether a change came at the usual time of life for this person's culture and cohort. */
export type LifeTiming = (typeof LIFE_TIMING)[number]

export const EVENT_PHASES = ['anticipated', 'in-progress', 'complete'] as const
/** Whether an event lies ahead, is going on, or is over. */
export type EventPhase = (typeof EVENT_PHASES)[number]

export const SEVERITY = [1, 2, 3] as const
/** What the event means for daily life and roles, judged in context: 1 little, 2 clear, 3 large. */
export type Severity = (typeof SEVERITY)[number]

export const LOSSES = [
  'identity', 'status', 'routine', 'income', 'home', 'health', 'independence', 'purpose', 'belonging', 'support',
  'intimacy', 'future',
] as const
/** What the client says was lost with the change. */
export type Loss = (typeof LOSSES)[number]

export const OLD_ROLE = ['mourned', 'idealised', 'balanced', 'relieved'] as const
/** How the client looks back on the role that was. */
export type OldRole = (typeof OLD_ROLE)[number]

export const NEW_ROLE = ['all-bad', 'mixed', 'good'] as const
/** How the client sees the role that came. */
export type NewRole = (typeof NEW_ROLE)[number]

export const CIRCUMSTANCES = ['carer-duty', 'rural', 'language', 'poverty', 'prison', 'discrimination', 'illness', 'immigration', 'shift-work', 'other'] as const
/** Outer circumstances that explain isolation. */
export type Circumstance = (typeof CIRCUMSTANCES)[number]

export const STRENGTHS = ['humour', 'reliability', 'skills', 'work', 'faith', 'culture', 'group', 'caring-for-others', 'help-seeking', 'past-recovery', 'reasons-for-living', 'animal', 'interests', 'other'] as const
/** Something the client can build on. */
export type Strength = (typeof STRENGTHS)[number]

export const PERINATAL = ['pregnant', 'postpartum', 'none'] as const
/** `postpartum`: within a year of a birth. */
export type Perinatal = (typeof PERINATAL)[number]

export const SUICIDAL_THOUGHTS = ['none', 'passive', 'active'] as const
/** `passive`: wishes not to be alive, no method; `active`: thoughts of ending one's life. */
export type SuicidalThoughts = (typeof SUICIDAL_THOUGHTS)[number]

export const MEANS = ['none', 'secured', 'available'] as const
/** Access to means of serious self-harm (medicines, firearms, other). `secured`: removed or kept by someone else. */
export type Means = (typeof MEANS)[number]

export const SIGNS = ['absent', 'queried', 'present'] as const
/** `queried`: something was noticed that needs an assessment; `present`: established. */
export type Sign = (typeof SIGNS)[number]

export const SUBSTANCE_USE = ['none', 'within-limits', 'increased', 'harmful', 'severe'] as const
/** `increased`: new or clearly more than before; `harmful`: causing problems; `severe`: severe misuse or dependence. */
export type SubstanceUse = (typeof SUBSTANCE_USE)[number]

export const IMPAIRMENT = ['none', 'mild', 'moderate-severe'] as const
/** How far memory and thinking are impaired. */
export type Impairment = (typeof IMPAIRMENT)[number]

export const ATTACHMENT_LEVEL = ['low', 'high'] as const
/** Attachment avoidance as a measure found it. */
export type AttachmentLevel = (typeof ATTACHMENT_LEVEL)[number]

export const FORMATS = ['standard', 'uk-nhs', 'brief-8', 'counselling', 'who-group', 'adolescent', 'perinatal', 'late-life', 'persistent-depression', 'maintenance'] as const
/** Contract formats whose session facts are in the rule set. */
export type Format = (typeof FORMATS)[number]

export const AREAS = ['grief', 'role-dispute', 'role-transition', 'interpersonal-sensitivities'] as const
/** The four focus areas of IPT, in the order used wherever nothing else decides. */
export type CoreAreaId = (typeof AREAS)[number]
/** A focus area; a rule set may add areas of its own. */
export type AreaId = CoreAreaId | (string & {})

export const EVENT_TYPES = [
  'death-partner', 'death-child', 'death-parent', 'death-sibling', 'death-friend', 'death-other',
  'miscarriage', 'stillbirth', 'neonatal-death', 'termination-for-anomaly', 'termination-by-choice', 'death-nonhuman',
  'separation-in-progress', 'divorce-in-progress', 'reconciliation-talks',
  'separation-final', 'divorce-final', 'breakup-final', 'left-by-partner', 'widowhood-role',
  'infidelity-discovered', 'threat-to-leave', 'betrayal', 'disclosure-of-secret',
  'rejection-targeted', 'dismissal-humiliating', 'bullying',
  'conflict-family', 'conflict-in-law', 'conflict-friend', 'conflict-manager', 'conflict-colleague', 'conflict-neighbour',
  'custody-conflict', 'inheritance-conflict', 'estrangement-start',
  'birth', 'adoption', 'pregnancy', 'pregnancy-complicated', 'ivf-failed', 'infertility-diagnosis', 'stepfamily', 'guardianship-start',
  'child-leaves', 'marriage', 'cohabitation', 'moving-in-with-family', 'parents-separate',
  'job-loss', 'redundancy', 'retirement', 'promotion', 'new-job', 'demotion', 'reorganisation', 'sick-leave',
  'study-start', 'study-dropout', 'exam-failure', 'graduation', 'career-change',
  'illness-self', 'injury', 'disability', 'chronic-pain', 'surgery', 'dementia-diagnosis-self', 'terminal-illness-self',
  'menopause', 'sensory-loss', 'driving-stopped', 'psychiatric-illness-self',
  'illness-other', 'carer-start', 'carer-end', 'parent-dementia', 'missing-person',
  'move', 'migration', 'asylum', 'eviction', 'homelessness', 'prison', 'release', 'deployment', 'military-discharge',
  'assault', 'accident', 'disaster', 'war',
  'coming-out', 'gender-transition', 'faith-change',
  'debt', 'bankruptcy', 'legal-case',
  'partner-substance-use', 'partner-illness', 'violence',
  'anniversary', 'other',
] as const
/** Kind of life event. Each kind is explained on the generated page of event types. */
export type EventType = (typeof EVENT_TYPES)[number]
