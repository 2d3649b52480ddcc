export * from './key-details-bar.tsx'
