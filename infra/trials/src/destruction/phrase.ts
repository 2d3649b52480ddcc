import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib'

/** What a text looks like in bytes, by the name of the form. A base64 of something longer holds it at one of three offsets. */
const base64Forms = (bytes: Buffer): [string, Buffer][] =>
  [0, 1, 2].flatMap((shift): [string, Buffer][] => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // What stands before and after shares the characters at both ends.
    const own = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
    const forUrls = own.replaceAll('+', '-').replaceAll('/', '_')
    return [own, forUrls].map((text) => ['base64', Buffer.from(text)])
  })

const quotedPrintable = (bytes: Buffer) =>
  [...bytes]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('')

const escapedForJson = (text: string) =>
  text.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

const formsOf = (phrase: string): [string, Buffer][] =>
  ['NFC', 'NFD'].flatMap((normal) => {
    const text = phrase.normalize(normal)
    const inBytes: [string, Buffer][] = [
      ['UTF-8', Buffer.from(text)],
      ['UTF-16', Buffer.from(text, 'utf16le')],
      ['UTF-16', Buffer.from(text, 'utf16le').swap16()],
    ]
    return [
      ...inBytes,
      ...inBytes.flatMap(([, bytes]) => base64Forms(bytes)),
      ...inBytes.flatMap(([, bytes]): [string, Buffer][] => {
        const hex = bytes.toString('hex')
        return [hex, hex.toUpperCase()].map((digits) => ['hex', Buffer.from(digits)])
      }),
      ['a JSON string', Buffer.from(escapedForJson(text))],
      ['a URL', Buffer.from(encodeURIComponent(text))],
      ['a form', Buffer.from(new URLSearchParams({ '': text }).toString().slice(1))],
      ['quoted-printable', Buffer.from(quotedPrintable(Buffer.from(text)))],
    ] as [string, Buffer][]
  })

const tolerant = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 }

/** Where the packed bytes begin after a gzip header: it may name its file, and more. */
const afterGzipHeader = (bytes: Buffer): number => {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(at)
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

// Without its header: Node's own gunzip refuses a stream that something else stands behind.
const ungzipped = (bytes: Buffer) => inflateRawSync(bytes.subarray(afterGzipHeader(bytes)), tolerant)
const inflated = (bytes: Buffer) => inflateSync(bytes, tolerant)

const packings: [Buffer, (bytes: Buffer) => Buffer][] = [
  [Buffer.of(0x1f, 0x8b, 0x08), ungzipped],
  [Buffer.of(0x78, 0x01), inflated],
  [Buffer.of(0x78, 0x9c), inflated],
  [Buffer.of(0x78, 0xda), inflated],
]

/** What unpacks wherever a gzip or zlib stream may begin; a stream that is cut off gives what there is of it. */
function* unpackedFrom(bytes: Buffer): Generator<Buffer> {
  for (const [start, unpack] of packings) {
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      try {
        yield unpack(bytes.subarray(at))
      } catch (error) {
        // Two or three bytes that only looked like a beginning. Anything else, and the search would be blind without saying so.
        if (!/^(Z_|ERR_OUT_OF_RANGE|ERR_BUFFER_OUT_OF_BOUNDS)/.test((error as NodeJS.ErrnoException).code ?? ''))
          throw error
      }
    }
  }
}

/** Bytes that mails and pages fold into lines of their own width, in one line. */
const unfolded = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(/=?\r?\n[ \t]*/g, ''), 'latin1')

/** Folded text is short; a cluster's files are not, and hold none. */
const longestFolded = 4 * 1024 * 1024

/**
 * Looks for a phrase in bytes: in the clear, in the encodings that programs use, folded into lines, and packed, also one in another.
 * @param phrase long enough to be nowhere by chance, with letters outside ASCII
 * @returns a function that gives the name of the form in which it was found
 */
export const searchFor = (phrase: string) => {
  const forms = formsOf(phrase)
  const inThese = (bytes: Buffer) => forms.find(([, form]) => bytes.includes(form))?.[0]
  const search = (bytes: Buffer, depth = 3): string | undefined => {
    const found = inThese(bytes) ?? (bytes.length <= longestFolded ? inThese(unfolded(bytes)) : undefined)
    if (found !== undefined || depth === 0) return found
    for (const unpacked of unpackedFrom(bytes)) {
      const inside = search(unpacked, depth - 1)
      if (inside !== undefined) return `${inside}, packed`
    }
    return undefined
  }
  return (bytes: Buffer): string | undefined => search(bytes)
}
