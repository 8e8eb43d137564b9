import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Served {
  readonly url: string
  readonly stop: () => Promise<void>
}

export interface Resource {
  readonly type: 'text/html' | 'text/javascript'
  readonly text: string
}

/** Serves a few texts on this machine only, each under the same content security policy. */
export async function serve(resources: Readonly<Record<string, Resource>>, policy: string): Promise<Served> {
  const server = createServer((request, response) => {
    const found = resources[request.url ?? '']
    if (found === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': `${found.type}; charset=utf-8`, 'content-security-policy': policy }).end(found.text)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => {
      server.close(() => { resolve() })
      server.closeAllConnections()
    }),
  }
}
