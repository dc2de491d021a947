/** What operators want to know of a node, backups of the database, and faults found in the log. */
package org.linli.core.operation;
