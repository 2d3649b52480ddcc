export * from './render-page.tsx'
