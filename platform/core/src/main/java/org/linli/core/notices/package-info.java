/** What accounts are told of what they have to do: rounds that ask the modules, notices in the console, and digests by mail and webhook. */
package org.linli.core.notices;
