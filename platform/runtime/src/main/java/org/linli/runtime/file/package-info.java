/** A module as a file: what its manifest says, whether the platform can take it, and who signed it. */
package org.linli.runtime.file;
