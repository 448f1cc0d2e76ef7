// The script with the core inside: one file, that works from a folder on a disk and wherever nothing may be fetched.

import core from '../../pkg/report_figures_bg.wasm';
import { bring } from './core.js';

bring(core);

export * from './index.js';
