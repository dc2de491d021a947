/** People, households and where they belong; what is personal is sealed before it reaches the database. */
package org.linli.core.people;
