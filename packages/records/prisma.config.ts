import { defineConfig } from 'prisma/config'

// The command line wants an engine to be there for everything, though only migrations would use it; any existing file will do,
// and nothing is downloaded. Migrations are applied by src/migrate.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= new URL('./package.json', import.meta.url).pathname

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
