/** Transactions and plain SQL over the town's database, the same on every engine. */
@Export
@Version("1.1.0")
package org.linli.api.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
