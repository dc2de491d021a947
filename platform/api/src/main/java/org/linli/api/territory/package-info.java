/** Units: the territory tree and the party tree. */
@Export
@Version("1.1.0")
package org.linli.api.territory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
