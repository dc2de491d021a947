/** Files kept as evidence: known by their content, free of metadata, shown to those in scope. */
package org.linli.core.evidence;
