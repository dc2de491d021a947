/** The one application servlet: one generation of resources per module, deny by default, problems by RFC 9457, health, metrics. */
package org.linli.rest;
