import { z } from 'zod'
import { wordIssue } from './input-fault.ts'

const schema = z
  .object({
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/name' })
      .optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
        error: ({ input }) => `must be a port number from 0 to 65535, not “${input}”`,
      })
      .transform(Number)
      .default(8787),
    /** Of the demo accounts; made at random and printed otherwise. */
    DEMO_PASSWORD: z.string().min(1).max(128).optional(),
    /** Where browsers reach this server. */
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be http://… or https://…' }).optional(),
    OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/, error: 'must be http://… or https://…' }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().min(1).max(40).default('统一身份认证'),
    TIANDITU_KEY: z.string().min(1).optional(),
    TIANDITU_APPROVAL_NUMBER: z.string().min(1).max(80).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((variables, context) => {
    const signOn = ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const
    if (variables.OIDC_DISCOVERY_URL === undefined) return
    for (const name of signOn)
      if (variables[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'is required with OIDC_DISCOVERY_URL' })
  })
export type Environment = z.infer<typeof schema>

/** The environment, validated; throws an Error whose message names each wrong variable on one line. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given, { error: wordIssue })
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new Error(`environment: ${faults.join('; ')}`)
}
