import { spawn } from 'node:child_process'
import { createServer } from 'vite'

/** `npm run dev`: the API restarting on change, and the pages with hot reload in front of it. */
const api = spawn(
  process.execPath,
  ['--import', 'tsx', '--watch-path=api', 'api/main.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
const pages = await createServer()
await pages.listen()
pages.printUrls()

const stop = async (): Promise<void> => {
  api.kill('SIGTERM')
  await pages.close()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
api.once('exit', () => pages.close())
