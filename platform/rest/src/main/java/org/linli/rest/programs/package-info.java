/** What the platform serves below every module that runs programs: rulebooks, programs, their records and their results. */
package org.linli.rest.programs;
