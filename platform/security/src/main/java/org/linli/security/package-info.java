/** Accounts, sign-in, grants and the audit. */
package org.linli.security;
