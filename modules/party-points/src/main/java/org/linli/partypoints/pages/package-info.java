/** What stands on the module's pages, for their templates in {@code src/main/pages}. */
package org.linli.partypoints.pages;
