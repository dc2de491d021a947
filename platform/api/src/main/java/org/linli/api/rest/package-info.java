/** What REST resources of modules share. */
@Export
@Version("1.1.0")
package org.linli.api.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
