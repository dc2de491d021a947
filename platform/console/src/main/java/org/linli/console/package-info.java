/** The console: the frame of all pages, signing in, and the pages of what all modules share. */
package org.linli.console;
