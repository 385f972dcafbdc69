/** What 高发 means unless it is asked otherwise: the same sub-category so often in the period, so near to each other. */
export const recurringDefaults = { times: 3, metres: 50 } as const
