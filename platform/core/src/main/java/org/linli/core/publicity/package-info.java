/** Boards, objections and filings: how a result becomes public, is challenged and goes up the tree. */
package org.linli.core.publicity;
