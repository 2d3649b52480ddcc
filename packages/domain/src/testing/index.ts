export * from './a-mediation.ts'
export * from './an-enquiry.ts'
export * from './evidence.ts'
