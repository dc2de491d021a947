/** Files kept as evidence, by content. */
@Export
@Version("1.1.0")
package org.linli.api.evidence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
