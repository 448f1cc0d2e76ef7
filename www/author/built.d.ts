// What the build puts into the scripts.

/** The page's own files, from its folder. */
declare const FILES: string[];
/** Changes with any of them. */
declare const PRINT: string;
/** The files of the package that pages load, as they lie in `widget/`. */
declare const WIDGET: string[];
