/** Numbers of a rule set that facts and the weighing read; every other one must be read by a rule. */
export const CODE_PARAMETERS: readonly string[] = [
  'anniversary.days', 'anniversary.weakMonths', 'band.possible', 'band.wellSupported', 'band.wellSupportedThemes', 'change.nearbyDays',
  'client.majorityYears', 'course.longDays', 'dispute.eventCurrentDays', 'dispute.flareUpDays', 'firmness.fairGaps', 'firmness.fairLead',
  'firmness.firmGaps', 'firmness.firmLead', 'grief.sameAgeYears', 'grief.severalDeathsDays', 'grief.worseningAfterDeathDays',
  'isolation.nearOnsetDays', 'isolation.searchDays', 'network.decentPeople', 'network.thinPeople', 'network.yearBeforeDays',
  'score.currentDays', 'second.leastShare', 'second.mostFoci', 'standard.leastLead', 'standard.leastSupport', 'standard.mostCounter',
  'standing.deduction', 'strength.moderate', 'strength.strong', 'strength.weak', 'window.distal', 'window.immediate.after',
  'window.immediate.before', 'window.proximal', 'window.recent',
]
