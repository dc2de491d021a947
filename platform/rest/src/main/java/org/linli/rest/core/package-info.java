/** The shared core over REST: thin faces of its services. */
package org.linli.rest.core;
