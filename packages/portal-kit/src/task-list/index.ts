export * from './task-list.tsx'
