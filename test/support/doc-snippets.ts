import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatWithOptions } from 'node:util'
import { runInThisContext } from 'node:vm'
import ts from 'typescript'
import * as core from '../../src/index.js'
import * as render from '../../src/render/index.js'
import * as es from '../../src/languages/es.js'
import * as signatures from '../../src/signatures.js'
import * as interop from '../../src/interop/index.js'
import * as study from '../../src/study/index.js'
import * as teach from '../../src/teach/index.js'
import { run } from '../../src/cli/run.js'
import { codeBlocks, ROOT, type CodeBlock } from './docs.js'

const MODULES: Readonly<Record<string, object>> = { 'ipt-formulation': core, 'ipt-formulation/render': render, 'ipt-formulation/study': study, 'ipt-formulation/interop': interop, 'ipt-formulation/teach': teach, 'ipt-formulation/languages/es': es, 'ipt-formulation/signatures': signatures }

/** What the page hands to a snippet: its name, and the case it stands for. */
export interface Given {
  readonly name: string
  readonly value: unknown
}

/** Reads a comment `given: name = the case above`, `= a case with nothing in it`, or `= path/of/a/case.json`. */
export function givenFor(block: CodeBlock, blocks: readonly CodeBlock[]): Given | undefined {
  const inComment = block.given ?? blocks[blocks.indexOf(block) - 1]?.given
  const match = /^(\w+) = (.+)$/.exec(inComment ?? '')
  if (match === null) return undefined
  const [, name = '', what = ''] = match
  return { name, value: caseNamed(what, blocks.slice(0, blocks.indexOf(block))) }
}

function caseNamed(what: string, before: readonly CodeBlock[]): unknown {
  if (what.endsWith('.json')) return JSON.parse(readFileSync(join(ROOT, what), 'utf8'))
  if (what === 'a case with nothing in it') return overMinimal({})
  const above = before.filter(({ language }) => language === 'json').at(-1)
  if (above === undefined) throw new RangeError(`no case stands above: ${what}`)
  return overMinimal(JSON.parse(above.code))
}

/** Fields of a case, with what every case needs filled in. */
export const overMinimal = (fields: object): object => ({ schemaVersion: 1, caseId: 'example', assessedOn: '2025-06-30', ...fields })

/** What a snippet prints. */
export async function outputOf(code: string, given: Given | undefined): Promise<string> {
  const printed: string[] = []
  const log = (...values: readonly unknown[]): void => void printed.push(formatWithOptions({ colors: false }, ...values))
  const names = ['modules', 'console', ...(given === undefined ? [] : [given.name])].join(', ')
  const runnable = `(async (${names}) => {\n${withoutImports(transpiled(code))}\n})`
  const snippet = runInThisContext(runnable) as (...values: readonly unknown[]) => Promise<void>
  await snippet(MODULES, { log }, given?.value)
  return `${printed.join('\n')}\n`
}

const transpiled = (code: string): string =>
  ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true } }).outputText

const withoutImports = (code: string): string =>
  code.replaceAll(/^import \{([^}]*)\} from '([^']+)';?$/gm, (_, names: string, from: string) => {
    if (MODULES[from] === undefined) throw new RangeError(`a snippet imports ${from}`)
    return `const {${names.replaceAll(' as ', ': ')}} = modules['${from}']`
  })

/** Problems that the compiler finds in snippets, as messages that name the page. */
export function typeProblems(snippets: readonly { readonly page: string; readonly code: string; readonly given: Given | undefined }[]): readonly string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: { compilerOptions: object } }
  const { options } = ts.convertCompilerOptionsFromJson({
    ...config.compilerOptions,
    noUnusedLocals: false,
    paths: { 'ipt-formulation': ['./src/index.ts'], 'ipt-formulation/render': ['./src/render/index.ts'], 'ipt-formulation/study': ['./src/study/index.ts'], 'ipt-formulation/interop': ['./src/interop/index.ts'], 'ipt-formulation/teach': ['./src/teach/index.ts'], 'ipt-formulation/languages/es': ['./src/languages/es.ts'], 'ipt-formulation/signatures': ['./src/signatures.ts'] },
  }, ROOT)
  const files = new Map(snippets.map(({ page, code, given }, at) => [
    join(ROOT, 'test/docs', `${page.replaceAll(/\W/g, '-')}-${at}.ts`),
    `${given === undefined ? '' : `declare const ${given.name}: unknown\n`}${code}`,
  ]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path)
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0])
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)
    return ts.getPreEmitDiagnostics(program, source).map((each) =>
      `${path.slice(ROOT.length + 1)}: ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`)
  })
}

/** What a line of a shell block does, as a command line for the tool; nothing for other commands. */
export function toolLine(line: string, scripts: Readonly<Record<string, string>>): readonly string[] | undefined {
  const tool = /^(?:npx )?ipt-formulation (.+)$/.exec(line)?.[1]
  if (tool !== undefined) return tool.split(' ')
  if (!/\bnpm start$/.test(line)) return undefined
  // What `npm start` prints is what the first command of its script prints after the build.
  return /node dist\/cli\.js ([^&]+?) &&/.exec(scripts['start'] ?? '')?.[1]?.split(' ')
}

/** Runs the command line tool from its source. */
export async function runTool(args: readonly string[]): Promise<{ readonly exit: number; readonly printed: string; readonly said: string }> {
  const [printed, said]: [string[], string[]] = [[], []]
  const exit = await run(args, {
    readStdin: () => Promise.resolve(new Uint8Array()),
    stdin: async function* () {
      await Promise.resolve()
      yield new Uint8Array()
    },
    stdinIsTerminal: true,
    errIsTerminal: false,
    atOnce: (work) => work(),
    print: (text) => void printed.push(text),
    write: async (text) => void printed.push(text),
    interruptible: (work) => work(new AbortController().signal),
    say: (text) => void said.push(text),
    width: 80,
    colour: { out: false, err: false },
  })
  return { exit, printed: printed.join(''), said: said.join('') }
}

/** The part of an output that a block shows: all of it, or `lines` lines from the first that begins with `after`. */
export function partOf(output: string, info: string): string {
  const after = /after="([^"]+)"/.exec(info)?.[1]
  if (after === undefined) return output
  const lines = output.split('\n')
  const from = lines.findIndex((line) => line.startsWith(after))
  if (from === -1) throw new RangeError(`nothing printed begins with ${after}`)
  const count = Number(/lines=(\d+)/.exec(info)?.[1] ?? lines.length)
  return `${lines.slice(from, from + count).join('\n').trimEnd()}\n`
}

/** The page with every block of output as it really is. */
export async function withOutputs(page: string, scripts: Readonly<Record<string, string>>): Promise<string> {
  const blocks = codeBlocks(page)
  let [fresh, done, latest] = ['', 0, '']
  for (const block of blocks) {
    if (block.language === 'ts') latest = await outputOf(block.code, givenFor(block, blocks))
    if (block.language === 'sh') {
      for (const line of block.code.trim().split('\n')) {
        const args = toolLine(line, scripts)
        if (args !== undefined && shows(block, blocks)) latest = (await runTool(args)).printed
      }
    }
    if (!isOutput(block)) continue
    fresh += page.slice(done, block.start) + partOf(latest, block.info)
    done = block.end
  }
  return fresh + page.slice(done)
}

const isOutput = ({ language, info }: CodeBlock): boolean => language === 'text' && info.startsWith('output')

const shows = (block: CodeBlock, blocks: readonly CodeBlock[]): boolean => {
  const next = blocks[blocks.indexOf(block) + 1]
  return next !== undefined && isOutput(next)
}
