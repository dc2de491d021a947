/** A module that misbehaves as it is told, for tests and benchmarks of how the platform copes. */
package org.linli.trial;
