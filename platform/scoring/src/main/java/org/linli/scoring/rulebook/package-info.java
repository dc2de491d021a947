/** The rulebook: how a town writes its rules down, read from YAML, checked, and held as records. */
@Export
@Version("1.0.0")
package org.linli.scoring.rulebook;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
