import { Hono } from 'hono'
import { z } from 'zod'
import { validate } from '../problem.ts'
import type { Settings } from './settings.shapes.ts'

export const settingsRoutes = (settings: Settings) =>
  new Hono().get('/settings', validate('query', z.strictObject({})), (context) => context.json(settings, 200))
