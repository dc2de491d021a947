/** What somebody is told, and how. */
package org.linli.console.notices;
