/** TLS at the web server: certificates from the operator's files, replaced while it runs. */
package org.linli.rest.tls;
