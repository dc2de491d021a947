/** What the rooms of the core share. */
package org.linli.core;
