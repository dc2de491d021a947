/** Settlements: from a program's records to results, and what the later stages make of them. */
package org.linli.core.settlement;
