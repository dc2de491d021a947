/** What accounts are told of what they have to do, and on which way it reaches them. */
@Export
@Version("1.0.0")
package org.linli.api.notices;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
