export * from './seen-by.tsx'
export * from './who-can-see.tsx'
