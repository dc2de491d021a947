/** What can only be seen from inside the framework: that features install, that nothing restarts, that services come and go. */
package org.linli.incontainer;
