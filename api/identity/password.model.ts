import { z } from 'zod'

/** GB/T 22239 asks for complexity or length; length is what people can keep, and what guessing fails at. */
export const shortestPassword = 10
export const longestPassword = 128
export const fewestDifferent = 5

export const newPassword = z
  .string()
  .min(shortestPassword)
  .max(longestPassword)
  .refine((text) => new Set(text).size >= fewestDifferent, {
    error: `must have at least ${fewestDifferent} different characters`,
  })
