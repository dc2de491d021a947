/** Modules, jobs, storage and audit, for administrators and auditors. */
package org.linli.console.system;
