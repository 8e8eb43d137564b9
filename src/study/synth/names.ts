import type { Draw } from './draw.js'

/** First names that are common enough to be nobody's in particular. */
const NAMES = {
  f: [
    'Nadia', 'Samia', 'Fatma', 'Rim', 'Hela', 'Frida', 'Aino', 'Tuula', 'Helena', 'Ana', 'Moira', 'Jess', 'Penka', 'Vesela', 'Devika', 'Ritu', 'Nuala', 'Bridie',
    'Elif', 'Sanne', 'Abena', 'Akosua', 'Katrin', 'Norma', 'Paula', 'Larissa', 'Liezel', 'Maricel', 'Carys', 'Samira', 'Ruth', 'Ionela', 'Yvonne', 'Simone',
    'Clara', 'Alicia', 'Laleh', 'Mina', 'Mariana', 'Telma', 'Ingrid', 'Lena', 'Wanjiru', 'Akinyi', 'Zosia', 'Halina', 'Kavya', 'Eleni', 'Dora', 'Hedwig', 'Nomsa',
    'Aroha', 'Irina', 'Yuki', 'Emi', 'Anneke', 'Lotte', 'Paola', 'Beatriz', 'Joana', 'Leyla', 'Rosaria', 'Dina', 'Solveig',
  ],
  m: [
    'Marek', 'Juraj', 'Olek', 'Dave', 'Peter', 'Deepak', 'Nikhil', 'Wei', 'Henrik', 'Emil', 'Lars', 'Anders', 'Gonzalo', 'Aldo', 'Karim', 'Salah', 'Mikko', 'Jari',
    'Tevita', 'Sione', 'Callum', 'Ross', 'Ewan', 'Dimitar', 'Plamen', 'Karthik', 'Tadhg', 'Declan', 'Colm', 'Kerem', 'Brodie', 'Yaw', 'Kwame', 'Kojo', 'Dmitri',
    'Sergei', 'Teo', 'Ernesto', 'Leandro', 'Walter', 'Hugo', 'Rafael', 'Caio', 'Farid', 'Giorgos', 'Alan', 'Arvid', 'Matei', 'Marcus', 'Liam', 'Thabo', 'Behrouz',
    'Rui', 'Jonas', 'Tomasz', 'Rohan', 'Nikos', 'Stavros', 'Kurt', 'Sipho', 'Wiremu', 'Radu', 'Kenji', 'Bram', 'Dario', 'Eamon', 'Noel', 'Hakan', 'Sergio',
  ],
} as const satisfies Readonly<Record<'f' | 'm', readonly string[]>>

export type Sex = keyof typeof NAMES

/** Names that have not been given yet in this case. No two begin alike, so that nobody is taken for somebody else. */
export function namer(draw: Draw): (sex: Sex) => string {
  const taken = new Set<string>()
  return (sex) => {
    for (let tries = 0; ; tries += 1) {
      const name = draw.pick(NAMES[sex])
      if (taken.has(name) || (tries < 12 && taken.has(name.slice(0, 2)))) continue
      taken.add(name).add(name.slice(0, 2))
      return name
    }
  }
}
