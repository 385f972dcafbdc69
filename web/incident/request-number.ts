/** A number for a request that makes sure that it is done once, also where it has to be sent again. */
export const requestNumber = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
