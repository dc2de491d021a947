/** Modules while they live: which version gets the work, what is published, and how modules are installed, upgraded, rolled back and removed. */
@Export
@Version("1.0.0")
package org.linli.api.modules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
