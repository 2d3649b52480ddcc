export * from './gateway-client.ts'
export * from './registered-text.ts'
