import type {
  Amount, AreaId, Attitude, AttachmentLevel, ChangeDirection, Circumstance, Closeness, ClosenessShift, Communication,
  ConflictCourse, ConflictForm, ConflictPresence, ConflictStage, ConflictStyle, ConflictTopic, ContactFrequency,
  ContactMode, DeathManner, Degree, DistressAbout, EndedBy, EpisodeCourse, EventPhase, EventType, Fear, Format, Harm,
  Impairment, Informant, Instrument, LifeTiming, Loss, Maybe, Means, Mismatch, NewRole, OldRole, Parting, Perinatal,
  PersonStatus, Relation, Severity, Sign, Strength, SubstanceUse, SuicidalThoughts, Wanted, YesNo, YesPartlyNo,
} from './words.js'

/** Name of a person, event, episode or change inside one case: letters, digits, `-` and `_`, 64 characters at most. */
export type Id = string

/** A whole calendar day, `2025-03-14`. */
export type Day = string

/**
 * A date as well as it is known: `2025`, `2025-03`, `2025-03-14`, any of them followed by `~` for
 * "about", or two of them joined by `/` for "somewhere between". A subset of EDTF (ISO 8601-2).
 */
export type VagueDate = string

/** A calendar day of every year, `03-14`. */
export type MonthDay = string

/** One assessment: what has been recorded about a client's people and time line. Only `caseId` and `assessedOn` are required. */
export interface Case {
  readonly schemaVersion: 1
  /** Your own key for the case. Nothing identifying is needed. */
  readonly caseId: string
  /** The day the picture was taken. The only clock the library has. */
  readonly assessedOn: Day
  readonly title?: string
  /** Marks an invented case; shown in every rendering. */
  readonly fictional?: boolean
  readonly note?: string
  readonly client?: Client
  readonly inventory?: Inventory
  readonly timeline?: Timeline
  readonly clientView?: ClientView
  readonly suitability?: Suitability
  readonly safety?: Safety
  readonly contract?: Contract
  readonly decision?: Decision
}

/** The client. */
export interface Client {
  readonly name?: string
  readonly ageYears?: Maybe<number>
  readonly perinatal?: Maybe<Perinatal>
  /** Whether the client has any living child. */
  readonly hasLivingChild?: Maybe<YesNo>
  readonly note?: string
}

/** The people in someone's life, living and dead, and what each tie is like. */
export interface Inventory {
  readonly asked?: InventoryAsked
  readonly people?: readonly Person[]
  readonly network?: Network
  readonly patterns?: Patterns
  readonly note?: string
}

/** Which questions were put in full. `yes` makes an empty or partial list a fact: nobody else, no other death, no other conflict. */
export interface InventoryAsked {
  /** "Has anyone who mattered to you died, ever?" */
  readonly deaths?: Maybe<YesNo>
  /** "Is there anyone you are at odds with, openly or in silence?" */
  readonly conflicts?: Maybe<YesNo>
  /** The list of people is complete for the inner and middle ring. */
  readonly people?: Maybe<YesNo>
}

