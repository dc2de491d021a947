/** Work that takes long, with progress, resumed after a crash. */
@Export
@Version("1.1.0")
package org.linli.api.jobs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
