/** Working days, deadlines and draws that anyone can check. */
@Export
@Version("1.1.0")
package org.linli.api.calendar;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