/** One person of the inventory. */
export interface Person {
  readonly id: Id
  /** Display name or initials. */
  readonly name?: string
  readonly relation?: Maybe<Relation>
  readonly saidBy?: Informant
  readonly status?: Maybe<PersonStatus>
  readonly closenessNow?: Maybe<Closeness>
  /** Closeness in the year before the current episode began; for the dead, before the death. */
  readonly closenessBefore?: Maybe<Closeness>
  readonly livesWith?: Maybe<YesNo>
  readonly contact?: Maybe<ContactFrequency>
  readonly contactMode?: Maybe<ContactMode>
  readonly supportReceived?: Maybe<Support>
  readonly supportGiven?: Maybe<Support>
  /** Can the client tell this person how they really are? */
  readonly confidant?: Maybe<YesPartlyNo>
  readonly expectations?: Maybe<Expectations>
  /** The client's satisfaction with the relationship, 0 to 10. */
  readonly satisfaction?: Maybe<number>
  readonly satisfying?: string
  readonly unsatisfying?: string
  /** Does the client want something in this relationship to change? */
  readonly wantsChange?: Maybe<YesNo>
  readonly wantedChange?: string
  readonly conflict?: Maybe<Conflict>
  readonly communication?: Maybe<Communication>
  readonly attitudeToIllness?: Maybe<Attitude>
  /** Is the client afraid of this person? */
  readonly fear?: Maybe<Fear>
  /** Harm this person does or has done to the client; an empty list when asked and none. */
  readonly harm?: Maybe<readonly Harm[]>
  /** How closeness moved around the time the episode began. */
  readonly shift?: Maybe<ClosenessShift>
  readonly shiftedOn?: Maybe<VagueDate>
  readonly history?: RelationshipHistory
  /** For someone who has died. */
  readonly death?: Maybe<Death>
  /** Does the client link this person, or what happened with them, to the low mood? */
  readonly linkedByClient?: Maybe<YesNo>
  readonly quote?: string
  readonly note?: string
}

/** Help that passes between two people. */
export interface Support {
  readonly emotional?: Maybe<Amount>
  readonly practical?: Maybe<Amount>
  readonly informational?: Maybe<Amount>
  readonly companionship?: Maybe<Amount>
}

/** What each side expects of the other. */
export interface Expectations {
  readonly ofOther?: string
  readonly ofClient?: string
  readonly mismatch?: Maybe<Mismatch>
  /** Have the expectations been said aloud? */
  readonly voiced?: Maybe<YesPartlyNo>
  /** When the expectations began to differ, or came to differ more. */
  readonly changedOn?: Maybe<VagueDate>
  /** Both agree, and the strain comes from outside (illness, money, work). */
  readonly strainFromOutside?: Maybe<YesNo>
}

/** What is at issue with one person. */
export interface Conflict {
  /** `past`: there was something at issue and it is over. */
  readonly present?: Maybe<ConflictPresence>
  readonly form?: Maybe<ConflictForm>
  readonly topics?: Maybe<readonly ConflictTopic[]>
  readonly style?: Maybe<readonly ConflictStyle[]>
  readonly course?: Maybe<ConflictCourse>
  readonly since?: Maybe<VagueDate>
  readonly sharpenedOn?: Maybe<VagueDate>
  /** Dates on which it flared up. */
  readonly flareUps?: Maybe<readonly VagueDate[]>
  readonly stage?: Maybe<ConflictStage>
  readonly decidedToPart?: Maybe<Parting>
  /** Could the client lose something that matters through it (home, children, work, the tie itself)? */
  readonly threatOfLoss?: Maybe<YesNo>
  /** Is there still hope, anger or a demand, on either side? */
  readonly stillAlive?: Maybe<YesNo>
  readonly note?: string
}

/** How a relationship began and, if it did, ended. */
export interface RelationshipHistory {
  readonly since?: Maybe<VagueDate>
  readonly endedOn?: Maybe<VagueDate>
  readonly endedBy?: Maybe<EndedBy>
  readonly best?: string
  readonly worst?: string
  readonly note?: string
}

/** A death and the mourning since. */
export interface Death {
  readonly on?: Maybe<VagueDate>
  readonly manner?: Maybe<DeathManner>
  readonly sudden?: Maybe<YesNo>
  readonly ageYears?: Maybe<number>
  readonly clientPresent?: Maybe<YesNo>
  /** Did the client care for this person, day to day, before the death? */
  readonly caredFor?: Maybe<YesNo>
  /** Was mourning hindered at the time (no funeral, kept away, had to cope for others, law, travel)? */
  readonly mourningObstructed?: Maybe<YesNo>
  /** Little or no visible feeling at the time. */
  readonly littleReaction?: Maybe<YesNo>
  /** Mourned, as the client sees it, and life taken up again. */
  readonly mourned?: Maybe<YesNo>
  readonly yearning?: Maybe<Degree>
  /** Reminders, places, talk or feelings about the dead are avoided, or the client keeps busy so as not to feel. */
  readonly avoidance?: Maybe<YesNo>
  /** Room or belongings kept as they were; life arranged around the dead. */
  readonly enshrining?: Maybe<YesNo>
  readonly guilt?: Maybe<YesNo>
  /** Mixed or angry feelings toward the dead, or a quarrel left unfinished. */
  readonly ambivalence?: Maybe<YesNo>
  /** Complaints that resemble the dead person's last illness. */
  readonly identification?: Maybe<YesNo>
  /** New people or interests since the death. */
  readonly newTies?: Maybe<YesNo>
  readonly distressAbout?: Maybe<DistressAbout>
  /** After a loss in pregnancy: was it felt as the death of a child? */
  readonly feltAsChild?: Maybe<YesNo>
  /** Birthdays and other days that belong to the dead; the day of death is added by itself. */
  readonly specialDays?: Maybe<readonly MonthDay[]>
  readonly note?: string
}

