/** The programs of all modules, from their rulebook to their results. */
package org.linli.console.programs;
