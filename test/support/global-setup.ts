import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../api/database/open.ts'
import { writeReferenceData } from '../../api/incident/reference.ts'
import { type Cluster, createCluster, postgresqlBin } from './postgresql-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this test run; embedded templates are built in it on demand. */
    templates: string
    /** The server of this test run with the database `template_empty`, or null. */
    postgresql: string | null
  }
}

/** Starts one PostgreSQL cluster for the whole run and migrates its template; stops it at the end. */
export default async function setup(project: TestProject): Promise<() => void> {
  const templates = mkdtempSync(join(tmpdir(), 'streetgrid-templates-'))
  mkdirSync(join(templates, 'locks'))
  project.provide('templates', templates)
  let cluster: Cluster | undefined
  const teardown = () => {
    cluster?.remove()
    rmSync(templates, { recursive: true, force: true })
  }
  try {
    const bin = postgresqlBin()
    if (bin === undefined) {
      const message =
        'PostgreSQL with PostGIS is not installed: its tests are skipped (apt-get install postgresql-15-postgis-3)'
      if (process.env.REQUIRE_ALL === '1') throw new Error(message)
      console.warn(message)
      project.provide('postgresql', null)
      return teardown
    }
    cluster = await createCluster(bin)
    const maintenance = postgres(cluster.url('postgres'), { max: 1 })
    await maintenance`CREATE DATABASE template_empty`
    await maintenance.end()
    const opened = await openDatabase({ prepare: writeReferenceData, url: cluster.url('template_empty') })
    await opened.close()
    project.provide('postgresql', cluster.url('postgres'))
    return teardown
  } catch (error) {
    teardown()
    throw error
  }
}
