/** The rights of people over their data: what is stored for what and how long, what each is told, what they agreed to, and what is erased. */
package org.linli.core.privacy;
