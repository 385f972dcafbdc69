import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { incident } from '../incident/incident.table.ts'
import { openIncident } from '../incident/overdue.ts'
import { unit } from '../unit/unit.table.ts'
import { findAccountByName, type StoredAccount } from './account.queries.ts'
import { demoStreetOf } from './demo-mode.ts'
import { credentialsInvalid } from './identity.problems.ts'
import { account } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import { type Role, roles } from './permission.model.ts'
import { readSecret, writeSecret } from './secret.ts'
import { forgetAttempts, type SignIn, signIn } from './sign-in.ts'
import { type AccountToWrite, hashPassword, writeAccount } from './write-account.ts'

const displayNames: Record<Role, string> = {
  wall: '指挥中心大屏',
  commander: '指挥长',
  planner: '规划专员',
  leader: '网格长',
  handler: '处置员',
  admin: '管理员',
}

/**
 * Makes the accounts of the roles in the demo's street, with one password, and returns it; without a demo in the database
 * removes those of an earlier one and returns undefined. `password` fixes it; otherwise it is one made for this database.
 * Beside the roles there is the staff that a simulation plays: a handler of each unit, and a leader of the whole street.
 */
export async function prepareDemoAccounts(
  services: Pick<IdentityServices, 'database' | 'authentication'>,
  password?: string,
): Promise<string | undefined> {
  const { database } = services
  const street = await demoStreetOf(database)
  if (street === undefined) {
    await removeDemoAccounts(database, [])
    return undefined
  }
  if (password !== undefined) await writeSecret(database, passwordName, password)
  const shared = await demoPassword(database)
  const hash = await hashPassword(services.authentication, shared)
  const wanted = [...(await demoRoles(database, street)), ...(await demoStaff(database, street))]
  for (const person of wanted) {
    const found = await findAccountByName(database, person.username)
    if (found && !found.isDemo) continue
    await writeAccount(services, { ...person, id: found?.id, isDemo: true, password: shared, hash })
  }
  await removeDemoAccounts(
    database,
    wanted.map(({ username }) => username),
  )
  return shared
}

type DemoAccount = Pick<AccountToWrite, 'username' | 'name' | 'role' | 'scope' | 'unit'>

async function demoRoles(database: Database, street: string): Promise<DemoAccount[]> {
  const { leaderScope, handlerUnit } = await demoPlaces(database, street)
  return roles.map((role) => ({
    username: role,
    name: displayNames[role],
    role,
    scope: role === 'leader' ? leaderScope : street,
    unit: role === 'handler' ? handlerUnit : null,
  }))
}

async function demoStaff(database: Database, street: string): Promise<DemoAccount[]> {
  const units = await rows<{ id: number; name: string }>(
    database,
    sql`SELECT ${unit.id} AS id, ${unit.name} AS name FROM ${unit} WHERE ${unit.streetCode} = ${street} ORDER BY 1`,
  )
  return [
    { username: 'patrol', name: '巡查员', role: 'leader', scope: street, unit: null },
    ...units.map(
      ({ id, name }): DemoAccount => ({
        username: `unit_${id}`,
        name: name.slice(0, 40),
        role: 'handler',
        scope: street,
        unit: id,
      }),
    ),
  ]
}

/** Removes the accounts of the demo but those of these names. */
const removeDemoAccounts = (database: Database, but: readonly string[]) =>
  rows(
    database,
    sql`DELETE FROM ${account} WHERE ${account.isDemo} AND NOT ${account.username} = ANY(${`{${but.join(',')}}`}::text[])`,
  )

/** Signs in as somebody of the demo by one click; throws `credentials_invalid` where there is no demo. */
export async function signInAsDemo(
  services: IdentityServices,
  username: string,
  from: Pick<SignIn, 'address' | 'userAgent'>,
): Promise<{ stored: StoredAccount; headers: Headers }> {
  const { database, demo } = services
  const stored = (await demo.isOn()) ? await findAccountByName(database, username) : undefined
  if (!stored?.isDemo) throw credentialsInvalid()
  await forgetAttempts(database, username)
  return signIn({ ...services, ...from }, { username, password: await demoPassword(database) })
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const passwordName = 'demo_password'
const demoPassword = (database: Database): Promise<string> =>
  readSecret(database, passwordName, () =>
    Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join(''),
  )

/** Where there is something to do: the grid with the most open incidents, and the unit in charge of the most. */
async function demoPlaces(
  database: Database,
  street: string,
): Promise<{ leaderScope: string; handlerUnit: number | null }> {
  const grid = await firstRow<{ code: string }>(
    database,
    sql`SELECT ${incident.gridCode} AS code FROM ${incident}
      WHERE ${incident.streetCode} = ${street} AND ${incident.gridCode} IS NOT NULL AND ${openIncident}
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  )
  const busiest = await firstRow<{ id: number }>(
    database,
    sql`SELECT ${unit.id} AS id FROM ${unit}
      LEFT JOIN ${incident} ON ${incident.streetCode} = ${unit.streetCode} AND ${incident.unitId} = ${unit.id} AND ${openIncident}
      WHERE ${unit.streetCode} = ${street} GROUP BY ${unit.id} ORDER BY count(${incident.id}) DESC, 1 LIMIT 1`,
  )
  return { leaderScope: grid?.code ?? street, handlerUnit: busiest?.id ?? null }
}
