import { yesNo } from '../world.js'
import { wish, type Situation } from './situation.js'

/** Few ties, or none that go deep, for years and for no outer reason; in a life that is otherwise full, as much of it as the signs have. */
export const FEW_TIES: Situation = {
  area: 'interpersonal-sensitivities',
  name: 'few-ties',
  weight: () => 30,
  place: (world, sign) => {
    const { draw, patterns, circle, specialScores, people } = world
    const [forming, keeping] = draw.chance(0.75) ? [1, 0.5] : [0.5, 1]
    const lonely = sign(0.9)
    Object.assign(patterns, {
      fewTiesLifelong: yesNo(sign(0.9)),
      difficultyForming: yesNo(sign(forming)),
      difficultyKeeping: yesNo(sign(keeping)),
      difficultyExpressing: yesNo(sign(0.8)),
      rejectionFear: yesNo(sign(0.7)),
      tiesWithoutCloseness: yesNo(sign(0.3)),
      beforeEpisode: yesNo(sign()),
      onlyWhenDepressed: yesNo(!sign()),
      lonely: yesNo(lonely),
      lonelyForYears: yesNo(lonely && sign()),
      chosenSolitude: yesNo(!lonely && draw.chance(0.3)),
      seenInSession: yesNo(sign(0.6)),
      belongsSomewhere: yesNo(!sign(0.75)),
      isolationSince: 'not-applicable',
      isolationFollows: 'not-applicable',
    })
    if (sign(0.9)) circle.companyBefore = circle.companyNow = 'no'
    // Who is there is kept at a distance.
    for (const person of people) {
      if (world.used.has(person.id) || person.status !== 'in-contact' || person.closenessNow === 3 || !sign(0.6)) continue
      if (person.relation === 'partner' || person.relation === 'child') continue
      Object.assign(person, { closenessNow: 3, closenessBefore: 3, confidant: 'no', communication: draw.pick(['avoids', 'indirect'] as const), satisfaction: draw.between(3, 6), supportReceived: { emotional: 'none', practical: 'some', companionship: 'none' } })
    }
    if (draw.chance(0.4)) specialScores.push({ instrument: 'ucla-3', level: lonely ? 0.85 : 0.35 })
    if (draw.chance(0.3)) specialScores.push({ instrument: 'lsns-6', level: sign() ? 0.25 : 0.6 })
    wish(world, sign, { area: 'interpersonal-sensitivities', saidBy: 'client' })
    return { kind: 'case', id: 'case' }
  },
}
