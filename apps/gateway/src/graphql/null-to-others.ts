import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      nullToOthers: NullToOthers<Types>
    }
  }
}

/**
 * What a reader has no right to is null, wherever the field may be null. As an error it would take the whole page with it, for
 * a class that one role of several who share the page may not read.
 */
class NullToOthers<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (!field.type.nullable || 'unauthorizedResolver' in field.pothosOptions) return field
    const pothosOptions = { ...field.pothosOptions, unauthorizedResolver: () => null }
    return { ...field, pothosOptions } as unknown as PothosOutputFieldConfig<Types>
  }
}

export const nullToOthers = 'nullToOthers' as const
SchemaBuilder.registerPlugin(nullToOthers, NullToOthers)
