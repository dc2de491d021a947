/** Files of rows: preview, row errors, failed rows handed back. */
@Export
@Version("1.1.0")
package org.linli.api.imports;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
