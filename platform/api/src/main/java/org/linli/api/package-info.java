/** The contract of a module: what it hands over and what it may need to know of the platform as a whole. */
@Export
@Version("1.2.0")
package org.linli.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
