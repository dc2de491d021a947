/** The keys that personal data are sealed with: several versions side by side in a file outside the database. */
package org.linli.core.keys;
