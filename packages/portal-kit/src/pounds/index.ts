/** `£1,200`: charges are whole pounds. */
export const inPounds = (pounds: number): string => `£${pounds.toLocaleString('en-GB')}`
