import * as fc from 'fast-check';

/** `maxLength` then means what it says. By default fast-check draws lists of about ten members, whatever their maximum. */
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
