/** The town's clock, and how a rehearsal shifts it. */
package org.linli.core.clock;
