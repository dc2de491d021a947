/** What the platform asks of every module, as tests that a module inherits. */
package org.linli.testkit.contract;
