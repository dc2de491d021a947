/** The people and households of the town, and how they come in by files. */
package org.linli.console.people;