/** The circle as a whole, before the episode and now. */
export interface Network {
  readonly before?: NetworkPicture
  readonly now?: NetworkPicture
}

/** Three items that sum up a circle. */
export interface NetworkPicture {
  /** Was there anyone to confide in? */
  readonly confidant?: Maybe<YesNo>
  /** Was there regular company? */
  readonly regularCompany?: Maybe<YesNo>
  /** Number of people in the inner and middle ring. */
  readonly closeTies?: Maybe<number>
}

/** What repeats across people. */
export interface Patterns {
  /** Few ties throughout adult life. */
  readonly fewTiesLifelong?: Maybe<YesNo>
  /** Recurrent difficulty starting ties, in more than one setting. */
  readonly difficultyForming?: Maybe<YesNo>
  /** Ties that begin and then break, in the same way, more than twice. */
  readonly difficultyKeeping?: Maybe<YesNo>
  /** Hard to say what one feels or needs, with most people. */
  readonly difficultyExpressing?: Maybe<YesNo>
  /** Expects or fears rejection widely, or withdraws before it can come. */
  readonly rejectionFear?: Maybe<YesNo>
  /** Many ties, none of them close. */
  readonly tiesWithoutCloseness?: Maybe<YesNo>
  /** The same quarrel with four or more people over years. */
  readonly sameConflictWithMany?: Maybe<YesNo>
  /** Is the pattern older than this episode? */
  readonly beforeEpisode?: Maybe<YesNo>
  /** Is the difficulty there only when depressed? */
  readonly onlyWhenDepressed?: Maybe<YesNo>
  readonly lonely?: Maybe<YesNo>
  readonly lonelyForYears?: Maybe<YesNo>
  /** Alone by choice and content with it. */
  readonly chosenSolitude?: Maybe<YesNo>
  /** When the circle became thin. `not-applicable`: asked, and it has no beginning. */
  readonly isolationSince?: Maybe<VagueDate>
  /** The event after which the circle became thin. `not-applicable`: asked, and it followed none. */
  readonly isolationFollows?: Maybe<Id>
  /** Outer circumstances that explain the isolation; an empty list when asked and none. */
  readonly circumstances?: Maybe<readonly Circumstance[]>
  /** The difficulty shows with the interviewer too. */
  readonly seenInSession?: Maybe<YesNo>
  readonly attachmentAvoidance?: Maybe<AttachmentLevel>
  /** Someone one would expect in the inventory is missing, or described in a line. */
  readonly someoneLeftOut?: Maybe<YesNo>
  readonly usualRole?: string
  /** Belongs to a group, a congregation, a team, a workplace, an online circle. */
  readonly belongsSomewhere?: Maybe<YesNo>
  readonly strengths?: Maybe<readonly Strength[]>
  readonly strengthsNote?: string
  readonly note?: string
}

/** Episodes, scores, changes and life events on one line. */
export interface Timeline {
  readonly asked?: TimelineAsked
  readonly episodes?: readonly Episode[]
  readonly measurements?: readonly Measurement[]
  readonly changes?: readonly SymptomChange[]
  readonly events?: readonly LifeEvent[]
  readonly note?: string
}

