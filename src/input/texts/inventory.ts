import type { Inventory, InventoryAsked, Network, NetworkPicture, Patterns } from '../../model/case.js'
import type { BlockText } from './block-text.js'

export const inventoryAskedText: BlockText<InventoryAsked> = {
  id: 'inventoryAsked',
  title: 'Questions of the inventory put in full',
  fields: {
    deaths:
      'Yes when it was asked in full whether anyone who mattered has ever died. Then no recorded death means none.',
    conflicts: 'Yes when it was asked in full whether the client is at odds with anyone, openly or in silence.',
    people: 'Yes when the list of people is complete for the inner and middle ring.',
  },
}

export const networkPictureText: BlockText<NetworkPicture> = {
  id: 'networkPicture',
  title: 'Picture of a circle',
  fields: {
    confidant: 'Whether there was anyone to confide in.',
    regularCompany: 'Whether there was company on a regular basis.',
    closeTies: 'Number of people in the inner and middle ring.',
  },
}

export const networkText: BlockText<Network> = {
  id: 'network',
  title: 'The circle before and now',
  fields: {
    before: 'The circle in the year before the present episode.',
    now: 'The circle on the assessment day.',
  },
}

export const patternsText: BlockText<Patterns> = {
  id: 'patterns',
  title: 'Patterns across people',
  fields: {
    fewTiesLifelong: 'Few ties throughout adult life.',
    difficultyForming: 'Starting ties is hard again and again, in more than one setting.',
    difficultyKeeping: 'Ties begin and break in the same way, more than twice.',
    difficultyExpressing: 'Saying what one feels or needs is hard with most people.',
    rejectionFear: 'Rejection is expected or feared widely, or the client withdraws before it can come.',
    tiesWithoutCloseness: 'Many ties and none of them close.',
    sameConflictWithMany: 'The same quarrel with four or more people over the years.',
    beforeEpisode: 'Whether the pattern is older than this episode.',
    onlyWhenDepressed: 'Whether the difficulty is there only in low spells.',
    lonely: 'Whether the client feels lonely.',
    lonelyForYears: 'Whether the loneliness has lasted for years.',
    chosenSolitude: 'Alone by choice and content with it.',
    isolationSince: 'When the circle became thin; not-applicable when asked and it has no beginning.',
    isolationFollows:
      'Id of the event after which the circle became thin; not-applicable when asked and it followed none.',
    circumstances: 'Outer circumstances that explain the isolation; an empty list when asked and none.',
    seenInSession: 'Whether the difficulty shows with the interviewer too.',
    attachmentAvoidance: 'How strongly closeness is kept at a distance, on whatever measure is used.',
    someoneLeftOut: 'Whether someone one would expect is missing from the inventory, or described in a line.',
    usualRole: 'The part the client usually plays with others, in free text.',
    belongsSomewhere: 'Whether the client belongs to a group, congregation, team, workplace or online circle.',
    strengths: 'What the client can build on; an empty list when asked and none named.',
    strengthsNote: 'Strengths in free text.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const inventoryText: BlockText<Inventory> = {
  id: 'inventory',
  title: 'Interpersonal inventory',
  fields: {
    asked: 'Which questions were put in full, so that an empty list is an answer.',
    people: 'The people in the client’s life, living and dead; their order means nothing.',
    network: 'The circle as a whole, before the episode and now.',
    patterns: 'What repeats across people.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}
