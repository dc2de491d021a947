/** Who is calling, what they may do and where, and the record of what they did. */
@Export
@Version("1.2.0")
package org.linli.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
