import type { Case, Client, ClientView, Contract, Decision, Mention } from '../../model/case.js'
import type { BlockText } from './block-text.js'

export const clientText: BlockText<Client> = {
  id: 'client',
  title: 'Client',
  fields: {
    name: 'Name or initials to show; nothing identifying is needed.',
    ageYears: 'Age in whole years on the assessment day.',
    perinatal: 'pregnant; postpartum: within a year of a birth; or none.',
    hasLivingChild: 'Whether the client has any living child.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const mentionText: BlockText<Mention> = {
  id: 'mention',
  title: 'Mention of an area, a person or an event',
  fields: {
    area: 'A focus area; this or about is needed.',
    about: 'Id of a person or an event; this or area is needed.',
    saidBy: 'Who says so.',
    quote: 'The words in which it was said.',
  },
}

export const clientViewText: BlockText<ClientView> = {
  id: 'clientView',
  title: 'How the client sees it',
  fields: {
    priorities: 'What the client wants to work on, most wanted first; an empty list when asked and none.',
    strongestFeeling: 'Where most feeling shows, strongest first.',
    declined: 'What the client does not want to make the focus.',
    ownWords: 'What brings the client, in their own words.',
    explanation: 'How the client explains it.',
  },
}

export const contractText: BlockText<Contract> = {
  id: 'contract',
  title: 'Frame of the work',
  fields: {
    format: 'Format of the treatment.',
    sessionsLeft: 'Sessions that remain, in whole numbers.',
  },
}

export const decisionText: BlockText<Decision> = {
  id: 'decision',
  title: 'Decision of the clinician, kept beside the advice',
  fields: {
    area: 'The focus area that was chosen.',
    about: 'Id of the person or event it is about.',
    reason: 'Why, in free text.',
    decidedBy: 'Who decided.',
    decidedOn: 'Day of the decision.',
  },
}

export const caseText: BlockText<Case> = {
  fields: {
    schemaVersion: 'Version of this input format.',
    caseId: 'Your own key for the case.',
    assessedOn: 'Day on which the picture was taken; the only clock there is.',
    title: 'A title to show.',
    fictional: 'True for an invented case; shown in every rendering.',
    note: 'Free text; carried and shown, read by no rule.',
    client: 'The client.',
    inventory: 'The people in the client’s life.',
    timeline: 'Episodes, scores, changes and life events.',
    clientView: 'How the client sees it.',
    suitability: 'What bears on whether IPT, and a focus now, fits.',
    safety: 'What must be made safe before anything else.',
    contract: 'The frame of the work.',
    decision: 'The clinician’s own decision, kept beside the advice.',
  },
}
