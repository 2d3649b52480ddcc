export * from './progress-tracker.tsx'
