/** Begins to give frames the height of what is in them; called by itself when the script is loaded. */
export declare function listen(): void;
