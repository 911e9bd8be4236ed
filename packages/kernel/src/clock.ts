/** The present moment; injected, so that time can be told rather than taken. */
export type Clock = () => Date;
