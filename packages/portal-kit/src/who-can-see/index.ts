export * from './who-can-see.tsx'
