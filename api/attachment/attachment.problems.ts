import { declareProblem } from '../problem.ts'

export const attachmentUnknown = declareProblem('attachment_unknown', 404, 'There is no such photo')
export const imageUnsupported = declareProblem(
  'image_unsupported',
  422,
  'Only photos in JPEG, PNG or WebP are taken',
)
export const imageDamaged = declareProblem('image_damaged', 422, 'The photo cannot be read to its end')
export const imageTooLarge = declareProblem('image_too_large', 422, 'The photo has too many pixels')
export const imagesBusy = declareProblem('images_busy', 503, 'Too many photos are being prepared')
export const attachmentsUnused = declareProblem(
  'attachments_unused',
  429,
  'This account has too many photos that no incident uses',
)
export const attachmentUnusable = declareProblem(
  'attachment_unusable',
  409,
  'A photo is not there, not yours or used already',
)
export const attachmentsTooMany = declareProblem(
  'attachments_too_many',
  409,
  'An incident has at most 6 photos',
)
