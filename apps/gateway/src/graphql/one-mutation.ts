import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

const countRootFields = (
  set: SelectionSetNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
  entered: readonly string[] = [],
): number =>
  set.selections.reduce((count, selection) => {
    if (selection.kind === Kind.FIELD) return count + 1
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return count + countRootFields(selection.selectionSet, fragmentOf, entered)
    const name = selection.name.value
    const fragment = entered.includes(name) ? undefined : fragmentOf(name)
    return fragment ? count + countRootFields(fragment.selectionSet, fragmentOf, [...entered, name]) : count
  }, 0)

/**
 * One root field a mutation, counted after fragments: each is one transaction, and an answer that is half done has no words.
 * An alias counts as a field.
 */
export const oneRootFieldAMutation = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (operation) => {
    if (operation.operation !== 'mutation') return
    const count = countRootFields(operation.selectionSet, (name) => context.getFragment(name))
    if (count > 1)
      context.reportError(
        new GraphQLError('Send one command at a time', {
          nodes: operation,
          extensions: { code: 'ONE_MUTATION', http: { status: 400 } },
        }),
      )
  },
})
