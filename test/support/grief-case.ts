/** An invented case in which one area stands out. */
export const griefCase = {
  schemaVersion: 1,
  caseId: 'after-nuala',
  assessedOn: '2025-06-30',
  fictional: true,
  inventory: {
    asked: { deaths: 'yes' },
    people: [
      {
        id: 'nuala', name: 'Nuala', relation: 'parent', status: 'deceased', closenessBefore: 1,
        death: { on: '2025-01', sudden: 'yes', mourned: 'no', avoidance: 'yes', yearning: 'severe' },
      },
      { id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact', closenessNow: 1, conflict: { present: 'no' } },
    ],
  },
  timeline: {
    episodes: [{ id: 'now', onset: '2025-02' }],
    measurements: [{ on: '2025-06-20', instrument: 'phq-9', score: 17 }],
  },
} as const
