import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { VERSION } from '../../src/version.js'
import { ROOT } from '../support/built.js'

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')

it('the version is one and the same in the code, the manifest, the lock file, the citation, the code description and the changelog', () => {
  expect((JSON.parse(read('package.json')) as { version: string }).version).toBe(VERSION)
  expect((JSON.parse(read('package-lock.json')) as { version: string }).version).toBe(VERSION)
  expect(/^version: (.+)$/m.exec(read('CITATION.cff'))?.[1]).toBe(VERSION)
  expect(JSON.parse(read('codemeta.json'))).toMatchObject({ name: 'ipt-formulation', version: VERSION, description: (JSON.parse(read('package.json')) as { description: string }).description })
  expect(read('CHANGELOG.md')).toContain(`\n## [${VERSION}]`)
})
