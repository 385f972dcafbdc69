import { Hono } from 'hono'
import { z } from 'zod'
import type { IdentityServices } from '../identity/identity.ts'
import { validate } from '../problem.ts'
import type { FixedSettings, Settings } from './settings.shapes.ts'

export const settingsRoutes = (settings: FixedSettings, { demo }: Pick<IdentityServices, 'demo'>) =>
  new Hono().get('/settings', validate('query', z.strictObject({})), async (context) => {
    const answer: Settings = { ...settings, demo: await demo.isOn() }
    return context.json(answer, 200)
  })
