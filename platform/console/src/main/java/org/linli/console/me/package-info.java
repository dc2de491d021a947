/** One's own account: profile, sessions, second factor. */
package org.linli.console.me;
