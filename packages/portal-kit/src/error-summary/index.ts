export * from './form-error-summary.tsx'
