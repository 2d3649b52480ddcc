/** What a browser's tab and a screen reader say of a page. A tab can be seen across a room: it names no case and nobody. */
export const pageTitle = (title: string) => [{ title: `${title} - Practitioner Performance Advice` }]
