/** The server as its operators see it: how it stands, its backups and its faults. */
@Export
@Version("1.0.0")
package org.linli.api.operation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
