/** Does one step and says so: its name, how long it took and what it told last. */
export declare const step: <T>(name: string, work: (tell: (detail: string) => void) => Promise<T>) => Promise<T>
