/** Jobs: persistent, leased by a node, resumed from their last committed step after a crash. */
package org.linli.core.jobs;
