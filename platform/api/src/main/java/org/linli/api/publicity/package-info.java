/** Boards of frozen masked results, objections with deadlines, filing up the tree. */
@Export
@Version("1.1.0")
package org.linli.api.publicity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
