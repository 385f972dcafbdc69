import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '../database/open.ts'
import { readEnvironment } from '../environment.ts'
import { writeReferenceData } from '../incident/reference.ts'
import type { ImportReport } from './import.model.ts'
import { importFeatures } from './import.ts'
import { type ImportArguments, importArguments, importUsage } from './import-arguments.ts'
import { ImportError, ImportRejectedError } from './import-error.ts'
import { progressPrinter } from './import-progress.ts'
import { printReport } from './print-report.ts'
import { readFeatureFile } from './read-file.ts'

/**
 * `npm run import`: reads a file into the server's database. Exit code 0 if what was asked was done: the file
 * was written or a dry run found no fault, with `--skip-bad` also if features were refused, which the report counts;
 * 1 if features were refused, 2 if the import could not begin, and nothing was written.
 */
export async function importCommand(
  argv: readonly string[],
  variables: Record<string, string | undefined>,
  print: (text: string) => void,
  printProgress: (line: string) => void = () => undefined,
): Promise<number> {
  try {
    const parsed = importArguments(argv)
    if (parsed === 'help') {
      print(importUsage)
      return 0
    }
    const report = await importFile(parsed, variables, printProgress)
    print(printReport(report))
    return 0
  } catch (error) {
    if (error instanceof ImportRejectedError) {
      print(printReport(error.report))
      print('Nothing was written: mend the file, or take only the good features with --skip-bad.')
      return 1
    }
    print(error instanceof Error ? error.message : String(error))
    if (error instanceof ImportError && error.code === 'invalid_option')
      print('\nnpm run import -- --help lists everything.')
    return 2
  }
}

async function importFile(
  { file, map, set, ...options }: ImportArguments,
  variables: Record<string, string | undefined>,
  printProgress: (line: string) => void,
): Promise<ImportReport> {
  const environment = readEnvironment(variables)
  const { features, crs } = await readFeatureFile(file, map, options.crs)
  const opened = await openDatabase({
    prepare: writeReferenceData,
    url: environment.DATABASE_URL,
    directory: environment.DATA_DIR,
  })
  const progress = progressPrinter(printProgress)
  try {
    return await importFeatures(opened.database, {
      ...options,
      features,
      source: basename(file),
      statedCrs: crs,
      onProgress: progress.tell,
      values: { map, set },
    })
  } finally {
    progress.stop()
    await opened.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // Whoever read the output may have gone, as `head` does: the import goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.exitCode = await importCommand(
    process.argv.slice(2),
    process.env,
    (text) => console.log(text),
    (line) => console.error(line),
  )
}
