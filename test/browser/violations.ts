/** The parts of a browser's page that the tests use. */
declare const document: {
  readonly addEventListener: (type: 'securitypolicyviolation', listener: (event: Violation) => void) => void
}
interface Violation {
  readonly effectiveDirective: string
  readonly blockedURI: string
}

const seen: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  seen.push(`${effectiveDirective} ${blockedURI}`)
})

/** Every breach of the content security policy so far. They are reported late, so a moment passes first. */
export async function violations(): Promise<readonly string[]> {
  await new Promise((resolve) => { setTimeout(resolve, 50) })
  return [...seen]
}
