// What the build puts into the service worker.

/** The page's own files, from its folder. */
declare const FILES: string[];
/** Changes with any of them. */
declare const PRINT: string;
