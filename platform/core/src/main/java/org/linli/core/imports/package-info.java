/** Imports of files: read, checked row by row, applied at once or by a job, and the failed rows handed back. */
package org.linli.core.imports;
