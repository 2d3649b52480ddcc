export const accepted = (made: readonly { name: string; reference: string | null }[] = []) => ({
  __typename: 'Accepted',
  made,
})
export const rejected = (rejections: readonly object[]) => ({ __typename: 'Rejected', rejections })
