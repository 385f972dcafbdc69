import { customType } from 'drizzle-orm/pg-core'

/** Bytes, as a Buffer on either driver. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})
