import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** The browser that CHROMIUM names, or the first one on the machine. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => ['/usr/bin', ...folders].map((folder) => join(folder, name)))
    .find(isExecutable)
}

/** A page of a browser without a window, driven over the browser's own protocol. */
export interface BrowserPage {
  /** Opens an address and waits until everything on it is loaded and its scripts have run. */
  readonly open: (url: string) => Promise<void>
  /** The value of an expression, waited for when it is a promise. Throws what the page throws. */
  readonly evaluate: <T>(expression: string) => Promise<T>
  /** Gives the page a command of the browser's protocol, as in `Emulation.setEmulatedMedia`. */
  readonly command: <T>(method: string, params?: object) => Promise<T>
  /** Makes the processor look this many times slower to the page. */
  readonly slowDown: (times: number) => Promise<void>
  /** What the browser itself complained about, such as breaches of the content security policy. */
  readonly complaints: () => readonly string[]
  readonly close: () => Promise<void>
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly entry?: { readonly text: string }; readonly exceptionDetails?: Thrown }
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
}

interface Thrown {
  readonly text: string
  readonly exception?: { readonly description?: string }
}

/** Starts a browser with one empty page, a language and a time zone that are not the machine's. */
export async function startBrowser(program: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'ipt-browser-'))
  const browser = spawn(program, [
    '--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--lang=de-DE',
    // The sandbox refuses to work for root, as whom containers run.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`, '--remote-debugging-pipe',
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'America/St_Johns' } })
  const ended = new Promise<never>((_, reject) => {
    browser.once('error', reject)
    browser.once('exit', (code) => { reject(new Error(`the browser ended with ${String(code)}`)) })
  }).finally(() => { rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) })
  ended.catch(() => undefined)
  const commands = browser.stdio[3] as Writable
  const answers = browser.stdio[4] as Readable
  commands.on('error', () => undefined)

  const complaints: string[] = []
  const waiting = new Map<number, (message: Message) => void>()
  let loaded = (): void => undefined
  let unread = ''
  answers.setEncoding('utf8').on('data', (text: string) => {
    const messages = (unread + text).split('\0')
    unread = messages.pop() ?? ''
    for (const message of messages) receive(JSON.parse(message) as Message)
  })

  function receive({ id, method, params, ...message }: Message): void {
    if (id !== undefined) return waiting.get(id)?.(message)
    if (method === 'Page.loadEventFired') return loaded()
    if (params?.entry !== undefined) complaints.push(params.entry.text)
    if (params?.exceptionDetails !== undefined) complaints.push(inWords(params.exceptionDetails))
  }

  let last = 0
  async function send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    last += 1
    const id = last
    const answer = new Promise<Message>((resolve) => { waiting.set(id, resolve) })
    commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    const { result, error } = await Promise.race([answer, ended])
    waiting.delete(id)
    if (error !== undefined) throw new Error(`${method}: ${error.message}`)
    return result as T
  }

  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`, {}, sessionId)

  return {
    open: async (url) => {
      const load = new Promise<void>((resolve) => { loaded = resolve })
      await send('Page.navigate', { url }, sessionId)
      await Promise.race([load, ended])
    },
    evaluate: async <T>(expression: string) => {
      // Left alone, the protocol lifts the ban on code generation while it evaluates.
      const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: Thrown }>('Runtime.evaluate', {
        expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: false,
      }, sessionId)
      if (exceptionDetails !== undefined) throw new Error(`the page throws: ${inWords(exceptionDetails)}`)
      return result.value
    },
    command: (method, params) => send(method, params, sessionId),
    slowDown: (times) => send('Emulation.setCPUThrottlingRate', { rate: times }, sessionId),
    complaints: () => [...complaints],
    close: async () => {
      void send('Browser.close').catch(() => undefined)
      await ended.catch(() => undefined)
    },
  }
}

const inWords = ({ text, exception }: Thrown): string => exception?.description ?? text

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