/** Which questions were put in full. */
export interface TimelineAsked {
  /** Life changes in the twelve months before the onset and since. */
  readonly events?: Maybe<YesNo>
  /** "When did it get worse, when did it lift?" */
  readonly changes?: Maybe<YesNo>
}

/** A spell of depression or of the distress for which help is sought. An episode without `endedOn` is the current one. */
export interface Episode {
  readonly id: Id
  readonly onset?: Maybe<VagueDate>
  readonly endedOn?: Maybe<VagueDate>
  readonly course?: Maybe<EpisodeCourse>
  readonly saidBy?: Informant
  readonly note?: string
}

/** A dated score. */
export interface Measurement {
  readonly on: Day
  readonly instrument: Instrument
  readonly score: number
  /** Required when `instrument` is `other`: its name. Such scores are shown, never read by a rule. */
  readonly instrumentName?: string
  /** Answer to the instrument's self-harm item, where it has one. */
  readonly selfHarmItem?: Maybe<number>
  readonly note?: string
}

/** A worsening or relief that somebody dated. */
export interface SymptomChange {
  readonly id: Id
  readonly direction: ChangeDirection
  readonly on?: Maybe<VagueDate>
  readonly saidBy?: Informant
  readonly note?: string
}

/** Something that happened, is happening or is about to happen. */
export interface LifeEvent {
  readonly id: Id
  readonly type: EventType
  readonly title?: string
  readonly on?: Maybe<VagueDate>
  /** People it involves, by id. Leave out when not asked; an empty list means nobody else. */
  readonly people?: readonly Id[]
  readonly saidBy?: Informant
  readonly phase?: Maybe<EventPhase>
  /** A deadline that lies ahead. */
  readonly dueOn?: Maybe<VagueDate>
  readonly wanted?: Maybe<Wanted>
  readonly lifeTiming?: Maybe<LifeTiming>
  readonly sudden?: Maybe<YesNo>
  readonly severity?: Maybe<Severity>
  /** Are its consequences still unfolding? */
  readonly unfolding?: Maybe<YesNo>
  /** Did it change what the client does or is in daily life? */
  readonly changesRole?: Maybe<YesNo>
  /** Did it come about because the client was already ill? */
  readonly broughtByIllness?: Maybe<YesNo>
  readonly humiliating?: Maybe<YesNo>
  readonly losses?: Maybe<readonly Loss[]>
  readonly oldRole?: Maybe<OldRole>
  readonly newRole?: Maybe<NewRole>
  /** The new role asks for things never learned, or overwhelms. */
  readonly skillGap?: Maybe<YesNo>
  /** Number of inner or middle ring people lost or become distant with it. */
  readonly supportsLost?: Maybe<number>
  /** Adapted to it since. */
  readonly adapted?: Maybe<YesNo>
  /** The distress is about one person's refusal rather than the change: that person's id. `not-applicable`: asked, and it is nobody's refusal. */
  readonly obstaclePerson?: Maybe<Id>
  /** After betrayal, a threat or a quarrel: is the relationship still going on? */
  readonly stillTogether?: Maybe<YesNo>
  /** For a separation: who has decided. */
  readonly decidedToPart?: Maybe<Parting>
  /** For a lost animal: was it the main tie? For a termination: was it felt as a death? */
  readonly feltAsDeath?: Maybe<YesNo>
  readonly linkedByClient?: Maybe<YesNo>
  readonly quote?: string
  readonly note?: string
}

/** How the client sees it. */
export interface ClientView {
  /** What the client wants to work on, most wanted first; an empty list when asked and none. */
  readonly priorities?: Maybe<readonly Mention[]>
  /** Where most feeling shows. */
  readonly strongestFeeling?: Maybe<readonly Mention[]>
  /** What the client does not want to make the focus. */
  readonly declined?: Maybe<readonly Mention[]>
  /** What brings them, in their own words. */
  readonly ownWords?: string
  readonly explanation?: string
}

