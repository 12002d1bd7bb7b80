import * as fc from 'fast-check';

/** Two mutation runs see the same examples, and so give the same score. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
