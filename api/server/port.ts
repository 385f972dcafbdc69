import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Throws, with what to do about it, if nothing can listen there: to be asked before the long work of a start. Port 0 is
 * any free one.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    throw listenFault(error, host, port)
  }
  probe.close()
  await once(probe, 'close')
}

/** An error of listening as one that says what to do. */
export function listenFault(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Error(
      `port ${port} on ${host} is in use, perhaps by another streetgrid: stop that one, or choose another port (PORT=${port < 65_535 ? port + 1 : port - 1} npm start)`,
    )
  if (code === 'EACCES')
    return new Error(
      `this user may not listen on port ${port} of ${host}: choose one from 1024 up (PORT=8787 npm start)`,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL')
    return new Error(
      `HOST ${host} is no address of this machine: 127.0.0.1 serves this machine alone, 0.0.0.0 the network too`,
    )
  return error instanceof Error ? error : new Error(String(error))
}
