/** The scoring kernel: rulebook and facts in, result and its reasons out. Pure Java, no I/O. */
@Export
@Version("1.0.0")
package org.linli.scoring;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
