import { z } from 'zod'

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

/** True if the text is a decimal number; '', ' 1' and '0x10' are none. */
export const isDecimal = (text: string): boolean => text.length <= 40 && decimal.test(text)

/** The number a text says, NaN if it says none; what is no text stays as it is, for a schema to judge. */
export const readDecimal = (value: unknown): unknown =>
  typeof value === 'string' ? (isDecimal(value) ? Number(value) : Number.NaN) : value

const degrees = (name: string, most: number) => {
  const fault = `${name} is outside -${most}…${most}`
  return z.number('must be a number').min(-most, fault).max(most, fault)
}

/** Degrees in WGS84. */
export const longitude = degrees('longitude', 180)
export const latitude = degrees('latitude', 90)

/** Longitude, latitude. */
export const position = z.tuple([longitude, latitude])
