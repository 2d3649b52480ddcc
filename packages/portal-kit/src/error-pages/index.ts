export * from './error-pages.tsx'
