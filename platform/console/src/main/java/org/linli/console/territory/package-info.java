/** Units of the town as tree and table, and what happened to them. */
package org.linli.console.territory;
