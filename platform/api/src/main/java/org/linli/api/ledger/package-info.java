/** The points ledger: immutable entries, tallies, reversal, integrity. */
@Export
@Version("1.1.0")
package org.linli.api.ledger;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
