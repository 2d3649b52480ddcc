import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const whole = {
  PORT: '4110',
  DATABASE_URL_READ_ADVICE: 'postgres://read_advice:x@localhost/concord',
  DATABASE_URL_DECIDE_ADVICE: 'postgres://decide_advice:x@localhost/concord',
  DATABASE_URL_REVEAL_ADVICE: 'postgres://reveal_advice:x@localhost/concord',
  DATABASE_URL_SIGN_IN: 'postgres://sign_in:x@localhost/concord',
  VAULT_KEYS_ADVICE: JSON.stringify({ current: 'k1', keys: { k1: key } }),
  DIGEST_KEY: key,
  KEY_SERVICE_URL: 'http://localhost:4112',
  KEY_SERVICE_CREDENTIAL: 'credential-of-the-gateway',
  OIDC_ISSUER: 'http://localhost:4101',
  OIDC_CLIENT_ID: 'concord',
  OIDC_CLIENT_SECRET: 'secret-of-the-client',
  PARTNER_AUDIENCE: 'https://gateway.example.org/advice',
  STAFF_PORTAL_URL: 'http://localhost:4120',
  PARTICIPANT_PORTAL_URL: 'http://localhost:4130',
  REGISTERED_DOCUMENTS: 'one.json,two.json',
}

describe('the settings', () => {
  it('are read as a whole', () => {
    expect(readConfig(whole)).toMatchObject({
      port: 4110,
      registeredDocuments: ['one.json', 'two.json'],
      keyService: { url: 'http://localhost:4112', credential: 'credential-of-the-gateway' },
      logLevel: 'info',
    })
  })

  it.each(Object.keys(whole))('have no default for %s', (name) => {
    expect(() => readConfig({ ...whole, [name]: undefined })).toThrow(`${name}: is not set`)
  })

  it.each([
    [undefined, undefined, true],
    ['production', undefined, false],
    ['production', 'on', true],
    [undefined, 'off', false],
  ])('let partners ask for the schema by NODE_ENV %s and PARTNER_INTROSPECTION %s: %s', (NODE_ENV, said, may) => {
    const { partners } = readConfig({ ...whole, NODE_ENV, PARTNER_INTROSPECTION: said })
    expect(partners.mayIntrospect).toBe(may)
  })

  it('name every problem at once, and no value', () => {
    const wrong = {
      ...whole,
      PORT: 'planted-port',
      DIGEST_KEY: 'planted-key',
      VAULT_KEYS_ADVICE: '{"current":"k2","keys":{"k1":"planted-ring"}}',
      KEY_SERVICE_URL: 'planted-key-service',
      KEY_SERVICE_CREDENTIAL: '',
      OIDC_ISSUER: 'ftp://planted-issuer',
    }
    const message = (() => {
      try {
        return String(readConfig(wrong))
      } catch (problem) {
        return String(problem)
      }
    })()
    for (const name of [
      'PORT',
      'DIGEST_KEY',
      'VAULT_KEYS_ADVICE',
      'KEY_SERVICE_URL',
      'KEY_SERVICE_CREDENTIAL',
      'OIDC_ISSUER',
    ])
      expect(message).toContain(`  ${name}: `)
    expect(message).not.toContain('planted')
  })
})
