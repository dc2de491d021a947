/** Which version of each module gets the work of the core. */
package org.linli.core.modules;
