/** How what people type and spreadsheets save is read: full-width forms, days in the usual ways of writing, words for codes. */
package org.linli.core.typed;
