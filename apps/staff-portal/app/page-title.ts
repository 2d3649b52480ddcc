/** What a browser's tab and a screen reader say of a page. */
export const pageTitle = (title: string) => [{ title: `${title} - Practitioner Performance Advice` }]
