import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildOnce, ROOT } from '../support/built.js'

/** Names that a declaration file promises as values. */
function declaredValues(file: string): readonly string[] {
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`no declarations in ${file}`)
  return checker.getExportsOfModule(module).filter((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return (target.flags & ts.SymbolFlags.Value) !== 0
  }).map(({ name }) => name).sort()
}

describe('what the declarations promise', () => {
  beforeAll(buildOnce, 300_000)

  it.each(['index', 'compiled', 'json-schema', 'render/index', 'study/index', 'teach/index', 'interop/index', 'languages/es', 'signatures'])('is there at run time in %s', async (entry) => {
    const dist = join(ROOT, 'dist')
    const there = Object.keys((await import(join(dist, `${entry}.js`))) as object).sort()
    expect(declaredValues(join(dist, `${entry}.d.ts`))).toEqual(there)
  }, 60_000)
})
