import { accept } from './accept.ts'
import { acknowledge } from './acknowledge.ts'
import { arrive } from './arrive.ts'
import { callback } from './callback.ts'
import { close } from './close.ts'
import { complete } from './complete.ts'
import { dispatch } from './dispatch.ts'
import { extend } from './extend.ts'
import type { IncidentVerb } from './incident.model.ts'
import { merge } from './merge.ts'
import { reassign } from './reassign.ts'
import { returnIncident } from './return.ts'
import { rework } from './rework.ts'
import { suspend } from './suspend.ts'
import { urge } from './urge.ts'
import type { Verb } from './verb.ts'
import { verify } from './verify.ts'
import { voidIncident } from './void.ts'
import { whistle } from './whistle.ts'

/** Every verb that is done to an incident that is there. */
export const verbs: Record<Exclude<IncidentVerb, 'report'>, Verb> = {
  accept,
  void: voidIncident,
  merge,
  dispatch,
  whistle,
  acknowledge,
  arrive,
  return: returnIncident,
  reassign,
  extend,
  suspend,
  complete,
  verify,
  rework,
  callback,
  close,
  urge,
}
