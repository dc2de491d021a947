/** Publicity: what goes on the boards, who objects, and the boards themselves, open to all. */
package org.linli.console.boards;
