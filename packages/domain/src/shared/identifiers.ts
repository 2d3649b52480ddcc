const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short reference that people read out, e.g. `AM-7K3D-QX2M`, without letters that look or sound like others.
 * @param random a random or derived UUID that is used for nothing else, so that the reference tells nothing of the case
 */
export const referenceFrom = (prefix: string, random: string): string => {
  let bits = BigInt(`0x${random.replaceAll('-', '').slice(0, 12)}`)
  let code = ''
  for (let place = 0; place < 8; place += 1) {
    code += alphabet[Number(bits % BigInt(alphabet.length))]
    bits /= BigInt(alphabet.length)
  }
  return `${prefix}-${code.slice(0, 4)}-${code.slice(4)}`
}

/** The reference as it is stored, from what a person typed: spaces and case do not matter. Null where it cannot be one. */
export const parseReference = (typed: string): string | null => {
  const bare = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const match = /^([A-Z]{2})([2-9A-Z]{4})([2-9A-Z]{4})$/.exec(bare)
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null
}

/** The fixed subjects of grants that are no person (DESIGN, How a command travels). */
export const fixedSubjects = {
  'system:assisted-mediation': '5b1f4c0a-7a43-4a3e-9d0e-0a6d00000001',
  'system:safety-disclosure': '5b1f4c0a-7a43-4a3e-9d0e-0a6d00000009',
} as const
export type SystemService = 'assisted-mediation' | 'safety-disclosure'
