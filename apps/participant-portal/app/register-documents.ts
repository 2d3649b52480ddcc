import { writeRegisteredDocuments } from '@concord/portal-kit/registered-documents'
import * as documents from './documents.ts'

writeRegisteredDocuments(documents, new URL('./generated/registered-documents.json', import.meta.url))
