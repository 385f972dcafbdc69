/**
 * How a unit was called: by a dispatch, by a whistle for work (吹哨, on site within three working days) or for a hard case
 * (within five).
 */
export const callKinds = ['dispatch', 'work_whistle', 'hard_case_whistle'] as const
export type CallKind = (typeof callKinds)[number]
