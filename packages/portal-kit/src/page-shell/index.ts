export * from './html-document.tsx'
export * from './page-shell.tsx'
