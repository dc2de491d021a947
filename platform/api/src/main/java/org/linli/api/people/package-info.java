/** People and households. */
@Export
@Version("1.2.0")
package org.linli.api.people;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
