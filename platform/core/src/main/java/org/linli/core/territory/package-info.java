/** Territory: the units of both trees, their moves and merges, and how they come from files. */
package org.linli.core.territory;
