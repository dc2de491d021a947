/** The audit: written with each deed, sealed into a chain of hashes soon after, searched, verified, exported, and let go of after its time. */
package org.linli.security.audit;
