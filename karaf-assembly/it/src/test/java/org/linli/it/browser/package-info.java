/** The console and the public boards as people meet them: in the machine's own Chromium, without a screen. */
package org.linli.it.browser;