/** A pointer to a focus area, a person or event, or both. */
export interface Mention {
  readonly area?: AreaId
  readonly about?: Id
  readonly saidBy?: Informant
  readonly quote?: string
}

/** What bears on whether IPT, and a focus now, fits. */
export interface Suitability {
  readonly bipolar?: Maybe<Sign>
  readonly bipolarInFamily?: Maybe<Sign>
  /** Days of raised or irritable mood with little sleep, ever. */
  readonly highMoodEver?: Maybe<YesNo>
  /** Mood rose on, or after, an antidepressant. */
  readonly highMoodOnAntidepressant?: Maybe<YesNo>
  readonly healthySelfMourned?: Maybe<YesNo>
  readonly alcohol?: Maybe<SubstanceUse>
  readonly drugs?: Maybe<SubstanceUse>
  readonly personalityDisorder?: Maybe<Sign>
  readonly ptsd?: Maybe<Sign>
  readonly socialAnxiety?: Maybe<Sign>
  readonly autism?: Maybe<Sign>
  readonly hearingLoss?: Maybe<Sign>
  readonly eatingDisorder?: Maybe<Sign>
  readonly dementia?: Maybe<Impairment>
  readonly intellectualDisability?: Maybe<Sign>
  /** Is the client willing to talk about relationships? */
  readonly willingToTalk?: Maybe<YesPartlyNo>
  /** Was a physical cause of the low mood looked for? */
  readonly medicalReview?: Maybe<YesNo>
  /** A serious or long-lasting physical illness. */
  readonly physicalIllness?: Maybe<Sign>
  /** Bodily complaints that are being, or should be, looked into. */
  readonly bodilyComplaints?: Maybe<Sign>
  /** A need for trauma, cognitive, dialectical or schema work first has been named. */
  readonly otherTherapyFirst?: Maybe<YesNo>
  readonly note?: string
}

/** What must be made safe before anything else. */
export interface Safety {
  /** Was safety asked about at all? */
  readonly asked?: Maybe<YesNo>
  readonly suicidalThoughts?: Maybe<SuicidalThoughts>
  readonly suicidePlan?: Maybe<YesNo>
  readonly suicideAttemptRecent?: Maybe<YesNo>
  readonly suicideAttemptPast?: Maybe<YesNo>
  readonly selfHarmPast?: Maybe<YesNo>
  readonly wishToJoinTheDead?: Maybe<YesNo>
  readonly reasonsForLivingLost?: Maybe<YesNo>
  readonly means?: Maybe<Means>
  /** Any fear, threat, violence, control or stalking by anyone. */
  readonly violence?: Maybe<YesNo>
  readonly childAtRisk?: Maybe<YesNo>
  readonly dependentAtRisk?: Maybe<YesNo>
  /** Outbursts of anger or harm toward others or things. */
  readonly angerOutbursts?: Maybe<YesNo>
  readonly psychoticSigns?: Maybe<Sign>
  readonly manicSigns?: Maybe<Sign>
  readonly confusion?: Maybe<Sign>
  readonly postpartumSuddenChange?: Maybe<YesNo>
  readonly postpartumViolentThoughts?: Maybe<YesNo>
  readonly postpartumEstrangement?: Maybe<YesNo>
  readonly withdrawalRisk?: Maybe<YesNo>
  readonly eatingInstability?: Maybe<YesNo>
  readonly neurologicalChange?: Maybe<YesNo>
  /** Mistakes or near misses, at work or at the wheel, that could harm someone. */
  readonly safetyAtWork?: Maybe<YesNo>
  /** Bullied, shut out or harassed at work, school or where they live. */
  readonly bullied?: Maybe<YesNo>
  readonly note?: string
}

/** The frame of the work. */
export interface Contract {
  readonly format?: Maybe<Format>
  readonly sessionsLeft?: Maybe<number>
}

/** The clinician's own decision, kept beside the advice. */
export interface Decision {
  readonly area: AreaId
  readonly about?: Id
  readonly reason?: string
  readonly decidedBy?: string
  readonly decidedOn?: Day
}
