import type { Words } from '../words.ts'
import type { replayWords as zh } from '../zh/replay.ts'

/** Looking at a past moment of the loop. */
export const replayWords: Words<typeof zh> = {
  title: 'Replay',
  open: 'Replay a day',
  play: 'Play',
  pause: 'Pause',
  day: 'Day',
  time: 'Time of day',
  pace: 'Pace',
  paceOf: { slow: '4 min', day: '1 min', fast: '15 s' },
  back: 'Back to now',
  asOf: 'As of {{when}}',
}
