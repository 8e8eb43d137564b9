import { describe, expect, it } from 'vitest'
import { unwantedWords } from '../../src/rules/wording.js'

describe('unwantedWords', () => {
  it.each([
    ['His death caused the low mood.', 'cause'],
    ['The low mood is due to the move.', 'cause'],
    ['The client is low because of the divorce.', 'cause'],
    ['This confirms the diagnosis.', 'diagnosis'],
    ['The client will get better.', 'predicts'],
    ['The client should leave.', 'what to do'],
    ['The client must speak up.', 'what to do'],
    ['The client is to blame.', 'verdict'],
  ])('are found in %j for either reader', (text, why) => {
    expect(unwantedWords(text, 'clinician').join()).toContain(why)
    expect(unwantedWords(text, 'client').join()).toContain(why)
  })

  it.each(['Disorder in the family.', 'A deficit in closeness.', 'The client lost a friend.'])('are found in %j for a client only', (text) => {
    expect(unwantedWords(text, 'client')).not.toEqual([])
    expect(unwantedWords(text, 'clinician')).toEqual([])
  })

  it('are found where a clinician is spoken to as the client', () => {
    expect(unwantedWords('You lost a friend.', 'clinician')).not.toEqual([])
    expect(unwantedWords('You lost a friend.', 'client')).toEqual([])
  })

  it.each([
    'You lost someone close before your low mood began.', 'The cause of death is not recorded.', 'When is it due to happen?',
    'Has anyone ever spoken to you of bipolar disorder?', 'Because nothing was asked, this is open.',
  ])('are not found in %j', (text) => {
    expect(unwantedWords(text, 'client')).toEqual([])
  })
})
