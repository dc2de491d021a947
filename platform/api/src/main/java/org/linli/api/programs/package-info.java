/** Rulebooks, programs and their stages, participants, settlements and results. */
@Export
@Version("1.1.0")
package org.linli.api.programs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
