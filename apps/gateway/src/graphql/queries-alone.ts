import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'

/** Organisations' own systems read and give no command, whatever the schema holds for others. */
export const queriesAlone = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    if (operation.operation === 'query') return
    context.reportError(
      new GraphQLError('This client may read alone', {
        nodes: operation,
        extensions: { code: 'QUERIES_ALONE', http: { status: 400 } },
      }),
    )
  },
})
