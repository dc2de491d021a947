/** Who may sign in, and what for. */
package org.linli.console.accounts;
