import type { Words } from '../words.ts'
import type { problemWords as zh } from '../zh/problem.ts'

/** What went wrong, by the stable code of the server's problem. */
export const problemWords: Words<typeof zh> = {
  input_invalid: 'The request does not fit what is asked for.',
  body_malformed: 'What was sent is malformed.',
  body_too_large: 'What was sent is too large.',
  route_unknown: 'There is nothing at this address.',
  method_not_allowed: 'This address does not take this action.',
  value_out_of_range: 'A value is out of range.',
  geometry_invalid: 'This shape cannot be reckoned with: check whether it crosses itself.',
  polygon_invalid: 'The drawn area crosses itself: draw it again.',
  database_unavailable: 'The database does not answer at the moment. Try again soon.',
  request_timeout: 'The answer took too long. Try again, or a smaller area.',
  internal_error: 'The server failed. Try again soon.',
  street_unknown: 'There is no such street.',
  place_unknown: 'There is no such place in this street.',
  incident_unknown: 'There is no such incident.',
  attachment_unknown: 'There is no such photo.',
  attachment_unusable: 'A photo is not there, was not uploaded by you, or has been used already.',
  attachments_too_many: 'An incident has 6 photos at most.',
  attachments_unused: 'Too many of your photos wait to be used. They go after a day.',
  image_unsupported: 'Only photos in JPEG, PNG or WebP are taken.',
  image_damaged: 'This photo is incomplete or damaged.',
  image_too_large: 'This photo has too many pixels.',
  images_busy: 'Too many photos are being prepared. Try again soon.',
  category_unknown: 'There is no such category.',
  limits_changed: 'Somebody has just changed these limits; you now see theirs. Check them and save again.',
  calendar_changed: 'Somebody has just changed this day; you now see theirs. Check it and save again.',
  collection_unknown: 'There is no such collection.',
  feature_unknown: 'There is no such feature.',
  web_not_built: 'The pages have not been built.',
}
