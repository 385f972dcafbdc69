import { defineConfig } from 'drizzle-kit'

/** `npm run migration` writes the next migration from the tables. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './api/database/schema.ts',
  out: './api/database/migrations',
  casing: 'snake_case',
})
